// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/row.h"

#include "importers/sheets/values.h"
#include "importers/sheets/vocabulary.h"
#include "model/base/numbers.h"
#include "model/base/units.h"
#include "model/portfolio/metrics.h"

#include <algorithm>
#include <cmath>

namespace banyan::importers::sheets {

namespace {

std::string inQuotes(std::string_view text) {
    constexpr size_t longest = 60;
    if (text.size() <= longest) return "\"" + std::string(text) + "\"";
    size_t end = longest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80)
        --end;
    return "\"" + std::string(text.substr(0, end)) + "…\"";
}

} // namespace

bool isChoice(std::string_view text, std::string_view names) {
    const std::string key = headerKey(text);
    bool found = false;
    forEachPart(names, ';', [&](std::string_view name) { found = found || headerKey(name) == key; });
    return found;
}

Row::Row(SourceState& state, const SheetLayout& layout)
    : m_state(state)
    , m_layout(layout) {
    for (size_t column = 0; column < layout.targets.size(); ++column) {
        const Target& target = layout.targets[column];
        if (target.what == Target::What::Field)
            m_fields.emplace_back(target.name, column);
        else if (target.what != Target::What::Nothing)
            m_metrics.emplace_back(column, target);
    }
}

void Row::start(const SheetRow& row) {
    m_row = &row;
    m_complaints.clear();
    m_metricCells.clear();
    for (const auto& [column, target] : m_metrics)
        if (!saysNothing(cellAt(column))) m_metricCells.emplace_back(column, target);
}

void Row::take() {
    refuseErrors();
    for (const Column& column : m_layout.kind->columns)
        if (column.key && !has(column.field)) refuse(column.field, "is empty, and a row needs it");
    if (good()) m_layout.kind->take(*this);
    finish();
}

void Row::refuseErrors() {
    for (size_t column = 0; column < m_row->kinds.size() && column < m_layout.targets.size(); ++column) {
        if (m_layout.targets[column].what == Target::What::Nothing) continue;
        if (m_row->kinds[column] == CellKind::Failed) refuseAt(column, "is an error of the spreadsheet");
        if (m_row->kinds[column] != CellKind::Uncalculated || !m_uncalculated.insert(column).second) continue;
        batch().report(
            "sheet.uncalculated", portfolio::IssueSeverity::Warning,
            {file(), line(), static_cast<int>(column) + 1, m_layout.sheet + "!" + cellName(column, line())}, {},
            "column \"{column}\" holds formulas that were never calculated; such cells are unknown. Open and "
            "save the file in a spreadsheet program",
            {{"column", m_layout.header[column]}});
    }
}

void Row::finish() {
    if (good()) return;
    std::string reason;
    for (const std::string& complaint : m_complaints)
        reason += (reason.empty() ? "" : "; ") + complaint;
    batch().rejected.push_back({file(), line(), m_row->cells, std::move(reason)});
}

int Row::columnOf(std::string_view field) const {
    for (const auto& [name, column] : m_fields)
        if (name == field) return static_cast<int>(column);
    return -1;
}

std::string_view Row::cellAt(size_t column) const {
    return column < m_row->cells.size() ? trimmed(m_row->cells[column]) : std::string_view();
}

std::string_view Row::cell(std::string_view field) const {
    const int column = columnOf(field);
    return column < 0 ? std::string_view() : cellAt(static_cast<size_t>(column));
}

CellKind Row::kindAt(size_t column) const {
    return column < m_row->kinds.size() ? m_row->kinds[column] : CellKind::Written;
}

std::vector<std::string> Row::list(std::string_view field) const {
    std::vector<std::string> out;
    forEachPart(cell(field), ';', [&](std::string_view part) {
        if (std::ranges::find(out, part) == out.end()) out.emplace_back(part);
    });
    return out;
}

std::optional<double> Row::quantityAt(size_t column, std::string_view unitOfCell, std::string_view keptUnit,
                                      double least, double most) {
    const std::string_view text = cellAt(column);
    if (saysNothing(text)) return {};
    if (kindAt(column) == CellKind::Day) {
        refuseAt(column, "is a date, not a number");
        return {};
    }
    const auto read = parseQuantity(text, kindAt(column) == CellKind::Written && m_layout.decimalComma);
    if (!read) {
        refuseAt(column, "is not a number");
        return {};
    }
    std::string_view from = read->unit.empty() ? unitOfCell : std::string_view(read->unit);
    // A bare number has no unit to be converted to: only a percent sign may stand behind it.
    const bool unitless = keptUnit.empty() || keptUnit == "number" || keptUnit == "money";
    if (unitless && (from == "%" || keptUnit == "money")) from = {};
    const auto value = unitless && from.empty() ? std::optional(read->value) : inUnit(read->value, from, keptUnit);
    if (!value) {
        refuseAt(column, "is in \"" + std::string(from) + "\"" +
                             (unitless ? std::string(", not a plain number")
                                       : ", which can't be turned into \"" + std::string(keptUnit) + "\""));
        return {};
    }
    if (!(*value >= least && *value <= most)) {
        const std::string_view unit = unitless ? std::string_view() : keptUnit;
        const std::string turned =
            *value == read->value ? "" : "comes to " + numberWithUnit(writtenOut(*value), unit) + ", which ";
        refuseAt(column, turned + numberWithUnit(missesRange(*value, least, most), unit));
        return {};
    }
    return value;
}

std::optional<double> Row::number(std::string_view field, double least, double most) {
    const int column = columnOf(field);
    if (column < 0) return {};
    const auto known = std::ranges::find(m_layout.kind->columns, field, &Column::field);
    return quantityAt(static_cast<size_t>(column), m_layout.targets[static_cast<size_t>(column)].unit, known->unit,
                      least, most);
}

std::optional<double> Row::share(std::string_view field) {
    const auto value = number(field, 0, 100);
    if (!value) return {};
    const std::string_view text = cell(field);
    return *value > 1 || text.find('%') != std::string_view::npos ? *value / 100 : *value;
}

std::optional<double> Row::fraction(std::string_view field) {
    const bool percent = cell(field).find('%') != std::string_view::npos;
    const auto value = number(field, 0, percent ? 100 : 1);
    return value && percent ? std::optional(*value / 100) : value;
}

std::optional<int> Row::whole(std::string_view field, int least, int most) {
    const auto value = number(field, least, most);
    if (!value) return {};
    if (std::nearbyint(*value) != *value) {
        refuse(field, "is not a whole number");
        return {};
    }
    return static_cast<int>(*value);
}

std::optional<bool> Row::flagAt(size_t column) {
    const std::string_view text = cellAt(column);
    if (saysNothing(text)) return {};
    const auto value = parseFlag(text);
    if (!value) refuseAt(column, "is neither yes nor no");
    return value;
}

std::optional<bool> Row::flag(std::string_view field) {
    const int column = columnOf(field);
    return column < 0 ? std::nullopt : flagAt(static_cast<size_t>(column));
}

std::optional<Date> Row::day(std::string_view field) {
    const std::string_view text = cell(field);
    if (saysNothing(text)) return {};
    const DateOrder order = m_layout.orders[static_cast<size_t>(columnOf(field))];
    const auto value = parseDate(text, order);
    if (value) return value;
    const bool doubtful =
        order == DateOrder::Unknown && parseDate(text, DateOrder::DayFirst) && parseDate(text, DateOrder::MonthFirst);
    refuse(field, doubtful ? "may be two dates; write it as 2027-01-31" : "is not a date");
    return {};
}

std::optional<Instant> Row::moment(std::string_view field) {
    const std::string_view text = cell(field);
    if (saysNothing(text)) return {};
    const DateOrder order = m_layout.orders[static_cast<size_t>(columnOf(field))];
    if (const auto value = m_state.times.read(text, order)) return value->at;
    const bool doubtful = order == DateOrder::Unknown && parseMoment(text, DateOrder::DayFirst) &&
                          parseMoment(text, DateOrder::MonthFirst);
    refuse(field, doubtful ? "may be two dates; write it as 2027-01-31 09:30" : "is not a date and time");
    return {};
}

std::string Row::metric(std::string_view field) {
    const std::string name = text(field);
    const auto [known, isNew] = m_state.metricNames.try_emplace(name);
    if (isNew) {
        known->second = metricNamed(name);
        if (known->second.empty()) known->second = name;
    }
    return known->second;
}

std::optional<double> Row::metricValue(std::string_view field, const std::string& metricId, const std::string& unit) {
    const int column = columnOf(field);
    if (column < 0) return {};
    const portfolio::Metric* known = portfolio::findMetric(metricId);
    const double least = known ? known->least : -1e15;
    const double most = known ? known->most : 1e15;
    // A metric of the portfolio's own has whatever unit its goal says.
    return quantityAt(static_cast<size_t>(column), known ? std::string_view(unit) : std::string_view(),
                      known ? known->unit : std::string_view(unit), least, most);
}

void Row::refuse(std::string_view field, const std::string& complaint) {
    refuseAt(static_cast<size_t>(columnOf(field)), complaint);
}

void Row::refuseAt(size_t column, const std::string& complaint) {
    const std::string name =
        column < m_layout.header.size() ? m_layout.header[column] : "column " + std::to_string(column + 1);
    const std::string value = std::string(cellAt(column));
    std::string text = name + (value.empty() ? " " : ": " + inQuotes(value) + " ") + complaint;
    const std::string place = m_layout.sheet.empty() ? std::string() : m_layout.sheet + "!" + cellName(column, line());
    batch().report("sheet.rejected-row", portfolio::IssueSeverity::Error,
                   {file(), line(), static_cast<int>(column) + 1, place}, value, "{text}", {{"text", text}});
    m_complaints.push_back(std::move(text));
}

std::string Row::pointer() const {
    return m_layout.sheet.empty() ? std::string() : m_layout.sheet + "!A" + std::to_string(line());
}

ComponentId Row::component(std::string_view name) const {
    const std::string text(name);
    if (const auto known = m_state.componentsById.find(text);
        known != m_state.componentsById.end() && !m_state.declared.contains(text))
        return known->second;
    Subject subject;
    subject.name = text;
    subject.line = line();
    subject.pointer = pointer();
    // An inventory of the same source knows it under its Id too; there the name is enough.
    return batch().subject(std::move(subject));
}

std::vector<ComponentId> Row::components(std::string_view field) const {
    std::vector<ComponentId> out;
    for (const std::string& name : list(field))
        out.push_back(component(name));
    return out;
}

} // namespace banyan::importers::sheets

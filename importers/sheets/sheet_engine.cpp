// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/sheet_engine.h"

#include "importers/sheets/values.h"
#include "importers/sheets/vocabulary.h"

#include <algorithm>

namespace banyan::importers::sheets {

namespace {

using portfolio::IssueSeverity;
using What = Target::What;

constexpr size_t headerWithin = 10;
constexpr int sampleRows = 2000;
constexpr double shareOfLook = 0.25; ///< of the progress, spent on finding out how numbers and dates are written

bool isBlank(const SheetRow& row) {
    return std::ranges::all_of(row.cells, [](const std::string& cell) { return trimmed(cell).empty(); }) &&
           std::ranges::all_of(row.kinds, [](CellKind kind) { return kind == CellKind::Written; });
}

/// Progress over a part of the whole.
ReadOptions within(const ReadOptions& options, double from, double to) {
    ReadOptions out = options;
    if (options.progress)
        out.progress = [report = options.progress, from, to](double share) { report(from + (to - from) * share); };
    return out;
}

/// Finds out how dates and numbers are written: a sample, and on until no column is in doubt.
class Spelling {
public:
    Spelling(const SheetKind& kind, const std::vector<Target>& targets)
        : m_clues(targets.size()) {
        for (size_t i = 0; i < targets.size(); ++i) {
            if (targets[i].what == What::Nothing) continue;
            const auto column = std::ranges::find(kind.columns, targets[i].name, &Column::field);
            const bool isField = targets[i].what == What::Field && column != kind.columns.end();
            if (isField && column->unit == "date")
                m_dates.push_back(i);
            else if (!isField || !column->unit.empty())
                m_numbers.push_back(i);
        }
    }

    /// False when nothing more can be learnt.
    bool see(const SheetRow& row) {
        const auto written = [&](size_t i) {
            return i < row.cells.size() && (i >= row.kinds.size() || row.kinds[i] == CellKind::Written);
        };
        for (const size_t i : m_dates)
            if (written(i)) m_clues[i].see(row.cells[i]);
        for (const size_t i : m_numbers)
            if (written(i)) seeNumber(row.cells[i]);
        return ++m_rows < sampleRows || doubtful();
    }

    [[nodiscard]] std::vector<DateOrder> orders() const {
        std::vector<DateOrder> out;
        for (const DateOrderClue& clue : m_clues)
            out.push_back(clue.order());
        return out;
    }
    [[nodiscard]] bool decimalComma(char separator) const {
        if (m_votes != 0) return m_votes > 0;
        return m_ambiguous && separator == ';';
    }

private:
    void seeNumber(std::string_view text) {
        const int vote = decimalCommaVote(text);
        m_votes += vote;
        if (vote == 0 && text.find_first_of(".,") != std::string_view::npos) m_ambiguous = true;
    }
    [[nodiscard]] bool doubtful() const {
        if (m_ambiguous && m_votes == 0) return true;
        return std::ranges::any_of(m_clues, &DateOrderClue::doubtful);
    }

    std::vector<DateOrderClue> m_clues;
    std::vector<size_t> m_dates;
    std::vector<size_t> m_numbers;
    int m_rows = 0;
    int m_votes = 0;
    bool m_ambiguous = false;
};

class SheetRun {
public:
    SheetRun(const SheetInput& input, const SheetKind& kind, const std::optional<Mapping>& mapping, SourceState& state)
        : m_input(input)
        , m_mapping(mapping)
        , m_state(state) {
        m_layout.file = input.file;
        m_layout.sheet = input.sheet;
        m_layout.kind = &kind;
    }

    Result<SheetReading> run() {
        BANYAN_TRY(findHeader());
        BANYAN_TRY(mapColumns());
        BANYAN_TRY(requireKeys());
        BANYAN_TRY(look());
        BANYAN_TRY(readRows());
        if (m_rows == 0)
            return makeError(ErrorKind::BadInput, "sheet.no-rows", "there is no row below the header")
                .at(headerPlace());
        if (m_state.batch.header.empty()) m_state.batch.header = m_layout.header;
        return SheetReading{usedMapping(), m_rows};
    }

private:
    [[nodiscard]] Where headerPlace() const { return lineOf(m_layout.file, m_layout.headerLine, m_layout.sheet); }

    Result<void> findHeader() {
        BANYAN_ASSIGN(const std::vector<SheetRow> first, firstRows(m_input, m_state.options));
        if (first.empty())
            return makeError(ErrorKind::BadInput, "sheet.no-rows", "there is no header and no row")
                .at(lineOf(m_layout.file, 1, m_layout.sheet));
        size_t best = 0;
        int mostKnown = 0;
        for (size_t r = 0; r < first.size(); ++r) {
            int known = 0;
            for (const std::string& cell : first[r].cells)
                known += isKnown(cell) ? 1 : 0;
            if (known > mostKnown) mostKnown = known, best = r;
        }
        m_layout.header = first[best].cells;
        m_layout.headerLine = first[best].line;
        return {};
    }

    [[nodiscard]] bool isKnown(const std::string& headerText) const {
        if (!m_mapping) return targetOf(*m_layout.kind, headerText).what != What::Nothing;
        return !trimmed(headerText).empty() && chosen(headerText) != nullptr;
    }

    [[nodiscard]] const std::string* chosen(const std::string& headerText) const {
        for (const auto& [header, field] : m_mapping->columns)
            if (header == headerText || headerKey(header) == headerKey(headerText)) return &field;
        return nullptr;
    }

    Result<void> mapColumns() {
        std::vector<std::string> seen;
        for (const std::string& text : m_layout.header) {
            BANYAN_ASSIGN(Target target, targetFor(text));
            if (target.what != What::Nothing && std::ranges::find(seen, target.text()) != seen.end()) {
                note("sheet.repeated-column", "columns \"{column}\" and another hold the same; the first counts", text);
                target = {};
            } else if (target.what == What::Nothing && !trimmed(text).empty() && (!m_mapping || !chosen(text))) {
                note("sheet.unknown-column", "column \"{column}\" is not known and was left out", text);
            }
            seen.push_back(target.text());
            m_layout.targets.push_back(std::move(target));
        }
        return {};
    }

    Result<Target> targetFor(const std::string& text) const {
        if (!m_mapping) return targetOf(*m_layout.kind, text);
        const std::string* field = trimmed(text).empty() ? nullptr : chosen(text);
        if (!field) return Target{};
        auto target = parseTarget(*m_layout.kind, *field, text);
        if (target) return std::move(*target);
        return makeError(ErrorKind::BadInput, "mapping.unknown-field",
                         "the mapping turns \"{column}\" into \"{field}\", which a sheet of {kind} doesn't have",
                         {{"column", text}, {"field", *field}, {"kind", std::string(m_layout.kind->id)}})
            .at(headerPlace());
    }

    Result<void> requireKeys() const {
        for (const Column& column : m_layout.kind->columns) {
            const bool there = std::ranges::any_of(m_layout.targets, [&](const Target& target) {
                return target.what == What::Field && target.name == column.field;
            });
            if (!column.key || there) continue;
            std::string header;
            for (const std::string& cell : m_layout.header)
                if (!trimmed(cell).empty() && header.size() < 200) header += (header.empty() ? "" : ", ") + cell;
            return makeError(ErrorKind::BadInput, "sheet.missing-column",
                             "a sheet of {kind} needs a column \"{column}\"; the header has: {header}",
                             {{"kind", std::string(m_layout.kind->id)},
                              {"column", std::string(column.header)},
                              {"header", header}})
                .at(headerPlace());
        }
        return {};
    }

    Result<void> look() {
        Spelling spelling(*m_layout.kind, m_layout.targets);
        BANYAN_TRY(m_input.each(within(m_state.options, 0, shareOfLook), [&](SheetRow& row) {
            return row.line <= m_layout.headerLine || isBlank(row) || spelling.see(row);
        }));
        m_layout.orders = spelling.orders();
        m_layout.decimalComma = m_state.options.decimalComma.value_or(spelling.decimalComma(m_input.separator));
        return {};
    }

    Result<void> readRows() {
        Row reader(m_state, m_layout);
        return m_input.each(within(m_state.options, shareOfLook, 1), [&](SheetRow& row) {
            if (row.line <= m_layout.headerLine || isBlank(row)) return true;
            ++m_rows;
            reader.start(row);
            reader.take();
            return true;
        });
    }

    void note(const char* rule, const char* text, const std::string& column) {
        m_state.batch.report(rule, IssueSeverity::Info, headerPlace(), column, text, {{"column", column}});
    }

    [[nodiscard]] Mapping usedMapping() const {
        Mapping mapping{fingerprint(m_layout.header), std::string(m_layout.kind->id), {}};
        for (size_t i = 0; i < m_layout.header.size(); ++i)
            if (!trimmed(m_layout.header[i]).empty())
                mapping.columns.emplace_back(m_layout.header[i], m_layout.targets[i].text());
        return mapping;
    }

    const SheetInput& m_input;
    const std::optional<Mapping>& m_mapping;
    SourceState& m_state;
    SheetLayout m_layout;
    int m_rows = 0;
};

} // namespace

SheetInput csvInput(const std::string& text, const std::string& file, const ReadOptions& options) {
    SheetInput input{file, {}, options.separator != 0 ? options.separator : detectSeparator(text), {}};
    input.each = [&text, file, separator = input.separator](const ReadOptions& used, const SheetSink& sink) {
        CsvOptions csv = CsvOptions::from(used);
        csv.separator = separator;
        SheetRow row;
        return readCsv(text, file, csv, [&](std::vector<std::string>& cells, int line) {
            row.cells.swap(cells);
            row.line = line;
            const bool goOn = sink(row);
            row.cells.swap(cells);
            return goOn;
        });
    };
    return input;
}

SheetInput workbookInput(const Workbook& book, size_t sheet, const std::string& file) {
    SheetInput input{file, book.sheets().at(sheet).name, 0, {}};
    input.each = [&book, sheet](const ReadOptions& used, const SheetSink& sink) {
        return book.read(sheet, used, sink);
    };
    return input;
}

Result<std::vector<SheetRow>> firstRows(const SheetInput& input, const ReadOptions& options) {
    std::vector<SheetRow> rows;
    ReadOptions quiet = options;
    quiet.progress = {};
    BANYAN_TRY(input.each(quiet, [&](SheetRow& row) {
        if (!isBlank(row)) rows.push_back(row);
        return rows.size() < headerWithin;
    }));
    return rows;
}

Result<SheetReading> readSheet(const SheetInput& input, const SheetKind& kind, const std::optional<Mapping>& mapping,
                               SourceState& state) {
    return SheetRun(input, kind, mapping, state).run();
}

} // namespace banyan::importers::sheets

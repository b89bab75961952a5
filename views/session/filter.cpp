// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/filter.h"

#include "views/session/sieve.h"
#include "views/session/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace banyan::session {

using namespace banyan::portfolio;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Filter", text);
}

std::optional<double> number(const QString& text) {
    return parseNumber(trimmed(fromQt(text)));
}

} // namespace

QString titleOf(Facet facet) {
    static constexpr std::array titles{"System", "Flow", "Owner", "Quadrant", "Kind", "Lifecycle", "Tag", "Source"};
    return tr(titles.at(static_cast<size_t>(facet)));
}

QString titleOf(Facet facet, const std::string& value, const Portfolio& portfolio) {
    if (value.empty()) return tr("none");
    switch (facet) {
    case Facet::System:
        return nameOf(portfolio, std::optional(SystemId(value)));
    case Facet::Flow:
        return nameOf(portfolio, std::optional(FlowId(value)));
    case Facet::Owner:
        return nameOf(portfolio, std::optional(TeamId(value)));
    case Facet::Quadrant: {
        const auto quadrant = enumValue<Quadrant>(value);
        return toQt(quadrant ? scoring::quadrantTitle(*quadrant) : std::string_view(value));
    }
    case Facet::Source:
        return sourceName(portfolio, value);
    default:
        return toQt(value);
    }
}

QString titleOf(Quantity quantity) {
    static constexpr std::array titles{"Value", "Risk", "Sure", "Coverage", "Incidents", "Tests", "Data age"};
    return tr(titles.at(static_cast<size_t>(quantity)));
}

QString unitOf(Quantity quantity) {
    switch (quantity) {
    case Quantity::Sure:
    case Quantity::Coverage:
    case Quantity::TestCoverage:
        return QStringLiteral(" %");
    case Quantity::Age:
        return QStringLiteral(" d");
    default:
        return {};
    }
}

bool Bounds::hold(std::optional<double> x) const {
    return x && (!low || *x >= *low) && (!high || *x <= *high);
}

std::optional<Bounds> parseBounds(const QString& text) {
    QString plain = text.simplified().remove('%');
    plain.replace(QStringLiteral(">="), QStringLiteral("≥")).replace(QStringLiteral("<="), QStringLiteral("≤"));
    plain.replace(QStringLiteral(".."), QStringLiteral("–"));
    if (plain.startsWith(u'≥') || plain.startsWith('>')) {
        const auto low = number(plain.mid(1));
        return low ? std::optional(Bounds{low, {}}) : std::nullopt;
    }
    if (plain.startsWith(u'≤') || plain.startsWith('<')) {
        const auto high = number(plain.mid(1));
        return high ? std::optional(Bounds{{}, high}) : std::nullopt;
    }
    if (const auto low = number(plain)) return Bounds{low, {}};
    qsizetype dash = plain.indexOf(u'–', 1);
    if (dash < 0) dash = plain.indexOf('-', 1);
    if (dash < 0) return {};
    const auto low = number(plain.left(dash));
    const auto high = number(plain.mid(dash + 1));
    if (!low || !high || *low > *high) return {};
    return Bounds{low, high};
}

QString boundsText(const Bounds& bounds) {
    const auto shown = [](double x) { return toQt(shortNumber(x, 2)); };
    if (bounds.low && bounds.high) return shown(*bounds.low) + QStringLiteral("–") + shown(*bounds.high);
    if (bounds.low) return QStringLiteral("≥ ") + shown(*bounds.low);
    if (bounds.high) return QStringLiteral("≤ ") + shown(*bounds.high);
    return {};
}

bool Filter::empty() const {
    return !concernsComponents() && cells.empty();
}

bool Filter::concernsComponents() const {
    return !text.trimmed().isEmpty() || !name.trimmed().isEmpty() || !choices.empty() || !exclusions.empty() ||
           !bounds.empty();
}

bool CellFilter::empty() const {
    return *this == CellFilter();
}

namespace {

void turn(std::set<std::string>& values, std::set<std::string>& opposite, const std::string& value) {
    opposite.erase(value);
    if (!values.insert(value).second) values.erase(value);
}

} // namespace

void CellFilter::toggle(const std::string& text) {
    turn(choices, exclusions, text);
}

void CellFilter::toggleExclusion(const std::string& text) {
    turn(exclusions, choices, text);
}

bool CellFilter::holds(const QString& text, std::optional<double> number) const {
    const std::string plain = fromQt(text);
    return (choices.empty() || choices.contains(plain)) && !exclusions.contains(plain) &&
           (!bounds || bounds->hold(number)) && text.contains(has, Qt::CaseInsensitive);
}

void Filter::setCells(const CellColumn& column, CellFilter filter) {
    if (filter.empty())
        cells.erase(column);
    else
        cells[column] = std::move(filter);
}

namespace {

using Values = std::map<Facet, std::set<std::string>>;

void take(Values& from, Facet facet, const std::string& value) {
    const auto found = from.find(facet);
    if (found == from.end()) return;
    found->second.erase(value);
    if (found->second.empty()) from.erase(found);
}

void turn(Values& values, Values& opposite, Facet facet, const std::string& value) {
    take(opposite, facet, value);
    if (!values[facet].insert(value).second) take(values, facet, value);
}

} // namespace

void Filter::toggle(Facet facet, const std::string& value) {
    turn(choices, exclusions, facet, value);
}

void Filter::toggleExclusion(Facet facet, const std::string& value) {
    turn(exclusions, choices, facet, value);
}

namespace {

/// "System owner: Payments, not Orders", "Team people ≥ 5", "Flow name has pay".
QString cellsText(const CellColumn& column, const CellFilter& filter) {
    QString title = toQt(column.table) + ' ' + toQt(column.title).toLower();
    title[0] = title[0].toUpper();
    const auto titles = [](const std::set<std::string>& values) {
        QStringList all;
        for (const std::string& value : values)
            all.append(value.empty() ? tr("none") : toQt(value));
        return all.join(QStringLiteral(", "));
    };
    QStringList parts;
    if (!filter.choices.empty()) parts.append(titles(filter.choices));
    if (!filter.exclusions.empty()) parts.append(tr("not %1").arg(titles(filter.exclusions)));
    if (!parts.isEmpty()) title += QStringLiteral(": ") + parts.join(QStringLiteral(", "));
    if (filter.bounds) title += ' ' + boundsText(*filter.bounds);
    if (!filter.has.isEmpty()) title += ' ' + tr("has %1").arg(filter.has);
    return title;
}

} // namespace

std::vector<FilterPart> partsOf(const Filter& filter, const Portfolio& portfolio) {
    std::vector<FilterPart> parts;
    const auto part = [&](const QString& text) -> Filter& {
        parts.push_back({text, filter});
        return parts.back().without;
    };
    if (!filter.text.trimmed().isEmpty()) part(tr("Words: %1").arg(filter.text.simplified())).text.clear();
    if (!filter.name.trimmed().isEmpty()) part(tr("Name: %1").arg(filter.name.simplified())).name.clear();
    const auto titles = [&](Facet facet, const std::set<std::string>& values) {
        QStringList all;
        for (const std::string& value : values)
            all.append(titleOf(facet, value, portfolio));
        return all.join(QStringLiteral(", "));
    };
    for (const auto& [facet, values] : filter.choices)
        part(titleOf(facet) + QStringLiteral(": ") + titles(facet, values)).choices.erase(facet);
    for (const auto& [facet, values] : filter.exclusions)
        part(tr("%1: not %2").arg(titleOf(facet), titles(facet, values))).exclusions.erase(facet);
    for (const auto& [quantity, bounds] : filter.bounds)
        part(titleOf(quantity) + ' ' + boundsText(bounds) + unitOf(quantity)).bounds.erase(quantity);
    for (const auto& [column, cells] : filter.cells)
        part(cellsText(column, cells)).cells.erase(column);
    return parts;
}

} // namespace banyan::session

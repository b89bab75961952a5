// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "views/session/work.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace banyan::session {

/// What a component is filtered by where there are values to choose from.
enum class Facet { System, Flow, Owner, Quadrant, Kind, Lifecycle, Tag, Source };
inline constexpr std::array facets{Facet::System, Facet::Flow,      Facet::Owner, Facet::Quadrant,
                                   Facet::Kind,   Facet::Lifecycle, Facet::Tag,   Facet::Source};

/// What a component is filtered by where there is a number.
enum class Quantity { Value, Risk, Sure, Coverage, Incidents, TestCoverage, Age };
inline constexpr std::array quantities{Quantity::Value,     Quantity::Risk,         Quantity::Sure, Quantity::Coverage,
                                       Quantity::Incidents, Quantity::TestCoverage, Quantity::Age};

QString titleOf(Facet facet);
/// Of a value as in Filter::choices: the record's name, or the word.
QString titleOf(Facet facet, const std::string& value, const portfolio::Portfolio& portfolio);
QString titleOf(Quantity quantity);
/// What stands after a number of that quantity: " %", " d" or nothing.
QString unitOf(Quantity quantity);

/// A range of numbers, both ends included; an absent end is open.
struct Bounds {
    std::optional<double> low;
    std::optional<double> high;
    bool operator==(const Bounds&) const = default;
    /// What is unknown lies in none.
    [[nodiscard]] bool hold(std::optional<double> x) const;
};

/// Reads "≥ 50", ">= 50", "≤ 20", "10–40", "10-40" and "50" (at least 50). Nothing for any other text.
std::optional<Bounds> parseBounds(const QString& text);
/// "≥ 50", "≤ 20", "10–40".
QString boundsText(const Bounds& bounds);

/// A column of a table of the inventory that lists other records than components: "system" and "Owner".
struct CellColumn {
    std::string table;
    std::string title;
    auto operator<=>(const CellColumn&) const = default;
};

/// What the cells of a column must be. What is empty lets everything through; the rest must all hold.
struct CellFilter {
    std::set<std::string> choices;    ///< texts, one of which the cell is; an empty one stands for "none"
    std::set<std::string> exclusions; ///< texts, none of which the cell is
    std::optional<Bounds> bounds;     ///< what is unknown lies in none
    QString has;                      ///< occurs in the cell; case ignored

    [[nodiscard]] bool empty() const;
    bool operator==(const CellFilter&) const = default;
    /// Takes the text in, or out when it is in, as Filter::toggle() does.
    void toggle(const std::string& text);
    void toggleExclusion(const std::string& text);
    [[nodiscard]] bool holds(const QString& text, std::optional<double> number) const;
};

/// What is shown of the portfolio. What is empty lets everything through; the rest must all hold.
struct Filter {
    QString text; ///< words that all occur in name, system, owner, kind, lifecycle or tags; case ignored
    QString name; ///< occurs in the name; case ignored
    /// Ids, or words where the facet has no records; an empty one stands for "none". One of them must hold.
    std::map<Facet, std::set<std::string>> choices;
    /// The same, of which none may hold.
    std::map<Facet, std::set<std::string>> exclusions;
    /// What is unknown lies in no bounds.
    std::map<Quantity, Bounds> bounds;
    std::map<CellColumn, CellFilter> cells; ///< of the inventory's other tables; components know nothing of it

    [[nodiscard]] bool empty() const;
    /// True when it may hide components.
    [[nodiscard]] bool concernsComponents() const;
    bool operator==(const Filter&) const = default;
    /// Takes the value in, or out when it is in; what is asked for is no longer excluded, and the other way round.
    void toggle(Facet facet, const std::string& value);
    void toggleExclusion(Facet facet, const std::string& value);
    /// Puts a column's filter in, or takes it out when it is empty.
    void setCells(const CellColumn& column, CellFilter filter);
};

/// One part of a filter in words ("Owner: Payments, Orders"), and the filter without it.
struct FilterPart {
    QString text;
    Filter without;
};
std::vector<FilterPart> partsOf(const Filter& filter, const portfolio::Portfolio& portfolio);

} // namespace banyan::session

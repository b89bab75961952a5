// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "views/session/work.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>
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
QString titleOf(Quantity quantity);
/// What stands after a number of that quantity: " %", " d" or nothing.
QString unitOf(Quantity quantity);

/// A range of numbers, both ends included; an absent end is open.
struct Bounds {
    std::optional<double> low;
    std::optional<double> high;
    bool operator==(const Bounds&) const = default;
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

struct FacetValue {
    std::string value; ///< as in Filter::choices
    QString title;
    bool operator==(const FacetValue&) const = default;
};
/// What there is to choose from, by title; "none" comes last, where some component has none.
std::vector<FacetValue> valuesOf(Facet facet, const portfolio::Portfolio& portfolio, const Derived* derived);

/// The number as the tables show it; nothing when it is unknown or nothing has been assessed.
std::optional<double> quantityOf(Quantity quantity, const Derived* derived, const portfolio::ComponentId& id);

/// What the numbers of a component rest on.
struct DataStanding {
    std::optional<int> ageDays;    ///< of the newest reading behind a score
    std::set<std::string> sources; ///< ids of sources; "estimate" and "hand" for what people said
};
DataStanding dataStandingOf(const Derived& derived, const portfolio::ComponentId& id);
/// Name of a source as people know it.
QString sourceName(const portfolio::Portfolio& portfolio, const std::string& source);

/// A filter made ready for a portfolio and what follows from it.
class Sieve {
public:
    Sieve(Filter filter, portfolio::Portfolio portfolio, std::shared_ptr<const Derived> derived);
    [[nodiscard]] bool shows(const portfolio::Component& component) const;
    /// True when one of its components is shown; without components only an empty filter shows it.
    [[nodiscard]] bool shows(const portfolio::Initiative& initiative) const;
    /// True when a component of its pain points, or an initiative that serves it, is shown; without either only an
    /// empty filter shows it.
    [[nodiscard]] bool shows(const portfolio::Goal& goal) const;
    /// True when one of its components or initiatives is shown; without either only an empty filter shows it.
    [[nodiscard]] bool shows(const portfolio::Decision& decision) const;
    /// Components that it lets through.
    [[nodiscard]] int count() const;

private:
    [[nodiscard]] bool showsAny(const std::vector<portfolio::ComponentId>& ids) const;
    [[nodiscard]] bool holds(Facet facet, const std::set<std::string>& wanted,
                             const portfolio::Component& component) const;
    [[nodiscard]] bool hasWords(const portfolio::Component& component) const;

    Filter m_filter;
    portfolio::Portfolio m_portfolio;
    std::shared_ptr<const Derived> m_derived;
    QStringList m_words;
    std::unordered_map<std::string, std::set<std::string>> m_flowsOf; ///< of components, where flows are asked for
};

} // namespace banyan::session

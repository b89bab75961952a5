// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/session/filter.h"

#include <memory>
#include <unordered_map>

namespace banyan::session {

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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/sieve.h"

#include "views/session/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace banyan::session {

using namespace banyan::portfolio;

namespace {

constexpr std::string_view handMade = "hand"; ///< source of what people typed in; its day is the as-of day

QString tr(const char* text) {
    return QCoreApplication::translate("Filter", text);
}

QString lifecycleOf(const Component& component) {
    return component.retired ? QStringLiteral("retired") : toQt(component.lifecycle);
}

QString searchable(const Portfolio& portfolio, const Component& component) {
    QString text = toQt(component.name) + '\n' + toQt(component.id.value) + '\n' + nameOf(portfolio, component.system) +
                   '\n' + nameOf(portfolio, component.owner) + '\n' + toQt(component.kind) + '\n' +
                   lifecycleOf(component);
    for (const std::string& tag : component.tags)
        text += '\n' + toQt(tag);
    return text;
}

/// Values of a facet that one component has; none at all stands for "none".
std::vector<std::string> valuesIn(Facet facet, const Component& component, const Derived* derived) {
    const auto one = [](const std::string& value) {
        return value.empty() ? std::vector<std::string>() : std::vector<std::string>{value};
    };
    switch (facet) {
    case Facet::System:
        return component.system ? one(component.system->value) : std::vector<std::string>();
    case Facet::Owner:
        return component.owner ? one(component.owner->value) : std::vector<std::string>();
    case Facet::Kind:
        return one(component.kind);
    case Facet::Lifecycle:
        return one(fromQt(lifecycleOf(component)));
    case Facet::Tag:
        return component.tags;
    case Facet::Quadrant: {
        const auto* assessed = derived ? derived->assessment.find(component.id) : nullptr;
        return one(std::string(enumName(assessed ? assessed->quadrant : Quadrant::Unknown)));
    }
    case Facet::Source: {
        if (!derived) return {};
        const std::set<std::string> sources = dataStandingOf(*derived, component.id).sources;
        return {sources.begin(), sources.end()};
    }
    case Facet::Flow:
        break;
    }
    return {};
}

} // namespace

std::vector<FacetValue> valuesOf(Facet facet, const Portfolio& portfolio, const Derived* derived) {
    std::set<std::string> values;
    bool none = false;
    if (facet == Facet::Flow) {
        for (const Flow& flow : portfolio.flows())
            values.insert(flow.id.value);
        none = !values.empty();
    } else {
        for (const Component& component : portfolio.components()) {
            const std::vector<std::string> own = valuesIn(facet, component, derived);
            values.insert(own.begin(), own.end());
            none = none || own.empty();
        }
    }
    std::vector<FacetValue> out;
    for (const std::string& value : values)
        out.push_back({value, titleOf(facet, value, portfolio)});
    std::ranges::stable_sort(out, [](const FacetValue& a, const FacetValue& b) {
        return a.title.compare(b.title, Qt::CaseInsensitive) < 0;
    });
    if (none && !out.empty()) out.push_back({{}, tr("none")});
    return out;
}

std::optional<double> quantityOf(Quantity quantity, const Derived* derived, const ComponentId& id) {
    const auto* assessed = derived ? derived->assessment.find(id) : nullptr;
    const auto fact = [&](std::string_view name) -> std::optional<double> {
        const facts::Fact* found = derived ? derived->facts.find(id, name) : nullptr;
        return found ? std::optional(found->raw.mid) : std::nullopt;
    };
    const auto only = [](bool known, double x) { return known ? std::optional(x) : std::nullopt; };
    switch (quantity) {
    case Quantity::Value:
        return assessed ? only(assessed->valueCoverage > 0, assessed->value.mid) : std::nullopt;
    case Quantity::Risk:
        return assessed ? only(assessed->riskCoverage > 0, assessed->risk.mid) : std::nullopt;
    case Quantity::Sure:
        if (!assessed || !assessed->sure()) return {};
        return 100 * *assessed->sure();
    case Quantity::Coverage:
        return assessed ? std::optional(50 * (assessed->valueCoverage + assessed->riskCoverage)) : std::nullopt;
    case Quantity::Incidents:
        return fact("incident-rate");
    case Quantity::TestCoverage:
        return fact("test-coverage");
    case Quantity::Age: {
        const auto age = derived ? dataStandingOf(*derived, id).ageDays : std::nullopt;
        return age ? std::optional<double>(*age) : std::nullopt;
    }
    }
    return {};
}

DataStanding dataStandingOf(const Derived& derived, const ComponentId& id) {
    DataStanding standing;
    const auto* assessed = derived.assessment.find(id);
    if (!assessed) return standing;
    for (const scoring::Term& term : assessed->terms)
        for (const facts::Provenance& place : term.provenance) {
            standing.sources.insert(place.source);
            if (place.date == Date{} || place.source == handMade) continue; // nobody said when
            const int age = derived.assessment.asOf - place.date;
            standing.ageDays = std::min(standing.ageDays.value_or(age), age);
        }
    return standing;
}

QString sourceName(const Portfolio& portfolio, const std::string& source) {
    if (source == "estimate") return tr("estimates");
    if (source.empty() || source == handMade) return tr("by hand");
    return nameOf(portfolio, std::optional(SourceId(source)));
}

Sieve::Sieve(Filter filter, Portfolio portfolio, std::shared_ptr<const Derived> derived)
    : m_filter(std::move(filter))
    , m_portfolio(std::move(portfolio))
    , m_derived(std::move(derived))
    , m_words(m_filter.text.split(' ', Qt::SkipEmptyParts)) {
    if (!m_filter.choices.contains(Facet::Flow) && !m_filter.exclusions.contains(Facet::Flow)) return;
    for (const Flow& flow : m_portfolio.flows())
        for (const ComponentId& id : flow.components)
            m_flowsOf[id.value].insert(flow.id.value);
}

bool Sieve::shows(const Component& component) const {
    for (const auto& [facet, wanted] : m_filter.choices)
        if (!holds(facet, wanted, component)) return false;
    for (const auto& [facet, unwanted] : m_filter.exclusions)
        if (holds(facet, unwanted, component)) return false;
    for (const auto& [quantity, bounds] : m_filter.bounds)
        if (!bounds.hold(quantityOf(quantity, m_derived.get(), component.id))) return false;
    if (!m_filter.name.trimmed().isEmpty() &&
        !toQt(component.name).contains(m_filter.name.simplified(), Qt::CaseInsensitive))
        return false;
    return m_words.isEmpty() || hasWords(component);
}

bool Sieve::shows(const Initiative& initiative) const {
    return m_filter.empty() || showsAny(initiative.components);
}

bool Sieve::shows(const portfolio::Goal& goal) const {
    if (m_filter.empty()) return true;
    const auto felt = [&](const portfolio::PainPointId& id) {
        const portfolio::PainPoint* point = m_portfolio.find(id);
        return point && showsAny(point->components);
    };
    if (std::ranges::any_of(goal.painPoints, felt)) return true;
    return std::ranges::any_of(m_portfolio.initiatives(), [&](const Initiative& each) {
        const bool serves = each.goal == goal.id || std::ranges::any_of(each.effects, [&](const portfolio::Effect& e) {
                                return e.goal == goal.id;
                            });
        return serves && shows(each);
    });
}

bool Sieve::shows(const portfolio::Decision& decision) const {
    if (m_filter.empty() || showsAny(decision.components)) return true;
    return std::ranges::any_of(decision.initiatives, [&](const portfolio::InitiativeId& id) {
        const Initiative* initiative = m_portfolio.find(id);
        return initiative && shows(*initiative);
    });
}

bool Sieve::showsAny(const std::vector<ComponentId>& ids) const {
    return std::ranges::any_of(ids, [&](const ComponentId& id) {
        const Component* component = m_portfolio.find(id);
        return component && shows(*component);
    });
}

bool Sieve::holds(Facet facet, const std::set<std::string>& wanted, const Component& component) const {
    const auto among = [&](const auto& own) {
        if (own.empty()) return wanted.contains(std::string());
        return std::ranges::any_of(own, [&](const std::string& value) { return wanted.contains(value); });
    };
    if (facet != Facet::Flow) return among(valuesIn(facet, component, m_derived.get()));
    const auto flows = m_flowsOf.find(component.id.value);
    return among(flows == m_flowsOf.end() ? std::set<std::string>() : flows->second);
}

bool Sieve::hasWords(const Component& component) const {
    const QString text = searchable(m_portfolio, component);
    return std::ranges::all_of(m_words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

int Sieve::count() const {
    return static_cast<int>(
        std::ranges::count_if(m_portfolio.components(), [&](const Component& each) { return shows(each); }));
}

} // namespace banyan::session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/gates.h"

#include "model/advice/vocabulary.h"
#include "model/base/numbers.h"
#include "model/base/units.h"

#include <algorithm>

namespace banyan::roadmap {

namespace {

std::string factName(const std::string& fact) {
    const advice::FactDefinition* known = advice::Vocabulary::builtIn().find(fact);
    return known == nullptr ? fact : known->name;
}

std::string valueText(const std::string& fact, double value) {
    const advice::FactDefinition* known = advice::Vocabulary::builtIn().find(fact);
    return numberWithUnit(shortNumber(value, 2), known == nullptr ? std::string_view() : known->unit);
}

bool holds(const Gate& gate, double value) {
    return gate.comparison == "<=" ? value <= gate.threshold : value >= gate.threshold;
}

double daysOf(const Initiative& initiative) {
    double days = 0;
    for (const TeamEffort& work : initiative.work)
        days += work.likely;
    return days;
}

class Judge {
public:
    Judge(const Portfolio& portfolio, const Gate& gate, const GateKnowledge& knowledge)
        : m_portfolio(portfolio)
        , m_gate(gate)
        , m_knowledge(knowledge) {}

    GateVerdict run(const GateSurroundings& around) {
        m_out.gate = m_gate.name.empty() ? condition() : m_gate.name;
        m_hasFact = !m_gate.fact.empty() && m_gate.component;
        if (m_hasFact) m_now = m_knowledge.value(*m_gate.component, m_gate.fact);
        if (!(holdsNow() || namedInitiative(around) || reachedBy(around.ahead) || reachedByOne(around))) refuse();
        return std::move(m_out);
    }

private:
    [[nodiscard]] std::string subject() const {
        const Component* component = m_gate.component ? m_portfolio.find(*m_gate.component) : nullptr;
        return factName(m_gate.fact) + (component != nullptr ? " of " + component->name : std::string());
    }

    [[nodiscard]] std::string condition() const {
        if (m_gate.fact.empty()) {
            const Initiative* other = m_gate.initiative ? m_portfolio.find(*m_gate.initiative) : nullptr;
            return other != nullptr ? "\"" + other->title + "\" is finished" : "a condition without a fact";
        }
        return subject() + (m_gate.comparison == "<=" ? " ≤ " : " ≥ ") + valueText(m_gate.fact, m_gate.threshold);
    }

    [[nodiscard]] std::string asked() const {
        return (m_gate.comparison == "<=" ? "at most " : "at least ") + valueText(m_gate.fact, m_gate.threshold) +
               " is asked";
    }

    [[nodiscard]] std::string nowText() const {
        return m_now ? subject() + " is " + valueText(m_gate.fact, *m_now) : subject() + " is not known";
    }

    void pass(bool met, std::string because) {
        m_out.met = met;
        m_out.possible = true;
        m_out.because = std::move(because);
    }

    bool holdsNow() {
        if (!m_hasFact || !m_now || !holds(m_gate, *m_now)) return false;
        pass(true, nowText() + ", " + asked() + ".");
        return true;
    }

    bool namedInitiative(const GateSurroundings& around) {
        const Initiative* other = m_gate.initiative ? m_portfolio.find(*m_gate.initiative) : nullptr;
        if (other == nullptr) return false;
        if (other->status == InitiativeStatus::Done) {
            pass(true, "\"" + other->title + "\" is finished.");
            return true;
        }
        if (std::ranges::find(around.planned, other) == around.planned.end()) return false;
        pass(false, "\"" + around.behind.front()->title + "\" waits until \"" + other->title + "\" is finished.");
        m_out.waitFor = {other->id};
        return true;
    }

    /// What the fact comes to after an initiative's effects on it; unchanged when it has none.
    [[nodiscard]] std::optional<double> after(std::optional<double> value, const Initiative& initiative) const {
        for (const Effect& effect : initiative.effects) {
            if (!effect.criterion || effect.component != m_gate.component) continue;
            if (m_knowledge.factOf(*effect.criterion) != m_gate.fact) continue;
            if (effect.kind == EffectKind::Level)
                value = effect.mode;
            else if (value)
                value = *value * (1 - effect.mode);
        }
        return value;
    }

    bool reachedBy(const std::vector<const Initiative*>& ahead) {
        if (!m_hasFact) return false;
        std::optional<double> value = m_now;
        std::vector<InitiativeId> by;
        std::string last;
        for (const Initiative* one : ahead) {
            const std::optional<double> next = after(value, *one);
            if (next == value) continue;
            value = next;
            by.push_back(one->id);
            last = one->title;
        }
        if (by.empty() || !value || !holds(m_gate, *value)) return false;
        pass(false, nowText() + "; \"" + last + "\" brings it to " + valueText(m_gate.fact, *value) + ".");
        m_out.waitFor = std::move(by);
        return true;
    }

    bool reachedByOne(const GateSurroundings& around) {
        if (!m_hasFact) return false;
        const Initiative* best = nullptr;
        for (const Initiative* one : around.planned) {
            if (one->work.empty() || std::ranges::find(around.behind, one) != around.behind.end()) continue;
            const std::optional<double> value = after(m_now, *one);
            if (value == m_now || !value || !holds(m_gate, *value)) continue;
            if (best == nullptr || daysOf(*one) < daysOf(*best)) best = one;
        }
        if (best == nullptr) return false;
        pass(false, nowText() + "; \"" + best->title + "\" brings it to " +
                        valueText(m_gate.fact, *after(m_now, *best)) + ".");
        m_out.waitFor = {best->id};
        return true;
    }

    void refuse() {
        m_out.possible = false;
        const Initiative* other = m_gate.initiative ? m_portfolio.find(*m_gate.initiative) : nullptr;
        if (m_hasFact)
            m_out.because = nowText() + ", " + asked() + ", and no planned initiative brings it there.";
        else if (other != nullptr)
            m_out.because = "\"" + other->title + "\" is neither finished nor planned.";
        else
            m_out.because = "The gate names neither a fact of a component nor an initiative.";
    }

    const Portfolio& m_portfolio;
    const Gate& m_gate;
    const GateKnowledge& m_knowledge;
    bool m_hasFact = false;
    std::optional<double> m_now;
    GateVerdict m_out;
};

} // namespace

GateVerdict judgeGate(const Portfolio& portfolio, const Gate& gate, const GateSurroundings& around,
                      const GateKnowledge& knowledge) {
    return Judge(portfolio, gate, knowledge).run(around);
}

} // namespace banyan::roadmap

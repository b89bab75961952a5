// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/advice/advice.h"

namespace banyan::tests {

using namespace banyan::portfolio;

/// A small portfolio with facts and an assessment made by hand.
struct World {
    PortfolioBuilder builder;
    facts::Facts facts;
    scoring::Assessment assessment;

    World() {
        assessment.asOf = Date::fromYmd(2027, 1, 4);
        Team team;
        team.id = TeamId("core");
        team.name = "Core";
        team.headcount = 6;
        builder.put(team);
    }

    static scoring::Probability certain(Quadrant q) {
        scoring::Probability out;
        out.quadrant[static_cast<size_t>(q)] = 1;
        return out;
    }

    static Quadrant quadrantOf(double value, double risk) {
        if (value >= 50) return risk >= 50 ? Quadrant::AddressEarly : Quadrant::Retain;
        return risk >= 50 ? Quadrant::ReplaceOrRetire : Quadrant::Defer;
    }

    /// A component of team Core, placed for sure by its scores.
    scoring::ComponentAssessment& add(const std::string& id, double value, double risk) {
        Component c;
        c.id = ComponentId(id);
        c.name = id;
        c.owner = TeamId("core");
        builder.put(c);
        scoring::ComponentAssessment a;
        a.id = c.id;
        a.name = id;
        a.value = Interval::point(value);
        a.risk = Interval::point(risk);
        a.quadrant = a.computedQuadrant = quadrantOf(value, risk);
        a.confidence = scoring::Confidence::Firm;
        a.probability = certain(a.quadrant);
        const auto at = std::ranges::lower_bound(assessment.components, a.id, {}, &scoring::ComponentAssessment::id);
        return *assessment.components.insert(at, std::move(a));
    }

    void measure(const std::string& id, const std::string& fact, double x) { measure(id, fact, Interval::point(x)); }
    void measure(const std::string& id, const std::string& fact, Interval x) {
        facts::Fact f;
        f.law = facts::PointLaw{x.mid};
        f.raw = x;
        facts.put(ComponentId(id), fact, f);
    }
    void say(const std::string& id, const std::string& fact, const std::string& answer) {
        facts.putAnswer(ComponentId(id), fact, answer);
    }

    Criterion& criterion(const std::string& id, Axis axis, Scale scale, double a0, double a100) {
        Criterion c;
        c.id = CriterionId(id);
        c.name = id;
        c.fact = id;
        c.axis = axis;
        c.scale = scale;
        c.a0 = a0;
        c.a100 = a100;
        assessment.criteria.push_back(c);
        return assessment.criteria.back();
    }

    /// A known term of a criterion that was added before.
    void term(scoring::ComponentAssessment& of, const Criterion& criterion, double raw, double weight) const {
        scoring::Term t;
        t.axis = criterion.axis;
        const auto place = std::ranges::find(assessment.criteria, criterion.id, &Criterion::id);
        t.criterion = static_cast<uint32_t>(place - assessment.criteria.begin());
        t.known = true;
        t.raw = Interval::point(raw);
        t.weight = weight;
        of.terms.push_back(t);
    }

    [[nodiscard]] const Portfolio& portfolio() const { return builder.current(); }

    [[nodiscard]] std::vector<advice::Recommendation>
    advise(const advice::Playbook& playbook = advice::Playbook::builtIn()) const {
        return advice::recommend(portfolio(), facts, assessment, playbook);
    }
    [[nodiscard]] advice::Recommendation adviseOn(const std::string& id) const {
        for (advice::Recommendation& r : advise())
            if (r.component.value == id) return r;
        return {};
    }
};

inline Effect reduction(const std::string& component, const std::string& criterion, double share, double chance = 1) {
    Effect e;
    e.component = ComponentId(component);
    e.criterion = CriterionId(criterion);
    e.low = e.mode = e.high = share;
    e.chance = chance;
    return e;
}

} // namespace banyan::tests

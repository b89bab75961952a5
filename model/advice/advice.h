// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/issue.h"
#include "model/scoring/assessment.h"

/// What should we do: a disposition and a pattern for each component, with the rule and the facts behind it, and the
/// initiatives that follow.
namespace banyan::advice {

using namespace banyan::portfolio;

/// A fact that a rule looked at.
struct FactUsed {
    std::string fact;  ///< "value", "risk", "fan-in", "seam", …
    std::string value; ///< for people: "88", "yes", "unknown"
    bool known = true;
    bool operator==(const FactUsed&) const = default;
};

/// The nearest change of one fact that would change the answer.
struct Margin {
    std::string fact;
    double by = 0;       ///< signed, in the fact's unit; ±1 for a yes-no or choice that turns
    std::string wouldBe; ///< disposition after it
    bool operator==(const Margin&) const = default;
};

/// Something else the facts ask for before or beside the pattern (phase 1 tests, breaking a cycle, an owner).
struct Requirement {
    std::string rule;
    std::string pattern;
    int phase = 1;
    std::string because;
    bool operator==(const Requirement&) const = default;
};

struct Recommendation {
    ComponentId component;
    std::string rule; ///< playbook rule id; "undecided" when none fires for sure
    std::string
        disposition; ///< "retire", "defer", "replace", "strangler-fig", "branch-by-abstraction", "retain", "undecided"
    std::string pattern;
    std::string because; ///< one sentence: subject, number, cause
    std::vector<FactUsed> facts;
    std::vector<std::string> ask; ///< what to measure or ask first, when undecided
    std::optional<Margin> nearest;
    std::vector<Requirement> requirements;
    std::optional<Date> review; ///< for deferred ones
    bool operator==(const Recommendation&) const = default;
};

/// The playbook as data; the built-in one is compiled in from resources/playbook.json.
class Playbook {
public:
    /// Errors name the rule and what is wrong with it.
    static Result<Playbook> parse(std::string_view json, const std::string& fileName);
    static const Playbook& builtIn();

    struct Impl;
    [[nodiscard]] const Impl& impl() const { return *m_impl; }

private:
    std::shared_ptr<const Impl> m_impl;
};

/// One recommendation for each assessed component, by id.
std::vector<Recommendation> recommend(const Portfolio& portfolio, const facts::Facts& facts,
                                      const scoring::Assessment& assessment,
                                      const Playbook& playbook = Playbook::builtIn());

/// The initiatives that the recommendations ask for, as whole chains, with effort, prerequisites, gates, definition of
/// done and expected effects. Components without an owning team get none and are named as issues. Ids are stable, so
/// that proposing again changes nothing; initiatives that a person edited, and those beyond Proposed, are left alone.
struct Proposals {
    std::vector<Initiative> initiatives; ///< as they are to be kept
    std::vector<Issue> issues;
    Edit edit; ///< puts what differs from the portfolio
};
Proposals propose(const Portfolio& portfolio, const facts::Facts& facts, const scoring::Assessment& assessment,
                  const std::vector<Recommendation>& recommendations, const Playbook& playbook = Playbook::builtIn());

/// Expected benefit in points of each initiative's effects, by composition, and the planning rate that follows.
struct InitiativeValue {
    InitiativeId initiative;
    double rate = 0; ///< max(0, share) · urgency: value points per week once done, a constant. Urgency is in it already
    double share = 0; ///< its part of B in points, below 0 when it does more harm than good; shares sum to B of all
    double risk = 0;  ///< what of its share comes from criteria of risk: the risk that it retires
    bool operator==(const InitiativeValue&) const = default;
};
struct Benefits {
    std::vector<InitiativeValue> rates; ///< by initiative id; rejected ones left out, those done have 0
    double total = 0;                   ///< B of all proposed, accepted and started initiatives
    std::vector<Issue> issues;          ///< negative sums, effects on criteria that don't exist
};
/// B(S) = E Σ_c [(V_c/100)(R_c − R'_c) + (V'_c − V_c)]; effects on one leaf compose, x' = x · Π(1 − s_i ρ_i); each
/// leaf's benefit is shared in proportion to −ln(1 − min(.99, q_i · mean ρ_i)). Floors under a score (critical flow,
/// red flag) count in V_c but not in R_c − R'_c: what lies below a floor is worth the same as what lies above. What is
/// done already counts in the facts, not here.
Benefits benefits(const Portfolio& portfolio, const facts::Facts& facts, const scoring::Assessment& assessment);

} // namespace banyan::advice

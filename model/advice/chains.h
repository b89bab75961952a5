// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/advice/evidence.h"

namespace banyan::advice {

using Drafts = std::map<InitiativeId, Initiative>;

/// Turns the chains of a playbook into initiatives of one portfolio.
class ChainBuilder {
public:
    ChainBuilder(const Portfolio& portfolio, const facts::Facts& facts, const scoring::Assessment& assessment,
                 const Playbook::Impl& playbook);

    /// Whether a recommendation leads to any initiative at all.
    [[nodiscard]] bool asksForWork(const Recommendation& recommendation) const;
    /// The whole chain for a component that has an owner.
    void addChain(const Recommendation& recommendation, const Component& component);
    /// Whether a flow passes through a component without an agreed service level.
    [[nodiscard]] bool lacksServiceLevels(const Flow& flow) const;
    /// Service levels for a flow, by the team that owns most of it. False when no team owns any of it.
    bool addFlow(const Flow& flow);

    [[nodiscard]] Drafts take() { return std::move(m_drafts); }

private:
    struct Place {
        const Pattern* pattern = nullptr;
        const Component* component = nullptr;
        const Evidence* evidence = nullptr;
        std::string rule;
        TeamId team;
    };

    [[nodiscard]] std::vector<const Step*> stepsFor(const Recommendation& recommendation) const;
    [[nodiscard]] const structure::Cycle* cycleOf(const ComponentId& id) const;
    /// The component that has to change so that its cycle opens.
    [[nodiscard]] const Component* cutter(const Component& component) const;
    [[nodiscard]] InitiativeId idOf(const Pattern& pattern, const Component& component) const;
    [[nodiscard]] Initiative draft(const Place& place) const;
    [[nodiscard]] Initiative cycleDraft(Place place, const Component& cutter) const;
    [[nodiscard]] std::vector<const Goal*> goalsOf(const ComponentId& id) const;
    void addEffects(Initiative& to, const Pattern& pattern, const ComponentId& component) const;
    void addGoalEffects(Initiative& to, const Pattern& pattern) const;
    void linkGoal(Initiative& to, const Pattern& pattern) const;

    const Portfolio& m_portfolio;
    const facts::Facts& m_facts;
    const scoring::Assessment& m_assessment;
    const Playbook::Impl& m_playbook;
    std::map<ComponentId, Evidence> m_evidence;
    std::map<ComponentId, std::vector<const Goal*>> m_goals; ///< by points, most first, then id
    Drafts m_drafts;
};

/// Person-days for a component of the evidence's size, in half days.
TeamEffort effortOf(const EffortModel& model, const TeamId& team, const Evidence* evidence);

} // namespace banyan::advice

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/fewest_moves.h"
#include "model/roadmap/formulation.h"
#include "model/roadmap/obstacle.h"

namespace banyan::roadmap {

/// Says in sentences why activities of a schedule start no earlier, or are left out.
class Reasons {
public:
    /// `anchors` by activity: where the current plan has it; empty without one.
    Reasons(const Formulation& formulation, const Instance& instance, const Schedule& schedule,
            const std::vector<Anchor>& anchors);

    /// What binds a scheduled initiative's start; empty for week 0.
    std::vector<BoundBy> whyNotEarlier(int i);
    /// What keeps one out that isn't scheduled.
    std::string whyNotAtAll(int i);
    /// What keeps it from a week, for a conflict of pins.
    std::string whyNotIn(int i, int week);

private:
    [[nodiscard]] const Placement& placed(int i) const { return m_schedule.placements[static_cast<size_t>(i)]; }
    [[nodiscard]] const Activity& activity(int i) const { return m_instance.activity(i); }
    [[nodiscard]] std::string weekText(int week) const { return "the week of " + m_formulation.calendar.text(week); }
    [[nodiscard]] std::string names(const std::vector<int>& who) const;
    [[nodiscard]] int lastBefore(int wait, int i) const;

    [[nodiscard]] bool stays(int i) const;
    [[nodiscard]] std::string money(double amount) const;
    [[nodiscard]] double cashLeft(int period) const;
    [[nodiscard]] std::optional<TeamId> teamOf(const Obstacle& obstacle) const;
    [[nodiscard]] std::string whatItTakes(int i, const Obstacle& obstacle) const;
    [[nodiscard]] std::string howToGetRoom(int i, const Obstacle& obstacle) const;
    [[nodiscard]] std::string whyTooLong(int i, int earliest) const;
    [[nodiscard]] std::string whyLeftOut(int i, int week) const;
    [[nodiscard]] int finishOf(int i, const Mode& mode, int start) const;
    BoundBy describe(int i, const Obstacle& obstacle) const;
    BoundBy describeWindow(int i) const;
    BoundBy describeWait(int i, const Obstacle& obstacle) const;
    BoundBy describeCounter(int i, const Obstacle& obstacle) const;
    BoundBy describeCapacity(int i, const Obstacle& obstacle) const;
    [[nodiscard]] std::vector<InitiativeId> idsOf(const std::vector<int>& who) const;

    const Formulation& m_formulation;
    const Instance& m_instance;
    const Schedule& m_schedule;
    const std::vector<Anchor>& m_anchors;
    Generator m_generator; ///< holds the whole schedule
};

} // namespace banyan::roadmap

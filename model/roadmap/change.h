// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/plan.h"

#include <map>

namespace banyan::roadmap {

/// A plan or a kept roadmap as one side of a comparison. Days in place of weeks, for both may start on other days.
struct Side {
    struct Entry {
        std::string title;
        int phase = 1;
        Date start;  ///< the Monday on which it starts or was started
        Date finish; ///< the Monday after its last week
        int hours = 0;
        double cost = 0;
        bool started = false;
        bool known = true;             ///< the cost and hours are kept
        std::string because;           ///< first sentence on why it starts no earlier; empty when nothing holds it
        std::vector<InitiativeId> who; ///< others concerned by that
        std::optional<TeamId> team;    ///< whose hours it is about, in `week`
        std::optional<Date> week;
        InitiativeId id;
        // What could keep it from a place; of plans only.
        std::vector<std::pair<InitiativeId, int>> waitsFor; ///< and the weeks of lag behind each
        std::vector<ComponentId> components;
        bool overlaps = false;        ///< may be worked on while others change its components
        std::map<TeamId, int> weekly; ///< the most hours that it takes in a week
    };
    struct Out {
        std::string title;
        std::string because;
    };
    std::string name; ///< "the baseline \"Spring\"", "the plan of shop.banyan"
    std::string currency;
    double value = 0;
    std::map<InitiativeId, Entry> entries;
    std::map<InitiativeId, Out> unscheduled;
    std::map<InitiativeId, FinishedInitiative> finished;
    std::map<InitiativeId, std::string> rejected; ///< titles
    std::map<InitiativeId, Date> deadlines;       ///< of all initiatives
    std::map<std::pair<TeamId, Date>, int> hours; ///< that teams have, by Monday; empty for kept roadmaps
    std::map<std::pair<TeamId, Date>, int> left;  ///< of those, beside all that is planned
    std::map<TeamId, std::string> teams;          ///< names
};

Side sideOf(const Portfolio& portfolio, const Plan& plan, std::string name);
Side sideOf(const Portfolio& portfolio, const Roadmap& roadmap, std::string name);

/// What became of one initiative.
struct InitiativeChange {
    enum class Kind { Moved, In, Out, Finished };
    Kind kind = Kind::Moved;
    InitiativeId id;
    std::string title;
    std::optional<Date> startBefore;
    std::optional<Date> startAfter;
    std::optional<Date> finishBefore;
    std::optional<Date> finishAfter;
    int weeks = 0;        ///< by how many its finish moves; < 0: earlier
    std::string sentence; ///< subject, number and cause
};

struct DeadlineChange {
    InitiativeId id;
    std::string title;
    Date deadline;
    bool metBefore = false;
    bool metAfter = false;
    std::string sentence;
};

struct PlanChange {
    std::string before;
    std::string after;
    std::vector<InitiativeChange> changes; ///< moved first (later ones by weeks, then earlier ones), in, out, finished
    int unchanged = 0;
    std::vector<DeadlineChange> deadlines; ///< only those that change
    int deadlinesMetBefore = 0;
    int deadlinesMetAfter = 0;
    double valueBefore = 0;
    double valueAfter = 0;
    std::optional<double> costBefore; ///< absent when a kept roadmap doesn't say
    std::optional<double> costAfter;
    std::string currency;
    std::vector<std::string> summary; ///< sentences on counts, value, cost and deadlines

    [[nodiscard]] int count(InitiativeChange::Kind kind) const;
};

/// The cause of a change for where the rest is told beside it: what stands behind ", because ", made to begin with a
/// capital; the whole sentence where it has no such part.
std::string causeOf(const std::string& sentence);

/// What differs in `after`, with what keeps it from its old place and the constraint that now binds. An initiative is
/// moved when its first or last week is another; one that was started is compared by the week in which it was.
PlanChange compare(const Side& before, const Side& after);

} // namespace banyan::roadmap

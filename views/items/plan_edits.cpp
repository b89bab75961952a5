// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/plan_edits.h"

#include "model/roadmap/plan.h"

namespace banyan::items {

using namespace banyan::portfolio;

namespace {

std::string quoted(const Initiative& initiative) {
    return "\"" + (initiative.title.empty() ? initiative.id.value : initiative.title) + "\"";
}

Edit put(Initiative changed, std::string label) {
    changed.edited = true;
    return {std::move(label), {Put{std::move(changed)}}, {}};
}

/// "\"Tests\"" of one, "3 initiatives" of several.
std::string subjectOf(const Portfolio& portfolio, const std::vector<InitiativeId>& ids) {
    const Initiative* only = ids.size() == 1 ? portfolio.find(ids.front()) : nullptr;
    return only ? quoted(*only) : std::to_string(ids.size()) + " initiatives";
}

} // namespace

Edit pinInitiative(const Initiative& initiative, PinKind kind, Date day) {
    Initiative changed = initiative;
    changed.pin = Pin{kind, day};
    const std::string when = kind == PinKind::Start       ? " to start in the week of "
                             : kind == PinKind::NotBefore ? " to start no earlier than "
                                                          : " to start no later than ";
    return put(std::move(changed), "Pin " + quoted(initiative) + when + day.toString());
}

std::optional<Edit> unpinInitiatives(const Portfolio& portfolio, const std::vector<InitiativeId>& ids) {
    Edit edit{"Unpin " + subjectOf(portfolio, ids), {}, {}};
    for (const InitiativeId& id : ids) {
        const Initiative* initiative = portfolio.find(id);
        if (!initiative || !initiative->pin) continue;
        Initiative changed = *initiative;
        changed.pin.reset();
        changed.edited = true;
        edit.operations.emplace_back(Put{std::move(changed)});
    }
    if (edit.operations.empty()) return {};
    return edit;
}

Edit finishBy(const Initiative& initiative, Date day) {
    Initiative changed = initiative;
    changed.deadline = day;
    changed.hardDeadline = true;
    return put(std::move(changed), "Finish " + quoted(initiative) + " by " + day.toString());
}

std::optional<Edit> dropDeadline(const Initiative& initiative) {
    if (!initiative.deadline) return {};
    Initiative changed = initiative;
    changed.deadline.reset();
    changed.hardDeadline = false;
    return put(std::move(changed), "Drop the deadline of " + quoted(initiative));
}

std::optional<Edit> moveToPhase(const Portfolio& portfolio, const std::vector<InitiativeId>& ids, int phase) {
    Edit edit{"Move " + subjectOf(portfolio, ids) + " to phase " + std::to_string(phase) + ", " +
                  std::string(roadmap::phaseTitle(phase)),
              {},
              {}};
    for (const InitiativeId& id : ids) {
        const Initiative* initiative = portfolio.find(id);
        if (!initiative || initiative->phase == phase) continue;
        Initiative changed = *initiative;
        changed.phase = phase;
        changed.edited = true;
        edit.operations.emplace_back(Put{std::move(changed)});
    }
    if (edit.operations.empty()) return {};
    return edit;
}

Edit changeInitiative(const Initiative& before, Initiative after, const std::string& what) {
    return put(std::move(after), "Change the " + what + " of " + quoted(before));
}

} // namespace banyan::items

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/chains.h"

#include <algorithm>

namespace banyan::advice {

namespace {

Issue noOwner(const AnyId& subject, const std::string& name, const std::string& what) {
    Issue out;
    out.rule = "initiative.no-owner";
    out.subject = subject;
    out.text = "{name} asks for {what}, but no team owns it: assign one, then propose again";
    out.arguments = {{"name", name}, {"what", what}};
    return out;
}

/// Touched by a person, or beyond a proposal: left as it is.
bool isKept(const Initiative& initiative) {
    return initiative.edited || initiative.rule.empty() || initiative.status != InitiativeStatus::Proposed;
}

void withoutRejected(const Portfolio& portfolio, Initiative& initiative) {
    std::erase_if(initiative.prerequisites, [&](const Prerequisite& p) {
        const Initiative* kept = portfolio.find(p.initiative);
        return kept && kept->status == InitiativeStatus::Rejected;
    });
}

void finish(const Portfolio& portfolio, Drafts drafts, Proposals& out) {
    size_t changed = 0;
    for (auto& [id, draft] : drafts) {
        const Initiative* kept = portfolio.find(id);
        if (kept && isKept(*kept)) {
            out.initiatives.push_back(*kept);
            continue;
        }
        withoutRejected(portfolio, draft);
        if (!kept || *kept != draft) {
            out.edit.operations.emplace_back(Put{draft});
            ++changed;
        }
        out.initiatives.push_back(std::move(draft));
    }
    size_t removed = 0;
    for (const Initiative& kept : portfolio.initiatives())
        if (!isKept(kept) && !drafts.contains(kept.id)) {
            out.edit.operations.emplace_back(Remove{kept.id});
            ++removed;
        }
    out.edit.label = "propose " + std::to_string(changed) + (changed == 1 ? " initiative" : " initiatives");
    if (removed > 0) out.edit.label += ", drop " + std::to_string(removed);
}

} // namespace

Proposals propose(const Portfolio& portfolio, const facts::Facts& facts, const scoring::Assessment& assessment,
                  const std::vector<Recommendation>& recommendations, const Playbook& playbook) {
    Proposals out;
    ChainBuilder builder(portfolio, facts, assessment, playbook.impl());
    for (const Recommendation& recommendation : recommendations) {
        const Component* component = portfolio.find(recommendation.component);
        if (!component || !builder.asksForWork(recommendation)) continue;
        if (!component->owner)
            out.issues.push_back(noOwner(component->id, component->name, recommendation.disposition));
        else
            builder.addChain(recommendation, *component);
    }
    for (const Flow& flow : portfolio.flows())
        if (flow.critical && builder.lacksServiceLevels(flow) && !builder.addFlow(flow))
            out.issues.push_back(noOwner(flow.id, flow.name, "service levels"));
    finish(portfolio, builder.take(), out);
    return out;
}

} // namespace banyan::advice

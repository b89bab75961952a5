// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/registration.h"

#include "model/outcomes/trajectory.h"

#include <algorithm>

namespace banyan::outcomes {

namespace {

bool isRegistered(const Portfolio& portfolio, const Initiative& initiative, const Goal& goal) {
    return std::ranges::any_of(portfolio.table<Prediction>(), [&](const Prediction& p) {
        return p.initiative == initiative.id && !p.component && p.metric == goal.metric;
    });
}

Prediction predictionOf(const Initiative& initiative, const Effect& effect, const Goal& goal) {
    Prediction out;
    out.id = Id<Prediction>(slug(initiative.id.value + " " + goal.metric));
    out.initiative = initiative.id;
    out.goal = goal.id;
    out.metric = goal.metric;
    out.kind = effect.kind;
    out.low = effect.low;
    out.mode = effect.mode;
    out.high = effect.high;
    return out;
}

} // namespace

std::optional<Edit> registerPredictions(const Portfolio& portfolio, Date today, const std::string& author) {
    Edit out{"register predictions", {}, {}};
    for (const Initiative& initiative : portfolio.initiatives()) {
        if (initiative.status != InitiativeStatus::Accepted && initiative.status != InitiativeStatus::Started) continue;
        const auto goLive = goLiveOf(portfolio, initiative, nullptr);
        if (goLive && *goLive < today) continue;
        for (const Effect& effect : initiative.effects) {
            const Goal* goal = effect.goal ? portfolio.find(*effect.goal) : nullptr;
            if (!goal || goal->metric.empty() || effect.component || isRegistered(portfolio, initiative, *goal))
                continue;
            Prediction made = predictionOf(initiative, effect, *goal);
            made.registered = today;
            made.author = author;
            out.operations.emplace_back(Put{std::move(made)});
        }
    }
    if (out.operations.empty()) return {};
    return out;
}

Result<Edit> changePrediction(const Portfolio& portfolio, Prediction changed, Date today, const std::string& author,
                              const std::string& reason) {
    const Prediction* before = portfolio.find(changed.id);
    if (!before)
        return makeError(ErrorKind::Usage, "prediction.unknown", "there is no prediction \"{id}\"",
                         {{"id", changed.id.value}});
    changed.registered = before->registered;
    changed.history = before->history;
    changed.history.push_back({today, author, reason, before->kind, before->low, before->mode, before->high,
                               before->goLive, before->washoutDays});
    return Edit{"change the prediction of " + before->initiative.value, {Put{std::move(changed)}}, {}};
}

} // namespace banyan::outcomes

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtConcurrentMap>

#include "model/scoring/assessment.h"

#include "model/scoring/criteria.h"
#include "model/scoring/scorer.h"

#include <algorithm>

namespace banyan::scoring {

namespace {

/// Neighbours that one thread scores in a row.
struct Block {
    size_t from = 0;
    size_t to = 0;
};

std::vector<Block> blocksOf(size_t count) {
    constexpr size_t size = 64;
    std::vector<Block> blocks;
    for (size_t from = 0; from < count; from += size)
        blocks.push_back({from, std::min(count, from + size)});
    return blocks;
}

Issue unknownContribution(const Goal& goal, const std::string& to) {
    Issue issue;
    issue.rule = "goal.unknown-contribution";
    issue.subject = goal.id;
    issue.text =
        "Goal \"{goal}\" contributes to \"{to}\", which is neither a criterion of value nor a branch of risk: it "
        "moves no weight there";
    issue.arguments = {{"goal", goal.name.empty() ? goal.id.value : goal.name}, {"to", to}};
    issue.value = to;
    return issue;
}

Issue issueOf(const Error& error) {
    Issue issue;
    issue.rule = error.code;
    issue.severity = IssueSeverity::Error;
    issue.text = error.text;
    issue.arguments = error.arguments;
    issue.where = error.where;
    return issue;
}

} // namespace

const ComponentAssessment* Assessment::find(const ComponentId& id) const {
    const auto found = std::ranges::lower_bound(components, id, {}, &ComponentAssessment::id);
    return found != components.end() && found->id == id ? &*found : nullptr;
}

const Criterion* Assessment::criterion(const CriterionId& id) const {
    const auto found = std::ranges::find(criteria, id, &Criterion::id);
    return found == criteria.end() ? nullptr : &*found;
}

Result<Assessment> assess(const Portfolio& portfolio, const facts::Facts& facts, const AssessOptions& options) {
    BANYAN_ASSIGN(Scorer scorer, Scorer::prepare(portfolio, facts, options));
    if (options.draws > 0) scorer.drawWeights();
    std::vector<const Component*> alive;
    for (const Component& component : portfolio.components())
        if (!component.retired) alive.push_back(&component);

    Assessment out;
    out.asOf = options.asOf;
    out.seed = options.seed;
    out.draws = options.draws;
    out.valueThreshold = portfolio.settings().valueThreshold;
    out.riskThreshold = portfolio.settings().riskThreshold;
    out.criteria = scorer.criteria();
    out.method = methodFingerprint(portfolio, out.criteria);
    out.weights = scorer.weights();
    out.components.resize(alive.size());
    std::vector<Block> blocks = blocksOf(alive.size());
    QThreadPool pool; // not the global one: Qt Gui paints on that, and a window must not wait for this
    if (options.threads > 0) pool.setMaxThreadCount(options.threads);
    QtConcurrent::blockingMap(&pool, blocks, [&](const Block& block) {
        Scratch scratch(static_cast<size_t>(options.draws));
        for (size_t i = block.from; i < block.to && !options.cancel.cancelled(); ++i)
            out.components[i] = scorer.score(*alive[i], scratch);
    });
    if (options.cancel.cancelled()) return assessmentCancelled();
    return out;
}

Result<Assessment> assess(const Portfolio& portfolio, const AssessOptions& options) {
    return assess(portfolio, facts::derive(portfolio, options.asOf), options);
}

std::vector<Issue> checkMethod(const Portfolio& portfolio) {
    const auto criteria = criteriaOf(portfolio);
    if (!criteria) return {issueOf(criteria.error())};
    std::vector<Issue> out;
    std::vector<std::string> known;
    for (const Axis axis : {Axis::Value, Axis::Risk}) {
        const auto weights = axisWeights(axis, *criteria, portfolio);
        if (!weights) {
            out.push_back(issueOf(weights.error()));
            continue;
        }
        for (size_t k = 0; k < weights->groups.size(); ++k)
            if (axis == Axis::Value || weights->defaults[k] > 0) known.push_back(weights->groups[k]);
    }
    for (const Goal& goal : portfolio.goals())
        for (const Contribution& contribution : goal.contributions)
            if (contribution.strength != 0 && std::ranges::find(known, contribution.to) == known.end())
                out.push_back(unknownContribution(goal, contribution.to));
    return out;
}

AssessmentSnapshot snapshotOf(const Assessment& assessment, Id<AssessmentSnapshot> id, std::string cause) {
    AssessmentSnapshot out;
    out.id = std::move(id);
    out.asOf = assessment.asOf;
    out.cause = std::move(cause);
    out.method = assessment.method;
    for (const ComponentAssessment& c : assessment.components) {
        const Quadrant q = c.computedQuadrant;
        out.placements.push_back({c.id, c.value.mid, c.risk.mid, q == Quadrant::AddressEarly || q == Quadrant::Retain,
                                  q == Quadrant::AddressEarly || q == Quadrant::ReplaceOrRetire, q});
    }
    return out;
}

std::string_view quadrantTitle(Quadrant quadrant) {
    switch (quadrant) {
    case Quadrant::AddressEarly:
        return "Address early";
    case Quadrant::Retain:
        return "Retain and evolve";
    case Quadrant::ReplaceOrRetire:
        return "Replace or retire";
    case Quadrant::Defer:
        return "Defer";
    case Quadrant::Unknown:
        break;
    }
    return "Unknown";
}

} // namespace banyan::scoring

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/decision_edits.h"

#include "model/base/id.h"

#include <algorithm>

namespace banyan::items {

using namespace portfolio;

namespace {

constexpr size_t longestName = 60; ///< bytes of a question in the label of an edit

std::string named(const Decision& decision) {
    std::string text = decision.question.substr(0, longestName);
    while (text.size() < decision.question.size() && !text.empty() && (text.back() & 0x80) != 0)
        text.pop_back(); // no half character
    return "\"" + text + (text.size() < decision.question.size() ? "…" : "") + "\"";
}

template <typename Member, typename RecordId>
std::vector<const Decision*> about(const Portfolio& portfolio, Member member, const RecordId& id) {
    std::vector<const Decision*> out;
    for (const Decision& each : portfolio.table<Decision>())
        if (std::ranges::find(each.*member, id) != (each.*member).end()) out.push_back(&each);
    std::ranges::stable_sort(out, std::ranges::greater{}, &Decision::date);
    return out;
}

} // namespace

Decision newDecision(const Portfolio& portfolio, Date date, std::vector<ComponentId> components,
                     std::vector<InitiativeId> initiatives) {
    Decision made;
    made.id = Id<Decision>(uniqueSlug("decision-" + date.toString(),
                                      [&](const std::string& id) { return portfolio.find(Id<Decision>(id)); }));
    made.date = date;
    made.question = "New decision";
    made.components = std::move(components);
    made.initiatives = std::move(initiatives);
    return made;
}

Edit addDecision(Decision decision) {
    return {"record a decision", {Put{std::move(decision)}}, {}};
}

Edit changeDecision(const Decision& before, Decision after, const std::string& what) {
    return {"change the " + what + " of the decision " + named(before), {Put{std::move(after)}}, {}};
}

Edit removeDecision(const Decision& decision) {
    return {"remove the decision " + named(decision), {Remove{decision.id}}, {}};
}

std::vector<const Decision*> decisionsAbout(const Portfolio& portfolio, const ComponentId& id) {
    return about(portfolio, &Decision::components, id);
}

std::vector<const Decision*> decisionsAbout(const Portfolio& portfolio, const InitiativeId& id) {
    return about(portfolio, &Decision::initiatives, id);
}

std::string choiceOf(const Decision& decision) {
    std::string out;
    for (const DecisionOption& option : decision.options)
        if (option.chosen) out += (out.empty() ? "" : ", ") + option.title;
    return out;
}

bool isDue(const Decision& decision, Date today) {
    return decision.review && *decision.review <= today;
}

Edit keepBaseline(const Portfolio& portfolio, const roadmap::Plan& plan, const roadmap::PlanOptions& options,
                  const std::string& name) {
    Roadmap kept = roadmap::toRecord(plan, options);
    kept.id = RoadmapId(uniqueSlug(slug(name), [&](const std::string& id) {
        return portfolio.find(RoadmapId(id)) || portfolio.find(Id<Baseline>(id));
    }));
    kept.name = name;
    const Baseline baseline{Id<Baseline>(kept.id.value), name, options.asOf, kept.id};
    return {"keep the plan as the baseline \"" + name + "\"", {Put{std::move(kept)}, Put{baseline}}, {}};
}

Edit removeBaseline(const Portfolio& portfolio, const Baseline& baseline) {
    Edit edit{"remove the baseline \"" + baseline.name + "\"", {Remove{baseline.id}}, {}};
    const bool needed = std::ranges::any_of(portfolio.table<Baseline>(), [&](const Baseline& other) {
        return other.id != baseline.id && other.roadmap == baseline.roadmap;
    });
    if (!needed && baseline.roadmap != RoadmapId("current") && portfolio.find(baseline.roadmap))
        edit.operations.emplace_back(Remove{baseline.roadmap});
    return edit;
}

} // namespace banyan::items

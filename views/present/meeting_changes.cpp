// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/meeting_changes.h"

#include "model/portfolio/diff.h"
#include "model/portfolio/metrics.h"
#include "model/scoring/moves.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace banyan::present {

using namespace portfolio;

namespace {

constexpr int leastShift = 3;  ///< ranks that are told one by one
constexpr int leastChance = 5; ///< points

std::string inQuotation(const std::string& text) {
    return "\"" + text + "\"";
}

template <typename T>
std::string titleOrId(const T& record) {
    std::string name;
    if constexpr (requires { record.title; })
        name = record.title;
    else if constexpr (requires { record.question; })
        name = record.question;
    else if constexpr (requires { record.name; })
        name = record.name;
    return name.empty() ? record.id.value : name;
}

template <typename T>
void addEntered(const Portfolio& before, const Portfolio& after, const Diff& diff, std::vector<std::string>& out) {
    if constexpr (std::is_same_v<T, Estimate> || std::is_same_v<T, Decision>) return;
    const auto add = [&](const std::vector<Id<T>>& ids, const Portfolio& from, const char* what) {
        for (const Id<T>& id : ids)
            out.push_back("The " + std::string(Describe<T>::name) + " " + inQuotation(titleOrId(*from.find(id))) +
                          " was " + what + ".");
    };
    add(diff.of<T>().added, after, "added");
    add(diff.of<T>().changed, after, "changed");
    add(diff.of<T>().removed, before, "removed");
}

std::string chosenIn(const Decision& decision) {
    std::string out;
    for (const DecisionOption& option : decision.options)
        if (option.chosen) out += (out.empty() ? "" : ", ") + option.title;
    return out;
}

void addDecisions(const Portfolio& before, const Portfolio& after, const Diff& diff, std::vector<std::string>& out) {
    const auto& changes = diff.of<Decision>();
    for (const auto* ids : {&changes.added, &changes.changed})
        for (const Id<Decision>& id : *ids) {
            const Decision& now = *after.find(id);
            const Decision* was = before.find(id);
            const std::string chosen = chosenIn(now);
            const bool decided = !chosen.empty() && (!was || chosenIn(*was) != chosen);
            out.push_back(decided
                              ? "Decided: " + inQuotation(now.question) + ": " + chosen + "."
                              : "The question " + inQuotation(now.question) + (was ? " was changed." : " was asked."));
        }
    for (const Id<Decision>& id : changes.removed)
        out.push_back("The decision " + inQuotation(before.find(id)->question) + " was removed.");
}

std::string metricName(const Portfolio& portfolio, const std::string& metric) {
    for (const Criterion& criterion : portfolio.table<Criterion>())
        if (criterion.fact == metric && !criterion.name.empty()) return criterion.name;
    const Metric* known = findMetric(metric);
    return known ? std::string(known->name) : metric;
}

void addEstimates(const std::vector<Id<Estimate>>& ids, const Portfolio& from, const char* what,
                  std::vector<std::string>& out) {
    std::map<std::pair<ComponentId, std::string>, std::vector<std::string>> authors;
    for (const Id<Estimate>& id : ids) {
        const Estimate& estimate = *from.find(id);
        authors[{estimate.component, estimate.metric}].push_back(estimate.author);
    }
    for (const auto& [of, who] : authors) {
        const Component* component = from.find(of.first);
        std::string names;
        for (const std::string& one : who)
            if (!one.empty()) names += (names.empty() ? "" : ", ") + one;
        out.push_back(std::to_string(who.size()) + (who.size() == 1 ? " estimate of " : " estimates of ") +
                      metricName(from, of.second) + " of " + (component ? titleOrId(*component) : of.first.value) +
                      (names.empty() ? "" : ", by " + names + ",") + (who.size() == 1 ? " was " : " were ") + what +
                      ".");
    }
}

void addPlaces(const roadmap::Standing& before, const roadmap::Standing& after, MeetingChanges& out) {
    int little = 0;
    for (const scoring::Move& move : scoring::moves(before.assessment, after.assessment)) {
        const bool ranked = move.rankBefore > 0 && move.rankAfter > 0;
        if (move.changesQuadrant())
            out.quadrants.push_back(scoring::sentence(move, before.assessment, after.assessment));
        else if (!ranked || std::abs(move.rankAfter - move.rankBefore) >= leastShift)
            out.ranks.push_back(scoring::sentence(move, before.assessment, after.assessment));
        else
            ++little;
    }
    if (little == 0) return;
    const bool others = !out.quadrants.empty() || !out.ranks.empty();
    out.ranks.push_back(std::to_string(little) +
                        (little == 1 ? (others ? " other shifts" : " component shifts")
                                     : (others ? " others shift" : " components shift")) +
                        " by one or two ranks.");
}

/// "92 %" → 92; nothing where it is unknown.
std::optional<int> percentIn(const std::string& text) {
    char* end = nullptr;
    const long number = std::strtol(text.c_str(), &end, 10);
    return end == text.c_str() ? std::nullopt : std::optional(static_cast<int>(number));
}

bool matters(const roadmap::Difference& one) {
    if (one.kind == roadmap::Difference::Kind::Placement) return false;
    if (one.kind != roadmap::Difference::Kind::Chance) return true;
    const auto before = percentIn(one.before);
    const auto after = percentIn(one.after);
    return !before || !after || std::abs(*after - *before) >= leastChance;
}

} // namespace

MeetingChanges changesBetween(const Portfolio& before, const Portfolio& after) {
    MeetingChanges out;
    const Diff changed = diff(before, after);
    addDecisions(before, after, changed, out.decisions);
    addEstimates(changed.of<Estimate>().added, after, "given", out.estimates);
    addEstimates(changed.of<Estimate>().changed, after, "changed", out.estimates);
    addEstimates(changed.of<Estimate>().removed, before, "removed", out.estimates);
    [&]<typename... T>(TypeList<T...>) { (addEntered<T>(before, after, changed, out.entered), ...); }(RecordTypes{});
    return out;
}

void addConsequences(const roadmap::Standing& before, const roadmap::Standing& after, MeetingChanges& out) {
    addPlaces(before, after, out);
    for (const roadmap::Difference& one : roadmap::differences(before, after)) {
        if (!matters(one)) continue;
        out.plan.push_back(one.kind == roadmap::Difference::Kind::Plan
                               ? one.sentence
                               : one.subject + ": " + one.before + " → " + one.after + ".");
    }
}

} // namespace banyan::present

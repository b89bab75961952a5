// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/sections.h"

#include "model/base/numbers.h"
#include "model/base/units.h"

#include <algorithm>
#include <map>

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::scoring;

namespace {

constexpr size_t rowsInFull = 80;

std::string count(size_t n, const std::string& one, const std::string& many) {
    return std::to_string(n) + " " + (n == 1 ? one : many);
}

std::string span(const Interval& interval) {
    const std::string mid = shortNumber(interval.mid, 0);
    const std::string low = shortNumber(interval.low, 0);
    const std::string high = shortNumber(interval.high, 0);
    return low == high ? mid : mid + " (" + low + "–" + high + ")";
}

std::string certainty(const ComponentAssessment& component) {
    const std::optional<double> sure = component.sure();
    if (!sure) return "–";
    static constexpr std::array names{"firm", "leaning", "undecided"};
    return std::string(names[static_cast<size_t>(component.confidence)]) + ", " + percentText(*sure);
}

/// Placed components, the most value and risk together first.
std::vector<const ComponentAssessment*> placed(const Assessment& assessment) {
    std::vector<const ComponentAssessment*> out;
    for (const ComponentAssessment& c : assessment.components)
        if (c.quadrant != Quadrant::Unknown) out.push_back(&c);
    std::ranges::stable_sort(out, std::greater{}, [](const auto* c) { return c->value.mid * c->risk.mid; });
    return out;
}

Text quadrantCounts(const Assessment& assessment) {
    std::map<Quadrant, size_t> counts;
    for (const ComponentAssessment& c : assessment.components)
        ++counts[c.quadrant];
    Text out;
    for (const Quadrant q : {Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer}) {
        if (!out.empty()) out += ", ";
        out += std::to_string(counts[q]) + " " + emphasis(std::string(quadrantTitle(q)));
    }
    if (counts[Quadrant::Unknown] > 0)
        out += ", and " + count(counts[Quadrant::Unknown], "one that", "that") + " can't be placed yet";
    return out;
}

/// Latest measurement of a goal's own metric up to the as-of date.
const Measurement* latestOf(const ReportInput& input, const Goal& goal) {
    const Measurement* latest = nullptr;
    for (const auto& entry : input.portfolio.observations())
        for (const Measurement& m : entry.second->measurements)
            if (!m.component && m.external.empty() && m.metric == goal.metric && m.date <= input.assessment.asOf &&
                (!latest || latest->date < m.date))
                latest = &m;
    return latest;
}

Text withUnit(const std::optional<double>& value, const std::string& unit) {
    if (!value) return "not set";
    return given(numberWithUnit(shortNumber(*value, 3), unit));
}

Text names(const Portfolio& portfolio, const std::vector<PainPointId>& ids) {
    Text out;
    for (const PainPointId& id : ids)
        if (const PainPoint* pain = portfolio.find(id)) out += (out.empty() ? "" : "; ") + given(pain->name);
    return out.empty() ? "none" : out;
}

MapPicture picture(const Assessment& assessment, const std::vector<const ComponentAssessment*>& components) {
    MapPicture out{
        assessment.valueThreshold, assessment.riskThreshold, {}, std::min(components.size(), rowsInFull), {}};
    for (const ComponentAssessment& c : assessment.components)
        if (c.quadrant == Quadrant::Unknown) out.unplaced.push_back(c.name);
    for (const ComponentAssessment* c : components)
        out.points.push_back({c->name, c->value, c->risk, c->quadrant});
    return out;
}

} // namespace

void summarySection(const ReportInput& input, Section& out) {
    const Assessment& a = input.assessment;
    out.say(count(a.components.size(), "component", "components") + " in " +
            count(input.portfolio.systems().size(), "system", "systems") + ": " + quadrantCounts(a) + ".");
    List early;
    for (const ComponentAssessment* c : placed(a))
        if (c->quadrant == Quadrant::AddressEarly && early.items.size() < 3)
            early.items.push_back({given(sentence(*c, a)), {}});
    out.add(std::move(early));
    if (!input.plan) {
        out.say("There is no roadmap yet: " + whyNoPlan(input) + ".");
        return;
    }
    const roadmap::Plan& plan = *input.plan;
    const size_t all = plan.initiatives.size() + plan.unscheduled.size();
    if (all == 0) {
        out.say("There is no roadmap yet: no initiatives are proposed or accepted.");
        return;
    }
    int last = 0;
    for (const auto& i : plan.initiatives)
        last = std::max(last, i.finishWeek);
    out.say("The roadmap schedules " + std::to_string(plan.initiatives.size()) + " of " +
            count(all, "initiative", "initiatives") + " from " + plan.start.toString() + " to " +
            roadmap::lastDayOf(plan, last).toString() + "; " + plan.standing() + ".");
}

void goalsSection(const ReportInput& input, Section& out) {
    if (input.portfolio.goals().empty()) {
        out.say("No goals are set, so every criterion keeps its default weight.");
        return;
    }
    double sum = 0;
    for (const Goal& goal : input.portfolio.goals())
        sum += goal.points;
    Table table("Goals", {"Goal", "Baseline → target", "By", "Latest measured", "Share#", "Pain points"});
    for (const Goal& goal : input.portfolio.goals()) {
        const Measurement* latest = latestOf(input, goal);
        table.add(
            {given(goal.name), withUnit(goal.baseline, goal.unit) + " → " + withUnit(goal.target, goal.unit),
             goal.deadline ? goal.deadline->toString() : "no date",
             latest ? withUnit(latest->value, goal.unit) + " on " + latest->date.toString() : Text("not measured"),
             sum > 0 ? percentText(goal.points / sum) : "–", names(input.portfolio, goal.painPoints)});
    }
    out.add(std::move(table));
}

void mapSection(const ReportInput& input, Section& out) {
    const auto components = placed(input.assessment);
    if (components.empty()) {
        out.say("Nothing can be placed yet; " + emphasis("What is unknown") + " says what to collect first.");
        return;
    }
    out.add(picture(input.assessment, components));
    Table table("Components by value and risk",
                {"Component", "Quadrant", "Sure", "Value#", "Risk#", "Known of value, risk#"});
    for (size_t i = 0; i < components.size() && i < rowsInFull; ++i) {
        const ComponentAssessment& c = *components[i];
        Text quadrant = quadrantText(c.quadrant);
        if (c.quadrant != c.computedQuadrant)
            quadrant += " (set by hand; computed: " + std::string(quadrantTitle(c.computedQuadrant)) + ")";
        table.add({given(c.name), std::move(quadrant), certainty(c), span(c.value), span(c.risk),
                   percentText(c.valueCoverage) + ", " + percentText(c.riskCoverage)});
    }
    out.add(std::move(table));
    out.say("Ranges in brackets hold what missing and uncertain data could still make of the score.");
}

void unknownSection(const ReportInput& input, Section& out) {
    Groups unplaced;
    size_t thin = 0;
    for (const ComponentAssessment& c : input.assessment.components) {
        if (c.riskCoverage < 0.5 || c.valueCoverage < 0.5) ++thin;
        if (c.quadrant != Quadrant::Unknown) continue;
        std::string first;
        for (size_t i = 0; i < c.missing.size() && i < 3; ++i)
            first += (i == 0 ? "" : ", ") + c.missing[i];
        unplaced[first].push_back(c.id);
    }
    if (!unplaced.empty()) {
        out.say("Not placed, for want of data:");
        out.add(groupTable(input.portfolio, "Collect or estimate first", unplaced));
    }
    out.say(count(thin, "component has", "components have") +
            " less than half of the weight of value or of risk backed by data.");
    int rows = 0;
    for (const Unmatched& u : input.portfolio.table<Unmatched>())
        rows += u.rows;
    if (rows > 0)
        out.say(count(static_cast<size_t>(rows), "imported row speaks", "imported rows speak") + " of " +
                count(input.portfolio.table<Unmatched>().size(), "name that is", "names that are") +
                " no component here, and count for nothing until matched.");
}

namespace {

Text goalsBehind(const ReportInput& input, const CriterionWeight& weight) {
    Text out;
    for (const GoalShare& share : weight.goals) {
        const Goal* goal = input.portfolio.find(share.goal);
        if (share.share > 0.0005)
            out += (out.empty() ? "" : "; ") + given(goal ? goal->name : share.goal.value) + " " +
                   percentText(share.share, 1);
    }
    return out.empty() ? "defaults" : out;
}

} // namespace

void methodSection(const ReportInput& input, Section& out) {
    const Assessment& a = input.assessment;
    out.say("Each raw fact is scored from 0 to 100 between two fixed anchors; a score is the weighted sum. "
            "What is not known counts as the whole range from 0 to 100, "
            "never as zero or as an average. Thresholds: value " +
            shortNumber(a.valueThreshold, 0) + ", risk " + shortNumber(a.riskThreshold, 0) +
            ". Weights follow the goals by " + shortNumber(100 * input.portfolio.settings().lambda, 0) +
            " % and the defaults for the rest. Probabilities come from " + std::to_string(a.draws) + " draws (seed " +
            std::to_string(a.seed) + ").");
    Table table("Criteria and their weights",
                {"Axis", "Criterion", "Scores 0 at", "Scores 100 at", "Weight#", "From goals"});
    const auto add = [&](const CriterionWeight& weight) {
        const Criterion* criterion = a.criterion(weight.criterion);
        if (!criterion) return;
        const bool steps = criterion->scale == Scale::Piecewise && !criterion->anchors.empty();
        table.add({std::string(enumName(criterion->axis)), given(criterion->name + " (" + criterion->unit + ")"),
                   shortNumber(steps ? criterion->anchors.front().raw : criterion->a0, 3),
                   shortNumber(steps ? criterion->anchors.back().raw : criterion->a100, 3),
                   percentText(weight.weight, 1), goalsBehind(input, weight)});
    };
    for (const CriterionWeight& weight : a.weights.value)
        add(weight);
    for (const CriterionWeight& weight : a.weights.risk)
        add(weight);
    out.add(std::move(table));
}

void sourcesSection(const ReportInput& input, Section& out) {
    if (input.portfolio.sources().empty()) {
        out.say("Nothing was imported.");
        return;
    }
    Table table("Imported sources", {"Source", "Format", "Rows#", "Rejected#", "Imported", "Speaks of"});
    for (const Source& source : input.portfolio.sources()) {
        const std::string window = source.from && source.to
                                       ? source.from->toString() + " to " + (*source.to - 1).toString()
                                       : std::string("–");
        table.add({given(source.name), given(source.format), std::to_string(source.rows),
                   std::to_string(source.rejected), source.imported ? source.imported->date().toString() : "–",
                   window});
    }
    out.add(std::move(table));
}

} // namespace banyan::report

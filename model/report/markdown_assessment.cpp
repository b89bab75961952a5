// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/markdown_sections.h"
#include "model/report/markdown_text.h"

#include "model/base/numbers.h"

#include <algorithm>
#include <map>

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::scoring;

namespace {

constexpr size_t labelsOnChart = 20;
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
    if (!component.probability) return "–";
    static constexpr std::array names{"firm", "leaning", "undecided"};
    const double best = *std::ranges::max_element(component.probability->quadrant);
    return std::string(names[static_cast<size_t>(component.confidence)]) + ", " + shortNumber(100 * best, 0) + " %";
}

/// Placed components, the most value and risk together first.
std::vector<const ComponentAssessment*> placed(const Assessment& assessment) {
    std::vector<const ComponentAssessment*> out;
    for (const ComponentAssessment& c : assessment.components)
        if (c.quadrant != Quadrant::Unknown) out.push_back(&c);
    std::ranges::stable_sort(out, std::greater{}, [](const auto* c) { return c->value.mid * c->risk.mid; });
    return out;
}

std::string quadrantCounts(const Assessment& assessment) {
    std::map<Quadrant, size_t> counts;
    for (const ComponentAssessment& c : assessment.components)
        ++counts[c.quadrant];
    std::string out;
    for (const Quadrant q : {Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer}) {
        if (!out.empty()) out += ", ";
        out += std::to_string(counts[q]) + " *" + std::string(quadrantTitle(q)) + "*";
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

std::string withUnit(const std::optional<double>& value, const std::string& unit) {
    return value ? shortNumber(*value, 3) + (unit.empty() ? "" : " " + escaped(unit)) : std::string("not set");
}

std::string names(const Portfolio& portfolio, const std::vector<PainPointId>& ids) {
    std::string out;
    for (const PainPointId& id : ids)
        if (const PainPoint* pain = portfolio.find(id)) out += (out.empty() ? "" : "; ") + escaped(pain->name);
    return out.empty() ? "none" : out;
}

/// A score on Mermaid's 0–1 axis, the threshold in its middle.
double onChart(double score, double threshold) {
    const double x = score < threshold  ? 0.5 * score / threshold
                     : threshold >= 100 ? 1
                                        : 0.5 + 0.5 * (score - threshold) / (100 - threshold);
    return std::clamp(x, 0.01, 0.99);
}

std::string quadrantChart(const Assessment& assessment, const std::vector<const ComponentAssessment*>& components) {
    std::string out = "```mermaid\nquadrantChart\n    title Value and risk\n    x-axis Low value --> High value\n    "
                      "y-axis Low risk --> High risk\n"
                      "    quadrant-1 Address early\n    quadrant-2 Replace or retire\n    quadrant-3 Defer\n    "
                      "quadrant-4 Retain and evolve\n";
    for (size_t i = 0; i < components.size() && i < labelsOnChart; ++i) {
        const ComponentAssessment& c = *components[i];
        out += "    \"" + mermaidLabel(c.name) + "\": [" +
               shortNumber(onChart(c.value.mid, assessment.valueThreshold), 3) + ", " +
               shortNumber(onChart(c.risk.mid, assessment.riskThreshold), 3) + "]\n";
    }
    return out + "```\n\n";
}

} // namespace

std::string summarySection(const ReportInput& input) {
    const Assessment& a = input.assessment;
    std::string out = "## Summary\n\n";
    out += count(a.components.size(), "component", "components") + " in " +
           count(input.portfolio.systems().size(), "system", "systems") + ": " + quadrantCounts(a) + ".\n\n";
    size_t shown = 0;
    for (const ComponentAssessment* c : placed(a)) {
        if (c->quadrant != Quadrant::AddressEarly || shown == 3) continue;
        out += "- " + escaped(sentence(*c, a)) + "\n";
        ++shown;
    }
    if (shown > 0) out += "\n";
    const size_t all = input.plan ? input.plan->initiatives.size() + input.plan->unscheduled.size() : 0;
    if (input.plan && all == 0) {
        out += "There is no roadmap yet: no initiatives are proposed or accepted.\n\n";
    } else if (input.plan) {
        const roadmap::Plan& plan = *input.plan;
        int last = 0;
        for (const auto& i : plan.initiatives)
            last = std::max(last, i.finishWeek);
        out += "The roadmap schedules " + std::to_string(plan.initiatives.size()) + " of " +
               count(all, "initiative", "initiatives") + " from " + plan.start.toString() + " to " +
               roadmap::dayOf(plan, last).toString() + "; " + plan.standing() + ".\n\n";
    } else {
        out += "There is no roadmap yet: " + escaped(input.planIssue) + ".\n\n";
    }
    return out;
}

std::string goalsSection(const ReportInput& input) {
    std::string out = "## Goals\n\n";
    if (input.portfolio.goals().empty())
        return out + "No goals are set, so every criterion keeps its default weight.\n\n";
    double sum = 0;
    for (const Goal& goal : input.portfolio.goals())
        sum += goal.points;
    MarkdownTable table({"Goal", "Baseline → target", "By", "Latest measured", "Share#", "Pain points"});
    for (const Goal& goal : input.portfolio.goals()) {
        const Measurement* latest = latestOf(input, goal);
        table.add({escaped(goal.name), withUnit(goal.baseline, goal.unit) + " → " + withUnit(goal.target, goal.unit),
                   goal.deadline ? goal.deadline->toString() : "no date",
                   latest ? withUnit(latest->value, goal.unit) + " on " + latest->date.toString() : "not measured",
                   sum > 0 ? shortNumber(100 * goal.points / sum, 0) + " %" : "–",
                   names(input.portfolio, goal.painPoints)});
    }
    return out + table.text();
}

std::string mapSection(const ReportInput& input) {
    const auto components = placed(input.assessment);
    std::string out = "## Map\n\n";
    if (components.empty()) return out + "Nothing can be placed yet; *What is unknown* says what to collect first.\n\n";
    if (components.size() > labelsOnChart)
        out += "The chart shows the " + std::to_string(labelsOnChart) +
               " components with most value and risk together; the table " +
               (components.size() > rowsInFull ? "the first " + std::to_string(rowsInFull) : std::string("all")) +
               " of " + std::to_string(components.size()) + ".\n\n";
    out += quadrantChart(input.assessment, components);
    MarkdownTable table({"Component", "Quadrant", "Sure", "Value#", "Risk#", "Known of value, risk#"});
    for (size_t i = 0; i < components.size() && i < rowsInFull; ++i) {
        const ComponentAssessment& c = *components[i];
        std::string quadrant(quadrantTitle(c.quadrant));
        if (c.quadrant != c.computedQuadrant)
            quadrant += " (set by hand; computed: " + std::string(quadrantTitle(c.computedQuadrant)) + ")";
        table.add({escaped(c.name), quadrant, certainty(c), span(c.value), span(c.risk),
                   shortNumber(100 * c.valueCoverage, 0) + " %, " + shortNumber(100 * c.riskCoverage, 0) + " %"});
    }
    return out + table.text() +
           "Ranges in brackets hold what missing and uncertain data could still make of the score.\n\n";
}

std::string unknownSection(const ReportInput& input) {
    std::string out = "## What is unknown\n\n";
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
    if (!unplaced.empty())
        out += "Not placed, for want of data:\n\n" + groupTable(input.portfolio, "Collect or estimate first", unplaced);
    out += count(thin, "component has", "components have") +
           " less than half of the weight of value or of risk backed by data.\n\n";
    int rows = 0;
    for (const Unmatched& u : input.portfolio.table<Unmatched>())
        rows += u.rows;
    if (rows > 0)
        out += count(static_cast<size_t>(rows), "imported row speaks", "imported rows speak") + " of " +
               count(input.portfolio.table<Unmatched>().size(), "name that is", "names that are") +
               " no component here, and count for nothing until matched.\n\n";
    return out;
}

std::string methodSection(const ReportInput& input) {
    const Assessment& a = input.assessment;
    std::string out = "## Method and weights\n\n"
                      "Each raw fact is scored from 0 to 100 between two fixed anchors; a score is the weighted sum. "
                      "What is not known counts as the whole range from 0 to 100, "
                      "never as zero or as an average. Thresholds: value " +
                      shortNumber(a.valueThreshold, 0) + ", risk " + shortNumber(a.riskThreshold, 0) +
                      ". Weights follow the goals by " + shortNumber(100 * input.portfolio.settings().lambda, 0) +
                      " % and the defaults for the rest. Probabilities come from " + std::to_string(a.draws) +
                      " draws (seed " + std::to_string(a.seed) + ").\n\n";
    MarkdownTable table({"Axis", "Criterion", "Scores 0 at", "Scores 100 at", "Weight#", "From goals"});
    const auto add = [&](const CriterionWeight& weight) {
        const Criterion* criterion = a.criterion(weight.criterion);
        if (!criterion) return;
        std::string goals;
        for (const GoalShare& share : weight.goals) {
            const Goal* goal = input.portfolio.find(share.goal);
            if (share.share > 0.0005)
                goals += (goals.empty() ? "" : "; ") + escaped(goal ? goal->name : share.goal.value) + " " +
                         shortNumber(100 * share.share, 1) + " %";
        }
        const bool steps = criterion->scale == Scale::Piecewise && !criterion->anchors.empty();
        table.add({std::string(enumName(criterion->axis)), escaped(criterion->name + " (" + criterion->unit + ")"),
                   shortNumber(steps ? criterion->anchors.front().raw : criterion->a0, 3),
                   shortNumber(steps ? criterion->anchors.back().raw : criterion->a100, 3),
                   shortNumber(100 * weight.weight, 1) + " %", goals.empty() ? "defaults" : goals});
    };
    for (const CriterionWeight& weight : a.weights.value)
        add(weight);
    for (const CriterionWeight& weight : a.weights.risk)
        add(weight);
    return out + table.text();
}

std::string sourcesSection(const ReportInput& input) {
    std::string out = "## Sources\n\n";
    if (input.portfolio.sources().empty()) return out + "Nothing was imported.\n\n";
    MarkdownTable table({"Source", "Format", "Rows#", "Rejected#", "Imported", "Speaks of"});
    for (const Source& source : input.portfolio.sources()) {
        const std::string window = source.from && source.to
                                       ? source.from->toString() + " to " + (*source.to - 1).toString()
                                       : std::string("–");
        table.add({escaped(source.name), escaped(source.format), std::to_string(source.rows),
                   std::to_string(source.rejected), source.imported ? source.imported->date().toString() : "–",
                   window});
    }
    return out + table.text();
}

} // namespace banyan::report

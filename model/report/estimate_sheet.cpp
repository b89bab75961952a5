// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/estimate_sheet.h"

#include "model/base/id.h"
#include "model/base/numbers.h"
#include "model/portfolio/metrics.h"
#include "model/scoring/criteria.h"

#include <algorithm>
#include <map>
#include <set>

namespace banyan::report {

using namespace banyan::portfolio;

namespace {

using Question = std::pair<ComponentId, std::string>; ///< of one component, about one metric

/// The metrics that people can estimate for the criterion; none where it is worked out from the dependencies.
std::vector<std::string> metricsOf(const Criterion& criterion) {
    std::vector<std::string> out{criterion.fact};
    if (criterion.fact == scoring::hotspotFact) {
        const auto& method = scoring::builtInMethod();
        if (!method) return {};
        out = {method->churn, method->complexity.fact};
    }
    std::erase_if(out, [](const std::string& metric) { return findMetric(metric) == nullptr; });
    return out;
}

/// The newest estimate of each question.
std::map<Question, const Estimate*> estimatesOf(const Portfolio& portfolio) {
    std::map<Question, const Estimate*> out;
    for (const Estimate& estimate : portfolio.table<Estimate>()) {
        const Estimate*& kept = out[{estimate.component, estimate.metric}];
        if (!kept || kept->date <= estimate.date) kept = &estimate;
    }
    return out;
}

struct Row {
    double gain = 0;
    double weight = 0;
    Question question;
};

std::vector<Row> questions(const scoring::Assessment& assessment, const scoring::Robustness& robustness,
                           const std::map<Question, const Estimate*>& estimates) {
    std::map<std::pair<ComponentId, CriterionId>, double> gains;
    for (const scoring::MeasureNext& measure : robustness.measureNext)
        gains[{measure.component, measure.criterion}] = measure.gain();
    std::set<Question> asked;
    std::vector<Row> out;
    for (const scoring::ComponentAssessment& component : assessment.components) {
        for (const scoring::Term& term : component.terms) {
            if ((term.known && !term.estimated) || !(term.weight > 0)) continue;
            const Criterion& criterion = assessment.criterionOf(term);
            const auto gain = gains.find({component.id, criterion.id});
            for (const std::string& metric : metricsOf(criterion)) {
                const Question question{component.id, metric};
                // Half of a hotspot may be measured already.
                if (term.known && !estimates.contains(question)) continue;
                if (asked.insert(question).second)
                    out.push_back({gain == gains.end() ? 0 : gain->second, term.weight, question});
            }
        }
    }
    std::ranges::stable_sort(
        out, [](const Row& a, const Row& b) { return a.gain != b.gain ? a.gain > b.gain : a.weight > b.weight; });
    return out;
}

} // namespace

std::map<ComponentId, std::string> componentReferences(const Portfolio& portfolio) {
    std::map<std::string, int> uses;
    for (const Component& component : portfolio.components())
        ++uses[matchKey(component.name)];
    std::map<ComponentId, std::string> out;
    for (const Component& component : portfolio.components())
        out[component.id] =
            component.name.empty() || uses[matchKey(component.name)] > 1 ? component.id.value : component.name;
    return out;
}

Sheet estimateSheet(const Portfolio& portfolio, const scoring::Assessment& assessment,
                    const scoring::Robustness& robustness) {
    const std::map<ComponentId, std::string> references = componentReferences(portfolio);
    const std::map<Question, const Estimate*> estimates = estimatesOf(portfolio);
    Sheet out;
    out.title = "Estimates";
    out.numbers = {2, 3, 4};
    out.header = {"Component", "Metric", "Low", "Likely", "High", "Unit", "Author", "Date", "Note"};
    for (const Row& row : questions(assessment, robustness, estimates)) {
        const Metric& metric = *findMetric(row.question.second);
        std::vector<std::string> cells(out.header.size());
        cells[0] = references.at(row.question.first);
        cells[1] = metric.id;
        cells[5] = metric.unit;
        if (const auto found = estimates.find(row.question); found != estimates.end()) {
            const Estimate& estimate = *found->second;
            cells[2] = exactNumber(estimate.low);
            cells[3] = exactNumber(estimate.likely);
            cells[4] = exactNumber(estimate.high);
            cells[6] = estimate.author;
            if (estimate.date) cells[7] = estimate.date->toString();
            cells[8] = estimate.note;
        }
        out.rows.push_back(std::move(cells));
    }
    return out;
}

} // namespace banyan::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/open_questions.h"

#include "model/advice/vocabulary.h"
#include "model/portfolio/metrics.h"
#include "model/scoring/criteria.h"
#include "views/session/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace banyan::items {

using session::toQt;

namespace {

constexpr size_t mostEstimates = 5;
constexpr size_t mostAnswers = 4;

QString tr(const char* text) {
    return QCoreApplication::translate("OpenQuestions", text);
}

QString whyOf(const scoring::Term& term) {
    const QString share = toQt(shortNumber(100 * term.weight, 0));
    return term.axis == portfolio::Axis::Value ? tr("%1 % of its value").arg(share) : tr("%1 % of its risk").arg(share);
}

OpenQuestion metricQuestion(const std::string& metric, const portfolio::Criterion& criterion,
                            const scoring::Term& term) {
    OpenQuestion question;
    question.id = metric;
    question.why = whyOf(term);
    if (const portfolio::Metric* known = portfolio::findMetric(metric)) {
        question.name = toQt(known->name);
        question.unit = toQt(known->unit);
        question.least = known->least;
        question.most = known->most;
    } else {
        question.name = toQt(criterion.name.empty() ? criterion.id.value : criterion.name);
        question.unit = toQt(criterion.unit);
        if (criterion.unit == "%") question.most = 100;
    }
    return question;
}

/// The metrics that a person could estimate to make the criterion known.
std::vector<std::string> metricsOf(const portfolio::Criterion& criterion, const session::Derived& derived,
                                   const portfolio::ComponentId& id) {
    if (criterion.fact != scoring::hotspotFact) return {criterion.fact};
    std::vector<std::string> metrics;
    for (const char* part : {"commits-90d", "complexity"})
        if (!derived.facts.find(id, part)) metrics.emplace_back(part);
    return metrics;
}

void addEstimates(const session::Derived& derived, const scoring::ComponentAssessment& assessed,
                  std::vector<OpenQuestion>& questions) {
    std::vector<const scoring::Term*> unknown;
    for (const scoring::Term& term : assessed.terms)
        if (!term.known && term.weight > 0) unknown.push_back(&term);
    std::ranges::stable_sort(unknown, std::ranges::greater{}, [](const auto* term) { return term->weight; });
    for (const scoring::Term* term : unknown) {
        const portfolio::Criterion& criterion = derived.assessment.criterionOf(*term);
        for (const std::string& metric : metricsOf(criterion, derived, assessed.id)) {
            if (questions.size() == mostEstimates) return;
            if (std::ranges::find(questions, metric, &OpenQuestion::id) == questions.end())
                questions.push_back(metricQuestion(metric, criterion, *term));
        }
    }
}

void addAnswers(const session::Derived& derived, const portfolio::ComponentId& id,
                std::vector<OpenQuestion>& questions) {
    const advice::Recommendation* recommendation = derived.recommendation(id);
    if (!recommendation) return;
    size_t added = 0;
    for (const advice::FactUsed& used : recommendation->facts) {
        const advice::FactDefinition* fact = advice::Vocabulary::builtIn().find(used.fact);
        if (used.known || !fact || fact->question.empty() || added == mostAnswers) continue;
        if (fact->type != advice::FactType::YesNo && fact->type != advice::FactType::Number) continue;
        OpenQuestion question;
        question.kind = fact->type == advice::FactType::YesNo ? OpenQuestion::YesNo : OpenQuestion::Number;
        question.id = fact->id;
        question.name = toQt(fact->name);
        question.ask = toQt(fact->question);
        question.why = tr("the recommendation looks at it");
        question.unit = toQt(fact->unit);
        question.least = fact->least;
        question.most = fact->most;
        questions.push_back(std::move(question));
        ++added;
    }
}

} // namespace

std::vector<OpenQuestion> openQuestions(const session::Derived& derived, const portfolio::ComponentId& id) {
    std::vector<OpenQuestion> questions;
    if (const auto* assessed = derived.assessment.find(id)) addEstimates(derived, *assessed, questions);
    addAnswers(derived, id, questions);
    return questions;
}

std::vector<Gap> largestGaps(const scoring::Assessment& assessment,
                             const std::vector<const scoring::ComponentAssessment*>& components) {
    std::vector<Gap> gaps(assessment.criteria.size());
    for (const scoring::ComponentAssessment* component : components)
        for (const scoring::Term& term : component->terms) {
            if (term.known || !(term.weight > 0)) continue;
            Gap& gap = gaps[term.criterion];
            ++gap.components;
            gap.weight += term.weight;
        }
    for (size_t i = 0; i < gaps.size(); ++i)
        gaps[i].criterion = toQt(assessment.criteria[i].name);
    std::erase_if(gaps, [](const Gap& gap) { return gap.components == 0; });
    std::ranges::stable_sort(gaps, std::ranges::greater{}, &Gap::weight);
    return gaps;
}

} // namespace banyan::items

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/numbers.h"
#include "model/scoring/robustness.h"

#include <algorithm>

/// What a run of robustness says in words.
namespace banyan::scoring {

namespace {

std::string_view nounOf(LeverKind kind) {
    return kind == LeverKind::Goal ? "goal" : kind == LeverKind::ValueCriterion ? "criterion" : "branch";
}

std::string shiftText(const WeightShift& shift) {
    const std::string what = shift.kind == LeverKind::Goal ? "points" : "weight";
    return "the " + what + " of the " + std::string(nounOf(shift.kind)) + " \"" + shift.name + "\" " +
           (shift.to > shift.from ? "rose" : "fell") + " from " + percentText(shift.from) + " to " +
           percentText(shift.to);
}

std::string_view wordOf(Doubt doubt) {
    switch (doubt) {
    case Doubt::Unknown:
        return "unknown";
    case Doubt::Estimated:
        return "estimated";
    case Doubt::Old:
        break;
    }
    return "old";
}

} // namespace

std::string sentence(const ComponentRobustness& component, const Robustness& robustness, const Assessment& assessment) {
    const ComponentAssessment* assessed = assessment.find(component.id);
    const std::string name = assessed ? assessed->name : component.id.value;
    const auto likeliest = std::ranges::max_element(component.probability.quadrant);
    const auto quadrant = static_cast<Quadrant>(likeliest - component.probability.quadrant.begin());
    std::string text = name + " lies in \"" + std::string(quadrantTitle(quadrant)) + "\" in " +
                       percentText(*likeliest) + " of the draws and ranks " + shortNumber(component.expectedRank) +
                       " of " + std::to_string(robustness.components.size()) + " on average";
    if (!component.acceptability.empty() && component.acceptability.front() > 0)
        text += ", first in " + percentText(component.acceptability.front());
    text += ".";
    if (component.flip)
        text += " It would move to \"" + std::string(quadrantTitle(component.flip->to)) + "\" if " +
                shiftText(component.flip->shift) + ".";
    else if (assessed && assessed->computedQuadrant != Quadrant::Unknown)
        text += " No single weight moves it to another quadrant.";
    if (!component.tornado.empty() && component.tornado.front().swing >= 1) {
        const TornadoCell& cell = component.tornado.front();
        const Criterion* criterion = assessment.criterion(cell.criterion);
        text += " What is known least is its " + (criterion ? criterion->name : cell.criterion.value) + ", worth " +
                shortNumber(cell.swing) + " points of " + std::string(enumName(cell.axis)) + ".";
    }
    return text;
}

std::string sentence(const MeasureNext& measure, const Assessment& assessment) {
    const ComponentAssessment* component = assessment.find(measure.component);
    const Criterion* criterion = assessment.criterion(measure.criterion);
    return (criterion ? criterion->name : measure.criterion.value) + " of " +
           (component ? component->name : measure.component.value) + " (" + std::string(wordOf(measure.doubt)) +
           "): its place is " + percentText(measure.before) + " sure, and expected to be " +
           percentText(measure.after) + " once this is known";
}

} // namespace banyan::scoring

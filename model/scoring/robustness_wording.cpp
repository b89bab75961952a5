// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/numbers.h"
#include "model/scoring/cell.h"
#include "model/scoring/robustness.h"

#include <algorithm>

/// What a run of robustness says in words.
namespace banyan::scoring {

namespace {

std::string_view nounOf(LeverKind kind) {
    return kind == LeverKind::Goal ? "goal" : kind == LeverKind::ValueCriterion ? "criterion" : "branch";
}

std::string shiftText(const WeightShift& shift) {
    const auto [from, to] = endsOf(shift);
    return "the " + leverText(shift) + (shift.to > shift.from ? " rose" : " fell") + " from " + from + " to " + to;
}

std::string titled(Quadrant quadrant) {
    return "\"" + std::string(quadrantTitle(quadrant)) + "\"";
}

/// Where the component lies: its computed quadrant first, then the one that more draws speak for.
std::string placeText(const ComponentRobustness& component, Quadrant computed) {
    if (computed == Quadrant::Unknown) return " can't be placed yet.";
    const auto& p = component.probability.quadrant;
    const auto likeliest = std::ranges::max_element(p);
    const auto best = static_cast<Quadrant>(likeliest - p.begin());
    const double agree = p[static_cast<size_t>(computed)];
    if (agree == *likeliest) return " lies in " + titled(computed) + " in " + percentText(agree) + " of the draws.";
    return " is placed in " + titled(computed) + ", which " + percentText(agree) + " of the draws agree with; " +
           titled(best) + " is likelier, " + percentText(*likeliest) + ".";
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

std::string leverText(const WeightShift& shift) {
    return (shift.kind == LeverKind::Goal ? "points of the " : "weight of the ") + std::string(nounOf(shift.kind)) +
           " \"" + shift.name + "\"";
}

std::pair<std::string, std::string> endsOf(const WeightShift& shift) {
    constexpr int most = 3;
    for (int decimals = 0;; ++decimals) {
        std::pair ends{percentText(shift.from, decimals), percentText(shift.to, decimals)};
        if (ends.first != ends.second || decimals == most) return ends;
    }
}

std::string sentence(const ComponentRobustness& component, const Robustness& robustness, const Assessment& assessment) {
    const ComponentAssessment* assessed = assessment.find(component.id);
    const std::string name = assessed ? assessed->name : component.id.value;
    const Quadrant computed = assessed ? assessed->computedQuadrant : Quadrant::Unknown;
    std::string text = name + placeText(component, computed) + " It ranks " + shortNumber(component.expectedRank) +
                       " of " + std::to_string(robustness.components.size()) + " on average";
    if (!component.acceptability.empty() && component.acceptability.front() > 0)
        text += ", first in " + percentText(component.acceptability.front());
    text += ".";
    if (component.flip)
        text += " It would move to \"" + std::string(quadrantTitle(component.flip->to)) + "\" if " +
                shiftText(component.flip->shift) + ".";
    else if (computed != Quadrant::Unknown)
        text += " No single weight moves it to another quadrant.";
    if (!component.tornado.empty() && component.tornado.front().swing >= 1) {
        const TornadoCell& cell = component.tornado.front();
        const Criterion* criterion = assessment.criterion(cell.criterion);
        text += " What is known least is its " + inSentence(criterion ? criterion->name : cell.criterion.value) +
                ", worth " + pointsText(cell.swing) + " of " + std::string(enumName(cell.axis)) + ".";
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

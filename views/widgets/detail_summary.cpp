// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/detail_summary.h"

#include "views/items/open_questions.h"
#include "views/session/text.h"
#include "views/widgets/marks.h"

#include <algorithm>

namespace banyan::widgets {

using portfolio::Quadrant;
using scoring::ComponentAssessment;
using session::toQt;

namespace {

constexpr size_t mostLinks = 6;
constexpr size_t mostGaps = 5;

std::vector<const ComponentAssessment*> chosen(const scoring::Assessment& all,
                                               const std::set<portfolio::ComponentId>& ids) {
    std::vector<const ComponentAssessment*> out;
    for (const ComponentAssessment& each : all.components)
        if (ids.empty() || ids.contains(each.id)) out.push_back(&each);
    return out;
}

} // namespace

void DetailSummary::show(const session::Snapshot& snapshot, const std::set<portfolio::ComponentId>& ids,
                         const scoring::Robustness* robustness) {
    if (!snapshot.derived) return begin(tr("The map in short"), tr("Nothing is assessed yet."));
    const Components components = chosen(snapshot.derived->assessment, ids);
    const auto count = static_cast<qint64>(components.size());
    if (ids.empty())
        begin(tr("The map in short"), tr("Select a component to see what makes up its value and risk."));
    else
        begin(tr("%1 selected").arg(session::counted(count, tr("component"))),
              tr("The context menu places them all; Esc clears the selection."));
    addCounts(components);
    addUndecided(components);
    addOverridden(components);
    if (ids.empty() && robustness && !robustness->measureEverywhere.empty())
        addMeasureNext(snapshot.derived->assessment, *robustness);
    else
        addGaps(snapshot.derived->assessment, components);
}

void DetailSummary::addOverridden(const Components& components) {
    Components overridden;
    for (const ComponentAssessment* each : components)
        if (each->quadrant != each->computedQuadrant) overridden.push_back(each);
    addLinks(tr("Placed by a person"), overridden, [](const ComponentAssessment& each) {
        return tr("%1; computed: %2")
            .arg(toQt(scoring::quadrantTitle(each.quadrant)), toQt(scoring::quadrantTitle(each.computedQuadrant)));
    });
}

void DetailSummary::addCounts(const Components& components) {
    for (const Quadrant quadrant :
         {Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer, Quadrant::Unknown}) {
        const auto count = std::ranges::count(components, quadrant, &ComponentAssessment::quadrant);
        if (quadrant == Quadrant::Unknown && count == 0) continue;
        auto* mark = new MarkWidget;
        mark->setQuadrant(quadrant);
        addCount(mark, quadrant == Quadrant::Unknown ? tr("Not placed") : toQt(scoring::quadrantTitle(quadrant)),
                 count);
    }
}

void DetailSummary::addUndecided(const Components& components) {
    Components undecided;
    for (const ComponentAssessment* each : components)
        if (each->probability && each->confidence == scoring::Confidence::Undecided) undecided.push_back(each);
    std::ranges::stable_sort(undecided, std::ranges::greater{},
                             [](const auto* each) { return each->value.mid * each->risk.mid; });
    addLinks(tr("Undecided, the heaviest first"), undecided, [](const ComponentAssessment& each) {
        return tr("%1 in %2 of the draws")
            .arg(toQt(scoring::quadrantTitle(each.computedQuadrant)), toQt(percentText(each.sure().value_or(0))));
    });
}

void DetailSummary::addLinks(const QString& heading, const Components& components,
                             const std::function<QString(const ComponentAssessment&)>& note) {
    if (components.empty()) return;
    addHeading(QStringLiteral("%1 (%2)").arg(heading, session::grouped(static_cast<qint64>(components.size()))));
    for (size_t i = 0; i < components.size() && i < mostLinks; ++i)
        addLink(toQt(components[i]->name), note(*components[i]), [this, id = components[i]->id] { emit picked(id); });
    if (components.size() > mostLinks)
        addRemark(tr("and %1 more").arg(session::grouped(components.size() - mostLinks)));
}

void DetailSummary::addMeasureNext(const scoring::Assessment& assessment, const scoring::Robustness& robustness) {
    addHeading(tr("Measure first"));
    for (size_t i = 0; i < robustness.measureEverywhere.size() && i < mostGaps; ++i) {
        const scoring::MeasureEverywhere& each = robustness.measureEverywhere[i];
        const portfolio::Criterion* criterion = assessment.criterion(each.criterion);
        addSentence(
            tr("%1 – in doubt for %2; knowing it would make each %3 surer on average")
                .arg(toQt(criterion ? criterion->name : each.criterion.value),
                     session::counted(static_cast<qint64>(each.components), tr("component")),
                     toQt(shortNumber(100 * each.gain / static_cast<double>(std::max<size_t>(1, each.components)))) +
                         QStringLiteral(" %")));
    }
    if (robustness.measureNext.empty()) return;
    addRemark(tr("Above all"));
    for (size_t i = 0; i < robustness.measureNext.size() && i < 3; ++i)
        addSentence(toQt(scoring::sentence(robustness.measureNext[i], assessment)));
}

void DetailSummary::addGaps(const scoring::Assessment& assessment, const Components& components) {
    const auto gaps = items::largestGaps(assessment, components);
    if (gaps.empty()) return;
    addHeading(tr("Measure first"));
    for (size_t i = 0; i < gaps.size() && i < mostGaps; ++i)
        addSentence(tr("%1 – unknown for %2, %3 of each one's score")
                        .arg(gaps[i].criterion, session::counted(gaps[i].components, tr("component")),
                             toQt(percentText(gaps[i].weight / gaps[i].components))));
}

} // namespace banyan::widgets

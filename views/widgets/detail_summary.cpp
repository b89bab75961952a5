// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/detail_summary.h"

#include "views/items/open_questions.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

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

/// Share of draws that agree with where it is computed to stand.
double agreement(const ComponentAssessment& component) {
    if (!component.probability || component.computedQuadrant == Quadrant::Unknown) return 0;
    return component.probability->quadrant.at(static_cast<size_t>(component.computedQuadrant));
}

} // namespace

DetailSummary::DetailSummary(QWidget* parent)
    : QWidget(parent)
    , m_title(label({}, LabelKind::Section))
    , m_body(new QVBoxLayout) {
    setAccessibleName(tr("Summary of the map"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    m_title->setFont(fontOf(TextRole::Section, true));
    layout->addWidget(m_title);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(4);
    layout->addLayout(m_body);
}

void DetailSummary::clear() {
    while (QLayoutItem* item = m_body->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // it may be the link that was pressed
        }
        delete item;
    }
}

void DetailSummary::show(const session::Snapshot& snapshot, const std::set<portfolio::ComponentId>& ids,
                         const scoring::Robustness* robustness) {
    clear();
    if (!snapshot.derived) {
        m_title->setText(tr("The map in short"));
        m_body->addWidget(paragraph(tr("Nothing is assessed yet."), LabelKind::Muted));
        return;
    }
    const Components components = chosen(snapshot.derived->assessment, ids);
    const auto count = static_cast<qint64>(components.size());
    m_title->setText(ids.empty() ? tr("The map in short")
                                 : tr("%1 selected").arg(session::counted(count, tr("component"))));
    m_body->addWidget(paragraph(ids.empty() ? tr("Select a component to see what makes up its value and risk.")
                                            : tr("The context menu places them all; Esc clears the selection."),
                                LabelKind::Muted));
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
        auto* row = new QWidget;
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(unit);
        auto* mark = new MarkWidget;
        mark->setQuadrant(quadrant);
        layout->addWidget(mark);
        layout->addWidget(
            label(quadrant == Quadrant::Unknown ? tr("Not placed") : toQt(scoring::quadrantTitle(quadrant))), 1);
        layout->addWidget(label(session::grouped(count), LabelKind::Heading));
        m_body->addWidget(row);
    }
}

void DetailSummary::addUndecided(const Components& components) {
    Components undecided;
    for (const ComponentAssessment* each : components)
        if (each->probability && each->confidence == scoring::Confidence::Undecided) undecided.push_back(each);
    std::ranges::stable_sort(undecided, std::ranges::greater{},
                             [](const auto* each) { return each->value.mid * each->risk.mid; });
    addLinks(tr("Undecided, the heaviest first"), undecided, [](const ComponentAssessment& each) {
        return tr("%1, %2").arg(toQt(scoring::quadrantTitle(each.computedQuadrant)),
                                toQt(percentText(agreement(each))));
    });
}

void DetailSummary::addLinks(const QString& heading, const Components& components,
                             const std::function<QString(const ComponentAssessment&)>& note) {
    if (components.empty()) return;
    m_body->addSpacing(unit);
    m_body->addWidget(
        label(QStringLiteral("%1 (%2)").arg(heading, session::grouped(static_cast<qint64>(components.size()))),
              LabelKind::Heading));
    for (size_t i = 0; i < components.size() && i < mostLinks; ++i) {
        auto* row = new QWidget;
        auto* layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(unit);
        QPushButton* link = button(toQt(components[i]->name), ButtonKind::Link);
        connect(link, &QPushButton::clicked, this, [this, id = components[i]->id] { emit picked(id); });
        layout->addWidget(link);
        auto* beside = new ElidedLabel;
        beside->setProperty("kind", "muted");
        beside->setFullText(note(*components[i]));
        layout->addWidget(beside, 1);
        m_body->addWidget(row);
    }
    if (components.size() > mostLinks)
        m_body->addWidget(
            label(tr("and %1 more").arg(session::grouped(components.size() - mostLinks)), LabelKind::Muted));
}

void DetailSummary::addMeasureNext(const scoring::Assessment& assessment, const scoring::Robustness& robustness) {
    m_body->addSpacing(unit);
    m_body->addWidget(label(tr("Measure first"), LabelKind::Heading));
    for (size_t i = 0; i < robustness.measureEverywhere.size() && i < mostGaps; ++i) {
        const scoring::MeasureEverywhere& each = robustness.measureEverywhere[i];
        const portfolio::Criterion* criterion = assessment.criterion(each.criterion);
        m_body->addWidget(paragraph(
            tr("%1 – in doubt for %2; knowing it would make each %3 surer on average")
                .arg(toQt(criterion ? criterion->name : each.criterion.value),
                     session::counted(static_cast<qint64>(each.components), tr("component")),
                     toQt(shortNumber(100 * each.gain / static_cast<double>(std::max<size_t>(1, each.components)))) +
                         QStringLiteral(" %"))));
    }
    if (robustness.measureNext.empty()) return;
    m_body->addWidget(label(tr("Above all"), LabelKind::Muted));
    for (size_t i = 0; i < robustness.measureNext.size() && i < 3; ++i)
        m_body->addWidget(paragraph(toQt(scoring::sentence(robustness.measureNext[i], assessment))));
}

void DetailSummary::addGaps(const scoring::Assessment& assessment, const Components& components) {
    const auto gaps = items::largestGaps(assessment, components);
    if (gaps.empty()) return;
    m_body->addSpacing(unit);
    m_body->addWidget(label(tr("Measure first"), LabelKind::Heading));
    for (size_t i = 0; i < gaps.size() && i < mostGaps; ++i)
        m_body->addWidget(paragraph(tr("%1 – unknown for %2, %3 of each one's score")
                                        .arg(gaps[i].criterion, session::counted(gaps[i].components, tr("component")),
                                             toQt(percentText(gaps[i].weight / gaps[i].components)))));
}

} // namespace banyan::widgets

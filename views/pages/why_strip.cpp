// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/why_strip.h"

#include "views/session/text.h"
#include "views/widgets/chips.h"
#include "views/widgets/flow_layout.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace banyan::pages {

using session::toQt;
using widgets::LabelKind;
using widgets::unit;

namespace {

constexpr int linesInSight = 2;
constexpr int chipFrame = 40; ///< padding and border of both sides
constexpr int mostGates = 6;  ///< named while nothing is selected

int lineHeight() {
    return widgets::scaled(28);
}

} // namespace

WhyStrip::WhyStrip(QWidget* parent)
    : QScrollArea(parent)
    , m_content(new QWidget)
    , m_items(new widgets::FlowLayout(unit, m_content)) {
    setAccessibleName(tr("Why here"));
    m_content->setAccessibleName(tr("Reasons"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_items->setContentsMargins(2 * unit, unit, 2 * unit, unit);
    setWidget(m_content);
}

void WhyStrip::say(const QString& text, bool strong, bool muted) {
    const LabelKind kind = strong ? LabelKind::Heading : muted ? LabelKind::Muted : LabelKind::Body;
    QLabel* made = widgets::label({}, kind);
    made->ensurePolished();
    made->setText(made->fontMetrics().elidedText(text, Qt::ElideRight, room()));
    made->setToolTip(widgets::plainToolTip(text));
    made->setMinimumHeight(lineHeight());
    m_items->addWidget(made);
    made->show(); // what is hidden yet takes no room
}

void WhyStrip::addChip(const QString& text, const portfolio::InitiativeId& to) {
    QPushButton* chip = widgets::chip(text, {}, room() - chipFrame);
    if (!to.empty())
        connect(
            chip, &QPushButton::clicked, this, [this, to] { emit picked(to); },
            Qt::QueuedConnection); // which takes the chip away
    m_items->addWidget(chip);
    chip->show();
}

void WhyStrip::show(const std::shared_ptr<const session::Planned>& planned, const portfolio::InitiativeId& id,
                    int phase) {
    m_planned = planned;
    m_id = id;
    m_phase = phase;
    setVisible(planned && planned->plan);
    rebuild();
}

int WhyStrip::room() const {
    return std::max(320, width() - 6 * unit);
}

void WhyStrip::rebuild() {
    m_items->clear();
    if (!m_planned || !m_planned->plan) return;
    const roadmap::Plan& plan = *m_planned->plan;
    const auto left = std::ranges::find(plan.unscheduled, m_id, &roadmap::UnscheduledInitiative::id);
    if (const roadmap::PlannedInitiative* initiative = plan.find(m_id)) {
        showPlanned(plan, *initiative);
    } else if (left != plan.unscheduled.end()) {
        say(toQt(left->title), true);
        say(tr("is not scheduled:"));
        addChip(toQt(left->because), {});
    } else {
        showGates(plan, m_phase);
    }
}

void WhyStrip::showPlanned(const roadmap::Plan& plan, const roadmap::PlannedInitiative& initiative) {
    const auto day = [&](int week) { return session::longDate(roadmap::dayOf(plan, week)); };
    say(toQt(initiative.title), true);
    say(tr("starts in week %1 (%2):").arg(initiative.startWeek).arg(day(initiative.startWeek)));
    for (const roadmap::BoundBy& reason : initiative.boundBy)
        addChip(toQt(reason.what), reason.who.empty() ? portfolio::InitiativeId() : reason.who.front());
    if (initiative.boundBy.empty())
        say(initiative.started ? tr("it is under way") : tr("nothing keeps it from starting earlier"));
    for (const roadmap::BoundBy& reason : initiative.boundBy)
        if (!reason.earlier.empty()) say(toQt(reason.earlier), false, true);
    const auto lastDay = [&](int week) { return session::longDate(roadmap::lastDayOf(plan, week)); };
    if (initiative.p80 > 0)
        say(tr("done by %1 in half of the draws (P50), by %2 in four of five (P80)")
                .arg(lastDay(initiative.p50), lastDay(initiative.p80)),
            false, true);
    if (initiative.deadlineWeek && initiative.deadlineChance)
        say(tr("deadline %1: %2 % likely")
                .arg(lastDay(*initiative.deadlineWeek))
                .arg(std::lround(100 * *initiative.deadlineChance)),
            false, true);
}

void WhyStrip::showGates(const roadmap::Plan& plan, int phase) {
    std::vector<const roadmap::GateStatus*> gates;
    for (const roadmap::PhaseSummary& each : plan.phases)
        for (const roadmap::GateStatus& gate : each.gates)
            if (phase > 0 ? each.phase == phase : !gate.met) gates.push_back(&gate);
    if (phase > 0)
        say(gates.empty() ? tr("Phase %1 has no gates.").arg(phase) : tr("Gates of phase %1:").arg(phase), true);
    else
        say(tr("Select an initiative to see what binds its date."), false, true);
    if (phase == 0 && !gates.empty())
        say(tr("%1 not met yet:").arg(session::counted(static_cast<qint64>(gates.size()), tr("gate"))));
    const auto verdict = [&](bool met) { return met ? tr("✓ met: ") : phase > 0 ? tr("○ not met: ") : QString(); };
    const auto most = phase > 0 ? gates.size() : std::min<size_t>(mostGates, gates.size());
    for (size_t i = 0; i < most; ++i)
        addChip(verdict(gates[i]->met) + toQt(gates[i]->because), {});
    if (most < gates.size()) say(tr("and %1 more").arg(gates.size() - most), false, true);
}

/// Always as high, so that nothing above it jumps when something else is selected.
QSize WhyStrip::sizeHint() const {
    return {400, linesInSight * (lineHeight() + unit) + unit};
}

QSize WhyStrip::minimumSizeHint() const {
    return {200, sizeHint().height()};
}

void WhyStrip::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) rebuild();
}

} // namespace banyan::pages

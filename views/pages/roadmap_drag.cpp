// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/roadmap_drag.h"

#include "model/base/numbers.h"
#include "views/charts/timeline_view.h"
#include "views/items/plan_edits.h"
#include "views/session/text.h"

#include <algorithm>
#include <cmath>

namespace banyan::pages {

using charts::DragKind;
using session::toQt;

RoadmapDrag::RoadmapDrag(session::Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_trial(session) {
    connect(&m_trial, &session::PlanTrial::changed, this, &RoadmapDrag::answered);
    const auto forget = [this] {
        m_following.reset();
        emit changed();
    };
    connect(&session, &session::Session::planChanged, this, forget);
    connect(&session, &session::Session::opened, this, forget);
    connect(&session, &session::Session::closed, this, forget);
}

void RoadmapDrag::watch(charts::TimelineView* view) {
    m_views.push_back(view);
    connect(view, &charts::TimelineView::held, this, &RoadmapDrag::hold);
    connect(view, &charts::TimelineView::dropped, this, &RoadmapDrag::drop);
    connect(view, &charts::TimelineView::dragCancelled, this, &RoadmapDrag::cancel);
}

const std::shared_ptr<const session::Planned>& RoadmapDrag::planned() const {
    return m_trial.active() && m_trial.planned() ? m_trial.planned() : m_following;
}

void RoadmapDrag::hold(const portfolio::InitiativeId& id, DragKind kind, int week) {
    if (!m_trial.active() || id != m_id || m_dropped) {
        m_dropped = false;
        m_performing.reset();
        m_id = id;
        if (!m_trial.begin(id)) return;
    }
    m_kind = kind;
    m_week = week;
    if (blockedBecause().isEmpty()) m_trial.tryEdit(editOf());
    showFeedback();
}

portfolio::Edit RoadmapDrag::editOf() const {
    if (m_performing) return *m_performing;
    const portfolio::Initiative* initiative = m_session.portfolio().find(m_id);
    const roadmap::Plan& plan = *m_session.planned()->plan;
    if (!initiative) return {};
    switch (m_kind) {
    case DragKind::Move:
        return items::pinInitiative(*initiative, portfolio::PinKind::Start, roadmap::dayOf(plan, m_week));
    case DragKind::NotBefore:
        return items::pinInitiative(*initiative, portfolio::PinKind::NotBefore, roadmap::dayOf(plan, m_week));
    default:
        return items::finishBy(*initiative, roadmap::dayOf(plan, m_week) - 3);
    }
}

/// Why it can't go there whatever else is moved.
QString RoadmapDrag::blockedBecause() const {
    const auto& places = m_trial.places();
    if (m_performing || !places || m_kind == DragKind::NotBefore || places->why.empty()) return {};
    const auto last = static_cast<int>(places->why.size()) - 1;
    if (m_kind == DragKind::Move) return toQt(places->why[static_cast<size_t>(std::clamp(m_week, 0, last))]);
    const auto first = std::ranges::find_if(places->why, [](const std::string& why) { return why.empty(); });
    const int earliest = static_cast<int>(first - places->why.begin()) + places->weeks;
    if (m_week >= earliest) return {};
    return first == places->why.end()
               ? toQt(places->why.front())
               : tr("It can't be finished before %1: at its fastest it takes %2 from its earliest start.")
                     .arg(session::longDate(roadmap::dayOf(*m_session.planned()->plan, earliest) - 3),
                          session::counted(places->weeks, tr("week")));
}

QString RoadmapDrag::placeText() const {
    const roadmap::Plan& plan = *m_session.planned()->plan;
    const QString day = session::longDate(roadmap::dayOf(plan, m_week));
    switch (m_kind) {
    case DragKind::Move:
        return tr("Start %1, week %2").arg(day).arg(m_week);
    case DragKind::NotBefore:
        return tr("Start no earlier than %1, week %2").arg(day).arg(m_week);
    default:
        return tr("Must be finished by %1").arg(session::longDate(roadmap::dayOf(plan, m_week) - 3));
    }
}

/// What else the place changes.
QString RoadmapDrag::consequenceText() const {
    if (m_trial.error()) return session::sentenceOf(*m_trial.error());
    if (!m_trial.settled() || !m_trial.planned()) return tr("Planning…");
    const roadmap::Plan& before = *m_session.planned()->plan;
    const roadmap::Plan& after = *m_trial.planned()->plan;
    const auto moved = std::ranges::count_if(after.initiatives, [&](const roadmap::PlannedInitiative& each) {
        const roadmap::PlannedInitiative* stood = before.find(each.id);
        return each.id != m_id && stood && stood->startWeek != each.startWeek;
    });
    const auto lost = std::ranges::count_if(
        after.unscheduled, [&](const roadmap::UnscheduledInitiative& each) { return before.find(each.id); });
    QStringList parts;
    parts.append(moved == 0 ? tr("nothing else moves") : tr("%1 others move").arg(moved));
    if (lost > 0) parts.append(tr("%1 no longer scheduled").arg(session::counted(lost, tr("initiative"))));
    if (before.value > 0) {
        const double percent = 100 * (after.value - before.value) / before.value;
        parts.append(std::abs(percent) < 0.05 ? tr("value unchanged")
                                              : tr("value %1 %2 %")
                                                    .arg(percent > 0 ? QStringLiteral("+") : QStringLiteral("−"),
                                                         toQt(shortNumber(std::abs(percent), 1))));
    }
    return parts.join(QStringLiteral(" · "));
}

void RoadmapDrag::showFeedback() {
    if (m_performing || !m_trial.active()) return;
    charts::TimelineDrag drag;
    drag.id = m_id;
    drag.kind = m_kind;
    drag.week = m_week;
    const QString blocked = blockedBecause();
    const bool impossible = m_trial.settled() && m_trial.error();
    drag.allowed = blocked.isEmpty() && !impossible;
    const auto& shown = planned() ? planned() : m_session.planned();
    const roadmap::PlannedInitiative* placed = shown && shown->plan ? shown->plan->find(m_id) : nullptr;
    drag.weeks = placed ? placed->finishWeek - placed->startWeek : m_trial.places() ? m_trial.places()->weeks : 1;
    drag.text = placeText() + '\n' + (blocked.isEmpty() ? consequenceText() : blocked);
    if (m_trial.places() && m_kind == DragKind::Move)
        for (const std::string& why : m_trial.places()->why)
            drag.closed.push_back(why.empty() ? 0 : 1);
    for (charts::TimelineView* view : m_views)
        view->setDrag(drag);
}

void RoadmapDrag::answered() {
    if (!m_trial.active()) {
        m_dropped = false;
        m_performing.reset();
        for (charts::TimelineView* view : m_views)
            view->setDrag({});
        return emit changed();
    }
    if (m_dropped && m_trial.settled()) return commit();
    emit changed();
    showFeedback();
}

void RoadmapDrag::drop() {
    if (!m_trial.active()) return;
    if (const QString why = blockedBecause(); !why.isEmpty()) {
        m_trial.end();
        return emit refused(why);
    }
    m_dropped = true;
    if (m_trial.settled()) commit();
}

void RoadmapDrag::perform(const portfolio::Edit& edit) {
    if (!m_session.planned() || !m_session.planned()->plan || !m_trial.begin({})) {
        if (const auto applied = m_session.applyToPlan(edit); !applied)
            emit refused(session::sentenceOf(applied.error()));
        return;
    }
    m_performing = edit;
    m_dropped = true;
    m_trial.tryEdit(edit);
}

void RoadmapDrag::commit() {
    if (const auto error = m_trial.error()) {
        m_trial.end();
        return emit refused(session::sentenceOf(*error));
    }
    const portfolio::Edit edit = editOf();
    auto follows = m_trial.planned();
    m_trial.end();
    const auto applied = m_session.applyToPlan(edit);
    if (!applied) return emit refused(session::sentenceOf(applied.error()));
    m_following = std::move(follows);
    emit changed();
}

void RoadmapDrag::cancel() {
    m_trial.end();
}

} // namespace banyan::pages

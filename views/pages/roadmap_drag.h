// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/timeline_painter.h"
#include "views/session/plan_trial.h"

#include <functional>

namespace banyan::charts {
class TimelineView;
} // namespace banyan::charts

namespace banyan::pages {

/// Moving bars: while one is held, the plan with it there is made in the background and shown; dropping it is one edit,
/// or a refusal with the reason. What follows is shown until the document's own plan is there.
class RoadmapDrag : public QObject {
    Q_OBJECT

public:
    explicit RoadmapDrag(session::Session& session, QObject* parent = nullptr);
    void watch(charts::TimelineView* view);

    /// The plan to show in place of the document's; null without one.
    [[nodiscard]] const std::shared_ptr<const session::Planned>& planned() const;
    /// A bar is held, or was dropped and waits for its answer.
    [[nodiscard]] bool active() const { return m_trial.active(); }

    /// Makes an edit of one initiative as a drop does: only when a plan with it can be made.
    void perform(const portfolio::Edit& edit);

signals:
    /// Another plan to show, or something else to say of the bar.
    void changed();
    void refused(const QString& why);

private:
    void hold(const portfolio::InitiativeId& id, charts::DragKind kind, int week);
    void drop();
    void cancel();
    void answered();
    void commit();
    void showFeedback();
    [[nodiscard]] portfolio::Edit editOf() const;
    [[nodiscard]] QString blockedBecause() const;
    [[nodiscard]] QString placeText() const;
    [[nodiscard]] QString consequenceText() const;

    session::Session& m_session;
    session::PlanTrial m_trial;
    std::vector<charts::TimelineView*> m_views;
    portfolio::InitiativeId m_id;
    charts::DragKind m_kind = charts::DragKind::Move;
    int m_week = 0;
    std::optional<portfolio::Edit> m_performing;         ///< in place of what is held
    bool m_dropped = false;                              ///< waits for its answer
    std::shared_ptr<const session::Planned> m_following; ///< what the drop led to, until the document's plan is there
};

} // namespace banyan::pages

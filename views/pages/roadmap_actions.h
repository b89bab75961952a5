// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "views/session/session.h"
#include "views/session/view_state.h"

#include <functional>

class QAction;
class QWidget;

namespace banyan::pages {

class RoadmapDrag;

/// What can be done with the selected initiative on the roadmap: pins, deadlines, details.
class RoadmapActions : public QObject {
    Q_OBJECT

public:
    /// `drag` takes the edits; `shown` gives the plan that is looked at.
    RoadmapActions(session::Session& session, session::ViewState& view, RoadmapDrag& drag,
                   std::function<std::shared_ptr<const session::Planned>()> shown, QWidget* parent);

    [[nodiscard]] const QList<QAction*>& actions() const { return m_actions; }
    void refresh();
    void togglePin(const portfolio::InitiativeId& id);
    void unpin(const portfolio::InitiativeId& id);

signals:
    void detailWanted(const banyan::portfolio::InitiativeId& id);

private:
    QAction* add(const QString& text, std::function<void(const portfolio::Initiative&)> run);
    [[nodiscard]] const portfolio::Initiative* selected() const;
    [[nodiscard]] const roadmap::PlannedInitiative* placed(const portfolio::InitiativeId& id) const;
    [[nodiscard]] Date dayOf(int week) const;
    void pin(const portfolio::Initiative& initiative, portfolio::PinKind kind);

    session::Session& m_session;
    session::ViewState& m_view;
    RoadmapDrag& m_drag;
    std::function<std::shared_ptr<const session::Planned>()> m_shown;
    QWidget* m_parent;
    QList<QAction*> m_actions;
    QAction* m_detail;
    QAction* m_pin;
    QAction* m_notBefore;
    QAction* m_notAfter;
    QAction* m_unpin;
    QAction* m_finishBy;
    QAction* m_dropDeadline;
};

} // namespace banyan::pages

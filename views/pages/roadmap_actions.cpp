// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/roadmap_actions.h"

#include "views/items/plan_edits.h"
#include "views/pages/roadmap_drag.h"

#include <QAction>
#include <QWidget>

namespace banyan::pages {

using portfolio::Initiative;
using portfolio::InitiativeId;
using portfolio::PinKind;

RoadmapActions::RoadmapActions(session::Session& session, session::ViewState& view, RoadmapDrag& drag,
                               std::function<std::shared_ptr<const session::Planned>()> shown, QWidget* parent)
    : QObject(parent)
    , m_session(session)
    , m_view(view)
    , m_drag(drag)
    , m_shown(std::move(shown))
    , m_parent(parent) {
    m_detail = add(tr("&Details\tEnter"), [this](const Initiative& it) { emit detailWanted(it.id); });
    m_pin = add(tr("&Pin where it stands\tP"), [this](const Initiative& it) { pin(it, PinKind::Start); });
    m_notBefore =
        add(tr("Start no &earlier than it does now"), [this](const Initiative& it) { pin(it, PinKind::NotBefore); });
    m_notAfter =
        add(tr("Start no &later than it does now"), [this](const Initiative& it) { pin(it, PinKind::NotAfter); });
    m_unpin = add(tr("&Unpin\tDel"), [this](const Initiative& it) { unpin(it.id); });
    m_finishBy = add(tr("Must be &finished when it is now"), [this](const Initiative& it) {
        if (const auto* place = placed(it.id)) m_drag.perform(items::finishBy(it, dayOf(place->finishWeek) - 3));
    });
    m_dropDeadline = add(tr("Drop its &deadline"), [this](const Initiative& it) {
        if (const auto edit = items::dropDeadline(it)) m_drag.perform(*edit);
    });
    refresh();
}

QAction* RoadmapActions::add(const QString& text, std::function<void(const Initiative&)> run) {
    auto* action = new QAction(text, m_parent);
    connect(action, &QAction::triggered, this, [this, run = std::move(run)] {
        if (const Initiative* initiative = selected()) run(*initiative);
    });
    m_actions.append(action);
    return action;
}

const Initiative* RoadmapActions::selected() const {
    return m_session.portfolio().find(m_view.initiative());
}

const roadmap::PlannedInitiative* RoadmapActions::placed(const InitiativeId& id) const {
    const auto planned = m_shown();
    return planned && planned->plan ? planned->plan->find(id) : nullptr;
}

Date RoadmapActions::dayOf(int week) const {
    return roadmap::dayOf(*m_shown()->plan, week);
}

void RoadmapActions::refresh() {
    const Initiative* initiative = selected();
    const roadmap::PlannedInitiative* place = initiative ? placed(initiative->id) : nullptr;
    const bool movable = place && !place->started;
    m_detail->setEnabled(initiative != nullptr);
    for (QAction* each : {m_pin, m_notBefore, m_notAfter, m_finishBy})
        each->setEnabled(movable);
    m_unpin->setEnabled(initiative && initiative->pin);
    m_dropDeadline->setEnabled(initiative && initiative->deadline);
}

void RoadmapActions::pin(const Initiative& initiative, PinKind kind) {
    if (const auto* place = placed(initiative.id))
        m_drag.perform(items::pinInitiative(initiative, kind, dayOf(place->startWeek)));
}

void RoadmapActions::togglePin(const InitiativeId& id) {
    const Initiative* initiative = m_session.portfolio().find(id);
    if (initiative && initiative->pin) return unpin(id);
    const auto* place = placed(id);
    if (initiative && place && !place->started) pin(*initiative, PinKind::Start);
}

void RoadmapActions::unpin(const InitiativeId& id) {
    if (const auto edit = items::unpinInitiatives(m_session.portfolio(), {id})) m_drag.perform(*edit);
}

} // namespace banyan::pages

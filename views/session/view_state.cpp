// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/view_state.h"

#include <algorithm>

namespace banyan::session {

using portfolio::ComponentId;

void ViewState::setFilter(Filter filter) {
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    emit filterChanged();
}

bool ViewState::isSelected(const ComponentId& id) const {
    return std::ranges::find(m_components, id) != m_components.end();
}

void ViewState::selectComponent(const ComponentId& id) {
    selectComponents(id.empty() ? std::vector<ComponentId>() : std::vector{id}, id);
}

void ViewState::selectComponents(std::vector<ComponentId> ids, const ComponentId& current) {
    std::vector<ComponentId> unique;
    std::set<ComponentId> seen;
    for (ComponentId& id : ids)
        if (!id.empty() && seen.insert(id).second) unique.push_back(std::move(id));
    const ComponentId last = unique.empty() ? ComponentId() : unique.back();
    const ComponentId next = seen.contains(current) ? current : last;
    if (unique == m_components && next == m_component) return;
    m_components = std::move(unique);
    m_component = next;
    emit componentChanged();
}

void ViewState::toggleComponent(const ComponentId& id) {
    std::vector<ComponentId> ids = m_components;
    if (std::erase(ids, id) > 0) return selectComponents(std::move(ids), m_component);
    ids.push_back(id);
    selectComponents(std::move(ids), id);
}

void ViewState::selectInitiative(const portfolio::InitiativeId& id) {
    if (id == m_initiative) return;
    m_initiative = id;
    emit initiativeChanged();
}

void ViewState::selectGoal(const portfolio::GoalId& id) {
    if (id == m_goal) return;
    m_goal = id;
    emit goalChanged();
}

void ViewState::clearSelection() {
    selectComponent({});
    selectInitiative({});
    selectGoal({});
}

void ViewState::keepOnly(const portfolio::Portfolio& portfolio) {
    std::vector<ComponentId> ids = m_components;
    std::erase_if(ids, [&](const ComponentId& id) { return !portfolio.find(id); });
    selectComponents(std::move(ids), m_component);
    if (!portfolio.find(m_initiative)) selectInitiative({});
    if (!portfolio.find(m_goal)) selectGoal({});
}

} // namespace banyan::session

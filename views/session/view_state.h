// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include "views/session/filter.h"

#include <vector>

namespace banyan::session {

/// One selection and one filter for all pages.
class ViewState : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const Filter& filter() const { return m_filter; }
    void setFilter(Filter filter);

    /// The current component, which the detail speaks of. Empty when none is selected.
    [[nodiscard]] const portfolio::ComponentId& component() const { return m_component; }
    /// All that are selected, the current one among them, in the order in which they were taken.
    [[nodiscard]] const std::vector<portfolio::ComponentId>& components() const { return m_components; }
    [[nodiscard]] bool isSelected(const portfolio::ComponentId& id) const;
    /// Selects this one alone; an empty id selects none.
    void selectComponent(const portfolio::ComponentId& id);
    /// Selects several; the current one is `current` where it is among them, else the last.
    void selectComponents(std::vector<portfolio::ComponentId> ids, const portfolio::ComponentId& current = {});
    /// Takes one in and makes it current, or leaves it out.
    void toggleComponent(const portfolio::ComponentId& id);

    [[nodiscard]] const portfolio::InitiativeId& initiative() const { return m_initiative; }
    void selectInitiative(const portfolio::InitiativeId& id);

    [[nodiscard]] const portfolio::GoalId& goal() const { return m_goal; }
    void selectGoal(const portfolio::GoalId& id);

    void clearSelection();
    /// Lets go of what `portfolio` no longer holds.
    void keepOnly(const portfolio::Portfolio& portfolio);

signals:
    void filterChanged();
    /// The selected components or the current one.
    void componentChanged();
    void initiativeChanged();
    void goalChanged();

private:
    Filter m_filter;
    portfolio::ComponentId m_component;
    std::vector<portfolio::ComponentId> m_components;
    portfolio::InitiativeId m_initiative;
    portfolio::GoalId m_goal;
};

} // namespace banyan::session

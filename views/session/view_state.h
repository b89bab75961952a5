// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include "model/portfolio/portfolio.h"

#include <set>

namespace banyan::session {

/// What is shown of the portfolio. Empty sets let everything through.
struct Filter {
    QString text; ///< words that all occur in name, system, owner, kind or tags; case ignored
    std::set<portfolio::SystemId> systems;
    std::set<portfolio::TeamId> owners;
    std::set<portfolio::Quadrant> quadrants;

    [[nodiscard]] bool empty() const {
        return text.trimmed().isEmpty() && systems.empty() && owners.empty() && quadrants.empty();
    }
    bool operator==(const Filter&) const = default;
};

/// True when the filter lets the component through.
bool shows(const Filter& filter, const portfolio::Portfolio& portfolio, const portfolio::Component& component,
           portfolio::Quadrant quadrant);

/// One selection and one filter for all pages.
class ViewState : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] const Filter& filter() const { return m_filter; }
    void setFilter(Filter filter);

    /// Empty when no component is selected.
    [[nodiscard]] const portfolio::ComponentId& component() const { return m_component; }
    void selectComponent(const portfolio::ComponentId& id);

    [[nodiscard]] const portfolio::InitiativeId& initiative() const { return m_initiative; }
    void selectInitiative(const portfolio::InitiativeId& id);

    void clearSelection();

signals:
    void filterChanged();
    void componentChanged();
    void initiativeChanged();

private:
    Filter m_filter;
    portfolio::ComponentId m_component;
    portfolio::InitiativeId m_initiative;
};

} // namespace banyan::session

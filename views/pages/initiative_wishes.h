// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "views/items/initiative_table.h"

namespace banyan::pages {

/// What a list of initiatives is narrowed to: phases, statuses, teams, patterns, days of effort, pins. Filled each time
/// it is opened; ticking an entry leaves it open.
class InitiativeWishMenu : public QMenu {
    Q_OBJECT

public:
    explicit InitiativeWishMenu(QWidget* parent = nullptr);
    /// Where the choices come from.
    void setPortfolio(const portfolio::Portfolio& portfolio) { m_portfolio = portfolio; }
    [[nodiscard]] const items::InitiativeWish& wish() const { return m_wish; }
    void setWish(items::InitiativeWish wish);

signals:
    void changed();

private:
    void rebuild();
    void addPhases();
    void addStatuses();
    void addTeams();
    void addPatterns();
    void addDays();
    template <typename T>
    void addToggle(QMenu* menu, const QString& text, std::set<T> items::InitiativeWish::*of, const T& value);

    portfolio::Portfolio m_portfolio;
    items::InitiativeWish m_wish;
};

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/initiative_wishes.h"

#include "model/base/numbers.h"
#include "views/session/filter.h"
#include "views/session/text.h"

#include <QInputDialog>

#include <set>

namespace banyan::pages {

using items::InitiativeWish;
using session::toQt;

namespace {

QString inMenu(QString text) {
    return text.replace('&', QStringLiteral("&&"));
}

} // namespace

InitiativeWishMenu::InitiativeWishMenu(QWidget* parent)
    : QMenu(parent) {
    setTitle(tr("&Filter the list"));
    setProperty("filledWhenOpened", true);
    connect(this, &QMenu::aboutToShow, this, &InitiativeWishMenu::rebuild);
}

void InitiativeWishMenu::setWish(InitiativeWish wish) {
    if (wish == m_wish) return;
    m_wish = std::move(wish);
    emit changed();
}

template <typename T>
void InitiativeWishMenu::addToggle(QMenu* menu, const QString& text, std::set<T> InitiativeWish::*of, const T& value) {
    QAction* action = menu->addAction(inMenu(text));
    action->setCheckable(true);
    action->setChecked((m_wish.*of).contains(value));
    connect(action, &QAction::toggled, this, [this, of, value](bool on) {
        InitiativeWish wish = m_wish;
        if (on)
            (wish.*of).insert(value);
        else
            (wish.*of).erase(value);
        setWish(std::move(wish));
    });
}

void InitiativeWishMenu::rebuild() {
    clear();
    qDeleteAll(findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    addPhases();
    addStatuses();
    addTeams();
    addPatterns();
    addDays();
    QAction* pinned = addAction(tr("&Pinned ones only"));
    pinned->setCheckable(true);
    pinned->setChecked(m_wish.pinnedOnly);
    connect(pinned, &QAction::toggled, this, [this](bool on) {
        InitiativeWish wish = m_wish;
        wish.pinnedOnly = on;
        setWish(std::move(wish));
    });
    addSeparator();
    addAction(tr("&Show all"), this, [this] { setWish({}); })->setEnabled(!m_wish.empty());
}

void InitiativeWishMenu::addPhases() {
    QMenu* menu = addMenu(tr("P&hase"));
    for (int phase = 1; phase <= 4; ++phase)
        addToggle(menu, items::phaseText(phase), &InitiativeWish::phases, phase);
}

void InitiativeWishMenu::addStatuses() {
    using portfolio::InitiativeStatus;
    QMenu* menu = addMenu(tr("&Status"));
    for (size_t i = 0; i < portfolio::EnumNames<InitiativeStatus>::names.size(); ++i) {
        const auto status = static_cast<InitiativeStatus>(i);
        addToggle(menu, items::statusText(status), &InitiativeWish::statuses, status);
    }
}

void InitiativeWishMenu::addTeams() {
    QMenu* menu = addMenu(tr("&Team"));
    for (const portfolio::Team& team : m_portfolio.teams())
        addToggle(menu, session::nameOf(m_portfolio, std::optional(team.id)), &InitiativeWish::teams, team.id);
    menu->setEnabled(!menu->isEmpty());
}

void InitiativeWishMenu::addPatterns() {
    QMenu* menu = addMenu(tr("P&attern"));
    std::set<std::string> patterns;
    for (const portfolio::Initiative& each : m_portfolio.initiatives())
        if (!each.pattern.empty()) patterns.insert(each.pattern);
    for (const std::string& pattern : patterns)
        addToggle(menu, toQt(pattern), &InitiativeWish::patterns, pattern);
    menu->setEnabled(!menu->isEmpty());
}

/// A range of numbers as the components' filter reads it: "≥ 20", "10–40".
void InitiativeWishMenu::addDays() {
    const session::Bounds now{m_wish.leastDays, m_wish.mostDays};
    const bool set = now.low || now.high;
    addAction(set ? tr("&Days of effort: %1…").arg(session::boundsText(now)) : tr("&Days of effort…"), this,
              [this, now, set] {
                  bool taken = false;
                  const QString text =
                      QInputDialog::getText(parentWidget(), tr("Days of effort"),
                                            tr("Person-days of all teams, as ≥ 20, ≤ 40 or 10–40; empty for all"),
                                            QLineEdit::Normal, set ? session::boundsText(now) : QString(), &taken);
                  if (!taken) return;
                  InitiativeWish wish = m_wish;
                  const auto bounds = session::parseBounds(text);
                  wish.leastDays = bounds ? bounds->low : std::nullopt;
                  wish.mostDays = bounds ? bounds->high : std::nullopt;
                  setWish(std::move(wish));
              });
}

} // namespace banyan::pages

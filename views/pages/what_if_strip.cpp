// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/what_if_strip.h"

#include "views/items/goal_edits.h"
#include "views/items/scenario_edits.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

namespace banyan::pages {

using session::toQt;
using widgets::unit;

namespace {

constexpr int mostHeight = 140; ///< px of sliders before they scroll

widgets::Shares sharesOf(const portfolio::Portfolio& portfolio) {
    std::vector<double> points;
    for (const portfolio::Goal& goal : portfolio.goals())
        points.push_back(goal.points);
    return widgets::sharesOf(points);
}

} // namespace

WhatIfStrip::WhatIfStrip(session::Session& session, session::Trial& trial, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_trial(trial)
    , m_sliders(new widgets::LinkedSliders)
    , m_scroll(new QScrollArea)
    , m_moved(widgets::label({}, widgets::LabelKind::Muted))
    , m_keep(widgets::button(tr("Keep"), widgets::ButtonKind::Primary))
    , m_keepAs(widgets::button(tr("Keep as a scenario")))
    , m_discard(widgets::button(tr("Discard"))) {
    setAccessibleName(tr("What if the goals weighed differently"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(unit, 0, unit, unit);
    layout->setSpacing(unit);
    auto* head = new QHBoxLayout;
    head->addWidget(widgets::label(tr("What if?"), widgets::LabelKind::Heading));
    head->addWidget(m_moved, 1);
    head->addWidget(m_discard);
    head->addWidget(m_keepAs);
    head->addWidget(m_keep);
    layout->addLayout(head);
    m_sliders->setAccessibleName(tr("Shares of the goals"));
    m_scroll->setWidget(m_sliders);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setAccessibleName(tr("Goals to try"));
    layout->addWidget(m_scroll);
    connect(m_sliders, &widgets::LinkedSliders::moving, this, &WhatIfStrip::tryShares);
    connect(m_sliders, &widgets::LinkedSliders::moved, this, &WhatIfStrip::tryShares);
    connect(m_keep, &QPushButton::clicked, this, &WhatIfStrip::keep);
    connect(m_keepAs, &QPushButton::clicked, this, &WhatIfStrip::keepAsScenario);
    connect(m_discard, &QPushButton::clicked, this, [this] {
        m_trial.discard();
        emit finished();
    });
    connect(&m_trial, &session::Trial::changed, this, [this] {
        if (!m_trial.active()) refresh();
        m_keep->setEnabled(m_trial.active());
        m_keepAs->setEnabled(m_trial.active());
    });
    connect(&m_session, &session::Session::opened, this, &WhatIfStrip::refresh);
    connect(&m_session, &session::Session::portfolioChanged, this, &WhatIfStrip::refresh);
    refresh();
}

void WhatIfStrip::refresh() {
    std::vector<widgets::LinkedSliders::Item> items;
    for (const portfolio::Goal& goal : m_session.portfolio().goals())
        items.push_back({toQt(goal.id.value), toQt(goal.name.empty() ? goal.id.value : goal.name), {}, {}, false});
    m_sliders->setItems(items, sharesOf(m_session.portfolio()));
    m_scroll->setFixedHeight(std::min(mostHeight, m_sliders->sizeHint().height() + 2));
    m_keep->setEnabled(m_trial.active());
    m_keepAs->setEnabled(m_trial.active());
    showMoved(0, 0);
}

void WhatIfStrip::showMoved(int moved, int sides) {
    if (m_session.portfolio().goals().size() < 2)
        m_moved->setText(tr("There is nothing to weigh with fewer than two goals."));
    else if (!m_trial.active())
        m_moved->setText(tr("Move a goal to see what would move on the map."));
    else
        m_moved->setText(tr("%1 would move, %2 to another quadrant").arg(moved).arg(sides));
}

void WhatIfStrip::tryShares() {
    const auto tried = m_trial.apply(items::setShares(m_trial.portfolio(), m_sliders->shares(), {}));
    if (!tried) emit m_session.failed(tr("The change can't be tried"), tried.error());
}

void WhatIfStrip::keep() {
    const auto kept = m_trial.keep("Keep the what-if");
    if (!kept) return emit m_session.failed(tr("The change was not made"), kept.error());
    emit finished();
}

void WhatIfStrip::keepAsScenario() {
    if (!m_trial.active()) return;
    const auto kept = items::keepAsScenario(m_session.portfolio(), m_trial.portfolio(), session::fromQt(tr("What if")));
    m_trial.discard();
    if (const auto applied = m_session.apply(kept.edit); !applied)
        return emit m_session.failed(tr("The scenario was not kept"), applied.error());
    emit scenarioKept(toQt(kept.name));
    emit finished();
}

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/session/trial.h"

class QLabel;
class QPushButton;
class QScrollArea;

namespace banyan::widgets {
class LinkedSliders;
} // namespace banyan::widgets

namespace banyan::pages {

/// Sliders of the goals over the map: what they move is shown but not kept, until Keep makes it one step or Discard
/// forgets it.
class WhatIfStrip : public QWidget {
    Q_OBJECT

public:
    WhatIfStrip(session::Session& session, session::Trial& trial, QWidget* parent = nullptr);
    /// How many components are elsewhere than now, and how many of them in another quadrant.
    void showMoved(int moved, int sides);

signals:
    /// It was kept beside the portfolio, as the scenario of that name.
    void scenarioKept(const QString& name);
    /// It is over: kept or discarded.
    void finished();

private:
    void refresh();
    void tryShares();
    void keep();
    void keepAsScenario();

    session::Session& m_session;
    session::Trial& m_trial;
    widgets::LinkedSliders* m_sliders;
    QScrollArea* m_scroll;
    QLabel* m_moved;
    QPushButton* m_keep;
    QPushButton* m_keepAs;
    QPushButton* m_discard;
};

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/portfolio/forecasts.h"

class QPainter;

namespace banyan::widgets {

/// Paints the mark of a status, about `size` px across: ▶ on track, ▲ at risk, ■ off, ✓ reached, a dotted ring where
/// nothing was measured.
void paintStatus(QPainter& painter, portfolio::GoalStatus status, QPointF centre, double size);

/// Paints the mark of a verdict: ✓ met, ↗ improved, = no change, ↘ worse, a dotted ring where it can't be told.
void paintVerdict(QPainter& painter, portfolio::Verdict verdict, QPointF centre, double size);

/// A status or a verdict as a widget, beside the words for it.
class OutcomeMark : public QWidget {
    Q_OBJECT

public:
    explicit OutcomeMark(QWidget* parent = nullptr);
    void setStatus(portfolio::GoalStatus status);
    void setVerdict(portfolio::Verdict verdict);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::optional<portfolio::GoalStatus> m_status;
    portfolio::Verdict m_verdict = portfolio::Verdict::CannotTell;
};

} // namespace banyan::widgets

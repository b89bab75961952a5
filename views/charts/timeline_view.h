// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractScrollArea>

#include "views/charts/timeline_layout.h"
#include "views/session/work.h"

#include <memory>

namespace banyan::charts {

/// The plan as bars by phase, with a header of months that stays in place. Arrow keys move the selection from row to
/// row, Home and End go to the first and last, Esc clears.
class TimelineView : public QAbstractScrollArea {
    Q_OBJECT

public:
    explicit TimelineView(QWidget* parent = nullptr);

    /// Null shows nothing.
    void setPlanned(std::shared_ptr<const session::Planned> planned);
    void setSelected(const portfolio::InitiativeId& id);
    [[nodiscard]] const TimelineLayout& layoutShown() const { return m_layout; }
    /// Height at which nothing needs scrolling.
    [[nodiscard]] int wholeHeight() const;

signals:
    void picked(const banyan::portfolio::InitiativeId& id);
    /// The axis has changed, by another plan or another width.
    void axisChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void describe();
    void reveal(const TimelineRow& row);
    [[nodiscard]] const TimelineRow* rowAt(const QPointF& viewPos) const;
    [[nodiscard]] double offset() const;
    [[nodiscard]] QString tipOf(const TimelineRow& row, const QPointF& at) const;
    void paintHeader(QPainter& painter) const;
    void paintGrid(QPainter& painter) const;
    void paintRow(QPainter& painter, const TimelineRow& row) const;
    void paintPhase(QPainter& painter, const TimelineRow& row) const;
    void paintBar(QPainter& painter, const TimelineRow& row) const;
    void paintArrows(QPainter& painter) const;

    std::shared_ptr<const session::Planned> m_planned;
    portfolio::InitiativeId m_selected;
    TimelineLayout m_layout;
};

} // namespace banyan::charts

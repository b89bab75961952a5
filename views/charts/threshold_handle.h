// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>
#include <QTimer>

#include <functional>

namespace banyan::charts {

/// The handle at the end of a threshold's line: shows its number, is dragged, or moved by arrow keys while it has the
/// focus. valueChanged() follows each step, settled() comes once when it is let go (or some time after the last key).
/// A double click or Delete asks for the default.
class ThresholdHandle : public QAbstractSlider {
    Q_OBJECT

public:
    /// `scoreAt` tells the score of a position in the parent's coordinates.
    ThresholdHandle(Qt::Orientation orientation, const QString& name, std::function<double(QPoint)> scoreAt,
                    QWidget* parent);
    /// Sets the number without any signal.
    void showValue(double value);
    /// True while a person moves it and has not let go.
    [[nodiscard]] bool moving() const { return isSliderDown() || m_settle.isActive(); }
    /// A drag that began on the line itself.
    void beginDrag();
    void dragTo(QPoint inParent);
    void endDrag();
    /// Back to where the drag began.
    void cancelDrag();

    [[nodiscard]] QSize sizeHint() const override { return {38, 24}; }

signals:
    void settled(int value);
    void resetWanted();

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void settleNow();

    std::function<double(QPoint)> m_scoreAt;
    QTimer m_settle; ///< runs after a key
    int m_before = 0;
};

} // namespace banyan::charts

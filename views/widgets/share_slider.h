// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>
#include <QTimer>

namespace banyan::widgets {

/// A slider over tenths of a percent, painted in the theme's colours. The mouse and the keys set whole percents: arrows
/// 1, Page Up and Down 5, Home and End the ends. The wheel is left to the page that scrolls. A gesture is a drag, or a
/// row of key presses up to a short pause, Enter, another widget's focus or an undo. Esc takes it back.
class ShareSlider : public QAbstractSlider {
    Q_OBJECT

public:
    explicit ShareSlider(QWidget* parent = nullptr);
    /// Values over `most` can't be reached: a mark shows where it ends.
    void setMost(int most);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// A gesture is over.
    void settled();

protected:
    bool event(QEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    [[nodiscard]] double positionOf(int value) const;
    [[nodiscard]] int valueAt(double x) const;

    void settle();
    void cancel();

    int m_most = 0;
    int m_before = 0; ///< value when the gesture began
    bool m_moving = false;
    QTimer m_pause;
};

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>

namespace banyan::widgets {

/// A slider over tenths of a percent, painted in the theme's colours. The mouse and the keys set whole percents: arrows
/// 1, Page Up and Down 5, Home and End the ends. The wheel is left to the page that scrolls.
class ShareSlider : public QAbstractSlider {
    Q_OBJECT

public:
    explicit ShareSlider(QWidget* parent = nullptr);
    /// Values over `most` can't be reached: a mark shows where it ends.
    void setMost(int most);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    [[nodiscard]] double positionOf(int value) const;
    [[nodiscard]] int valueAt(double x) const;

    int m_most = 0;
};

} // namespace banyan::widgets

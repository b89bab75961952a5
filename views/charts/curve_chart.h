// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/roadmap/curve.h"

#include <optional>

namespace banyan::charts {

/// The budget curve: value over the refactoring budget, with the recommended band, and under each point what it means.
class CurveChart : public QWidget {
    Q_OBJECT

public:
    explicit CurveChart(QWidget* parent = nullptr);
    void show(std::optional<roadmap::Curve> curve);
    [[nodiscard]] const std::optional<roadmap::Curve>& curve() const { return m_curve; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {360, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    [[nodiscard]] QRectF area() const;
    [[nodiscard]] double x(double percent) const;
    void paintBand(QPainter& painter) const;
    void paintLine(QPainter& painter) const;
    void paintNotes(QPainter& painter) const;

    std::optional<roadmap::Curve> m_curve;
};

/// "61 scheduled", "set done 4 Oct 2027", "12 of 14 deadlines": what stands under a point.
QStringList curveNotes(const roadmap::Curve& curve, const roadmap::CurvePoint& point);

} // namespace banyan::charts

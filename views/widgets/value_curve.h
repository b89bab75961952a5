// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/portfolio/goals.h"

#include <optional>
#include <vector>

namespace banyan::widgets {

/// How a criterion turns raw numbers into scores, with the portfolio's own numbers as ticks under the line.
class ValueCurve : public QWidget {
    Q_OBJECT

public:
    explicit ValueCurve(QWidget* parent = nullptr);
    /// Without a criterion that can be scored, says so. `values` in the criterion's unit.
    void show(std::optional<portfolio::Criterion> criterion, std::vector<double> values);
    [[nodiscard]] QSize sizeHint() const override { return {300, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 140}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Span {
        double low = 0;
        double high = 1;
    };
    [[nodiscard]] Span span() const;
    [[nodiscard]] double share(double raw) const;
    void paintAxes(QPainter& painter, const QRectF& area) const;
    void paintLine(QPainter& painter, const QRectF& area) const;
    void paintTicks(QPainter& painter, const QRectF& area) const;

    std::optional<portfolio::Criterion> m_criterion;
    std::vector<double> m_values;
};

} // namespace banyan::widgets

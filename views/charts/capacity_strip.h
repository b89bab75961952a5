// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/charts/time_axis.h"
#include "views/session/work.h"

#include <memory>

namespace banyan::charts {

/// Hours of one team in one sprint.
struct CapacityCell {
    int firstWeek = 0;
    int hours = 0; ///< that there are
    int used = 0;
    [[nodiscard]] int percent() const { return hours > 0 ? (200 * used + hours) / (2 * hours) : 0; }
};

struct CapacityRow {
    portfolio::TeamId team;
    QString name;
    std::vector<CapacityCell> cells;
};

/// The plan's capacity summed by sprint, teams by name; only the first `weeks` weeks.
std::vector<CapacityRow> capacityBySprint(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio, int weeks);

/// Capacity used, in percent, a row for each team and a cell for each sprint, under the timeline and on its axis.
class CapacityStrip : public QWidget {
    Q_OBJECT

public:
    explicit CapacityStrip(QWidget* parent = nullptr);
    void show(const std::shared_ptr<const session::Planned>& planned, const TimeAxis& axis);

    /// As it is shown, into (0, 0, sizeHint() high).
    void paint(QPainter& painter) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] QRectF cellRect(size_t row, const CapacityCell& cell) const;
    [[nodiscard]] QString tipAt(const QPointF& at) const;
    [[nodiscard]] QString tipOf(const CapacityRow& row) const;

    std::vector<CapacityRow> m_rows;
    TimeAxis m_axis;
    int m_sprintWeeks = 2;
};

} // namespace banyan::charts

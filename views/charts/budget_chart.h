// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/charts/picture.h"
#include "views/charts/time_axis.h"
#include "views/session/work.h"

#include <array>
#include <memory>

namespace banyan::charts {

/// Hours of one team in one sprint.
struct BudgetCell {
    int firstWeek = 0;
    int hours = 0;               ///< that there are for initiatives
    int reserve = 0;             ///< kept beside them for what turns up
    std::array<int, 4> phases{}; ///< used by initiatives of phase 1–4
    [[nodiscard]] int used() const { return phases[0] + phases[1] + phases[2] + phases[3]; }
};

struct BudgetRow {
    portfolio::TeamId team;
    QString name;
    double budgetNow = 20; ///< percent, in the plan's first week
    std::vector<BudgetCell> cells;
};

/// What is planned against what there is, by team (by name) and sprint.
std::vector<BudgetRow> budgetBySprint(const roadmap::Plan& plan, const portfolio::Portfolio& portfolio, int weeks);

/// What a team has planned of what there is, rounded as the report rounds it: "1,380 of 3,990 h · 35 %".
QString usedText(const BudgetRow& row);

/// A row for each team with a bar for each sprint: hours by phase, stacked, against the line of what there is, the
/// reserve above it. All rows have one scale.
class BudgetChart : public QWidget {
    Q_OBJECT

public:
    explicit BudgetChart(QWidget* parent = nullptr);
    void show(const std::shared_ptr<const session::Planned>& planned);
    [[nodiscard]] const std::vector<BudgetRow>& rows() const { return m_rows; }
    [[nodiscard]] Picture picture() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {400, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] TimeAxis axis() const;
    [[nodiscard]] double rowTop(size_t row) const;
    void paint(QPainter& painter) const;
    void paintRow(QPainter& painter, size_t row, const TimeAxis& axis) const;
    void paintCell(QPainter& painter, const BudgetCell& cell, double bottom, const TimeAxis& axis) const;
    void paintLegend(QPainter& painter) const;
    [[nodiscard]] QString tipAt(const QPointF& at) const;

    std::vector<BudgetRow> m_rows;
    Date m_start;
    int m_weeks = 1;
    int m_sprintWeeks = 2;
    int m_most = 1; ///< hours of the tallest sprint
};

} // namespace banyan::charts

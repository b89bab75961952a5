// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/widgets/detail_texts.h"

namespace banyan::widgets {

/// Value and risk of one component over its recorded assessments up to now: a line for each, with the threshold behind
/// it and the first and last number beside it. Hidden with fewer than two records.
class HistoryTrail : public QWidget {
    Q_OBJECT

public:
    explicit HistoryTrail(QWidget* parent = nullptr);
    void show(const std::vector<PastPlace>& history, Date asOf, double valueThreshold, double riskThreshold);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    struct Line {
        QString name;
        std::vector<double> scores; ///< parallel to m_days
        double threshold = 50;
    };
    void paintLine(QPainter& painter, const Line& line, const QRectF& row) const;
    [[nodiscard]] QRectF plotIn(const QRectF& row) const;
    /// Of a record in a plot of that width.
    [[nodiscard]] double placeOf(size_t record, const QRectF& plot) const;

    std::vector<Date> m_days; ///< the last one is now
    std::vector<Line> m_lines;
};

} // namespace banyan::widgets

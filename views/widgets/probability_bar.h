// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/scoring/assessment.h"

namespace banyan::widgets {

/// How probable each quadrant is: one bar of four parts, with mark and number under it.
class ProbabilityBar : public QWidget {
    Q_OBJECT

public:
    explicit ProbabilityBar(QWidget* parent = nullptr);
    void show(const scoring::Probability& probability);
    [[nodiscard]] QSize sizeHint() const override { return {280, 40}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 40}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    scoring::Probability m_probability;
};

} // namespace banyan::widgets

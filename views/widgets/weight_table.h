// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/weight_model.h"
#include "views/widgets/row_table.h"

namespace banyan::widgets {

/// The weight of each criterion as a bar in which each goal that brought some of it has its part, with its number.
class WeightTable : public RowTable {
    Q_OBJECT

public:
    explicit WeightTable(items::WeightModel& model, QWidget* parent = nullptr);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fitColumns();
};

/// The colour of the n-th of `count` goals, from 1; 0: of the defaults.
QColor goalColour(int goal, int count);

} // namespace banyan::widgets

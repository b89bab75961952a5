// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/goal_matrix_model.h"
#include "views/widgets/row_table.h"

namespace banyan::widgets {

/// The contribution matrix. A click on the current cell, Space or Enter goes on to the next of 0, 1, 3 and 9; the
/// digits set one directly, Delete and the dot set 0.
class GoalMatrix : public RowTable {
    Q_OBJECT

public:
    explicit GoalMatrix(items::GoalMatrixModel& model, QWidget* parent = nullptr);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitColumns();
    void cycle(const QModelIndex& index);
};

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace banyan::widgets {

/// A table as every page has it: rows of 28 px, sortable, one selected row, marks beside quadrants, a list to choose
/// from where the model offers choices, no text taken for markup.
class PortfolioTable : public QTableView {
    Q_OBJECT

public:
    explicit PortfolioTable(QWidget* parent = nullptr);
    /// Fits columns to what they show and spreads the room that is left; `stretched` (-1: none) then follows the width.
    void fitColumns(int stretched, int most = 320);
};

} // namespace banyan::widgets

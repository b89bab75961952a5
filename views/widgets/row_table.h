// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>

namespace banyan::widgets {

/// A table inside a page that scrolls: as high as its rows, or as `mostRows` of them, with lines between rows.
class RowTable : public QTableView {
    Q_OBJECT

public:
    explicit RowTable(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;
    /// More rows than that scroll inside the table; 0: none do.
    void setMostRows(int rows);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;

private:
    void fit();
    int m_mostRows = 0;
};

} // namespace banyan::widgets

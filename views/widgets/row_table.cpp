// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/row_table.h"

#include "views/widgets/table_dress.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace banyan::widgets {

RowTable::RowTable(QWidget* parent)
    : QTableView(parent) {
    dress(this);
    setSelectionMode(SingleSelection);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void RowTable::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::modelReset, this, &RowTable::fit);
    connect(model, &QAbstractItemModel::rowsInserted, this, &RowTable::fit);
    connect(model, &QAbstractItemModel::rowsRemoved, this, &RowTable::fit);
    fit();
}

void RowTable::setMostRows(int rows) {
    m_mostRows = rows;
    setVerticalScrollBarPolicy(rows > 0 ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    fit();
}

void RowTable::fit() {
    updateGeometry();
    setFixedHeight(sizeHint().height());
}

QSize RowTable::sizeHint() const {
    const int rows = model() ? model()->rowCount() : 0;
    const int shown = m_mostRows > 0 ? std::min(rows, m_mostRows) : rows;
    const int head = horizontalHeader()->isHidden() ? 0 : horizontalHeader()->sizeHint().height();
    const int bar = horizontalScrollBar()->isVisible() ? horizontalScrollBar()->height() : 0;
    return {320, shown * verticalHeader()->defaultSectionSize() + head + bar + 2};
}

QSize RowTable::minimumSizeHint() const {
    return {160, sizeHint().height()};
}

void RowTable::showEvent(QShowEvent* event) {
    QTableView::showEvent(event);
    fit();
}

void RowTable::wheelEvent(QWheelEvent* event) {
    if (m_mostRows > 0 && verticalScrollBar()->maximum() > 0)
        QTableView::wheelEvent(event);
    else
        event->ignore();
}

} // namespace banyan::widgets

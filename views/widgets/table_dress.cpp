// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/table_dress.h"

#include "views/widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

namespace banyan::widgets {

namespace {

/// Nothing to see: the heights of the rows.
class RowHeights : public QHeaderView {
public:
    explicit RowHeights(QWidget* parent)
        : QHeaderView(Qt::Vertical, parent) {
        setSectionResizeMode(QHeaderView::Fixed);
        setSectionsClickable(true);
        hide();
        follow();
    }

protected:
    void changeEvent(QEvent* event) override {
        QHeaderView::changeEvent(event);
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) follow();
    }

private:
    void follow() {
        const int height = scaled(tableRow);
        if (height == defaultSectionSize()) return;
        setMinimumSectionSize(height);
        setDefaultSectionSize(height);
    }
};

} // namespace

void dress(QTableView* table) {
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setVerticalHeader(new RowHeights(table));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/table_dress.h"

#include "views/widgets/theme.h"

#include <QEvent>
#include <QHeaderView>
#include <QTableView>

#include <algorithm>
#include <cmath>
#include <utility>

namespace banyan::widgets {

namespace {

/// Nothing to see: the heights of the rows.
class RowHeights : public QHeaderView {
public:
    explicit RowHeights(QWidget* parent)
        : QHeaderView(Qt::Vertical, parent)
        , m_zoom(zoom()) {
        setSectionResizeMode(QHeaderView::Fixed);
        setSectionsClickable(true);
        hide();
        setMinimumSectionSize(scaled(tableRow));
        setDefaultSectionSize(scaled(tableRow));
    }

protected:
    void changeEvent(QEvent* event) override {
        QHeaderView::changeEvent(event);
        if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) followZoom();
    }

private:
    /// A table's own height grows as the usual one does.
    void followZoom() {
        const double growth = zoom() / std::exchange(m_zoom, zoom());
        if (growth == 1) return;
        const int height = static_cast<int>(std::lround(growth * defaultSectionSize()));
        setMinimumSectionSize(std::min(height, scaled(tableRow)));
        setDefaultSectionSize(height);
    }

    double m_zoom;
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

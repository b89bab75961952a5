// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/portfolio_table.h"

#include "model/base/csv_text.h"
#include "views/widgets/cell_delegate.h"
#include "views/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace banyan::widgets {

namespace {

constexpr int sortArrow = 14;

/// What looks alike in every table and in the one that lies over its first column.
void dress(QTableView* table) {
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setMinimumSectionSize(scaled(tableRow));
    table->verticalHeader()->setDefaultSectionSize(scaled(tableRow));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setMinimumSectionSize(48);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

QString tsvCell(QString text) {
    text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    return QString::fromStdString(guardedCell(text.toStdString()));
}

} // namespace

PortfolioTable::PortfolioTable(QWidget* parent)
    : QTableView(parent)
    , m_zoom(zoom()) {
    dress(this);
    setItemDelegate(new CellDelegate(this));
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &PortfolioTable::showHeaderMenu);
}

void PortfolioTable::setModel(QAbstractItemModel* model) {
    QTableView::setModel(model);
    if (!m_frozen) return;
    m_frozen->setModel(model);
    m_frozen->setSelectionModel(selectionModel());
}

void PortfolioTable::allowMany() {
    setSelectionMode(ExtendedSelection);
}

void PortfolioTable::freezeFirstColumn() {
    m_frozen = new QTableView(this);
    dress(m_frozen);
    m_frozen->setItemDelegate(new CellDelegate(this)); // its own: a delegate tells all its views to close editors
    m_frozen->setFocusPolicy(Qt::NoFocus);
    m_frozen->setSelectionMode(selectionMode());
    m_frozen->setEditTriggers(NoEditTriggers);
    m_frozen->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_frozen->setObjectName(QStringLiteral("frozenColumn"));
    m_frozen->setAccessibleName(tr("Names"));
    m_frozen->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_frozen->hide();
    horizontalHeader()->setFirstSectionMovable(false);
    if (model()) setModel(model());
    connect(horizontalScrollBar(), &QScrollBar::valueChanged, this, &PortfolioTable::placeFrozen);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, &PortfolioTable::placeFrozen);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_frozen->verticalScrollBar(), &QScrollBar::setValue);
    connect(m_frozen->verticalScrollBar(), &QScrollBar::valueChanged, verticalScrollBar(), &QScrollBar::setValue);
}

void PortfolioTable::placeFrozen() {
    if (!m_frozen || !model()) return;
    const bool wanted = horizontalScrollBar()->value() > 0 && !isColumnHidden(0);
    m_frozen->setVisible(wanted);
    if (!wanted) return;
    for (int column = 0; column < model()->columnCount(); ++column)
        m_frozen->setColumnHidden(column, column != 0);
    m_frozen->setColumnWidth(0, columnWidth(0));
    m_frozen->verticalHeader()->setDefaultSectionSize(verticalHeader()->defaultSectionSize());
    m_frozen->horizontalHeader()->setFixedHeight(horizontalHeader()->height());
    m_frozen->setGeometry(frameWidth(), frameWidth(), columnWidth(0),
                          viewport()->height() + horizontalHeader()->height());
    m_frozen->verticalScrollBar()->setValue(verticalScrollBar()->value());
}

void PortfolioTable::scrollTo(const QModelIndex& index, ScrollHint hint) {
    const int sideways = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (!m_frozen || !m_frozen->isVisible()) return;
    if (index.column() == 0) return horizontalScrollBar()->setValue(sideways); // it is in sight already
    const int hidden = columnWidth(0) - visualRect(index).left();
    if (hidden > 0) horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

std::vector<int> PortfolioTable::selectedRows() const {
    std::vector<int> rows;
    if (!selectionModel()) return rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    std::ranges::sort(rows);
    return rows;
}

QString PortfolioTable::asTsv() const {
    std::vector<int> columns;
    for (int place = 0; place < horizontalHeader()->count(); ++place)
        if (const int column = horizontalHeader()->logicalIndex(place); !isColumnHidden(column))
            columns.push_back(column);
    QString text;
    const auto line = [&](const auto& cellOf) {
        QStringList cells;
        for (const int column : columns)
            cells.append(tsvCell(cellOf(column)));
        text += cells.join('\t') + '\n';
    };
    line([&](int column) { return model()->headerData(column, Qt::Horizontal).toString(); });
    std::vector<int> rows = selectedRows();
    for (int row = 0; rows.empty() && row < model()->rowCount(); ++row)
        rows.push_back(row);
    for (const int row : rows)
        line([&](int column) { return model()->index(row, column).data().toString(); });
    return text;
}

void PortfolioTable::copy() const {
    if (model()) QGuiApplication::clipboard()->setText(asTsv());
}

void PortfolioTable::addColumnChoices(QMenu* menu) {
    for (int column = 0; column < model()->columnCount(); ++column) {
        QAction* action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column != 0);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            setColumnHidden(column, !shown);
            emit columnsChosen();
        });
    }
}

void PortfolioTable::showHeaderMenu(const QPoint& at) {
    const int column = horizontalHeader()->logicalIndexAt(at);
    if (column < 0) return;
    QMenu menu(this);
    if (m_fillHeaderMenu) m_fillHeaderMenu(&menu, column);
    if (isSortingEnabled()) {
        menu.addAction(tr("Sort rising"), this, [this, column] { sortByColumn(column, Qt::AscendingOrder); });
        menu.addAction(tr("Sort falling"), this, [this, column] { sortByColumn(column, Qt::DescendingOrder); });
        menu.addSeparator();
    }
    addColumnChoices(menu.addMenu(tr("Columns")));
    menu.exec(horizontalHeader()->mapToGlobal(at));
}

void PortfolioTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copy();
    QTableView::keyPressEvent(event);
}

void PortfolioTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    placeFrozen();
}

void PortfolioTable::changeEvent(QEvent* event) {
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) followZoom();
}

/// Rows and columns grow with the text in them; a width that a person chose stays as wide in letters.
void PortfolioTable::followZoom() {
    const double growth = zoom() / std::exchange(m_zoom, zoom());
    if (growth == 1) return;
    const int height = scaled(tableRow);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    for (int column = 0; model() && column < model()->columnCount(); ++column)
        if (!isColumnHidden(column))
            setColumnWidth(column, static_cast<int>(std::lround(growth * columnWidth(column))));
    placeFrozen();
}

void PortfolioTable::fitColumns(int stretched, int most) {
    if (!model()) return;
    horizontalHeader()->setResizeContentsPrecision(200);
    std::vector<std::pair<int, int>> widths;
    int sum = 0;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (isColumnHidden(column)) continue;
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        const int header = horizontalHeader()->fontMetrics().horizontalAdvance(title) + 2 * unit + sortArrow;
        widths.emplace_back(column, std::max(std::min(sizeHintForColumn(column), most), header));
        sum += widths.back().second;
    }
    const int count = std::max(1, static_cast<int>(widths.size()));
    const int spare = stretched >= 0 ? std::max(0, viewport()->width() - sum) / count : 0;
    for (const auto& [column, width] : widths) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
        setColumnWidth(column, width + spare);
    }
    const bool fits = sum <= viewport()->width();
    if (stretched >= 0 && fits) horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    placeFrozen();
}

} // namespace banyan::widgets

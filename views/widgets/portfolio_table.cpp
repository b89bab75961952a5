// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/portfolio_table.h"

#include "model/base/csv_text.h"
#include "views/widgets/cell_delegate.h"
#include "views/widgets/table_dress.h"
#include "views/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace banyan::widgets {

namespace {

constexpr int sortArrow = 14;
constexpr int leastColumn = 48;
constexpr int usualName = 220;
constexpr int leastStretched = 92; ///< px that the column which gives way keeps

QString tsvCell(QString text) {
    text.replace('\t', ' ').replace('\n', ' ').replace('\r', ' ');
    return QString::fromStdString(guardedCell(text.toStdString()));
}

} // namespace

PortfolioTable::PortfolioTable(QWidget* parent)
    : QTableView(parent)
    , m_zoom(zoom()) {
    dress(this);
    horizontalHeader()->setMinimumSectionSize(leastColumn);
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
        QAction* action = menu->addAction(titleOf(column));
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
    if (m_fit && event->oldSize().width() != event->size().width()) fitColumns(m_fit->stretched, m_fit->most);
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
    for (int column = 0; model() && column < model()->columnCount(); ++column)
        if (!isColumnHidden(column))
            setColumnWidth(column, static_cast<int>(std::lround(growth * columnWidth(column))));
    placeFrozen();
}

QString PortfolioTable::titleOf(int column) const {
    return model()->headerData(column, Qt::Horizontal).toString();
}

QVariantMap PortfolioTable::widths() const {
    QVariantMap widths;
    for (int column = 0; column < model()->columnCount(); ++column)
        if (!isColumnHidden(column)) widths[titleOf(column)] = qRound(columnWidth(column) / zoom());
    return widths;
}

void PortfolioTable::keepColumns(const QString& name) {
    m_keptAs = QStringLiteral("tables/") + name;
    const QSettings settings;
    m_ownWidths = settings.value(m_keptAs + QStringLiteral("/widths")).toMap();
    if (const QString key = m_keptAs + QStringLiteral("/hidden"); settings.contains(key))
        for (int column = 1; column < model()->columnCount(); ++column)
            setColumnHidden(column, settings.value(key).toStringList().contains(titleOf(column)));
    connect(this, &PortfolioTable::columnsChosen, this, &PortfolioTable::keepHidden);
    horizontalHeader()->viewport()->installEventFilter(this);
}

void PortfolioTable::keepHidden() const {
    QStringList hidden;
    for (int column = 1; column < model()->columnCount(); ++column)
        if (isColumnHidden(column)) hidden.append(titleOf(column));
    QSettings().setValue(m_keptAs + QStringLiteral("/hidden"), hidden);
}

/// Only what a drag of a title's edge changed is a person's choice.
bool PortfolioTable::eventFilter(QObject* watched, QEvent* event) {
    if (watched == horizontalHeader()->viewport() && model()) {
        if (event->type() == QEvent::MouseButtonPress) m_whenTaken = widths();
        if (event->type() == QEvent::MouseButtonRelease) keepWidths();
    }
    return QTableView::eventFilter(watched, event);
}

void PortfolioTable::keepWidths() {
    const QVariantMap now = widths();
    if (now == m_whenTaken) return;
    for (auto [title, width] : now.asKeyValueRange())
        if (width != m_whenTaken.value(title)) m_ownWidths[title] = width;
    QSettings().setValue(m_keptAs + QStringLiteral("/widths"), m_ownWidths);
}

void PortfolioTable::showWhole(int stretched, int most) {
    fitColumns(stretched, most);
    int width = 0;
    for (int column = 0; column < model()->columnCount(); ++column)
        width += columnWidth(column);
    const int bar = width > viewport()->width() + 1 ? horizontalScrollBar()->sizeHint().height() : 0;
    setFixedHeight(model()->rowCount() * scaled(tableRow) + horizontalHeader()->sizeHint().height() + bar + 2);
}

void PortfolioTable::fitColumns(int stretched, int most) {
    if (!model()) return;
    m_fit = Fit{stretched, most};
    horizontalHeader()->setResizeContentsPrecision(200);
    std::map<int, int> widths;
    int sum = 0;
    bool own = false;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (isColumnHidden(column)) continue;
        const int chosen = m_ownWidths.value(titleOf(column)).toInt();
        const int header = horizontalHeader()->fontMetrics().horizontalAdvance(titleOf(column)) + 2 * unit + sortArrow;
        widths[column] = chosen > 0 ? scaled(chosen) : std::max(std::min(sizeHintForColumn(column), most), header);
        sum += widths[column];
        own = own || chosen > 0;
    }
    const int spare = viewport()->width() - sum;
    const bool fits = stretched >= 0 && !own && widths.contains(stretched);
    if (fits && spare < 0) { // where the table is scrolled anyway, nothing gives way
        const int wanted = widths[stretched] + spare;
        widths[stretched] = wanted >= scaled(leastStretched) ? wanted : std::min(widths[stretched], scaled(usualName));
    }
    for (const auto& [column, width] : widths) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
        setColumnWidth(column, width + (fits ? std::max(0, spare) / static_cast<int>(widths.size()) : 0));
    }
    if (fits && spare >= 0) horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
    placeFrozen();
}

} // namespace banyan::widgets

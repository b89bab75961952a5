// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/table_filter.h"

#include <algorithm>

namespace banyan::items {

TableFilter::TableFilter(QObject* parent)
    : QSortFilterProxyModel(parent) {
    // The C locale knows neither case nor numbers.
    if (QLocale().language() == QLocale::C) m_collator.setLocale(QLocale(QLocale::English));
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
}

void TableFilter::setSourceModel(QAbstractItemModel* model) {
    if (sourceModel()) sourceModel()->disconnect(this);
    const auto forget = [this] { m_keys = {}; };
    // Connected before the proxy's own slots, which already compare.
    connect(model, &QAbstractItemModel::dataChanged, this, forget);
    connect(model, &QAbstractItemModel::rowsInserted, this, forget);
    connect(model, &QAbstractItemModel::rowsRemoved, this, forget);
    connect(model, &QAbstractItemModel::modelReset, this, forget);
    QSortFilterProxyModel::setSourceModel(model);
}

RecordTable* TableFilter::table() const {
    return static_cast<RecordTable*>(sourceModel());
}

void TableFilter::filterBy(const session::Filter& filter) {
    const QStringList words = filter.text.split(' ', Qt::SkipEmptyParts);
    std::map<int, session::CellFilter> cells;
    for (int column = 0; column < table()->columnCount(); ++column)
        if (const auto found = filter.cells.find(table()->cellColumn(column)); found != filter.cells.end())
            cells[column] = found->second;
    if (words == m_words && cells == m_cells) return;
    m_words = words;
    m_cells = std::move(cells);
    invalidateFilter();
}

std::vector<int> TableFilter::sourceRows(const std::vector<int>& rows) const {
    std::vector<int> mapped;
    for (const int row : rows)
        mapped.push_back(mapToSource(index(row, 0)).row());
    std::ranges::sort(mapped);
    return mapped;
}

bool TableFilter::set(const std::vector<int>& rows, int column, const QString& text) {
    return table()->set(sourceRows(rows), column, text);
}

bool TableFilter::filterAcceptsRow(int row, const QModelIndex&) const {
    for (const auto& [column, wanted] : m_cells)
        if (!wanted.holds(table()->cellText(row, column), table()->cellNumber(row, column))) return false;
    if (m_words.isEmpty()) return true;
    QString text;
    for (int column = 0; column < table()->columnCount(); ++column)
        text += table()->cellText(row, column) + '\n';
    return std::ranges::all_of(m_words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

const TableFilter::Keys& TableFilter::keysOf(int column) const {
    if (m_keys.column == column) return m_keys;
    m_keys = {};
    m_keys.column = column;
    const bool numeric = table()->head(column).kind == ColumnKind::Number;
    for (int row = 0; row < table()->rowCount(); ++row) {
        if (numeric) {
            m_keys.numbers.push_back(table()->cellNumber(row, column));
            continue;
        }
        const QString text = table()->cellText(row, column);
        m_keys.blank.push_back(text.isEmpty());
        m_keys.texts.push_back(m_collator.sortKey(text));
    }
    return m_keys;
}

bool TableFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const Keys& keys = keysOf(left.column());
    const auto a = static_cast<size_t>(left.row());
    const auto b = static_cast<size_t>(right.row());
    const bool rising = sortOrder() == Qt::AscendingOrder;
    if (!keys.numbers.empty()) {
        const auto& x = keys.numbers[a];
        const auto& y = keys.numbers[b];
        if (x.has_value() != y.has_value()) return rising == x.has_value();
        if (x && *x != *y) return *x < *y;
        return a < b;
    }
    if (keys.blank[a] != keys.blank[b]) return rising != keys.blank[a];
    const int order = keys.texts[a].compare(keys.texts[b]);
    return order != 0 ? order < 0 : a < b;
}

} // namespace banyan::items

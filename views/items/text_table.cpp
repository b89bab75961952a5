// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/text_table.h"

#include <algorithm>

namespace banyan::items {

TextTable::TextTable(std::vector<TextColumn> columns, QObject* parent)
    : QAbstractTableModel(parent)
    , m_columns(std::move(columns)) {}

/// What is the same at both ends stays; what is between goes and comes.
void TextTable::show(std::vector<TextRow> rows) {
    const auto same = [](const TextRow& a, const TextRow& b) { return a.id == b.id; };
    const auto ahead = std::ranges::mismatch(m_rows, rows, same);
    const auto head = static_cast<int>(ahead.in1 - m_rows.begin());
    const auto most = static_cast<int>(std::min(m_rows.size(), rows.size())) - head;
    int tail = 0;
    while (tail < most && same(m_rows[m_rows.size() - 1 - static_cast<size_t>(tail)],
                               rows[rows.size() - 1 - static_cast<size_t>(tail)]))
        ++tail;
    if (const int last = rowCount() - tail - 1; last >= head) {
        beginRemoveRows({}, head, last);
        m_rows.erase(m_rows.begin() + head, m_rows.begin() + last + 1);
        endRemoveRows();
    }
    if (const int last = static_cast<int>(rows.size()) - tail - 1; last >= head) {
        beginInsertRows({}, head, last);
        m_rows.insert(m_rows.begin() + head, rows.begin() + head, rows.begin() + last + 1);
        endInsertRows();
    }
    for (int row = 0; row < rowCount(); ++row) {
        auto& mine = m_rows[static_cast<size_t>(row)];
        auto& now = rows[static_cast<size_t>(row)];
        if (mine == now) continue;
        mine = std::move(now);
        emit dataChanged(index(row, 0), index(row, columnCount() - 1));
    }
}

int TextTable::rowOf(const QString& id) const {
    const auto found = std::ranges::find(m_rows, id, &TextRow::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int TextTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TextTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TextTable::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const TextRow& row = m_rows[static_cast<size_t>(index.row())];
    const TextCell& cell = row.cells.at(static_cast<size_t>(index.column()));
    const bool numeric = m_columns[static_cast<size_t>(index.column())].numeric;
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg((row.sentence.isEmpty() ? cell.text : row.sentence).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case RecordTable::IdRole:
        return row.id;
    case RecordTable::SortRole:
        if (!numeric) return cell.text;
        return cell.number ? QVariant(*cell.number) : QVariant();
    case RecordTable::NumericRole:
        return numeric;
    default:
        return {};
    }
}

QVariant TextTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const TextColumn& column = m_columns[static_cast<size_t>(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::ToolTipRole) return column.explanation;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

TextSort::TextSort(TextTable& table, QObject* parent)
    : QSortFilterProxyModel(parent) {
    setSourceModel(&table);
}

bool TextSort::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(RecordTable::SortRole);
    const QVariant b = right.data(RecordTable::SortRole);
    if (a.isValid() != b.isValid()) return a.isValid() == (sortOrder() == Qt::AscendingOrder);
    if (!a.isValid()) return false;
    if (left.data(RecordTable::NumericRole).toBool()) return a.toDouble() < b.toDouble();
    return QString::localeAwareCompare(a.toString(), b.toString()) < 0;
}

} // namespace banyan::items

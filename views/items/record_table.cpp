// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/record_table.h"

#include "views/session/text.h"

namespace banyan::items {

portfolio::Edit RecordTable::removing(const std::vector<int>& rows) const {
    portfolio::Edit edit;
    const QString what = rows.size() == 1 ? kindName() + QStringLiteral(" \"%1\"").arg(nameAt(rows.front()))
                                          : session::counted(static_cast<qint64>(rows.size()), kindName());
    edit.label = session::fromQt(QStringLiteral("remove ") + what);
    for (const int row : rows)
        edit.operations.emplace_back(portfolio::Remove{idAt(row)});
    return edit;
}

session::CellColumn RecordTable::cellColumn(int column) const {
    return {session::fromQt(kindName()), session::fromQt(head(column).title)};
}

bool RecordTable::set(const std::vector<int>& rows, int column, const QString& text) {
    if (!m_editor) return false;
    const auto edit = setting(rows, column, text);
    if (!edit) {
        emit refused(edit.error());
        return false;
    }
    return edit->operations.empty() || m_editor(*edit).has_value();
}

QVariant RecordTable::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const int row = index.row();
    const int column = index.column();
    const bool numeric = head(column).kind == ColumnKind::Number;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return cellText(row, column);
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(cellText(row, column).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case IdRole:
        return session::toQt(idAt(row).text());
    case SortRole: {
        if (!numeric) return cellText(row, column);
        const auto number = cellNumber(row, column);
        return number ? QVariant(*number) : QVariant();
    }
    case ChoicesRole:
        return choices(column);
    case NumericRole:
        return numeric;
    default:
        return {};
    }
}

bool RecordTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid()) return false;
    const QString wanted = value.toString().trimmed();
    return wanted == cellText(index.row(), index.column()) || set({index.row()}, index.column(), wanted);
}

QVariant RecordTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const ColumnHead& of = head(section);
    if (role == Qt::DisplayRole) return of.title;
    if (role == Qt::ToolTipRole) return of.explanation;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((of.kind == ColumnKind::Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

Qt::ItemFlags RecordTable::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && m_editor && head(index.column()).editable) flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace banyan::items

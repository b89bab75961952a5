// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/part_model.h"

#include "views/items/plan_edits.h"
#include "views/items/record_table.h"
#include "views/session/text.h"

namespace banyan::items {

using namespace banyan::portfolio;
using session::fromQt;

PartModel::PartModel(InitiativePart part, QObject* parent)
    : QAbstractTableModel(parent)
    , m_part(std::move(part)) {}

void PartModel::show(const Portfolio& portfolio, const Initiative& initiative) {
    const bool same = initiative.id == m_initiative.id && m_part.size(initiative) == m_part.size(m_initiative);
    if (!same) beginResetModel();
    m_portfolio = portfolio;
    m_initiative = initiative;
    if (!same)
        endResetModel();
    else if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

bool PartModel::change(Initiative after, const QString& what) {
    if (!m_editor || after == m_initiative) return false;
    return m_editor(changeInitiative(m_initiative, std::move(after), fromQt(what))).has_value();
}

void PartModel::append() {
    Initiative after = m_initiative;
    if (const auto added = m_part.append(m_portfolio, after); !added) return emit refused(added.error());
    change(std::move(after), m_part.one);
}

void PartModel::remove(int row) {
    if (row < 0 || row >= rowCount()) return;
    Initiative after = m_initiative;
    m_part.remove(after, static_cast<size_t>(row));
    change(std::move(after), m_part.one);
}

int PartModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_part.size(m_initiative));
}

int PartModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_part.columns.size());
}

QVariant PartModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const PartColumn& column = m_part.columns[static_cast<size_t>(index.column())];
    const auto row = static_cast<size_t>(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return column.text(m_portfolio, m_initiative, row);
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(column.text(m_portfolio, m_initiative, row).toHtmlEscaped());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    case RecordTable::ChoicesRole:
        return column.choices ? column.choices(m_portfolio) : QStringList();
    case RecordTable::NumericRole:
        return column.numeric;
    default:
        return {};
    }
}

bool PartModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid()) return false;
    const QString wanted = value.toString().trimmed();
    if (wanted == data(index).toString()) return true;
    Initiative after = m_initiative;
    const PartColumn& column = m_part.columns[static_cast<size_t>(index.column())];
    const auto done = column.set(m_portfolio, after, static_cast<size_t>(index.row()), wanted);
    if (!done) {
        emit refused(done.error());
        return false;
    }
    return change(std::move(after), m_part.one);
}

QVariant PartModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const PartColumn& column = m_part.columns[static_cast<size_t>(section)];
    if (role == Qt::DisplayRole) return column.title;
    if (role == Qt::ToolTipRole) return column.explanation;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    return {};
}

Qt::ItemFlags PartModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && m_editor) flags |= Qt::ItemIsEditable;
    return flags;
}

} // namespace banyan::items

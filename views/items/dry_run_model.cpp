// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/dry_run_model.h"

#include "views/session/text.h"

#include <QStringList>

namespace banyan::items {

using intake::RowState;
using session::toQt;

namespace {

QStringList titlesFor(RowState state) {
    switch (state) {
    case RowState::Changed:
        return {DryRunModel::tr("Kind"), DryRunModel::tr("Name"),         DryRunModel::tr("Field"),
                DryRunModel::tr("Now"),  DryRunModel::tr("After import"), DryRunModel::tr("From")};
    case RowState::Rejected:
        return {DryRunModel::tr("From"), DryRunModel::tr("Reason"), DryRunModel::tr("Row as it stands")};
    case RowState::Unmatched:
        return {DryRunModel::tr("Name"), DryRunModel::tr("May be meant"), DryRunModel::tr("Reason"),
                DryRunModel::tr("From")};
    case RowState::Missing:
        return {DryRunModel::tr("Kind"), DryRunModel::tr("Name"), DryRunModel::tr("Reason")};
    case RowState::New:
    case RowState::Unchanged:
        break;
    }
    return {DryRunModel::tr("Kind"), DryRunModel::tr("Name"), DryRunModel::tr("From")};
}

QString joined(const std::vector<std::string>& parts, const QString& separator) {
    QStringList texts;
    for (const std::string& part : parts)
        texts.append(toQt(part));
    return texts.join(separator);
}

} // namespace

DryRunModel::DryRunModel(RowState state, QObject* parent)
    : QAbstractTableModel(parent)
    , m_state(state)
    , m_titles(titlesFor(state)) {}

void DryRunModel::show(const std::vector<intake::DryRunRow>& rows) {
    beginResetModel();
    m_rows.clear();
    for (const intake::DryRunRow& row : rows) {
        if (row.state != m_state) continue;
        const QString kind = toQt(row.kind);
        const QString name = toQt(row.name.empty() ? row.id : row.name);
        const QString from = session::placeOf(row.where.file, row.where.line, row.where.pointer);
        const QString reason = toQt(row.reason);
        switch (m_state) {
        case RowState::Changed:
            for (const intake::CellChange& cell : row.changes)
                m_rows.push_back({kind, name, toQt(cell.field), toQt(cell.before), toQt(cell.after), from});
            if (row.changes.empty()) m_rows.push_back({kind, name, {}, {}, reason, from});
            break;
        case RowState::Rejected:
            m_rows.push_back({from, reason, joined(row.cells, QStringLiteral(" · "))});
            break;
        case RowState::Unmatched:
            m_rows.push_back({name, joined(row.suggestions, QStringLiteral(", ")), reason, from});
            break;
        case RowState::Missing:
            m_rows.push_back({kind, name, reason});
            break;
        case RowState::New:
        case RowState::Unchanged:
            m_rows.push_back({kind, name, from});
            break;
        }
    }
    endResetModel();
}

int DryRunModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DryRunModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant DryRunModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const QString& cell = m_rows[static_cast<size_t>(index.row())].at(index.column());
    if (role == Qt::DisplayRole) return cell;
    if (role == Qt::ToolTipRole) return QStringLiteral("<p>%1</p>").arg(cell.toHtmlEscaped());
    return {};
}

QVariant DryRunModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return m_titles.value(section);
}

} // namespace banyan::items

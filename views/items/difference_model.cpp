// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/difference_model.h"

#include "model/roadmap/change.h"
#include "views/session/text.h"

namespace banyan::items {

using session::toQt;

namespace {

/// Nothing where the sentence only says what A and B show.
std::string causeOf(const roadmap::Difference& row) {
    return row.sentence.starts_with(row.subject + ": " + row.after + " in ") ? std::string()
                                                                             : roadmap::causeOf(row.sentence);
}

} // namespace

DifferenceModel::DifferenceModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void DifferenceModel::show(std::vector<roadmap::Difference> rows, const QString& a, const QString& b) {
    if (rows == m_rows && a == m_a && b == m_b) return;
    beginResetModel();
    m_rows = std::move(rows);
    m_a = a;
    m_b = b;
    endResetModel();
}

int DifferenceModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DifferenceModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferenceModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const roadmap::Difference& row = m_rows[static_cast<size_t>(index.row())];
    if (role == Qt::ToolTipRole) return QStringLiteral("<p>%1</p>").arg(toQt(row.sentence).toHtmlEscaped());
    if (role == Qt::AccessibleTextRole && index.column() == Subject) return toQt(row.sentence);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Kind:
        return toQt(roadmap::titleOf(row.kind));
    case Subject:
        return toQt(row.subject);
    case A:
        return toQt(row.before);
    case B:
        return toQt(row.after);
    default:
        return toQt(causeOf(row));
    }
}

QVariant DifferenceModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const QStringList titles{tr("About"), tr("What"), tr("A: %1").arg(m_a), tr("B: %1").arg(m_b), tr("Why")};
    return titles.value(section);
}

} // namespace banyan::items

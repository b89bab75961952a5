// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/contribution_model.h"

#include "views/session/text.h"

#include <algorithm>

namespace banyan::items {

using session::toQt;

namespace {

QString rawValue(const scoring::Term& term, const scoring::Assessment& assessment) {
    if (!term.known) return ContributionModel::tr("not known");
    QString text = toQt(scoring::rawText(term, assessment));
    if (term.estimated) text += ContributionModel::tr(", estimated");
    return text;
}

QString adjustmentName(scoring::AdjustmentKind kind) {
    return kind == scoring::AdjustmentKind::CriticalFlow ? ContributionModel::tr("Critical flow")
                                                         : ContributionModel::tr("Red flag");
}

} // namespace

ContributionModel::ContributionModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void ContributionModel::show(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
                             portfolio::Axis axis) {
    beginResetModel();
    m_rows.clear();
    m_largest = 1;
    for (const scoring::Term& term : component.terms) {
        if (term.axis != axis) continue;
        const portfolio::Criterion& criterion = assessment.criterionOf(term);
        const QString name = toQt(criterion.name);
        m_rows.push_back({name, rawValue(term, assessment), term.score.mid, 100 * term.weight, term.points.mid,
                          term.known, term.estimated, false});
        m_largest = std::max(m_largest, 100 * term.weight);
    }
    std::ranges::stable_sort(m_rows, std::ranges::greater{}, &Row::points);
    for (const scoring::Adjustment& adjustment : component.adjustments)
        if (adjustment.axis == axis)
            m_rows.push_back({adjustmentName(adjustment.kind), toQt(adjustment.because), 0, 0, adjustment.points.mid,
                              true, false, true});
    endResetModel();
}

int ContributionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ContributionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ContributionModel::sentence(const Row& row) const {
    if (row.adjustment) return tr("%1: %2, adds %3 points").arg(row.name, row.raw, toQt(shortNumber(row.points)));
    return tr("%1: %2. Score %3 × weight %4 % = %5 points")
        .arg(row.name, row.raw, toQt(shortNumber(row.score, 0)), toQt(shortNumber(row.weight)),
             toQt(shortNumber(row.points)));
}

QVariant ContributionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Criterion) return row.name;
        if (index.column() == Bar) return row.adjustment ? QString() : toQt(shortNumber(row.score, 0));
        return (row.points > 0 ? QStringLiteral("+") : QString()) + QString::number(row.points, 'f', 1);
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(sentence(row).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return sentence(row);
    case RawRole:
        return row.raw;
    case ShareRole:
        return row.points / m_largest;
    case WeightRole:
        return row.weight / m_largest;
    case KnownRole:
        return row.known;
    case EstimatedRole:
        return row.estimated;
    case AdjustmentRole:
        return row.adjustment;
    default:
        return {};
    }
}

QVariant ContributionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Criterion ? tr("Criterion") : section == Bar ? tr("Score") : tr("Points");
}

} // namespace banyan::items

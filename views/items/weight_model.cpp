// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/weight_model.h"

#include "model/base/numbers.h"
#include "model/scoring/assessment.h"
#include "model/scoring/weights.h"
#include "views/items/criteria_model.h"
#include "views/session/text.h"

#include <algorithm>

namespace banyan::items {

using namespace portfolio;
using session::toQt;

namespace {

std::vector<WeightModel::Segment> segmentsOf(const scoring::CriterionWeight& weight, const Portfolio& portfolio) {
    std::vector<WeightModel::Segment> out;
    double rest = weight.weight;
    for (const scoring::GoalShare& share : weight.goals) {
        const Goal* goal = portfolio.find(share.goal);
        out.push_back({portfolio.goals().indexOf(share.goal) + 1, goal ? toQt(goal->name) : QString(), share.share});
        rest -= share.share;
    }
    if (rest > 1e-6) out.push_back({0, WeightModel::tr("the defaults"), rest});
    return out;
}

QString sentenceOf(const WeightModel::Row& row) {
    QStringList parts;
    for (const WeightModel::Segment& segment : row.segments)
        parts.append(WeightModel::tr("%1 from %2").arg(toQt(percentText(segment.share, 1)), segment.name));
    return row.criterion + QStringLiteral(": ") + toQt(percentText(row.weight, 1)) + QStringLiteral(" = ") +
           parts.join(QStringLiteral(" + "));
}

} // namespace

WeightModel::WeightModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void WeightModel::show(const Portfolio& portfolio) {
    std::vector<Row> rows;
    const auto criteria = scoring::criteriaOf(portfolio);
    for (const Axis axis : {Axis::Value, Axis::Risk}) {
        if (!criteria) break;
        const auto weights = scoring::axisWeights(axis, *criteria, portfolio);
        if (!weights) continue;
        const auto each = scoring::criterionWeights(*weights, *criteria);
        const double largest = std::ranges::max(each, {}, &scoring::CriterionWeight::weight).weight;
        for (size_t i = 0; i < each.size(); ++i) {
            const portfolio::Criterion& criterion = (*criteria)[weights->criteria[i]];
            rows.push_back(
                {partOf(criterion), toQt(criterion.name), each[i].weight, largest, segmentsOf(each[i], portfolio)});
        }
    }
    const bool same = std::ranges::equal(rows, m_rows, {}, &Row::criterion, &Row::criterion);
    if (!same) beginResetModel();
    m_rows = std::move(rows);
    if (!same)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int WeightModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int WeightModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant WeightModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    if (role == Qt::AccessibleTextRole) return sentenceOf(row);
    if (role == Qt::ToolTipRole) return QStringLiteral("<p>%1</p>").arg(sentenceOf(row).toHtmlEscaped());
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Weight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case Part:
        return row.part;
    case Criterion:
        return row.criterion;
    case Weight:
        return toQt(percentText(row.weight, 1));
    default:
        return {};
    }
}

QVariant WeightModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Weight ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Part:
        return tr("Part of");
    case Criterion:
        return tr("Criterion");
    case From:
        return tr("Brought by goal");
    default:
        return tr("Weight");
    }
}

} // namespace banyan::items

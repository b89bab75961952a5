// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/criteria_model.h"

#include "model/base/numbers.h"
#include "model/scoring/criteria.h"
#include "views/items/criterion_edits.h"
#include "views/session/text.h"

#include <algorithm>

namespace banyan::items {

using namespace portfolio;
using session::toQt;

namespace {

QString numberText(double x) {
    return toQt(exactNumber(x));
}

} // namespace

QString partOf(const Criterion& criterion) {
    if (criterion.axis == Axis::Value) return CriteriaModel::tr("Value");
    if (const auto& method = scoring::builtInMethod())
        for (const scoring::Branch& branch : method->branches)
            if (branch.id == criterion.branch) return toQt(branch.name);
    return toQt(criterion.branch);
}

QString scaleName(Scale scale) {
    switch (scale) {
    case Scale::Linear:
        return CriteriaModel::tr("straight line");
    case Scale::Log:
        return CriteriaModel::tr("logarithm");
    case Scale::Piecewise:
        break;
    }
    return CriteriaModel::tr("points");
}

QString formerCurve(const Criterion& criterion, size_t change) {
    const CriterionChange& was = criterion.history[change];
    const QString unit = was.unit.empty() ? QString() : ' ' + toQt(was.unit);
    if (was.scale != Scale::Piecewise)
        return CriteriaModel::tr("0 at %1, 100 at %2, %3")
            .arg(numberText(was.a0) + unit, numberText(was.a100) + unit, scaleName(was.scale));
    QStringList points;
    for (const FormerAnchor& point : criterion.formerAnchors)
        if (point.change == static_cast<int>(change))
            points.append(numberText(point.raw) + unit + QStringLiteral(" → ") + numberText(point.score));
    return points.join(QStringLiteral(", "));
}

CriteriaModel::CriteriaModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void CriteriaModel::show(const Portfolio& portfolio) {
    std::vector<Criterion> rows = allCriteria(portfolio);
    const bool same = std::ranges::equal(rows, m_rows, {}, &Criterion::id, &Criterion::id);
    if (!same) beginResetModel();
    m_rows = std::move(rows);
    m_portfolio = portfolio;
    if (!same)
        endResetModel();
    else if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int CriteriaModel::rowOf(const CriterionId& id) const {
    const auto found = std::ranges::find(m_rows, id, &Criterion::id);
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

double CriteriaModel::share(int row) const {
    const Criterion& own = criterion(row);
    double sum = 0;
    for (const Criterion& each : m_rows)
        if (each.axis == own.axis && (own.axis == Axis::Value || each.branch == own.branch)) sum += each.weight;
    return sum > 0 ? own.weight / sum : 0;
}

int CriteriaModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CriteriaModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString CriteriaModel::text(int row, int column) const {
    const Criterion& c = criterion(row);
    switch (column) {
    case Part:
        return partOf(c);
    case Name:
        return toQt(c.name);
    case Anchors:
        return (c.scale == Scale::Piecewise
                    ? numberText(c.anchors.front().raw) + QStringLiteral(" → ") + numberText(c.anchors.back().raw)
                    : numberText(c.a0) + QStringLiteral(" → ") + numberText(c.a100)) +
               ' ' + toQt(c.unit);
    case ScaleOf:
        return scaleName(c.scale);
    case Share:
        return toQt(percentText(share(row), 1));
    case RedFlag:
        return c.redFlag ? tr("red flag") : QString();
    default:
        break;
    }
    if (!builtInCriterion(c.id)) return tr("own");
    return m_portfolio.find(c.id) ? tr("changed") : tr("built in");
}

QVariant CriteriaModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    if (role == Qt::DisplayRole) return text(index.row(), index.column());
    if (role == Qt::ToolTipRole)
        return QStringLiteral("<p>%1</p>").arg(text(index.row(), index.column()).toHtmlEscaped());
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Share ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == IdRole) return toQt(criterion(index.row()).id.value);
    return {};
}

QVariant CriteriaModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Share ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Part:
        return tr("Part of");
    case Name:
        return tr("Criterion");
    case Anchors:
        return tr("0 → 100 at");
    case ScaleOf:
        return tr("Scale");
    case Share:
        return tr("Share");
    case RedFlag:
        return tr("Flag");
    default:
        return tr("From");
    }
}

} // namespace banyan::items

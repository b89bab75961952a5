// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/contribution_model.h"

#include "views/session/text.h"

#include <QStringList>

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

QString placesOf(const scoring::Term& term) {
    QStringList places;
    for (const facts::Provenance& from : term.provenance) {
        QString where = session::placeOf(from.file, from.line, from.pointer);
        if (where.isEmpty()) where = toQt(from.source);
        places.append(where + QStringLiteral(", ") + session::longDate(from.date));
    }
    return places.join(QStringLiteral("; "));
}

QString signedPoints(double points) {
    return (points > 0 ? QStringLiteral("+") : QString()) + QString::number(points, 'f', 1);
}

QString whole(double x) {
    return toQt(shortNumber(x, 0));
}

} // namespace

ContributionModel::ContributionModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void ContributionModel::addTerms(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
                                 portfolio::Axis axis) {
    for (const scoring::Term& term : component.terms) {
        if (term.axis != axis) continue;
        Row row;
        row.name = toQt(assessment.criterionOf(term).name);
        row.raw = rawValue(term, assessment);
        row.from = placesOf(term);
        row.score = term.score;
        row.weight = 100 * term.weight;
        row.points = term.points;
        row.known = term.known;
        row.estimated = term.estimated;
        row.clamped = term.clamped;
        m_rows.push_back(std::move(row));
    }
    std::ranges::stable_sort(m_rows, std::ranges::greater{}, [](const Row& row) { return row.points.mid; });
}

void ContributionModel::addAdjustments(const scoring::ComponentAssessment& component, portfolio::Axis axis) {
    for (const scoring::Adjustment& adjustment : component.adjustments) {
        if (adjustment.axis != axis) continue;
        Row row;
        row.kind = Kind::Adjustment;
        row.name = adjustmentName(adjustment.kind);
        row.raw = toQt(adjustment.because);
        row.points = adjustment.points;
        m_rows.push_back(std::move(row));
    }
}

void ContributionModel::show(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
                             portfolio::Axis axis) {
    beginResetModel();
    m_rows.clear();
    addTerms(component, assessment, axis);
    addAdjustments(component, axis);
    const bool risk = axis == portfolio::Axis::Risk;
    m_threshold = risk ? assessment.riskThreshold : assessment.valueThreshold;
    m_scale = m_threshold;
    double sum = 0;
    for (Row& row : m_rows) {
        row.start = sum;
        sum += row.points.mid;
        m_scale = std::max(m_scale, row.start + std::max(row.weight, row.points.mid));
    }
    if (!m_rows.empty()) {
        Row total;
        total.kind = Kind::Total;
        total.name = risk ? tr("Risk") : tr("Value");
        total.points = total.score = risk ? component.risk : component.value;
        m_rows.push_back(std::move(total));
    }
    endResetModel();
}

int ContributionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ContributionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString ContributionModel::detail(const Row& row) {
    if (row.kind == Kind::Adjustment) return row.raw;
    if (row.kind == Kind::Total)
        return row.points.high - row.points.low < 1
                   ? QString()
                   : tr("%1 to %2 with what is not known").arg(whole(row.points.low), whole(row.points.high));
    if (!row.known) return tr("not known · %1 to %2 points").arg(whole(row.points.low), whole(row.points.high));
    QString text = tr("%1 · score %2 × %3 %").arg(row.raw, whole(row.score.mid), whole(row.weight));
    if (row.clamped) text += tr(", beyond the scale");
    return text;
}

QString ContributionModel::sentence(const Row& row) {
    const QString points = toQt(shortNumber(row.points.mid));
    if (row.kind == Kind::Total) return tr("%1: %2 in all").arg(row.name, points);
    if (row.kind == Kind::Adjustment) return tr("%1: %2, adds %3 points").arg(row.name, row.raw, points);
    const QString text = tr("%1: %2. Score %3 × weight %4 % = %5 points")
                             .arg(row.name, row.raw, whole(row.score.mid), toQt(shortNumber(row.weight)), points);
    return row.from.isEmpty() ? text : text + tr(". From %1").arg(row.from);
}

QString ContributionModel::text(const Row& row, int column) {
    const bool criterion = row.kind == Kind::Criterion;
    switch (column) {
    case Criterion:
        return row.name;
    case Raw:
        return row.raw;
    case Score:
        return criterion ? whole(row.score.mid) : QString();
    case Weight:
        return criterion ? toQt(shortNumber(row.weight)) + QStringLiteral(" %") : QString();
    case Points:
        return row.kind == Kind::Total ? QString::number(row.points.mid, 'f', 1) : signedPoints(row.points.mid);
    case From:
        return row.from;
    default:
        return {};
    }
}

QVariant ContributionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const Row& row = m_rows[static_cast<size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(sentence(row).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return sentence(row);
    case Qt::TextAlignmentRole: {
        const bool number = index.column() == Score || index.column() == Weight || index.column() == Points;
        return QVariant::fromValue(Qt::Alignment((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    }
    case DetailRole:
        return detail(row);
    case StartRole:
        return row.start;
    case PointsRole:
        return row.points.mid;
    case MostRole:
        return row.weight;
    case KnownRole:
        return row.known;
    case EstimatedRole:
        return row.estimated;
    case KindRole:
        return static_cast<int>(row.kind);
    case ScaleRole:
        return m_scale;
    case ThresholdRole:
        return m_threshold;
    default:
        return {};
    }
}

QVariant ContributionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    static const QStringList titles{tr("Criterion"), tr("Raw"),    tr("Score"), tr("Weight"),
                                    tr("Waterfall"), tr("Points"), tr("From")};
    return titles.value(section);
}

} // namespace banyan::items

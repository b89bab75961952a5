// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/moves_model.h"

#include "views/session/text.h"

#include <utility>

namespace banyan::items {

using namespace portfolio;
using session::toQt;

namespace {

constexpr size_t mostNamed = 3;

QString rankText(int rank) {
    return rank > 0 ? QString::number(rank) : QStringLiteral("–");
}

QString titleOf(Quadrant quadrant) {
    const auto title = scoring::quadrantTitle(quadrant);
    return toQt(title);
}

QString confidenceText(scoring::Confidence confidence) {
    switch (confidence) {
    case scoring::Confidence::Firm:
        return MovesModel::tr("firm");
    case scoring::Confidence::Leaning:
        return MovesModel::tr("leaning");
    case scoring::Confidence::Undecided:
        break;
    }
    return MovesModel::tr("undecided");
}

QString goesText(const scoring::Move& move, const scoring::Assessment& after) {
    QString text = MovesModel::tr("%1, from %2 to %3")
                       .arg(toQt(move.name), titleOf(move.quadrantBefore), titleOf(move.quadrantAfter));
    const scoring::ComponentAssessment* now = after.find(move.component);
    if (!now || !now->probability || now->computedQuadrant == Quadrant::Unknown) return text;
    const double sure = now->sure().value_or(0);
    return text + MovesModel::tr(" (%1 % sure: %2)").arg(qRound(100 * sure)).arg(confidenceText(now->confidence));
}

QString quadrantsText(const std::vector<scoring::Move>& moves, const scoring::Assessment& after) {
    QStringList named;
    size_t count = 0;
    for (const scoring::Move& move : moves) {
        if (!move.changesQuadrant()) continue;
        if (++count <= mostNamed) named.append(goesText(move, after));
    }
    if (count == 0) return {};
    QString text =
        count == 1
            ? MovesModel::tr("1 changes quadrant: %1").arg(named.join(QString()))
            : MovesModel::tr("%1 change quadrant: %2").arg(session::grouped(count), named.join(QStringLiteral("; ")));
    if (count > mostNamed) text += MovesModel::tr("; and %1 more").arg(session::grouped(count - mostNamed));
    return text + '.';
}

} // namespace

MovesModel::MovesModel(QObject* parent)
    : QAbstractTableModel(parent) {}

void MovesModel::show(std::shared_ptr<const session::Derived> before, std::shared_ptr<const session::Derived> after) {
    beginResetModel();
    m_before = std::move(before);
    m_after = std::move(after);
    m_moves = scoring::moves(m_before->assessment, m_after->assessment);
    m_quadrantText = quadrantsText(m_moves, m_after->assessment);
    endResetModel();
}

void MovesModel::clear() {
    beginResetModel();
    m_moves.clear();
    m_quadrantText.clear();
    endResetModel();
}

QString MovesModel::sentence(const scoring::Move& move) const {
    return toQt(scoring::sentence(move, m_before->assessment, m_after->assessment));
}

int MovesModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_moves.size());
}

int MovesModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant MovesModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const scoring::Move& move = m_moves[static_cast<size_t>(index.row())];
    const int rise = move.rankBefore > 0 && move.rankAfter > 0 ? move.rankBefore - move.rankAfter : 0;
    switch (role) {
    case Qt::DisplayRole:
        if (index.column() == Component) return toQt(move.name);
        if (index.column() == Rank)
            return QStringLiteral("%1 → %2").arg(rankText(move.rankBefore), rankText(move.rankAfter));
        return rise > 0 ? QStringLiteral("▲") : rise < 0 ? QStringLiteral("▼") : QString();
    case Qt::ToolTipRole:
        return QStringLiteral("<p>%1</p>").arg(sentence(move).toHtmlEscaped());
    case Qt::AccessibleTextRole:
        return sentence(move);
    case Qt::TextAlignmentRole:
        return int((index.column() == Component ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    case IdRole:
        return toQt(move.component.value);
    case RiseRole:
        return rise;
    case QuadrantRole:
        return static_cast<int>(move.quadrantAfter);
    default:
        return {};
    }
}

QVariant MovesModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == Component ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
    if (role == Qt::AccessibleTextRole && section == Mark) return tr("Direction");
    if (role != Qt::DisplayRole) return {};
    return section == Component ? tr("Component") : section == Rank ? tr("Rank") : QString();
}

} // namespace banyan::items

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/contribution_table.h"

#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include <algorithm>

namespace banyan::widgets {

namespace {

using items::ContributionModel;

constexpr int pad = 6;
constexpr int pointsWidth = 52;

class ContributionDelegate : public QStyledItemDelegate {
public:
    explicit ContributionDelegate(ContributionTable* table)
        : QStyledItemDelegate(table)
        , m_table(table) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        if (index.column() != ContributionModel::Criterion) return {40, tableRow};
        const int width = std::max(40, m_table->columnWidth(index.column()) - pad);
        return {width, blockHeight(width, index) + 2 * pad};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& t = theme();
        painter->save();
        if (option.state.testFlag(QStyle::State_Selected)) painter->fillRect(option.rect, t.selection);
        painter->setPen(t.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        switch (index.column()) {
        case ContributionModel::Criterion:
            paintName(*painter, option.rect, index);
            break;
        case ContributionModel::Bar:
            paintBar(*painter, option.rect, index);
            break;
        default:
            painter->setPen(t.text);
            painter->setFont(fontOf(TextRole::Body, kindOf(index) == Kind::Total));
            painter->drawText(option.rect.adjusted(0, 0, -pad, 0), Qt::AlignRight | Qt::AlignVCenter,
                              index.data().toString());
        }
        painter->restore();
    }

private:
    using Kind = ContributionModel::Kind;

    static Kind kindOf(const QModelIndex& index) {
        return static_cast<Kind>(index.data(ContributionModel::KindRole).toInt());
    }

    static QFont nameFont(const QModelIndex& index) { return fontOf(TextRole::Body, kindOf(index) != Kind::Criterion); }

    static int blockHeight(int width, const QModelIndex& index) {
        return textHeight(nameFont(index), width, index.data().toString()) +
               textHeight(fontOf(TextRole::Small), width, index.data(ContributionModel::DetailRole).toString());
    }

    static int textHeight(const QFont& font, int width, const QString& text) {
        if (text.isEmpty()) return 0;
        return QFontMetrics(font).boundingRect(0, 0, width, 1000, Qt::TextWordWrap, text).height();
    }

    static void paintName(QPainter& painter, const QRect& rect, const QModelIndex& index) {
        const QRect inner = rect.adjusted(0, pad, -pad, -pad);
        painter.setFont(nameFont(index));
        painter.setPen(theme().text);
        painter.drawText(inner, Qt::TextWordWrap | Qt::AlignTop, index.data().toString());
        const int used = textHeight(nameFont(index), inner.width(), index.data().toString());
        painter.setFont(fontOf(TextRole::Small));
        painter.setPen(theme().muted);
        painter.drawText(inner.adjusted(0, used, 0, 0), Qt::TextWordWrap | Qt::AlignTop,
                         index.data(ContributionModel::DetailRole).toString());
    }

    /// A step of the waterfall: from what the rows above sum to, as wide as its points, before what it could have.
    void paintBar(QPainter& painter, const QRect& rect, const QModelIndex& index) const {
        const double scale = std::max(1.0, index.data(ContributionModel::ScaleRole).toDouble());
        const double left = rect.left() + pad;
        const double pixels = (rect.width() - 2.0 * pad) / scale;
        const auto at = [&](int role) { return index.data(role).toDouble() * pixels; };
        const double threshold = left + at(ContributionModel::ThresholdRole);
        painter.setPen(QPen(theme().muted, 1, Qt::DotLine));
        painter.drawLine(QPointF(threshold, rect.top()), QPointF(threshold, rect.bottom()));
        const double top = rect.center().y() - 4.5;
        const QRectF bar(left + at(ContributionModel::StartRole), top, std::max(1.0, at(ContributionModel::PointsRole)),
                         9);
        QColor colour = m_table->barColour();
        if (kindOf(index) == Kind::Criterion)
            painter.fillRect(QRectF(bar.left(), top, at(ContributionModel::MostRole), 9), theme().line);
        if (!index.data(ContributionModel::KnownRole).toBool()) {
            painter.fillRect(bar, theme().panel);
            painter.setPen(QPen(colour, 1, Qt::DashLine));
            painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5));
            return;
        }
        if (index.data(ContributionModel::EstimatedRole).toBool()) colour.setAlphaF(0.6F);
        painter.fillRect(bar, kindOf(index) == Kind::Adjustment ? QBrush(colour, Qt::Dense4Pattern) : QBrush(colour));
    }

    ContributionTable* m_table;
};

} // namespace

ContributionTable::ContributionTable(QWidget* parent)
    : QTableView(parent) {
    setModel(&m_model);
    setItemDelegate(new ContributionDelegate(this));
    setAccessibleName(tr("What the score is made of"));
    setShowGrid(false);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setTabKeyNavigation(false);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    for (const int column :
         {ContributionModel::Raw, ContributionModel::Score, ContributionModel::Weight, ContributionModel::From})
        setColumnHidden(column, true); // said under the criterion's name; ScoreDialog has them as columns
    horizontalHeader()->hide();
    horizontalHeader()->setMinimumSectionSize(20);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(20);
}

/// So that the focus is seen at once.
void ContributionTable::focusInEvent(QFocusEvent* event) {
    QTableView::focusInEvent(event);
    if (selectionModel()->selectedRows().empty() && m_model.rowCount() > 0) selectRow(0);
}

QColor ContributionTable::barColour() const {
    return theme().quadrant(m_quadrant);
}

void ContributionTable::show(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
                             portfolio::Axis axis) {
    m_quadrant = component.quadrant;
    m_model.show(component, assessment, axis);
    setAccessibleName(axis == portfolio::Axis::Risk ? tr("What its risk is made of") : tr("What its value is made of"));
    fitRows();
    setVisible(m_model.rowCount() > 0);
}

void ContributionTable::fitRows() {
    const int width = viewport()->width();
    const int points = scaled(pointsWidth);
    setColumnWidth(ContributionModel::Points, points);
    setColumnWidth(ContributionModel::Bar, (width - points) * 42 / 100);
    setColumnWidth(ContributionModel::Criterion, width - points - columnWidth(ContributionModel::Bar));
    resizeRowsToContents();
    updateGeometry();
}

void ContributionTable::resizeEvent(QResizeEvent* event) {
    QTableView::resizeEvent(event);
    fitRows();
}

void ContributionTable::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

QSize ContributionTable::sizeHint() const {
    return {280, verticalHeader()->length()};
}

QSize ContributionTable::minimumSizeHint() const {
    return {200, verticalHeader()->length()};
}

} // namespace banyan::widgets

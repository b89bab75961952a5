// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/weight_table.h"

#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace banyan::widgets {

namespace {

using items::WeightModel;

constexpr int barHeight = 16;

class WeightDelegate : public QStyledItemDelegate {
public:
    WeightDelegate(const WeightModel& model, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_model(model) {}

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& t = theme();
        painter->save();
        painter->fillRect(option.rect, option.state.testFlag(QStyle::State_Selected) ? t.selection : t.window);
        painter->setPen(t.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        const QRect inner = option.rect.adjusted(unit / 2, 0, -unit / 2, -1);
        if (index.column() == WeightModel::From) {
            paintBar(*painter, inner, m_model.row(index.row()));
        } else {
            painter->setPen(index.column() == WeightModel::Part ? t.muted : t.text);
            painter->setFont(fontOf(TextRole::Body, index.column() == WeightModel::Weight));
            painter->drawText(
                inner, index.data(Qt::TextAlignmentRole).toInt(),
                painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
        }
        painter->restore();
    }

private:
    void paintBar(QPainter& painter, const QRect& rect, const WeightModel::Row& row) const {
        int goals = 1;
        for (int i = 0; i < m_model.rowCount(); ++i)
            for (const WeightModel::Segment& segment : m_model.row(i).segments)
                goals = std::max(goals, segment.goal);
        double left = rect.left();
        const double top = rect.center().y() - scaled(barHeight) / 2.0 + 0.5;
        painter.setFont(fontOf(TextRole::Small));
        for (const WeightModel::Segment& segment : row.segments) {
            const double width = rect.width() * segment.share / row.largest;
            const QRectF box(left, top, std::max(1.0, width - 1), scaled(barHeight));
            const QColor back = goalColour(segment.goal, goals);
            painter.fillRect(box, back);
            const QString text = segment.goal > 0 ? QString::number(segment.goal) : WeightTable::tr("default");
            if (painter.fontMetrics().horizontalAdvance(text) + 4 <= box.width()) {
                painter.setPen(Theme::on(back));
                painter.drawText(box, Qt::AlignCenter, text);
            }
            left += width;
        }
    }

    const WeightModel& m_model;
};

} // namespace

QColor goalColour(int goal, int count) {
    if (goal == 0) return theme().border;
    return Theme::heat(count <= 1 ? 0.35 : 0.15 + 0.8 * (goal - 1) / (count - 1));
}

WeightTable::WeightTable(items::WeightModel& model, QWidget* parent)
    : RowTable(parent) {
    setAccessibleName(tr("Weight of each criterion and the goals that brought it"));
    setItemDelegate(new WeightDelegate(model, this));
    setEditTriggers(NoEditTriggers);
    setModel(&model);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

void WeightTable::fitColumns() {
    const int weight = fontMetrics().horizontalAdvance(QStringLiteral("100.0 %")) + 3 * unit;
    const int part = std::min(160, width() / 5);
    const int criterion = std::min(240, width() / 3);
    setColumnWidth(WeightModel::Part, part);
    setColumnWidth(WeightModel::Criterion, criterion);
    setColumnWidth(WeightModel::From, std::max(60, width() - part - criterion - weight - 2));
    setColumnWidth(WeightModel::Weight, weight);
}

void WeightTable::resizeEvent(QResizeEvent* event) {
    RowTable::resizeEvent(event);
    fitColumns();
}

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/goal_matrix.h"

#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace banyan::widgets {

namespace {

using items::GoalMatrixModel;
using portfolio::Axis;

constexpr int leastCell = 48;
constexpr int mostCell = 160;
constexpr int leastName = 120;
constexpr int axisBand = 24;
constexpr int nameBand = 28;

QColor tint(int strength) {
    const Theme& t = theme();
    const double share = strength == 9 ? 0.5 : strength == 3 ? 0.2 : 0.08;
    const auto mix = [share](float from, float to) { return static_cast<float>(from + (to - from) * share); };
    return QColor::fromRgbF(mix(t.window.redF(), t.accent.redF()), mix(t.window.greenF(), t.accent.greenF()),
                            mix(t.window.blueF(), t.accent.blueF()));
}

/// Names of the columns, and over them the axis that they belong to.
class MatrixHeader : public QHeaderView {
public:
    explicit MatrixHeader(QWidget* parent)
        : QHeaderView(Qt::Horizontal, parent) {
        setSectionResizeMode(QHeaderView::Fixed);
        setMinimumSectionSize(leastCell / 2);
    }
    [[nodiscard]] QSize sizeHint() const override { return {QHeaderView::sizeHint().width(), axisBand + nameBand}; }
    /// The room that a section's name needs.
    [[nodiscard]] int needed(int section) const {
        const QString name = model()->headerData(section, Qt::Horizontal).toString();
        return std::clamp(fontMetrics().horizontalAdvance(name) + 2 * unit + 2, leastCell, mostCell);
    }

protected:
    void paintEvent(QPaintEvent* event) override {
        QHeaderView::paintEvent(event);
        QPainter painter(viewport());
        for (const Axis axis : {Axis::Value, Axis::Risk})
            paintAxis(painter, axis);
    }

    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const Theme& t = theme();
        painter->fillRect(rect, t.window);
        painter->setPen(t.line);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->setPen(t.muted);
        painter->setFont(font());
        const QString name = model()->headerData(section, Qt::Horizontal).toString();
        const QRect inner = rect.adjusted(2, axisBand, -2, 0);
        painter->drawText(inner, Qt::AlignCenter,
                          painter->fontMetrics().elidedText(name, Qt::ElideRight, inner.width()));
    }

private:
    [[nodiscard]] Axis axisOf(int section) const {
        return static_cast<Axis>(model()->headerData(section, Qt::Horizontal, GoalMatrixModel::AxisRole).toInt());
    }

    void paintAxis(QPainter& painter, Axis axis) const {
        QRect band;
        for (int section = 0; section < count(); ++section)
            if (axisOf(section) == axis)
                band = band.united(QRect(sectionViewportPosition(section) + 2, 0, sectionSize(section) - 4, axisBand));
        if (band.isEmpty()) return;
        painter.setPen(theme().border);
        painter.drawLine(band.bottomLeft(), band.bottomRight());
        painter.setPen(theme().text);
        painter.setFont(fontOf(TextRole::Body));
        painter.drawText(band, Qt::AlignCenter, axis == Axis::Value ? GoalMatrix::tr("Value") : GoalMatrix::tr("Risk"));
    }
};

class NameHeader : public QHeaderView {
public:
    explicit NameHeader(QWidget* parent)
        : QHeaderView(Qt::Vertical, parent) {
        setSectionResizeMode(QHeaderView::Fixed);
        setDefaultSectionSize(tableRow);
    }
    [[nodiscard]] QSize sizeHint() const override { return {minimumWidth(), QHeaderView::sizeHint().height()}; }

protected:
    void paintSection(QPainter* painter, const QRect& rect, int section) const override {
        const Theme& t = theme();
        painter->fillRect(rect, t.window);
        painter->setPen(t.line);
        painter->drawLine(rect.bottomLeft(), rect.bottomRight());
        painter->setPen(t.text);
        painter->setFont(fontOf(TextRole::Body, section == count() - 1));
        const QString name = model()->headerData(section, Qt::Vertical).toString();
        const QRect inner = rect.adjusted(4, 0, -4, 0);
        painter->drawText(inner, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(name, Qt::ElideRight, inner.width()));
    }
};

class StrengthDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& t = theme();
        painter->save();
        painter->fillRect(option.rect, t.window);
        painter->setPen(t.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        painter->setRenderHint(QPainter::Antialiasing);
        const QVariant strength = index.data(GoalMatrixModel::StrengthRole);
        if (strength.toInt() > 0) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(tint(strength.toInt()));
            painter->drawRoundedRect(QRectF(option.rect.center().x() - 15, option.rect.top() + 4, 31, 20), 3, 3);
        }
        painter->setPen(strength.isValid() && strength.toInt() == 0 ? t.muted : t.text);
        painter->setFont(fontOf(TextRole::Body, !strength.isValid()));
        painter->drawText(option.rect.adjusted(0, 0, 0, -1), Qt::AlignCenter, index.data().toString());
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(t.accent, 2));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(option.rect).adjusted(2, 2, -2, -2), 3, 3);
        }
        painter->restore();
    }
};

} // namespace

GoalMatrix::GoalMatrix(items::GoalMatrixModel& model, QWidget* parent)
    : RowTable(parent) {
    setAccessibleName(tr("How strongly each goal speaks for each criterion"));
    setHorizontalHeader(new MatrixHeader(this));
    setVerticalHeader(new NameHeader(this));
    verticalHeader()->show();
    setItemDelegate(new StrengthDelegate(this));
    setSelectionBehavior(SelectItems);
    setEditTriggers(NoEditTriggers);
    setModel(&model);
    connect(&model, &QAbstractItemModel::modelReset, this, &GoalMatrix::fitColumns);
}

void GoalMatrix::fitColumns() {
    const int columns = model() ? model()->columnCount() : 0;
    if (columns == 0) return;
    auto* header = static_cast<MatrixHeader*>(horizontalHeader());
    header->setFont(fontOf(TextRole::Small));
    int needed = 0;
    for (int column = 0; column < columns; ++column)
        needed += header->needed(column);
    const int names = std::max(leastName, std::min(width() - needed - 2, width() * 27 / 100));
    const int spare = std::max(0, (width() - names - 2 - needed) / columns);
    verticalHeader()->setFixedWidth(names);
    for (int column = 0; column < columns; ++column)
        setColumnWidth(column, header->needed(column) + spare);
    updateGeometries();
    setFixedHeight(sizeHint().height());
}

void GoalMatrix::resizeEvent(QResizeEvent* event) {
    RowTable::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) fitColumns();
}

void GoalMatrix::changeEvent(QEvent* event) {
    RowTable::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fitColumns();
}

void GoalMatrix::cycle(const QModelIndex& index) {
    const QVariant strength = index.data(GoalMatrixModel::StrengthRole);
    if (!strength.isValid()) return;
    const int now = strength.toInt();
    model()->setData(index, now == 0 ? 1 : now == 1 ? 3 : now == 3 ? 9 : 0);
}

void GoalMatrix::mouseReleaseEvent(QMouseEvent* event) {
    RowTable::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid() && index == currentIndex()) cycle(index);
}

void GoalMatrix::keyPressEvent(QKeyEvent* event) {
    const QModelIndex index = currentIndex();
    if (!index.isValid()) return RowTable::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return cycle(index);
    case Qt::Key_0:
    case Qt::Key_1:
    case Qt::Key_3:
    case Qt::Key_9:
        model()->setData(index, event->key() - Qt::Key_0);
        return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
    case Qt::Key_Period:
        model()->setData(index, 0);
        return;
    default:
        RowTable::keyPressEvent(event);
    }
}

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/portfolio_table.h"

#include "views/items/component_model.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>
#include <vector>

namespace banyan::widgets {

namespace {

using items::ComponentModel;

constexpr int sortArrow = 14;

class CellDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QStyleOptionViewItem cell = option;
        initStyleOption(&cell, index);
        const Theme& t = theme();
        painter->save();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, selected ? t.selection : t.window);
        painter->setPen(t.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        QRect inner = option.rect.adjusted(unit, 0, -unit, 0);
        if (hasMark(index)) {
            const auto quadrant = static_cast<portfolio::Quadrant>(index.data(ComponentModel::QuadrantRole).toInt());
            paintMark(*painter, quadrant, QPointF(inner.left() + 6, inner.center().y() + 0.5), 10);
            inner.setLeft(inner.left() + 18);
        }
        painter->setPen(index.flags().testFlag(Qt::ItemIsEnabled) ? t.text : t.muted);
        painter->setFont(cell.font);
        const QString shown = cell.fontMetrics.elidedText(cell.text, Qt::ElideRight, inner.width());
        painter->drawText(inner, static_cast<int>(cell.displayAlignment), shown);
        if (option.state.testFlag(QStyle::State_HasFocus)) {
            painter->setPen(QPen(t.accent, 2));
            painter->drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1));
        }
        painter->restore();
    }

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
        size.setWidth(text + 2 * unit + 4 + (hasMark(index) ? 18 : 0));
        return size;
    }

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override {
        const QStringList choices = index.data(ComponentModel::ChoicesRole).toStringList();
        if (choices.isEmpty()) return QStyledItemDelegate::createEditor(parent, option, index);
        auto* list = new QComboBox(parent);
        list->addItem(QString());
        list->addItems(choices);
        list->setAccessibleName(index.model()->headerData(index.column(), Qt::Horizontal).toString());
        connect(list, &QComboBox::activated, this, [this, list] {
            auto* self = const_cast<CellDelegate*>(this);
            emit self->commitData(list);
            emit self->closeEditor(list);
        });
        return list;
    }

    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        if (auto* list = qobject_cast<QComboBox*>(editor))
            list->setCurrentText(index.data().toString());
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }

    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
        if (const auto* list = qobject_cast<QComboBox*>(editor))
            model->setData(index, list->currentText());
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }

private:
    static bool hasMark(const QModelIndex& index) {
        return index.column() == ComponentModel::Quadrant && index.data(ComponentModel::QuadrantRole).isValid() &&
               !index.data().toString().isEmpty();
    }
};

} // namespace

PortfolioTable::PortfolioTable(QWidget* parent)
    : QTableView(parent) {
    setItemDelegate(new CellDelegate(this));
    setShowGrid(false);
    setFrameShape(NoFrame);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(DoubleClicked | EditKeyPressed | AnyKeyPressed);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTabKeyNavigation(false);
    setWordWrap(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(tableRow);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setMinimumSectionSize(48);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setSectionsMovable(true);
}

void PortfolioTable::fitColumns(int stretched, int most) {
    if (!model()) return;
    horizontalHeader()->setResizeContentsPrecision(200);
    std::vector<std::pair<int, int>> widths;
    int sum = 0;
    for (int column = 0; column < model()->columnCount(); ++column) {
        if (isColumnHidden(column)) continue;
        const QString title = model()->headerData(column, Qt::Horizontal).toString();
        const int header = horizontalHeader()->fontMetrics().horizontalAdvance(title) + 2 * unit + sortArrow;
        widths.emplace_back(column, std::min(std::max(sizeHintForColumn(column), header), most));
        sum += widths.back().second;
    }
    const int count = std::max(1, static_cast<int>(widths.size()));
    const int spare = stretched >= 0 ? std::max(0, viewport()->width() - sum) / count : 0;
    for (const auto& [column, width] : widths) {
        horizontalHeader()->setSectionResizeMode(column, QHeaderView::Interactive);
        setColumnWidth(column, width + spare);
    }
    if (stretched >= 0) horizontalHeader()->setSectionResizeMode(stretched, QHeaderView::Stretch);
}

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/cell_delegate.h"

#include "views/items/component_model.h"
#include "views/items/table_filter.h"
#include "views/widgets/marks.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPainter>

#include <algorithm>

namespace banyan::widgets {

using items::ComponentModel;
using items::RecordTable;

namespace {

constexpr int markRoom = 18;

bool hasMark(const QModelIndex& index) {
    return index.column() == ComponentModel::Quadrant && index.data(RecordTable::QuadrantRole).isValid() &&
           !index.data().toString().isEmpty();
}

QString titleOf(const QModelIndex& index) {
    return index.model()->headerData(index.column(), Qt::Horizontal).toString();
}

QComboBox* choiceEditor(QWidget* parent, const QStringList& choices) {
    auto* list = new QComboBox(parent);
    list->setEditable(true);
    list->setInsertPolicy(QComboBox::NoInsert);
    list->addItem(QString());
    list->addItems(choices);
    list->completer()->setFilterMode(Qt::MatchContains);
    list->completer()->setCompletionMode(QCompleter::PopupCompletion);
    return list;
}

} // namespace

CellDelegate::CellDelegate(PortfolioTable* table)
    : QStyledItemDelegate(table)
    , m_table(table) {}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
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
        const auto quadrant = static_cast<portfolio::Quadrant>(index.data(RecordTable::QuadrantRole).toInt());
        paintMark(*painter, quadrant, QPointF(inner.left() + 6, inner.center().y() + 0.5), 10);
        inner.setLeft(inner.left() + markRoom);
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

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QSize size = QStyledItemDelegate::sizeHint(option, index);
    const int text = option.fontMetrics.horizontalAdvance(index.data().toString());
    size.setWidth(text + 2 * unit + 4 + (hasMark(index) ? markRoom : 0));
    return size;
}

QWidget* CellDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                                    const QModelIndex& index) const {
    const QStringList choices = index.data(RecordTable::ChoicesRole).toStringList();
    QWidget* editor =
        choices.isEmpty() ? QStyledItemDelegate::createEditor(parent, option, index) : choiceEditor(parent, choices);
    if (!editor) return nullptr;
    editor->setAccessibleName(titleOf(index));
    if (auto* list = qobject_cast<QComboBox*>(editor)) {
        list->lineEdit()->setAccessibleName(titleOf(index));
        const auto finish = [this, list] {
            if (list->isHidden()) return; // Enter has closed it already
            auto* self = const_cast<CellDelegate*>(this);
            emit self->commitData(list);
            emit self->closeEditor(list);
        };
        connect(list, &QComboBox::activated, list, finish, Qt::QueuedConnection);
    }
    return editor;
}

void CellDelegate::setEditorData(QWidget* editor, const QModelIndex& index) const {
    if (auto* list = qobject_cast<QComboBox*>(editor)) {
        list->setCurrentText(index.data().toString());
        list->lineEdit()->selectAll();
    } else {
        QStyledItemDelegate::setEditorData(editor, index);
    }
}

void CellDelegate::setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const {
    const auto* list = qobject_cast<QComboBox*>(editor);
    const auto* line = qobject_cast<QLineEdit*>(editor);
    if (!list && !line) return QStyledItemDelegate::setModelData(editor, model, index);
    const QString text = (list ? list->currentText() : line->text()).trimmed();
    auto* filter = qobject_cast<items::TableFilter*>(model);
    const std::vector<int> rows = m_table->selectedRows();
    const bool forAll = filter && filter->table()->head(index.column()).forMany && rows.size() > 1 &&
                        std::ranges::find(rows, index.row()) != rows.end() && text != index.data().toString();
    if (forAll)
        filter->set(rows, index.column(), text);
    else
        model->setData(index, text);
}

} // namespace banyan::widgets

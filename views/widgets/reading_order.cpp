// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/reading_order.h"

#include <QApplication>
#include <QScrollArea>
#include <QWidget>

#include <algorithm>

namespace banyan::widgets {

namespace {

/// Row by row: what begins above the middle of a row's first widget belongs to the row.
QList<QWidget*> childrenInOrder(const QWidget& parent) {
    QList<QWidget*> children;
    for (QObject* each : parent.children())
        if (auto* child = qobject_cast<QWidget*>(each); child && !child->isWindow() && child->isVisible())
            children.append(child);
    std::ranges::stable_sort(children, {}, &QWidget::y);
    for (auto row = children.begin(); row != children.end();) {
        const int middle = (*row)->y() + (*row)->height() / 2;
        const auto end = std::find_if(row, children.end(), [middle](QWidget* each) { return each->y() > middle; });
        std::ranges::stable_sort(row, end, {}, &QWidget::x);
        row = end;
    }
    return children;
}

void collect(QWidget& widget, QList<QWidget*>& out) {
    if ((widget.focusPolicy() & Qt::TabFocus) != 0 && widget.isEnabled() && !widget.focusProxy()) out.append(&widget);
    for (QWidget* child : childrenInOrder(widget))
        collect(*child, out);
}

void scrollTo(QWidget& widget) {
    for (QWidget* parent = widget.parentWidget(); parent; parent = parent->parentWidget())
        if (auto* area = qobject_cast<QScrollArea*>(parent)) area->ensureWidgetVisible(&widget);
}

} // namespace

QList<QWidget*> inReadingOrder(const QWidget& root) {
    QList<QWidget*> out;
    for (QWidget* child : childrenInOrder(root))
        collect(*child, out);
    return out;
}

bool focusNextInReadingOrder(const QWidget& root, bool next) {
    const QList<QWidget*> order = inReadingOrder(root);
    if (order.isEmpty()) return false;
    qsizetype at = -1;
    for (QWidget* widget = QApplication::focusWidget(); widget && at < 0; widget = widget->parentWidget())
        at = order.indexOf(widget);
    const qsizetype to = at < 0 ? (next ? 0 : order.size() - 1) : (at + (next ? 1 : -1) + order.size()) % order.size();
    order[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    scrollTo(*order[to]);
    return true;
}

} // namespace banyan::widgets

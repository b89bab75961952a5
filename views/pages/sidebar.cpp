// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/sidebar.h"

#include "views/pages/page.h"
#include "views/widgets/icons.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace banyan::pages {

namespace {

using widgets::theme;

constexpr int countRole = Qt::UserRole;
constexpr int itemHeight = 34;
constexpr int sidebarWidth = 180;

class SidebarDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {widgets::scaled(140), widgets::scaled(itemHeight)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(option.state.testFlag(QStyle::State_HasFocus) ? QPen(theme().accent, 2) : QPen(Qt::NoPen));
        painter->setBrush(current                                          ? theme().selection
                          : option.state.testFlag(QStyle::State_MouseOver) ? theme().hover
                                                                           : QColor(Qt::transparent));
        painter->drawRoundedRect(box, 6, 6);
        index.data(Qt::DecorationRole)
            .value<QIcon>()
            .paint(painter, QRect(option.rect.left() + 10, option.rect.center().y() - 8, 18, 18));
        painter->setFont(widgets::fontOf(widgets::TextRole::Small));
        painter->setPen(theme().muted);
        const QRect inner = option.rect.adjusted(38, 0, -10, 0);
        const QString count = index.data(countRole).toString();
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, count);
        const int taken = painter->fontMetrics().horizontalAdvance(count) + 6;
        painter->setFont(widgets::fontOf(widgets::TextRole::Body, current));
        painter->setPen(theme().text);
        painter->drawText(
            inner, Qt::AlignLeft | Qt::AlignVCenter,
            painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width() - taken));
        painter->restore();
    }
};

} // namespace

Sidebar::Sidebar(QWidget* parent)
    : QListWidget(parent) {
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Pages"));
    setItemDelegate(new SidebarDelegate(this));
    setFixedWidth(widgets::scaled(sidebarWidth));
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
}

void Sidebar::addPage(Page* page) {
    auto* item = new QListWidgetItem(page->title(), this);
    m_pages.append(page);
    const auto refresh = [item, page] {
        item->setData(countRole, page->count());
        const QString spoken = page->count().isEmpty() ? page->title() : page->title() + ' ' + page->count();
        item->setData(Qt::AccessibleTextRole, spoken);
    };
    connect(page, &Page::countChanged, this, refresh);
    refresh();
    refreshIcons();
}

void Sidebar::refreshIcons() {
    for (int row = 0; row < count() && row < m_pages.size(); ++row)
        item(row)->setIcon(widgets::icon(m_pages[row]->iconName(), theme().muted));
}

void Sidebar::changeEvent(QEvent* event) {
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) refreshIcons();
    if (event->type() == QEvent::FontChange) {
        setFixedWidth(widgets::scaled(sidebarWidth));
        scheduleDelayedItemsLayout();
    }
}

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/filter_chips.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QMenu>

#include <array>

namespace banyan::pages {

using session::FilterPart;
using widgets::ButtonKind;
using widgets::unit;

namespace {

/// Px of one chip, the most first: a smaller one is tried where they don't all fit.
constexpr std::array widths{220, 160, 110};

QString plain(QString text) {
    return text.replace('&', QStringLiteral("&&"));
}

} // namespace

FilterChips::FilterChips(QWidget* parent)
    : QWidget(parent)
    , m_more(widgets::button({}, ButtonKind::Chip, this)) {
    setAccessibleName(tr("Filters"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
}

void FilterChips::show(const std::vector<FilterPart>& parts) {
    for (QPushButton* chip : m_chips) {
        chip->hide();
        chip->deleteLater(); // it may be the sender
    }
    m_chips.clear();
    m_parts = parts;
    for (const FilterPart& part : m_parts) {
        QPushButton* chip = widgets::button({}, ButtonKind::Chip, this);
        chip->setAccessibleName(tr("Remove the filter %1").arg(part.text));
        chip->setToolTip(widgets::plainToolTip(part.text + '\n' + tr("Click to remove")));
        connect(chip, &QPushButton::clicked, this, [this, rest = part.without] { emit taken(rest); });
        m_chips.push_back(chip);
    }
    cutTo(widths.front());
    updateGeometry();
    arrange();
}

void FilterChips::cutTo(int widest) {
    constexpr int around = 48; ///< px of border and ×
    for (size_t i = 0; i < m_chips.size(); ++i) {
        const int room = widgets::scaled(widest) - around;
        m_chips[i]->setText(plain(m_chips[i]->fontMetrics().elidedText(m_parts[i].text, Qt::ElideRight, room)) +
                            QStringLiteral("  ×"));
    }
}

int FilterChips::widthOfAll() const {
    int width = 0;
    for (const QPushButton* chip : m_chips)
        width += chip->sizeHint().width() + (width > 0 ? unit : 0);
    return width;
}

QSize FilterChips::sizeHint() const {
    return {static_cast<int>(m_chips.size()) * (widgets::scaled(widths.front()) + unit), m_more->sizeHint().height()};
}

QSize FilterChips::minimumSizeHint() const {
    return {m_chips.empty() ? 0 : widgets::scaled(72), m_more->sizeHint().height()};
}

void FilterChips::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    arrange();
}

void FilterChips::arrange() {
    const int moreWidth = widgets::scaled(82);
    for (const int widest : widths) {
        cutTo(widest);
        if (widthOfAll() <= width()) break;
    }
    const bool allFit = widthOfAll() <= width();
    int x = 0;
    size_t placed = 0;
    for (QPushButton* chip : m_chips) {
        const QSize size = chip->sizeHint();
        if (x + size.width() > width() - (allFit ? 0 : moreWidth + unit)) break;
        chip->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
        chip->show();
        x += size.width() + unit;
        ++placed;
    }
    m_more->setVisible(placed < m_chips.size());
    m_more->menu()->clear();
    for (size_t i = placed; i < m_chips.size(); ++i) {
        m_chips[i]->hide();
        m_more->menu()->addAction(plain(m_parts[i].text) + QStringLiteral("  ×"), this,
                                  [this, rest = m_parts[i].without] { emit taken(rest); });
    }
    m_more->setText(tr("%1 more").arg(m_chips.size() - placed));
    m_more->setAccessibleName(tr("%1 more filters").arg(m_chips.size() - placed));
    const QSize size = m_more->sizeHint();
    m_more->setGeometry(x, (height() - size.height()) / 2, size.width(), size.height());
}

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/slide_view.h"

#include "views/widgets/theme.h"

#include <QPainter>

namespace banyan::present {

SlideView::SlideView(QWidget* parent)
    : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Slide"));
    setMinimumSize(320, 200);
}

void SlideView::show(SlideScene scene) {
    m_scene = std::move(scene);
    setAccessibleDescription(m_scene.spoken());
    update();
}

void SlideView::setBlank(bool blank) {
    m_blank = blank;
    update();
}

void SlideView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_blank ? QColor(Qt::black) : widgets::theme().window);
    if (!m_blank) paintScene(painter, m_scene);
}

void SlideView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    emit resized();
}

} // namespace banyan::present

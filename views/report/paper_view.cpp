// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/report/paper_view.h"

#include "views/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace banyan::paper {

using widgets::theme;
using widgets::unit;

namespace {

constexpr int gap = 2 * unit;      ///< px around pages
constexpr double mostFitted = 1.5; ///< times the size on paper
constexpr double leastZoom = 0.5;
constexpr double mostZoom = 4;
constexpr double zoomStep = 1.25;

} // namespace

PaperView::PaperView(QWidget* parent)
    : QAbstractScrollArea(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Report as pages"));
    setFrameShape(QFrame::NoFrame);
    verticalScrollBar()->setSingleStep(5 * unit);
    horizontalScrollBar()->setSingleStep(5 * unit);
}

void PaperView::show(std::shared_ptr<const Paper> paper) {
    m_paper = std::move(paper);
    m_pixmaps.clear();
    m_said = -1;
    layOut();
    sayPage();
    viewport()->update();
}

double PaperView::scale() const {
    const double room = viewport()->width() - 2.0 * gap;
    return std::clamp(room / Paper::size().width(), 0.2, mostFitted) * m_zoom;
}

QRectF PaperView::pageRect(int number) const {
    const QSizeF size = Paper::size() * scale();
    const double left = std::max((viewport()->width() - size.width()) / 2, double(gap));
    return {left - horizontalScrollBar()->value(), gap + number * (size.height() + gap) - verticalScrollBar()->value(),
            size.width(), size.height()};
}

int PaperView::currentPage() const {
    if (!m_paper) return 0;
    const double step = Paper::size().height() * scale() + gap;
    const double middle = verticalScrollBar()->value() + viewport()->height() / 2.0;
    return std::clamp(static_cast<int>(middle / step), 0, m_paper->pages() - 1);
}

void PaperView::layOut() {
    const int pages = m_paper ? m_paper->pages() : 0;
    const QSizeF size = Paper::size() * scale();
    const double height = gap + pages * (size.height() + gap);
    verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(std::ceil(height)) - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    const int width = static_cast<int>(std::ceil(size.width())) + 2 * gap;
    horizontalScrollBar()->setRange(0, pages == 0 ? 0 : std::max(0, width - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

const QPixmap& PaperView::pixmap(int number) {
    const auto known = m_pixmaps.find(number);
    if (known != m_pixmaps.end()) return known->second;
    std::erase_if(m_pixmaps, [number](const auto& each) { return std::abs(each.first - number) > 2; });
    const double ratio = devicePixelRatioF();
    QPixmap page((pageRect(number).size() * ratio).toSize());
    page.setDevicePixelRatio(ratio);
    page.fill(Qt::white);
    QPainter painter(&page);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform | QPainter::TextAntialiasing);
    painter.scale(scale(), scale());
    m_paper->draw(painter, number);
    painter.end();
    return m_pixmaps[number] = page;
}

void PaperView::paintEvent(QPaintEvent* event) {
    QPainter painter(viewport());
    painter.fillRect(event->rect(), theme().panel);
    for (int number = 0; m_paper && number < m_paper->pages(); ++number) {
        const QRectF page = pageRect(number);
        if (page.bottom() < event->rect().top()) continue;
        if (page.top() > event->rect().bottom()) break;
        painter.drawPixmap(page.topLeft().toPoint(), pixmap(number));
        painter.setPen(theme().border);
        painter.drawRect(QRectF(page.topLeft().toPoint(), page.size()).adjusted(-1, -1, 0, 0));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRect(viewport()->rect().adjusted(1, 1, -1, -1));
    }
}

void PaperView::resizeEvent(QResizeEvent*) {
    const double before = verticalScrollBar()->maximum();
    const double share = before > 0 ? verticalScrollBar()->value() / before : 0;
    m_pixmaps.clear();
    layOut();
    verticalScrollBar()->setValue(static_cast<int>(std::lround(share * verticalScrollBar()->maximum())));
}

void PaperView::zoomTo(double zoom) {
    m_zoom = std::clamp(zoom, leastZoom, mostZoom);
    resizeEvent(nullptr);
    viewport()->update();
}

void PaperView::turn(int pages) {
    const double step = Paper::size().height() * scale() + gap;
    verticalScrollBar()->setValue(static_cast<int>((currentPage() + pages) * step));
}

void PaperView::goTo(const QString& section) {
    if (!m_paper) return;
    const auto& all = m_paper->sections();
    const auto place = std::ranges::find(all, section, &Paper::Place::title);
    if (place == all.end()) return;
    const double step = Paper::size().height() * scale() + gap;
    verticalScrollBar()->setValue(static_cast<int>(place->page * step + place->at * scale()));
}

void PaperView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_PageDown:
        return turn(1);
    case Qt::Key_PageUp:
        return turn(-1);
    case Qt::Key_Home:
        return verticalScrollBar()->setValue(0);
    case Qt::Key_End:
        return verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomTo(m_zoom * zoomStep);
    case Qt::Key_Minus:
        return zoomTo(m_zoom / zoomStep);
    case Qt::Key_0:
        return zoomTo(1);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void PaperView::wheelEvent(QWheelEvent* event) {
    if (!event->modifiers().testFlag(Qt::ControlModifier)) return QAbstractScrollArea::wheelEvent(event);
    zoomTo(m_zoom * std::pow(zoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

void PaperView::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) viewport()->update();
}

void PaperView::scrollContentsBy(int, int) {
    viewport()->update();
    sayPage();
}

void PaperView::sayPage() {
    const int page = m_paper ? currentPage() : -1;
    if (page == m_said) return;
    m_said = page;
    setAccessibleDescription(m_paper ? tr("Page %1 of %2").arg(page + 1).arg(m_paper->pages()) : QString());
    emit pageChanged();
}

} // namespace banyan::paper

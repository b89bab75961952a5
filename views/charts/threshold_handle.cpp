// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/threshold_handle.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QSignalBlocker>

#include <cmath>

namespace banyan::charts {

using widgets::theme;

namespace {

constexpr int settleMs = 600; ///< after the last key, so that a run of keys is one step of undo

} // namespace

ThresholdHandle::ThresholdHandle(Qt::Orientation orientation, const QString& name,
                                 std::function<double(QPoint)> scoreAt, QWidget* parent)
    : QAbstractSlider(parent)
    , m_scoreAt(std::move(scoreAt)) {
    setOrientation(orientation);
    setRange(0, 100);
    setPageStep(5);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(orientation == Qt::Horizontal ? Qt::SizeHorCursor : Qt::SizeVerCursor);
    setAccessibleName(name);
    setToolTip(widgets::plainToolTip(
        tr("%1: drag it, or use the arrow keys. A double click or Delete brings back 50.").arg(name)));
    resize(sizeHint());
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &ThresholdHandle::settleNow);
}

void ThresholdHandle::showValue(double value) {
    const QSignalBlocker quiet(this);
    setValue(static_cast<int>(std::lround(value)));
    update();
}

void ThresholdHandle::beginDrag() {
    m_settle.stop();
    m_before = value();
    setSliderDown(true);
}

void ThresholdHandle::dragTo(QPoint inParent) {
    if (isSliderDown()) setValue(static_cast<int>(std::lround(m_scoreAt(inParent))));
}

void ThresholdHandle::endDrag() {
    if (!isSliderDown()) return;
    setSliderDown(false);
    settleNow();
}

void ThresholdHandle::cancelDrag() {
    setSliderDown(false);
    setValue(m_before);
}

void ThresholdHandle::settleNow() {
    m_settle.stop();
    if (value() == m_before) return;
    m_before = value();
    emit settled(value());
}

void ThresholdHandle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool strong = hasFocus() || isSliderDown();
    painter.setPen(QPen(strong ? theme().accent : theme().strong, strong ? 2 : 1));
    painter.setBrush(theme().raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 2, -1, -2), 5, 5);
    painter.setPen(theme().text);
    painter.setFont(widgets::fontOf(widgets::TextRole::Small, true));
    painter.drawText(rect(), Qt::AlignCenter, QString::number(value()));
}

void ThresholdHandle::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) beginDrag();
}

void ThresholdHandle::mouseMoveEvent(QMouseEvent* event) {
    dragTo(mapToParent(event->position().toPoint()));
}

void ThresholdHandle::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) endDrag();
}

void ThresholdHandle::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) emit resetWanted();
}

bool ThresholdHandle::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride && moving() &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept(); // before it clears the selection
    return QAbstractSlider::event(event);
}

void ThresholdHandle::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        m_settle.stop();
        emit resetWanted();
        return;
    }
    if (event->key() == Qt::Key_Escape && moving()) {
        m_settle.stop();
        return cancelDrag();
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return settleNow();
    const int before = value();
    if (!m_settle.isActive()) m_before = before;
    QAbstractSlider::keyPressEvent(event);
    if (value() != before) m_settle.start();
}

void ThresholdHandle::focusInEvent(QFocusEvent* event) {
    QAbstractSlider::focusInEvent(event);
    update();
}

void ThresholdHandle::focusOutEvent(QFocusEvent* event) {
    QAbstractSlider::focusOutEvent(event);
    if (m_settle.isActive()) settleNow();
    update();
}

} // namespace banyan::charts

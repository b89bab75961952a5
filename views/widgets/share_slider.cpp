// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/share_slider.h"

#include "views/widgets/linked_shares.h"
#include "views/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace banyan::widgets {

namespace {

constexpr int pauseMs = 700; ///< after the last key press the gesture is over
constexpr int percent = 10;
constexpr double knob = 7;
constexpr double groove = 4;

} // namespace

ShareSlider::ShareSlider(QWidget* parent)
    : QAbstractSlider(parent)
    , m_most(wholeShare) {
    setOrientation(Qt::Horizontal);
    setRange(0, wholeShare);
    setSingleStep(percent);
    setPageStep(5 * percent);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &ShareSlider::settle);
    connect(this, &QAbstractSlider::sliderReleased, this, &ShareSlider::settle);
    connect(this, &QAbstractSlider::valueChanged, this, [this] {
        m_moving = true;
        if (!isSliderDown()) m_pause.start();
    });
}

void ShareSlider::settle() {
    m_pause.stop();
    if (std::exchange(m_moving, false)) emit settled();
}

void ShareSlider::cancel() {
    setValue(m_before);
    setSliderDown(false);
    settle();
}

bool ShareSlider::event(QEvent* event) {
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if (key->key() == Qt::Key_Escape && m_moving) {
            event->accept(); // before it clears the selection
            if (event->type() == QEvent::KeyPress) cancel();
            return true;
        }
        if (!m_moving) m_before = value();
        if (enter || key->matches(QKeySequence::Undo)) settle(); // so that undo takes back what is seen
    }
    return QAbstractSlider::event(event);
}

void ShareSlider::focusOutEvent(QFocusEvent* event) {
    settle();
    QAbstractSlider::focusOutEvent(event);
}

void ShareSlider::setMost(int most) {
    m_most = most;
    update();
}

QSize ShareSlider::sizeHint() const {
    return {240, hitTarget};
}

QSize ShareSlider::minimumSizeHint() const {
    return {80, hitTarget};
}

double ShareSlider::positionOf(int value) const {
    const double room = width() - 2 * (knob + 2);
    return knob + 2 + room * (value - minimum()) / (maximum() - minimum());
}

int ShareSlider::valueAt(double x) const {
    const double room = std::max(1.0, width() - 2 * (knob + 2));
    const double exact = minimum() + (x - knob - 2) / room * (maximum() - minimum());
    return std::clamp(percent * static_cast<int>(std::lround(exact / percent)), minimum(), maximum());
}

void ShareSlider::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double y = height() / 2.0;
    const double x = positionOf(value());
    const QColor colour = isEnabled() ? t.accent : t.muted;
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.border);
    painter.drawRoundedRect(QRectF(knob + 2, y - groove / 2, width() - 2 * (knob + 2), groove), 2, 2);
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(knob + 2, y - groove / 2, std::max(0.0, x - knob - 2), groove), 2, 2);
    if (m_most < maximum()) {
        painter.setPen(QPen(t.muted, 2));
        painter.drawLine(QPointF(positionOf(m_most), y - knob), QPointF(positionOf(m_most), y + knob));
    }
    painter.setPen(QPen(colour, 2));
    painter.setBrush(t.window);
    painter.drawEllipse(QPointF(x, y), knob - 1, knob - 1);
    if (!hasFocus()) return;
    painter.setPen(QPen(t.accent, 2));
    painter.setBrush(t.accent);
    painter.drawEllipse(QPointF(x, y), knob, knob);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
}

void ShareSlider::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    settle();
    m_before = value();
    setSliderDown(true);
    setValue(valueAt(event->position().x()));
}

void ShareSlider::mouseMoveEvent(QMouseEvent* event) {
    if (isSliderDown()) setValue(valueAt(event->position().x()));
}

void ShareSlider::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && isSliderDown()) setSliderDown(false);
}

void ShareSlider::wheelEvent(QWheelEvent* event) {
    event->ignore();
}

} // namespace banyan::widgets

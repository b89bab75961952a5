// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/slide_scene.h"

#include "views/widgets/outcome_marks.h"
#include "views/widgets/theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace banyan::present {

using widgets::theme;

namespace {

/// The text with line breaks so that it is no wider and takes no more lines than given; cut with an ellipsis.
QString broken(const QString& text, const QFont& font, double width, int mostLines) {
    const QFontMetricsF metrics(font);
    QTextLayout layout(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const int from = line.textStart();
        if (lines.size() + 1 == mostLines) {
            lines.append(metrics.elidedText(text.mid(from).simplified(), Qt::ElideRight, width));
            break;
        }
        lines.append(text.mid(from, line.textLength()).trimmed());
    }
    layout.endLayout();
    return lines.join('\n');
}

} // namespace

int SlideScene::labels() const {
    return static_cast<int>(
        std::ranges::count_if(texts, [](const SlideText& text) { return text.role == SlideText::Label; }));
}

QString SlideScene::spoken() const {
    QStringList lines;
    for (const SlideText& each : texts)
        lines.append(QString(each.text).replace('\n', ' '));
    return lines.join('\n');
}

QFont slideFont(double px, bool bold) {
    QFont font = widgets::fontOf(widgets::TextRole::Body, bold);
    font.setPixelSize(std::max(1, static_cast<int>(std::ceil(px))));
    return font;
}

void paintScene(QPainter& painter, const SlideScene& scene) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const SlideShape& shape : scene.shapes) {
        painter.setPen(shape.pen);
        painter.setBrush(shape.fill);
        painter.drawPath(shape.path);
    }
    for (const SlideMark& mark : scene.marks)
        widgets::paintStatus(painter, mark.status, mark.at, mark.size);
    for (const SlideText& text : scene.texts) {
        painter.setFont(slideFont(text.px, text.bold));
        painter.setPen(text.colour);
        painter.drawText(text.rect, static_cast<int>(text.align) | Qt::TextDontClip, text.text);
    }
    painter.restore();
}

SceneMaker::SceneMaker(QSizeF size, double scale)
    : m_scale(scale) {
    m_scene.size = size;
    m_body = QRectF(QPointF(), size).adjusted(px(48), px(170), -px(48), -px(24));
}

void SceneMaker::head(const QString& title, const QString& subtitle, const QString& number) {
    const QRectF whole = QRectF(QPointF(), size()).adjusted(px(48), 0, -px(48), 0);
    const double room = px(140);
    text({whole.right() - room, px(44), room, px(40)}, number, 26, false, theme().muted,
         Qt::AlignRight | Qt::AlignVCenter, SlideText::Number);
    const double width = whole.width() - room - px(16);
    double size = 44;
    while (size > 28 && extent(title, size, true).width() > width)
        size -= 2;
    text({whole.left(), px(30), width, px(64)}, title, size, true, theme().text, Qt::AlignLeft | Qt::AlignVCenter,
         SlideText::Title);
    text({whole.left(), px(94), whole.width(), px(70)}, subtitle, 24, false, theme().muted,
         Qt::AlignLeft | Qt::AlignTop, SlideText::Subtitle);
}

QSizeF SceneMaker::extent(const QString& text, double design, bool bold) const {
    const QFontMetricsF metrics(slideFont(px(design), bold));
    return {std::ceil(metrics.horizontalAdvance(text)) + px(2), metrics.height()};
}

double SceneMaker::heightOf(const QString& text, double design, bool bold, double width) const {
    if (text.isEmpty()) return 0;
    const QFont font = slideFont(px(design), bold);
    const QString whole = broken(text, font, width, 1'000);
    return static_cast<double>(whole.count('\n') + 1) * QFontMetricsF(font).lineSpacing();
}

void SceneMaker::text(const QRectF& rect, const QString& text, double design, bool bold, const QColor& colour,
                      Qt::Alignment align, SlideText::Role role) {
    if (text.isEmpty()) return;
    const QFont font = slideFont(px(design), bold);
    const int lines = std::max(1, static_cast<int>(rect.height() / QFontMetricsF(font).lineSpacing()));
    m_scene.texts.push_back({role, rect, broken(text, font, rect.width(), lines), px(design), bold, colour, align});
}

void SceneMaker::shape(const QPainterPath& path, const QColor& fill, const QPen& pen) {
    m_scene.shapes.push_back({path, fill, pen});
}

void SceneMaker::rectangle(const QRectF& rect, const QColor& fill, const QPen& pen, double radius) {
    QPainterPath path;
    path.addRoundedRect(rect, radius, radius);
    shape(path, fill, pen);
}

void SceneMaker::mark(portfolio::GoalStatus status, QPointF at, double size) {
    m_scene.marks.push_back({status, at, size});
}

void SceneMaker::setPart(int part, int parts) {
    m_scene.part = part;
    m_scene.parts = parts;
}

void SceneMaker::line(QPointF from, QPointF to, const QPen& pen) {
    QPainterPath path(from);
    path.lineTo(to);
    shape(path, Qt::transparent, pen);
}

} // namespace banyan::present

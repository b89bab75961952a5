// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/map_legend.h"

#include "views/charts/map_layout.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QCoreApplication>
#include <QFontMetricsF>

namespace banyan::charts {

using widgets::fontOf;
using widgets::TextRole;
using widgets::theme;

namespace {

constexpr double lineHeight = 20;
constexpr double gap = 14;
constexpr double rampWidth = 88;

QString tr(const char* text) {
    return QCoreApplication::translate("Map", text);
}

} // namespace

MapLegendItem::MapLegendItem(QGraphicsItem* parent)
    : QGraphicsItem(parent) {
    setAcceptedMouseButtons(Qt::NoButton);
}

void MapLegendItem::setContent(const MapContent* content) {
    m_content = content;
    update();
}

double MapLegendItem::Part::symbolWidth() const {
    if (ramp) return rampWidth + 6;
    if (arrow) return 30;
    if (circle > 0) return circle + 6;
    return swatch.isValid() ? 16 : 0;
}

std::vector<MapLegendItem::Part> MapLegendItem::parts() const {
    std::vector<Part> parts;
    if (!m_content || !m_content->derived) return parts;
    const MapLegend& legend = m_content->legend;
    if (m_content->style.colourBy != ColourBy::Quadrant) {
        parts.push_back({tr("Shape: quadrant"), {}, 0, false, false});
        parts.push_back({tr("Colour: %1").arg(legend.colourTitle), {}, 0, false, false});
        const auto colours = coloursOf(m_content->style.colourBy, legend.groups);
        if (legend.scale)
            parts.push_back({tr("%1 to %2").arg(legend.colours.value(0), legend.colours.value(1)), {}, 0, true, false});
        else
            for (qsizetype i = 0; i < legend.colours.size(); ++i)
                parts.push_back({legend.colours[i], colours[static_cast<size_t>(i)], 0, false, false});
    }
    if (m_content->style.sizeBy != SizeBy::Same) {
        parts.push_back({tr("Size: %1").arg(legend.sizeTitle), {}, 0, false, false});
        parts.push_back({legend.largest, {}, markSize(*m_content, sizeLevels - 1), false, false});
        parts.push_back(
            {legend.sizeUnknown ? tr("little or not known") : tr("little"), {}, markSize(*m_content, 0), false, false});
    }
    if (!m_content->trailsSay.isEmpty()) {
        const auto sides = std::ranges::count_if(m_content->trails, &MapTrail::sideChanged);
        const QString text =
            tr("%1 %2, %3 to another quadrant")
                .arg(session::grouped(m_content->trails.size()), m_content->trailsSay, session::grouped(sides));
        parts.push_back({text, {}, 0, false, true});
    }
    return parts;
}

template <typename Place>
double MapLegendItem::flow(double width, Place&& place) const {
    const QFontMetricsF metrics(fontOf(TextRole::Small));
    const auto all = parts();
    if (all.empty()) return 0;
    double x = 0;
    double y = 0;
    for (const Part& part : all) {
        const double needs = part.symbolWidth() + metrics.horizontalAdvance(part.text);
        if (x > 0 && x + needs > width) {
            x = 0;
            y += lineHeight;
        }
        place(part, QPointF(x, y));
        x += needs + gap;
    }
    return y + lineHeight;
}

double MapLegendItem::heightFor(double width) const {
    return flow(width, [](const Part&, QPointF) {});
}

void MapLegendItem::setArea(const QRectF& area) {
    prepareGeometryChange();
    m_area = area;
    update();
}

QString MapLegendItem::text() const {
    QStringList texts;
    for (const Part& part : parts())
        texts.append(part.text);
    return texts.join(QStringLiteral(". "));
}

void MapLegendItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    painter->setFont(fontOf(TextRole::Small));
    flow(m_area.width(), [&](const Part& part, QPointF at) { paintPart(*painter, part, m_area.topLeft() + at); });
}

void MapLegendItem::paintPart(QPainter& painter, const Part& part, QPointF at) const {
    const double middle = at.y() + lineHeight / 2;
    painter.setPen(Qt::NoPen);
    if (part.ramp) {
        const auto colours = coloursOf(m_content->style.colourBy, m_content->legend.groups);
        const double step = rampWidth / static_cast<double>(colours.size());
        for (size_t i = 0; i < colours.size(); ++i)
            painter.fillRect(QRectF(at.x() + static_cast<double>(i) * step, middle - 5, step + 0.5, 10), colours[i]);
    } else if (part.arrow) {
        painter.setPen(QPen(theme().muted, 1.2));
        painter.drawLine(QPointF(at.x(), middle), QPointF(at.x() + 18, middle));
        painter.setBrush(theme().muted);
        painter.drawPolygon(QPolygonF({{at.x() + 24, middle}, {at.x() + 18, middle - 3}, {at.x() + 18, middle + 3}}));
    } else if (part.circle > 0) {
        painter.setBrush(theme().muted);
        painter.drawEllipse(QPointF(at.x() + part.circle / 2, middle), part.circle / 2, part.circle / 2);
    } else if (part.swatch.isValid()) {
        painter.fillRect(QRectF(at.x(), middle - 5, 10, 10), part.swatch);
    }
    painter.setPen(theme().muted);
    const double left = at.x() + part.symbolWidth();
    painter.drawText(QRectF(left, at.y(), m_area.right() - left, lineHeight), Qt::AlignLeft | Qt::AlignVCenter,
                     part.text);
}

} // namespace banyan::charts

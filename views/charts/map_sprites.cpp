// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/map_sprites.h"

#include "views/charts/map_layout.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace banyan::charts {

using portfolio::Quadrant;

namespace {

constexpr std::array shapes{Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer};
constexpr double margin = 6; ///< px around the largest mark for its points and halo

} // namespace

void paintMapMark(QPainter& painter, Quadrant quadrant, const QColor& colour, double size) {
    const QPainterPath shape = widgets::markShape(quadrant, size);
    painter.setPen(QPen(widgets::theme().window, 2.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(shape);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPath(shape);
}

void MapSprites::prepare(const MapContent& content, double ratio) {
    Key key;
    key.colours = coloursOf(content.style.colourBy, content.legend.groups);
    for (int level = 0; level < (content.style.sizeBy == SizeBy::Same ? 1 : sizeLevels); ++level)
        key.sizes.push_back(markSize(content, level));
    key.halo = widgets::theme().window;
    key.ratio = ratio;
    if (key == m_key) return;
    m_key = std::move(key);
    make();
}

void MapSprites::make() {
    m_cell = static_cast<int>(std::ceil((m_key.sizes.back() * 1.25 + margin) * m_key.ratio));
    const int rows = static_cast<int>(m_key.colours.size() * m_key.sizes.size());
    m_pixmap = QPixmap(m_cell * static_cast<int>(shapes.size()), m_cell * rows);
    m_pixmap.fill(Qt::transparent);
    QPainter painter(&m_pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int row = 0; row < rows; ++row)
        for (size_t shape = 0; shape < shapes.size(); ++shape) {
            painter.resetTransform();
            painter.translate((static_cast<double>(shape) + 0.5) * m_cell, (row + 0.5) * m_cell);
            painter.scale(m_key.ratio, m_key.ratio);
            const auto colour = static_cast<size_t>(row) / m_key.sizes.size();
            const auto size = static_cast<size_t>(row) % m_key.sizes.size();
            paintMapMark(painter, shapes.at(shape), m_key.colours[colour], m_key.sizes[size]);
        }
}

QRectF MapSprites::source(const MapPoint& point) const {
    const size_t size = std::min<size_t>(point.size, m_key.sizes.size() - 1);
    const size_t colour = std::min<size_t>(point.colour, m_key.colours.size() - 1);
    const auto row = static_cast<double>(colour * m_key.sizes.size() + size);
    const auto column = static_cast<double>(std::min<size_t>(static_cast<size_t>(point.quadrant), shapes.size() - 1));
    return {column * m_cell, row * m_cell, static_cast<double>(m_cell), static_cast<double>(m_cell)};
}

} // namespace banyan::charts

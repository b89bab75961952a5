// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/label_placement.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace banyan::charts {

namespace {

/// Rectangles by the cells of a coarse grid that they touch, so that a question looks at neighbours alone.
class Occupied {
public:
    explicit Occupied(const QRectF& bounds)
        : m_origin(bounds.topLeft())
        , m_columns(std::max(1, static_cast<int>(std::ceil(bounds.width() / cell))))
        , m_rows(std::max(1, static_cast<int>(std::ceil(bounds.height() / cell))))
        , m_cells(static_cast<size_t>(m_columns) * static_cast<size_t>(m_rows)) {}

    void add(const QRectF& rect) {
        forCells(rect, [&](std::vector<QRectF>& list) {
            list.push_back(rect);
            return false;
        });
    }

    [[nodiscard]] bool meets(const QRectF& rect) {
        return forCells(rect, [&](const std::vector<QRectF>& list) {
            return std::ranges::any_of(list, [&](const QRectF& other) { return other.intersects(rect); });
        });
    }

private:
    static constexpr double cell = 48;

    template <typename Visitor>
    bool forCells(const QRectF& rect, Visitor&& visit) {
        const auto column = [&](double x) {
            return std::clamp(static_cast<int>(std::floor((x - m_origin.x()) / cell)), 0, m_columns - 1);
        };
        const auto row = [&](double y) {
            return std::clamp(static_cast<int>(std::floor((y - m_origin.y()) / cell)), 0, m_rows - 1);
        };
        for (int y = row(rect.top()); y <= row(rect.bottom()); ++y)
            for (int x = column(rect.left()); x <= column(rect.right()); ++x)
                if (visit(m_cells[static_cast<size_t>(y) * static_cast<size_t>(m_columns) + static_cast<size_t>(x)]))
                    return true;
        return false;
    }

    QPointF m_origin;
    int m_columns;
    int m_rows;
    std::vector<std::vector<QRectF>> m_cells;
};

std::array<QRectF, 8> candidates(const LabelWish& wish) {
    const double gap = wish.radius + 3;
    const double w = wish.size.width();
    const double h = wish.size.height();
    const double diagonal = wish.radius * 0.7;
    const QPointF c = wish.at;
    return {QRectF(c.x() + gap, c.y() - h / 2, w, h),
            QRectF(c.x() - gap - w, c.y() - h / 2, w, h),
            QRectF(c.x() - w / 2, c.y() - gap - h, w, h),
            QRectF(c.x() - w / 2, c.y() + gap, w, h),
            QRectF(c.x() + diagonal, c.y() - diagonal - h, w, h),
            QRectF(c.x() + diagonal, c.y() + diagonal, w, h),
            QRectF(c.x() - diagonal - w, c.y() - diagonal - h, w, h),
            QRectF(c.x() - diagonal - w, c.y() + diagonal, w, h)};
}

} // namespace

std::vector<std::optional<QRectF>> placeLabels(const std::vector<LabelWish>& wishes, const std::vector<QRectF>& marks,
                                               const std::vector<QRectF>& taken, const QRectF& bounds) {
    Occupied occupied(bounds);
    for (const QRectF& rect : marks)
        occupied.add(rect);
    for (const QRectF& rect : taken)
        occupied.add(rect);
    std::vector<std::optional<QRectF>> placed;
    placed.reserve(wishes.size());
    for (const LabelWish& wish : wishes) {
        std::optional<QRectF> found;
        for (const QRectF& rect : candidates(wish)) {
            if (!bounds.contains(rect) || occupied.meets(rect)) continue;
            found = rect;
            occupied.add(rect);
            break;
        }
        placed.push_back(found);
    }
    return placed;
}

} // namespace banyan::charts

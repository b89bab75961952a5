// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/map_layout.h"

#include "views/charts/label_placement.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QFontMetricsF>
#include <QLineF>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace banyan::charts {

using portfolio::Quadrant;
using widgets::fontOf;
using widgets::TextRole;

namespace {

constexpr size_t mostLabels = 60;
constexpr double nearPixels = 3; ///< from there on two marks can be told apart
constexpr size_t crowded = 400;  ///< from that many points on marks are smaller

std::vector<MapCorner> cornersOf(const MapContent& content, const QRectF& plot) {
    std::vector<MapCorner> corners;
    const QFontMetricsF metrics(fontOf(TextRole::Small, true));
    const auto title = [](Quadrant quadrant) { return session::toQt(scoring::quadrantTitle(quadrant)); };
    const double widest = metrics.horizontalAdvance(title(Quadrant::ReplaceOrRetire) + title(Quadrant::AddressEarly));
    const bool narrow = widest + 110 > plot.width(); // the marks tell them apart
    for (const Quadrant quadrant :
         {Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer}) {
        const QString text = (narrow ? QString() : title(quadrant) + QStringLiteral(" · ")) +
                             session::grouped(content.counts.at(static_cast<size_t>(quadrant)));
        const QSizeF size(metrics.horizontalAdvance(text) + 18, metrics.height() + 4);
        const bool right = quadrant == Quadrant::AddressEarly || quadrant == Quadrant::Retain;
        const bool top = quadrant == Quadrant::AddressEarly || quadrant == Quadrant::ReplaceOrRetire;
        corners.push_back({quadrant, text,
                           QRectF(QPointF(right ? plot.right() - size.width() - 6 : plot.left() + 6,
                                          top ? plot.top() + 5 : plot.bottom() - size.height() - 5),
                                  size)});
    }
    return corners;
}

std::vector<QPointF> positionsOf(const MapContent& content, const MapLayout& layout) {
    std::vector<QPointF> positions;
    positions.reserve(content.points.size());
    for (const MapPoint& point : content.points)
        positions.push_back(layout.place(point.at.x(), point.at.y()));
    return positions;
}

/// Points that stand on one another or so near that one mark hides the other: each joins the first before it that is
/// near and leads a pile.
std::vector<MapPile> pilesOf(const std::vector<QPointF>& positions) {
    std::unordered_map<int64_t, std::vector<size_t>> leadersIn; // by square of a grid as wide as what is near
    std::vector<std::vector<size_t>> led(positions.size());
    const auto squareOf = [](double x) { return static_cast<int64_t>(std::floor(x / nearPixels)); };
    const auto key = [](int64_t x, int64_t y) { return (x << 32) ^ (y & 0xFFFFFFFF); };
    const auto leaderOf = [&](size_t point) -> size_t {
        const QPointF at = positions[point];
        for (int64_t x = squareOf(at.x()) - 1; x <= squareOf(at.x()) + 1; ++x)
            for (int64_t y = squareOf(at.y()) - 1; y <= squareOf(at.y()) + 1; ++y)
                if (const auto found = leadersIn.find(key(x, y)); found != leadersIn.end())
                    for (const size_t leader : found->second)
                        if (QLineF(positions[leader], at).length() <= nearPixels) return leader;
        leadersIn[key(squareOf(at.x()), squareOf(at.y()))].push_back(point);
        return point;
    };
    for (size_t i = 0; i < positions.size(); ++i)
        led[leaderOf(i)].push_back(i);
    std::vector<MapPile> piles;
    for (auto& points : led)
        if (points.size() > 1) piles.push_back({positions[points.front()], std::move(points)});
    std::ranges::sort(piles, [](const MapPile& a, const MapPile& b) {
        return a.points.size() != b.points.size() ? a.points.size() > b.points.size() : a.points < b.points;
    });
    return piles;
}

/// Points in the order in which they get a label: the current one, the selected ones, then by value × risk.
std::vector<size_t> labelOrder(const MapContent& content, const MapChoice& choice) {
    std::vector<size_t> order;
    std::vector<size_t> selected;
    std::vector<size_t> rest;
    for (size_t i = 0; i < content.points.size(); ++i) {
        const portfolio::ComponentId& id = content.points[i].id;
        if (id == choice.current)
            order.push_back(i);
        else if (choice.selection.contains(id))
            selected.push_back(i);
        else if (rest.size() < mostLabels)
            rest.push_back(i);
    }
    order.insert(order.end(), selected.begin(), selected.end());
    order.insert(order.end(), rest.begin(), rest.end());
    if (order.size() > mostLabels) order.resize(mostLabels);
    return order;
}

class LabelMaker {
public:
    LabelMaker(const MapContent& content, const MapChoice& choice, const MapLayout& layout)
        : m_content(content)
        , m_choice(choice)
        , m_layout(layout) {}

    std::vector<MapLabel> make() {
        for (const size_t i : labelOrder(m_content, m_choice))
            wishFor(i);
        for (size_t i = 0; i < m_layout.piles.size() && i < mostLabels; ++i)
            wishFor(m_layout.piles[i]);
        std::vector<QRectF> taken;
        for (const MapCorner& corner : m_layout.corners)
            taken.push_back(corner.rect);
        // A label that lies across a threshold would seem to stand on both sides.
        const QPointF lines = m_layout.place(m_content.valueThreshold, m_content.riskThreshold);
        taken.emplace_back(lines.x() - 1, m_layout.plot.top(), 2, m_layout.plot.height());
        taken.emplace_back(m_layout.plot.left(), lines.y() - 1, m_layout.plot.width(), 2);
        const auto placed = placeLabels(m_wishes, marks(), taken, m_layout.plot.adjusted(2, 2, -2, -2));
        std::vector<MapLabel> labels;
        for (size_t i = 0; i < placed.size(); ++i) {
            if (!placed[i]) continue;
            labels.push_back(std::move(m_labels[i]));
            labels.back().rect = *placed[i];
        }
        return labels;
    }

private:
    void wishFor(size_t index) {
        const MapPoint& point = m_content.points[index];
        const bool strong = m_choice.holds(point.id);
        const double radius = markSize(m_content, point.size) / 2;
        add(m_layout.positions[index], point.id == m_choice.current ? std::max(radius, 6.0) + 6 : radius, point.name,
            strong, false);
    }

    void wishFor(const MapPile& pile) {
        add(pile.at, markSize(m_content, sizeLevels - 1) / 2,
            QStringLiteral("×%1").arg(session::grouped(pile.points.size())), true, true);
    }

    void add(QPointF at, double radius, const QString& text, bool strong, bool counts) {
        const QFontMetricsF metrics(fontOf(TextRole::Small, strong));
        m_wishes.push_back({at, radius, QSizeF(metrics.horizontalAdvance(text) + (counts ? 8 : 4), metrics.height())});
        m_labels.push_back({{}, text, strong, counts});
    }

    [[nodiscard]] std::vector<QRectF> marks() const {
        std::vector<QRectF> rects;
        for (size_t i = 0; i < m_layout.positions.size(); ++i) {
            const double size = markSize(m_content, m_content.points[i].size);
            const QPointF at = m_layout.positions[i];
            rects.emplace_back(at.x() - size / 2, at.y() - size / 2, size, size);
        }
        return rects;
    }

    const MapContent& m_content;
    const MapChoice& m_choice;
    const MapLayout& m_layout;
    std::vector<LabelWish> m_wishes;
    std::vector<MapLabel> m_labels;
};

} // namespace

QPointF MapLayout::scores(QPointF pixel) const {
    if (plot.isEmpty()) return {50, 50};
    return {std::clamp(100 * (pixel.x() - plot.left()) / plot.width(), 0.0, 100.0),
            std::clamp(100 * (plot.bottom() - pixel.y()) / plot.height(), 0.0, 100.0)};
}

double markSize(const MapContent& content, int level) {
    const bool many = content.points.size() > crowded;
    if (content.style.sizeBy == SizeBy::Same) return many ? 9 : 13;
    static constexpr std::array few{8.0, 11.0, 15.0, 19.0, 24.0};
    static constexpr std::array lots{6.0, 8.0, 10.0, 13.0, 16.0};
    static_assert(few.size() == sizeLevels && lots.size() == sizeLevels);
    return (many ? lots : few).at(static_cast<size_t>(level));
}

MapLayout layOutMap(const MapContent& content, const MapChoice& choice, const QRectF& plot) {
    MapLayout layout;
    layout.plot = plot;
    if (plot.isEmpty()) return layout;
    layout.corners = cornersOf(content, plot);
    layout.positions = positionsOf(content, layout);
    layout.piles = pilesOf(layout.positions);
    layout.labels = LabelMaker(content, choice, layout).make();
    return layout;
}

void followThresholds(MapLayout& layout, const MapContent& content) {
    if (layout.plot.isEmpty()) return;
    layout.corners = cornersOf(content, layout.plot);
    layout.positions = positionsOf(content, layout);
}

} // namespace banyan::charts

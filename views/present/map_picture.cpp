// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/map_picture.h"

#include "views/charts/label_placement.h"
#include "views/present/slide_layouts.h"
#include "views/session/text.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QLineF>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace banyan::present {

using namespace portfolio;
using charts::MapPoint;
using session::grouped;
using session::toQt;
using widgets::theme;

namespace {

constexpr double widestName = 0.4; ///< of the map's width
constexpr int nameLines = 3;

} // namespace

class MapDrawing::Maker {
public:
    Maker(MapPicture picture, SceneMaker& maker)
        : m_picture(std::move(picture))
        , m_maker(maker) {
        placeLines();
        if (m_picture.corners)
            for (const Quadrant quadrant : mapQuadrants)
                m_taken.push_back(cornerOf(quadrant));
        placeNames();
    }

    /// How many names found room.
    [[nodiscard]] int named() const { return static_cast<int>(m_names.size()); }

    void add() {
        addFrame();
        if (m_picture.corners) addCorners();
        for (const bool strong : {false, true}) {
            if (strong) {
                addTrails();
                for (const Name& name : m_names)
                    if (name.apart) addLeader(name);
            }
            for (size_t i = 0; i < points().size(); ++i)
                if (m_picture.strong[i] == strong)
                    addMark(m_maker, points()[i].quadrant, place(points()[i].at), markSize(strong),
                            strong ? 1.0F : 0.3F);
        }
        QColor plate = theme().window;
        plate.setAlphaF(0.85F);
        for (const Name& name : m_names)
            if (name.plate) m_maker.rectangle(name.rect, plate, Qt::NoPen, m_maker.px(4));
        for (const Name& name : m_names)
            m_maker.text(name.rect, points()[name.point].name, mapLabelSize, false, theme().text);
    }

private:
    struct Name {
        size_t point = 0;
        QRectF rect;
        bool plate = false; ///< under it, where it stands on something faint
        bool apart = false; ///< too far from its mark to go without a line
    };

    [[nodiscard]] const std::vector<MapPoint>& points() const { return m_picture.content.points; }
    [[nodiscard]] const QRectF& plot() const { return m_picture.plot; }
    [[nodiscard]] QPointF place(QPointF at) const {
        return {plot().left() + at.x() / 100 * plot().width(), plot().bottom() - at.y() / 100 * plot().height()};
    }
    [[nodiscard]] QPointF thresholds() const {
        return place({m_picture.content.valueThreshold, m_picture.content.riskThreshold});
    }
    [[nodiscard]] double markSize(bool strong) const {
        const bool few = points().size() <= 100;
        if (m_picture.corners) return m_maker.px(few ? 24 : 16);
        return m_maker.px(strong ? 24 : few ? 18 : 12);
    }
    [[nodiscard]] QRectF markRect(size_t point) const {
        const double size = markSize(m_picture.strong[point]);
        const QPointF at = place(points()[point].at);
        return {at.x() - size / 2, at.y() - size / 2, size, size};
    }
    [[nodiscard]] QString cornerText(Quadrant quadrant) const {
        return QStringLiteral("%1 · %2").arg(toQt(scoring::quadrantTitle(quadrant)),
                                             grouped(m_picture.content.counts.at(size_t(quadrant))));
    }
    [[nodiscard]] double cornerMark() const { return m_maker.px(36); }

    [[nodiscard]] QRectF cornerOf(Quadrant quadrant) const {
        const QSizeF extent = m_maker.extent(cornerText(quadrant), mapLabelSize, true);
        const double gap = m_maker.px(18);
        const bool right = quadrant == Quadrant::AddressEarly || quadrant == Quadrant::Retain;
        const bool top = quadrant == Quadrant::AddressEarly || quadrant == Quadrant::ReplaceOrRetire;
        const double width = extent.width() + cornerMark();
        return {right ? plot().right() - gap - width : plot().left() + gap,
                top ? plot().top() + gap : plot().bottom() - gap - extent.height(), width, extent.height()};
    }

    /// No name stands on a trail; on a threshold only where there is no other room.
    void placeLines() {
        const double half = m_maker.px(4);
        const QPointF at = thresholds();
        m_thresholds = {{at.x() - half, plot().top(), 2 * half, plot().height()},
                        {plot().left(), at.y() - half, plot().width(), 2 * half}};
        for (const charts::MapTrail& trail : m_picture.trails) {
            const QLineF line(place(trail.from), place(points()[trail.point].at));
            const int steps = std::max(1, static_cast<int>(line.length() / (2 * half)));
            for (int i = 0; i <= steps; ++i) {
                const QPointF on = line.pointAt(static_cast<double>(i) / steps);
                m_taken.emplace_back(on.x() - half, on.y() - half, 2 * half, 2 * half);
            }
        }
    }

    [[nodiscard]] QSizeF sizeOf(const QString& name) const {
        const QSizeF whole = m_maker.extent(name, mapLabelSize, false);
        const double widest = plot().width() * widestName;
        if (whole.width() <= widest) return whole;
        const double most = nameLines * m_maker.heightOf(QStringLiteral("x"), mapLabelSize, false, widest);
        return {widest, std::min(m_maker.heightOf(name, mapLabelSize, false, widest), most) + m_maker.px(4)};
    }

    /// The strong ones' names, the first first: beside marks and clear of everything; else over faint marks and
    /// thresholds; else farther away, with a line to the mark.
    void placeNames() {
        std::vector<Name> open;
        std::vector<QRectF> all;
        std::vector<QRectF> strong;
        for (size_t i = 0; i < points().size(); ++i) {
            all.push_back(markRect(i));
            if (!m_picture.strong[i]) continue;
            strong.push_back(all.back());
            open.push_back({i, {}, false, false});
        }
        std::vector<QRectF> clear = m_taken;
        clear.insert(clear.end(), m_thresholds.begin(), m_thresholds.end());
        place(open, all, clear, 0);
        if (strong.size() == all.size()) return; // nothing stands out
        for (const double away : {0.0, 40.0, 80.0})
            place(open, strong, m_taken, m_maker.px(away), true);
    }

    /// Gives those of `open` a place that find one, and takes them out.
    void place(std::vector<Name>& open, const std::vector<QRectF>& marks, const std::vector<QRectF>& taken, double away,
               bool plate = false) {
        if (open.empty() || named() >= m_picture.names) return;
        std::vector<charts::LabelWish> wishes;
        for (const Name& name : open)
            wishes.push_back({place(points()[name.point].at), markSize(true) / 2 + m_maker.px(4) + away,
                              sizeOf(points()[name.point].name)});
        std::vector<QRectF> used = taken;
        for (const Name& name : m_names)
            used.push_back(name.rect);
        const double inset = m_maker.px(6);
        const auto found = charts::placeLabels(wishes, marks, used, plot().adjusted(inset, inset, -inset, -inset));
        std::vector<Name> rest;
        for (size_t i = 0; i < open.size(); ++i) {
            if (!found[i])
                rest.push_back(open[i]);
            else if (named() < m_picture.names)
                m_names.push_back({open[i].point, *found[i], plate, away > 0});
        }
        open = std::move(rest);
    }

    /// From a name that stands apart to its mark.
    void addLeader(const Name& name) {
        const QPointF to = place(points()[name.point].at);
        const QPointF from(std::clamp(to.x(), name.rect.left(), name.rect.right()),
                           std::clamp(to.y(), name.rect.top(), name.rect.bottom()));
        m_maker.line(from, to, QPen(theme().muted, m_maker.px(2)));
    }

    void addFrame() {
        const QPointF lines = thresholds();
        QColor early = theme().quadrant(Quadrant::AddressEarly);
        early.setAlphaF(0.08F);
        m_maker.rectangle({lines.x(), plot().top(), plot().right() - lines.x(), lines.y() - plot().top()}, early);
        m_maker.rectangle(plot(), Qt::transparent, QPen(theme().border, m_maker.px(2)));
        const QPen dashed(theme().strong, m_maker.px(3), Qt::DashLine);
        m_maker.line({lines.x(), plot().top()}, {lines.x(), plot().bottom()}, dashed);
        m_maker.line({plot().left(), lines.y()}, {plot().right(), lines.y()}, dashed);
    }

    void addCorners() {
        for (const Quadrant quadrant : mapQuadrants) {
            const QRectF rect = cornerOf(quadrant);
            addMark(m_maker, quadrant, {rect.left() + m_maker.px(14), rect.center().y()}, m_maker.px(22));
            m_maker.text(rect.adjusted(cornerMark(), 0, 0, 0), cornerText(quadrant), mapLabelSize, true,
                         theme().quadrant(quadrant));
        }
    }

    void addTrails() {
        const QPen pen(theme().text, m_maker.px(3), Qt::SolidLine, Qt::RoundCap);
        for (const charts::MapTrail& trail : m_picture.trails) {
            const QPointF from = place(trail.from);
            const QLineF whole(from, place(points()[trail.point].at));
            const double stop = markSize(true) / 2 + m_maker.px(2);
            const double head = m_maker.px(14);
            if (whole.length() < stop + head) continue; // its mark lies on where it came from
            const QPointF tip = whole.pointAt(1 - stop / whole.length());
            const QPointF back = whole.pointAt(1 - (stop + head) / whole.length());
            const QPointF side = QPointF(back.y() - tip.y(), tip.x() - back.x()) * 0.5;
            m_maker.line(from, back, pen);
            QPainterPath arrow(tip);
            arrow.lineTo(back + side);
            arrow.lineTo(back - side);
            arrow.closeSubpath();
            m_maker.shape(arrow, theme().text);
            QPainterPath start;
            start.addEllipse(from, m_maker.px(5), m_maker.px(5));
            m_maker.shape(start, theme().text);
        }
    }

    MapPicture m_picture;
    SceneMaker& m_maker;
    std::vector<QRectF> m_thresholds;
    std::vector<QRectF> m_taken; ///< by trails and corners
    std::vector<Name> m_names;
};

MapDrawing::MapDrawing(MapPicture picture, SceneMaker& maker)
    : m_maker(std::make_unique<Maker>(std::move(picture), maker)) {}

MapDrawing::~MapDrawing() = default;

int MapDrawing::named() const {
    return m_maker->named();
}

void MapDrawing::add() {
    m_maker->add();
}

void addMark(SceneMaker& maker, Quadrant quadrant, QPointF at, double size, float opacity) {
    QColor colour = theme().quadrant(quadrant);
    colour.setAlphaF(opacity);
    maker.shape(QTransform::fromTranslate(at.x(), at.y()).map(widgets::markShape(quadrant, size)), colour);
}

} // namespace banyan::present

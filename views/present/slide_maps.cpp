// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/moves.h"
#include "views/charts/label_placement.h"
#include "views/charts/map_points.h"
#include "views/present/slide_layouts.h"
#include "views/session/filter_text.h"
#include "views/session/text.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QLineF>
#include <QTransform>

#include <algorithm>
#include <cmath>

namespace banyan::present {

using namespace portfolio;
using charts::MapContent;
using charts::MapPoint;
using session::counted;
using session::grouped;
using session::toQt;
using widgets::theme;

namespace {

constexpr double labelSize = 24;
constexpr double widestName = 0.4; ///< of the map's width
constexpr int nameLines = 3;
constexpr std::array quadrants{Quadrant::ReplaceOrRetire, Quadrant::AddressEarly, Quadrant::Defer, Quadrant::Retain};

/// What a map of a slide shows, and where.
struct MapPicture {
    const MapContent& content;
    QRectF plot;
    std::vector<bool> strong;             ///< by position in the content's points: the others are faint and nameless
    std::vector<charts::MapTrail> trails; ///< of strong ones
    int names = mostLabels;               ///< most of them
    bool corners = true;                  ///< the quadrants' titles, with how many are there
};

/// A map's frame, thresholds, marks, and where its names stand.
class MapMaker {
public:
    MapMaker(MapPicture picture, SceneMaker& maker)
        : m_picture(std::move(picture))
        , m_maker(maker) {
        placeLines();
        if (m_picture.corners)
            for (const Quadrant quadrant : quadrants)
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
            m_maker.text(name.rect, points()[name.point].name, labelSize, false, theme().text);
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
        const QSizeF extent = m_maker.extent(cornerText(quadrant), labelSize, true);
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
        const QSizeF whole = m_maker.extent(name, labelSize, false);
        const double widest = plot().width() * widestName;
        if (whole.width() <= widest) return whole;
        const double most = nameLines * m_maker.heightOf(QStringLiteral("x"), labelSize, false, widest);
        return {widest, std::min(m_maker.heightOf(name, labelSize, false, widest), most) + m_maker.px(4)};
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
        for (const Quadrant quadrant : quadrants) {
            const QRectF rect = cornerOf(quadrant);
            addMark(m_maker, quadrant, {rect.left() + m_maker.px(14), rect.center().y()}, m_maker.px(22));
            m_maker.text(rect.adjusted(cornerMark(), 0, 0, 0), cornerText(quadrant), labelSize, true,
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

QString firstSentence(const session::Derived& derived) {
    const std::vector<int> ranks = scoring::ranks(derived.assessment);
    for (size_t i = 0; i < ranks.size(); ++i)
        if (ranks[i] == 1) {
            const auto& first = derived.assessment.components[i];
            return QObject::tr("%1 comes first by value times risk.").arg(toQt(first.name));
        }
    return {};
}

} // namespace

void addMark(SceneMaker& maker, Quadrant quadrant, QPointF at, double size, float opacity) {
    QColor colour = theme().quadrant(quadrant);
    colour.setAlphaF(opacity);
    maker.shape(QTransform::fromTranslate(at.x(), at.y()).map(widgets::markShape(quadrant, size)), colour);
}

void mapSlide(const SlideContext& context, SceneMaker& maker) {
    const auto& derived = context.source.derived;
    if (!derived) {
        maker.head(context.title({}), {}, context.number);
        return sayOnly(maker, QObject::tr("The components are being assessed…"));
    }
    const MapContent content = charts::mapContent(derived, session::filterOf(context.slide.filter));
    const auto early = content.counts.at(size_t(Quadrant::AddressEarly));
    QString subtitle = firstSentence(*derived) + QObject::tr(" Business value to the right, risk upwards.");
    if (content.shown < content.total)
        subtitle += QObject::tr(" %1 of %2 shown.").arg(content.shown).arg(content.total);
    maker.head(
        context.title(QObject::tr("%1 of high value and high risk").arg(counted(early, QObject::tr("component")))),
        subtitle.trimmed(), context.number);
    if (content.points.empty()) return sayOnly(maker, QObject::tr("No component has a place on the map yet."));
    const auto& chosen = context.slide.components;
    MapPicture picture{content, maker.body(), {}, {}, maker.left() - static_cast<int>(quadrants.size())};
    for (const MapPoint& point : content.points)
        picture.strong.push_back(chosen.empty() || std::ranges::find(chosen, point.id) != chosen.end());
    MapMaker(std::move(picture), maker).add();
}

namespace {

/// What differs beside places on the map, the most important first, a line each.
std::vector<QString> linesOf(const session::Comparison& comparison, size_t changingQuadrant) {
    using Kind = roadmap::Difference::Kind;
    std::vector<QString> totals;
    std::vector<QString> chances;
    size_t places = 0;
    int moved = 0;
    for (const roadmap::Difference& one : comparison.differences) {
        const QString line = QStringLiteral("%1: %2 → %3").arg(toQt(one.subject), toQt(one.before), toQt(one.after));
        if (one.kind == Kind::Total) totals.push_back(line);
        if (one.kind == Kind::Chance) chances.push_back(line);
        if (one.kind == Kind::Placement) ++places;
        if (one.kind == Kind::Plan) ++moved;
    }
    if (moved > 0)
        totals.push_back(QObject::tr("%1 of the plan differ").arg(counted(moved, QObject::tr("initiative"))));
    if (places > changingQuadrant)
        totals.push_back(QObject::tr("%1 of another rank in the same quadrant")
                             .arg(counted(qint64(places - changingQuadrant), QObject::tr("component"))));
    totals.insert(totals.end(), chances.begin(), chances.end());
    return totals;
}

/// Two maps on equal axes, what the marks mean and how many there are on either side, and lines in two columns.
class PairMaker {
public:
    PairMaker(const session::Comparison& comparison, const session::Filter& filter, SceneMaker& maker)
        : m_comparison(comparison)
        , m_a(charts::mapContent(comparison.a.derived, filter))
        , m_b(charts::mapContent(comparison.b.derived, filter))
        , m_maker(maker)
        , m_gap(maker.px(40))
        , m_column((maker.body().width() - m_gap) / 2) {
        for (size_t i = 0; i < m_b.points.size(); ++i) {
            const MapPoint* before = m_a.find(m_b.points[i].id);
            if (before && before->quadrant != m_b.points[i].quadrant) m_changed.push_back({i, before->at, true});
        }
    }

    [[nodiscard]] bool empty() const { return m_a.points.empty() && m_b.points.empty(); }

    void run(const SlideContext& context) {
        const std::vector<QString> lines = linesOf(m_comparison, m_changed.size());
        const int changed = static_cast<int>(m_changed.size());
        const int room = m_maker.left() - 2 - static_cast<int>(quadrants.size());
        const bool both = 2 * changed + static_cast<int>(lines.size()) <= room;
        const int names = both ? changed : std::min(changed, std::max(leastNames, room - int(lines.size())));
        m_lines = fitting(lines, room - names * (both ? 2 : 1));
        const QRectF body = m_maker.body();
        const double top = body.top() + m_maker.px(headHeight);
        const double height = body.bottom() - heightOf(m_lines) - legendHeight() - top - m_maker.px(24);
        MapMaker a(picture(m_a, {body.left(), top, m_column, height}, both ? names : 0), m_maker);
        MapMaker b(picture(m_b, {body.left() + m_column + m_gap, top, m_column, height}, names), m_maker);
        m_maker.head(context.title(QObject::tr("%1 against %2").arg(m_comparison.b.name, m_comparison.a.name)),
                     subtitle(b.named()), context.number);
        addHead(0, QObject::tr("A: %1").arg(m_comparison.a.name));
        addHead(1, QObject::tr("B: %1").arg(m_comparison.b.name));
        a.add();
        b.add();
        addLegend(top + height + m_maker.px(12));
        addLines();
    }

private:
    static constexpr double headHeight = 44;
    static constexpr double lineSize = 24;
    static constexpr double listShare = 0.3; ///< of the slide's body, at most
    static constexpr int leastNames = 5;     ///< before the list has any more lines

    [[nodiscard]] MapPicture picture(const MapContent& content, const QRectF& plot, int names) const {
        MapPicture out{content, plot, std::vector<bool>(content.points.size()), {}, names, false};
        for (const charts::MapTrail& each : m_changed) {
            const MapPoint* point = content.find(m_b.points[each.point].id);
            out.strong[static_cast<size_t>(point - content.points.data())] = true;
        }
        if (&content == &m_b) out.trails = m_changed;
        return out;
    }

    [[nodiscard]] QString subtitle(int named) const {
        const auto changed = static_cast<qint64>(m_changed.size());
        QStringList said;
        for (const session::ScenarioSide* side : {&m_comparison.a, &m_comparison.b})
            if (!side->problem.isEmpty() && !said.contains(side->problem)) said.append(side->problem);
        if (changed == 0)
            said.append(QObject::tr("No component changes quadrant."));
        else if (named < changed)
            said.append(QObject::tr("The quadrant of %1 changes, %2 of them named; arrows lead from A.")
                            .arg(counted(changed, QObject::tr("component")), grouped(qint64(named))));
        else
            said.append(QObject::tr("The quadrant of %1 changes; arrows lead from A.")
                            .arg(counted(changed, QObject::tr("component"))));
        said.append(QObject::tr("Business value to the right, risk upwards, on equal axes."));
        return said.join(' ');
    }

    void addHead(int side, const QString& text) {
        const QRectF body = m_maker.body();
        m_maker.text({body.left() + side * (m_column + m_gap), body.top(), m_column, m_maker.px(headHeight - 8)}, text,
                     26, true, theme().text);
    }

    [[nodiscard]] QString legendText(Quadrant quadrant) const {
        const int a = m_a.counts.at(size_t(quadrant));
        const int b = m_b.counts.at(size_t(quadrant));
        const QString title = toQt(scoring::quadrantTitle(quadrant));
        if (a == b) return QStringLiteral("%1 %2").arg(title, grouped(qint64(a)));
        return QStringLiteral("%1 %2 → %3").arg(title, grouped(qint64(a)), grouped(qint64(b)));
    }
    [[nodiscard]] double legendRow() const { return m_maker.px(40); }
    /// All in one line, or two and two.
    [[nodiscard]] int legendColumns() const {
        double widest = 0;
        for (const Quadrant quadrant : quadrants)
            widest = std::max(widest, m_maker.extent(legendText(quadrant), labelSize, true).width());
        return 4 * (widest + m_maker.px(48)) <= m_maker.body().width() ? 4 : 2;
    }
    [[nodiscard]] double legendHeight() const { return legendRow() * 4 / legendColumns(); }

    void addLegend(double top) {
        const int columns = legendColumns();
        const double width = m_maker.body().width() / columns;
        for (size_t i = 0; i < quadrants.size(); ++i) {
            const int at = static_cast<int>(i);
            const double left = m_maker.body().left() + at % columns * width;
            const QRectF row(left, top + at / columns * legendRow(), width, legendRow());
            addMark(m_maker, quadrants[i], {left + m_maker.px(14), row.center().y()}, m_maker.px(22));
            m_maker.text(row.adjusted(m_maker.px(36), 0, 0, 0), legendText(quadrants[i]), labelSize, true,
                         theme().quadrant(quadrants[i]));
        }
    }

    /// As many as there are labels and room for, whole; the last says how many more there are.
    [[nodiscard]] std::vector<QString> fitting(const std::vector<QString>& lines, int labels) const {
        const double most = m_maker.body().height() * listShare;
        for (size_t count = lines.size(); count > 0; --count) {
            std::vector<QString> out(lines.begin(), lines.begin() + static_cast<ptrdiff_t>(count));
            if (count < lines.size())
                out.push_back(QObject::tr("and %1 more differences").arg(grouped(lines.size() - count)));
            if (static_cast<int>(out.size()) <= labels && (count == 1 || heightOf(out) <= most)) return out;
        }
        return {};
    }

    [[nodiscard]] double rowHeight(const std::vector<QString>& lines, size_t first) const {
        double height = 0;
        for (size_t i = first; i < std::min(first + 2, lines.size()); ++i)
            height = std::max(height, m_maker.heightOf(lines[i], lineSize, false, m_column));
        return height + m_maker.px(8);
    }
    [[nodiscard]] double heightOf(const std::vector<QString>& lines) const {
        double height = 0;
        for (size_t i = 0; i < lines.size(); i += 2)
            height += rowHeight(lines, i);
        return height;
    }

    void addLines() {
        double top = m_maker.body().bottom() - heightOf(m_lines);
        for (size_t i = 0; i < m_lines.size(); ++i) {
            const double left = m_maker.body().left() + (i % 2 == 1 ? m_column + m_gap : 0);
            m_maker.text({left, top, m_column, rowHeight(m_lines, i - i % 2)}, m_lines[i], lineSize, false,
                         theme().text, Qt::AlignLeft | Qt::AlignTop);
            if (i % 2 == 1) top += rowHeight(m_lines, i - 1);
        }
    }

    const session::Comparison& m_comparison;
    MapContent m_a;
    MapContent m_b;
    SceneMaker& m_maker;
    double m_gap;
    double m_column;
    std::vector<charts::MapTrail> m_changed; ///< of the points of B
    std::vector<QString> m_lines;
};

} // namespace

void scenariosSlide(const SlideContext& context, SceneMaker& maker) {
    const auto& comparison = context.source.comparison;
    const auto only = [&](const QString& title, const QString& sentence) {
        maker.head(context.title(title), {}, context.number);
        sayOnly(maker, sentence);
    };
    if (!comparison) return only({}, QObject::tr("The scenarios are being worked out…"));
    const QString title = QObject::tr("%1 against %2").arg(comparison->b.name, comparison->a.name);
    for (const session::ScenarioSide* side : {&comparison->a, &comparison->b})
        if (!side->derived) return only(title, side->problem);
    if (comparison->differences.empty()) return only(title, QObject::tr("Nothing that follows differs."));
    PairMaker pair(*comparison, session::filterOf(context.slide.filter), maker);
    if (pair.empty()) return only(title, QObject::tr("No component has a place on the map yet."));
    pair.run(context);
}

} // namespace banyan::present

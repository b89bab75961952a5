// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/map_picture.h"
#include "views/present/slide_layouts.h"
#include "views/session/filter_text.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

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
        const int room = m_maker.left() - 2 - static_cast<int>(mapQuadrants.size());
        const bool both = 2 * changed + static_cast<int>(lines.size()) <= room;
        const int names = both ? changed : std::min(changed, std::max(leastNames, room - int(lines.size())));
        m_lines = fitting(lines, room - names * (both ? 2 : 1));
        const QRectF body = m_maker.body();
        const double top = body.top() + m_maker.px(headHeight);
        const double height = body.bottom() - heightOf(m_lines) - legendHeight() - top - m_maker.px(24);
        MapDrawing a(picture(m_a, {body.left(), top, m_column, height}, both ? names : 0), m_maker);
        MapDrawing b(picture(m_b, {body.left() + m_column + m_gap, top, m_column, height}, names), m_maker);
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
        for (const Quadrant quadrant : mapQuadrants)
            widest = std::max(widest, m_maker.extent(legendText(quadrant), mapLabelSize, true).width());
        return 4 * (widest + m_maker.px(48)) <= m_maker.body().width() ? 4 : 2;
    }
    [[nodiscard]] double legendHeight() const { return legendRow() * 4 / legendColumns(); }

    void addLegend(double top) {
        const int columns = legendColumns();
        const double width = m_maker.body().width() / columns;
        for (size_t i = 0; i < mapQuadrants.size(); ++i) {
            const int at = static_cast<int>(i);
            const double left = m_maker.body().left() + at % columns * width;
            const QRectF row(left, top + at / columns * legendRow(), width, legendRow());
            addMark(m_maker, mapQuadrants[i], {left + m_maker.px(14), row.center().y()}, m_maker.px(22));
            m_maker.text(row.adjusted(m_maker.px(36), 0, 0, 0), legendText(mapQuadrants[i]), mapLabelSize, true,
                         theme().quadrant(mapQuadrants[i]));
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

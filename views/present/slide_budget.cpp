// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/numbers.h"
#include "views/present/slide_layouts.h"
#include "views/present/trial_words.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace banyan::present {

using session::grouped;
using session::longDate;
using session::toQt;
using widgets::theme;

namespace {

constexpr int usualLow = 15; ///< percent of capacity
constexpr int usualHigh = 25;

bool isUsual(const roadmap::CurvePoint& point) {
    return point.percent >= usualLow && point.percent <= usualHigh;
}

/// What the least and the best budget bring: deadlines where there are any, else initiatives that fit.
QString finding(const roadmap::Curve& curve) {
    std::vector<const roadmap::CurvePoint*> points;
    for (const roadmap::CurvePoint& point : curve.points)
        if (point.feasible) points.push_back(&point);
    if (points.size() < 2) return {};
    const bool deadlines = points.front()->deadlines > 0;
    const auto amount = [&](const roadmap::CurvePoint* p) { return deadlines ? p->deadlinesMet : p->scheduled; };
    const auto* least = points.front();
    const auto* best = *std::ranges::max_element(points, {}, amount); // the first of equals, which is the cheapest
    if (amount(best) == amount(least))
        return deadlines
                   ? QObject::tr("No budget keeps more than %1 of %2 deadlines").arg(amount(best)).arg(best->deadlines)
                   : QObject::tr("Every budget fits %1").arg(session::counted(amount(best), QObject::tr("initiative")));
    return (deadlines ? QObject::tr("A budget of %1 % keeps %2 deadlines, one of %3 % keeps %4")
                      : QObject::tr("A budget of %1 % fits %2 initiatives, one of %3 % fits %4"))
        .arg(best->percent)
        .arg(amount(best))
        .arg(least->percent)
        .arg(amount(least));
}

QStringList notesOf(const roadmap::CurvePoint& point, const roadmap::Curve& curve) {
    if (!point.feasible) return {QObject::tr("no plan")};
    QStringList out{QObject::tr("%1 fit").arg(session::counted(point.scheduled, QObject::tr("initiative"))),
                    QObject::tr("value %1 points").arg(grouped(qint64(std::llround(point.value)))),
                    QObject::tr("risk −%1 points").arg(toQt(shortNumber(point.riskRetired, 0)))};
    if (point.deadlines > 0) out.append(QObject::tr("%1 of %2 deadlines").arg(point.deadlinesMet).arg(point.deadlines));
    out.append(point.setFinishWeek ? QObject::tr("done %1").arg(longDate(curve.start + 7 * *point.setFinishWeek - 3))
                                   : QObject::tr("never all done"));
    return out;
}

/// Bars of value by budget, what each brings under them, and where the budget is now and as tried.
class BudgetMaker {
public:
    BudgetMaker(const roadmap::Curve& curve, SceneMaker& maker)
        : m_curve(curve)
        , m_maker(maker)
        , m_body(maker.body())
        , m_column(m_body.width() / static_cast<double>(curve.points.size()))
        , m_area(m_body.left(), m_body.top() + maker.px(124), m_body.width(), m_body.height() - maker.px(124 + 272)) {}

    void run(double now, std::optional<double> tried) {
        addLegend();
        double most = 1e-9;
        for (const roadmap::CurvePoint& point : m_curve.points)
            most = std::max(most, point.value);
        for (size_t i = 0; i < m_curve.points.size(); ++i)
            addPoint(i, most);
        addBudget(now, QObject::tr("now %1 %").arg(toQt(shortNumber(now, 1))), 40, theme().strong);
        if (tried) addBudget(*tried, QObject::tr("tried %1 %").arg(toQt(shortNumber(*tried, 1))), 80, theme().warning);
    }

private:
    [[nodiscard]] double middle(double at) const { return m_area.left() + m_column * (at + 0.5); }

    void addLegend() {
        double left = m_body.left();
        for (const auto& [colour, text] :
             {std::pair(theme().accent,
                        QObject::tr("%1 to %2 % of capacity, as is usual").arg(usualLow).arg(usualHigh)),
              std::pair(theme().border, QObject::tr("other budgets"))}) {
            const double size = m_maker.px(22);
            const QSizeF extent = m_maker.extent(text, 22, false);
            m_maker.rectangle({left, m_body.top() + m_maker.px(7), size, size}, colour, QPen(theme().muted, 1),
                              m_maker.px(4));
            m_maker.text({left + m_maker.px(34), m_body.top(), extent.width(), m_maker.px(36)}, text, 22, false,
                         theme().muted);
            left += m_maker.px(34) + extent.width() + m_maker.px(36);
        }
    }

    void addPoint(size_t index, double most) {
        const roadmap::CurvePoint& point = m_curve.points[index];
        const double x = middle(static_cast<double>(index));
        const double top = m_area.bottom() - m_area.height() * std::max(0.0, point.value) / most;
        m_maker.rectangle({x - m_column * 0.28, top, m_column * 0.56, m_area.bottom() - top},
                          isUsual(point) ? theme().accent : theme().border, Qt::NoPen, m_maker.px(6));
        m_maker.text({x - m_column / 2, m_area.bottom() + m_maker.px(8), m_column, m_maker.px(48)},
                     QObject::tr("%1 %").arg(point.percent), 32, true, theme().text, Qt::AlignCenter);
        m_maker.text({x - m_column * 0.48, m_area.bottom() + m_maker.px(58), m_column * 0.96, m_maker.px(212)},
                     notesOf(point, m_curve).join(QChar::LineSeparator), 24, false, theme().muted,
                     Qt::AlignHCenter | Qt::AlignTop);
    }

    /// A line at a budget, on the scale of the columns, which are equally far apart.
    void addBudget(double percent, const QString& text, double row, const QColor& colour) {
        if (m_curve.points.size() < 2) return;
        const double first = m_curve.points.front().percent;
        const double step = m_curve.points[1].percent - first;
        if (!(step > 0)) return;
        const double x = std::clamp(middle((percent - first) / step), m_area.left(), m_area.right());
        const QSizeF extent = m_maker.extent(text, 24, true);
        const double left = std::clamp(x - extent.width() / 2, m_body.left(), m_body.right() - extent.width());
        const double top = m_body.top() + m_maker.px(row);
        m_maker.text({left, top, extent.width(), m_maker.px(38)}, text, 24, true, theme().text);
        m_maker.line({x, top + m_maker.px(38)}, {x, m_area.bottom()}, QPen(colour, m_maker.px(4), Qt::DashLine));
    }

    const roadmap::Curve& m_curve;
    SceneMaker& m_maker;
    QRectF m_body;
    double m_column;
    QRectF m_area;
};

} // namespace

void budgetSlide(const SlideContext& context, SceneMaker& maker) {
    const SlideSource& source = context.source;
    const auto plan = source.planned && source.planned->plan ? &*source.planned->plan : nullptr;
    const bool there = source.curve && !source.curve->points.empty();
    maker.head(context.title(there ? finding(*source.curve) : QString()),
               plan ? planSays(*plan, source.planTried) : QString(), context.number);
    if (!there)
        return sayOnly(maker, plan ? QObject::tr("The budget curve is being worked out…")
                                   : QObject::tr("There is no plan yet."));
    const portfolio::Portfolio& now = source.before ? source.before->portfolio : source.portfolio;
    std::optional<double> tried;
    if (source.before && budgetsDiffer(now, source.portfolio)) tried = meanBudget(source.portfolio, source.asOf);
    BudgetMaker(*source.curve, maker).run(meanBudget(now, source.asOf), tried);
}

} // namespace banyan::present

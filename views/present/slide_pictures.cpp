// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/numbers.h"
#include "views/charts/time_axis.h"
#include "views/charts/timeline_layout.h"
#include "views/present/slide_layouts.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace banyan::present {

using namespace portfolio;
using session::counted;
using session::longDate;
using session::toQt;
using widgets::theme;

namespace {

/// The plan's phases as bands, and under them the initiatives that bring most.
class PlanMaker {
public:
    PlanMaker(const roadmap::Plan& plan, const Slide& slide, SceneMaker& maker)
        : m_plan(plan)
        , m_slide(slide)
        , m_maker(maker) {
        const QRectF body = maker.body();
        m_axis.start = plan.start;
        m_axis.weeks = charts::shownWeeks(plan);
        m_axis.left = body.left() + maker.px(560);
        m_axis.width = body.right() - m_axis.left;
    }

    void run() {
        addMonths();
        const size_t phases = m_plan.phases.size();
        const std::vector<const roadmap::PlannedInitiative*> named = chosen();
        const QRectF body = m_maker.body();
        const double top = body.top() + m_maker.px(48);
        const double height = std::min(
            m_maker.px(76), (body.bottom() - top) / static_cast<double>(std::max<size_t>(1, phases + named.size())));
        double y = top;
        for (const roadmap::PhaseSummary& phase : m_plan.phases) {
            addRow(y, height,
                   QStringLiteral("%1  %2 · %3")
                       .arg(phase.phase)
                       .arg(toQt(roadmap::phaseTitle(phase.phase)), count(phase.phase)),
                   phase.phase, phase.startWeek, phase.finishWeek, true);
            y += height;
        }
        for (const roadmap::PlannedInitiative* one : named) {
            addRow(y, height, toQt(one->title), one->phase, roadmap::shownStart(m_plan, *one), one->finishWeek, false);
            y += height;
        }
    }

private:
    void addMonths() {
        const QRectF body = m_maker.body();
        int given = 0;
        double free = 0;
        for (const charts::MonthTick& tick : m_axis.months(m_maker.px(260))) {
            m_maker.line({tick.x, body.top() + m_maker.px(40)}, {tick.x, body.bottom()},
                         QPen(theme().line, m_maker.px(2)));
            const QSizeF extent = m_maker.extent(tick.text, 22, false);
            if (given == 4 || tick.x < free || tick.x + extent.width() > body.right()) continue;
            m_maker.text({tick.x, body.top(), extent.width(), m_maker.px(36)}, tick.text, 22, false, theme().muted);
            free = tick.x + extent.width() + m_maker.px(20);
            ++given;
        }
    }

    [[nodiscard]] QString count(int phase) const {
        return counted(std::ranges::count(m_plan.initiatives, phase, &roadmap::PlannedInitiative::phase),
                       QObject::tr("initiative"));
    }

    /// The slide's own, or those with the greatest value; in the order of their start.
    [[nodiscard]] std::vector<const roadmap::PlannedInitiative*> chosen() const {
        std::vector<const roadmap::PlannedInitiative*> out;
        for (const roadmap::PlannedInitiative& one : m_plan.initiatives)
            if (m_slide.initiatives.empty() ||
                std::ranges::find(m_slide.initiatives, one.id) != m_slide.initiatives.end())
                out.push_back(&one);
        std::ranges::stable_sort(out, std::ranges::greater{}, [](const auto* one) { return one->valueRate; });
        const int room = m_maker.left() - static_cast<int>(m_plan.phases.size());
        out.resize(std::min(out.size(), static_cast<size_t>(std::max(0, room))));
        std::ranges::stable_sort(out, {}, [](const auto* one) { return one->startWeek; });
        return out;
    }

    void addRow(double y, double height, const QString& name, int phase, int start, int finish, bool whole) {
        const QRectF body = m_maker.body();
        m_maker.text({body.left(), y, m_axis.left - body.left() - m_maker.px(20), height}, name, whole ? 24 : 22, whole,
                     whole ? theme().text : theme().muted);
        const double left = std::max(m_axis.left, m_axis.x(start));
        const double right = std::max(left + m_maker.px(8), std::min(m_axis.right(), m_axis.x(finish)));
        const double thick = std::min(height * 0.6, m_maker.px(whole ? 36 : 24));
        m_maker.rectangle({left, y + (height - thick) / 2, right - left, thick}, theme().phase(phase), Qt::NoPen,
                          m_maker.px(6));
    }

    const roadmap::Plan& m_plan;
    const Slide& m_slide;
    SceneMaker& m_maker;
    charts::TimeAxis m_axis;
};

/// `tried`: the plan is a quick one, whose numbers are about right.
QString planSays(const roadmap::Plan& plan, bool tried) {
    const QString about = tried ? QObject::tr("about ") : QString();
    int last = 0;
    for (const roadmap::PlannedInitiative& one : plan.initiatives)
        last = std::max(last, one.finishWeek);
    QString text = QObject::tr("%1%2 planned, %1%3 do not fit")
                       .arg(about, counted(qint64(plan.initiatives.size()), QObject::tr("initiative")))
                       .arg(plan.unscheduled.size());
    if (last > 0)
        text += (tried ? QObject::tr(", the last done about %1") : QObject::tr(", the last done on %1"))
                    .arg(longDate(roadmap::dayOf(plan, last) - 3));
    return tried ? QObject::tr("As tried, in a quick plan: %1.").arg(text) : text + '.';
}

} // namespace

void roadmapSlide(const SlideContext& context, SceneMaker& maker) {
    const auto& planned = context.source.planned;
    if (!planned || !planned->plan) {
        maker.head(context.title({}), {}, context.number);
        return sayOnly(maker,
                       !planned ? QObject::tr("There is no plan yet.") : session::sentenceOf(planned->plan.error()));
    }
    const roadmap::Plan& plan = *planned->plan;
    QString chances;
    int likely = 0;
    for (const roadmap::GoalChance& goal : plan.goals)
        likely += goal.chance && *goal.chance >= 0.8 ? 1 : 0;
    if (!plan.goals.empty() && plan.draws > 0)
        chances = QObject::tr(" %1 of %2 keep their deadline four times out of five.")
                      .arg(likely)
                      .arg(counted(qint64(plan.goals.size()), QObject::tr("goal")));
    maker.head(context.title(plan.initiatives.empty()
                                 ? QString()
                                 : QObject::tr("%1 phases, from %2").arg(plan.phases.size()).arg(longDate(plan.start))),
               planSays(plan, context.source.planTried) + chances, context.number);
    if (plan.initiatives.empty()) return sayOnly(maker, QObject::tr("No initiative fits into the plan."));
    PlanMaker(plan, context.slide, maker).run();
}

void budgetSlide(const SlideContext& context, SceneMaker& maker) {
    const auto& curve = context.source.curve;
    const auto plan = context.source.planned && context.source.planned->plan ? &*context.source.planned->plan : nullptr;
    const QString subtitle = plan ? planSays(*plan, context.source.planTried) : QString();
    maker.head(context.title({}), subtitle, context.number);
    if (!curve || curve->points.empty())
        return sayOnly(maker, plan ? QObject::tr("The budget curve is being worked out…")
                                   : QObject::tr("There is no plan yet."));
    const QRectF body = maker.body();
    const double column = body.width() / static_cast<double>(curve->points.size());
    const QRectF area(body.left(), body.top() + maker.px(60), body.width(), body.height() - maker.px(310));
    double most = 1e-9;
    for (const roadmap::CurvePoint& point : curve->points)
        most = std::max(most, point.value);
    std::vector<QPointF> line;
    for (size_t i = 0; i < curve->points.size(); ++i) {
        const roadmap::CurvePoint& point = curve->points[i];
        const double x = area.left() + column * (static_cast<double>(i) + 0.5);
        const QPointF at(x, area.bottom() - area.height() * std::max(0.0, point.value) / most);
        const bool recommended = point.percent >= 15 && point.percent <= 25;
        maker.rectangle({x - column * 0.28, at.y(), column * 0.56, area.bottom() - at.y()},
                        recommended ? theme().accent : theme().border, Qt::NoPen, maker.px(6));
        maker.text({x - column / 2, area.bottom() + maker.px(10), column, maker.px(48)},
                   QObject::tr("%1 %").arg(point.percent), 32, true, theme().text, Qt::AlignCenter);
        QStringList notes{QObject::tr("no plan")};
        if (point.feasible) {
            notes = {QObject::tr("%1 fit").arg(point.scheduled),
                     QObject::tr("%1 risk retired").arg(toQt(shortNumber(point.riskRetired, 0)))};
            if (point.deadlines > 0)
                notes.append(QObject::tr("%1 of %2 deadlines").arg(point.deadlinesMet).arg(point.deadlines));
            notes.append(point.setFinishWeek
                             ? QObject::tr("done %1").arg(longDate(curve->start + 7 * *point.setFinishWeek - 3))
                             : QObject::tr("never all done"));
        }
        maker.text({x - column * 0.48, area.bottom() + maker.px(62), column * 0.96, maker.px(180)},
                   notes.join(QChar::LineSeparator), 24, false, theme().muted, Qt::AlignHCenter | Qt::AlignTop);
        maker.text({x - column / 2, at.y() - maker.px(46), column, maker.px(40)},
                   QObject::tr("%1 points").arg(session::grouped(qint64(std::llround(point.value)))), 24, false,
                   theme().text, Qt::AlignCenter);
    }
}

void scoringSlide(const SlideContext& context, SceneMaker& maker) {
    const ScoringState& state = context.source.scoring;
    if (state.criterion.isEmpty()) {
        maker.head(context.title({}),
                   QObject::tr("Everyone gives an estimate that nobody else sees; then all are shown."),
                   context.number);
        return sayOnly(maker, QObject::tr("Press S or the button below and choose what to score."));
    }
    const std::string unit = session::fromQt(state.unit);
    const QString asked = QObject::tr("%1 of %2").arg(state.criterion, state.component);
    const auto count = static_cast<qint64>(state.votes.size());
    if (!state.revealed) {
        maker.head(context.title(asked), QObject::tr("What does everyone say, unseen by the others?"), context.number);
        return sayOnly(
            maker, QObject::tr("%1 given, hidden until all are shown.").arg(counted(count, QObject::tr("estimate"))));
    }
    maker.head(context.title(asked), toQt(report::spreadSentence(state.votes, unit)), context.number);
    const QRectF body = maker.body();
    double low = state.votes.front().range.low;
    double high = low;
    for (const report::Vote& vote : state.votes) {
        low = std::min(low, vote.range.low);
        high = std::max(high, vote.range.high);
    }
    if (high - low < 1e-12) {
        low -= 1;
        high += 1;
    }
    const double left = body.left() + maker.px(420);
    const double right = body.right() - maker.px(220);
    const auto x = [&](double value) { return left + (right - left) * (value - low) / (high - low); };
    const report::Spread spread = report::spreadOf(state.votes);
    const size_t rows = std::min<size_t>(state.votes.size(), 6);
    const double top = body.top() + maker.px(56);
    const double height = std::min(maker.px(90), (body.bottom() - top - maker.px(50)) / static_cast<double>(rows));
    const double bottom = top + height * static_cast<double>(rows);
    maker.line({x(spread.mean), top}, {x(spread.mean), bottom}, QPen(theme().strong, maker.px(3), Qt::DashLine));
    const QString mean = QObject::tr("mean %1").arg(toQt(shortNumber(spread.mean, 2)));
    const QSizeF extent = maker.extent(mean, 24, true);
    maker.text({std::clamp(x(spread.mean) - extent.width() / 2, body.left(), body.right() - extent.width()),
                top - maker.px(48), extent.width(), maker.px(40)},
               mean, 24, true, theme().text);
    for (size_t i = 0; i < rows; ++i) {
        const report::Vote& vote = state.votes[i];
        const double y = top + height * (static_cast<double>(i) + 0.5);
        maker.text({body.left(), y - maker.px(22), left - body.left() - maker.px(24), maker.px(44)}, toQt(vote.who), 26,
                   true, theme().text);
        maker.line({x(vote.range.low), y}, {x(vote.range.high), y},
                   QPen(theme().accent, maker.px(5), Qt::SolidLine, Qt::RoundCap));
        addMark(maker, Quadrant::Retain, {x(vote.range.likely), y}, maker.px(26));
        maker.text({right + maker.px(24), y - maker.px(22), body.right() - right - maker.px(24), maker.px(44)},
                   toQt(shortNumber(vote.range.likely, 2)), 26, false, theme().text);
    }
    QString below = state.kept ? QObject::tr("Kept as estimates.") : QString();
    if (state.votes.size() > rows)
        below = QObject::tr("and %1 more in the list. ").arg(state.votes.size() - rows) + below;
    maker.text({body.left(), body.bottom() - maker.px(44), body.width(), maker.px(44)}, below, 24, false,
               theme().muted);
}

} // namespace banyan::present

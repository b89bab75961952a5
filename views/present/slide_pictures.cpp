// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/time_axis.h"
#include "views/charts/timeline_layout.h"
#include "views/present/slide_layouts.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <algorithm>

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

} // namespace

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

} // namespace banyan::present

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/numbers.h"
#include "model/outcomes/wording.h"
#include "model/scoring/moves.h"
#include "views/charts/map_points.h"
#include "views/present/slide_layouts.h"
#include "views/session/filter_text.h"
#include "views/session/text.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QTransform>

#include <algorithm>
#include <numeric>

namespace banyan::present {

using namespace portfolio;
using session::counted;
using session::longDate;
using session::toQt;
using widgets::theme;

namespace {

constexpr double rowHead = 28;
constexpr double rowBody = 24;
constexpr double leastGap = 14; ///< between rows
constexpr double widestGap = 48;

QString numbered(double value, const std::string& unit) {
    return toQt(outcomes::quantity(value, unit));
}

/// "4.2 → 2.1 % by 30 Jun 2027".
QString aimOf(const Goal& goal) {
    QStringList parts;
    if (goal.baseline && goal.target)
        parts.append(QStringLiteral("%1 → %2").arg(toQt(outcomes::plainNumber(*goal.baseline)),
                                                   numbered(*goal.target, goal.unit)));
    else if (goal.target)
        parts.append(QObject::tr("to %1").arg(numbered(*goal.target, goal.unit)));
    if (goal.deadline) parts.append(QObject::tr("by %1").arg(longDate(*goal.deadline)));
    return parts.isEmpty() ? QObject::tr("no target and no date yet") : parts.join(' ');
}

/// As the page of outcomes says it: the mean of the last readings, else the last one.
std::optional<double> nowOf(const outcomes::GoalOutcome& goal) {
    return goal.level ? std::optional(goal.level->mid) : goal.latest;
}

QString measuredOf(const SlideSource& source, const GoalId& id) {
    const outcomes::GoalOutcome* outcome = source.outcomes ? source.outcomes->find(id) : nullptr;
    if (!outcome) return {};
    const std::optional<double> now = nowOf(*outcome);
    return now ? QObject::tr("now %1").arg(numbered(*now, outcome->unit)) : QObject::tr("not measured yet");
}

/// The worst first, and above all what slips back.
int urgencyOf(const outcomes::GoalOutcome& goal) {
    if (goal.judgement.relapse) return 0;
    switch (goal.status) {
    case GoalStatus::Off:
        return 1;
    case GoalStatus::AtRisk:
        return 2;
    case GoalStatus::NotMeasured:
        return 3;
    case GoalStatus::OnTrack:
        return 4;
    case GoalStatus::Reached:
        break;
    }
    return 5;
}

QString capital(QString text) {
    if (!text.isEmpty()) text[0] = text[0].toUpper();
    return text;
}

/// "Errors: off (now 4.35 %, target 2.1 %), slips back".
QString outcomeHead(const outcomes::GoalOutcome& goal) {
    QStringList numbers;
    const std::optional<double> now = nowOf(goal);
    if (now && goal.status != GoalStatus::NotMeasured)
        numbers.append(QObject::tr("now %1").arg(numbered(*now, goal.unit)));
    if (goal.target) numbers.append(QObject::tr("target %1").arg(numbered(*goal.target, goal.unit)));
    QString head = QStringLiteral("%1: %2").arg(toQt(goal.name), toQt(outcomes::statusTitle(goal.status)));
    if (!numbers.isEmpty()) head += QStringLiteral(" (%1)").arg(numbers.join(QStringLiteral(", ")));
    if (goal.judgement.relapse) head += QObject::tr(", slips back since %1").arg(longDate(*goal.judgement.relapse));
    return head;
}

/// Ranked components, the first first.
std::vector<const scoring::ComponentAssessment*> ranked(const scoring::Assessment& assessment) {
    const std::vector<int> ranks = scoring::ranks(assessment);
    std::vector<const scoring::ComponentAssessment*> out;
    std::vector<size_t> order(assessment.components.size());
    std::iota(order.begin(), order.end(), size_t{0});
    std::ranges::sort(order, {}, [&](size_t i) { return ranks[i] == 0 ? 1'000'000 : ranks[i]; });
    for (const size_t i : order)
        if (ranks[i] > 0) out.push_back(&assessment.components[i]);
    return out;
}

} // namespace

QString SlideContext::title(const QString& said) const {
    if (!slide.title.empty()) return toQt(slide.title);
    return said.isEmpty() ? titleOf(slide.kind) : said;
}

void sayOnly(SceneMaker& maker, const QString& sentence) {
    const QRectF body = maker.body();
    maker.text({body.left() + body.width() * 0.1, body.top(), body.width() * 0.8, body.height() * 0.7}, sentence, 30,
               false, theme().muted, Qt::AlignCenter);
}

namespace {

/// Where the parts of a row lie under each other.
struct RowHeights {
    double head = 0;
    double bar = 0;
    double body = 0;
    [[nodiscard]] double sum() const { return head + bar + body; }
};

class RowMaker {
public:
    explicit RowMaker(SceneMaker& maker)
        : m_maker(maker)
        , m_body(maker.body()) {}

    void run(const std::vector<SlideRow>& rows) {
        const size_t count = onePart(rows);
        const auto more = static_cast<qint64>(rows.size() - count);
        addRows(rows, count, more > 0 ? QObject::tr("and %1 more").arg(session::grouped(more)) : QString());
    }

    void runPart(std::vector<SlideRow> rows, int part) {
        std::vector<size_t> firsts{0};
        for (std::vector<SlideRow> rest = rows; onePart(rest) < rest.size();) {
            firsts.push_back(firsts.back() + onePart(rest));
            rest.assign(rows.begin() + static_cast<ptrdiff_t>(firsts.back()), rows.end());
        }
        const auto at = std::min(static_cast<size_t>(std::max(0, part)), firsts.size() - 1);
        rows.erase(rows.begin(), rows.begin() + static_cast<ptrdiff_t>(firsts[at]));
        const size_t count = onePart(rows);
        const auto more = static_cast<qint64>(rows.size() - count);
        m_maker.setPart(static_cast<int>(at), static_cast<int>(firsts.size()));
        addRows(rows, count,
                more > 0 ? QObject::tr("%1 more on the next slide →").arg(session::grouped(more)) : QString());
    }

private:
    [[nodiscard]] double moreHeight() const { return m_maker.px(48); }

    /// How many rows stand on one slide, beside a line that says what is left.
    [[nodiscard]] size_t onePart(const std::vector<SlideRow>& rows) const {
        const size_t all = fitting(rows, m_body.height(), m_maker.left());
        return all == rows.size() ? all : fitting(rows, m_body.height() - moreHeight(), m_maker.left() - 1);
    }

    void addRows(const std::vector<SlideRow>& rows, size_t count, const QString& more) {
        double used = more.isEmpty() ? 0 : moreHeight();
        for (size_t i = 0; i < count; ++i)
            used += heightsOf(rows[i]).sum();
        const double room = m_body.height() - used;
        const double gap = std::min(room / static_cast<double>(std::max<size_t>(1, count)), m_maker.px(widestGap));
        double top = m_body.top();
        for (size_t i = 0; i < count; ++i) {
            add(rows[i], top);
            top += heightsOf(rows[i]).sum() + gap;
        }
        m_maker.text({m_body.left(), m_body.bottom() - moreHeight(), m_body.width(), moreHeight()}, more, rowBody,
                     false, theme().muted);
    }

    [[nodiscard]] double indentOf(const SlideRow& row) const {
        return row.status || row.mark.alpha() > 0 ? m_maker.px(48) : 0;
    }

    [[nodiscard]] RowHeights heightsOf(const SlideRow& row) const {
        const double width = m_body.width() - indentOf(row);
        const double slack = m_maker.px(4);
        RowHeights out;
        out.head = m_maker.heightOf(row.head, rowHead, true, width) + slack;
        out.bar = row.bar >= 0 ? m_maker.px(18) : 0;
        if (!row.body.isEmpty()) out.body = m_maker.heightOf(row.body, rowBody, false, width) + slack;
        return out;
    }

    /// How many rows there is room and labels for, at least one.
    [[nodiscard]] size_t fitting(const std::vector<SlideRow>& rows, double height, int labels) const {
        size_t count = 0;
        for (const SlideRow& row : rows) {
            labels -= row.body.isEmpty() ? 1 : 2;
            height -= heightsOf(row).sum() + m_maker.px(leastGap);
            if (count > 0 && (labels < 0 || height + m_maker.px(leastGap) < 0)) break;
            ++count;
        }
        return count;
    }

    void add(const SlideRow& row, double top) {
        const RowHeights heights = heightsOf(row);
        const double left = m_body.left() + indentOf(row);
        const double width = m_body.right() - left;
        if (row.status) {
            m_maker.mark(*row.status, {m_body.left() + m_maker.px(16), top + m_maker.px(20)}, m_maker.px(26));
        } else if (row.mark.alpha() > 0) {
            const QPainterPath mark = widgets::markShape(row.shape, m_maker.px(24));
            m_maker.shape(QTransform::fromTranslate(m_body.left() + m_maker.px(16), top + m_maker.px(20)).map(mark),
                          row.mark);
        }
        m_maker.text({left, top, width, heights.head}, row.head, rowHead, true, theme().text,
                     Qt::AlignLeft | Qt::AlignTop);
        if (row.bar >= 0) addBar({left, top + heights.head + m_maker.px(2), width, m_maker.px(10)}, row.bar);
        const double bodyTop = top + heights.head + heights.bar;
        m_maker.text({left, bodyTop, width, std::min(heights.body, m_body.bottom() - bodyTop)}, row.body, rowBody,
                     false, theme().muted, Qt::AlignLeft | Qt::AlignTop);
    }

    void addBar(const QRectF& track, double share) {
        m_maker.rectangle(track, theme().line, Qt::NoPen, track.height() / 2);
        if (!(share > 0)) return;
        QRectF full = track;
        full.setWidth(std::max(track.height(), track.width() * std::min(1.0, share)));
        m_maker.rectangle(full, theme().accent, Qt::NoPen, track.height() / 2);
    }

    SceneMaker& m_maker;
    QRectF m_body;
};

} // namespace

void layOutRows(SceneMaker& maker, const std::vector<SlideRow>& rows) {
    RowMaker(maker).run(rows);
}

void layOutParts(SceneMaker& maker, const std::vector<SlideRow>& rows, int part) {
    RowMaker(maker).runPart(rows, part);
}

void goalsSlide(const SlideContext& context, SceneMaker& maker) {
    const Portfolio& portfolio = context.source.portfolio;
    double sum = 0;
    std::vector<const Goal*> goals;
    for (const Goal& goal : portfolio.goals()) {
        sum += goal.points;
        goals.push_back(&goal);
    }
    std::ranges::stable_sort(goals, std::ranges::greater{}, [](const Goal* goal) { return goal->points; });
    std::vector<SlideRow> rows;
    for (const Goal* goal : goals) {
        const double share = sum > 0 ? goal->points / sum : 0;
        QStringList said{aimOf(*goal)};
        if (const QString measured = measuredOf(context.source, goal->id); !measured.isEmpty()) said.append(measured);
        rows.push_back({QObject::tr("%1 %  %2").arg(toQt(shortNumber(100 * share, 0)), toQt(goal->name)),
                        said.join(QStringLiteral(" · ")),
                        Qt::transparent,
                        Quadrant::Retain,
                        share,
                        {}});
    }
    maker.head(context.title(goals.empty() ? QString()
                                           : QObject::tr("%1 weighs most of our %2")
                                                 .arg(toQt(goals.front()->name),
                                                      counted(qint64(goals.size()), QObject::tr("goal")))),
               QObject::tr("What each goal weighs, where it starts, what it aims at and what was measured last."),
               context.number);
    if (rows.empty()) return sayOnly(maker, QObject::tr("There are no goals yet."));
    layOutParts(maker, rows, context.part);
}

namespace {

/// Of `listed` components, `early` are of high value and high risk.
QString earlyTitle(qint64 early, qint64 listed) {
    if (early == 0) return QObject::tr("Nothing needs to be addressed early");
    if (early < listed)
        return QObject::tr("%1 of %2 to address early, and why")
            .arg(session::grouped(early), counted(listed, QObject::tr("component")));
    return QObject::tr("%1 to address early, and why").arg(counted(early, QObject::tr("component")));
}

} // namespace

void earlySlide(const SlideContext& context, SceneMaker& maker) {
    const auto& derived = context.source.derived;
    if (!derived) {
        maker.head(context.title({}), {}, context.number);
        return sayOnly(maker, QObject::tr("The components are being assessed…"));
    }
    const auto& wanted = context.slide.components;
    const auto shown = charts::mapContent(derived, session::filterOf(context.slide.filter));
    std::vector<SlideRow> rows;
    qint64 early = 0;
    for (const scoring::ComponentAssessment* one : ranked(derived->assessment)) {
        const bool isEarly = one->quadrant == Quadrant::AddressEarly;
        const bool listed = wanted.empty() ? isEarly : std::ranges::find(wanted, one->id) != wanted.end();
        if (!listed || !shown.find(one->id)) continue;
        early += isEarly ? 1 : 0;
        const advice::Recommendation* advice = derived->recommendation(one->id);
        QString why = advice ? capital(toQt(advice->because)) : QString();
        if (why.isEmpty()) why = toQt(scoring::sentence(*one, derived->assessment));
        rows.push_back(
            {QObject::tr("%1: value %2, risk %3")
                 .arg(toQt(one->name), toQt(shortNumber(one->value.mid, 0)), toQt(shortNumber(one->risk.mid, 0))),
             why,
             theme().quadrant(one->quadrant),
             one->quadrant,
             -1,
             {}});
    }
    maker.head(context.title(earlyTitle(early, static_cast<qint64>(rows.size()))),
               wanted.empty() ? QObject::tr("Of high value and high risk, the first by value times risk first.")
                              : QObject::tr("Those that were chosen, the first by value times risk first."),
               context.number);
    if (rows.empty()) return sayOnly(maker, QObject::tr("No component has both high value and high risk."));
    layOutRows(maker, rows);
}

void outcomesSlide(const SlideContext& context, SceneMaker& maker) {
    const auto& outcomes = context.source.outcomes;
    if (!outcomes) {
        maker.head(context.title({}), {}, context.number);
        return sayOnly(maker, QObject::tr("What was measured is being judged…"));
    }
    std::vector<SlideRow> rows;
    int reached = 0;
    int judged = 0;
    int slipping = 0;
    std::vector<const outcomes::GoalOutcome*> goals;
    for (const outcomes::GoalOutcome& goal : outcomes->goals)
        goals.push_back(&goal);
    std::ranges::stable_sort(goals, {}, [](const auto* goal) { return urgencyOf(*goal); });
    for (const outcomes::GoalOutcome* goal : goals) {
        reached += goal->status == GoalStatus::Reached ? 1 : 0;
        judged += goal->status != GoalStatus::NotMeasured ? 1 : 0;
        slipping += goal->judgement.relapse ? 1 : 0;
        rows.push_back({outcomeHead(*goal), toQt(goal->because.empty() ? goal->statusBecause : goal->because),
                        Qt::transparent, Quadrant::Retain, -1, goal->status});
    }
    maker.head(context.title(QObject::tr("%1 of %2 reached, %3 measured")
                                 .arg(reached)
                                 .arg(counted(qint64(outcomes->goals.size()), QObject::tr("goal")))
                                 .arg(judged)),
               (slipping > 0 ? QObject::tr("%1 slips back. ").arg(counted(slipping, QObject::tr("goal"))) : QString()) +
                   QObject::tr("As measured until %1, the worst first. What isn't measured is not counted as nothing.")
                       .arg(longDate(outcomes->asOf)),
               context.number);
    if (rows.empty()) return sayOnly(maker, QObject::tr("There are no goals to judge yet."));
    layOutParts(maker, rows, context.part);
}

void changesSlide(const SlideContext& context, SceneMaker& maker) {
    const auto& change = context.source.sinceBaseline;
    if (!change) {
        maker.head(context.title({}), {}, context.number);
        return sayOnly(maker, context.source.portfolio.table<Baseline>().empty()
                                  ? QObject::tr("No plan has been kept as a baseline yet.")
                                  : QObject::tr("There is no plan to compare yet."));
    }
    using Kind = roadmap::InitiativeChange::Kind;
    maker.head(context.title(QObject::tr("Since %1: %2 moved, %3 in, %4 out, %5 finished")
                                 .arg(toQt(change->before))
                                 .arg(change->count(Kind::Moved))
                                 .arg(change->count(Kind::In))
                                 .arg(change->count(Kind::Out))
                                 .arg(change->count(Kind::Finished))),
               change->summary.size() > 1 ? toQt(change->summary[1]) : QString(), context.number);
    std::vector<SlideRow> rows;
    for (const roadmap::DeadlineChange& one : change->deadlines)
        rows.push_back({QObject::tr("Deadline of %1").arg(toQt(one.title)),
                        toQt(one.sentence),
                        theme().accent,
                        Quadrant::Retain,
                        -1,
                        {}});
    for (const roadmap::InitiativeChange& one : change->changes) {
        static constexpr std::array shapes{Quadrant::AddressEarly, Quadrant::Retain, Quadrant::Defer,
                                           Quadrant::ReplaceOrRetire};
        rows.push_back({toQt(one.title),
                        toQt(one.sentence),
                        theme().quadrant(shapes[size_t(one.kind)]),
                        shapes[size_t(one.kind)],
                        -1,
                        {}});
    }
    if (rows.empty()) return sayOnly(maker, QObject::tr("The plan is as it was agreed."));
    layOutRows(maker, rows);
}

void decisionsSlide(const SlideContext& context, SceneMaker& maker) {
    std::vector<const Decision*> decisions;
    for (const Decision& decision : context.source.portfolio.table<Decision>())
        decisions.push_back(&decision);
    std::ranges::stable_sort(decisions, std::ranges::greater{},
                             [](const Decision* decision) { return decision->date; });
    std::vector<SlideRow> rows;
    for (const Decision* decision : decisions) {
        QStringList chosen;
        for (const DecisionOption& option : decision->options)
            if (option.chosen) chosen.append(toQt(option.title));
        QStringList dissent;
        for (const Dissent& one : decision->dissent)
            dissent.append(one.why.empty() ? toQt(one.who)
                                           : QStringLiteral("%1 (%2)").arg(toQt(one.who), toQt(one.why)));
        QString said = chosen.isEmpty() ? QObject::tr("nothing was chosen") : chosen.join(QStringLiteral(", "));
        if (!decision->reasons.empty()) said += QObject::tr(", because: %1").arg(toQt(decision->reasons));
        said += dissent.isEmpty() ? QObject::tr(" · nobody dissented")
                                  : QObject::tr(" · against: %1").arg(dissent.join(QStringLiteral("; ")));
        rows.push_back({QStringLiteral("%1  %2").arg(longDate(decision->date), toQt(decision->question)),
                        capital(said),
                        Qt::transparent,
                        Quadrant::Retain,
                        -1,
                        {}});
    }
    maker.head(context.title(
                   rows.empty()
                       ? QString()
                       : QObject::tr("What we agreed: %1").arg(counted(qint64(rows.size()), QObject::tr("decision")))),
               QObject::tr("The latest first, with who was against and why."), context.number);
    if (rows.empty())
        return sayOnly(maker, QObject::tr("Nothing has been decided yet. Record a decision with the button below."));
    layOutRows(maker, rows);
}

} // namespace banyan::present

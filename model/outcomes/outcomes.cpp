// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/outcomes/outcomes.h"

#include "model/outcomes/control_chart.h"
#include "model/outcomes/status.h"
#include "model/outcomes/streams.h"
#include "model/outcomes/wording.h"
#include "model/portfolio/metrics.h"

#include <algorithm>
#include <cmath>

namespace banyan::outcomes {

namespace {

/// One judged thing, and where it stands.
struct Judged {
    const Stream* stream = nullptr;
    const Live* live = nullptr;
    Judgement judgement;
};

/// Holm over the metrics of each initiative. A change that is only seen because one looked often can't be told.
void adjustForMetrics(std::vector<Judged>& all) {
    std::map<InitiativeId, std::vector<Judged*>> byInitiative;
    for (Judged& one : all)
        if (one.judgement.p) byInitiative[one.live->initiative->id].push_back(&one);
    for (auto& [id, members] : byInitiative) {
        if (members.size() < 2) continue;
        std::vector<double> p;
        for (const Judged* one : members)
            p.push_back(*one->judgement.p);
        const std::vector<double> adjusted = holm(p);
        for (size_t i = 0; i < members.size(); ++i) {
            Judgement& j = members[i]->judgement;
            j.adjustedP = adjusted[i];
            const bool claims =
                j.verdict == Verdict::Met || j.verdict == Verdict::Improved || j.verdict == Verdict::Worse;
            if (!claims || adjusted[i] < 0.05) continue;
            j.verdict = Verdict::CannotTell;
            j.missing = "it was looked for in " + std::to_string(members.size()) +
                        " metrics, and chance alone would show so much in one of them (p " +
                        shortNumber(adjusted[i], 3) + " after Holm)";
        }
    }
}

InitiativeOutcome outcomeOf(const Judged& judged, const std::string& unit) {
    const Live& live = *judged.live;
    InitiativeOutcome out;
    out.id = live.initiative->id;
    out.title = live.initiative->title;
    if (live.prediction) out.prediction = live.prediction->id;
    out.component = judged.stream->component;
    out.metric = judged.stream->metric;
    out.kind = live.kind;
    out.promised = live.promised;
    out.goLive = live.goLive;
    out.effective = live.effective;
    out.judgement = judged.judgement;
    out.because = verdictSentence("\"" + out.title + "\"", out.metric, unit, out.judgement, Bar::Promise);
    return out;
}

class Assembler {
public:
    Assembler(const Portfolio& portfolio, const OutcomesOptions& options)
        : m_portfolio(portfolio)
        , m_options(options)
        , m_book(portfolio, options.asOf)
        , m_streams(portfolio, m_book) {}

    Result<Outcomes> run() {
        BANYAN_TRY(judgeLives());
        Outcomes out;
        out.asOf = m_options.asOf;
        for (const Goal& goal : m_portfolio.goals()) {
            BANYAN_TRY(stopIfCancelled());
            out.goals.push_back(goalOutcome(goal));
        }
        addComponents(out);
        addLedger(out);
        out.calibration = calibrationOf(out.ledger);
        out.delivery = delivery(m_portfolio, m_book);
        out.errorBudgets = errorBudgets(m_portfolio, m_book);
        return out;
    }

private:
    [[nodiscard]] Result<void> stopIfCancelled() const {
        if (!m_options.cancel.cancelled()) return {};
        return makeError(ErrorKind::Cancelled, "outcomes.cancelled", "Judging outcomes was cancelled");
    }

    Result<void> judgeLives() {
        for (const Stream& stream : m_streams.all())
            for (size_t i = 0; i < stream.lives.size(); ++i) {
                BANYAN_TRY(stopIfCancelled());
                const Prediction* p = stream.lives[i].prediction;
                std::optional<Series> control;
                if (p && p->control)
                    control = stream.metric == incidentMetric ? m_book.incidents({*p->control})
                                                              : m_book.readings(stream.metric, p->control);
                m_judged.push_back(
                    {&stream, &stream.lives[i], judgeLive(stream, i, m_options.asOf, control ? &*control : nullptr)});
            }
        adjustForMetrics(m_judged);
        return {};
    }

    GoalOutcome goalOutcome(const Goal& goal) const {
        GoalOutcome out;
        out.id = goal.id;
        out.name = goal.name;
        out.metric = goal.metric;
        out.unit = goal.metric == incidentMetric && goal.unit.empty() ? std::string(incidentUnit) : goal.unit;
        out.direction = goal.direction;
        out.target = goal.target;
        out.deadline = goal.deadline;
        std::optional<Date> settled;
        if (const Stream* stream = m_streams.of(goal)) {
            out.series = stream->series;
            out.baseline = baselineOf(goal, *stream);
            Goal judged = goal;
            if (out.baseline && goal.target && !liesAhead(goal.direction, *out.baseline, *goal.target))
                judged.target.reset(); // nothing is on the way to it
            out.trajectory = trajectoryOf(judged, *stream, out.baseline, m_options.asOf);
            out.judgement = judgeGoal(judged, *stream, out.baseline, m_options.asOf);
            for (const Live& live : stream->lives)
                if (live.effective && *live.effective <= m_options.asOf)
                    settled = settled ? std::max(*settled, *live.effective) : *live.effective;
        }
        fillStatus(out, settled, m_options.asOf);
        confirmLevel(out);
        if (!goal.metric.empty())
            out.because = verdictSentence("what was done for \"" + goal.name + "\"", goal.metric, out.unit,
                                          out.judgement, Bar::Target);
        addInitiatives(goal, out);
        return out;
    }

    /// A goal is met where the change is proven and the level is there too.
    static void confirmLevel(GoalOutcome& goal) {
        if (goal.judgement.verdict != Verdict::Met || goal.status == GoalStatus::Reached) return;
        goal.judgement.verdict = Verdict::Improved;
        goal.judgement.remarks.push_back("the change is as large as was asked for, but the level has not reached " +
                                         plainNumber(*goal.target));
    }

    void addInitiatives(const Goal& goal, GoalOutcome& out) const {
        for (const Judged& judged : m_judged)
            if (std::ranges::find(judged.live->goals, goal.id) != judged.live->goals.end())
                out.initiatives.push_back(outcomeOf(judged, judged.stream->metric == goal.metric ? out.unit : ""));
        std::ranges::stable_sort(out.initiatives, {}, [](const InitiativeOutcome& i) {
            return std::tuple(!i.goLive, i.goLive.value_or(Date{}), i.id.value);
        });
    }

    void addComponents(Outcomes& out) const {
        for (const Judged& judged : m_judged)
            if (judged.live->goals.empty()) {
                const Metric* metric = findMetric(judged.stream->metric);
                out.components.push_back(outcomeOf(judged, metric ? std::string(metric->unit) : ""));
            }
        std::ranges::stable_sort(out.components, {}, [](const InitiativeOutcome& i) { return *i.prediction; });
    }

    void addLedger(Outcomes& out) const {
        for (const Judged& judged : m_judged)
            if (const Prediction* p = judged.live->prediction)
                out.ledger.push_back(
                    ledgerEntry(*p, judged.live->initiative->title, judged.live->goLive, &judged.judgement));
        std::ranges::stable_sort(out.ledger, {}, &LedgerEntry::prediction);
    }

    const Portfolio& m_portfolio;
    const OutcomesOptions& m_options;
    SeriesBook m_book;
    Streams m_streams;
    std::vector<Judged> m_judged;
};

RecordedVerdict recorded(const GoalOutcome& goal, const Judgement& judgement, std::optional<InitiativeId> initiative) {
    RecordedVerdict out;
    out.goal = goal.id;
    out.initiative = std::move(initiative);
    out.status = goal.status;
    out.verdict = judgement.verdict;
    out.relapse = judgement.relapse;
    if (!judgement.effect) return out;
    const auto finite = [](double x) { return std::isfinite(x) ? std::optional(x) : std::nullopt; };
    out.low = finite(judgement.effect->low);
    out.mid = finite(judgement.effect->mid);
    out.high = finite(judgement.effect->high);
    return out;
}

} // namespace

const GoalOutcome* Outcomes::find(const GoalId& id) const {
    const auto found = std::ranges::find(goals, id, &GoalOutcome::id);
    return found == goals.end() ? nullptr : &*found;
}

Result<Outcomes> outcomes(const Portfolio& portfolio, const OutcomesOptions& options) {
    return Assembler(portfolio, options).run();
}

VerdictSnapshot toRecord(const Outcomes& outcomes, const std::string& cause) {
    VerdictSnapshot out;
    out.id = Id<VerdictSnapshot>("verdicts-" + outcomes.asOf.toString());
    out.asOf = outcomes.asOf;
    out.cause = cause;
    for (const GoalOutcome& goal : outcomes.goals) {
        out.verdicts.push_back(recorded(goal, goal.judgement, {}));
        for (const InitiativeOutcome& i : goal.initiatives)
            out.verdicts.push_back(recorded(goal, i.judgement, i.id));
    }
    return out;
}

Edit recordVerdicts(const Outcomes& outcomes, const std::string& cause) {
    return {"record verdicts as of " + outcomes.asOf.toString(), {Put{toRecord(outcomes, cause)}}, {}};
}

} // namespace banyan::outcomes

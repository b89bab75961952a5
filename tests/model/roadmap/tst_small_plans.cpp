// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/model/roadmap/draft.h"

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::tests;

namespace {

/// Every start week and every number of worked weeks that the plan's rules allow, tried one initiative after the other:
/// nothing of the engine is used. Initiatives of one team each.
class Exhaustive {
public:
    explicit Exhaustive(const Draft& draft)
        : m_weeks(draft.settings.weeks) {
        for (const auto& [id, one] : draft.initiatives) {
            Work work;
            work.id = one.id;
            work.hours = static_cast<int>(one.work[0].likely * 8);
            work.deadline = one.deadline ? (*one.deadline - monday + 3) / 7 : 1'000'000;
            work.lateness = one.latenessCostPerWeek;
            work.hard = one.hardDeadline;
            for (const auto& rate : draft.benefits.rates)
                if (rate.initiative == one.id) work.rate = rate.rate;
            for (const Prerequisite& p : one.prerequisites)
                work.after.push_back({p.initiative, p.lagWeeks});
            m_work.push_back(work);
        }
        m_free.assign(static_cast<size_t>(m_weeks), 400);
        m_finish.assign(m_work.size(), -1);
        const auto wip = draft.teams.at("core").wipLimit;
        m_wip = wip ? *wip : 1000;
        m_active.assign(static_cast<size_t>(m_weeks), 0);
    }

    double best() {
        place(0, 0);
        return m_best;
    }

private:
    struct Work {
        InitiativeId id;
        int hours = 0;
        int deadline = 0;
        double lateness = 0;
        bool hard = false;
        double rate = 0;
        std::vector<std::pair<InitiativeId, int>> after;
    };

    [[nodiscard]] double valueAt(const Work& w, int finish) const {
        return w.rate * std::max(0, m_weeks - finish) - w.lateness * std::max(0, finish - w.deadline);
    }

    /// By id, and prerequisites have smaller ids.
    void place(size_t at, double value) {
        if (at == m_work.size()) {
            m_best = std::max(m_best, value);
            return;
        }
        double hope = value;
        for (size_t i = at; i < m_work.size(); ++i)
            hope += m_work[i].rate * m_weeks;
        if (hope <= m_best) return;
        const Work& w = m_work[at];
        m_finish[at] = -1;
        place(at + 1, value + valueAt({{}, 0, w.deadline, w.lateness, false, 0, {}}, m_weeks));
        int earliest = 0;
        for (const auto& [id, lag] : w.after)
            for (size_t j = 0; j < at; ++j)
                if (m_work[j].id == id) {
                    if (m_finish[j] < 0) return;
                    earliest = std::max(earliest, m_finish[j] + lag);
                }
        for (const int rate : {100, 200, 300, 400}) {
            const int atMost = (w.hours + rate - 1) / rate;
            const int even = (w.hours + atMost - 1) / atMost;
            const int periods = (w.hours + even - 1) / even;
            for (int start = earliest; start + periods <= m_weeks; ++start) {
                if (w.hard && start + periods > w.deadline) break;
                if (!take(w, start, periods, even)) continue;
                m_finish[at] = start + periods;
                place(at + 1, value + valueAt(w, start + periods));
                give(w, start, periods, even);
            }
        }
        m_finish[at] = -1;
    }

    static int in(const Work& w, int step, int even) { return std::min(even, w.hours - step * even); }

    bool take(const Work& w, int start, int periods, int even) {
        for (int step = 0; step < periods; ++step) {
            const auto week = static_cast<size_t>(start + step);
            if (m_free[week] < in(w, step, even) || m_active[week] >= m_wip) return false;
        }
        for (int step = 0; step < periods; ++step) {
            m_free[static_cast<size_t>(start + step)] -= in(w, step, even);
            ++m_active[static_cast<size_t>(start + step)];
        }
        return true;
    }

    void give(const Work& w, int start, int periods, int even) {
        for (int step = 0; step < periods; ++step) {
            m_free[static_cast<size_t>(start + step)] += in(w, step, even);
            --m_active[static_cast<size_t>(start + step)];
        }
    }

    int m_weeks;
    int m_wip;
    std::vector<Work> m_work;
    std::vector<int> m_free;
    std::vector<int> m_active;
    std::vector<int> m_finish;
    double m_best = -1e300;
};

Draft generated(uint64_t seed) {
    RandomSequence random(KeyedRandom(seed, "small"));
    const auto below = [&](int n) { return static_cast<int>(random.below(static_cast<uint32_t>(n))); };
    Draft out;
    const int n = 3 + below(6);
    out.settings.weeks = n > 6 ? 5 : 7;
    if (below(2) == 0) out.teams["core"].wipLimit = 1 + below(2);
    for (int i = 0; i < n; ++i) {
        Initiative& one = out.initiative("i" + std::to_string(i), 10 + 5 * below(20), below(10));
        for (int p = 0; p < i; ++p)
            if (below(6) == 0) one.prerequisites.push_back({InitiativeId("i" + std::to_string(p)), below(2)});
        if (below(3) == 0) {
            one.deadline = monday + 7 * (1 + below(5)) - 3;
            one.latenessCostPerWeek = below(5);
            one.hardDeadline = below(4) == 0;
        }
    }
    out.options.schedules = 4000;
    return out;
}

} // namespace

class SmallPlansTest : public QObject {
    Q_OBJECT

private slots:
    void plansOfFewInitiativesAreTheBestThereAre() {
        int largest = 0;
        for (uint64_t seed = 0; seed < 60; ++seed) {
            const Draft draft = generated(seed);
            const Plan plan = draft.good();
            const double best = Exhaustive(draft).best();
            QVERIFY2(
                std::abs(plan.value - best) < 1e-6 * std::max(1.0, std::abs(best)),
                (std::to_string(seed) + ": " + std::to_string(plan.value) + " of " + std::to_string(best)).c_str());
            QVERIFY(plan.upperBound >= best - 1e-6 * std::max(1.0, std::abs(best)));
            largest = std::max(largest, static_cast<int>(draft.initiatives.size()));
        }
        QCOMPARE(largest, 8);
    }
};

QTEST_GUILESS_MAIN(SmallPlansTest)
#include "tst_small_plans.moc"

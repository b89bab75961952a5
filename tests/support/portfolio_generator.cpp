// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/portfolio_generator.h"

#include "model/base/random.h"
#include "model/portfolio/references.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace banyan::tests {

using namespace banyan::portfolio;

namespace {

class Generator {
public:
    Generator(uint64_t seed, size_t size)
        : m_random(KeyedRandom(seed, "portfolio"))
        , m_size(size) {}

    Portfolio run() {
        [&]<typename... T>(TypeList<T...>) { (addTable<T>(), ...); }(RecordTypes{});
        for (size_t i = 0; i < m_size; ++i)
            addRows(idOf<Source>(i));
        return std::move(m_builder).build();
    }

private:
    template <typename T>
    Id<T> idOf(size_t index) {
        if constexpr (std::is_same_v<T, Settings>) return Settings{}.id;
        const std::string name(Describe<T>::name);
        return Id<T>(index % 5 == 4 ? name + " Ünï/" + std::to_string(index) : name + "-" + std::to_string(index));
    }

    template <typename T>
    void addTable() {
        const size_t count = std::is_same_v<T, Settings> ? std::min<size_t>(m_size, 1) : m_size;
        for (size_t i = 0; i < count; ++i) {
            T record;
            forEachField(record, [&](std::string_view name, auto& value) {
                if (name != "id") fill(value);
            });
            record.id = idOf<T>(i);
            mend(record);
            m_builder.put(std::move(record));
        }
    }

    void addRows(const SourceId& source) {
        auto rows = std::make_shared<Observations>();
        rows->source = source;
        fillList(rows->measurements, 2 * m_size);
        fillList(rows->incidents, m_size);
        fillList(rows->changes, m_size);
        if (!rows->empty()) m_builder.putRows(std::move(rows));
    }

    template <typename Item>
    void fillList(std::vector<Item>& list, size_t most) {
        list.resize(m_random.below(static_cast<uint32_t>(most + 1)));
        for (Item& item : list)
            fill(item);
    }

    bool coin() { return m_random.below(2) == 0; }

    template <typename Value>
    void fill(Value& value) {
        if constexpr (IsOptional<Value>::value) {
            value.reset();
            if (coin()) fill(value.emplace());
        } else if constexpr (IsVector<Value>::value) {
            fillList(value, 3);
        } else if constexpr (std::is_enum_v<Value>) {
            value = static_cast<Value>(m_random.below(static_cast<uint32_t>(EnumNames<Value>::names.size())));
        } else if constexpr (Described<Value>) {
            forEachField(value, [&](std::string_view, auto& inner) { fill(inner); });
        } else {
            fillPlain(value);
        }
    }

    template <typename T>
    void fillPlain(Id<T>& id) {
        id = idOf<T>(m_random.below(static_cast<uint32_t>(m_size)));
        if constexpr (std::is_same_v<T, Source>)
            if (m_random.below(4) == 0) id = {}; // by hand
    }

    void fillPlain(bool& value) { value = coin(); }

    void fillPlain(std::string& value) {
        using namespace std::string_literals;
        static const std::string odd[] = {""s,
                                          "x"s,
                                          "Größe – 10 €"s,
                                          "\"quoted\", 'both'"s,
                                          "line\nbreak\ttab"s,
                                          "=1+1"s,
                                          "<b>bold</b>"s,
                                          "日本語 🌳"s,
                                          "nul\0inside"s,
                                          "{\"a\":[1]}"s,
                                          "\\ / ~"s,
                                          " blanks "s,
                                          "null"s,
                                          "1e5"s,
                                          std::string(3000, 'y')};
        value = odd[m_random.below(std::size(odd))];
        if (coin()) value += std::to_string(m_random.below(1000));
    }

    void fillPlain(int& value) {
        static constexpr int odd[] = {
            0, 1, -1, 7, 1'000'000, std::numeric_limits<int>::max(), std::numeric_limits<int>::min()};
        value = odd[m_random.below(std::size(odd))];
    }

    void fillPlain(int64_t& value) { value = static_cast<int64_t>(m_random.bits()); }

    void fillPlain(double& value) {
        static constexpr double odd[] = {0, 0.1, 1.0 / 3, -2.5, 1e-310, -1e15, 123456789.123456789, 9007199254740991.0};
        value = odd[m_random.below(std::size(odd))];
        if (coin()) value = m_random.uniform() * 2000 - 1000;
    }

    void fillPlain(Date& value) {
        static const int first = Date::fromYmd(1, 1, 1).days;
        static const int last = Date::fromYmd(9999, 12, 31).days;
        value.days = first + static_cast<int>(m_random.below(static_cast<uint32_t>(last - first + 1)));
    }

    void fillPlain(Instant& value) {
        Date day;
        fillPlain(day);
        value = Instant::fromDate(day);
        value.seconds += m_random.below(86400);
    }

    double within(double least, double most) { return least + (most - least) * m_random.uniform(); }

    static void order(double& low, double& mid, double& high) {
        double all[] = {low, mid, high};
        std::ranges::sort(all);
        low = all[0];
        mid = all[1];
        high = all[2];
    }

    // What validateValues asks of each kind.
    template <typename T>
    void mend(T&) {}
    void mend(Flow& flow) { flow.importance = within(0, 100); }
    void mend(Team& team) {
        if (team.headcount) team.headcount = within(0, 100);
        team.availability = within(0, 1);
        team.opportunisticReserve = within(0, 1);
        if (team.dayRate) team.dayRate = within(0, 2000);
        if (team.wipLimit) team.wipLimit = 1 + static_cast<int>(m_random.below(9));
        for (BudgetPeriod& period : team.budgets)
            period.percent = within(0, 100);
        for (Dedication& period : team.dedicated)
            period.people = within(0, 10);
    }
    void mend(Goal& goal) {
        goal.points = within(0, 100);
        static constexpr int strengths[] = {0, 1, 3, 9};
        for (Contribution& c : goal.contributions)
            c.strength = strengths[m_random.below(4)];
        if (goal.moneyPerUnit) order(goal.moneyPerUnit->low, goal.moneyPerUnit->likely, goal.moneyPerUnit->high);
    }
    void mend(Criterion& criterion) {
        criterion.weight = within(0, 1);
        criterion.a0 = within(1, 10);
        criterion.a100 = within(11, 20);
        if (criterion.scale == Scale::Piecewise) criterion.anchors.resize(2 + m_random.below(3));
        double raw = -50;
        for (Anchor& anchor : criterion.anchors)
            anchor = {raw += within(1, 9), within(0, 100)};
        if (criterion.history.empty()) criterion.formerAnchors.clear();
        for (FormerAnchor& former : criterion.formerAnchors)
            former.change = static_cast<int>(m_random.below(static_cast<uint32_t>(criterion.history.size())));
    }
    void mend(Estimate& e) { order(e.low, e.likely, e.high); }
    void mend(Slo& slo) {
        slo.target = within(1, 1000);
        slo.windowDays = 1 + static_cast<int>(m_random.below(365));
    }
    void mend(Cost& cost) { cost.amount = within(0, 1e6); }
    void mend(Initiative& initiative) {
        initiative.phase = 1 + static_cast<int>(m_random.below(4));
        initiative.urgency = 1 + static_cast<int>(m_random.below(3));
        initiative.cash = within(0, 1e6);
        initiative.latenessCostPerWeek = within(0, 10);
        if (initiative.remainingShare) initiative.remainingShare = within(0, 1);
        for (std::vector<TeamEffort>* list : {&initiative.work, &initiative.remainingWork})
            for (TeamEffort& work : *list) {
                work.optimistic = within(1, 10);
                work.likely = within(10, 20);
                work.pessimistic = within(20, 30);
            }
        for (Prerequisite& p : initiative.prerequisites)
            p.lagWeeks = static_cast<int>(m_random.below(12));
        for (Effect& effect : initiative.effects) {
            effect.chance = within(0, 1);
            effect.low = within(-1, 0);
            effect.mode = within(0, 0.5);
            effect.high = within(0.5, 1);
        }
    }
    void mend(Scenario& scenario) {
        for (std::optional<double>* value :
             {&scenario.budgetPercent, &scenario.valueThreshold, &scenario.riskThreshold})
            if (*value) *value = within(0, 100);
        for (ScenarioGoal& goal : scenario.goals)
            goal.points = within(0, 100);
        for (ScenarioTeam& team : scenario.teams) {
            if (team.headcount) team.headcount = within(0, 40);
            if (team.budgetPercent) team.budgetPercent = within(0, 100);
        }
    }
    void mend(Prediction& prediction) {
        prediction.low = within(-1, 0);
        prediction.mode = within(0, 0.5);
        prediction.high = within(0.5, 1);
        prediction.washoutDays = static_cast<int>(m_random.below(90));
    }
    void mend(Settings& settings) {
        settings.lambda = within(0, 1);
        settings.valueThreshold = within(0, 100);
        settings.riskThreshold = within(0, 100);
        settings.weeks = 1 + static_cast<int>(m_random.below(500));
        settings.sprintWeeks = 1 + static_cast<int>(m_random.below(4));
        settings.discountPerWeek = within(0, 0.01);
    }

    RandomSequence m_random;
    size_t m_size;
    PortfolioBuilder m_builder;
};

} // namespace

Portfolio arbitraryPortfolio(uint64_t seed, size_t size) {
    return Generator(seed, size).run();
}

} // namespace banyan::tests

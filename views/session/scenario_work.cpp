// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/scenario_work.h"

#include "model/roadmap/scenario.h"
#include "views/session/text.h"
#include "views/session/trial.h"

#include <algorithm>

namespace banyan::session {

using namespace portfolio;

namespace {

constexpr int pauseMs = 150; ///< after the last change, before work starts

struct Order {
    Portfolio base;
    std::optional<Scenario> a;
    std::optional<Scenario> b;
    std::shared_ptr<const Derived> derived; ///< of the document, for its facts; may be null
    std::shared_ptr<const Comparison> last; ///< sides in it that still hold are taken over; may be null
    scoring::AssessOptions assess;
    roadmap::PlanOptions plan;
};

/// What scenarios are made of doesn't concern what follows from the portfolio.
Portfolio withoutMeetings(const Portfolio& portfolio) {
    PortfolioBuilder builder(portfolio);
    const auto clear = [&]<typename T>(const Table<T>& table) {
        for (const T& record : table)
            builder.remove(record.id);
    };
    clear(portfolio.table<Decision>());
    clear(portfolio.table<Slide>());
    clear(portfolio.table<Scenario>());
    return std::move(builder).build();
}

bool hasOpenInitiatives(const Portfolio& portfolio) {
    return std::ranges::any_of(portfolio.initiatives(), [](const Initiative& initiative) {
        return initiative.status != InitiativeStatus::Rejected;
    });
}

ScenarioSide workOut(const Order& order, const std::optional<Scenario>& scenario) {
    ScenarioSide side;
    side.scenario = scenario;
    side.name = scenario ? toQt(scenario->name) : QObject::tr("The portfolio");
    const auto value = scenario ? roadmap::inScenario(order.base, *scenario) : Result<Portfolio>(order.base);
    if (!value) {
        side.problem = sentenceOf(value.error());
        return side;
    }
    const auto derived = deriveBeside(*value, order.derived, order.assess);
    if (!derived) {
        side.problem = sentenceOf(derived.error());
        return side;
    }
    side.derived = *derived;
    if (!hasOpenInitiatives(*value)) {
        side.problem = QObject::tr("There are no initiatives to plan.");
        return side;
    }
    const roadmap::Grounds grounds{advice::benefits(*value, side.derived->facts, side.derived->assessment),
                                   {side.derived, &side.derived->facts},
                                   side.derived->assessment.criteria};
    auto plan = roadmap::plan(*value, grounds, order.plan);
    if (!plan) side.problem = sentenceOf(plan.error());
    side.planned = std::make_shared<const Planned>(Planned{*value, grounds, std::move(plan)});
    return side;
}

ScenarioSide sideOf(const Order& order, const std::optional<Scenario>& scenario) {
    if (order.last && withoutMeetings(order.last->base) == withoutMeetings(order.base))
        for (const ScenarioSide* known : {&order.last->a, &order.last->b})
            if (known->scenario == scenario && known->derived) return *known;
    return workOut(order, scenario);
}

roadmap::Standing standingOf(const ScenarioSide& side) {
    roadmap::Standing out{
        fromQt(side.name), side.derived->portfolio, side.derived->assessment, {}, fromQt(side.problem)};
    if (side.planned && side.planned->plan) out.plan = *side.planned->plan;
    return out;
}

std::shared_ptr<const Comparison> compareBoth(const Order& order) {
    auto out = std::make_shared<Comparison>();
    out->base = order.base;
    out->a = sideOf(order, order.a);
    if (order.assess.cancel.cancelled()) return nullptr;
    out->b = order.b == order.a ? out->a : sideOf(order, order.b);
    if (order.assess.cancel.cancelled()) return nullptr;
    if (out->a.derived && out->b.derived)
        out->differences = roadmap::differences(standingOf(out->a), standingOf(out->b));
    return out;
}

} // namespace

ScenarioWork::ScenarioWork(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(pauseMs);
    connect(&m_timer, &QTimer::timeout, this, &ScenarioWork::start);
    const auto forget = [this] {
        cancel();
        m_comparison.reset();
        emit changed();
        ask();
    };
    connect(&session, &Session::opened, this, forget);
    connect(&session, &Session::closed, this, forget);
    connect(&session, &Session::portfolioChanged, this, &ScenarioWork::ask);
}

ScenarioWork::~ScenarioWork() {
    m_cancel.cancel();
    m_pool.waitForDone();
}

std::optional<Scenario> ScenarioWork::scenarioOf(const std::optional<ScenarioId>& id) const {
    const Scenario* scenario = id ? m_session.portfolio().find(*id) : nullptr;
    return scenario ? std::optional(*scenario) : std::nullopt;
}

void ScenarioWork::compare(std::optional<ScenarioId> a, std::optional<ScenarioId> b) {
    m_a = std::move(a);
    m_b = std::move(b);
    ask();
}

void ScenarioWork::setWanted(bool wanted) {
    m_wanted = wanted;
    if (wanted)
        ask();
    else
        cancel();
}

void ScenarioWork::cancel() {
    m_timer.stop();
    m_cancel.cancel();
    ++m_count;
    m_working = false;
}

bool ScenarioWork::upToDate() const {
    return m_comparison && m_comparison->base == m_session.portfolio() && m_comparison->a.scenario == scenarioOf(m_a) &&
           m_comparison->b.scenario == scenarioOf(m_b);
}

void ScenarioWork::ask() {
    if (!m_wanted || !m_session.isOpen()) return;
    cancel();
    if (!upToDate()) m_timer.start();
    emit changed();
}

void ScenarioWork::start() {
    m_working = true;
    m_cancel = CancelToken();
    Order order{m_session.portfolio(), scenarioOf(m_a), scenarioOf(m_b), m_session.derived(), m_comparison, {}, {}};
    order.assess.asOf = order.plan.asOf = m_session.asOf();
    order.assess.seed = order.plan.seed = m_session.services().seed;
    order.assess.weights = m_session.weightLaw();
    order.assess.cancel = order.plan.cancel = m_cancel;
    m_pool.start([this, order = std::move(order), count = m_count] {
        auto result = compareBoth(order);
        QMetaObject::invokeMethod(
            this,
            [this, count, result = std::move(result)] {
                if (count != m_count) return;
                m_working = false;
                if (result) m_comparison = result;
                emit changed();
            },
            Qt::QueuedConnection);
    });
    emit changed();
}

} // namespace banyan::session

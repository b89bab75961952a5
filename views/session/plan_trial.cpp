// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/plan_trial.h"

#include <algorithm>
#include <utility>

namespace banyan::session {

namespace {

/// Few enough for an answer while the pointer still moves.
int schedulesFor(const portfolio::Portfolio& portfolio) {
    return std::clamp(static_cast<int>(12'000 / std::max<size_t>(1, portfolio.initiatives().size())), 20, 300);
}

roadmap::PlanOptions optionsOf(const Session& session, const portfolio::Portfolio& portfolio,
                               const CancelToken& cancel) {
    roadmap::PlanOptions options;
    options.asOf = session.asOf();
    options.seed = session.services().seed;
    options.schedules = schedulesFor(portfolio);
    options.cancel = cancel;
    return options;
}

/// What is on the screen, or where a plan is kept, that one: what needn't move stays there.
portfolio::Roadmap currentOf(const portfolio::Portfolio& value, const Planned& base) {
    const portfolio::Roadmap* kept = value.find(portfolio::RoadmapId("current"));
    return kept ? *kept : roadmap::toRecord(*base.plan, {});
}

Result<std::shared_ptr<const Planned>> planOf(const portfolio::Portfolio& value, const Planned& base,
                                              const roadmap::PlanOptions& options) {
    BANYAN_ASSIGN(roadmap::Plan plan, roadmap::replan(value, base.grounds, currentOf(value, base), options));
    return std::shared_ptr<const Planned>(
        std::make_shared<const Planned>(Planned{value, base.grounds, std::move(plan)}));
}

} // namespace

PlanTrial::PlanTrial(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    m_pool.setMaxThreadCount(1);
    connect(&session, &Session::portfolioChanged, this, &PlanTrial::end);
    connect(&session, &Session::opened, this, &PlanTrial::end);
    connect(&session, &Session::closed, this, &PlanTrial::end);
}

PlanTrial::~PlanTrial() {
    m_cancel.cancel();
    m_pool.waitForDone();
}

bool PlanTrial::begin(const portfolio::InitiativeId& id) {
    end();
    if (!m_session.planned() || !m_session.planned()->plan) return false;
    m_active = true;
    m_base = m_session.planned();
    m_cancel = CancelToken();
    const auto options = optionsOf(m_session, m_session.portfolio(), m_cancel);
    m_pool.start([this, id, options, base = m_base, value = m_session.portfolio(), count = m_count] {
        const Result<roadmap::Places> found = roadmap::places(value, base->grounds, options, id);
        QMetaObject::invokeMethod(
            this,
            [this, count, found] {
                if (count != m_count || !found) return;
                m_places = *found;
                emit changed();
            },
            Qt::QueuedConnection);
    });
    return true;
}

void PlanTrial::tryEdit(const portfolio::Edit& edit) {
    if (!m_active) return;
    auto next = portfolio::apply(m_session.portfolio(), edit);
    if (!next) {
        m_waiting.reset();
        m_error = next.error();
        emit changed();
    } else if (m_running) {
        m_waiting = std::move(*next);
    } else {
        start(std::move(*next));
    }
}

void PlanTrial::tryNothing() {
    tryEdit({"as it is", {}, {}});
}

void PlanTrial::start(portfolio::Portfolio value) {
    m_running = true;
    m_waiting.reset();
    const auto options = optionsOf(m_session, value, m_cancel);
    m_pool.start([this, options, base = m_base, value = std::move(value), count = m_count] {
        const auto result = planOf(value, *base, options);
        QMetaObject::invokeMethod(
            this, [this, count, result] { answer(count, result); }, Qt::QueuedConnection);
    });
}

void PlanTrial::answer(int count, const Result<std::shared_ptr<const Planned>>& result) {
    if (count != m_count) return;
    m_running = false;
    m_error.reset();
    if (result)
        m_planned = *result;
    else
        m_error = result.error();
    if (m_waiting) start(std::exchange(m_waiting, std::nullopt).value());
    emit changed();
}

void PlanTrial::end() {
    if (!m_active) return;
    m_cancel.cancel();
    ++m_count;
    m_active = false;
    m_running = false;
    m_waiting.reset();
    m_base.reset();
    m_planned.reset();
    m_places.reset();
    m_error.reset();
    emit changed();
}

} // namespace banyan::session

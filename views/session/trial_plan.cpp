// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/trial_plan.h"

namespace banyan::session {

TrialPlan::TrialPlan(Session& session, Trial& trial, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_trial(trial) {
    m_pool.setMaxThreadCount(1);
    connect(&trial, &Trial::changed, this, &TrialPlan::follow);
}

TrialPlan::~TrialPlan() {
    m_cancel.cancel();
    m_pool.waitForDone();
}

void TrialPlan::follow() {
    if (m_trial.active()) {
        if (!m_running && m_trial.derived() && m_trial.derived() != m_for) start();
        return;
    }
    m_cancel.cancel();
    ++m_count;
    m_running = false;
    m_for.reset();
    if (!m_planned) return;
    m_planned.reset();
    emit changed();
}

void TrialPlan::start() {
    if (!m_session.planned() || !m_session.planned()->plan) return;
    m_running = true;
    m_for = m_trial.derived();
    m_cancel = CancelToken();
    roadmap::PlanOptions options;
    options.asOf = m_session.asOf();
    options.seed = m_session.services().seed;
    options.cancel = m_cancel;
    const portfolio::Roadmap current = roadmap::toRecord(*m_session.planned()->plan, {});
    m_pool.start([this, derived = m_for, options, current, count = m_count] {
        const roadmap::Grounds grounds{advice::benefits(derived->portfolio, derived->facts, derived->assessment),
                                       {derived, &derived->facts},
                                       derived->assessment.criteria};
        auto planned = std::make_shared<const Planned>(
            Planned{derived->portfolio, grounds, roadmap::replan(derived->portfolio, grounds, current, options)});
        QMetaObject::invokeMethod(
            this, [this, count, planned] { answer(count, planned); }, Qt::QueuedConnection);
    });
}

void TrialPlan::answer(int count, const std::shared_ptr<const Planned>& planned) {
    if (count != m_count) return;
    m_running = false;
    m_planned = planned;
    follow(); // what is tried may have moved on
    emit changed();
}

} // namespace banyan::session

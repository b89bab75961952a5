// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/curve_work.h"

namespace banyan::session {

CurveWork::CurveWork(Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    m_pool.setMaxThreadCount(1);
    const auto forget = [this] {
        m_curve.reset();
        cancel();
    };
    connect(&session, &Session::opened, this, forget);
    connect(&session, &Session::closed, this, forget);
    connect(&session, &Session::portfolioChanged, this, [this] {
        m_stale = true;
        emit changed();
    });
}

CurveWork::~CurveWork() {
    m_cancel.cancel();
    m_pool.waitForDone();
}

bool CurveWork::start() {
    const auto& planned = m_session.planned();
    if (!planned || !planned->plan) return false;
    cancel();
    m_cancel = CancelToken();
    m_working = true;
    m_stale = false;
    m_progress = 0;
    roadmap::PlanOptions options;
    options.asOf = m_session.asOf();
    options.seed = m_session.services().seed;
    options.cancel = m_cancel;
    options.progress = [this, count = m_count](double share) {
        QMetaObject::invokeMethod(
            this,
            [this, count, share] {
                if (count != m_count) return;
                m_progress = share;
                emit changed();
            },
            Qt::QueuedConnection);
    };
    m_pool.start([this, planned, options, count = m_count] {
        const auto result = roadmap::budgetCurve(planned->portfolio, planned->grounds, options);
        QMetaObject::invokeMethod(
            this, [this, count, result] { answer(count, result); }, Qt::QueuedConnection);
    });
    emit changed();
    return true;
}

void CurveWork::cancel() {
    m_cancel.cancel();
    ++m_count;
    m_working = false;
    emit changed();
}

void CurveWork::answer(int count, const Result<roadmap::Curve>& result) {
    if (count != m_count) return;
    m_working = false;
    if (result)
        m_curve = *result;
    else
        emit failed(tr("The budget curve was not worked out"), result.error());
    emit changed();
}

} // namespace banyan::session

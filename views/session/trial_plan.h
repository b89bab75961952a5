// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/session/trial.h"

namespace banyan::session {

/// The plan of what a trial tries: a quick one after each of its answers, in the background. It moves as little as it
/// can against the document's.
class TrialPlan : public QObject {
    Q_OBJECT

public:
    TrialPlan(Session& session, Trial& trial, QObject* parent = nullptr);
    ~TrialPlan() override;

    /// Null while nothing is tried, and until the first answer.
    [[nodiscard]] const std::shared_ptr<const Planned>& planned() const { return m_planned; }
    [[nodiscard]] bool working() const { return m_running; }

signals:
    void changed();

private:
    void follow();
    void start();
    void answer(int count, const std::shared_ptr<const Planned>& planned);

    Session& m_session;
    Trial& m_trial;
    QThreadPool m_pool;
    CancelToken m_cancel;
    std::shared_ptr<const Derived> m_for; ///< what the plan is, or will be, of
    std::shared_ptr<const Planned> m_planned;
    int m_count = 0; ///< answers of an ended trial are dropped
    bool m_running = false;
};

} // namespace banyan::session

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThreadPool>

#include "model/roadmap/scenario_change.h"
#include "views/session/session.h"

#include <memory>
#include <optional>

namespace banyan::session {

/// The document as it stands in a scenario, or as it is.
struct ScenarioSide {
    std::optional<portfolio::Scenario> scenario; ///< absent: the portfolio itself
    QString name;
    std::shared_ptr<const Derived> derived; ///< null where it can't be assessed
    std::shared_ptr<const Planned> planned; ///< null without initiatives
    QString problem;                        ///< why something is missing, in a sentence
};

/// Two sides and what differs.
struct Comparison {
    portfolio::Portfolio base; ///< the document's value that both were worked out from
    ScenarioSide a;
    ScenarioSide b;
    std::vector<roadmap::Difference> differences; ///< of b against a
};

/// Compares two scenarios, or one with the portfolio, in the background. What it is asked for next takes the place of
/// what it is at; changes of the document that concern the answer start it anew.
class ScenarioWork : public QObject {
    Q_OBJECT

public:
    explicit ScenarioWork(Session& session, QObject* parent = nullptr);
    ~ScenarioWork() override;

    /// Absent: the portfolio itself. Ids that the document doesn't have count as absent.
    void compare(std::optional<portfolio::ScenarioId> a, std::optional<portfolio::ScenarioId> b);
    /// While it isn't wanted nothing is worked out.
    void setWanted(bool wanted);
    /// The last answer, which may be of an older value; null until the first.
    [[nodiscard]] const std::shared_ptr<const Comparison>& comparison() const { return m_comparison; }
    [[nodiscard]] bool working() const { return m_working || m_timer.isActive(); }
    void cancel();

signals:
    void changed();

private:
    [[nodiscard]] std::optional<portfolio::Scenario> scenarioOf(const std::optional<portfolio::ScenarioId>& id) const;
    [[nodiscard]] bool upToDate() const;
    void ask();
    void start();

    Session& m_session;
    QThreadPool m_pool;
    QTimer m_timer;
    CancelToken m_cancel;
    std::optional<portfolio::ScenarioId> m_a;
    std::optional<portfolio::ScenarioId> m_b;
    std::shared_ptr<const Comparison> m_comparison;
    bool m_wanted = false;
    bool m_working = false;
    int m_count = 0; ///< answers of an earlier run are dropped
};

} // namespace banyan::session

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/report/minutes.h"
#include "views/session/session.h"

namespace banyan::present {

/// What has happened since the meeting began, for the list of changes and the minutes.
class MeetingLog {
public:
    /// Begins anew with the document as it stands.
    void begin(const session::Session& session);
    /// Takes what was still being worked out when the meeting began, once it is there.
    void complete(const session::Session& session);
    [[nodiscard]] bool begun() const { return m_begun; }

    void shown(const QString& slide);
    void scored(report::BlindScore score);
    /// The last revealed score of that component and criterion was entered as estimates.
    void scoreKept(const std::string& component, const std::string& criterion);
    void decided(portfolio::Decision decision);
    /// Takes the person in unless they are.
    void takesPart(const std::string& who);
    void setParticipants(std::vector<std::string> who) { m_meeting.participants = std::move(who); }
    [[nodiscard]] const report::Meeting& meeting() const { return m_meeting; }

    /// What is otherwise than when the meeting began: decisions (unless left out), components in another quadrant with
    /// the cause, estimates, other edits, ranks, the plan.
    [[nodiscard]] std::vector<std::string> changes(const session::Session& session, bool decisions = true) const;
    [[nodiscard]] std::string minutes(const session::Session& session) const;

private:
    bool m_begun = false;
    report::Meeting m_meeting;
    portfolio::Portfolio m_portfolio; ///< as it was when the meeting began
    std::shared_ptr<const session::Derived> m_derived;
    std::shared_ptr<const session::Planned> m_planned;
};

} // namespace banyan::present

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/meeting.h"

#include "views/present/meeting_changes.h"
#include "views/session/text.h"

#include <algorithm>

namespace banyan::present {

using namespace portfolio;
using session::fromQt;

namespace {

constexpr size_t mostQuestions = 10;

roadmap::Standing standingOf(const char* name, const std::shared_ptr<const session::Derived>& derived,
                             const std::shared_ptr<const session::Planned>& planned) {
    roadmap::Standing out{name, derived->portfolio, derived->assessment, {}, {}};
    if (planned && planned->plan) out.plan = *planned->plan;
    return out;
}

} // namespace

void MeetingLog::begin(const session::Session& session) {
    m_begun = true;
    m_meeting = {};
    m_meeting.date = session.asOf();
    m_portfolio = session.portfolio();
    m_derived = session.derived();
    m_planned = session.planned();
}

void MeetingLog::complete(const session::Session& session) {
    const auto isOf = [&](const Portfolio& value) { return value == m_portfolio; };
    if (!m_derived && session.derived() && isOf(session.derived()->portfolio)) m_derived = session.derived();
    if (!m_planned && session.planned() && isOf(session.planned()->portfolio)) m_planned = session.planned();
}

void MeetingLog::shown(const QString& slide) {
    const std::string title = fromQt(slide);
    if (std::ranges::find(m_meeting.slides, title) == m_meeting.slides.end()) m_meeting.slides.push_back(title);
}

void MeetingLog::scored(report::BlindScore score) {
    for (const report::Vote& vote : score.votes)
        takesPart(vote.who);
    m_meeting.scores.push_back(std::move(score));
}

void MeetingLog::scoreKept(const std::string& component, const std::string& criterion) {
    for (auto at = m_meeting.scores.rbegin(); at != m_meeting.scores.rend(); ++at)
        if (at->component == component && at->criterion == criterion) {
            at->kept = true;
            return;
        }
}

void MeetingLog::decided(Decision decision) {
    for (const std::string& who : decision.participants)
        takesPart(who);
    for (const Dissent& dissent : decision.dissent)
        takesPart(dissent.who);
    m_meeting.decisions.push_back(std::move(decision));
}

void MeetingLog::takesPart(const std::string& who) {
    if (!who.empty() && std::ranges::find(m_meeting.participants, who) == m_meeting.participants.end())
        m_meeting.participants.push_back(who);
}

std::vector<std::string> MeetingLog::changes(const session::Session& session, bool decisions) const {
    MeetingChanges all = changesBetween(m_portfolio, session.portfolio());
    if (m_derived && session.derived())
        addConsequences(standingOf("the beginning", m_derived, m_planned),
                        standingOf("what is now", session.derived(), session.planned()), all);
    if (!decisions) all.decisions.clear();
    std::vector<std::string> out;
    for (const auto* each : {&all.decisions, &all.quadrants, &all.estimates, &all.entered, &all.ranks, &all.plan})
        out.insert(out.end(), each->begin(), each->end());
    return out;
}

std::string MeetingLog::minutes(const session::Session& session) const {
    report::Meeting meeting = m_meeting;
    meeting.changes = changes(session, false); // decisions have a part of their own
    std::erase_if(meeting.decisions,
                  [&](const Decision& one) { return session.portfolio().find(one.id) == nullptr; }); // undone
    if (session.robustness() && session.derived())
        for (const scoring::MeasureNext& one : session.robustness()->measureNext) {
            if (meeting.openQuestions.size() == mostQuestions) break;
            meeting.openQuestions.push_back(scoring::sentence(one, session.derived()->assessment));
        }
    return report::minutes(meeting, session.portfolio());
}

} // namespace banyan::present

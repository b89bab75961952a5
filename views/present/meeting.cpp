// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/meeting.h"

#include "model/portfolio/diff.h"
#include "model/roadmap/scenario_change.h"
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

template <typename T>
void addEntered(const Portfolio& before, const Portfolio& after, const Diff& diff, std::vector<std::string>& out) {
    const auto add = [&](const std::vector<Id<T>>& ids, const Portfolio& from, const char* what) {
        for (const Id<T>& id : ids) {
            const T& record = *from.find(id);
            std::string name = id.value;
            if constexpr (requires { record.title; })
                name = record.title;
            else if constexpr (requires { record.question; })
                name = record.question;
            else if constexpr (requires { record.name; })
                name = record.name;
            if (name.empty()) name = id.value;
            out.push_back("The " + std::string(Describe<T>::name) + " \"" + name + "\" was " + what + ".");
        }
    };
    add(diff.of<T>().added, after, "added");
    add(diff.of<T>().changed, after, "changed");
    add(diff.of<T>().removed, before, "removed");
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

std::vector<std::string> MeetingLog::changes(const session::Session& session) const {
    std::vector<std::string> out;
    if (m_derived && session.derived())
        for (const roadmap::Difference& one :
             roadmap::differences(standingOf("the beginning", m_derived, m_planned),
                                  standingOf("what is now", session.derived(), session.planned())))
            out.push_back(one.sentence);
    const Diff changed = diff(m_portfolio, session.portfolio());
    [&]<typename... T>(TypeList<T...>) {
        (addEntered<T>(m_portfolio, session.portfolio(), changed, out), ...);
    }(RecordTypes{});
    return out;
}

std::string MeetingLog::minutes(const session::Session& session) const {
    report::Meeting meeting = m_meeting;
    meeting.changes = changes(session);
    if (session.robustness() && session.derived())
        for (const scoring::MeasureNext& one : session.robustness()->measureNext) {
            if (meeting.openQuestions.size() == mostQuestions) break;
            meeting.openQuestions.push_back(scoring::sentence(one, session.derived()->assessment));
        }
    return report::minutes(meeting, session.portfolio());
}

} // namespace banyan::present

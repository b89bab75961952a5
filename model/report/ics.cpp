// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/html_text.h"
#include "model/report/plan_files.h"

#include <QByteArray>

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

namespace {

constexpr size_t longestLine = 75; // octets, RFC 5545 3.1

/// TEXT of RFC 5545 3.3.11.
std::string text(std::string_view data) {
    std::string out;
    for (const char c : cleanText(data, true)) {
        if (c == '\n')
            out += "\\n";
        else if (c == '\\' || c == ';' || c == ',')
            (out += '\\') += c;
        else
            out += c;
    }
    return out;
}

/// An id as letters, digits and %XX, so that it is one everywhere.
std::string plainId(const std::string& id) {
    return QByteArray::fromStdString(id).toPercentEncoding().toStdString();
}

std::string compact(Date day) {
    std::string out = day.toString();
    std::erase(out, '-');
    return out;
}

class Calendar {
public:
    Calendar(const std::string& name, Date asOf)
        : m_stamp(compact(asOf) + "T000000Z") {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//Banyan//Roadmap//EN");
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line("X-WR-CALNAME:" + text(name));
    }

    struct Event {
        std::string uid;
        Date from;
        Date to; ///< the day after the last one
        std::string summary;
        std::string description;
        std::string category;
    };

    void add(const Event& event) {
        line("BEGIN:VEVENT");
        line("UID:" + event.uid + "@banyan.invalid");
        line("DTSTAMP:" + m_stamp);
        line("DTSTART;VALUE=DATE:" + compact(event.from));
        line("DTEND;VALUE=DATE:" + compact(std::max(event.to, event.from + 1)));
        line("SUMMARY:" + text(event.summary));
        if (!event.description.empty()) line("DESCRIPTION:" + text(event.description));
        line("CATEGORIES:" + text(event.category));
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    void addDay(const std::string& uid, Date day, const std::string& summary, const std::string& category) {
        add({uid, day, day + 1, summary, {}, category});
    }

    std::string finished() && {
        line("END:VCALENDAR");
        return std::move(m_out);
    }

private:
    /// Folded before the 76th octet, never inside a character.
    void line(const std::string& content) {
        size_t used = 0;
        for (size_t i = 0; i < content.size();) {
            size_t next = i + 1;
            while (next < content.size() && (static_cast<unsigned char>(content[next]) & 0xC0U) == 0x80U)
                ++next;
            if (used + next - i > longestLine) {
                m_out += "\r\n ";
                used = 1;
            }
            m_out.append(content, i, next - i);
            used += next - i;
            i = next;
        }
        m_out += "\r\n";
    }

    std::string m_stamp;
    std::string m_out;
};

std::string describe(const ReportInput& input, const PlannedInitiative& i) {
    std::string out = "Phase " + std::to_string(i.phase) + ", " + std::string(phaseTitle(i.phase)) + ".";
    for (const TeamHours& e : i.effort) {
        const Team* team = input.portfolio.find(e.team);
        out += "\n" + (team ? team->name : e.team.value) + ": " + std::to_string(e.hours) + " h";
    }
    if (!i.boundBy.empty()) out += "\n" + i.boundBy[0].what;
    return out;
}

} // namespace

std::string ics(const ReportInput& input) {
    const Plan& plan = *input.plan;
    const std::string& name = input.portfolio.settings().name;
    Calendar out(name.empty() ? "Modernization roadmap" : name, input.assessment.asOf);
    for (const PlannedInitiative& i : plan.initiatives) {
        // The last worked day is the Friday before the week in which it is finished.
        out.add({"initiative-" + plainId(i.id.value), dayOf(plan, shownStart(plan, i)), dayOf(plan, i.finishWeek) - 2,
                 i.title, describe(input, i), "Phase " + std::to_string(i.phase)});
        if (const Initiative* initiative = input.portfolio.find(i.id); initiative && initiative->deadline)
            out.addDay("deadline-" + plainId(i.id.value), *initiative->deadline, "Deadline: " + i.title, "Deadline");
    }
    for (const UnscheduledInitiative& i : plan.unscheduled)
        if (const Initiative* initiative = input.portfolio.find(i.id); initiative && initiative->deadline)
            out.addDay("deadline-" + plainId(i.id.value), *initiative->deadline,
                       "Deadline: " + i.title + " (not scheduled)", "Deadline");
    for (const Goal& goal : input.portfolio.goals())
        if (goal.deadline)
            out.addDay("goal-" + plainId(goal.id.value), *goal.deadline, "Goal due: " + goal.name, "Goal");
    for (const Decision& decision : input.portfolio.table<Decision>())
        if (decision.review)
            out.addDay("review-" + plainId(decision.id.value), *decision.review, "Review: " + decision.question,
                       "Decision");
    return std::move(out).finished();
}

} // namespace banyan::report

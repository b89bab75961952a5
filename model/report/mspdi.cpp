// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/html_text.h"
#include "model/report/plan_files.h"

#include <QXmlStreamWriter>

#include <algorithm>
#include <set>

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

namespace {

constexpr int hoursPerDay = 8;
constexpr int firstUid = 10; // of initiatives; the phases are 1 to 4

enum Constraint { AsSoonAsPossible = 0, MustStartOn = 2, StartNoEarlierThan = 4 };

/// Start and finish in days that are worked, both inclusive.
struct Span {
    Date start;
    Date finish;
};

class Writer {
public:
    explicit Writer(const ReportInput& input)
        : m_input(input)
        , m_plan(*input.plan)
        , m_xml(&m_out) {
        const std::vector<Date>& holidays = input.portfolio.settings().holidays;
        m_holidays.insert(holidays.begin(), holidays.end());
        for (const Baseline& baseline : input.portfolio.table<Baseline>())
            if (!m_baseline || baseline.date >= m_baselineDay)
                if (const Roadmap* kept = input.portfolio.find(baseline.roadmap)) {
                    m_baseline = kept;
                    m_baselineDay = baseline.date;
                }
        for (const PlannedInitiative& i : m_plan.initiatives)
            m_uids[i.id] = firstUid + static_cast<int>(m_uids.size());
        for (const FinishedInitiative& i : m_plan.finished)
            if (i.finishedOn) m_uids[i.id] = firstUid + static_cast<int>(m_uids.size());
        for (const Team& team : input.portfolio.teams())
            m_resources[team.id] = 1 + static_cast<int>(m_resources.size());
    }

    std::string run() {
        m_xml.setAutoFormatting(true);
        m_xml.setAutoFormattingIndent(1);
        m_xml.writeStartDocument();
        m_xml.writeStartElement(QStringLiteral("Project"));
        m_xml.writeDefaultNamespace(QStringLiteral("http://schemas.microsoft.com/project"));
        writeProject();
        writeCalendar();
        writeTasks();
        writeResources();
        writeAssignments();
        m_xml.writeEndElement();
        m_xml.writeEndDocument();
        return m_out.toStdString();
    }

private:
    void put(const char* name, const std::string& value) {
        m_xml.writeTextElement(QLatin1String(name), QString::fromStdString(cleanText(value, true)));
    }
    void put(const char* name, int value) { put(name, std::to_string(value)); }
    void open(const char* name) { m_xml.writeStartElement(QLatin1String(name)); }
    void close() { m_xml.writeEndElement(); }

    static std::string morning(Date day) { return day.toString() + "T08:00:00"; }
    static std::string evening(Date day) { return day.toString() + "T17:00:00"; }
    static std::string hours(int n) { return "PT" + std::to_string(n) + "H0M0S"; }

    [[nodiscard]] bool worked(Date day) const { return day.weekday() <= 5 && !m_holidays.contains(day); }

    [[nodiscard]] int hoursWithin(const Span& span) const {
        int days = 0;
        for (Date day = span.start; day <= span.finish; day = day + 1)
            days += worked(day) ? 1 : 0;
        return hoursPerDay * days;
    }

    /// Of weeks that begin on `first` and end before `after`; holidays at either end are left out.
    [[nodiscard]] Span spanOf(Date first, Date after) const {
        Span out{first, std::max(first, after - 1)};
        while (out.finish > out.start && !worked(out.finish))
            out.finish = out.finish - 1;
        while (out.start < out.finish && !worked(out.start))
            out.start = out.start + 1;
        return out;
    }

    [[nodiscard]] Span spanOf(const PlannedInitiative& i) const {
        const Date start = i.startedOn ? *i.startedOn : dayOf(m_plan, i.startWeek);
        return spanOf(start, dayOf(m_plan, i.finishWeek));
    }

    [[nodiscard]] static Span spanOf(const FinishedInitiative& i) {
        return {std::min(i.startedOn.value_or(*i.finishedOn), *i.finishedOn), *i.finishedOn};
    }

    void writeProject() {
        const Settings& settings = m_input.portfolio.settings();
        Date start = m_plan.start;
        Date finish = m_plan.start;
        for (const PlannedInitiative& i : m_plan.initiatives) {
            start = std::min(start, spanOf(i).start);
            finish = std::max(finish, spanOf(i).finish);
        }
        for (const FinishedInitiative& i : m_plan.finished)
            if (i.finishedOn) start = std::min(start, spanOf(i).start);
        put("SaveVersion", 14);
        put("Name", settings.name.empty() ? "Modernization roadmap" : settings.name);
        put("Title", settings.name.empty() ? "Modernization roadmap" : settings.name);
        put("CreationDate", morning(m_input.assessment.asOf));
        put("LastSaved", morning(m_input.assessment.asOf));
        put("ScheduleFromStart", 1);
        put("StartDate", morning(start));
        put("FinishDate", evening(finish));
        put("CurrencyDigits", 2);
        put("CurrencySymbol", settings.currency);
        const auto isLetter = [](char c) { return c >= 'A' && c <= 'Z'; };
        if (settings.currency.size() == 3 && std::ranges::all_of(settings.currency, isLetter))
            put("CurrencyCode", settings.currency);
        put("CalendarUID", 1);
        put("DefaultStartTime", "08:00:00");
        put("DefaultFinishTime", "17:00:00");
        put("MinutesPerDay", 60 * hoursPerDay);
        put("MinutesPerWeek", 5 * 60 * hoursPerDay);
        put("DaysPerMonth", 20);
        put("DefaultTaskType", 1);
        put("DurationFormat", 7);
        put("WorkFormat", 2);
        put("HonorConstraints", 1);
        put("NewTasksEffortDriven", 0);
        put("WeekStartDay", 1);
        put("StatusDate", evening(m_plan.statusDate));
        put("CurrentDate", morning(m_input.assessment.asOf));
    }

    void writeCalendar() {
        open("Calendars");
        open("Calendar");
        put("UID", 1);
        put("Name", "Standard");
        put("IsBaseCalendar", 1);
        put("BaseCalendarUID", -1);
        open("WeekDays");
        for (int day = 1; day <= 7; ++day) { // 1 is Sunday
            const bool isWorked = day != 1 && day != 7;
            open("WeekDay");
            put("DayType", day);
            put("DayWorking", isWorked ? 1 : 0);
            if (isWorked) {
                open("WorkingTimes");
                writeTimes("08:00:00", "12:00:00");
                writeTimes("13:00:00", "17:00:00");
                close();
            }
            close();
        }
        close();
        if (!m_holidays.empty()) writeHolidays();
        close();
        close();
    }

    void writeTimes(const char* from, const char* to) {
        open("WorkingTime");
        put("FromTime", from);
        put("ToTime", to);
        close();
    }

    void writeHolidays() {
        open("Exceptions");
        for (const Date day : m_holidays) {
            open("Exception");
            put("EnteredByOccurrences", 0);
            open("TimePeriod");
            put("FromDate", day.toString() + "T00:00:00");
            put("ToDate", day.toString() + "T23:59:00");
            close();
            put("Occurrences", 1);
            put("Name", "Holiday " + day.toString());
            put("Type", 1);
            put("DayWorking", 0);
            close();
        }
        close();
    }

    struct Task {
        int uid = 0;
        std::string name;
        int outlineLevel = 1;
        std::string outlineNumber;
        Span span;
        int work = 0;
        bool summary = false;
        std::optional<int> percentComplete{};
        std::optional<Date> actualStart{};
        std::optional<Date> actualFinish{};
        double fixedCost = 0;
        bool critical = false;
        Constraint constraint = AsSoonAsPossible;
        std::optional<Date> deadline{};
        std::string notes{};
        std::vector<PlannedPrerequisite> predecessors{};
        const RoadmapEntry* baseline = nullptr;
    };

    /// In the order of the schema.
    void write(const Task& task) {
        open("Task");
        put("UID", task.uid);
        put("ID", m_nextTask++);
        put("Name", task.name);
        put("Type", 1);
        put("IsNull", 0);
        put("WBS", task.outlineNumber);
        put("OutlineNumber", task.outlineNumber);
        put("OutlineLevel", task.outlineLevel);
        put("Priority", 500);
        put("Start", morning(task.span.start));
        put("Finish", evening(task.span.finish));
        put("Duration", hours(hoursWithin(task.span)));
        put("DurationFormat", 7);
        put("Work", hours(task.work));
        put("EffortDriven", 0);
        put("Estimated", 0);
        put("Milestone", 0);
        put("Summary", task.summary ? 1 : 0);
        put("Critical", task.critical ? 1 : 0);
        if (task.fixedCost > 0) {
            put("FixedCost", shortNumber(task.fixedCost * 100, 0)); // in hundredths
            put("FixedCostAccrual", 1);
        }
        if (task.percentComplete) put("PercentComplete", *task.percentComplete);
        if (task.actualStart) put("ActualStart", morning(*task.actualStart));
        if (task.actualFinish) put("ActualFinish", evening(*task.actualFinish));
        put("ConstraintType", task.constraint);
        if (!task.summary) put("CalendarUID", -1);
        if (task.constraint != AsSoonAsPossible) put("ConstraintDate", morning(task.span.start));
        if (task.deadline) put("Deadline", evening(*task.deadline));
        if (!task.notes.empty()) put("Notes", task.notes);
        for (const PlannedPrerequisite& before : task.predecessors)
            writePredecessor(before);
        if (task.baseline) writeBaseline(*task.baseline);
        close();
    }

    void writePredecessor(const PlannedPrerequisite& before) {
        const auto uid = m_uids.find(before.id);
        if (uid == m_uids.end()) return;
        open("PredecessorLink");
        put("PredecessorUID", uid->second);
        put("Type", 1); // finish to start
        put("CrossProject", 0);
        put("LinkLag", before.lagWeeks * 5 * hoursPerDay * 60 * 10); // tenths of minutes
        put("LagFormat", 9);                                         // shown in weeks
        close();
    }

    void writeBaseline(const RoadmapEntry& entry) {
        const Span span = spanOf(m_baseline->start + 7 * entry.startWeek, m_baseline->start + 7 * entry.finishWeek);
        open("Baseline");
        put("Number", 0);
        put("Start", morning(span.start));
        put("Finish", evening(span.finish));
        put("Duration", hours(hoursWithin(span)));
        put("DurationFormat", 7);
        put("Work", hours(entry.hours));
        close();
    }

    [[nodiscard]] const RoadmapEntry* baselineOf(const InitiativeId& id) const {
        if (!m_baseline) return nullptr;
        const auto found = std::ranges::find(m_baseline->entries, id, &RoadmapEntry::initiative);
        return found == m_baseline->entries.end() ? nullptr : &*found;
    }

    [[nodiscard]] Task taskOf(const PlannedInitiative& i) const {
        Task out;
        out.uid = m_uids.at(i.id);
        out.name = i.title;
        out.outlineLevel = 2;
        out.span = spanOf(i);
        out.work = hoursOf(i);
        out.fixedCost = i.cash;
        out.critical = i.criticality >= 0.5;
        out.constraint = i.pinKind == PinKind::Start ? MustStartOn : StartNoEarlierThan;
        out.predecessors = i.prerequisites;
        out.baseline = baselineOf(i.id);
        if (i.startedOn) out.actualStart = out.span.start;
        if (const Initiative* initiative = m_input.portfolio.find(i.id)) {
            out.deadline = initiative->deadline;
            out.notes = initiative->description;
            if (i.started && initiative->remainingShare)
                out.percentComplete = static_cast<int>(100 * (1 - *initiative->remainingShare) + 0.5);
        }
        if (!i.boundBy.empty()) out.notes += (out.notes.empty() ? "" : "\n") + i.boundBy[0].what;
        return out;
    }

    [[nodiscard]] Task taskOf(const FinishedInitiative& i) const {
        Task out;
        out.uid = m_uids.at(i.id);
        out.name = i.title;
        out.outlineLevel = 2;
        out.span = spanOf(i);
        out.percentComplete = 100;
        out.constraint = StartNoEarlierThan;
        out.actualStart = out.span.start;
        out.actualFinish = out.span.finish;
        out.baseline = baselineOf(i.id);
        return out;
    }

    void writeTasks() {
        open("Tasks");
        int number = 0;
        for (int phase = 1; phase <= 4; ++phase) {
            std::vector<Task> tasks;
            for (const FinishedInitiative& i : m_plan.finished)
                if (i.phase == phase && i.finishedOn) tasks.push_back(taskOf(i));
            for (const PlannedInitiative& i : m_plan.initiatives)
                if (i.phase == phase) tasks.push_back(taskOf(i));
            if (tasks.empty()) continue;
            std::ranges::stable_sort(tasks, {}, [](const Task& t) { return std::tuple(t.span.start, t.span.finish); });
            writePhase(phase, ++number, tasks);
        }
        close();
    }

    void writePhase(int phase, int number, std::vector<Task>& tasks) {
        Task summary;
        summary.uid = phase;
        summary.name = std::to_string(phase) + " " + std::string(phaseTitle(phase));
        summary.outlineNumber = std::to_string(number);
        summary.summary = true;
        summary.span = tasks[0].span;
        for (const Task& task : tasks) {
            summary.span.finish = std::max(summary.span.finish, task.span.finish);
            summary.work += task.work;
        }
        write(summary);
        int place = 0;
        for (Task& task : tasks) {
            task.outlineNumber = summary.outlineNumber + "." + std::to_string(++place);
            write(task);
        }
    }

    void writeResources() {
        open("Resources");
        for (const Team& team : m_input.portfolio.teams()) {
            open("Resource");
            put("UID", m_resources.at(team.id));
            put("ID", m_resources.at(team.id));
            put("Name", team.name.empty() ? team.id.value : team.name);
            put("Type", 1); // work
            put("IsNull", 0);
            put("MaxUnits", shortNumber(team.headcount.value_or(assumedHeadcount) * team.availability, 2));
            if (team.dayRate) {
                put("StandardRate", shortNumber(*team.dayRate / hoursPerDay, 4));
                put("StandardRateFormat", 2); // an hour
            }
            close();
        }
        close();
    }

    void writeAssignments() {
        open("Assignments");
        int uid = 0;
        for (const PlannedInitiative& i : m_plan.initiatives) {
            const Span span = spanOf(i);
            const int duration = std::max(1, hoursWithin(span));
            for (const TeamHours& e : i.effort) {
                const auto resource = m_resources.find(e.team);
                if (resource == m_resources.end()) continue;
                open("Assignment");
                put("UID", ++uid);
                put("TaskUID", m_uids.at(i.id));
                put("ResourceUID", resource->second);
                put("Finish", evening(span.finish));
                put("RemainingWork", hours(e.hours));
                put("Start", morning(span.start));
                put("Units", shortNumber(static_cast<double>(e.hours) / duration, 4));
                put("Work", hours(e.hours));
                close();
            }
        }
        close();
    }

    const ReportInput& m_input;
    const Plan& m_plan;
    QString m_out;
    QXmlStreamWriter m_xml;
    std::set<Date> m_holidays;
    const Roadmap* m_baseline = nullptr;
    Date m_baselineDay;
    std::map<InitiativeId, int> m_uids;
    std::map<TeamId, int> m_resources;
    int m_nextTask = 1;
};

} // namespace

std::string mspdi(const ReportInput& input) {
    return Writer(input).run();
}

} // namespace banyan::report

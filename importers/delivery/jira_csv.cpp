// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/csv.h"
#include "importers/base/times.h"
#include "model/base/numbers.h"

#include <algorithm>
#include <array>

namespace banyan::importers {

namespace {

using namespace intake;
using portfolio::Initiative;
using portfolio::InitiativeStatus;

enum Field {
    Key,
    Summary,
    Category,
    Status,
    Resolution,
    Resolved,
    ActualStart,
    ActualEnd,
    StartDate,
    Original,
    Remaining,
    Spent,
    SumOriginal,
    SumRemaining,
    SumSpent,
    fieldCount
};

/// Header of each field, compared by matchKey. "Σ" counts an issue's children in.
constexpr std::array<std::string_view, fieldCount> headers{
    "Issue key",
    "Summary",
    "Status Category",
    "Status",
    "Resolution",
    "Resolved",
    "Custom field (Actual start)",
    "Custom field (Actual end)",
    "Custom field (Start date)",
    "Original estimate",
    "Remaining Estimate",
    "Time Spent",
    "Σ Original Estimate",
    "Σ Remaining Estimate",
    "Σ Time Spent",
};

/// A column may stand several times; the first cell that says something counts.
using Columns = std::array<std::vector<size_t>, fieldCount>;

Columns columnsOf(const std::vector<std::string>& header) {
    Columns out;
    for (size_t column = 0; column < header.size(); ++column)
        for (size_t field = 0; field < fieldCount; ++field)
            if (matchKey(header[column]) == matchKey(headers[field])) out[field].push_back(column);
    return out;
}

bool isJira(const Columns& columns) {
    return !columns[Key].empty() && !columns[Summary].empty() &&
           (!columns[Status].empty() || !columns[Category].empty());
}

enum class Stage { Unknown, Waiting, UnderWay, Over };

/// Categories are few, statuses are named by each project: so the category decides where there is one.
Stage stageOf(std::string_view text) {
    static constexpr std::array<std::string_view, 6> waiting{"to do",   "new",          "open",
                                                             "backlog", "zu erledigen", "por hacer"};
    static constexpr std::array<std::string_view, 7> underWay{
        "in progress", "indeterminate", "in review", "in arbeit", "en cours", "en curso", "in bearbeitung"};
    static constexpr std::array<std::string_view, 9> over{"done",     "closed", "resolved", "fertig",    "erledigt",
                                                          "complete", "listo",  "terminé",  "finalizado"};
    const std::string key = matchKey(text);
    const auto among = [&](const auto& names) {
        return std::ranges::any_of(names, [&](std::string_view name) { return matchKey(name) == key; });
    };
    return among(over)       ? Stage::Over
           : among(underWay) ? Stage::UnderWay
           : among(waiting)  ? Stage::Waiting
                             : Stage::Unknown;
}

bool saysDropped(std::string_view resolution) {
    static constexpr std::array<std::string_view, 5> dropped{"won't do", "won't fix", "duplicate", "cancelled",
                                                             "declined"};
    return std::ranges::any_of(dropped, [&](std::string_view name) { return matchKey(name) == matchKey(resolution); });
}

/// Seconds as the cloud writes them ("28800"), or "1w 2d 3h 30m" or "1 week, 2 days" of weeks of 5 days of 8 hours.
std::optional<double> secondsOf(std::string_view text) {
    if (const auto plain = parseNumber(text)) return *plain >= 0 ? plain : std::nullopt;
    double sum = 0;
    bool any = false;
    std::string number;
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || c == '.') {
            number += c;
            continue;
        }
        const bool letter = c >= 'a' && c <= 'z';
        if (c == ' ' || c == ',' || (letter && number.empty() && any)) continue;
        const double unit = c == 'w' ? 144'000 : c == 'd' ? 28'800 : c == 'h' ? 3'600 : c == 'm' ? 60 : 0;
        const auto count = parseNumber(number);
        if (unit == 0 || !count) return {};
        sum += *count * unit;
        any = true;
        number.clear();
    }
    return any && number.empty() ? std::optional(sum) : std::nullopt;
}

class JiraSource {
public:
    explicit JiraSource(std::string file)
        : m_file(std::move(file)) {
        for (const std::string_view header : headers)
            m_batch.header.emplace_back(header);
    }

    bool start(const std::vector<std::string>& header) {
        m_columns = columnsOf(header);
        return isJira(m_columns);
    }

    void add(const std::vector<std::string>& cells, int line) {
        m_cells = &cells;
        m_complaints.clear();
        const std::string key(cell(Key));
        // Some exports write the header again on every page.
        if (matchKey(key) == matchKey(headers[Key])) return;
        Staged<Initiative> staged;
        staged.file = m_file;
        staged.line = line;
        staged.onlyKnown = true;
        staged.record.id = portfolio::InitiativeId("jira:" + key);
        staged.record.title = cell(Summary);
        staged.record.aliases = {{"jira", key}};
        staged.given = {"aliases"};
        if (key.empty()) complain("names no issue key");
        takeStage(staged);
        if (!m_complaints.empty())
            m_batch.rejected.push_back({m_file, line, shown(), m_complaints});
        else
            m_batch.staged<Initiative>().push_back(std::move(staged));
    }

    ImportBatch finish() {
        if (m_unknownStages > 0)
            m_batch.report("jira.unknown-status", portfolio::IssueSeverity::Warning, {m_file, 0, 0, {}}, m_unknownStage,
                           "{count} issues have a status that is neither waiting, under way nor over, as \"{status}\"; "
                           "theirs was left as it is. Export the column \"Status Category\" too",
                           {{"count", std::to_string(m_unknownStages)}, {"status", m_unknownStage}});
        return std::move(m_batch);
    }

private:
    [[nodiscard]] std::string_view cell(Field field) const {
        for (const size_t column : m_columns[field])
            if (column < m_cells->size() && !trimmed((*m_cells)[column]).empty()) return trimmed((*m_cells)[column]);
        return {};
    }

    [[nodiscard]] std::vector<std::string> shown() const {
        std::vector<std::string> out;
        for (size_t field = 0; field < fieldCount; ++field)
            out.emplace_back(cell(static_cast<Field>(field)));
        return out;
    }

    void complain(const std::string& what) { m_complaints += (m_complaints.empty() ? "" : "; ") + what; }

    std::optional<Date> day(Field field) {
        const std::string_view text = cell(field);
        if (text.empty()) return {};
        const auto read = parseDate(text);
        if (!read) complain(std::string(headers[field]) + " \"" + std::string(text) + "\" is no date");
        return read;
    }

    std::optional<double> seconds(Field field) {
        const std::string_view text = cell(field);
        if (text.empty()) return {};
        const auto read = secondsOf(text);
        if (!read) complain(std::string(headers[field]) + " \"" + std::string(text) + "\" is no duration");
        return read;
    }

    /// With its children where Jira sums them up.
    std::optional<double> seconds(Field sum, Field own) {
        const auto all = seconds(sum);
        return all ? all : seconds(own);
    }

    void takeStage(Staged<Initiative>& staged) {
        const std::string_view named = cell(Category).empty() ? cell(Status) : cell(Category);
        const Stage stage = stageOf(named);
        const auto give = [&](const char* field, auto Initiative::*member, auto value) {
            staged.record.*member = value;
            staged.given.insert(field);
        };
        if (stage == Stage::Unknown && !named.empty()) {
            if (m_unknownStages++ == 0) m_unknownStage = named;
        }
        if (stage != Stage::UnderWay && stage != Stage::Over) return;
        auto started = day(ActualStart);
        if (!started) started = day(StartDate);
        if (started) give("startedOn", &Initiative::startedOn, started);
        if (stage == Stage::Over) {
            const bool dropped = saysDropped(cell(Resolution));
            give("status", &Initiative::status, dropped ? InitiativeStatus::Rejected : InitiativeStatus::Done);
            auto finished = day(ActualEnd);
            if (!finished) finished = day(Resolved);
            if (finished && !dropped) give("finishedOn", &Initiative::finishedOn, finished);
            return;
        }
        give("status", &Initiative::status, InitiativeStatus::Started);
        takeRemaining(staged);
    }

    void takeRemaining(Staged<Initiative>& staged) {
        const auto left = seconds(SumRemaining, Remaining);
        const auto spent = seconds(SumSpent, Spent);
        const auto planned = seconds(SumOriginal, Original);
        if (!left) return;
        const double all = spent ? *left + *spent : planned.value_or(0);
        if (all <= 0) return;
        staged.record.remainingShare = std::min(1.0, *left / all);
        staged.given.insert("remainingShare");
    }

    std::string m_file;
    ImportBatch m_batch;
    Columns m_columns;
    const std::vector<std::string>* m_cells = nullptr;
    std::string m_complaints;
    int m_unknownStages = 0;
    std::string m_unknownStage;
};

class JiraCsv : public Reader {
public:
    [[nodiscard]] Format format() const override {
        return {"jira-initiatives",
                "Jira issues (CSV export)",
                "plan",
                "status, start, finish and remaining share of initiatives that are known by key or title; other issues "
                "are counted",
                {".csv"},
                false};
    }

    [[nodiscard]] Recognition recognize(const Sniff& sniff) const override {
        const auto records = csvHead(sniff.head, 1);
        if (records.empty() || !isJira(columnsOf(records[0].cells))) return {};
        return {0.95, "columns \"Issue key\", \"Summary\" and a status"};
    }

    [[nodiscard]] Result<ImportBatch> read(std::span<const InputFile> files,
                                           const ReadOptions& options) const override {
        const std::string& name = files.front().display;
        BANYAN_ASSIGN(const Text text, readText(files.front(), options));
        JiraSource source(name);
        bool hasHeader = false;
        bool good = true;
        BANYAN_TRY(readCsv(text.text, name, CsvOptions::from(options), [&](std::vector<std::string>& cells, int line) {
            if (!hasHeader) {
                hasHeader = true;
                good = source.start(cells);
                return good;
            }
            source.add(cells, line);
            return true;
        }));
        if (hasHeader && good) return source.finish();
        return makeError(ErrorKind::BadInput, "jira.no-columns",
                         "the header names no \"Issue key\" with a \"Summary\" and a \"Status\"")
            .at(lineOf(name, 1));
    }
};

} // namespace

std::unique_ptr<Reader> makeJiraCsv() {
    return std::make_unique<JiraCsv>();
}

} // namespace banyan::importers

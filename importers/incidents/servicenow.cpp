// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/csv.h"
#include "importers/base/json_file.h"
#include "importers/base/times.h"
#include "importers/incidents/incident_source.h"
#include "model/base/numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace banyan::importers {

namespace {

using namespace intake;

enum Field {
    Number,
    Opened,
    Resolved,
    Closed,
    Priority,
    SeverityField,
    Service,
    Item,
    Category,
    Title,
    Counter,
    Updated,
    State,
    fieldCount
};

/// Column names by which each field is known, in the table's spelling and in that of lists, the best first; compared
/// by matchKey.
const std::array<std::vector<std::string_view>, fieldCount> columnNames{{
    {"number"},
    {"opened_at", "opened", "sys_created_on", "sys_created_at", "created"},
    {"resolved_at", "resolved"},
    {"closed_at", "closed"},
    {"priority"},
    {"severity"},
    {"business_service", "service"},
    {"cmdb_ci", "configuration item"},
    {"category"},
    {"short_description", "short description"},
    {"sys_mod_count", "updates"},
    {"sys_updated_on", "sys_updated_at", "updated"},
    {"incident_state", "state"},
}};
constexpr std::array timeFields{Opened, Resolved, Closed, Updated};

/// A cell as it is kept and, where the table API tells both, as people see it.
struct Cell {
    std::string value;
    std::string display;

    [[nodiscard]] const std::string& shown() const { return display.empty() ? value : display; }
};

struct Row {
    std::array<Cell, fieldCount> cells;
    Where where;

    [[nodiscard]] const std::string& operator[](Field field) const { return cells[field].value; }
};

/// ServiceNow's record ids: 32 hexadecimal digits, which say nothing to people.
bool isSysId(std::string_view text) {
    return text.size() == 32 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

std::string cleaned(std::string text) {
    return isNoValue(text) ? std::string() : text;
}

/// Priority 1 is critical, 2 major, 3 to 5 minor; where there is none, severity is read likewise.
Severity severityOf(const Row& row) {
    auto number = priorityNumber(row[Priority]);
    if (!number) number = priorityNumber(row[SeverityField]);
    if (!number) return Severity::Minor;
    return *number <= 1 ? Severity::Critical : *number == 2 ? Severity::Major : Severity::Minor;
}

bool isOver(const std::string& state) {
    const std::string key = matchKey(state);
    return key == "6" || key == "7" || key == "resolved" || key == "closed" || key.starts_with("6resolved") ||
           key.starts_with("7closed");
}

class ServiceNowSource {
public:
    explicit ServiceNowSource(const ReadOptions& options)
        : m_times(options) {}

    /// First look at a row: which number of its dates is the day.
    void look(const Row& row) {
        for (const Field field : timeFields)
            if (!row[field].empty()) m_clue.see(row[field]);
    }

    void add(const Row& row) {
        const auto refuse = [&](const std::string& reason) { m_source.reject(row.where, cellsOf(row), reason); };
        if (row[Number].empty()) return refuse("number is empty");
        const auto opened = m_times.read(row[Opened], order());
        if (!opened) return refuse("opened_at \"" + row[Opened] + "\" is no time");
        auto service = serviceOf(row);
        if (!service) return refuse("names no service, configuration item or category");

        Incident incident;
        incident.externalId = row[Number];
        incident.title = row.cells[Title].shown();
        incident.severity = severityOf(row);
        incident.start = opened->at;
        incident.file = row.where.file;
        incident.line = row.where.line;
        incident.pointer = row.where.pointer;
        const Field ending = row[Resolved].empty() ? Closed : Resolved;
        if (!row[ending].empty()) {
            const auto end = m_times.read(row[ending], order());
            if (!end) return refuse(std::string(columnNames[ending].front()) + " \"" + row[ending] + "\" is no time");
            incident.end = end->at;
        } else if (isOver(row[State])) {
            m_overWithoutTime.insert(row[Number]);
        }
        const std::string reason = m_source.put(std::move(incident), std::move(*service), stateOrder(row));
        if (!reason.empty()) refuse(reason);
    }

    ImportBatch finish(const std::string& firstFile) {
        ImportBatch& batch = m_source.batch();
        m_times.report(batch, firstFile);
        const auto count = [&](const char* rule, IssueSeverity severity, size_t n, std::string text) {
            if (n > 0)
                batch.report(rule, severity, {firstFile, 0, 0, {}}, std::to_string(n), std::move(text),
                             {{"count", std::to_string(n)}});
        };
        if (m_clue.doubtful())
            batch.report("import.date-order-assumed", IssueSeverity::Warning, {firstFile, 0, 0, {}}, {},
                         "no date in \"{file}\" tells day and month apart; the day was taken to come first",
                         {{"file", firstFile}});
        count("servicenow.category-as-service", IssueSeverity::Info, m_byCategory.size(),
              "{count} incidents name neither a business service nor a configuration item; their category stands in "
              "for it");
        count("servicenow.no-end", IssueSeverity::Info, m_overWithoutTime.size(),
              "{count} incidents are resolved or closed but carry no time of it, so they count as open");
        return m_source.finish();
    }

    [[nodiscard]] IncidentSource& incidents() { return m_source; }
    [[nodiscard]] bool orderKnown() const { return m_clue.order() != DateOrder::Unknown; }

private:
    [[nodiscard]] DateOrder order() const { return orderKnown() ? m_clue.order() : DateOrder::DayFirst; }

    /// Business service, else configuration item, else category (which is no service, but keeps what belongs together).
    std::optional<Subject> serviceOf(const Row& row) {
        Subject subject;
        subject.line = row.where.line;
        subject.pointer = row.where.pointer;
        for (const Field field : {Service, Item, Category}) {
            const Cell& cell = row.cells[field];
            if (cell.value.empty()) continue;
            if (!isSysId(cell.shown())) subject.name = cell.shown();
            subject.alias = {field == Category ? "servicenow-category" : "servicenow", cell.value};
            if (field == Category)
                m_byCategory.insert(row[Number]);
            else
                m_byCategory.erase(row[Number]);
            return subject;
        }
        return {};
    }

    StateOrder stateOrder(const Row& row) const {
        StateOrder out;
        const std::string& counter = row[Counter];
        std::from_chars(counter.data(), counter.data() + counter.size(), out.counter);
        if (const auto updated = parseMoment(row[Updated], order())) out.updated = updated->at.seconds;
        return out;
    }

    static std::vector<std::string> cellsOf(const Row& row) {
        std::vector<std::string> out;
        for (const Cell& cell : row.cells)
            out.push_back(cell.shown());
        return out;
    }

    IncidentSource m_source;
    ZonedTimes m_times;
    DateOrderClue m_clue;
    std::set<std::string> m_byCategory;
    std::set<std::string> m_overWithoutTime;
};

using RowSink = std::function<bool(const Row&)>;

/// Position of each field among the columns, -1 where there is none.
using Columns = std::array<int, fieldCount>;

Columns columnsOf(const std::vector<std::string>& header) {
    Columns out;
    out.fill(-1);
    for (size_t field = 0; field < fieldCount; ++field)
        for (const std::string_view name : columnNames[field]) {
            const auto found =
                std::ranges::find(header, matchKey(name), [](const std::string& cell) { return matchKey(cell); });
            if (found == header.end()) continue;
            out[field] = static_cast<int>(found - header.begin());
            break;
        }
    return out;
}

bool isIncidentHeader(const std::vector<std::string>& header) {
    const Columns columns = columnsOf(header);
    return columns[Number] >= 0 && columns[Opened] >= 0;
}

Row rowOf(const std::vector<std::string>& cells, const Columns& columns, Where where) {
    Row row;
    row.where = std::move(where);
    for (size_t field = 0; field < fieldCount; ++field) {
        const int at = columns[field];
        if (at < 0 || static_cast<size_t>(at) >= cells.size()) continue;
        row.cells[field].value = cleaned(cells[static_cast<size_t>(at)]);
    }
    return row;
}

Result<void> eachCsvRow(const std::string& text, const std::string& file, const ReadOptions& options,
                        const RowSink& sink) {
    Columns columns;
    bool hasHeader = false;
    bool good = true;
    BANYAN_TRY(readCsv(text, file, CsvOptions::from(options), [&](std::vector<std::string>& cells, int line) {
        if (hasHeader) return sink(rowOf(cells, columns, lineOf(file, line)));
        hasHeader = true;
        good = isIncidentHeader(cells);
        columns = columnsOf(cells);
        return good;
    }));
    if (hasHeader && good) return {};
    return makeError(ErrorKind::BadInput, "servicenow.no-columns",
                     "the header names no \"number\" with an \"opened_at\" (or \"Number\" and \"Opened\")")
        .at(lineOf(file, 1));
}

/// A field of a table API record: a string, or an object of `value` and `display_value` (with a `link` for references).
Cell cellOf(const JsonAt& field) {
    Cell cell;
    if (!field.isObject()) {
        cell.value = cleaned(field.textOr());
        return cell;
    }
    cell.value = cleaned(field["value"].textOr());
    cell.display = cleaned(field["display_value"].textOr());
    if (cell.value.empty()) cell.value = cell.display;
    return cell;
}

Row rowOf(const JsonAt& record) {
    Row row;
    row.where = record.where();
    for (size_t field = 0; field < fieldCount; ++field)
        for (const std::string_view name : columnNames[field]) {
            row.cells[field] = cellOf(record[std::string(name)]);
            if (!row.cells[field].value.empty()) break;
        }
    return row;
}

Result<void> eachJsonRow(const JsonAt& document, const RowSink& sink) {
    const JsonAt list = document.isArray()             ? document
                        : document["result"].isArray() ? document["result"]
                                                       : document["records"];
    if (!list.isArray())
        return document.error("servicenow.no-records",
                              "holds neither a list of records nor a list \"result\" or \"records\"");
    for (size_t i = 0; i < list.size(); ++i)
        if (!sink(rowOf(list[i]))) break;
    return {};
}

class ServiceNow : public Reader {
public:
    [[nodiscard]] Format format() const override {
        return {"servicenow-incidents",
                "ServiceNow incidents (CSV or table API JSON)",
                "incidents",
                "incidents, the last state of each, with start, end and severity: priority 1 critical, 2 major, 3 to 5 "
                "minor; "
                "about the business service, else the configuration item, else the category",
                {".csv", ".json"},
                true};
    }

    [[nodiscard]] Recognition recognize(const Sniff& sniff) const override {
        const std::string head = decodeHead(sniff.head);
        const auto has = [&](std::string_view text) { return head.find(text) != std::string::npos; };
        if (looksLikeJson(head)) {
            if (!has("\"number\"") || !has("\"opened_at\"")) return {};
            return {has("\"sys_id\"") || has("\"cmdb_ci\"") ? 0.95 : 0.7, "records with \"number\" and \"opened_at\""};
        }
        const auto records = csvHead(sniff.head, 2);
        if (records.empty() || !isIncidentHeader(records[0].cells)) return {};
        const Columns columns = columnsOf(records[0].cells);
        const int telling = (columns[Counter] >= 0) + (columns[Item] >= 0) + (columns[Service] >= 0) +
                            (columns[Updated] >= 0) + (columns[State] >= 0) + (columns[Title] >= 0) +
                            (columns[Priority] >= 0);
        const bool isIncident = records.size() > 1 && static_cast<size_t>(columns[Number]) < records[1].cells.size() &&
                                records[1].cells[static_cast<size_t>(columns[Number])].starts_with("INC");
        if (telling < 2 && !isIncident) return {};
        return {isIncident ? 0.96 : 0.6 + 0.03 * telling,
                "columns \"" + records[0].cells[static_cast<size_t>(columns[Number])] + "\" and \"" +
                    records[0].cells[static_cast<size_t>(columns[Opened])] + "\"" +
                    (isIncident ? " with numbers like " + records[1].cells[static_cast<size_t>(columns[Number])] : "")};
    }

    [[nodiscard]] Result<ImportBatch> read(std::span<const InputFile> files,
                                           const ReadOptions& options) const override {
        ServiceNowSource source(options);
        BANYAN_TRY(eachRow(files, options, [&](const Row& row) {
            source.look(row);
            return !source.orderKnown();
        }));
        BANYAN_TRY(eachRow(files, options, [&](const Row& row) {
            source.add(row);
            return true;
        }));
        for (const auto& names : columnNames)
            source.incidents().batch().header.emplace_back(names.front());
        return source.finish(files.empty() ? std::string() : files.front().display);
    }

private:
    static bool looksLikeJson(std::string_view text) {
        const std::string_view start = trimmed(text.substr(0, 4096));
        return start.starts_with('[') || start.starts_with('{');
    }

    static Result<void> eachRow(std::span<const InputFile> files, const ReadOptions& options, const RowSink& sink) {
        for (const InputFile& file : files) {
            BANYAN_ASSIGN(const Text text, readText(file, options));
            if (looksLikeJson(text.text)) {
                BANYAN_ASSIGN(const Json document, parseUntrusted(text.text, file.display, options.limits.depth));
                BANYAN_TRY(eachJsonRow(JsonAt(document, file.display), sink));
            } else {
                BANYAN_TRY(eachCsvRow(text.text, file.display, options, sink));
            }
        }
        return {};
    }
};

} // namespace

std::unique_ptr<Reader> makeServicenow() {
    return std::make_unique<ServiceNow>();
}

} // namespace banyan::importers

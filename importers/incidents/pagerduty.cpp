// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/json_file.h"
#include "importers/base/times.h"
#include "importers/incidents/incident_source.h"

namespace banyan::importers {

namespace {

using namespace intake;

/// The first of several members that says something.
std::string firstText(const JsonAt& record, std::initializer_list<const char*> paths) {
    for (const char* path : paths)
        if (std::string text = record.at(path).textOr(); !isNoValue(text)) return text;
    return {};
}

/// P1 and P2 (or SEV-1, SEV-2) are critical, P3 major, any other number minor; without one high urgency is major.
Severity severityOf(const JsonAt& record) {
    if (const auto number = priorityNumber(firstText(record, {"priority/summary", "priority/name", "priority"})))
        return *number <= 2 ? Severity::Critical : *number == 3 ? Severity::Major : Severity::Minor;
    return record["urgency"].textOr() == "high" ? Severity::Major : Severity::Minor;
}

class PagerDutySource {
public:
    explicit PagerDutySource(const ReadOptions& options)
        : m_times(options) {
        m_source.batch().header = {"id", "created_at", "service"};
    }

    Result<void> add(const JsonAt& document) {
        if (m_firstFile.empty()) m_firstFile = document.where().file;
        if (document.isArray()) {
            addList(document);
        } else if (document["incidents"].isArray()) {
            addList(document["incidents"]);
            m_more = m_more.value_or(true) && document["more"].boolean().value_or(false);
        } else if (document["incident"].isObject()) {
            addRecord(document["incident"]);
        } else if (document["event"].isObject()) {
            addRecord(document);
        } else {
            return document.error(
                "pagerduty.no-incidents",
                "holds neither a list of incidents nor \"incidents\", \"incident\" or a webhook's \"event\"");
        }
        return {};
    }

    ImportBatch finish() {
        m_times.report(m_source.batch(), m_firstFile);
        if (m_more.value_or(false))
            m_source.batch().report("pagerduty.pages-missing", IssueSeverity::Warning, {m_firstFile, 0, 0, "/more"},
                                    "true", "every page says that there are more incidents: the last page is missing");
        return m_source.finish();
    }

private:
    void addList(const JsonAt& list) {
        for (size_t i = 0; i < list.size(); ++i)
            addRecord(list[i]);
    }

    /// An incident, or a webhook around one. A webhook's time is when it got the state that it tells of.
    void addRecord(const JsonAt& record) {
        const JsonAt event = record["event"];
        if (!event.isObject()) return addIncident(record, {}, {});
        const std::string resource = event["resource_type"].textOr("incident");
        const std::string type = event["event_type"].textOr();
        if (resource != "incident" || !event["data"].isObject())
            return reject(record,
                          "is a webhook about \"" + (type.empty() ? resource : type) + "\", not about an incident");
        addIncident(event["data"], event["occurred_at"].textOr(), type);
    }

    void addIncident(const JsonAt& record, const std::string& occurred, const std::string& eventType) {
        if (!record.isObject()) return reject(record, "is no incident");
        Incident incident;
        incident.externalId = firstText(record, {"id", "incident_number", "number"});
        if (incident.externalId.empty()) return reject(record, "has neither \"id\" nor \"incident_number\"");
        const auto start = time(record, "created_at");
        if (!start) return reject(record, "created_at \"" + record["created_at"].textOr() + "\" is no time");
        incident.start = *start;

        Subject service;
        service.alias = {"pagerduty", record.at("service/id").textOr()};
        service.name = firstText(record, {"service/summary", "service/name"});
        if (service.name.empty() && service.alias.externalId.empty()) return reject(record, "names no service");
        service.pointer = record["service"].pointer();

        const std::string resolved = endText(record, occurred, eventType);
        if (!resolved.empty()) {
            const auto end = m_times.read(resolved);
            if (!end) return reject(record, "its end \"" + resolved + "\" is no time");
            incident.end = end->at;
        }
        incident.title = firstText(record, {"title", "summary", "description"});
        incident.severity = severityOf(record);
        incident.file = record.where().file;
        incident.pointer = record.pointer();
        const std::string reason =
            m_source.put(std::move(incident), std::move(service), {-1, updated(record, occurred)});
        if (!reason.empty()) reject(record, reason);
    }

    std::optional<Instant> time(const JsonAt& record, const char* field) {
        const auto moment = m_times.read(record[field].textOr());
        return moment ? std::optional(moment->at) : std::nullopt;
    }

    /// `resolved_at`, else when a resolved incident changed last. Empty: still open.
    static std::string endText(const JsonAt& record, const std::string& occurred, const std::string& eventType) {
        if (std::string text = record["resolved_at"].textOr(); !isNoValue(text)) return text;
        if (eventType == "incident.resolved" && !occurred.empty()) return occurred;
        if (record["status"].textOr() != "resolved") return {};
        return firstText(record, {"last_status_change_at", "updated_at"});
    }

    static int64_t updated(const JsonAt& record, const std::string& occurred) {
        const std::string text =
            occurred.empty() ? firstText(record, {"updated_at", "last_status_change_at"}) : occurred;
        const auto moment = parseMoment(text);
        return moment ? moment->at.seconds : 0;
    }

    static std::vector<std::string> cellsOf(const JsonAt& record) {
        return {firstText(record, {"id", "incident_number", "number"}), record["created_at"].textOr(),
                firstText(record, {"service/summary", "service/id"})};
    }

    void reject(const JsonAt& record, const std::string& reason) {
        m_source.reject(record.where(), cellsOf(record), reason);
    }

    IncidentSource m_source;
    ZonedTimes m_times;
    std::string m_firstFile;
    std::optional<bool> m_more; ///< every page so far says that more follow
};

class PagerDuty : public Reader {
public:
    [[nodiscard]] Format format() const override {
        return {"pagerduty-incidents",
                "PagerDuty incidents (JSON list, API pages or webhooks)",
                "incidents",
                "incidents of each service, with start, end and severity: priority P1 and P2 critical, P3 major, "
                "others minor; "
                "without a priority, high urgency major and low minor",
                {".json"},
                true};
    }

    [[nodiscard]] Recognition recognize(const Sniff& sniff) const override {
        const std::string head = decodeHead(sniff.head);
        const auto has = [&](std::string_view text) { return head.find(text) != std::string::npos; };
        if (!has("\"urgency\"") || !has("\"service\"")) return {};
        if (has("\"incident_number\""))
            return {0.97, "incidents with \"incident_number\", \"urgency\" and \"service\""};
        if (has("\"event_type\"") && has("\"incident.")) return {0.95, "a webhook about an incident"};
        if (has("\"incident_key\"")) return {0.9, "incidents with \"incident_key\", \"urgency\" and \"service\""};
        return {};
    }

    [[nodiscard]] Result<ImportBatch> read(std::span<const InputFile> files,
                                           const ReadOptions& options) const override {
        PagerDutySource source(options);
        BANYAN_TRY(readJsonFiles(files, options, [&](const JsonAt& document) { return source.add(document); }));
        return source.finish();
    }
};

} // namespace

std::unique_ptr<Reader> makePagerduty() {
    return std::make_unique<PagerDuty>();
}

} // namespace banyan::importers

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/answers.h"

#include <algorithm>

namespace banyan::report {

using namespace banyan::portfolio;

namespace {

constexpr std::array counted{"components", "systems",     "flows",     "dependencies", "measurements", "incidents",
                             "changes",    "teams",       "goals",     "painPoints",   "estimates",    "slos",
                             "costs",      "initiatives", "libraries", "settings"};

std::string_view nameOf(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::Usage:
        return "usage";
    case ErrorKind::BadInput:
        return "bad-input";
    case ErrorKind::Io:
        return "io";
    case ErrorKind::Conflict:
        return "conflict";
    case ErrorKind::Infeasible:
        return "infeasible";
    case ErrorKind::Cancelled:
        return "cancelled";
    case ErrorKind::Internal:
        break;
    }
    return "internal";
}

Json toJson(const Issue& issue) {
    Json out{{"rule", issue.rule}, {"severity", enumName(issue.severity)}};
    if (issue.subject) out["subject"] = {{"kind", kindOf(*issue.subject)}, {"id", textOf(*issue.subject)}};
    out["file"] = issue.where.file;
    out["line"] = issue.where.line;
    out["column"] = issue.where.column;
    if (!issue.where.pointer.empty()) out["pointer"] = issue.where.pointer;
    out["value"] = issue.value;
    out["message"] = issue.message();
    return out;
}

void addRows(const intake::DryRun& run, Json& rejected, Json& unmatched) {
    for (const intake::DryRunRow& row : run.rows) {
        if (row.state == intake::RowState::Rejected)
            rejected.push_back(
                {{"file", row.where.file}, {"line", row.where.line}, {"reason", row.reason}, {"cells", row.cells}});
        if (row.state == intake::RowState::Unmatched)
            unmatched.push_back({{"name", row.name}, {"because", row.reason}, {"suggestions", row.suggestions}});
    }
}

} // namespace

Json toJson(const std::vector<ImportedSource>& sources, bool dryRun) {
    intake::Counts total;
    std::map<std::string, int> records;
    for (const char* kind : counted)
        records[kind] = 0;
    Json list = Json::array();
    Json issues = Json::array();
    Json rejected = Json::array();
    Json unmatched = Json::array();
    for (const ImportedSource& source : sources) {
        list.push_back({{"file", source.file},
                        {"format", source.format},
                        {"confidence", source.confidence},
                        {"because", source.because}});
        total.added += source.run->counts.added;
        total.changed += source.run->counts.changed;
        total.unchanged += source.run->counts.unchanged;
        total.missing += source.run->counts.missing;
        total.rejected += source.run->counts.rejected;
        total.unmatched += source.run->counts.unmatched;
        for (const auto& [kind, n] : source.run->records)
            records[kind] += n;
        for (const Issue& issue : source.run->issues)
            issues.push_back(toJson(issue));
        addRows(*source.run, rejected, unmatched);
    }
    Json out{{"schema", "banyan.import/1"}, {"dryRun", dryRun}, {"sources", std::move(list)}};
    out["counts"] = {{"new", total.added},       {"changed", total.changed},   {"unchanged", total.unchanged},
                     {"missing", total.missing}, {"rejected", total.rejected}, {"unmatched", total.unmatched}};
    for (const char* kind : counted)
        out["records"][kind] = records[kind];
    for (const auto& [kind, n] : records)
        if (!out["records"].contains(kind)) out["records"][kind] = n;
    out["rejectedRows"] = std::move(rejected);
    out["unmatched"] = std::move(unmatched);
    out["issues"] = std::move(issues);
    return out;
}

Json toJson(const std::vector<Issue>& issues) {
    Json out{{"schema", "banyan.check/1"}};
    out["issues"] = Json::array();
    for (const Issue& issue : issues)
        out["issues"].push_back(toJson(issue));
    return out;
}

namespace {

/// The file that an error is about: where it is, else the path that its sentence names.
std::string fileOf(const Error& error) {
    if (!error.where.file.empty()) return error.where.file;
    const auto path = std::ranges::find(error.arguments, "path", &std::pair<std::string, std::string>::first);
    return path == error.arguments.end() ? std::string() : path->second;
}

} // namespace

Json toJson(const Error& error) {
    Json out{{"schema", "banyan.error/1"},
             {"kind", nameOf(error.kind)},
             {"code", error.code},
             {"message", fillPlaceholders(error.text, error.arguments)},
             {"where", {{"file", fileOf(error)}, {"line", error.where.line}, {"column", error.where.column}}}};
    if (!error.where.pointer.empty()) out["where"]["pointer"] = error.where.pointer;
    out["causes"] = Json::array();
    for (const Error* cause = error.cause.get(); cause; cause = cause->cause.get())
        out["causes"].push_back({{"code", cause->code}, {"message", cause->message()}});
    return out;
}

} // namespace banyan::report

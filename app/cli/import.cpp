// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/common/import_files.h"
#include "app/common/output.h"
#include "model/base/csv_text.h"
#include "model/report/answers.h"

#include <QFile>
#include <QTimeZone>

#include <map>
#include <memory>
#include <set>

namespace banyan::cli {

namespace {

struct ImportArguments {
    std::string document;
    std::vector<std::string> files;
    std::string format;
    std::string mapping;
    std::string zone;
    std::string rejected;
    std::string encoding;
    std::string separator;
    std::string author;
    bool decimalComma = false;
    bool dryRun = false;
    bool createUnmatched = false;
    bool retireMissing = false;
};

Result<std::string> readText(const std::string& path) {
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorKind::Io, "file.unreadable", "can't be read: {why}",
                         {{"why", file.errorString().toStdString()}})
            .at({path, 0, 0, ""});
    return file.readAll().toStdString();
}

Result<intake::ReadOptions> readOptions(const ImportArguments& arguments, const Context& c) {
    intake::ReadOptions options;
    options.asOf = c.asOf;
    options.cancel = c.cancel;
    options.encoding = arguments.encoding;
    options.author = arguments.author;
    if (arguments.decimalComma) options.decimalComma = true;
    if (!arguments.separator.empty()) options.separator = arguments.separator == "\\t" ? '\t' : arguments.separator[0];
    if (!arguments.mapping.empty()) {
        BANYAN_ASSIGN(options.mapping, readText(arguments.mapping));
    }
    if (!arguments.zone.empty()) {
        const QTimeZone zone(QByteArray::fromStdString(arguments.zone));
        if (!zone.isValid())
            return makeError(ErrorKind::Usage, "usage.zone",
                             "there is no time zone \"{zone}\"; say for example Europe/Berlin or UTC+02:00",
                             {{"zone", arguments.zone}});
        options.zoneName = arguments.zone;
        options.zoneSeconds =
            zone.standardTimeOffset(QDateTime(QDate(c.asOf.year(), c.asOf.month(), c.asOf.day()), QTime(12, 0)));
    }
    return options;
}

std::string summary(const intake::RecognizedSource& source, const intake::DryRun& run) {
    std::string out = source.files[0].display;
    if (source.files.size() > 1) out += " and " + std::to_string(source.files.size() - 1) + " more";
    out += ": " + source.reader->format().id + " (" + source.recognition.because + ")\n    ";
    const auto part = [&](const char* name, int n) { out += std::string(name) + " " + std::to_string(n) + "  "; };
    part("new", run.counts.added);
    part("changed", run.counts.changed);
    part("unchanged", run.counts.unchanged);
    part("missing", run.counts.missing);
    part("rejected", run.counts.rejected);
    part("unmatched", run.counts.unmatched);
    out += "\n    ";
    for (const auto& [kind, n] : run.records)
        out += kind + " " + std::to_string(n) + "  ";
    return out + "\n";
}

std::string rejectedCsv(const std::vector<intake::DryRun>& runs) {
    std::string out = "file,line,reason\n";
    for (const intake::DryRun& run : runs)
        for (const intake::DryRunRow& row : run.rows) {
            if (row.state != intake::RowState::Rejected) continue;
            out += csvCell(row.where.file) + "," + std::to_string(row.where.line) + "," + csvCell(row.reason);
            for (const std::string& cell : row.cells)
                out += "," + csvCell(cell);
            out += "\n";
        }
    return out;
}

bool hasFindings(const std::vector<intake::DryRun>& runs) {
    return std::ranges::any_of(runs, [](const intake::DryRun& run) {
        return run.counts.rejected > 0 || std::ranges::any_of(run.issues, [](const auto& i) {
                   return i.severity == portfolio::IssueSeverity::Error;
               });
    });
}

/// Rows that are rejected for one reason, as one line: "export.csv: lines 7, 8, 9 and 30 more: names no service"; in
/// the order of their first lines.
void tellRejected(const intake::DryRun& run) {
    constexpr size_t linesInFull = 5;
    using What = std::pair<std::string, std::string>; // file and reason
    std::vector<std::pair<What, std::vector<int>>> groups;
    std::map<What, size_t> places;
    for (const intake::DryRunRow& row : run.rows) {
        if (row.state != intake::RowState::Rejected) continue;
        const auto [place, isNew] = places.try_emplace({row.where.file, row.reason}, groups.size());
        if (isNew) groups.emplace_back(place->first, std::vector<int>());
        groups[place->second].second.push_back(row.where.line);
    }
    std::ranges::stable_sort(groups, {}, [](const auto& g) { return std::pair(g.first.first, g.second.front()); });
    for (const auto& [what, lines] : groups) {
        std::string text = "rejected: " + what.first + (lines.size() == 1 ? ": line " : ": lines ");
        for (size_t i = 0; i < lines.size() && i < linesInFull; ++i)
            text += (i == 0 ? "" : ", ") + std::to_string(lines[i]);
        if (lines.size() > linesInFull) text += " and " + std::to_string(lines.size() - linesInFull) + " more";
        warn(text + ": " + what.second);
    }
}

/// The issues that don't say again why a row was rejected.
void tellIssues(const intake::DryRun& run) {
    std::set<std::pair<std::string, int>> rejected;
    for (const intake::DryRunRow& row : run.rows)
        if (row.state == intake::RowState::Rejected) rejected.emplace(row.where.file, row.where.line);
    for (const portfolio::Issue& issue : run.issues)
        if (issue.severity != portfolio::IssueSeverity::Error || issue.where.line == 0 ||
            !rejected.contains({issue.where.file, issue.where.line}))
            warn(issueLine(issue));
}

void tell(const Context& c, const ImportArguments& arguments, const app::ImportJob& job,
          const app::ImportOutcome& outcome) {
    std::vector<report::ImportedSource> sources;
    std::string text;
    for (size_t i = 0; i < outcome.runs.size(); ++i) {
        const intake::RecognizedSource& source = job.sources[i];
        sources.push_back({source.files[0].display, source.reader->format().id, source.recognition.confidence,
                           source.recognition.because, &outcome.runs[i]});
        text += summary(source, outcome.runs[i]);
    }
    if (c.json) {
        print(dump(report::toJson(sources, arguments.dryRun)));
        return;
    }
    print(text);
    for (const intake::DryRun& run : outcome.runs) {
        tellIssues(run);
        tellRejected(run);
        for (const intake::DryRunRow& row : run.rows)
            if (row.state == intake::RowState::Unmatched) warn("unmatched: " + row.name + ": " + row.reason);
    }
    if (arguments.dryRun)
        print("Dry run: nothing was changed.\n");
    else if (!outcome.changed)
        print("Nothing to change.\n");
}

/// What the import reads, and so never writes over.
std::vector<std::string> inputsOf(const ImportArguments& arguments, const app::ImportJob& job) {
    std::vector<std::string> out{arguments.document};
    if (!arguments.mapping.empty()) out.push_back(arguments.mapping);
    for (const intake::RecognizedSource& source : job.sources)
        for (const intake::InputFile& file : source.files)
            out.push_back(file.path);
    return out;
}

Result<int> importFiles(const ImportArguments& arguments, Context& c) {
    BANYAN_ASSIGN(const intake::ReadOptions options, readOptions(arguments, c));
    BANYAN_ASSIGN(storage::Document document, openDocument(arguments.document));
    std::vector<intake::InputFile> files;
    for (const std::string& file : arguments.files)
        files.push_back({file, file});
    app::ImportJob job;
    BANYAN_ASSIGN(job.sources, intake::recognizeSources(c.readers, files, arguments.format));
    if (!arguments.format.empty()) job.sources = app::joined(std::move(job.sources));
    BANYAN_TRY(app::mayWrite(arguments.rejected, inputsOf(arguments, job)));
    job.choices.createAllUnmatched = arguments.createUnmatched;
    job.choices.retireMissing = arguments.retireMissing;
    job.options = options;
    job.folder = folderOf(arguments.document);
    BANYAN_ASSIGN(const app::ImportOutcome outcome, app::importAll(document.portfolio(), job));
    if (!arguments.rejected.empty()) BANYAN_TRY(app::writeFile(arguments.rejected, rejectedCsv(outcome.runs)));
    if (!arguments.dryRun && outcome.changed)
        BANYAN_TRY(document.commit(outcome.portfolio, "import " + arguments.files[0], c.asOf.toString()));
    tell(c, arguments, job, outcome);
    return hasFindings(outcome.runs) ? Findings : Done;
}

} // namespace

void addImport(CLI::App& app, Context& context) {
    Command command(app, context, "import",
                    "Import files or folders as one step; bad rows are rejected with their reasons");
    const auto a = std::make_shared<ImportArguments>();
    command.option("DOCUMENT", a->document, "Document to import into", {.required = true});
    command.option("FILE", a->files, "Files or folders", {.required = true});
    command.option(
        "--format", a->format,
        "Read all as this format (see `formats`); several files are pages of one answer where the format has pages");
    command.option("--mapping", a->mapping, "JSON file that maps columns to fields");
    command.option("--zone", a->zone, "Zone of times that name none (default: UTC)");
    command.option("--encoding", a->encoding, "Text encoding, where detection is wrong");
    command.option("--separator", a->separator, "Column separator, where detection is wrong");
    command.flag("--decimal-comma", a->decimalComma, "Numbers are written 1.234,5");
    command.option("--author", a->author, "Who states what the file states, where it doesn't say");
    command.flag("--dry-run", a->dryRun, "Say what would happen and change nothing");
    command.option("--rejected", a->rejected, "Write rejected rows to this CSV");
    command.flag("--create-unmatched", a->createUnmatched, "Make components of names that match none");
    command.flag("--retire-missing", a->retireMissing,
                 "Retire components that a newer file of a source no longer holds");
    command.runs([a](Context& c) { return importFiles(*a, c); });
}

} // namespace banyan::cli

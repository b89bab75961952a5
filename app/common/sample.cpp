// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/sample.h"

#include "app/common/import_files.h"
#include "importers/registry.h"
#include "model/base/json.h"
#include "model/portfolio/edit.h"
#include "model/portfolio/record_json.h"
#include "model/roadmap/plan.h"
#include "model/storage/document.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>

namespace banyan::app {

namespace {

Result<Json> manifest(const std::string& folder) {
    QFile file(QString::fromStdString(folder + "/manifest.json"));
    if (!file.open(QIODevice::ReadOnly))
        return makeError(ErrorKind::Io, "sample.missing", "the sample's manifest can't be read: {why}",
                         {{"why", file.errorString().toStdString()}});
    return parseUntrusted(file.readAll().toStdString(), "manifest.json");
}

Error malformed(const std::string& what) {
    return makeError(ErrorKind::Internal, "sample.malformed", "the sample's manifest has no {what}", {{"what", what}});
}

/// The portfolio with the initiatives that its recommendations ask for.
Result<portfolio::Portfolio> withProposals(const portfolio::Portfolio& portfolio, Date asOf) {
    const facts::Facts facts = facts::derive(portfolio, asOf);
    scoring::AssessOptions options;
    options.asOf = asOf;
    BANYAN_ASSIGN(const scoring::Assessment assessment, scoring::assess(portfolio, facts, options));
    return portfolio::apply(
        portfolio, advice::propose(portfolio, facts, assessment, advice::recommend(portfolio, facts, assessment)).edit);
}

/// The portfolio with the records of decisions that the manifest holds.
Result<portfolio::Portfolio> withDecisions(const portfolio::Portfolio& portfolio, const Json& said) {
    portfolio::Edit edit{"record decisions", {}, {}};
    for (size_t i = 0; i < said.size(); ++i) {
        BANYAN_ASSIGN(portfolio::AnyRecord record, portfolio::recordFromJson("decision", said[i], "manifest.json",
                                                                             "/decisions/" + std::to_string(i)));
        edit.operations.push_back(portfolio::Put{std::move(record)});
    }
    return portfolio::apply(portfolio, edit);
}

/// The plan that was agreed on at an earlier day with other headcounts, kept as a baseline.
Result<portfolio::Portfolio> withBaseline(const portfolio::Portfolio& portfolio, const Json& said) {
    const auto date = Date::parse(said.value("date", ""));
    if (!date) return malformed("date of its baseline");
    portfolio::Edit earlier{"look at an earlier day", {}, {}};
    for (const auto& [id, people] : said.at("headcounts").items()) {
        const portfolio::Team* team = portfolio.find(portfolio::TeamId(id));
        if (team == nullptr) return malformed("team \"" + id + "\"");
        portfolio::Team then = *team;
        then.headcount = people.get<double>();
        earlier.operations.push_back(portfolio::Put{std::move(then)});
    }
    BANYAN_ASSIGN(const portfolio::Portfolio then, portfolio::apply(portfolio, earlier));
    roadmap::PlanOptions options;
    options.asOf = *date;
    BANYAN_ASSIGN(const roadmap::Plan plan, roadmap::plan(then, options));
    portfolio::Roadmap kept = roadmap::toRecord(plan, options);
    kept.id = portfolio::RoadmapId(said.at("id").get<std::string>());
    kept.name = said.at("name").get<std::string>();
    const portfolio::Baseline baseline{Id<portfolio::Baseline>(kept.id.value), kept.name, *date, kept.id};
    return portfolio::apply(portfolio,
                            {"keep a baseline", {portfolio::Put{std::move(kept)}, portfolio::Put{baseline}}, {}});
}

/// The scenarios that are talked about.
Result<portfolio::Portfolio> withScenarios(const portfolio::Portfolio& portfolio, const Json& said) {
    portfolio::Edit edit{"keep scenarios", {}, {}};
    for (size_t i = 0; i < said.size(); ++i) {
        BANYAN_ASSIGN(portfolio::AnyRecord record, portfolio::recordFromJson("scenario", said[i], "manifest.json",
                                                                             "/scenarios/" + std::to_string(i)));
        edit.operations.push_back(portfolio::Put{std::move(record)});
    }
    return portfolio::apply(portfolio, edit);
}

} // namespace

Result<std::string> sampleFolder() {
    const QString beside = QCoreApplication::applicationDirPath();
    const QStringList places{beside + QStringLiteral("/../share/banyan/demo"),
                             beside + QStringLiteral("/../../../resources/demo")};
    for (const QString& place : places)
        if (QFile::exists(place + QStringLiteral("/manifest.json"))) return QDir::cleanPath(place).toStdString();
    return makeError(ErrorKind::Io, "sample.missing", "the sample's files are in none of: {places}",
                     {{"places", places.join(QStringLiteral(", ")).toStdString()}});
}

Result<Date> sampleDate() {
    BANYAN_ASSIGN(const std::string folder, sampleFolder());
    BANYAN_ASSIGN(const Json list, manifest(folder));
    const auto date =
        list.contains("asOf") && list["asOf"].is_string() ? Date::parse(list["asOf"].get<std::string>()) : std::nullopt;
    if (!date) return malformed("date \"asOf\"");
    return *date;
}

Result<void> buildSample(const std::string& path, Date asOf) {
    BANYAN_ASSIGN(const std::string folder, sampleFolder());
    BANYAN_ASSIGN(const Json list, manifest(folder));
    if (!list.contains("sources") || !list["sources"].is_array()) return malformed("list \"sources\"");
    const intake::Readers readers = importers::builtInReaders();
    intake::ReadOptions options;
    options.asOf = asOf;
    ImportJob job;
    for (const Json& entry : list["sources"]) {
        std::vector<intake::InputFile> files;
        for (const Json& name : entry.at("files"))
            files.push_back({folder + "/" + name.get<std::string>(), name.get<std::string>()});
        BANYAN_ASSIGN(std::vector<intake::RecognizedSource> sources,
                      intake::recognizeSources(readers, files, entry.at("format").get<std::string>()));
        for (intake::RecognizedSource& source : joined(std::move(sources)))
            job.sources.push_back(std::move(source));
    }
    job.options = options;
    job.folder = folder;
    BANYAN_ASSIGN(const ImportOutcome outcome, importAll({}, job));
    BANYAN_ASSIGN(portfolio::Portfolio made, withProposals(outcome.portfolio, asOf));
    if (list.contains("baseline")) {
        BANYAN_ASSIGN(made, withBaseline(made, list["baseline"]));
    }
    if (list.contains("scenarios")) {
        BANYAN_ASSIGN(made, withScenarios(made, list["scenarios"]));
    }
    if (list.contains("decisions")) {
        BANYAN_ASSIGN(made, withDecisions(made, list["decisions"]));
    }
    BANYAN_ASSIGN(storage::Document document, storage::Document::create(path));
    return document.commit(made, "import the sample", asOf.toString());
}

} // namespace banyan::app

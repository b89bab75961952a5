// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/sample.h"

#include "app/common/import_files.h"
#include "importers/registry.h"
#include "model/base/json.h"
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
    BANYAN_ASSIGN(storage::Document document, storage::Document::create(path));
    return document.commit(outcome.portfolio, "import the sample", asOf.toString());
}

} // namespace banyan::app

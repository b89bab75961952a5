// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/import.h"

#include <QCryptographicHash>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace banyan::intake {

namespace {

constexpr qint64 headBytes = 64 * 1024;
constexpr double sureEnough = 0.5;
constexpr double tooClose = 0.05;

Error ioError(const InputFile& file, const QString& why) {
    return makeError(ErrorKind::Io, "import.unreadable", "can't be read: {why}", {{"why", why.toStdString()}})
        .at({file.display, 0, 0, ""});
}

/// Files below a folder in the order of their names; hidden ones, links that lead elsewhere and documents (which are
/// told by their names, for one may be open) are left out.
Result<std::vector<InputFile>> walk(const InputFile& start) {
    const QFileInfo info(QString::fromStdString(start.path));
    if (!info.exists()) return ioError(start, QStringLiteral("there is no such file"));
    if (!info.isDir()) return std::vector{start};
    std::vector<InputFile> out;
    const QDir folder(info.absoluteFilePath());
    const std::string display = start.display + (start.display.ends_with('/') ? "" : "/");
    QDirIterator all(info.filePath(), QDir::Files | QDir::NoSymLinks, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (path.endsWith(QStringLiteral(".banyan"))) continue;
        const QString relative = folder.relativeFilePath(all.fileInfo().absoluteFilePath());
        out.push_back({path.toStdString(), display + relative.toStdString()});
    }
    if (out.empty())
        return makeError(ErrorKind::BadInput, "import.empty-folder", "is a folder without a file to import")
            .at({start.display, 0, 0, ""});
    std::ranges::sort(out, {}, &InputFile::display);
    return out;
}

Result<Sniff> sniffFile(const InputFile& input) {
    QFile file(QString::fromStdString(input.path));
    if (!file.open(QIODevice::ReadOnly)) return ioError(input, file.errorString());
    Sniff out;
    out.display = input.display;
    out.head = file.read(headBytes).toStdString();
    out.size = static_cast<uint64_t>(file.size());
    return out;
}

struct Best {
    const Reader* reader = nullptr;
    Recognition recognition;
};

Result<Best> recognizeOne(const Readers& readers, const InputFile& input, const std::string& formatId) {
    BANYAN_ASSIGN(const Sniff sniff, sniffFile(input));
    if (sniff.size == 0)
        return makeError(ErrorKind::BadInput, "import.empty", "is empty").at({input.display, 0, 0, ""});
    Best best;
    Best second;
    for (const auto& reader : readers) {
        if (!formatId.empty() && reader->format().id != formatId) continue;
        Best mine{reader.get(), reader->recognize(sniff)};
        if (!formatId.empty()) return mine;
        if (!best.reader || mine.recognition.confidence > best.recognition.confidence) std::swap(best, mine);
        if (mine.reader && (!second.reader || mine.recognition.confidence > second.recognition.confidence))
            second = mine;
    }
    if (!formatId.empty())
        return makeError(ErrorKind::Usage, "import.no-such-format",
                         "there is no format \"{format}\"; `banyan-cli formats` lists them", {{"format", formatId}});
    if (!best.reader || best.recognition.confidence < sureEnough)
        return makeError(
                   ErrorKind::BadInput, "import.unknown-format", "no reader recognizes this file{nearest}",
                   {{"nearest", best.reader && best.recognition.confidence > 0
                                    ? " (nearest: " + best.reader->format().id + ", " + best.recognition.because + ")"
                                    : std::string()}})
            .at({input.display, 0, 0, ""});
    if (second.reader && second.recognition.confidence > best.recognition.confidence - tooClose)
        return makeError(ErrorKind::BadInput, "import.ambiguous",
                         "may be {first} ({why}) or {second} ({other}); name one with --format",
                         {{"first", best.reader->format().id},
                          {"why", best.recognition.because},
                          {"second", second.reader->format().id},
                          {"other", second.recognition.because}})
            .at({input.display, 0, 0, ""});
    return best;
}

std::string folderOf(const InputFile& file) {
    return file.display.substr(0, file.display.find_last_of('/') + 1);
}

Result<std::string> hashOf(std::span<const InputFile> files) {
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    for (const InputFile& input : files) {
        QFile file(QString::fromStdString(input.path));
        if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file)) return ioError(input, file.errorString());
    }
    return hash.result().toHex().toStdString();
}

/// `path` relative to the document's folder when it lies below it or beside it, else as it is.
std::string keptPath(const std::string& path, const std::string& documentFolder) {
    if (documentFolder.empty()) return path;
    const QFileInfo info(QString::fromStdString(path));
    return QDir(QString::fromStdString(documentFolder)).relativeFilePath(info.absoluteFilePath()).toStdString();
}

} // namespace

Result<std::vector<RecognizedSource>> recognizeSources(const Readers& readers, std::span<const InputFile> files,
                                                       const std::string& formatId) {
    std::vector<RecognizedSource> out;
    for (const InputFile& argument : files) {
        BANYAN_ASSIGN(const std::vector<InputFile> found, walk(argument));
        std::map<std::pair<std::string, std::string>, size_t> pages; ///< (format, folder) of this argument
        const bool isFolder = found.size() != 1 || found[0].path != argument.path;
        for (const InputFile& file : found) {
            BANYAN_ASSIGN(const Best best, recognizeOne(readers, file, formatId));
            const Format format = best.reader->format();
            const auto [place, isFirst] = pages.try_emplace({format.id, folderOf(file)}, out.size());
            if (!isFirst && isFolder && format.readsPages)
                out[place->second].files.push_back(file);
            else
                out.push_back({{file}, best.reader, best.recognition});
        }
    }
    return out;
}

Result<DryRun> readAndDryRun(const Portfolio& portfolio, const RecognizedSource& source, const ImportChoices& choices,
                             const ReadOptions& options, const std::string& documentFolder) {
    BANYAN_ASSIGN(ImportBatch batch, source.reader->read(source.files, options));
    BANYAN_ASSIGN(batch.source.hash, hashOf(source.files));
    const bool many = source.files.size() > 1;
    const std::string path =
        many ? QFileInfo(QString::fromStdString(source.files[0].path)).path().toStdString() : source.files[0].path;
    batch.source.path = keptPath(path, documentFolder);
    batch.source.format = source.reader->format().id;
    if (batch.source.name.empty()) batch.source.name = QFileInfo(QString::fromStdString(path)).fileName().toStdString();
    batch.source.author = options.author;
    if (batch.source.zone.empty()) batch.source.zone = options.zoneName;
    return dryRun(portfolio, batch, choices, options);
}

} // namespace banyan::intake

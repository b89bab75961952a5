// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/context.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <cstdio>

namespace banyan::cli {

int exitCode(const Error& error) {
    switch (error.kind) {
    case ErrorKind::Usage:
        return UsageError;
    case ErrorKind::BadInput:
        return BadInput;
    case ErrorKind::Infeasible:
        return Infeasible;
    case ErrorKind::Cancelled:
        return Interrupted;
    case ErrorKind::Io:
    case ErrorKind::Conflict:
    case ErrorKind::Internal:
        break;
    }
    return IoError;
}

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

void warn(const std::string& text) {
    std::fputs((text + "\n").c_str(), stderr);
    std::fflush(stderr);
}

Result<storage::Document> openDocument(const std::string& path) {
    auto document = storage::Document::open(path);
    if (document && document->readOnly()) warn(path + ": read-only: " + document->readOnlyReason());
    return document;
}

Result<void> commit(storage::Document& document, const portfolio::Edit& edit, const Context& context) {
    BANYAN_ASSIGN(const portfolio::Portfolio next, portfolio::apply(document.portfolio(), edit));
    return document.commit(next, edit.label, context.asOf.toString());
}

namespace {

Error unwritable(const std::string& path, const QString& why) {
    return makeError(ErrorKind::Io, "file.unwritable", "can't be written: {why}", {{"why", why.toStdString()}})
        .at({path, 0, 0, ""});
}

/// Opens the file aside and fills it; what is left is to commit it.
Result<void> prepare(QSaveFile& file, const std::string& path, const std::string& content) {
    const auto size = static_cast<qint64>(content.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), size) != size || !file.flush())
        return unwritable(path, file.errorString());
    return {};
}

bool holds(const QString& path, const std::string& content) {
    QFile file(path);
    return file.size() == static_cast<qint64>(content.size()) && file.open(QIODevice::ReadOnly) &&
           file.readAll() == QByteArray::fromRawData(content.data(), static_cast<qsizetype>(content.size()));
}

} // namespace

Result<void> writeFile(const std::string& path, const std::string& content) {
    QSaveFile file(QString::fromStdString(path));
    BANYAN_TRY(prepare(file, path, content));
    if (!file.commit()) return unwritable(path, file.errorString());
    return {};
}

Result<void> writeFolder(const std::string& folder, const std::vector<app::NamedFile>& files) {
    if (!QDir().mkpath(QString::fromStdString(folder)))
        return unwritable(folder, QStringLiteral("there can be no such folder"));
    std::vector<std::unique_ptr<QSaveFile>> prepared;
    for (const app::NamedFile& one : files) {
        const std::string path = folder + "/" + one.name;
        if (holds(QString::fromStdString(path), one.content)) continue;
        prepared.push_back(std::make_unique<QSaveFile>(QString::fromStdString(path)));
        BANYAN_TRY(prepare(*prepared.back(), path, one.content));
    }
    for (const auto& file : prepared)
        if (!file->commit()) return unwritable(file->fileName().toStdString(), file->errorString());
    return {};
}

std::string folderOf(const std::string& documentPath) {
    return QFileInfo(QString::fromStdString(documentPath)).absolutePath().toStdString();
}

std::string issueLine(const portfolio::Issue& issue) {
    std::string out(portfolio::enumName(issue.severity));
    out += ": ";
    if (!issue.where.file.empty()) {
        out += issue.where.file;
        if (issue.where.line > 0) out += ":" + std::to_string(issue.where.line);
        if (!issue.where.pointer.empty()) out += " " + issue.where.pointer;
        out += ": ";
    }
    return out + issue.message() + " [" + issue.rule + "]";
}

} // namespace banyan::cli

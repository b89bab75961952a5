// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/output.h"

#include "model/storage/opening.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>
#include <memory>

namespace banyan::app {

namespace {

QString qt(const std::string& path) {
    return QString::fromStdString(path);
}

Error unwritable(const std::string& path, const QString& why) {
    return makeError(ErrorKind::Io, "file.unwritable", "can't be written: {why}", {{"why", why.toStdString()}})
        .at({path, 0, 0, ""});
}

/// A file that can't be finished: what went wrong may be forgotten by then.
Error unfinished(const std::string& path, const QSaveFile& file) {
    return unwritable(path, file.error() == QFileDevice::NoError ? QStringLiteral("the disk may be full")
                                                                 : file.errorString());
}

/// Empty for what isn't there.
QString canonical(const std::string& path) {
    return QFileInfo(qt(path)).canonicalFilePath();
}

/// Opens the file aside and fills it; what is left is to commit it.
Result<void> prepare(QSaveFile& file, const std::string& path, const std::string& content) {
    const auto size = static_cast<qint64>(content.size());
    if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), size) != size || !file.flush())
        return unwritable(path, file.errorString());
    return {};
}

/// A device or pipe: it is written to, and never replaced by a file.
bool isDevice(const std::string& path) {
    const QFileInfo info(qt(path));
    return info.exists() && !info.isFile() && !info.isDir();
}

Result<void> writeToDevice(const std::string& path, const std::string& content) {
    QFile device(qt(path));
    const auto size = static_cast<qint64>(content.size());
    if (!device.open(QIODevice::WriteOnly | QIODevice::Unbuffered) || device.write(content.data(), size) != size)
        return unwritable(path, device.errorString());
    return {};
}

bool holds(const QString& path, const std::string& content) {
    QFile file(path);
    return file.size() == static_cast<qint64>(content.size()) && file.open(QIODevice::ReadOnly) &&
           file.readAll() == QByteArray::fromRawData(content.data(), static_cast<qsizetype>(content.size()));
}

} // namespace

Result<void> mayWrite(const std::string& path, const std::vector<std::string>& inputs) {
    if (path.empty() || path == "-") return {};
    const QString target = canonical(path);
    if (target.isEmpty()) return {};
    const auto same = std::ranges::find_if(inputs, [&](const std::string& i) { return canonical(i) == target; });
    if (same != inputs.end())
        return makeError(ErrorKind::Usage, "output.is-input",
                         "\"{path}\" is read here and not written over; name another file", {{"path", path}});
    if (storage::isDocument(target.toStdString()))
        return makeError(ErrorKind::Usage, "output.is-document",
                         "\"{path}\" is a Banyan document and not written over; name another file", {{"path", path}});
    return {};
}

Result<void> writeFile(const std::string& path, const std::string& content, const std::vector<std::string>& inputs) {
    BANYAN_TRY(mayWrite(path, inputs));
    if (isDevice(path)) return writeToDevice(path, content);
    QSaveFile file(qt(path));
    BANYAN_TRY(prepare(file, path, content));
    if (!file.commit()) return unfinished(path, file);
    return {};
}

Result<void> writeFolder(const std::string& folder, const std::vector<NamedFile>& files,
                         const std::vector<std::string>& inputs) {
    for (const NamedFile& one : files)
        BANYAN_TRY(mayWrite(folder + "/" + one.name, inputs));
    if (!QDir().mkpath(qt(folder))) return unwritable(folder, QStringLiteral("there can be no such folder"));
    std::vector<std::unique_ptr<QSaveFile>> prepared;
    for (const NamedFile& one : files) {
        const std::string path = folder + "/" + one.name;
        if (holds(qt(path), one.content)) continue;
        prepared.push_back(std::make_unique<QSaveFile>(qt(path)));
        BANYAN_TRY(prepare(*prepared.back(), path, one.content));
    }
    for (const auto& file : prepared)
        if (!file->commit()) return unfinished(file->fileName().toStdString(), *file);
    return {};
}

} // namespace banyan::app

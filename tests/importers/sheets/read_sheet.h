// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/sheets/sheet_readers.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

namespace banyan::tests {

inline const intake::Reader& sheetReader(const std::string& id) {
    static const auto readers = importers::makeSheetReaders();
    const auto found = std::ranges::find_if(readers, [&](const auto& reader) { return reader->format().id == id; });
    if (found == readers.end()) qFatal("no reader %s", id.c_str());
    return **found;
}

/// Writes `bytes` and reads them back with the reader of that id.
inline Result<intake::ImportBatch> readFile(const std::string& id, const std::string& bytes,
                                            intake::ReadOptions options = {}, const char* name = "t.csv") {
    const QTemporaryDir dir;
    const QString path = dir.filePath(QString::fromUtf8(name));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("can't write");
    file.write(bytes.data(), static_cast<qint64>(bytes.size()));
    file.close();
    if (options.asOf == Date{}) options.asOf = *Date::parse("2027-01-04");
    const intake::InputFile input{path.toStdString(), name};
    return sheetReader(id).read(std::span(&input, 1), options);
}

inline intake::ImportBatch batchOf(const std::string& id, const std::string& bytes,
                                   const intake::ReadOptions& options = {}) {
    auto batch = readFile(id, bytes, options);
    if (!batch) qFatal("%s", batch.error().message().c_str());
    return std::move(*batch);
}

inline QString errorOf(const std::string& id, const std::string& bytes, const intake::ReadOptions& options = {}) {
    const auto batch = readFile(id, bytes, options);
    return batch ? QString() : QString::fromStdString(batch.error().message());
}

/// Reasons of the rejected rows: "3: …".
inline QStringList rejections(const intake::ImportBatch& batch) {
    QStringList out;
    for (const auto& row : batch.rejected)
        out.push_back(QStringLiteral("%1: %2").arg(row.line).arg(QString::fromStdString(row.reason)));
    return out;
}

/// Rules of the issues, each once.
inline QStringList rules(const intake::ImportBatch& batch) {
    QStringList out;
    for (const auto& issue : batch.issues)
        if (!out.contains(QString::fromStdString(issue.rule))) out.push_back(QString::fromStdString(issue.rule));
    return out;
}

} // namespace banyan::tests

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "importers/registry.h"
#include "tests/support/shared_dir.h"

#include <algorithm>

namespace banyan::tests {

/// The built-in readers by id, and files written for them.
class ReaderFixture {
public:
    [[nodiscard]] const intake::Reader& reader(const std::string& id) const {
        const auto found = std::ranges::find(m_readers, id, [](const auto& r) { return r->format().id; });
        if (found == m_readers.end()) qFatal("no reader %s", id.c_str());
        return **found;
    }

    [[nodiscard]] const intake::Readers& all() const { return m_readers; }

    intake::InputFile write(const QByteArray& bytes, const QString& name = QStringLiteral("in")) {
        const QString path = m_dir.filePath(name);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly)) qFatal("can't write");
        file.write(bytes);
        return {path.toStdString(), name.toStdString()};
    }

    Result<intake::ImportBatch> read(const std::string& id, const QByteArray& bytes,
                                     const intake::ReadOptions& options = today()) {
        const intake::InputFile file = write(bytes);
        return reader(id).read(std::span(&file, 1), options);
    }

    Result<intake::ImportBatch> readPages(const std::string& id, const QList<QByteArray>& pages) {
        std::vector<intake::InputFile> files;
        for (const QByteArray& page : pages)
            files.push_back(write(page, QStringLiteral("page%1").arg(files.size() + 1)));
        return reader(id).read(files, today());
    }

    /// Each of them must be bad input, said of the file that it is.
    void refuses(const std::string& id, const QList<QByteArray>& damaged) {
        for (const QByteArray& bytes : damaged) {
            const auto batch = read(id, bytes);
            QVERIFY2(!batch, bytes.constData());
            QCOMPARE(batch.error().kind, ErrorKind::BadInput);
            QCOMPARE(batch.error().where.file, std::string("in"));
        }
    }

    [[nodiscard]] Result<intake::ImportBatch> readFile(const std::string& id, const QString& path,
                                                       const intake::ReadOptions& options = today()) const {
        const intake::InputFile file{path.toStdString(), QFileInfo(path).fileName().toStdString()};
        return reader(id).read(std::span(&file, 1), options);
    }

    [[nodiscard]] static intake::Sniff sniff(const QByteArray& bytes) {
        return {"in", bytes.left(64 * 1024).toStdString(), static_cast<uint64_t>(bytes.size())};
    }

    static intake::ReadOptions today() {
        intake::ReadOptions options;
        options.asOf = Date::fromYmd(2026, 11, 23);
        return options;
    }

private:
    intake::Readers m_readers = importers::builtInReaders();
    QTemporaryDir m_dir;
};

/// How many issues carry that rule.
inline int issuesOf(const intake::ImportBatch& batch, std::string_view rule) {
    return static_cast<int>(std::ranges::count(batch.issues, rule, &portfolio::Issue::rule));
}

/// The staged record whose name or title is that.
template <typename T>
const T& stagedNamed(const intake::ImportBatch& batch, const std::string& name) {
    for (const auto& staged : batch.staged<T>())
        if (staged.record.name == name) return staged.record;
    qFatal("nothing staged under that name: %s", name.c_str());
}

/// Name of the subject that a local component id stands for.
inline std::string subjectName(const intake::ImportBatch& batch, const portfolio::ComponentId& id) {
    return batch.subjects.at(std::stoul(id.value.substr(1))).name;
}

/// "A -> B" for each staged dependency, in order.
inline QStringList arrows(const intake::ImportBatch& batch) {
    QStringList out;
    for (const auto& staged : batch.staged<portfolio::Dependency>()) {
        const std::string to = staged.record.to ? subjectName(batch, *staged.record.to) : staged.record.external;
        out << QString::fromStdString(subjectName(batch, staged.record.from) + " -> " + to);
    }
    return out;
}

/// JSON written with ' for ".
inline QByteArray json(QByteArray text) {
    return text.replace('\'', '"');
}

/// To made-up or damaged bytes a reader answers with a batch or an error of a kind that a person can act on.
inline bool answersDecently(const Result<intake::ImportBatch>& answer) {
    return answer || answer.error().kind == ErrorKind::BadInput || answer.error().kind == ErrorKind::Usage;
}

} // namespace banyan::tests

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "model/portfolio/edit.h"
#include "model/storage/database.h"
#include "model/storage/document.h"

#include <sqlite3.h>

/// What tests of documents share: a folder for them, and looking at files from the outside.
namespace banyan::tests {

using namespace banyan::portfolio;
using namespace banyan::storage;

inline QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline void write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Runs SQL as any other program would, with SQLite's defaults.
inline void runSql(const QString& path, const char* sql) {
    sqlite3* handle = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(path), &handle), SQLITE_OK);
    char* message = nullptr;
    sqlite3_exec(handle, sql, nullptr, nullptr, &message);
    QVERIFY2(!message, message);
    sqlite3_close(handle);
}

inline std::string textFromSql(const QString& path, const char* sql) {
    auto database = Database::open(path.toStdString(), Access::Read);
    return database ? database->firstText(sql).value_or("?") : "?";
}

inline Portfolio withTeam(const Portfolio& before, const std::string& id, const std::string& name = {}) {
    Team team;
    team.id = TeamId(id);
    team.name = name;
    return apply(before, {"add team", {Put{team}}, {}}).value();
}

inline std::string message(const Error& error) {
    return error.code + ": " + error.fullMessage();
}

template <typename T>
inline std::string codeOf(const Result<T>& result) {
    return result ? "ok" : result.error().code;
}

#define BANYAN_OPENED(name, path)                                                                                      \
    auto name##Result = Document::open((path).toStdString());                                                          \
    QVERIFY2(name##Result.has_value(), name##Result ? "" : message(name##Result.error()).c_str());                     \
    Document& name = *name##Result

#define BANYAN_DONE(expression)                                                                                        \
    do {                                                                                                               \
        const auto done = (expression);                                                                                \
        QVERIFY2(done.has_value(), done ? "" : message(done.error()).c_str());                                         \
    } while (false)

/// A folder that is empty before each test, with the path of a document in it.
class DocumentFolder {
protected:
    void clear() {
        for (const QString& name : filesThere())
            QFile::remove(m_folder.filePath(name));
        m_path = file("plan.banyan");
    }
    [[nodiscard]] QString file(const char* name) const { return m_folder.filePath(QLatin1String(name)); }
    [[nodiscard]] QStringList filesThere() const { return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden); }

    /// Opening is refused with the code, and not one byte changes.
    static void refuses(const QString& path, const char* code) {
        const QByteArray before = contentOf(path);
        const auto opened = Document::open(path.toStdString());
        QVERIFY2(!opened.has_value(), qPrintable(path));
        QVERIFY2(opened.error().code == code, message(opened.error()).c_str());
        QCOMPARE(contentOf(path), before);
    }

    QTemporaryDir m_folder;
    QString m_path;
};

} // namespace banyan::tests

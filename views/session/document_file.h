// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThread>

#include "model/storage/document.h"

#include <functional>
#include <optional>

namespace banyan::session {

/// What the window knows of an opened document file.
struct OpenedFile {
    portfolio::Portfolio portfolio;
    int64_t revision = 0;
    QString path;
    bool readOnly = false;
    QString readOnlyReason;
};

/// The document file on a thread of its own, which opens, uses and closes it. Calls return at once and run there in the
/// order in which they were made; each answer comes back on the caller's thread, unless this object is gone by then.
class DocumentFile : public QObject {
    Q_OBJECT

public:
    using Opener = std::function<Result<storage::Document>()>;

    explicit DocumentFile(QObject* parent = nullptr);
    /// Lets what was asked for finish, then closes the file.
    ~DocumentFile() override;

    /// Closes the file that is open and opens another. When that fails nothing is open.
    void open(Opener opener, std::function<void(Result<OpenedFile>)> done);
    /// Answers with the revision that is now saved.
    void commit(portfolio::Portfolio next, std::string label, std::string when,
                std::function<void(Result<int64_t>)> done);
    /// Writes a checked copy beside; the open file stays where it is.
    void saveCopy(const QString& path, std::function<void(Result<void>)> done);
    /// Closes the file; with a path given, removes that file afterwards.
    void close(const QString& removed = {});

private:
    void post(std::function<void()> job);
    void answer(std::function<void()> reply);

    QThread m_thread;
    QObject* m_worker;
    std::optional<storage::Document> m_document; ///< touched on m_thread alone
};

} // namespace banyan::session

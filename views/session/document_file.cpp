// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/document_file.h"

#include <QFile>

namespace banyan::session {

DocumentFile::DocumentFile(QObject* parent)
    : QObject(parent)
    , m_worker(new QObject) {
    m_thread.setObjectName(QStringLiteral("document"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
}

DocumentFile::~DocumentFile() {
    close();
    post([this] { m_thread.quit(); });
    m_thread.wait();
}

void DocumentFile::post(std::function<void()> job) {
    QMetaObject::invokeMethod(m_worker, std::move(job), Qt::QueuedConnection);
}

void DocumentFile::answer(std::function<void()> reply) {
    QMetaObject::invokeMethod(this, std::move(reply), Qt::QueuedConnection);
}

void DocumentFile::open(Opener opener, std::function<void(Result<OpenedFile>)> done) {
    post([this, opener = std::move(opener), done = std::move(done)] {
        m_document.reset();
        Result<storage::Document> document = opener();
        if (!document) {
            answer([done, error = document.error()] { done(error); });
            return;
        }
        m_document.emplace(std::move(*document));
        OpenedFile file{m_document->portfolio(), m_document->revision(), QString::fromStdString(m_document->path()),
                        m_document->readOnly(), QString::fromStdString(m_document->readOnlyReason())};
        answer([done, file = std::move(file)] { done(file); });
    });
}

void DocumentFile::commit(portfolio::Portfolio next, std::string label, std::string when,
                          std::function<void(Result<int64_t>)> done) {
    post([this, next = std::move(next), label = std::move(label), when = std::move(when), done = std::move(done)] {
        Result<int64_t> saved = makeError(ErrorKind::Io, "document.closed", "the document is no longer open");
        if (m_document) {
            if (Result<void> written = m_document->commit(next, label, when); written)
                saved = m_document->revision();
            else
                saved = written.error();
        }
        answer([done, saved] { done(saved); });
    });
}

void DocumentFile::saveCopy(const QString& path, std::function<void(Result<void>)> done) {
    post([this, path = path.toStdString(), done = std::move(done)] {
        Result<void> written = makeError(ErrorKind::Io, "document.closed", "the document is no longer open");
        if (m_document) written = m_document->saveCopy(path);
        answer([done, written] { done(written); });
    });
}

void DocumentFile::close(const QString& removed) {
    post([this, removed] {
        m_document.reset();
        if (!removed.isEmpty()) QFile::remove(removed);
    });
}

} // namespace banyan::session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/document.h"

#include "model/storage/files.h"
#include "model/storage/migrations.h"
#include "model/storage/opening.h"

#include <QFileInfo>

namespace banyan::storage {

namespace {

/// Deleting this many records is cheaper when references are checked once at the end.
constexpr size_t manyRemovals = 50;

size_t removals(const Diff& changes) {
    return std::apply([](const auto&... d) { return (size_t{0} + ... + d.removed.size()); }, changes.tables);
}

/// A source without rows is the same as no rows of the source: neither document nor JSON keeps it.
Portfolio withoutEmptyRows(const Portfolio& portfolio) {
    PortfolioBuilder builder(portfolio);
    for (const auto& [source, rows] : portfolio.observations())
        if (rows->empty()) builder.removeObservations(source);
    return std::move(builder).build();
}

/// A journal without its file would be rolled back into whatever comes to stand there.
Result<void> refuseStrayJournal(const std::string& path) {
    for (const char* const suffix : {"-journal", "-wal"})
        if (exists(path + suffix))
            return makeError(ErrorKind::Io, "document.journal",
                             "\"{journal}\" of another document lies where \"{path}\" is to be written",
                             {{"journal", path + suffix}, {"path", path}});
    return {};
}

Result<void> needFolder(const std::string& path) {
    const QFileInfo folder(QFileInfo(QString::fromStdString(path)).absolutePath());
    if (folder.isDir()) return {};
    return makeError(ErrorKind::Io, "document.no-folder", "there is no folder \"{folder}\" for \"{path}\"",
                     {{"folder", folder.filePath().toStdString()}, {"path", path}});
}

/// The error of a document that is made aside, as one of the document that was asked for.
Error speakingOf(const std::string& path, const std::string& aside, Error error) {
    for (auto& argument : error.arguments)
        if (argument.second == aside) argument.second = path;
    return error;
}

Result<void> makeAside(const std::string& path, const Portfolio& portfolio) {
    BANYAN_ASSIGN(Database database, Database::open(path, Access::Create));
    return initialize(database, withoutEmptyRows(portfolio));
}

} // namespace

struct Document::Impl {
    OpenedDocument opened;
    std::string path;

    Result<void> beginAsLast(int64_t mine);
    Result<void> write(const Portfolio& next, const LogEntry& entry, Digests& digests, bool checkAtEnd);
    Error conflict(int64_t mine);
};

Document::Document(std::unique_ptr<Impl> impl)
    : m_impl(std::move(impl)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const Portfolio& Document::portfolio() const {
    return m_impl->opened.content.portfolio;
}

int64_t Document::revision() const {
    return m_impl->opened.content.revision;
}

const std::string& Document::path() const {
    return m_impl->path;
}

bool Document::readOnly() const {
    return !m_impl->opened.readOnlyReason.empty();
}

const std::string& Document::readOnlyReason() const {
    return m_impl->opened.readOnlyReason;
}

Result<Document> Document::create(const std::string& path, const Portfolio& portfolio) {
    const std::string target = absolutePath(path);
    if (exists(target))
        return makeError(ErrorKind::Io, "document.exists", "\"{path}\" is there already and is not replaced",
                         {{"path", target}});
    BANYAN_TRY(refuseStrayJournal(target));
    BANYAN_TRY(needFolder(target));
    const TemporaryFile temporary(temporaryBeside(target, "new"));
    Result<void> made = makeAside(temporary.path(), portfolio);
    if (made) made = syncFile(temporary.path());
    if (!made) return speakingOf(target, temporary.path(), std::move(made.error()));
    BANYAN_TRY(renameNew(temporary.path(), target));
    BANYAN_TRY(syncFolderOf(target));
    return open(target);
}

Result<Document> Document::open(const std::string& path) {
    const std::string target = absolutePath(path);
    BANYAN_ASSIGN(OpenedDocument opened, openDocument(target));
    return Document(std::make_unique<Impl>(Impl{std::move(opened), target}));
}

Error Document::Impl::conflict(int64_t mine) {
    Arguments arguments{{"path", path}, {"mine", std::to_string(mine)}};
    auto log = opened.database.prepare("SELECT revision, label FROM log ORDER BY revision DESC LIMIT 1");
    if (log) {
        auto row = log->next();
        const bool known = row && *row;
        arguments.emplace_back("theirs", known ? std::to_string(log->integer(0)) : "?");
        arguments.emplace_back("label", known ? log->text(1) : "?");
    }
    return makeError(ErrorKind::Conflict, "document.conflict",
                     "another program changed \"{path}\": it is at revision {theirs} (\"{label}\"), this edit was made "
                     "on revision {mine}",
                     std::move(arguments));
}

/// Opens the transaction and claims the next revision in it.
Result<void> Document::Impl::beginAsLast(int64_t mine) {
    BANYAN_TRY(opened.database.exec("BEGIN IMMEDIATE"));
    BANYAN_ASSIGN(Statement claim,
                  opened.database.prepare("UPDATE meta SET revision = revision + 1 WHERE revision = ?"));
    claim.bind(1, mine);
    BANYAN_TRY(claim.run());
    if (opened.database.changes() != 1) return conflict(mine);
    return {};
}

Result<void> Document::Impl::write(const Portfolio& next, const LogEntry& entry, Digests& digests, bool checkAtEnd) {
    BANYAN_TRY(beginAsLast(opened.content.revision));
    BANYAN_TRY(writeContent(opened.database, opened.content.portfolio, next, entry, digests, false));
    if (checkAtEnd) BANYAN_TRY(checkReferences(opened.database));
    return opened.database.exec("COMMIT");
}

Result<void> Document::commit(const Portfolio& next, const std::string& label, const std::string& when) {
    Content& content = m_impl->opened.content;
    if (readOnly())
        return makeError(ErrorKind::Io, "document.read-only", "\"{path}\" may not be written: {reason}",
                         {{"path", path()}, {"reason", readOnlyReason()}});
    const Portfolio kept = withoutEmptyRows(next);
    const Diff changes = diff(content.portfolio, kept);
    if (changes.empty()) return {};
    Database& database = m_impl->opened.database;
    if (database.hasMoved())
        return makeError(ErrorKind::Io, "document.moved", "\"{path}\" was moved or removed while it was open",
                         {{"path", path()}});

    const bool many = removals(changes) > manyRemovals;
    if (many) BANYAN_TRY(database.exec("PRAGMA foreign_keys = OFF"));
    Digests digests = content.digests;
    auto written = m_impl->write(kept, {content.revision + 1, label, when}, digests, many);
    if (!written) database.rollback();
    if (many) BANYAN_TRY(database.exec("PRAGMA foreign_keys = ON"));
    if (!written) return written;
    content.portfolio = kept;
    content.digests = std::move(digests);
    ++content.revision;
    return {};
}

Result<void> Document::saveCopy(const std::string& to) {
    const std::string target = absolutePath(to);
    if (exists(target) && QFileInfo(QString::fromStdString(target)) == QFileInfo(QString::fromStdString(path())))
        return makeError(ErrorKind::Io, "document.exists", "\"{path}\" is the open document itself",
                         {{"path", target}});
    BANYAN_TRY(refuseStrayJournal(target));
    BANYAN_TRY(needFolder(target));
    const TemporaryFile temporary(temporaryBeside(target, "copy"));
    {
        BANYAN_ASSIGN(Database copy, Database::open(temporary.path(), Access::Create));
        BANYAN_TRY(m_impl->opened.database.backupTo(copy));
    }
    BANYAN_TRY(openDocument(temporary.path()));
    BANYAN_TRY(syncFile(temporary.path()));
    BANYAN_TRY(renameOver(temporary.path(), target));
    return syncFolderOf(target);
}

} // namespace banyan::storage

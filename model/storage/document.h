// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/portfolio/portfolio.h"

#include <memory>
#include <string>

/// The document file: one SQLite database for one portfolio, and the portfolio as JSON.
namespace banyan::storage {

using namespace banyan::portfolio;

/// An open document. Used from one thread only, the one that opened it.
/// Errors: Io (missing, unreadable, disk full, locked), BadInput "document.damaged", "document.foreign",
/// "document.wal"; Conflict "document.conflict" when somebody else committed in between.
class Document {
public:
    /// Makes a new file; refuses to replace one (Io "document.exists").
    static Result<Document> create(const std::string& path, const Portfolio& portfolio = {});
    /// Checks the file as safety.md says, migrates an older version (after a backup beside it), reads it whole.
    /// Changes no byte of a damaged, foreign or current file. A newer version opens read-only.
    static Result<Document> open(const std::string& path);

    Document(Document&&) noexcept;
    Document& operator=(Document&&) noexcept;
    ~Document();

    [[nodiscard]] const Portfolio& portfolio() const;
    [[nodiscard]] int64_t revision() const;
    [[nodiscard]] const std::string& path() const;
    [[nodiscard]] bool readOnly() const;
    [[nodiscard]] const std::string& readOnlyReason() const;

    /// Writes what differs from portfolio() in one durable transaction and logs the label. On any error file and
    /// portfolio() are as before. `when` is the log's time; it never enters the portfolio.
    Result<void> commit(const Portfolio& next, const std::string& label, const std::string& when = {});

    /// Writes a copy by SQLite's backup API, checks it, and renames it into place; this document stays where it is.
    Result<void> saveCopy(const std::string& path);

private:
    struct Impl;
    explicit Document(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace banyan::storage

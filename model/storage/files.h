// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>

/// Steps on whole files that must be durable or must not replace anything. Errors are Io.
namespace banyan::storage {

std::string absolutePath(const std::string& path);
bool exists(const std::string& path);

/// A name beside `path` that no other process uses: hidden, with `purpose` and the process's number.
std::string temporaryBeside(const std::string& path, const std::string& purpose);

/// Removes the file and its journal when it goes out of scope.
class TemporaryFile {
public:
    /// Takes the name over; whatever an earlier process of the same number left there goes.
    explicit TemporaryFile(std::string path);
    ~TemporaryFile();
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_path;
};

/// Forces a file's content to the disk.
Result<void> syncFile(const std::string& path);
/// Forces the names in the folder of `path` to the disk.
Result<void> syncFolderOf(const std::string& path);

/// Error "document.exists" when there is something at `to` already.
Result<void> renameNew(const std::string& from, const std::string& to);
Result<void> renameOver(const std::string& from, const std::string& to);

} // namespace banyan::storage

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"

#include <string>
#include <vector>

namespace banyan::app {

/// A file of an exported folder.
struct NamedFile {
    std::string name; ///< without any folder: "components.csv"
    std::string content;
};

/// Refuses (Usage) to write where a file stands that is read here ("output.is-input"), by whatever name and through
/// links, or any Banyan document ("output.is-document"). An empty path and "-" are stdout.
Result<void> mayWrite(const std::string& path, const std::vector<std::string>& inputs = {});

/// Writes a whole file by way of a temporary one, so that an old file stays in place when anything fails; a device or
/// pipe is written to directly. Refuses what mayWrite() does.
Result<void> writeFile(const std::string& path, const std::string& content,
                       const std::vector<std::string>& inputs = {});

/// Writes files into a folder, which is made where it isn't there. All are written aside before the first takes its
/// place, so that the old ones stay when one can't be written; files that hold the same already aren't touched. Refuses
/// what mayWrite() does.
Result<void> writeFolder(const std::string& folder, const std::vector<NamedFile>& files,
                         const std::vector<std::string>& inputs = {});

} // namespace banyan::app

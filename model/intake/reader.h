// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/progress.h"
#include "model/base/result.h"
#include "model/intake/batch.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace banyan::intake {

/// Bounds on untrusted input; past any of them reading stops with "import.too-large" or the like.
struct Limits {
    uint64_t fileBytes = 256ULL << 20;
    int depth = 64;
    int64_t rows = 5'000'000;
    uint64_t cellBytes = 1ULL << 20;
};

/// One file of a source: where it is read from, and what it is called in messages and provenance.
struct InputFile {
    std::string path;    ///< as the system opens it
    std::string display; ///< relative to the document or as typed, without the machine's folders
};

/// What recognition may look at.
struct Sniff {
    std::string display;
    std::string head;  ///< the first 64 KiB, raw
    uint64_t size = 0; ///< of the whole file
};

struct Recognition {
    double confidence = 0; ///< 0 not mine … 1 certain
    std::string because;   ///< for people: "12 records with \"incident_number\""
};

/// What a person may override before reading.
struct ReadOptions {
    Date asOf;                        ///< today's date as an argument; dates rows that have none
    std::string encoding;             ///< empty: detect
    char separator = 0;               ///< 0: detect
    std::optional<bool> decimalComma; ///< absent: detect
    std::optional<int> zoneSeconds;   ///< for times without a zone; absent: UTC, reported as an issue
    std::string zoneName;
    std::string mapping; ///< JSON of a column mapping; empty: proposed from the header
    std::string author;  ///< who states what the file states, where it doesn't say
    Limits limits;
    CancelToken cancel;
    Progress progress;
};

struct Format {
    std::string id;                   ///< "konveyor-csv"
    std::string name;                 ///< "Konveyor application inventory (CSV)"
    std::string kind;                 ///< "inventory", "code", "runtime", "incidents", "delivery", "plan"
    std::string becomes;              ///< "components, systems, dependencies, tags"
    std::vector<std::string> endings; ///< usual ones, a hint only: ".csv"
    bool readsPages = false;          ///< several files of one folder may be pages of one answer
};

/// A reader of one format. Stateless; never throws; meets safety.md's limits.
class Reader {
public:
    virtual ~Reader() = default;
    [[nodiscard]] virtual Format format() const = 0;
    [[nodiscard]] virtual Recognition recognize(const Sniff& sniff) const = 0;
    /// Reads all files as one source. An error means that nothing of it is usable (kind BadInput with file, line,
    /// column and value where they are known; Io when it can't be opened; Cancelled). Bad rows of a good file are
    /// `rejected` in the batch.
    [[nodiscard]] virtual Result<ImportBatch> read(std::span<const InputFile> files,
                                                   const ReadOptions& options) const = 0;
};

using Readers = std::vector<std::unique_ptr<Reader>>;

} // namespace banyan::intake

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/issue.h"
#include "model/portfolio/portfolio.h"

#include <map>
#include <set>
#include <string>
#include <vector>

/// What readers hand over, and what becomes of it: recognize, read, map, match, dry run, merge into one edit.
namespace banyan::intake {

using namespace banyan::portfolio;

/// A component as a source speaks of it, before it is known which one is meant.
struct Subject {
    std::string name;      ///< as the source shows it; may be empty when an external id says it all
    Alias alias;           ///< kind and external id; empty kind: the source has no ids of its own
    std::string path;      ///< path in a repository, for code metrics matched by path prefix
    bool declares = false; ///< an inventory states that this component exists: it may be created
    int line = 0;
    std::string pointer;
};

/// A record that a source states. Ids inside are local to the batch: components by `ImportBatch::subject`, the rest by
/// `slug(name)`. Matching rewrites all of them.
template <typename T>
struct Staged {
    T record;
    std::set<std::string> given; ///< fields that the source speaks of; the others leave an existing record alone
    int line = 0;
    std::string pointer;
    std::string file;
    bool implied = false;   ///< only named in passing: created if missing, never changes an existing one
    bool onlyKnown = false; ///< changes an existing one, never creates one
};

template <typename T>
using StagedList = std::vector<Staged<T>>;

/// A row that could not be read, as it stood.
struct RejectedRow {
    std::string file;
    int line = 0;
    std::vector<std::string> cells;
    std::string reason;
};

/// Everything that one source states, read but not yet matched.
class ImportBatch {
public:
    ImportBatch();
    // Out of line: lists of every record are long to compile.
    ImportBatch(const ImportBatch&);
    ImportBatch(ImportBatch&&) noexcept;
    ImportBatch& operator=(const ImportBatch&);
    ImportBatch& operator=(ImportBatch&&) noexcept;
    ~ImportBatch();

    Source source; ///< format, name, window and times; id, hash and path are filled in by intake

    std::vector<Subject> subjects; ///< position n is the local ComponentId "#n"
    ForRecords<std::tuple, StagedList> records;
    Observations observations; ///< component ids are local
    std::vector<Issue> issues;
    std::vector<RejectedRow> rejected;
    std::vector<std::string> header; ///< of the rejected rows, where the format has one
    /// Set when the source is a whole portfolio: an empty document then becomes exactly this one, and records no
    /// source.
    std::shared_ptr<const Portfolio> whole;

    /// Local id of a subject. The same alias gives the same id, or without one the same exact name and path. Names that
    /// merely look alike stay apart here; matching decides.
    ComponentId subject(Subject subject);

    /// Local id (the name's slug) of any other record named in passing; stages an implied record of that name, which
    /// gives way to one that is staged outright under the same id.
    TeamId team(const std::string& name);
    SystemId system(const std::string& name);
    PainPointId painPoint(const std::string& name);

    template <typename T>
    [[nodiscard]] std::vector<Staged<T>>& staged() {
        return std::get<std::vector<Staged<T>>>(records);
    }
    template <typename T>
    [[nodiscard]] const std::vector<Staged<T>>& staged() const {
        return std::get<std::vector<Staged<T>>>(records);
    }

    /// Adds an issue that points at a row.
    void report(std::string rule, IssueSeverity severity, Where where, std::string value, std::string text,
                Arguments arguments = {});

private:
    template <typename T>
    Id<T> named(const std::string& name);

    std::map<std::string, ComponentId> m_subjects;        ///< by alias, or by exact name and path
    std::map<std::string, std::set<std::string>> m_named; ///< local ids already staged in passing, by kind
};

} // namespace banyan::intake

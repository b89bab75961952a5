// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/import.h"

#include <map>
#include <optional>

namespace banyan::intake {

/// Finds the components that a source means. Order: exact alias; exact name or id; a name that is equal without case,
/// blanks, '-' and '_', if only one has it; the longest code path that is a prefix of the subject's path.
class ComponentIndex {
public:
    explicit ComponentIndex(const Portfolio& portfolio);

    void add(const Component& component);
    [[nodiscard]] std::optional<ComponentId> match(const Subject& subject) const;
    /// True when an id is in use (by a component that exists or that was added).
    [[nodiscard]] bool taken(const std::string& id) const { return m_ids.contains(id); }
    /// Up to three ids whose names share most with `name`, best first.
    [[nodiscard]] std::vector<std::string> suggest(const std::string& name) const;

private:
    std::map<std::string, ComponentId> m_ids;
    std::map<std::pair<std::string, std::string>, ComponentId> m_aliases;
    std::map<std::string, ComponentId> m_names;
    struct Alike {
        std::vector<ComponentId> ids;
        std::set<std::string> pairs; ///< of neighbouring characters of the key
    };
    std::map<std::string, Alike> m_keys;
    std::map<std::string, ComponentId> m_paths;
};

/// What became of one subject of a batch.
struct Matched {
    std::optional<ComponentId> component; ///< absent: unmatched or ignored
    bool created = false;
    bool ignored = false;
    std::vector<std::string> suggestions;
};

/// Decides for each subject of the batch, parallel to `batch.subjects`. Subjects that an inventory declares are created
/// when nobody matches; two of them that merely look alike stay two, and an issue says so.
std::vector<Matched> matchSubjects(const ImportBatch& batch, ComponentIndex& index, const ImportChoices& choices,
                                   std::vector<Issue>& issues);

/// What a subject is called in lists and choices.
const std::string& labelOf(const Subject& subject);

} // namespace banyan::intake

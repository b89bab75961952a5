// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/merge_components.h"

#include "model/base/numbers.h"
#include "model/portfolio/references.h"

#include <algorithm>
#include <set>

namespace banyan::portfolio {

namespace {

Error noSuchComponent(const ComponentId& id) {
    return makeError(ErrorKind::BadInput, "edit.no-such-record", "there is no {kind} \"{id}\"",
                     {{"kind", "component"}, {"id", id.value}});
}

template <typename Item>
void addMissing(std::vector<Item>& into, const std::vector<Item>& from) {
    for (const Item& item : from)
        if (std::ranges::find(into, item) == into.end()) into.push_back(item);
}

template <typename Item, typename Key>
void keepFirstOf(std::vector<Item>& items, Key key) {
    std::set<std::string> seen;
    std::erase_if(items, [&](const Item& item) { return !seen.insert(key(item)).second; });
}

/// Takes the field over, with where it comes from, when the component has none of its own.
template <typename Value>
void fill(Component& kept, const Component& from, std::string_view name, Value Component::*field) {
    if (kept.*field != Value() || from.*field == Value()) return;
    kept.*field = from.*field;
    for (const FieldOrigin& origin : from.origins)
        if (origin.field == name) kept.origins.push_back(origin);
}

void absorb(Component& kept, const Component& gone) {
    fill(kept, gone, "description", &Component::description);
    fill(kept, gone, "kind", &Component::kind);
    fill(kept, gone, "lifecycle", &Component::lifecycle);
    fill(kept, gone, "language", &Component::language);
    fill(kept, gone, "repository", &Component::repository);
    fill(kept, gone, "system", &Component::system);
    fill(kept, gone, "owner", &Component::owner);
    addMissing(kept.tags, gone.tags);
    addMissing(kept.aliases, gone.aliases);
    addMissing(kept.codePaths, gone.codePaths);
    for (const Answer& answer : gone.answers)
        if (std::ranges::find(kept.answers, answer.fact, &Answer::fact) == kept.answers.end())
            kept.answers.push_back(answer);
    kept.retired = kept.retired && gone.retired;
}

/// Collects the operations of a merge, table by table.
class Merge {
public:
    Merge(const Portfolio& portfolio, Component kept, std::set<ComponentId> gone)
        : m_portfolio(portfolio)
        , m_kept(std::move(kept))
        , m_gone(std::move(gone)) {}

    Edit edit(std::string label) {
        m_edit.label = std::move(label);
        m_edit.operations.emplace_back(Put{m_kept});
        [&]<typename... T>(TypeList<T...>) { (redirectTable<T>(), ...); }(RecordTypes{});
        redirectRows();
        for (const ComponentId& id : m_gone)
            m_edit.operations.emplace_back(Remove{id});
        return std::move(m_edit);
    }

private:
    /// Makes every reference to what goes one to what stays. True when there was one.
    template <typename Record>
    bool redirect(Record& record) const {
        bool changed = false;
        forEachReference(record, [&]<typename T>(Id<T>& id) {
            if constexpr (std::is_same_v<T, Component>)
                if (m_gone.contains(id)) id = m_kept.id, changed = true;
        });
        return changed;
    }

    template <typename Record>
    void redirectTable() {
        if constexpr (!std::is_same_v<Record, Component>) {
            for (const Record& record : m_portfolio.table<Record>()) {
                Record copy = record;
                if (!redirect(copy)) continue;
                if (tidy(copy, record))
                    m_edit.operations.emplace_back(Put{std::move(copy)});
                else
                    m_edit.operations.emplace_back(Remove{record.id});
            }
        }
    }

    /// Takes out what is double now. False when nothing is left of the record.
    template <typename Record>
    bool tidy(Record& record, const Record&) {
        if constexpr (requires { record.components; })
            keepFirstOf(record.components, [](const ComponentId& id) { return id.value; });
        if constexpr (requires { record.covers; })
            keepFirstOf(record.covers, [](const ComponentId& id) { return id.value; });
        return true;
    }
    bool tidy(Dependency& dependency, const Dependency&) {
        if (dependency.to && *dependency.to == dependency.from) return false;
        return std::ranges::none_of(m_portfolio.dependencies(), [&](const Dependency& other) {
            if (other.id == dependency.id || !sameLink(other, dependency)) return false;
            Dependency redirected = other;
            return !redirect(redirected) || other.id < dependency.id; // of two that both change the first one stays
        });
    }
    bool tidy(Override& override, const Override&) {
        return std::ranges::none_of(m_portfolio.table<Override>(), [&](const Override& other) {
            if (other.id == override.id) return false;
            return other.component == m_kept.id || (m_gone.contains(other.component) && other.id < override.id);
        });
    }
    bool tidy(AssessmentSnapshot& snapshot, const AssessmentSnapshot& before) {
        const auto own = std::ranges::find(before.placements, m_kept.id, &SnapshotPlacement::component);
        if (own != before.placements.end())
            std::erase_if(snapshot.placements,
                          [&](const SnapshotPlacement& p) { return p.component == m_kept.id && p != *own; });
        keepFirstOf(snapshot.placements, [](const SnapshotPlacement& p) { return p.component.value; });
        return true;
    }

    /// True when both say the same of the same two once the merge is done.
    bool sameLink(const Dependency& a, const Dependency& b) const {
        Dependency x = a;
        Dependency y = b;
        redirect(x);
        redirect(y);
        return x.from == y.from && x.to == y.to && x.external == y.external && x.kind == y.kind && x.label == y.label;
    }

    template <typename Row>
    bool redirectAll(std::vector<Row>& rows) const {
        bool changed = false;
        for (Row& row : rows)
            if (row.component && m_gone.contains(*row.component)) row.component = m_kept.id, changed = true;
        return changed;
    }

    void redirectRows() {
        for (const auto& entry : m_portfolio.observations()) {
            auto rows = std::make_shared<Observations>(*entry.second);
            const bool measured = redirectAll(rows->measurements);
            const bool failed = redirectAll(rows->incidents);
            const bool moved = redirectAll(rows->changes);
            if (measured || failed || moved) m_edit.operations.emplace_back(PutObservations{std::move(rows)});
        }
    }

    const Portfolio& m_portfolio;
    Component m_kept;
    std::set<ComponentId> m_gone;
    Edit m_edit;
};

bool isUnder(const std::string& path, const std::vector<std::string>& prefixes) {
    return std::ranges::any_of(prefixes, [&](const std::string& prefix) {
        return !prefix.empty() && path.starts_with(prefix) &&
               (path.size() == prefix.size() || prefix.ends_with('/') || path[prefix.size()] == '/');
    });
}

/// Moves the rows that came under a name or path of the part. False when there was none.
template <typename Row>
bool moveRows(std::vector<Row>& rows, const ComponentId& from, const ComponentId& to, const SplitOff& part) {
    bool moved = false;
    for (Row& row : rows) {
        if (row.component != from || row.external.empty()) continue;
        const bool named = std::ranges::find(part.aliases, row.external, &Alias::externalId) != part.aliases.end();
        if (!named && !isUnder(row.external, part.codePaths)) continue;
        row.component = to;
        moved = true;
    }
    return moved;
}

void moveObservations(const Portfolio& portfolio, const ComponentId& from, const ComponentId& to, const SplitOff& part,
                      Edit& edit) {
    for (const auto& entry : portfolio.observations()) {
        auto rows = std::make_shared<Observations>(*entry.second);
        const bool measured = moveRows(rows->measurements, from, to, part);
        const bool failed = moveRows(rows->incidents, from, to, part);
        const bool changed = moveRows(rows->changes, from, to, part);
        if (measured || failed || changed) edit.operations.emplace_back(PutObservations{std::move(rows)});
    }
}

/// A source that would report on either name would report on both components from now on.
void coverBoth(const Portfolio& portfolio, const ComponentId& from, const ComponentId& to, Edit& edit) {
    for (const Source& source : portfolio.sources()) {
        if (std::ranges::find(source.covers, from) == source.covers.end()) continue;
        Source changed = source;
        changed.covers.push_back(to);
        edit.operations.emplace_back(Put{std::move(changed)});
    }
}

Component partOf(const Component& whole, const SplitOff& part, const ComponentId& id) {
    Component made;
    made.id = id;
    made.name = part.name;
    made.kind = whole.kind;
    made.lifecycle = whole.lifecycle;
    made.language = whole.language;
    made.repository = whole.repository;
    made.system = whole.system;
    made.owner = whole.owner;
    made.tags = whole.tags;
    made.retired = whole.retired;
    made.aliases = part.aliases;
    made.codePaths = part.codePaths;
    return made;
}

} // namespace

Result<Edit> mergeComponents(const Portfolio& portfolio, const ComponentId& kept,
                             const std::vector<ComponentId>& gone) {
    const Component* stays = portfolio.find(kept);
    if (!stays) return noSuchComponent(kept);
    Component merged = *stays;
    std::set<ComponentId> others;
    for (const ComponentId& id : gone) {
        if (id == kept || !others.insert(id).second) continue;
        const Component* other = portfolio.find(id);
        if (!other) return noSuchComponent(id);
        absorb(merged, *other);
    }
    if (others.empty()) return makeError(ErrorKind::BadInput, "merge.too-few", "a merge needs two components or more");
    const std::string label = "merge " + std::to_string(others.size() + 1) + " components into \"" + stays->name + "\"";
    return Merge(portfolio, std::move(merged), std::move(others)).edit(label);
}

Result<Edit> splitComponent(const Portfolio& portfolio, const ComponentId& from, const SplitOff& part) {
    const Component* whole = portfolio.find(from);
    if (!whole) return noSuchComponent(from);
    if (trimmed(part.name).empty())
        return makeError(ErrorKind::BadInput, "split.no-name", "the new component needs a name");
    const ComponentId id(
        uniqueSlug(slug(part.name), [&](const std::string& text) { return portfolio.find(ComponentId(text)); }));
    Edit edit{"split \"" + part.name + "\" off \"" + whole->name + "\"", {}, {}};
    edit.operations.emplace_back(Put{partOf(*whole, part, id)});
    Component rest = *whole;
    std::erase_if(rest.aliases,
                  [&](const Alias& a) { return std::ranges::find(part.aliases, a) != part.aliases.end(); });
    std::erase_if(rest.codePaths, [&](const std::string& path) {
        return std::ranges::find(part.codePaths, path) != part.codePaths.end();
    });
    edit.operations.emplace_back(Put{std::move(rest)});
    for (const DependencyId& each : part.dependencies) {
        const Dependency* found = portfolio.find(each);
        if (!found) continue;
        Dependency moved = *found;
        if (moved.from == from) moved.from = id;
        if (moved.to && *moved.to == from) moved.to = id;
        edit.operations.emplace_back(Put{std::move(moved)});
    }
    for (const Id<Estimate>& each : part.estimates) {
        const Estimate* found = portfolio.find(each);
        if (!found || found->component != from) continue;
        Estimate moved = *found;
        moved.component = id;
        edit.operations.emplace_back(Put{std::move(moved)});
    }
    moveObservations(portfolio, from, id, part, edit);
    coverBoth(portfolio, from, id, edit);
    return edit;
}

} // namespace banyan::portfolio

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/match.h"

#include <algorithm>

namespace banyan::intake {

namespace {

/// Pairs of neighbouring characters, for a likeness that survives swapped words (Dice 1945).
std::set<std::string> pairsOf(const std::string& key) {
    std::set<std::string> out;
    for (size_t i = 0; i + 1 < key.size(); ++i)
        out.insert(key.substr(i, 2));
    return out;
}

double likeness(const std::set<std::string>& a, const std::set<std::string>& b) {
    if (a.empty() || b.empty()) return 0;
    const auto shared = std::ranges::count_if(a, [&](const std::string& pair) { return b.contains(pair); });
    return 2.0 * static_cast<double>(shared) / static_cast<double>(a.size() + b.size());
}

/// True when `prefix` is `path` or one of its parent folders.
bool holds(const std::string& prefix, const std::string& path) {
    return path.starts_with(prefix) &&
           (path.size() == prefix.size() || prefix.ends_with('/') || path[prefix.size()] == '/');
}

} // namespace

ComponentIndex::ComponentIndex(const Portfolio& portfolio) {
    for (const Component& component : portfolio.components())
        add(component);
}

void ComponentIndex::add(const Component& component) {
    m_ids.try_emplace(component.id.value, component.id);
    m_names.try_emplace(component.name, component.id);
    const std::string key = matchKey(component.name);
    const auto [alike, isFirst] = m_keys.try_emplace(key);
    if (isFirst) alike->second.pairs = pairsOf(key);
    if (std::ranges::find(alike->second.ids, component.id) == alike->second.ids.end())
        alike->second.ids.push_back(component.id);
    for (const Alias& alias : component.aliases)
        m_aliases.try_emplace({alias.kind, alias.externalId}, component.id);
    for (const std::string& path : component.codePaths)
        m_paths.try_emplace(path, component.id);
}

std::optional<ComponentId> ComponentIndex::match(const Subject& subject) const {
    if (const auto alias = m_aliases.find({subject.alias.kind, subject.alias.externalId}); alias != m_aliases.end())
        return alias->second;
    if (!subject.name.empty()) {
        if (const auto name = m_names.find(subject.name); name != m_names.end()) return name->second;
        if (const auto id = m_ids.find(subject.name); id != m_ids.end()) return id->second;
        if (const auto key = m_keys.find(matchKey(subject.name)); key != m_keys.end() && key->second.ids.size() == 1)
            return key->second.ids[0];
    }
    std::optional<ComponentId> best;
    size_t longest = 0;
    if (!subject.path.empty())
        for (const auto& [prefix, id] : m_paths)
            if (prefix.size() > longest && holds(prefix, subject.path)) best = id, longest = prefix.size();
    return best;
}

std::vector<std::string> ComponentIndex::suggest(const std::string& name) const {
    static constexpr double alikeEnough = 0.35;
    const auto wanted = pairsOf(matchKey(name));
    std::vector<std::pair<double, std::string>> found;
    for (const auto& entry : m_keys)
        if (const double how = likeness(wanted, entry.second.pairs); how >= alikeEnough)
            for (const ComponentId& id : entry.second.ids)
                found.emplace_back(-how, id.value);
    std::ranges::sort(found);
    std::vector<std::string> out;
    for (const auto& entry : found)
        if (out.size() < 3) out.push_back(entry.second);
    return out;
}

const std::string& labelOf(const Subject& subject) {
    if (!subject.name.empty()) return subject.name;
    return subject.alias.externalId.empty() ? subject.path : subject.alias.externalId;
}

namespace {

/// Creates the component under a free id; its record is merged from the batch afterwards.
ComponentId create(const Subject& subject, ComponentIndex& index) {
    const std::string id =
        uniqueSlug(slug(labelOf(subject)), [&](const std::string& text) { return index.taken(text); });
    Component made;
    made.id = ComponentId(id);
    made.name = labelOf(subject);
    if (!subject.alias.kind.empty() && !subject.alias.externalId.empty()) made.aliases.push_back(subject.alias);
    index.add(made);
    return made.id;
}

class Decider {
public:
    Decider(const ImportBatch& batch, ComponentIndex& index, const ImportChoices& choices, std::vector<Issue>& issues)
        : m_batch(batch)
        , m_index(index)
        , m_choices(choices)
        , m_issues(issues)
        , m_out(batch.subjects.size()) {}

    std::vector<Matched> run() {
        matchDeclared();
        createDeclared();
        for (size_t i = 0; i < m_out.size(); ++i)
            if (!m_batch.subjects[i].declares) decide(i);
        return std::move(m_out);
    }

private:
    void matchDeclared() {
        for (size_t i = 0; i < m_out.size(); ++i) {
            if (!m_batch.subjects[i].declares) continue;
            const auto found = m_index.match(m_batch.subjects[i]);
            if (!found) continue;
            const auto [other, free] = m_claimed.try_emplace(*found, i);
            if (free || m_batch.subjects[other->second].name == m_batch.subjects[i].name) m_out[i].component = found;
        }
    }

    void createDeclared() {
        std::map<std::string, size_t> byKey;
        for (size_t i = 0; i < m_out.size(); ++i) {
            const Subject& subject = m_batch.subjects[i];
            if (!subject.declares) continue;
            if (!m_out[i].component) {
                m_out[i].component = create(subject, m_index);
                m_out[i].created = true;
            }
            const auto [other, isFirst] = byKey.try_emplace(matchKey(subject.name), i);
            if (!isFirst && m_out[other->second].component != m_out[i].component)
                looksAlike(m_batch.subjects[other->second], subject);
        }
    }

    void looksAlike(const Subject& first, const Subject& second) {
        Issue issue;
        issue.rule = "import.looks-alike";
        issue.severity = IssueSeverity::Info;
        issue.text = "\"{first}\" (line {line}) and \"{second}\" look like one component; they were kept apart";
        issue.arguments = {{"first", first.name}, {"second", second.name}, {"line", std::to_string(first.line)}};
        issue.where = {"", second.line, 0, second.pointer};
        issue.value = second.name;
        m_issues.push_back(std::move(issue));
    }

    void decide(size_t i) {
        const Subject& subject = m_batch.subjects[i];
        const auto choice = m_choices.unmatched.find(labelOf(subject));
        Matched& out = m_out[i];
        if (choice != m_choices.unmatched.end() && choice->second.kind == UnmatchedChoice::Kind::Match)
            out.component = choice->second.to;
        else
            out.component = m_index.match(subject);
        if (out.component) return;
        const bool chosen = choice != m_choices.unmatched.end();
        if (chosen && choice->second.kind == UnmatchedChoice::Kind::Ignore) {
            out.ignored = true;
        } else if ((chosen && choice->second.kind == UnmatchedChoice::Kind::Create) ||
                   (!chosen && m_choices.createAllUnmatched)) {
            out.component = create(subject, m_index);
            out.created = true;
        } else {
            out.suggestions = m_index.suggest(labelOf(subject));
        }
    }

    const ImportBatch& m_batch;
    ComponentIndex& m_index;
    const ImportChoices& m_choices;
    std::vector<Issue>& m_issues;
    std::vector<Matched> m_out;
    std::map<ComponentId, size_t> m_claimed;
};

} // namespace

std::vector<Matched> matchSubjects(const ImportBatch& batch, ComponentIndex& index, const ImportChoices& choices,
                                   std::vector<Issue>& issues) {
    return Decider(batch, index, choices, issues).run();
}

} // namespace banyan::intake

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/batch.h"

namespace banyan::intake {

ImportBatch::ImportBatch() = default;
ImportBatch::ImportBatch(const ImportBatch&) = default;
ImportBatch::ImportBatch(ImportBatch&&) noexcept = default;
ImportBatch& ImportBatch::operator=(const ImportBatch&) = default;
ImportBatch& ImportBatch::operator=(ImportBatch&&) noexcept = default;
ImportBatch::~ImportBatch() = default;

ComponentId ImportBatch::subject(Subject subject) {
    const bool known = !subject.alias.kind.empty() && !subject.alias.externalId.empty();
    const std::string key = known ? "a\n" + subject.alias.kind + "\n" + subject.alias.externalId
                                  : "n\n" + subject.name + "\n" + subject.path;
    const auto [found, isNew] = m_subjects.try_emplace(key, ComponentId("#" + std::to_string(subjects.size())));
    if (isNew) {
        subjects.push_back(std::move(subject));
    } else {
        Subject& kept = subjects[static_cast<size_t>(std::stoul(found->second.value.substr(1)))];
        kept.declares = kept.declares || subject.declares;
        if (kept.name.empty()) kept.name = subject.name;
    }
    return found->second;
}

template <typename T>
Id<T> ImportBatch::named(const std::string& name) {
    const Id<T> id(slug(name));
    if (!m_named[std::string(Describe<T>::name)].insert(id.value).second) return id;
    Staged<T> implied;
    implied.record.id = id;
    implied.record.name = name;
    implied.given = {"name"};
    implied.implied = true;
    staged<T>().push_back(std::move(implied));
    return id;
}

TeamId ImportBatch::team(const std::string& name) {
    return named<Team>(name);
}
SystemId ImportBatch::system(const std::string& name) {
    return named<System>(name);
}
PainPointId ImportBatch::painPoint(const std::string& name) {
    return named<PainPoint>(name);
}

void ImportBatch::report(std::string rule, IssueSeverity severity, Where where, std::string value, std::string text,
                         Arguments arguments) {
    Issue issue;
    issue.rule = std::move(rule);
    issue.severity = severity;
    issue.text = std::move(text);
    issue.arguments = std::move(arguments);
    issue.where = std::move(where);
    issue.value = std::move(value);
    issues.push_back(std::move(issue));
}

} // namespace banyan::intake

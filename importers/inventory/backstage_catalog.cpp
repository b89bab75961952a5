// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/yaml.h"
#include "importers/inventory/entity_ref.h"
#include "model/intake/reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>

namespace banyan::importers {

namespace {

using namespace intake;

/// One document of a catalog.
struct Entity {
    EntityRef ref;
    const YamlNode* node = nullptr;
    std::string file;

    [[nodiscard]] const YamlNode* at(std::string_view path) const { return node->at(path); }
    [[nodiscard]] std::string text(std::string_view path) const { return node->textAt(path); }
    [[nodiscard]] std::string title() const {
        for (const char* path : {"metadata/title", "spec/profile/displayName"})
            if (std::string found = text(path); !found.empty()) return found;
        return ref.shown;
    }
    [[nodiscard]] Where where(const YamlNode* place = nullptr) const {
        const YamlNode& there = place ? *place : *node;
        return {file, there.line, there.column, {}};
    }
};

/// A reference as it stands in a field.
struct Mention {
    EntityRef ref;
    const YamlNode* node = nullptr;
};

constexpr std::array readKinds{"component", "resource", "system", "group", "user", "api", "domain", "location"};

/// Entities of all files of one catalog, then what they become.
class Catalog {
public:
    void addDocument(const YamlNode& document, const std::string& file) {
        m_files.insert(file);
        if (document.isNull()) return;
        const std::string apiVersion = document.textAt("apiVersion");
        const std::string kind = lowerCase(document.textAt("kind"));
        const std::string name = document.textAt("metadata/name");
        const bool isRead = std::ranges::find(readKinds, kind) != readKinds.end();
        const auto refuse = [&](std::string reason) {
            m_batch.rejected.push_back({file, document.line, {document.textAt("kind"), name}, std::move(reason)});
        };
        if (!document.isMap()) return refuse("this document is no entity");
        if (kind.empty()) return refuse("the entity has no kind");
        if (apiVersion.find("backstage.io/") == std::string::npos && !isRead)
            return refuse("apiVersion \"" + apiVersion + "\" and kind \"" + document.textAt("kind") +
                          "\" are not Backstage's");
        if (!isRead) return noteKind(document, file);
        if (name.empty()) return refuse("the entity has no metadata.name");
        const std::string space = document.textAt("metadata/namespace");
        Entity entity{{kind, lowerCase(space.empty() ? "default" : space), lowerCase(name), name}, &document, file};
        const auto [first, isNew] = m_byRef.try_emplace(entity.ref, m_entities.size());
        if (!isNew)
            return refuse(entity.ref.text() + " stands on line " +
                          std::to_string(m_entities[first->second].node->line) + " of " +
                          m_entities[first->second].file + " already");
        m_entities.push_back(std::move(entity));
    }

    ImportBatch finish() {
        m_batch.header = {"kind", "name"};
        findProviders();
        for (const Entity& entity : m_entities) {
            if (entity.ref.kind == "group") stageTeam(entity);
            if (entity.ref.kind == "system") stageSystem(entity);
            if (isComponent(entity.ref)) stageComponent(entity);
            if (entity.ref.kind == "location") noteTargets(entity);
        }
        for (const Entity& entity : m_entities)
            if (isComponent(entity.ref)) stageDependencies(entity);
        giveAliases();
        return std::move(m_batch);
    }

private:
    static bool isComponent(const EntityRef& ref) { return ref.kind == "component" || ref.kind == "resource"; }

    [[nodiscard]] const Entity* find(const EntityRef& ref) const {
        const auto found = m_byRef.find(ref);
        return found == m_byRef.end() ? nullptr : &m_entities[found->second];
    }

    void note(const char* rule, Where where, std::string value, std::string text, Arguments arguments) {
        m_batch.report(rule, IssueSeverity::Info, std::move(where), std::move(value), std::move(text),
                       std::move(arguments));
    }

    void noteKind(const YamlNode& document, const std::string& file) {
        note("backstage.kind-not-read", lineOf(file, document.line), document.textAt("kind"),
             "\"{name}\" is a {kind}, which is nothing that the portfolio keeps",
             {{"name", document.textAt("metadata/name")}, {"kind", document.textAt("kind")}});
    }

    /// References in a field, which holds one or a list of them. What is none is reported.
    std::vector<Mention> mentions(const Entity& entity, std::string_view path, const char* defaultKind) {
        std::vector<Mention> out;
        const YamlNode* field = entity.at(path);
        if (!field) return out;
        std::vector<const YamlNode*> nodes;
        if (field->isSequence())
            for (const YamlNode& item : field->items)
                nodes.push_back(&item);
        else
            nodes.push_back(field);
        for (const YamlNode* node : nodes) {
            const auto ref =
                node->isScalar() ? parseEntityRef(node->text, defaultKind, entity.ref.space) : std::nullopt;
            if (ref)
                out.push_back({*ref, node});
            else
                m_batch.report("backstage.bad-reference", IssueSeverity::Warning, entity.where(node), node->text,
                               "{field} of {entity} holds \"{value}\", which is no [kind:][namespace/]name",
                               {{"field", std::string(path)}, {"entity", entity.ref.text()}, {"value", node->text}});
        }
        return out;
    }

    template <typename T>
    static Staged<T> stagedAt(const Entity& entity) {
        Staged<T> staged;
        staged.file = entity.file;
        staged.line = entity.node->line;
        return staged;
    }

    template <typename T>
    static void giveAllSet(Staged<T>& staged) {
        forEachField(staged.record, [&](std::string_view field, const auto& value) {
            if (field != "id" && value != std::remove_cvref_t<decltype(value)>{}) staged.given.emplace(field);
        });
    }

    /// Local id of a team or system: the slug of its name; with its namespace where another has taken that.
    template <typename T>
    Id<T> localId(const EntityRef& ref, std::map<std::string, EntityRef>& taken) {
        for (const std::string& id : {slug(ref.name), slug(ref.space + "-" + ref.name)})
            if (taken.try_emplace(id, ref).first->second == ref) return Id<T>(id);
        return Id<T>(slug(ref.text()));
    }

    TeamId team(const EntityRef& ref) {
        if (find(ref)) return localId<Team>(ref, m_teams);
        return m_batch.team(ref.shown);
    }

    SystemId system(const EntityRef& ref) {
        if (find(ref)) return localId<System>(ref, m_systems);
        return m_batch.system(ref.shown);
    }

    void stageTeam(const Entity& entity) {
        auto staged = stagedAt<Team>(entity);
        staged.record.id = team(entity.ref);
        staged.record.name = entity.title();
        staged.record.description = entity.text("metadata/description");
        staged.record.contact = entity.text("spec/profile/email");
        for (const char* field : {"name", "description", "contact"})
            staged.given.emplace(field);
        if (staged.record.description.empty()) staged.given.erase("description");
        if (staged.record.contact.empty()) staged.given.erase("contact");
        m_batch.staged<Team>().push_back(std::move(staged));
    }

    void stageSystem(const Entity& entity) {
        auto staged = stagedAt<System>(entity);
        System& record = staged.record;
        record.id = system(entity.ref);
        record.name = entity.title();
        record.description = entity.text("metadata/description");
        for (const Mention& domain : mentions(entity, "spec/domain", "domain")) {
            const Entity* known = find(domain.ref);
            record.domain = known ? known->title() : domain.ref.shown;
        }
        record.tags = tagsOf(entity);
        record.owner = ownerOf(entity, record.tags);
        giveAllSet(staged);
        m_batch.staged<System>().push_back(std::move(staged));
    }

    static std::vector<std::string> tagsOf(const Entity& entity) {
        std::vector<std::string> out;
        if (const YamlNode* tags = entity.at("metadata/tags"))
            for (const YamlNode& tag : tags->items)
                if (tag.isScalar() && !tag.text.empty() && std::ranges::find(out, tag.text) == out.end())
                    out.push_back(tag.text);
        return out;
    }

    /// The owning group. A user who owns something is a person and no team: kept as a tag, and said.
    std::optional<TeamId> ownerOf(const Entity& entity, std::vector<std::string>& tags) {
        std::optional<TeamId> out;
        for (const Mention& owner : mentions(entity, "spec/owner", "group")) {
            if (owner.ref.kind == "group") {
                out = team(owner.ref);
                continue;
            }
            const Entity* known = find(owner.ref);
            const std::string name = known ? known->title() : owner.ref.shown;
            tags.push_back("Owner: " + name);
            note("backstage.owner-is-no-team", entity.where(owner.node), owner.node->text,
                 "{entity} is owned by the {kind} \"{name}\", which is no team; it is kept as a tag",
                 {{"entity", entity.ref.text()}, {"kind", owner.ref.kind}, {"name", name}});
        }
        return out;
    }

    Subject subjectOf(const EntityRef& ref, int line) const {
        const Entity* known = find(ref);
        Subject subject;
        subject.name = known ? known->title() : ref.shown;
        subject.alias = {"backstage", ref.text()};
        subject.declares = known && isComponent(ref);
        subject.line = known ? known->node->line : line;
        return subject;
    }

    void stageComponent(const Entity& entity) {
        auto staged = stagedAt<Component>(entity);
        Component& record = staged.record;
        record.id = m_batch.subject(subjectOf(entity.ref, entity.node->line));
        record.name = entity.title();
        record.description = entity.text("metadata/description");
        record.kind = entity.text("spec/type");
        if (entity.ref.kind == "resource") record.kind = record.kind.empty() ? "resource" : "resource: " + record.kind;
        record.lifecycle = entity.text("spec/lifecycle");
        record.repository = repositoryOf(entity);
        for (const Mention& mention : mentions(entity, "spec/system", "system"))
            record.system = system(mention.ref);
        record.tags = tagsOf(entity);
        record.owner = ownerOf(entity, record.tags);
        record.aliases = {{"backstage", entity.ref.text()}};
        rememberAliases(entity, m_batch.staged<Component>().size());
        giveAllSet(staged);
        m_batch.staged<Component>().push_back(std::move(staged));
    }

    static std::string annotation(const Entity& entity, std::string_view key) {
        const YamlNode* annotations = entity.at("metadata/annotations");
        const YamlNode* found = annotations ? annotations->find(key) : nullptr;
        return found && found->isScalar() ? found->text : std::string();
    }

    static std::string repositoryOf(const Entity& entity) {
        const std::string location = annotation(entity, "backstage.io/source-location");
        if (location.starts_with("url:")) return location.substr(4);
        const std::string github = annotation(entity, "github.com/project-slug");
        if (!github.empty()) return "https://github.com/" + github;
        const std::string gitlab = annotation(entity, "gitlab.com/project-slug");
        return gitlab.empty() ? std::string() : "https://gitlab.com/" + gitlab;
    }

    /// Names under which other tools know the component, by annotation.
    void rememberAliases(const Entity& entity, size_t component) {
        static constexpr std::array<std::pair<const char*, const char*>, 5> known{{
            {"github.com/project-slug", "github"},
            {"sonarqube.org/project-key", "sonarqube"},
            {"pagerduty.com/service-id", "pagerduty"},
            {"pagerduty.com/integration-key", "pagerduty-integration"},
            {"servicenow.com/appcode", "servicenow"},
        }};
        for (const auto& [key, kind] : known)
            if (const std::string id = annotation(entity, key); !id.empty()) m_aliases[{kind, id}].push_back(component);
    }

    /// An id that several components share (a repository of many) identifies none of them.
    void giveAliases() {
        for (const auto& [alias, components] : m_aliases) {
            auto& first = m_batch.staged<Component>()[components.front()];
            if (components.size() == 1) {
                first.record.aliases.push_back({alias.first, alias.second});
                continue;
            }
            note("backstage.shared-alias", lineOf(first.file, first.line), alias.second,
                 "{count} components share the {kind} id \"{id}\", so it identifies none of them",
                 {{"count", std::to_string(components.size())}, {"kind", alias.first}, {"id", alias.second}});
        }
    }

    void findProviders() {
        for (const Entity& entity : m_entities)
            if (isComponent(entity.ref))
                for (const Mention& api : mentions(entity, "spec/providesApis", "api"))
                    m_providers[api.ref].push_back(entity.ref);
    }

    void stageDependencies(const Entity& entity) {
        for (const Mention& to : mentions(entity, "spec/dependsOn", "component"))
            depend(entity, entity.ref, to.ref, to.node);
        for (const Mention& from : mentions(entity, "spec/dependencyOf", "component"))
            depend(entity, from.ref, entity.ref, from.node);
        for (const Mention& api : mentions(entity, "spec/consumesApis", "api"))
            depend(entity, entity.ref, api.ref, api.node);
    }

    /// On an API: on whoever provides it, or on the API itself while nobody in these files does.
    void depend(const Entity& entity, const EntityRef& from, const EntityRef& to, const YamlNode* node) {
        if (to.kind != "api") return addDependency(entity, from, to, node, {});
        const Entity* api = find(to);
        const std::string label = "API " + (api ? api->title() : to.shown);
        const auto providers = m_providers.find(to);
        if (providers == m_providers.end()) return addDependency(entity, from, to, node, label);
        for (const EntityRef& provider : providers->second)
            if (provider != from) addDependency(entity, from, provider, node, label);
    }

    void addDependency(const Entity& entity, const EntityRef& from, const EntityRef& to, const YamlNode* node,
                       std::string label) {
        if (from == to)
            return note("backstage.self-dependency", entity.where(node), node->text,
                        "{entity} is said to depend on itself; that is left out", {{"entity", entity.ref.text()}});
        const auto [known, isNew] = m_dependencies.try_emplace({from, to}, m_batch.staged<Dependency>().size());
        if (!isNew) {
            auto& staged = m_batch.staged<Dependency>()[known->second];
            if (!staged.record.label.empty() || label.empty()) return;
            staged.record.label = std::move(label);
            staged.given.emplace("label");
            return;
        }
        Staged<Dependency> staged;
        staged.file = entity.file;
        staged.line = node->line;
        staged.record.from = m_batch.subject(subjectOf(from, node->line));
        staged.record.to = m_batch.subject(subjectOf(to, node->line));
        staged.record.label = std::move(label);
        staged.given = {"from", "to", "kind"};
        if (!staged.record.label.empty()) staged.given.emplace("label");
        m_batch.staged<Dependency>().push_back(std::move(staged));
    }

    /// Targets of a location that are not among the files read.
    void noteTargets(const Entity& entity) {
        std::vector<const YamlNode*> targets;
        if (const YamlNode* one = entity.at("spec/target")) targets.push_back(one);
        if (const YamlNode* many = entity.at("spec/targets"))
            for (const YamlNode& item : many->items)
                targets.push_back(&item);
        for (const YamlNode* target : targets)
            if (!target->isScalar() || !m_files.contains(besideFile(entity.file, target->text)))
                note("backstage.target-not-read", entity.where(target), target->text,
                     "{entity} points at \"{target}\", which is not among the files read",
                     {{"entity", entity.ref.text()}, {"target", target->text}});
    }

    ImportBatch m_batch;
    std::vector<Entity> m_entities;
    std::map<EntityRef, size_t> m_byRef;
    std::map<EntityRef, std::vector<EntityRef>> m_providers; ///< by API
    std::map<std::pair<EntityRef, EntityRef>, size_t> m_dependencies;
    std::map<std::pair<std::string, std::string>, std::vector<size_t>> m_aliases; ///< staged components by kind and id
    std::map<std::string, EntityRef> m_teams;                                     ///< by local id
    std::map<std::string, EntityRef> m_systems;
    std::set<std::string> m_files;
};

class BackstageCatalog : public Reader {
public:
    [[nodiscard]] Format format() const override {
        return {
            "backstage-catalog",
            "Backstage software catalog (YAML)",
            "inventory",
            "components and resources (titles as names; ids of GitHub, SonarQube, PagerDuty and ServiceNow as "
            "aliases), "
            "systems with domains, groups as teams, dependencies (on an API: on the component that provides it), tags",
            {".yaml", ".yml"},
            true};
    }

    [[nodiscard]] Recognition recognize(const Sniff& sniff) const override {
        const std::string head = decodeHead(sniff.head);
        int documents = 0;
        for (size_t at = head.find("backstage.io/v1"); at != std::string::npos;
             at = head.find("backstage.io/v1", at + 1)) {
            const size_t lineStart = head.rfind('\n', at) + 1;
            if (head.compare(lineStart, 11, "apiVersion:") == 0) ++documents;
        }
        if (documents == 0) return {};
        return {0.97, std::to_string(documents) + (documents == 1 ? " entity" : " entities") +
                          " with apiVersion backstage.io"};
    }

    [[nodiscard]] Result<ImportBatch> read(std::span<const InputFile> files,
                                           const ReadOptions& options) const override {
        std::vector<std::vector<YamlNode>> documents;
        documents.reserve(files.size());
        Catalog catalog;
        size_t entities = 0;
        for (const InputFile& file : files) {
            if (options.cancel.cancelled())
                return makeError(ErrorKind::Cancelled, "import.cancelled", "stopped before \"{file}\"",
                                 {{"file", file.display}});
            BANYAN_ASSIGN(documents.emplace_back(), readYaml(file, options));
            entities += std::ranges::count_if(documents.back(),
                                              [](const YamlNode& node) { return node.isMap() && node.find("kind"); });
            if (entities == 0)
                return makeError(ErrorKind::BadInput, "backstage.no-entity", "holds no document with a kind")
                    .at(lineOf(file.display, 1));
        }
        for (size_t i = 0; i < files.size(); ++i)
            for (const YamlNode& document : documents[i])
                catalog.addDocument(document, files[i].display);
        return catalog.finish();
    }
};

} // namespace

std::unique_ptr<Reader> makeBackstageCatalog() {
    return std::make_unique<BackstageCatalog>();
}

} // namespace banyan::importers

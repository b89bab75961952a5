// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/import.h"
#include "model/intake/merge.h"
#include "model/intake/observation_rows.h"
#include "model/intake/record_fields.h"
#include "model/intake/restore.h"
#include "model/intake/waiting.h"
#include "model/portfolio/checks.h"
#include "model/portfolio/diff.h"

#include <algorithm>

namespace banyan::intake {

namespace {

template <typename T>
using Pending = std::map<Id<T>, T>;

class DryRunner {
public:
    DryRunner(const Portfolio& portfolio, const ImportBatch& batch, const ImportChoices& choices,
              const ReadOptions& options)
        : m_portfolio(portfolio)
        , m_batch(batch)
        , m_choices(choices)
        , m_options(options)
        , m_index(portfolio) {}

    Result<DryRun> run() {
        m_source = sourceId();
        m_out.source = m_source;
        m_out.issues = m_batch.issues;
        m_matched = matchSubjects(m_batch, m_index, m_choices, m_out.issues);
        m_resolver.emplace(m_batch, m_matched, m_source);
        m_observations.emplace(m_portfolio, m_batch, m_matched, *m_resolver);
        mapRecords(*m_resolver, m_portfolio, m_batch);
        forKinds([&]<typename T>(std::type_identity<T>) { mergeKind<T>(); });
        takeSubjects();
        m_observations->renew(m_source, m_out);
        takeWaiting();
        keepUnmatched();
        reportMissing();
        reportRejected();
        putSource();
        m_out.edit.label = "import " + (m_batch.source.name.empty() ? m_source.value : m_batch.source.name);
        m_out.edit.operations = std::move(m_operations);
        forKinds([&]<typename T>(std::type_identity<T>) { putKind<T>(); });
        m_observations->moveTo(m_out.edit.operations);
        return std::move(m_out);
    }

private:
    // What runs for every kind isn't inlined: one function of them all takes the compiler half a minute.
    template <typename Visitor>
    static void forKinds(Visitor&& visit) {
        [&]<typename... T>(TypeList<T...>) { (visit(std::type_identity<T>{}), ...); }(RecordTypes{});
    }

    template <typename T>
    Pending<T>& pending() {
        return std::get<Pending<T>>(m_pending);
    }

    /// The record as it will be: pending, else as it is; nullptr when it is new.
    template <typename T>
    const T* current(const Id<T>& id) {
        const auto found = pending<T>().find(id);
        return found != pending<T>().end() ? &found->second : m_portfolio.find(id);
    }

    SourceId sourceId() const {
        for (const Source& source : m_portfolio.sources())
            if (source.format == m_batch.source.format && source.path == m_batch.source.path) return source.id;
        const std::string base = slug(m_batch.source.name.empty() ? m_batch.source.path : m_batch.source.name);
        return SourceId(
            uniqueSlug(base, [&](const std::string& id) { return m_portfolio.find(SourceId(id)) != nullptr; }));
    }

    template <typename T>
    [[gnu::noinline]] void mergeKind() {
        if constexpr (std::is_same_v<T, Source> || std::is_same_v<T, Unmatched>) return;
        std::set<Id<T>> outright;
        for (const Staged<T>& s : m_batch.staged<T>())
            if (!s.implied) outright.insert(s.record.id);
        std::vector<const Staged<T>*> unknown;
        for (const Staged<T>& s : m_batch.staged<T>()) {
            if (s.onlyKnown && !isKnown(s.record.id))
                unknown.push_back(&s);
            else if (!s.implied || (!outright.contains(s.record.id) && !isKnown(s.record.id)))
                mergeOne(s);
            else if (const auto real = m_resolver->resolve(s.record.id))
                touch<T>(*real);
        }
        if (!unknown.empty()) noteUnknown(unknown);
    }

    /// Counted once, with the first as an example: a tracker holds more than the portfolio asks for.
    template <typename T>
    void noteUnknown(const std::vector<const Staged<T>*>& unknown) {
        const Staged<T>& first = *unknown.front();
        report("import.nobody-answers", {first.file, first.line, 0, first.pointer}, titleOf(first.record),
               "{count} rows answer to no {kind} here, by key or by title, and were left out; the first is "
               "\"{title}\"",
               {{"count", std::to_string(unknown.size())},
                {"kind", std::string(Describe<T>::name)},
                {"title", titleOf(first.record)}},
               IssueSeverity::Info);
    }

    /// The source still speaks of the record, if only in passing: it isn't missing from it.
    template <typename T>
    void touch(const Id<T>& id) {
        m_touched.insert(std::string(Describe<T>::name) + "/" + id.value);
    }

    template <typename T>
    bool isKnown(const Id<T>& local) {
        const auto real = m_resolver->resolve(local);
        return real && current(*real);
    }

    template <typename T>
    void mergeOne(const Staged<T>& staged) {
        if (!staged.implied) ++m_out.records[std::string(Describe<T>::plural)];
        T record = staged.record;
        const Where where{staged.file, staged.line, 0, staged.pointer};
        const Loose loose = m_resolver->rewrite(record);
        if constexpr (std::is_same_v<T, Dependency>)
            nameExternal(staged, record);
        else
            noteDropped(record, loose, where);
        if (!placeId(staged, record, loose)) return;
        if (loose.waitsFor || loose.missing) {
            wait(record, loose, where);
            return;
        }
        put(staged, record, where);
    }

    /// Where a dependency's target matches nobody, its name in the source is kept.
    void nameExternal(const Staged<Dependency>& staged, Dependency& record) {
        if (staged.record.to && !record.to && record.external.empty())
            record.external = m_resolver->nameOf(*staged.record.to);
    }

    template <typename T>
    void noteDropped(const T& record, const Loose& loose, const Where& where) {
        for (const std::string& name : loose.dropped)
            report("import.unknown-reference", where, name,
                   "{kind} \"{title}\" names \"{name}\", which is not known here",
                   {{"kind", std::string(Describe<T>::name)}, {"title", titleOf(record)}, {"name", name}});
    }

    /// False when the record has no id to stand under.
    template <typename T>
    bool placeId(const Staged<T>& staged, T& record, const Loose& loose) {
        if constexpr (std::is_same_v<T, Component>) {
            const auto real = m_resolver->resolve(staged.record.id);
            if (!real) return false;
            record.id = *real;
        } else if constexpr (std::is_same_v<T, Dependency>) {
            if (loose.waitsFor) return true;
            const std::string to = record.to ? record.to->value : "to " + record.external;
            const std::string kind =
                record.kind == DependencyKind::Declared ? "" : " " + std::string(enumName(record.kind));
            record.id = DependencyId(slug(record.from.value + "--" + to + kind));
            if (record.to == record.from) {
                report("import.self-dependency", {staged.file, staged.line, 0, staged.pointer}, record.from.value,
                       "\"{name}\" is said to depend on itself; the row was left out", {{"name", record.from.value}},
                       IssueSeverity::Info);
                return false;
            }
        } else if (const auto real = m_resolver->resolve(record.id)) {
            record.id = *real;
        }
        return true;
    }

    template <typename T>
    void wait(T record, const Loose& loose, const Where& where) {
        if (loose.ignored) return;
        if (!loose.waitsFor) {
            report("import.unknown-reference", where, *loose.missing,
                   "{kind} \"{id}\" needs \"{missing}\", which is not known here",
                   {{"kind", std::string(Describe<T>::name)}, {"id", record.id.value}, {"missing", *loose.missing}});
            ++m_out.counts.rejected;
            return;
        }
        m_waiting[*loose.waitsFor].push_back(waitingRecord(std::move(record)));
    }

    template <typename T>
    void put(const Staged<T>& staged, const T& record, const Where& where) {
        const T* existing = current(record.id);
        const MergeContext context{m_portfolio, m_source, &m_out.issues};
        T next = merged(context, existing, staged, record);
        touch<T>(next.id);
        if constexpr (std::is_same_v<T, Goal>) noteTarget(next, where);
        DryRunRow row;
        row.kind = std::string(Describe<T>::name);
        row.id = next.id.value;
        row.name = titleOf(next);
        row.where = where;
        row.state = !existing ? RowState::New : RowState::Unchanged;
        if (existing) {
            row.changes = cellChanges(*existing, next);
            if (!row.changes.empty()) row.state = RowState::Changed;
        }
        ++(row.state == RowState::New       ? m_out.counts.added
           : row.state == RowState::Changed ? m_out.counts.changed
                                            : m_out.counts.unchanged);
        m_out.rows.push_back(std::move(row));
        pending<T>()[next.id] = std::move(next);
    }

    void noteTarget(const Goal& goal, const Where& where) {
        auto found = targetIssue(goal);
        if (!found) return;
        found->where = where;
        m_out.issues.push_back(std::move(*found));
    }

    /// Components made by choice, and aliases learnt: whatever an outside tool calls a component is kept with it.
    void takeSubjects() {
        for (size_t i = 0; i < m_matched.size(); ++i) {
            if (!m_matched[i].component) continue;
            const Subject& subject = m_batch.subjects[i];
            const ComponentId& id = *m_matched[i].component;
            touch<Component>(id);
            const Component* known = current(id);
            if (!known && !m_matched[i].created) continue;
            Staged<Component> staged;
            staged.file = m_batch.source.path;
            staged.line = subject.line;
            staged.pointer = subject.pointer;
            staged.record.id = id;
            if (!known) {
                staged.record.name = labelOf(subject);
                staged.given.insert("name");
            }
            const bool hasAlias = !subject.alias.kind.empty() && !subject.alias.externalId.empty();
            if (hasAlias && (!known || std::ranges::find(known->aliases, subject.alias) == known->aliases.end())) {
                staged.record.aliases = {subject.alias};
                staged.given.insert("aliases");
            }
            if (!staged.given.empty()) put(staged, staged.record, {staged.file, staged.line, 0, staged.pointer});
        }
    }

    /// Records and rows of earlier imports that waited for a component which there is now.
    void takeWaiting() {
        for (const Unmatched& waiting : m_portfolio.table<Unmatched>()) {
            Subject subject;
            subject.name = waiting.name;
            subject.alias = {waiting.aliasKind, waiting.externalId};
            subject.path = waiting.path;
            const auto component = m_index.match(subject);
            if (!component) continue;
            for (const std::string& text : waiting.waiting) {
                auto record = releasedRecord(text, *component);
                if (!record) {
                    report("import.waiting-lost", {}, waiting.name, "{message}",
                           {{"message", record.error().fullMessage()}});
                    continue;
                }
                visitRecord(*record, [&]<typename T>(const T& r) { pending<T>()[r.id] = r; });
            }
            m_observations->release(waiting.source, labelOf(subject), *component);
            m_operations.push_back(Remove{waiting.id});
        }
    }

    void keepUnmatched() {
        for (size_t i = 0; i < m_matched.size(); ++i) {
            if (m_matched[i].component || m_matched[i].ignored) continue;
            const Subject& subject = m_batch.subjects[i];
            Unmatched kept;
            kept.id = Id<Unmatched>(slug(m_source.value + " " + subject.alias.kind + " " + subject.alias.externalId +
                                         " " + subject.name + " " + subject.path));
            kept.source = m_source;
            kept.name = subject.name;
            kept.aliasKind = subject.alias.kind;
            kept.externalId = subject.alias.externalId;
            kept.path = subject.path;
            if (const auto waiting = m_waiting.find(i); waiting != m_waiting.end()) kept.waiting = waiting->second;
            kept.rows = m_observations->unmatched(i) + static_cast<int>(kept.waiting.size());
            if (kept.rows == 0) continue;
            m_out.counts.unmatched += kept.rows;
            DryRunRow row;
            row.state = RowState::Unmatched;
            row.kind = "component";
            row.name = labelOf(subject);
            row.reason = std::to_string(kept.rows) + (kept.rows == 1 ? " row speaks" : " rows speak") +
                         " of it, and no component answers to it";
            row.suggestions = m_matched[i].suggestions;
            row.where = {m_batch.source.path, subject.line, 0, subject.pointer};
            m_out.rows.push_back(std::move(row));
            pending<Unmatched>()[kept.id] = std::move(kept);
        }
        for (const Unmatched& old : m_portfolio.table<Unmatched>())
            if (old.source == m_source && !pending<Unmatched>().contains(old.id) && !isRemoved(old.id))
                m_operations.push_back(Remove{old.id});
    }

    bool isRemoved(const Id<Unmatched>& id) const {
        return std::ranges::any_of(m_operations, [&](const Operation& operation) {
            const Remove* remove = std::get_if<Remove>(&operation);
            return remove && remove->id == AnyId(id);
        });
    }

    void reportMissing() {
        forKinds([&]<typename T>(std::type_identity<T>) {
            if constexpr (Sourced<T>) {
                for (const T& record : m_portfolio.table<T>()) {
                    const bool ours =
                        std::ranges::any_of(record.origins, [&](const auto& o) { return o.source == m_source; });
                    if (ours && !m_touched.contains(std::string(Describe<T>::name) + "/" + record.id.value))
                        missing(record);
                }
            }
        });
    }

    template <typename T>
    void missing(const T& record) {
        bool mayRetire = false;
        if constexpr (std::is_same_v<T, Component>) {
            if (record.retired) return;
            mayRetire = m_choices.retireMissing && !pending<Component>().contains(record.id);
            if (mayRetire) {
                Component retired = record;
                retired.retired = true;
                pending<Component>()[record.id] = std::move(retired);
            }
        }
        ++m_out.counts.missing;
        DryRunRow row;
        row.state = RowState::Missing;
        row.kind = std::string(Describe<T>::name);
        row.id = record.id.value;
        row.name = titleOf(record);
        row.reason = mayRetire ? "no longer in the source; it will be retired" : "no longer in the source; it is kept";
        m_out.rows.push_back(std::move(row));
    }

    void reportRejected() {
        for (const RejectedRow& rejected : m_batch.rejected) {
            ++m_out.counts.rejected;
            DryRunRow row;
            row.state = RowState::Rejected;
            row.reason = rejected.reason;
            row.where = {rejected.file, rejected.line, 0, ""};
            row.cells = rejected.cells;
            m_out.rows.push_back(std::move(row));
        }
    }

    void putSource() {
        Source source = m_batch.source;
        source.id = m_source;
        (void)m_resolver->rewrite(source);
        source.imported = Instant::fromDate(m_options.asOf);
        source.rejected = m_out.counts.rejected;
        source.rows = 0;
        for (const auto& entry : m_out.records)
            source.rows += entry.second;
        if (const Source* old = m_portfolio.find(m_source)) {
            for (const ComponentId& id : old->covers)
                if (std::ranges::find(source.covers, id) == source.covers.end()) source.covers.push_back(id);
            if (old->from && (!source.from || *old->from < *source.from)) source.from = old->from;
            if (old->to && (!source.to || *source.to < *old->to)) source.to = old->to;
            if (source.hash == old->hash) source.imported = old->imported;
        }
        std::ranges::sort(source.covers);
        source.covers.erase(std::ranges::unique(source.covers).begin(), source.covers.end());
        pending<Source>()[m_source] = std::move(source);
    }

    template <typename T>
    [[gnu::noinline]] void putKind() {
        for (auto& [id, record] : pending<T>()) {
            const T* before = m_portfolio.find(id);
            if (!before || !(*before == record)) m_out.edit.operations.push_back(Put{std::move(record)});
        }
    }

    void report(std::string rule, Where where, std::string value, std::string text, Arguments arguments,
                IssueSeverity severity = IssueSeverity::Warning) {
        Issue issue;
        issue.rule = std::move(rule);
        issue.severity = severity;
        issue.text = std::move(text);
        issue.arguments = std::move(arguments);
        issue.where = std::move(where);
        issue.value = std::move(value);
        m_out.issues.push_back(std::move(issue));
    }

    const Portfolio& m_portfolio;
    const ImportBatch& m_batch;
    const ImportChoices& m_choices;
    const ReadOptions& m_options;
    ComponentIndex m_index;
    SourceId m_source;
    std::vector<Matched> m_matched;
    std::optional<Resolver> m_resolver;
    ForRecords<std::tuple, Pending> m_pending;
    std::optional<ObservationRows> m_observations;
    std::map<size_t, std::vector<std::string>> m_waiting; ///< JSON of records by the subject they wait for
    std::set<std::string> m_touched;
    std::vector<Operation> m_operations;
    DryRun m_out;
};

} // namespace

Result<DryRun> dryRun(const Portfolio& portfolio, const ImportBatch& batch, const ImportChoices& choices,
                      const ReadOptions& options) {
    if (batch.whole && isEmpty(portfolio)) return restore(portfolio, batch);
    return DryRunner(portfolio, batch, choices, options).run();
}

} // namespace banyan::intake

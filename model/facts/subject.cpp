// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/facts/subject.h"

#include <algorithm>
#include <set>

namespace banyan::facts {

namespace {

int rankOf(const Settings& settings, const std::string& source) {
    const auto& order = settings.sourceOrder;
    return static_cast<int>(std::ranges::find(order, source) - order.begin());
}

/// The days that the source itself states, else those of its rows, cut off after the as-of day.
Window windowOf(const Source& source, const Observations& rows, Date asOf) {
    std::optional<Date> first;
    std::optional<Date> last;
    const auto take = [&](Date day) {
        if (!first || day < *first) first = day;
        if (!last || *last < day) last = day;
    };
    for (const Incident& incident : rows.incidents)
        take(incident.start.date());
    for (const Change& change : rows.changes)
        take(change.at.date());
    Window window;
    window.from = source.from.value_or(first.value_or(asOf));
    window.to = std::min(source.to.value_or(last.value_or(asOf) + 1), asOf + 1);
    return window;
}

bool aliased(const Component& component, const SourceView& source) {
    return std::ranges::any_of(component.aliases, [&](const Alias& alias) {
        return !alias.kind.empty() && (alias.kind == source.format || alias.kind == source.id);
    });
}

} // namespace

Subjects::Subjects(const Portfolio& portfolio, const structure::Structure& structure, Date asOf)
    : m_asOf(asOf)
    , m_currency(portfolio.settings().currency) {
    for (const Component& component : portfolio.components()) {
        if (component.retired) continue;
        Subject subject;
        subject.component = &component;
        subject.position = structure.find(component.id);
        m_subjects.push_back(std::move(subject));
    }
    addSources(portfolio);
    addRows(portfolio);
    addCoverage(portfolio);
    addRecords(portfolio);
    addDependencies(portfolio);
}

const SourceView* Subjects::source(const SourceId& id) const {
    const auto found = m_sources.find(id.value);
    return found == m_sources.end() ? nullptr : &found->second;
}

Subject* Subjects::subject(const ComponentId& id) {
    const auto found = std::ranges::lower_bound(m_subjects, id, {},
                                                [](const Subject& s) -> const ComponentId& { return s.component->id; });
    return found != m_subjects.end() && found->component->id == id ? &*found : nullptr;
}

RowsOfSource* Subjects::rowsOf(const ComponentId& id, const SourceView& source) {
    Subject* about = subject(id);
    if (!about) return nullptr;
    if (about->rows.empty() || about->rows.back().source != &source)
        about->rows.push_back({&source, false, {}, {}, {}, {}});
    return &about->rows.back();
}

void Subjects::addSources(const Portfolio& portfolio) {
    static const Observations none;
    for (const Source& source : portfolio.sources()) {
        const auto found = portfolio.observations().find(source.id);
        const Observations& rows = found == portfolio.observations().end() ? none : *found->second;
        SourceView view;
        view.id = source.id.value;
        view.file = source.path;
        view.format = source.format;
        view.rank = rankOf(portfolio.settings(), source.id.value);
        if (source.imported) view.stated = source.imported->date();
        if (source.to) view.stated = *source.to - 1;
        view.window = windowOf(source, rows, m_asOf);
        view.statesIncidents = !rows.incidents.empty();
        for (const Change& change : rows.changes) {
            view.statesCommits = view.statesCommits || change.kind == ChangeKind::Commit;
            view.statesDeployments = view.statesDeployments || change.kind == ChangeKind::Deployment;
        }
        m_sources.emplace(view.id, std::move(view));
    }
}

void Subjects::addRows(const Portfolio& portfolio) {
    for (const auto& [id, observations] : portfolio.observations()) {
        const SourceView* view = source(id);
        if (!view) continue;
        for (const Measurement& m : observations->measurements)
            if (m.component && m.date <= m_asOf)
                if (RowsOfSource* rows = rowsOf(*m.component, *view)) rows->readings[m.metric].push_back(&m);
        for (const Incident& i : observations->incidents)
            if (i.component && i.start.date() <= m_asOf)
                if (RowsOfSource* rows = rowsOf(*i.component, *view)) rows->incidents.push_back(&i);
        for (const Change& c : observations->changes)
            if (c.component && c.at.date() <= m_asOf)
                if (RowsOfSource* rows = rowsOf(*c.component, *view))
                    (c.kind == ChangeKind::Commit ? rows->commits : rows->deployments).push_back(&c);
    }
}

void Subjects::addCoverage(const Portfolio& portfolio) {
    std::map<std::string_view, std::set<ComponentId>> covered;
    for (const Source& source : portfolio.sources())
        covered[source.id.value].insert(source.covers.begin(), source.covers.end());
    for (Subject& about : m_subjects) {
        for (const auto& [id, view] : m_sources) {
            if (!covered[id].contains(about.component->id) && !aliased(*about.component, view)) continue;
            auto at = std::ranges::lower_bound(about.rows, std::string_view(id), {},
                                               [](const RowsOfSource& r) { return std::string_view(r.source->id); });
            if (at == about.rows.end() || at->source != &view)
                at = about.rows.insert(at, {&view, false, {}, {}, {}, {}});
            at->covers = true;
        }
    }
}

void Subjects::addRecords(const Portfolio& portfolio) {
    for (const Estimate& estimate : portfolio.table<Estimate>()) {
        if (estimate.date && *estimate.date > m_asOf) continue;
        Subject* about = subject(estimate.component);
        if (!about) continue;
        const Estimate*& latest = about->estimates[estimate.metric];
        if (!latest || latest->date <= estimate.date) latest = &estimate;
    }
    for (const Slo& slo : portfolio.table<Slo>())
        if (Subject* about = subject(slo.component)) about->objectives[slo.metric] = slo.target;
    for (const Cost& cost : portfolio.table<Cost>())
        if (Subject* about = subject(cost.component)) about->costs.push_back(&cost);
}

void Subjects::addDependencies(const Portfolio& portfolio) {
    std::set<SourceId> stating;
    for (const Dependency& dependency : portfolio.dependencies()) {
        if (dependency.kind == DependencyKind::Temporal) continue;
        for (const Origin& origin : dependency.origins)
            stating.insert(origin.source);
        if (Subject* about = subject(dependency.from)) about->dependencies.push_back(&dependency);
        if (dependency.to && *dependency.to != dependency.from)
            if (Subject* about = subject(*dependency.to)) about->dependencies.push_back(&dependency);
    }
    for (const SourceId& id : stating) {
        const Source* record = portfolio.find(id);
        if (!record) continue;
        for (const ComponentId& component : record->covers)
            if (Subject* about = subject(component)) about->structureSources.push_back(source(id));
    }
}

} // namespace banyan::facts

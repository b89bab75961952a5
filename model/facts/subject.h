// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/facts/facts.h"

#include <memory>

namespace banyan::facts {

/// Days [from, to) that were looked at.
struct Window {
    Date from;
    Date to;
    [[nodiscard]] int days() const { return to - from; }
    [[nodiscard]] bool holds(Date day) const { return from <= day && day < to; }
};

/// What is known of one source before any component is looked at.
struct SourceView {
    std::string id;
    std::string file; ///< shown where no row can be
    std::string format;
    int rank = 0;               ///< place in Settings::sourceOrder; all others share the last one
    std::optional<Date> stated; ///< its last day, else the day of its import
    Window window;              ///< days that it speaks of, cut off after the as-of day
    bool statesIncidents = false;
    bool statesCommits = false;
    bool statesDeployments = false;
};

/// Rows of one source about one component, in the order of the source; none lies after the as-of day.
struct RowsOfSource {
    const SourceView* source = nullptr;
    bool covers = false; ///< it would report on the component if there were anything to report
    std::vector<const Incident*> incidents;
    std::vector<const Change*> commits;
    std::vector<const Change*> deployments;
    std::map<std::string_view, std::vector<const Measurement*>> readings; ///< by metric
};

/// Everything that speaks of one component.
struct Subject {
    const Component* component = nullptr;
    const structure::Position* position = nullptr;
    std::vector<RowsOfSource> rows;                        ///< by source id
    std::map<std::string_view, const Estimate*> estimates; ///< the latest one of each metric
    std::map<std::string_view, double> objectives;         ///< target by metric
    std::vector<const Dependency*> dependencies;           ///< from it or to it, temporal ones left out
    std::vector<const SourceView*> structureSources;       ///< state dependencies and cover it
    std::vector<const Cost*> costs;
};

/// The portfolio turned around: from rows by source to what is known of each component. Refers into the portfolio.
class Subjects {
public:
    Subjects(const Portfolio& portfolio, const structure::Structure& structure, Date asOf);

    [[nodiscard]] const std::vector<Subject>& all() const { return m_subjects; }
    [[nodiscard]] Date asOf() const { return m_asOf; }
    [[nodiscard]] const std::string& currency() const { return m_currency; }
    /// nullptr for a source that is not there.
    [[nodiscard]] const SourceView* source(const SourceId& id) const;

private:
    void addSources(const Portfolio& portfolio);
    void addRows(const Portfolio& portfolio);
    void addCoverage(const Portfolio& portfolio);
    void addRecords(const Portfolio& portfolio);
    void addDependencies(const Portfolio& portfolio);
    [[nodiscard]] Subject* subject(const ComponentId& id);
    [[nodiscard]] RowsOfSource* rowsOf(const ComponentId& id, const SourceView& source);

    Date m_asOf;
    std::string m_currency;
    std::map<std::string, SourceView, std::less<>> m_sources;
    std::vector<Subject> m_subjects; ///< by component id
};

} // namespace banyan::facts

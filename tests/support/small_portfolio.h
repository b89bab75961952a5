// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

#include <memory>
#include <string>

namespace banyan::tests {

/// Small portfolios, written down in a test line by line. Every call adds; nothing is checked.
class SmallPortfolio {
public:
    SmallPortfolio& component(const std::string& id) {
        portfolio::Component c;
        c.id = portfolio::ComponentId(id);
        c.name = id;
        return put(std::move(c));
    }

    /// A source that speaks of [from, to); an open window has none.
    SmallPortfolio& source(const std::string& id, const std::string& from = {}, const std::string& to = {},
                           const std::vector<std::string>& covers = {}) {
        portfolio::Source s;
        s.id = portfolio::SourceId(id);
        s.name = id;
        s.path = id + ".json";
        s.from = Date::parse(from);
        s.to = Date::parse(to);
        for (const std::string& c : covers)
            s.covers.emplace_back(c);
        return put(std::move(s));
    }

    SmallPortfolio& measure(const std::string& sourceId, const std::string& component, const std::string& metric,
                            double value, const std::string& date,
                            portfolio::Nature nature = portfolio::Nature::Measured,
                            std::optional<double> sampleSize = {}) {
        portfolio::Observations rows = rowsOf(sourceId);
        portfolio::Measurement m;
        m.component = portfolio::ComponentId(component);
        m.metric = metric;
        m.value = value;
        m.date = *Date::parse(date);
        m.nature = nature;
        m.sampleSize = sampleSize;
        m.file = sourceId + ".json";
        m.line = static_cast<int>(rows.measurements.size()) + 1;
        rows.measurements.push_back(std::move(m));
        return putRows(std::move(rows));
    }

    /// `end` empty: still open.
    SmallPortfolio& incident(const std::string& sourceId, const std::string& component, portfolio::Severity severity,
                             const std::string& start, const std::string& end = {}) {
        portfolio::Observations rows = rowsOf(sourceId);
        portfolio::Incident i;
        i.externalId = std::to_string(rows.incidents.size() + 1);
        i.component = portfolio::ComponentId(component);
        i.severity = severity;
        i.start = *Instant::parse(start);
        i.end = Instant::parse(end);
        i.file = sourceId + ".json";
        i.line = static_cast<int>(rows.incidents.size()) + 1;
        rows.incidents.push_back(std::move(i));
        return putRows(std::move(rows));
    }

    SmallPortfolio& change(const std::string& sourceId, const std::string& component, portfolio::ChangeKind kind,
                           const std::string& at, std::optional<bool> failed = {}) {
        portfolio::Observations rows = rowsOf(sourceId);
        portfolio::Change c;
        c.externalId = std::to_string(rows.changes.size() + 1);
        c.component = portfolio::ComponentId(component);
        c.kind = kind;
        c.at = *Instant::parse(at);
        c.failed = failed;
        c.file = sourceId + ".json";
        c.line = static_cast<int>(rows.changes.size()) + 1;
        rows.changes.push_back(std::move(c));
        return putRows(std::move(rows));
    }

    SmallPortfolio& estimate(const std::string& component, const std::string& metric, double low, double likely,
                             double high, const std::string& date = {}, const std::string& author = "Kim") {
        portfolio::Estimate e;
        e.id = Id<portfolio::Estimate>(component + "-" + metric + "-" + author);
        e.component = portfolio::ComponentId(component);
        e.metric = metric;
        e.low = low;
        e.likely = likely;
        e.high = high;
        e.date = Date::parse(date);
        e.author = author;
        return put(std::move(e));
    }

    SmallPortfolio& depends(const std::string& from, const std::string& to) {
        portfolio::Dependency d;
        d.id = portfolio::DependencyId(from + ">" + to);
        d.from = portfolio::ComponentId(from);
        d.to = portfolio::ComponentId(to);
        return put(std::move(d));
    }

    SmallPortfolio& goal(const std::string& id, double points, std::vector<portfolio::Contribution> contributions) {
        portfolio::Goal g;
        g.id = portfolio::GoalId(id);
        g.name = id;
        g.points = points;
        g.contributions = std::move(contributions);
        return put(std::move(g));
    }

    template <typename Record>
    SmallPortfolio& put(Record record) {
        m_builder.put(std::move(record));
        return *this;
    }

    [[nodiscard]] portfolio::Portfolio build() const { return m_builder.current(); }

private:
    portfolio::Observations rowsOf(const std::string& sourceId) {
        const auto& all = m_builder.current().observations();
        const auto found = all.find(portfolio::SourceId(sourceId));
        if (found != all.end()) return *found->second;
        if (!m_builder.current().find(portfolio::SourceId(sourceId))) source(sourceId);
        portfolio::Observations rows;
        rows.source = portfolio::SourceId(sourceId);
        return rows;
    }
    SmallPortfolio& putRows(portfolio::Observations rows) {
        m_builder.putRows(std::make_shared<const portfolio::Observations>(std::move(rows)));
        return *this;
    }

    portfolio::PortfolioBuilder m_builder;
};

} // namespace banyan::tests

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/inventory_tables.h"
#include "views/items/table_filter.h"
#include "views/session/work.h"

#include <memory>
#include <optional>
#include <set>

namespace banyan::items {

/// What an initiative is called in tables: "2 Modularize and decouple", "in progress".
QString phaseText(int phase);
QString statusText(portfolio::InitiativeStatus status);
std::optional<portfolio::InitiativeStatus> statusFrom(const QString& text);
/// Person-days that are likely, of all teams.
double likelyDays(const portfolio::Initiative& initiative);

/// Initiatives as a table, with the weeks in which the plan has them. What a person edits counts as edited: proposals
/// leave it alone.
class InitiativeTable {
public:
    enum Column {
        Title,
        Phase,
        Status,
        Start,
        Finish,
        Teams,
        Days,
        Remaining,
        Urgency,
        Cash,
        Pinned,
        Deadline,
        Components,
        Prerequisites,
        GoalColumn,
        Pattern,
        Notes,
        Decided,
        ColumnCount
    };

    InitiativeTable();
    [[nodiscard]] RecordTable& model() const { return *m_model; }
    /// The plan whose weeks are shown; null without.
    void setPlanned(std::shared_ptr<const session::Planned> planned);

private:
    struct Shared {
        std::shared_ptr<const session::Planned> planned;
    };
    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<RecordTable> m_model;
};

/// Adds an initiative of phase 1 that has a title and nothing else.
Addition addInitiative(const portfolio::Portfolio& portfolio);

/// What a list of initiatives is narrowed to beside words. What is empty lets everything through.
struct InitiativeWish {
    std::set<int> phases;
    std::set<portfolio::InitiativeStatus> statuses;
    std::set<portfolio::TeamId> teams;
    std::set<std::string> patterns;
    std::optional<double> leastDays; ///< likely person-days of all teams
    std::optional<double> mostDays;
    bool pinnedOnly = false;

    [[nodiscard]] bool empty() const { return *this == InitiativeWish(); }
    [[nodiscard]] int parts() const;
    [[nodiscard]] bool holds(const portfolio::Initiative& initiative) const;
    bool operator==(const InitiativeWish&) const = default;
};

/// The initiative table narrowed to ids, or to all.
class InitiativeFilter : public TableFilter {
    Q_OBJECT

public:
    using TableFilter::TableFilter;
    void setOnly(std::optional<std::set<portfolio::InitiativeId>> only);
    [[nodiscard]] const std::optional<std::set<portfolio::InitiativeId>>& only() const { return m_only; }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    std::optional<std::set<portfolio::InitiativeId>> m_only;
};

} // namespace banyan::items

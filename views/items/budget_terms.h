// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/portfolio/edit.h"

#include <functional>
#include <vector>

namespace banyan::items {

/// The recommended refactoring budget in percent of capacity.
inline constexpr double leastBudget = 15;
inline constexpr double mostBudget = 25;

/// What a team gives to modernization, one line for each agreement.
struct BudgetTerm {
    enum class Kind {
        Budget,    ///< percent of capacity, in a date range
        Reserve,   ///< percent of the budget that is kept for what turns up
        Dedicated, ///< people on top, in a date range
        Freeze     ///< no cut-over, in a date range
    };
    portfolio::TeamId team;
    Kind kind = Kind::Budget;
    int index = -1; ///< into the team's list; -1 for the reserve, and for the budget of a team that has no list
    bool operator==(const BudgetTerm&) const = default;
};

/// Budgets, reserves, dedicated people and freezes of all teams, edited in place; each edit is one step.
class BudgetTermsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { TeamName, What, Amount, From, To, Remark, ColumnCount };
    using Editor = std::function<Result<void>(const portfolio::Edit&)>;

    using QAbstractTableModel::QAbstractTableModel;
    void setEditor(Editor editor) { m_editor = std::move(editor); }
    void show(const portfolio::Portfolio& portfolio);
    [[nodiscard]] const BudgetTerm& term(int row) const { return m_terms.at(static_cast<size_t>(row)); }
    [[nodiscard]] int rowOf(const BudgetTerm& term) const;

    /// Adds an agreement from that day on to the team: the budget that it has, one person, or a freeze of two weeks.
    void add(const portfolio::TeamId& team, BudgetTerm::Kind kind, Date from);
    /// The reserve and the only budget can't be removed.
    [[nodiscard]] bool removable(int row) const;
    void remove(int row);
    /// One budget for all teams from that day on, as one step.
    void setBudgetOfAll(double percent, std::optional<Date> from);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void refused(const banyan::Error& error);

private:
    [[nodiscard]] QString text(const BudgetTerm& term, int column) const;
    [[nodiscard]] QString remark(const BudgetTerm& term, const portfolio::Team& team) const;
    [[nodiscard]] Result<portfolio::Team> changed(const BudgetTerm& term, int column, const QString& text) const;
    bool put(portfolio::Team team, const char* field, const QString& label);

    Editor m_editor;
    portfolio::Portfolio m_portfolio;
    std::vector<BudgetTerm> m_terms; ///< by team name, then kind, then place in its list
};

/// Sets the cash limit of a quarter ("2027-Q1"), or takes it away.
portfolio::Edit limitCash(const portfolio::Portfolio& portfolio, const std::string& quarter,
                          std::optional<double> limit);

} // namespace banyan::items

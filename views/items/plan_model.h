// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "views/session/work.h"

#include <memory>
#include <optional>
#include <set>

namespace banyan::items {

/// A plan as a table: scheduled initiatives by start, then the unscheduled ones with what kept them out.
class PlanModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Title, Phase, Teams, Start, Finish, Likely, Hours, Because, ColumnCount };
    enum Role { IdRole = Qt::UserRole, NumericRole };

    explicit PlanModel(QObject* parent = nullptr);
    /// A plan is an answer of its own, not an edit: the model is reset. `only` leaves out the rest.
    void setPlanned(std::shared_ptr<const session::Planned> planned,
                    const std::optional<std::set<portfolio::InitiativeId>>& only = {});
    [[nodiscard]] int rowOf(const portfolio::InitiativeId& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Row {
        portfolio::InitiativeId id;
        std::array<QString, ColumnCount> cells;
    };
    std::vector<Row> m_rows;
};

} // namespace banyan::items

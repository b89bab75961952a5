// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/portfolio/edit.h"

#include <functional>
#include <vector>

namespace banyan::items {

/// How strongly each goal speaks for each value criterion and each branch of risk, and the weights that follow as the
/// last row. Cells are edited as 0, 1, 3 or 9.
class GoalMatrixModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        StrengthRole = Qt::UserRole, ///< int, on cells of goals
        AxisRole,                    ///< portfolio::Axis as int, on horizontal headers and cells
        FullNameRole,                ///< of a column
        WeightRole                   ///< 0–1, on the last row
    };
    using Editor = std::function<Result<void>(const portfolio::Edit&)>;

    explicit GoalMatrixModel(QObject* parent = nullptr);
    void setEditor(Editor editor) { m_editor = std::move(editor); }
    /// Resets only when goals or columns come, go or change their order.
    void show(const portfolio::Portfolio& portfolio);

    [[nodiscard]] bool isWeights(int row) const { return row == static_cast<int>(m_goals.size()); }
    [[nodiscard]] int columnOf(const std::string& group) const;
    [[nodiscard]] int rowOf(const portfolio::GoalId& goal) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Group {
        std::string id;
        QString name;
        QString shortName; ///< its first word where that is enough to tell it apart
        portfolio::Axis axis = portfolio::Axis::Value;
        double weight = 0;
        bool operator==(const Group&) const = default;
    };
    [[nodiscard]] static std::vector<Group> groupsOf(const portfolio::Portfolio& portfolio);
    [[nodiscard]] int strength(const QModelIndex& index) const;

    std::vector<portfolio::Goal> m_goals;
    std::vector<Group> m_groups;
    Editor m_editor;
};

} // namespace banyan::items

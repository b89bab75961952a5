// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/portfolio/portfolio.h"

#include <vector>

namespace banyan::items {

/// All criteria by axis and branch, with how they score and what they weigh.
class CriteriaModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Part, Name, Anchors, ScaleOf, Share, RedFlag, From, ColumnCount };
    enum Role { IdRole = Qt::UserRole };

    explicit CriteriaModel(QObject* parent = nullptr);
    /// Resets only when criteria come, go or change their order.
    void show(const portfolio::Portfolio& portfolio);
    [[nodiscard]] const portfolio::Criterion& criterion(int row) const { return m_rows.at(static_cast<size_t>(row)); }
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const portfolio::CriterionId& id) const;
    /// What it weighs in its branch (risk) or on its axis (value), 0–1.
    [[nodiscard]] double share(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;

    std::vector<portfolio::Criterion> m_rows;
    portfolio::Portfolio m_portfolio;
};

/// "Value", or the name of the branch of risk.
QString partOf(const portfolio::Criterion& criterion);
/// "straight line", "logarithm", "points".
QString scaleName(portfolio::Scale scale);
/// The value function that was in use until a change of its history: "0 at 80 %, 100 at 10 %, straight line", or its
/// points: "2 % → 0, 10 % → 60, 40 % → 100".
QString formerCurve(const portfolio::Criterion& criterion, size_t change);

} // namespace banyan::items

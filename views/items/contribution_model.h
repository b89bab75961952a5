// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/scoring/assessment.h"

#include <vector>

namespace banyan::items {

/// What a score is made of: a row for each criterion of one axis, the largest part first, then the adjustments. The
/// points of all rows sum to the score.
class ContributionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Criterion, Bar, Points, ColumnCount };
    enum Role {
        RawRole = Qt::UserRole, ///< "184 commits, complexity 52"; "not known"
        ShareRole,              ///< mid points as a share of the axis' largest weight, 0–1
        WeightRole,             ///< most points the row could have, as the same share
        KnownRole,
        EstimatedRole,
        AdjustmentRole ///< true for a floor's own line
    };

    explicit ContributionModel(QObject* parent = nullptr);
    void show(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
              portfolio::Axis axis);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Row {
        QString name;
        QString raw;
        double score = 0;
        double weight = 0;
        double points = 0;
        bool known = true;
        bool estimated = false;
        bool adjustment = false;
    };
    [[nodiscard]] QString sentence(const Row& row) const;

    std::vector<Row> m_rows;
    double m_largest = 1; ///< the largest weight in points
};

} // namespace banyan::items

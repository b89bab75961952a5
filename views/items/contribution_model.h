// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/scoring/assessment.h"

#include <vector>

namespace banyan::items {

/// What a score is made of, as a waterfall: a row for each criterion of one axis, the largest part first, then the
/// adjustments; their points sum to the score, which is the last row.
class ContributionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Criterion, Raw, Score, Weight, Bar, Points, From, ColumnCount };
    enum class Kind { Criterion, Adjustment, Total };
    enum Role {
        DetailRole = Qt::UserRole, ///< "18 % · score 88 × 9 %"; "not known · 0 to 9 points"
        StartRole,                 ///< points of the rows before it
        PointsRole,                ///< its own
        MostRole,                  ///< most that it could have
        KnownRole,
        EstimatedRole,
        KindRole,
        ScaleRole,    ///< points at the right end of the waterfall, the same on every row
        ThresholdRole ///< of the axis, in points
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
        Kind kind = Kind::Criterion;
        QString name;
        QString raw;
        QString from; ///< file, line and date
        Interval score;
        double weight = 0; ///< in points
        Interval points;
        double start = 0;
        bool known = true;
        bool estimated = false;
        bool clamped = false;
    };
    void addTerms(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
                  portfolio::Axis axis);
    void addAdjustments(const scoring::ComponentAssessment& component, portfolio::Axis axis);
    [[nodiscard]] static QString detail(const Row& row);
    [[nodiscard]] static QString sentence(const Row& row);
    [[nodiscard]] static QString text(const Row& row, int column);

    std::vector<Row> m_rows;
    double m_scale = 1;
    double m_threshold = 50;
};

} // namespace banyan::items

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/portfolio/portfolio.h"

#include <vector>

namespace banyan::items {

/// The weight of each criterion and the goals that brought it.
class WeightModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Part, Criterion, From, Weight, ColumnCount };
    /// A goal's share of a weight.
    struct Segment {
        int goal = 0; ///< its number in the list of goals, from 1; 0: the defaults
        QString name;
        double share = 0; ///< of the axis, 0–1
    };
    struct Row {
        QString part; ///< "Value", or the branch of risk
        QString criterion;
        double weight = 0;
        double largest = 1;            ///< weight on its axis, which a bar of full length stands for
        std::vector<Segment> segments; ///< those over 0, goals first
    };

    explicit WeightModel(QObject* parent = nullptr);
    /// Resets only when criteria come, go or change their order.
    void show(const portfolio::Portfolio& portfolio);
    [[nodiscard]] const Row& row(int at) const { return m_rows.at(static_cast<size_t>(at)); }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<Row> m_rows;
};

} // namespace banyan::items

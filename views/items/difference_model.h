// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/roadmap/scenario_change.h"

#include <vector>

namespace banyan::items {

/// The table of what differs between two scenarios.
class DifferenceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Kind, Subject, A, B, Why, ColumnCount };

    explicit DifferenceModel(QObject* parent = nullptr);
    void show(std::vector<roadmap::Difference> rows, const QString& a, const QString& b);
    [[nodiscard]] const std::vector<roadmap::Difference>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<roadmap::Difference> m_rows;
    QString m_a;
    QString m_b;
};

} // namespace banyan::items

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/intake/import.h"

#include <vector>

namespace banyan::items {

/// The rows of a dry run in one state. Changed rows are shown cell by cell.
class DryRunModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit DryRunModel(intake::RowState state, QObject* parent = nullptr);
    void show(const std::vector<intake::DryRunRow>& rows);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    intake::RowState m_state;
    QStringList m_titles;
    std::vector<QStringList> m_rows;
};

} // namespace banyan::items

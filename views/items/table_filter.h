// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCollator>
#include <QSortFilterProxyModel>

#include "views/items/record_table.h"
#include "views/session/filter.h"

namespace banyan::items {

/// A record table, sorted, and the rows of it that the window's filter shows. Text sorts as people expect ("a2" before
/// "a10"); what is unknown comes last in either direction; ties break by id.
class TableFilter : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit TableFilter(QObject* parent = nullptr);
    /// Only a RecordTable.
    void setSourceModel(QAbstractItemModel* model) override;
    [[nodiscard]] RecordTable* table() const;
    /// Shows the rows in which all its words occur, case ignored, and whose cells are as it wants them in this table.
    void filterBy(const session::Filter& filter);

    /// The same table in rows of this model: see RecordTable.
    bool set(const std::vector<int>& rows, int column, const QString& text);
    [[nodiscard]] std::vector<int> sourceRows(const std::vector<int>& rows) const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

private:
    /// What the source's rows sort by in one column, worked out once and not for each comparison.
    struct Keys {
        int column = -1;
        std::vector<std::optional<double>> numbers;
        std::vector<QCollatorSortKey> texts;
        std::vector<bool> blank; ///< parallel to texts
    };
    const Keys& keysOf(int column) const;

    QCollator m_collator;
    QStringList m_words;
    std::map<int, session::CellFilter> m_cells; ///< by column
    mutable Keys m_keys;
};

} // namespace banyan::items

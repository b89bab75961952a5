// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QSortFilterProxyModel>

#include "views/items/record_table.h"

#include <optional>
#include <vector>

namespace banyan::items {

/// A cell of a table that only tells.
struct TextCell {
    QString text;
    std::optional<double> number{}; ///< what a numeric column sorts by; unknown sorts last
    bool operator==(const TextCell&) const = default;
};

struct TextRow {
    QString id;       ///< one of its kind in the table
    QString sentence; ///< the whole row in words: its tooltip, where a cell has no more to say
    std::vector<TextCell> cells;
    bool operator==(const TextRow&) const = default;
};

struct TextColumn {
    QString title;
    QString explanation;
    bool numeric = false;
};

/// A table of answers: rows that were worked out, told apart by their ids. New rows become row signals; it never
/// resets. RecordTable's IdRole, SortRole and NumericRole hold here too.
class TextTable : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit TextTable(std::vector<TextColumn> columns, QObject* parent = nullptr);
    void show(std::vector<TextRow> rows);
    [[nodiscard]] const std::vector<TextRow>& rows() const { return m_rows; }
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const QString& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    std::vector<TextColumn> m_columns;
    std::vector<TextRow> m_rows;
};

/// A text table, sorted by what a person chose. What is unknown comes last in either direction; ties stay as they were.
class TextSort : public QSortFilterProxyModel {
    Q_OBJECT

public:
    explicit TextSort(TextTable& table, QObject* parent = nullptr);

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace banyan::items

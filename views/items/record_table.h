// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/portfolio/diff.h"
#include "model/portfolio/edit.h"
#include "views/session/filter.h"

#include <functional>
#include <optional>
#include <vector>

/// Item models over the portfolio: they follow its differences and ask for edits.
namespace banyan::items {

enum class ColumnKind { Text, Number, Choice };

/// What a table says of one of its columns.
struct ColumnHead {
    QString title;
    QString explanation;
    ColumnKind kind = ColumnKind::Text;
    bool editable = false;
    bool forMany = true; ///< many rows may be set to the same at once; false for names
};

/// A table of records of one kind, a row each in the order of their ids, whose cells are edited in place. An edit of
/// the portfolio becomes row signals; only another document resets the model.
class RecordTable : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        IdRole = Qt::UserRole, ///< the record's id
        SortRole,              ///< what the column sorts by; invalid when unknown
        QuadrantRole,          ///< portfolio::Quadrant as int, on every column, where records have one
        ChoicesRole,           ///< names to choose from
        NumericRole            ///< true on columns of numbers
    };
    using Editor = std::function<Result<void>(const portfolio::Edit&)>;
    using QAbstractTableModel::QAbstractTableModel;

    /// Who applies an edit; without one, or when it is refused, nothing is changed.
    void setEditor(Editor editor) { m_editor = std::move(editor); }
    /// Another document.
    virtual void reset(const portfolio::Portfolio& portfolio) = 0;
    /// Follows an edit of the portfolio.
    virtual void update(const portfolio::Portfolio& before, const portfolio::Portfolio& after) = 0;

    [[nodiscard]] virtual portfolio::AnyId idAt(int row) const = 0;
    /// -1 when it is not there.
    [[nodiscard]] virtual int rowOfId(const portfolio::AnyId& id) const = 0;
    [[nodiscard]] virtual const ColumnHead& head(int column) const = 0;
    [[nodiscard]] virtual QString cellText(int row, int column) const = 0;
    /// The number of a Number column; nothing when it is unknown.
    [[nodiscard]] virtual std::optional<double> cellNumber(int row, int column) const = 0;
    [[nodiscard]] virtual QStringList choices(int column) const = 0;
    /// "component"
    [[nodiscard]] virtual QString kindName() const = 0;
    /// How the window's filter names a column of this table.
    [[nodiscard]] session::CellColumn cellColumn(int column) const;

    /// One step that sets a cell of each of these rows; without operations when nothing would change. An error says
    /// why the text can't stand there.
    [[nodiscard]] virtual Result<portfolio::Edit> setting(const std::vector<int>& rows, int column,
                                                          const QString& text) const = 0;
    /// One step that removes these rows.
    [[nodiscard]] portfolio::Edit removing(const std::vector<int>& rows) const;
    /// Asks the editor for setting(); false, with refused(), when it can't be.
    bool set(const std::vector<int>& rows, int column, const QString& text);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// A text that was typed can't stand in its cell.
    void refused(const banyan::Error& error);

protected:
    /// What a record is called in labels of edits.
    [[nodiscard]] virtual QString nameAt(int row) const = 0;

private:
    Editor m_editor;
};

} // namespace banyan::items

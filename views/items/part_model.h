// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "views/items/initiative_parts.h"

namespace banyan::items {

/// Such a list as a table whose cells are edited in place. Edits go to the editor.
class PartModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using Editor = std::function<Result<void>(const portfolio::Edit&)>;
    PartModel(InitiativePart part, QObject* parent = nullptr);

    [[nodiscard]] const InitiativePart& part() const { return m_part; }
    void setEditor(Editor editor) { m_editor = std::move(editor); }
    void show(const portfolio::Portfolio& portfolio, const portfolio::Initiative& initiative);
    void append();
    void remove(int row);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    /// A text that was typed can't stand in its cell, or nothing can be added.
    void refused(const banyan::Error& error);

private:
    bool change(portfolio::Initiative after, const QString& what);

    InitiativePart m_part;
    Editor m_editor;
    portfolio::Portfolio m_portfolio;
    portfolio::Initiative m_initiative;
};

} // namespace banyan::items

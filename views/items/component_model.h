// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/portfolio/edit.h"
#include "views/session/work.h"

#include <functional>
#include <memory>
#include <vector>

namespace banyan::items {

/// The components with what is known of them, a row each in the order of their ids. An edit of the portfolio becomes
/// row signals; only another document resets the model.
class ComponentModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        Name,
        System,
        Owner,
        Kind,
        Lifecycle,
        Quadrant,
        Value,
        Risk,
        Sure,
        Coverage,
        Incidents,
        TestCoverage,
        ColumnCount
    };
    enum Role {
        IdRole = Qt::UserRole, ///< the component's id
        SortRole,              ///< what the column sorts by; invalid when unknown
        QuadrantRole,          ///< portfolio::Quadrant as int, on every column
        ChoicesRole,           ///< names to choose from, on Owner and System
        NumericRole            ///< true on columns of numbers
    };
    using Editor = std::function<Result<void>(const portfolio::Edit&)>;

    explicit ComponentModel(QObject* parent = nullptr);

    /// Who applies an edit; without one, or when it is refused, setData() returns false.
    void setEditor(Editor editor) { m_editor = std::move(editor); }
    /// Another document.
    void reset(const portfolio::Portfolio& portfolio);
    /// Follows an edit of the portfolio.
    void update(const portfolio::Portfolio& before, const portfolio::Portfolio& after);
    void setDerived(std::shared_ptr<const session::Derived> derived);

    [[nodiscard]] const portfolio::Component& component(int row) const { return *m_rows.at(static_cast<size_t>(row)); }
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const portfolio::ComponentId& id) const;
    [[nodiscard]] portfolio::Quadrant quadrantOf(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    using Rows = std::vector<std::shared_ptr<const portfolio::Component>>;

    void removeRowsOf(const std::vector<portfolio::ComponentId>& ids);
    void insertRowsOf(const portfolio::Table<portfolio::Component>& table,
                      const std::vector<portfolio::ComponentId>& ids);
    [[nodiscard]] QVariant number(int row, int column) const;
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QStringList choices(int column) const;
    [[nodiscard]] std::optional<portfolio::Edit> editFor(int row, int column, const QString& text) const;

    Rows m_rows;
    portfolio::Portfolio m_portfolio;
    std::shared_ptr<const session::Derived> m_derived;
    Editor m_editor;
};

} // namespace banyan::items

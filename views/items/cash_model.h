// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "views/session/work.h"

#include <functional>

namespace banyan::items {

/// "2027-Q1".
std::string quarterOf(Date day);

/// Cash of a quarter as planned, and the most that may be spent.
struct QuarterCash {
    std::string quarter;
    double planned = 0;
    std::optional<double> limit;
    double people = 0;   ///< hours at the day rates that are known
    int initiatives = 0; ///< that start in it and cost cash
};

/// Quarters of the plan and those that have a limit, in order.
std::vector<QuarterCash> cashByQuarter(const portfolio::Portfolio& portfolio, const roadmap::Plan* plan);

/// Cash by quarter; limits are edited in place, one step each.
class CashModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Quarter, Planned, Limit, Left, Initiatives, People, ColumnCount };
    using Editor = std::function<Result<void>(const portfolio::Edit&)>;

    using QAbstractTableModel::QAbstractTableModel;
    void setEditor(Editor editor) { m_editor = std::move(editor); }
    void show(const portfolio::Portfolio& portfolio, const std::shared_ptr<const session::Planned>& planned);
    [[nodiscard]] const std::vector<QuarterCash>& quarters() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void refused(const banyan::Error& error);

private:
    [[nodiscard]] QString text(const QuarterCash& row, int column) const;

    Editor m_editor;
    portfolio::Portfolio m_portfolio;
    std::vector<QuarterCash> m_rows;
};

} // namespace banyan::items

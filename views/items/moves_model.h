// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>

#include "model/scoring/moves.h"
#include "views/session/work.h"

#include <memory>
#include <vector>

namespace banyan::items {

/// Which components change rank or quadrant from one assessment to another.
class MovesModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Component, Rank, Mark, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole,
        RiseRole,    ///< ranks gained, negative when lost
        QuadrantRole ///< portfolio::Quadrant afterwards, as int
    };

    explicit MovesModel(QObject* parent = nullptr);
    void show(std::shared_ptr<const session::Derived> before, std::shared_ptr<const session::Derived> after);
    void clear();
    [[nodiscard]] const std::vector<scoring::Move>& moves() const { return m_moves; }
    /// "1 changes quadrant: Returns, from Defer to Replace or retire (52 % sure: undecided)." Empty when none does.
    [[nodiscard]] const QString& quadrantText() const { return m_quadrantText; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString sentence(const scoring::Move& move) const;

    std::vector<scoring::Move> m_moves;
    std::shared_ptr<const session::Derived> m_before;
    std::shared_ptr<const session::Derived> m_after;
    QString m_quadrantText;
};

} // namespace banyan::items

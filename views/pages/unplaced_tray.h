// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStandardItemModel>
#include <QWidget>

#include "views/charts/map_points.h"

class QPushButton;
class QTableView;

namespace banyan::pages {

/// Components that have no place on the map: why, and what to collect first. Its head counts them and folds it.
class UnplacedTray : public QWidget {
    Q_OBJECT

public:
    explicit UnplacedTray(QWidget* parent = nullptr);
    /// Hidden when there are none.
    void show(const std::vector<charts::UnplacedComponent>& components);
    void setSelected(const portfolio::ComponentId& id);

signals:
    void picked(const banyan::portfolio::ComponentId& id);

private:
    void fold(bool folded);
    void pick(const QModelIndex& index);

    QPushButton* m_head;
    QTableView* m_table;
    QStandardItemModel m_model;
    std::vector<charts::UnplacedComponent> m_components; ///< a row each
    bool m_folded = false;
};

} // namespace banyan::pages

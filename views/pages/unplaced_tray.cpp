// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/unplaced_tray.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/table_dress.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::pages {

using widgets::unit;

namespace {

constexpr int mostRows = 3; ///< shown without scrolling

} // namespace

UnplacedTray::UnplacedTray(QWidget* parent)
    : QWidget(parent)
    , m_head(widgets::button({}, widgets::ButtonKind::Link))
    , m_table(new QTableView) {
    setAccessibleName(tr("Components without a place"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(unit, 0, unit, unit);
    layout->setSpacing(0);
    layout->addWidget(m_head, 0, Qt::AlignLeft);
    layout->addWidget(m_table);
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Components without a place, why, and what to collect first"));
    widgets::dress(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->horizontalHeader()->hide();
    connect(m_head, &QPushButton::clicked, this, [this] { fold(!m_folded); });
    connect(m_table, &QTableView::clicked, this, &UnplacedTray::pick);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current, const QModelIndex& before) {
                if (m_table->hasFocus() && before.isValid()) pick(current); // the first one comes with the focus
            });
    connect(m_table, &QTableView::activated, this, &UnplacedTray::pick);
    show({});
}

void UnplacedTray::show(const std::vector<charts::UnplacedComponent>& components) {
    if (components == m_components && !components.empty()) return;
    m_components = components;
    m_model.clear();
    for (const charts::UnplacedComponent& each : components) {
        const QString first = each.collectFirst.isEmpty() ? QString() : tr("collect first: %1").arg(each.collectFirst);
        m_model.appendRow({new QStandardItem(each.name), new QStandardItem(each.because), new QStandardItem(first)});
    }
    const int rows = std::min(mostRows, m_model.rowCount());
    m_table->setFixedHeight(rows * widgets::tableRow + 2);
    m_table->resizeColumnsToContents();
    if (m_model.columnCount() > 0) m_table->horizontalHeader()->setStretchLastSection(true);
    setVisible(!components.empty());
    fold(m_folded);
}

void UnplacedTray::setSelected(const portfolio::ComponentId& id) {
    const auto found = std::ranges::find(m_components, id, &charts::UnplacedComponent::id);
    if (found == m_components.end()) return m_table->clearSelection();
    m_table->selectRow(static_cast<int>(found - m_components.begin()));
}

void UnplacedTray::fold(bool folded) {
    m_folded = folded;
    m_table->setVisible(!folded);
    const QString text = tr("Not placed (%1)").arg(session::grouped(static_cast<qint64>(m_components.size())));
    m_head->setText((folded ? QStringLiteral("▸ ") : QStringLiteral("▾ ")) + text);
    m_head->setAccessibleName(folded ? tr("%1, folded").arg(text) : tr("%1, unfolded").arg(text));
}

void UnplacedTray::pick(const QModelIndex& index) {
    if (index.isValid()) emit picked(m_components[static_cast<size_t>(index.row())].id);
}

} // namespace banyan::pages

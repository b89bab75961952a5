// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/shortcuts_dialog.h"

#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStandardItemModel>

namespace banyan::dialogs {

using widgets::unit;

ShortcutsDialog::ShortcutsDialog(const std::vector<Shortcut>& shortcuts, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(widgets::scaled(560), widgets::scaled(560));
    auto* model = new QStandardItemModel(0, 3, this);
    model->setHorizontalHeaderLabels({tr("Where"), tr("What"), tr("Keys")});
    for (const Shortcut& each : shortcuts) {
        QList<QStandardItem*> row;
        for (const QString& text : {each.where, each.what, each.keys}) {
            row.append(new QStandardItem(text));
            row.back()->setEditable(false);
            row.back()->setToolTip(widgets::plainToolTip(text));
        }
        model->appendRow(row);
    }
    auto* table = new widgets::PortfolioTable;
    table->setModel(model);
    table->setAccessibleName(windowTitle());
    table->resizeColumnsToContents();
    table->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    layout->addWidget(widgets::label(windowTitle(), widgets::LabelKind::Section));
    layout->addWidget(table, 1);
    auto* close = widgets::button(tr("Close"), widgets::ButtonKind::Primary);
    layout->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

} // namespace banyan::dialogs

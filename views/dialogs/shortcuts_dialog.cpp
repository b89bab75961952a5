// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/shortcuts_dialog.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>

namespace banyan::dialogs {

using widgets::unit;

ShortcutsDialog::ShortcutsDialog(const std::vector<Shortcut>& shortcuts, QWidget* parent)
    : QDialog(parent) {
    setWindowTitle(tr("Keyboard shortcuts"));
    resize(widgets::scaled(560), widgets::scaled(560));
    auto* table = new QTableWidget(static_cast<int>(shortcuts.size()), 3);
    table->setHorizontalHeaderLabels({tr("Where"), tr("What"), tr("Keys")});
    table->setAccessibleName(windowTitle());
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(widgets::scaled(widgets::tableRow));
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    int row = 0;
    for (const Shortcut& each : shortcuts) {
        int column = 0;
        for (const QString& text : {each.where, each.what, each.keys})
            table->setItem(row, column++, new QTableWidgetItem(text));
        ++row;
    }
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

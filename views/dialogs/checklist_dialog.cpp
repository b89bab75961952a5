// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/checklist_dialog.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::dialogs {

using widgets::unit;

ChecklistDialog::ChecklistDialog(const QString& title, const QString& sentence, const std::vector<Entry>& entries,
                                 QWidget* parent)
    : QDialog(parent)
    , m_list(new widgets::CheckList(title)) {
    setWindowTitle(title);
    resize(widgets::scaled(440), widgets::scaled(520));
    std::vector<Entry> chosenFirst = entries;
    std::ranges::stable_partition(chosenFirst, &Entry::checked);
    m_list->setEntries(chosenFirst);
    for (const Entry& entry : entries)
        m_order.append(entry.id);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    layout->addWidget(widgets::paragraph(sentence));
    layout->addWidget(m_list, 1);
    auto* buttons = new QHBoxLayout;
    auto* cancel = widgets::button(tr("Cancel"));
    auto* choose = widgets::button(tr("Choose"), widgets::ButtonKind::Primary);
    choose->setDefault(true);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(choose);
    layout->addLayout(buttons);
    connect(choose, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_list->setFocus();
}

QStringList ChecklistDialog::chosen() const {
    const QStringList checked = m_list->checked();
    const QSet<QString> taken(checked.begin(), checked.end());
    QStringList ids;
    for (const QString& id : m_order)
        if (taken.contains(id)) ids.append(id);
    return ids;
}

} // namespace banyan::dialogs

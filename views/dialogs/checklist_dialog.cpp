// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/checklist_dialog.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::dialogs {

using widgets::unit;

ChecklistDialog::ChecklistDialog(const QString& title, const QString& sentence, const std::vector<Entry>& entries,
                                 QWidget* parent)
    : QDialog(parent)
    , m_search(new QLineEdit)
    , m_list(new QListWidget) {
    setWindowTitle(title);
    resize(440, 520);
    m_search->setPlaceholderText(tr("Type to narrow the list"));
    m_search->setAccessibleName(tr("Narrow the list"));
    m_search->setClearButtonEnabled(true);
    m_list->setAccessibleName(title);
    for (const Entry& entry : entries) {
        auto* item = new QListWidgetItem(entry.name, m_list);
        item->setData(Qt::UserRole, entry.id);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(entry.checked ? Qt::Checked : Qt::Unchecked);
    }
    if (m_list->count() > 0) m_list->setCurrentRow(0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(unit);
    layout->addWidget(widgets::paragraph(sentence, widgets::LabelKind::Muted));
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    connect(m_search, &QLineEdit::textChanged, this, &ChecklistDialog::narrow);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void ChecklistDialog::narrow(const QString& text) {
    const QStringList words = text.split(' ', Qt::SkipEmptyParts);
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        item->setHidden(!std::ranges::all_of(
            words, [&](const QString& word) { return item->text().contains(word, Qt::CaseInsensitive); }));
    }
}

QStringList ChecklistDialog::chosen() const {
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            ids.append(m_list->item(row)->data(Qt::UserRole).toString());
    return ids;
}

} // namespace banyan::dialogs

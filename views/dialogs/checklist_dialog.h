// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

#include "views/widgets/check_list.h"

#include <vector>

namespace banyan::dialogs {

/// Chooses any number out of a list; what is chosen already stands first. Enter takes the choice, Esc leaves it.
class ChecklistDialog : public QDialog {
    Q_OBJECT

public:
    using Entry = widgets::CheckList::Entry;

    ChecklistDialog(const QString& title, const QString& sentence, const std::vector<Entry>& entries,
                    QWidget* parent = nullptr);
    /// Ids of what is checked, shown or not, in the order given.
    [[nodiscard]] QStringList chosen() const;

private:
    QStringList m_order;
    widgets::CheckList* m_list;
};

} // namespace banyan::dialogs

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

#include <vector>

class QLineEdit;
class QListWidget;

namespace banyan::dialogs {

/// Chooses any number out of a list: type to narrow it, Space to check.
class ChecklistDialog : public QDialog {
    Q_OBJECT

public:
    struct Entry {
        QString id;
        QString name;
        bool checked = false;
    };

    ChecklistDialog(const QString& title, const QString& sentence, const std::vector<Entry>& entries,
                    QWidget* parent = nullptr);
    /// Ids of what is checked, shown or not, in the order given.
    [[nodiscard]] QStringList chosen() const;

private:
    void narrow(const QString& text);

    QLineEdit* m_search;
    QListWidget* m_list;
};

} // namespace banyan::dialogs

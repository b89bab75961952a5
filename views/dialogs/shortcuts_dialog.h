// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include <vector>

namespace banyan::dialogs {

/// A key, or several, and what they do.
struct Shortcut {
    QString where; ///< the menu, or the part of the window that must have the focus
    QString what;
    QString keys;
};

/// Every key that the window knows, as a table.
class ShortcutsDialog : public QDialog {
    Q_OBJECT

public:
    ShortcutsDialog(const std::vector<Shortcut>& shortcuts, QWidget* parent = nullptr);
};

} // namespace banyan::dialogs

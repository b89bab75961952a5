// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "model/portfolio/edit.h"

#include <optional>

class QComboBox;
class QLabel;

namespace banyan::dialogs {

/// Asks which of several components stays, and says what follows it there.
class MergeDialog : public QDialog {
    Q_OBJECT

public:
    /// `suggested` is chosen at first, where it is among them.
    MergeDialog(portfolio::Portfolio portfolio, std::vector<portfolio::ComponentId> ids,
                const portfolio::ComponentId& suggested, QWidget* parent = nullptr);

    [[nodiscard]] portfolio::ComponentId kept() const;
    /// The step that does it; nothing when it can't be done.
    [[nodiscard]] const std::optional<portfolio::Edit>& edit() const { return m_edit; }

private:
    void refresh();

    portfolio::Portfolio m_portfolio;
    std::vector<portfolio::ComponentId> m_ids;
    std::optional<portfolio::Edit> m_edit;
    QComboBox* m_kept;
    QLabel* m_follows;
};

} // namespace banyan::dialogs

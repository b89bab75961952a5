// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "model/portfolio/merge_components.h"

#include <optional>

class QLabel;
class QLineEdit;
class QListWidget;

namespace banyan::dialogs {

/// Asks for the name of a part that becomes a component of its own, and what it takes with it.
class SplitDialog : public QDialog {
    Q_OBJECT

public:
    SplitDialog(portfolio::Portfolio portfolio, portfolio::ComponentId from, QWidget* parent = nullptr);
    /// The step that does it; nothing until it was accepted.
    [[nodiscard]] const std::optional<portfolio::Edit>& edit() const { return m_edit; }

    void accept() override;

private:
    void fill();
    [[nodiscard]] portfolio::SplitOff part() const;

    portfolio::Portfolio m_portfolio;
    portfolio::ComponentId m_from;
    std::optional<portfolio::Edit> m_edit;
    QLineEdit* m_name;
    QListWidget* m_takes;
    QLabel* m_problem;
};

} // namespace banyan::dialogs

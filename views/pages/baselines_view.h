// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/items/text_table.h"
#include "views/session/session.h"

class QLabel;

namespace banyan::widgets {
class PortfolioTable;
} // namespace banyan::widgets

namespace banyan::pages {

/// Plans that were kept, and what moved in the plan since one of them, by cause.
class BaselinesView : public QWidget {
    Q_OBJECT

public:
    explicit BaselinesView(session::Session& session, QWidget* parent = nullptr);
    void refresh();
    /// Nothing when none is selected.
    [[nodiscard]] std::optional<portfolio::Baseline> selected() const;
    void select(const Id<portfolio::Baseline>& id);

signals:
    void picked(const banyan::portfolio::InitiativeId& id);
    void selectionChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void compareWithNow();
    void showWhy();
    void fitTables();

    session::Session& m_session;
    items::TextTable m_baselines;
    items::TextTable m_changes;
    items::TextSort m_sorted;
    widgets::PortfolioTable* m_table;
    QLabel* m_heading;
    QLabel* m_summary;
    widgets::PortfolioTable* m_moved;
    QLabel* m_why; ///< the whole sentence on the change that is chosen
};

} // namespace banyan::pages

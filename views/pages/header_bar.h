// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "views/session/session.h"
#include "views/session/view_state.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace banyan::widgets {
class ElidedLabel;
} // namespace banyan::widgets

namespace banyan::pages {

/// The portfolio's name, the filter with what it leaves, and the actions that every page has.
class HeaderBar : public QFrame {
    Q_OBJECT

public:
    HeaderBar(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);
    [[nodiscard]] QPushButton* importButton() const { return m_import; }
    [[nodiscard]] QPushButton* exportButton() const { return m_export; }
    void focusSearch();

private:
    void refresh();
    void refreshFilter();

    session::Session& m_session;
    session::ViewState& m_view;
    widgets::ElidedLabel* m_name;
    QLabel* m_kind;
    QLabel* m_shown;
    QPushButton* m_clear;
    QLineEdit* m_search;
    QPushButton* m_import;
    QPushButton* m_export;
};

} // namespace banyan::pages

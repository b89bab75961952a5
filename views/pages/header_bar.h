// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "views/session/session.h"
#include "views/session/view_state.h"

class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;

namespace banyan::widgets {
class ElidedLabel;
} // namespace banyan::widgets

namespace banyan::pages {

class FilterChips;

/// The portfolio's name, the filter with what it leaves, and the actions that every page has.
class HeaderBar : public QFrame {
    Q_OBJECT

public:
    HeaderBar(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);
    [[nodiscard]] QPushButton* importButton() const { return m_import; }
    [[nodiscard]] QPushButton* exportButton() const { return m_export; }
    /// Opens the palette.
    [[nodiscard]] QPushButton* commandButton() const { return m_command; }
    [[nodiscard]] QPushButton* presentButton() const { return m_present; }
    void setFilterMenu(QMenu* menu);
    void focusFilter();

private:
    void arrange();
    void connectAll();
    void refresh();
    void refreshFilter();

    session::Session& m_session;
    session::ViewState& m_view;
    widgets::ElidedLabel* m_name;
    QLabel* m_kind;
    QWidget* m_filtered; ///< a line of its own while something is filtered: how much is left, by what
    FilterChips* m_chips;
    QLabel* m_shown;
    QPushButton* m_clear;
    QPushButton* m_filterBy;
    QLineEdit* m_words;
    QPushButton* m_command;
    QPushButton* m_import;
    QPushButton* m_export;
    QPushButton* m_present;
};

} // namespace banyan::pages

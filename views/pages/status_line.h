// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "views/session/session.h"

class QProgressBar;
class QPushButton;

namespace banyan::widgets {
class ElidedButton;
class ElidedLabel;
} // namespace banyan::widgets

namespace banyan::pages {

/// The line at the bottom: what is saved, what the numbers rest on, what is being worked out, what undo would undo.
class StatusLine : public QFrame {
    Q_OBJECT

public:
    explicit StatusLine(session::Session& session, QWidget* parent = nullptr);

private:
    void refreshSaved();
    void refreshBasis();
    void refreshWork();

    session::Session& m_session;
    widgets::ElidedLabel* m_saved;
    QPushButton* m_retry;
    widgets::ElidedLabel* m_basis;
    QProgressBar* m_progress;
    QPushButton* m_cancel;
    widgets::ElidedButton* m_undo;
};

} // namespace banyan::pages

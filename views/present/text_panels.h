// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/present/meeting.h"
#include "views/present/panel.h"
#include "views/present/slides.h"

class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;

namespace banyan::present {

/// What changed since the meeting began.
class ChangesPanel : public Panel {
    Q_OBJECT

public:
    explicit ChangesPanel(QWidget* parent = nullptr);
    void show(const std::vector<std::string>& changes);

private:
    QLabel* m_text;
};

/// The minutes, to be read, saved and copied.
class MinutesPanel : public Panel {
    Q_OBJECT

public:
    MinutesPanel(session::Session& session, MeetingLog& log, QWidget* parent = nullptr);
    [[nodiscard]] QWidget* firstField() const override;
    void refresh();
    [[nodiscard]] QString text() const;
    /// Writes them to the file, whole or not at all.
    Result<void> save(const QString& path);

signals:
    void said(const QString& text);

private:
    session::Session& m_session;
    MeetingLog& m_log;
    QLineEdit* m_participants;
    QPlainTextEdit* m_preview;
};

/// The slides, to be put in order, named and taken out.
class DeckPanel : public Panel {
    Q_OBJECT

public:
    DeckPanel(session::Session& session, Apply apply, QWidget* parent = nullptr);
    [[nodiscard]] QWidget* firstField() const override;
    void refresh(int current);

signals:
    void chosen(int index);

private:
    void keepAll();
    void move(int by);
    void rename(int at);
    void remove();
    [[nodiscard]] int row() const;

    session::Session& m_session;
    Apply m_apply;
    std::vector<portfolio::Slide> m_slides;
    QLabel* m_note;
    QListWidget* m_list;
    QPushButton* m_keep;
    QPushButton* m_up;
    QPushButton* m_down;
    QPushButton* m_remove;
    bool m_filling = false;
};

} // namespace banyan::present

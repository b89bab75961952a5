// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/present/meeting.h"
#include "views/present/panel.h"
#include "views/present/slides.h"

class QKeyEvent;
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

/// The slides, to be put in order, named, given notes and taken out.
class DeckPanel : public Panel {
    Q_OBJECT

public:
    DeckPanel(session::Session& session, Apply apply, QWidget* parent = nullptr);
    [[nodiscard]] QWidget* firstField() const override;
    void refresh(int current);

signals:
    void chosen(int index);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addFields();
    /// Title and notes of the slide in front; what is being typed stays.
    void fill(bool kept);
    void keepAll();
    void move(int by);
    void remove();
    void takeTitle();
    void takeNotes();
    [[nodiscard]] bool pressed(const QKeyEvent& event);
    [[nodiscard]] int row() const;
    [[nodiscard]] bool isKept(const portfolio::Slide& slide) const;
    [[nodiscard]] QString nameOf(const portfolio::Slide& slide) const;
    [[nodiscard]] const portfolio::Slide* edited() const;

    session::Session& m_session;
    Apply m_apply;
    std::vector<portfolio::Slide> m_slides;
    Id<portfolio::Slide> m_edited; ///< whose title and notes stand in the fields
    QLabel* m_note;
    QListWidget* m_list;
    QPushButton* m_keep;
    QPushButton* m_up;
    QPushButton* m_down;
    QPushButton* m_remove;
    QWidget* m_fields;
    QLineEdit* m_title;
    QPlainTextEdit* m_notes;
    bool m_filling = false;
    bool m_anyKept = false; ///< the document has slides of its own
};

} // namespace banyan::present

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/text_panels.h"

#include "views/items/slide_edits.h"
#include "views/present/decision_panel.h"
#include "views/session/save_file.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::present {

using namespace portfolio;
using session::fromQt;
using session::toQt;

namespace {

constexpr size_t mostChanges = 40;
constexpr int leastList = 160;  ///< px
constexpr int leastNotes = 120; ///< px

} // namespace

ChangesPanel::ChangesPanel(QWidget* parent)
    : Panel(tr("Since the meeting began"), parent)
    , m_text(addParagraph({})) {
    column()->addStretch();
}

void ChangesPanel::show(const std::vector<std::string>& changes) {
    QStringList lines;
    for (size_t i = 0; i < changes.size() && i < mostChanges; ++i)
        lines.append(QStringLiteral("• ") + toQt(changes[i]));
    if (changes.size() > mostChanges)
        lines.append(tr("and %1 more, all in the minutes").arg(changes.size() - mostChanges));
    m_text->setText(lines.isEmpty() ? tr("Nothing has changed.") : lines.join(QStringLiteral("\n\n")));
}

MinutesPanel::MinutesPanel(session::Session& session, MeetingLog& log, QWidget* parent)
    : Panel(tr("Minutes"), parent)
    , m_session(session)
    , m_log(log)
    , m_participants(new QLineEdit)
    , m_preview(new QPlainTextEdit) {
    m_participants->setPlaceholderText(tr("Who takes part, between commas"));
    m_participants->setAccessibleName(m_participants->placeholderText());
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setAccessibleName(tr("Minutes in Markdown"));
    m_preview->setMinimumHeight(240);
    QPushButton* save = widgets::button(tr("Save as…"), widgets::ButtonKind::Primary);
    QPushButton* copy = widgets::button(tr("Copy"));
    column()->addWidget(m_participants);
    column()->addWidget(m_preview, 1);
    auto* row = new QHBoxLayout;
    row->addWidget(save);
    row->addWidget(copy);
    row->addStretch();
    column()->addLayout(row);
    connect(m_participants, &QLineEdit::editingFinished, this, [this] {
        m_log.setParticipants(namesIn(m_participants->text()));
        refresh();
    });
    connect(copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text());
        emit said(tr("The minutes were copied."));
    });
    connect(save, &QPushButton::clicked, this, [this] {
        const QString path =
            QFileDialog::getSaveFileName(this, tr("Save the minutes"), tr("minutes.md"), QStringLiteral("*.md"));
        if (path.isEmpty()) return;
        const auto saved = this->save(path);
        emit said(saved ? tr("The minutes were saved as %1.").arg(path) : session::sentenceOf(saved.error()));
    });
}

QWidget* MinutesPanel::firstField() const {
    return m_participants;
}

QString MinutesPanel::text() const {
    return toQt(m_log.minutes(m_session));
}

void MinutesPanel::refresh() {
    QStringList names;
    for (const std::string& who : m_log.meeting().participants)
        names.append(toQt(who));
    if (!m_participants->hasFocus() || !m_participants->isModified())
        m_participants->setText(names.join(QStringLiteral(", ")));
    m_preview->setPlainText(text());
}

Result<void> MinutesPanel::save(const QString& path) {
    return session::saveFile(path, text().toUtf8());
}

DeckPanel::DeckPanel(session::Session& session, Apply apply, QWidget* parent)
    : Panel(tr("Slides"), parent)
    , m_session(session)
    , m_apply(std::move(apply))
    , m_note(addParagraph({}, true))
    , m_list(new QListWidget)
    , m_keep(widgets::button(tr("Keep these slides")))
    , m_up(widgets::button(tr("Up")))
    , m_down(widgets::button(tr("Down")))
    , m_remove(widgets::button(tr("Remove")))
    , m_fields(new QWidget)
    , m_title(new QLineEdit)
    , m_notes(new QPlainTextEdit) {
    m_list->setAccessibleName(tr("Slides in their order"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    m_list->setMinimumHeight(leastList);
    m_list->installEventFilter(this);
    column()->addWidget(m_list, 3);
    column()->addWidget(m_keep);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* each : {m_up, m_down, m_remove})
        buttons->addWidget(each);
    buttons->addStretch();
    column()->addLayout(buttons);
    addFields();
    connect(m_keep, &QPushButton::clicked, this, &DeckPanel::keepAll);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QPushButton::clicked, this, &DeckPanel::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int at) {
        if (!m_filling && at >= 0) emit chosen(at);
    });
}

void DeckPanel::addFields() {
    auto* layout = new QVBoxLayout(m_fields);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(widgets::unit / 2);
    m_title->setAccessibleName(tr("Title of the slide"));
    m_notes->setObjectName(QStringLiteral("slideNotes"));
    m_notes->setAccessibleName(tr("Notes for who presents"));
    m_notes->setPlaceholderText(tr("For who presents; N shows them"));
    m_notes->setTabChangesFocus(true);
    m_notes->setMinimumHeight(leastNotes);
    m_notes->installEventFilter(this);
    layout->addWidget(widgets::label(tr("Title"), widgets::LabelKind::Heading));
    layout->addWidget(m_title);
    layout->addSpacing(widgets::unit);
    layout->addWidget(widgets::label(tr("Notes"), widgets::LabelKind::Heading));
    layout->addWidget(m_notes, 1);
    column()->addWidget(m_fields, 2);
    connect(m_title, &QLineEdit::editingFinished, this, &DeckPanel::takeTitle);
}

QWidget* DeckPanel::firstField() const {
    return m_list;
}

int DeckPanel::row() const {
    return m_list->currentRow();
}

const Slide* DeckPanel::edited() const {
    return m_session.portfolio().find(m_edited);
}

void DeckPanel::refresh(int current) {
    m_filling = true;
    m_slides = deckOf(m_session.portfolio());
    m_anyKept = !m_session.portfolio().table<Slide>().empty();
    m_list->clear();
    for (const Slide& slide : m_slides)
        m_list->addItem(nameOf(slide));
    m_list->setCurrentRow(current);
    const bool allKept = std::ranges::all_of(m_slides, [this](const Slide& slide) { return isKept(slide); });
    m_note->setText(
        allKept     ? tr("Alt+Up and Alt+Down move a slide, F2 names it.")
        : m_anyKept ? tr("The last slides come with every meeting. Keep them to name them and to write notes; Alt+Up "
                         "and Alt+Down move a slide.")
                    : tr("Made from the portfolio. Keep them to name them, to write notes and to put them in order."));
    m_keep->setVisible(!allKept);
    m_up->setEnabled(m_anyKept);
    m_down->setEnabled(m_anyKept);
    const bool kept = current >= 0 && current < m_list->count() && isKept(m_slides[static_cast<size_t>(current)]);
    m_remove->setEnabled(kept);
    fill(kept);
    m_filling = false;
}

bool DeckPanel::isKept(const Slide& slide) const {
    return m_session.portfolio().find(slide.id) != nullptr;
}

QString DeckPanel::nameOf(const Slide& slide) const {
    const QString title = slide.title.empty() ? titleOf(slide.kind) : toQt(slide.title);
    if (m_anyKept && !isKept(slide)) return tr("%1 · comes with every meeting").arg(title);
    return slide.notes.empty() ? title : tr("%1 · with notes").arg(title);
}

void DeckPanel::fill(bool kept) {
    m_fields->setVisible(kept);
    const bool any = kept && row() >= 0 && row() < static_cast<int>(m_slides.size());
    const Slide shown = any ? m_slides[static_cast<size_t>(row())] : Slide();
    const bool other = shown.id != m_edited;
    m_edited = shown.id;
    m_title->setPlaceholderText(titleOf(shown.kind));
    if (other || !m_title->isModified()) {
        m_title->setText(toQt(shown.title));
        m_title->setCursorPosition(0);
    }
    if (other || (!m_notes->document()->isModified() && m_notes->toPlainText() != toQt(shown.notes)))
        m_notes->setPlainText(toQt(shown.notes));
}

bool DeckPanel::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_notes && event->type() == QEvent::FocusOut) takeNotes();
    if (watched == m_list && event->type() == QEvent::KeyPress && pressed(*static_cast<QKeyEvent*>(event))) return true;
    return Panel::eventFilter(watched, event);
}

bool DeckPanel::pressed(const QKeyEvent& event) {
    if (!m_anyKept) return false;
    const bool alt = event.modifiers() == Qt::AltModifier;
    if (alt && event.key() == Qt::Key_Up)
        move(-1);
    else if (alt && event.key() == Qt::Key_Down)
        move(1);
    else if (event.key() == Qt::Key_Delete)
        remove();
    else if (event.key() == Qt::Key_F2)
        m_title->setFocus(Qt::ShortcutFocusReason);
    else
        return false;
    return true;
}

void DeckPanel::keepAll() {
    std::vector<Slide> made;
    std::ranges::copy_if(m_slides, std::back_inserter(made), [this](const Slide& slide) { return !isKept(slide); });
    (void)m_apply(items::keepSlides(m_session.portfolio(), std::move(made)));
}

void DeckPanel::move(int by) {
    const int from = row();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= static_cast<int>(m_slides.size())) return;
    std::swap(m_slides[static_cast<size_t>(from)], m_slides[static_cast<size_t>(to)]);
    if (m_apply(items::orderSlides(m_slides))) emit chosen(to);
}

void DeckPanel::remove() {
    if (row() >= 0 && m_remove->isEnabled()) (void)m_apply(items::removeSlide(m_slides[static_cast<size_t>(row())]));
}

void DeckPanel::takeTitle() {
    if (!m_title->isModified()) return;
    m_title->setModified(false);
    const std::string title = fromQt(m_title->text().trimmed());
    if (const Slide* slide = edited(); slide && slide->title != title) (void)m_apply(items::renameSlide(*slide, title));
}

void DeckPanel::takeNotes() {
    if (!m_notes->document()->isModified()) return;
    m_notes->document()->setModified(false);
    const std::string notes = fromQt(m_notes->toPlainText().trimmed());
    if (const Slide* slide = edited(); slide && slide->notes != notes) (void)m_apply(items::noteSlide(*slide, notes));
}

} // namespace banyan::present

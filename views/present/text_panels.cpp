// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/text_panels.h"

#include "views/items/slide_edits.h"
#include "views/present/decision_panel.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"

#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSaveFile>
#include <QVBoxLayout>

namespace banyan::present {

using namespace portfolio;
using session::fromQt;
using session::toQt;

namespace {

constexpr size_t mostChanges = 40;

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
    QSaveFile file(path);
    const QByteArray bytes = text().toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit()) return {};
    return makeError(ErrorKind::Io, "export.not-written", "{path} can't be written: {why}",
                     {{"path", fromQt(path)}, {"why", fromQt(file.errorString())}});
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
    , m_remove(widgets::button(tr("Remove"))) {
    m_list->setAccessibleName(tr("Slides in their order"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    column()->addWidget(m_list, 1);
    column()->addWidget(m_keep);
    auto* buttons = new QHBoxLayout;
    for (QPushButton* each : {m_up, m_down, m_remove})
        buttons->addWidget(each);
    buttons->addStretch();
    column()->addLayout(buttons);
    connect(m_keep, &QPushButton::clicked, this, &DeckPanel::keepAll);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_remove, &QPushButton::clicked, this, &DeckPanel::remove);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int at) {
        if (!m_filling && at >= 0) emit chosen(at);
    });
    connect(m_list, &QListWidget::itemChanged, this, [this](const QListWidgetItem* item) {
        if (!m_filling) rename(m_list->row(item));
    });
}

QWidget* DeckPanel::firstField() const {
    return m_list;
}

int DeckPanel::row() const {
    return m_list->currentRow();
}

void DeckPanel::refresh(int current) {
    m_filling = true;
    m_slides = deckOf(m_session.portfolio());
    const bool kept = !m_session.portfolio().table<Slide>().empty();
    m_list->clear();
    for (const Slide& slide : m_slides) {
        auto* item = new QListWidgetItem(slide.title.empty() ? titleOf(slide.kind) : toQt(slide.title), m_list);
        if (kept) item->setFlags(item->flags() | Qt::ItemIsEditable);
    }
    m_list->setCurrentRow(current);
    m_note->setText(kept ? tr("F2 names a slide.")
                         : tr("Made from the portfolio. Keep them to name them and to put them in order."));
    m_keep->setVisible(!kept);
    for (QPushButton* each : {m_up, m_down, m_remove})
        each->setEnabled(kept);
    m_filling = false;
}

void DeckPanel::keepAll() {
    (void)m_apply(items::keepSlides(m_session.portfolio(), m_slides));
}

void DeckPanel::move(int by) {
    const int from = row();
    const int to = from + by;
    if (from < 0 || to < 0 || to >= static_cast<int>(m_slides.size())) return;
    std::swap(m_slides[static_cast<size_t>(from)], m_slides[static_cast<size_t>(to)]);
    if (m_apply(items::orderSlides(m_slides))) emit chosen(to);
}

void DeckPanel::rename(int at) {
    if (at < 0 || at >= static_cast<int>(m_slides.size())) return;
    const Slide& slide = m_slides[static_cast<size_t>(at)];
    const std::string title = fromQt(m_list->item(at)->text().trimmed());
    if (title != slide.title) (void)m_apply(items::renameSlide(slide, title));
}

void DeckPanel::remove() {
    if (row() >= 0) (void)m_apply(items::removeSlide(m_slides[static_cast<size_t>(row())]));
}

} // namespace banyan::present

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/report_page.h"

#include "model/report/report.h"
#include "views/report/paper_view.h"
#include "views/session/text.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QStackedWidget>
#include <QTextBlock>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::pages {

using session::fromQt;
using session::toQt;
using widgets::LabelKind;
using widgets::unit;

namespace {

constexpr int sideWidth = 232;
enum Shown { Pages, Markdown, Empty };
const QString sectionsKey = QStringLiteral("report/leftOut");

} // namespace

ReportPage::ReportPage(session::Session& session, session::ViewState& view, QWidget* parent)
    : Page(tr("Report"), QStringLiteral("report"), session, view, parent)
    , m_work(session)
    , m_paper(new paper::PaperView)
    , m_markdown(new QPlainTextEdit)
    , m_empty(new widgets::EmptyState)
    , m_stack(new QStackedWidget)
    , m_list(new QListWidget)
    , m_copy(widgets::button(tr("Copy")))
    , m_export(widgets::button(tr("Export"), widgets::ButtonKind::Primary)) {
    makeHead();
    setBody(makeBody());
    makeSide();
    connectSession();
    showPreview();
}

void ReportPage::makeHead() {
    const widgets::Segments views = widgets::segments(tr("Pages"), tr("Markdown"));
    addHeadWidget(views.widget);
    addSwitch(views, tr("As &Markdown"));
    connect(views.right, &QPushButton::toggled, this, [this](bool on) {
        m_asMarkdown = on;
        showPreview();
    });
    addHeadWidget(m_copy);
    m_copy->setToolTip(widgets::plainToolTip(tr("Copy the report as Markdown, for a wiki or a ticket")));
    m_copy->setAccessibleName(tr("Copy the report as Markdown"));
    addCommand(tr("&Copy as Markdown"), {}, [this] { m_copy->click(); });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        if (!m_shown) return;
        QApplication::clipboard()->setText(m_shown->markdown);
        emit notice(tr("The report is on the clipboard, as Markdown."));
    });
    auto* menu = new QMenu(tr("&Export these sections"), this);
    menu->setAccessibleName(tr("Export the chosen sections"));
    for (const session::ExportAction& action : document().services().exports)
        if (action.report)
            menu->addAction(toQt(action.title) + QStringLiteral("…"), this,
                            [this, action] { emit exportWanted(action, sections()); });
    m_export->setMenu(menu);
    addHeadWidget(m_export);
    addAction(menu->menuAction());
}

QWidget* ReportPage::makeBody() {
    m_markdown->setReadOnly(true);
    m_markdown->setTabChangesFocus(true);
    m_markdown->setFrameShape(QFrame::NoFrame);
    m_markdown->setAccessibleName(tr("Report in Markdown"));
    m_markdown->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_stack->addWidget(m_paper);
    m_stack->addWidget(m_markdown);
    m_stack->addWidget(m_empty);
    return m_stack;
}

void ReportPage::makeSide() {
    auto* side = new QWidget;
    side->setObjectName(QStringLiteral("detailContent"));
    side->setMinimumWidth(sideWidth);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    column->setSpacing(unit);
    column->addWidget(widgets::label(tr("Sections"), LabelKind::Heading));
    m_list->setAccessibleName(tr("Sections of the report"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);
    for (const std::string& id : report::sectionIds()) {
        auto* item = new QListWidgetItem(toQt(report::sectionTitle(id)), m_list);
        item->setData(Qt::UserRole, toQt(id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
        item->setSizeHint({0, widgets::scaled(widgets::tableRow)});
    }
    m_list->setSizeAdjustPolicy(QAbstractScrollArea::AdjustToContents);
    column->addWidget(m_list);
    auto* buttons = new QHBoxLayout;
    const std::pair<QString, bool> choices[]{{tr("All"), true}, {tr("None"), false}};
    for (const auto& [title, on] : choices) {
        QPushButton* button = widgets::button(title);
        button->setAccessibleName(on ? tr("Choose all sections") : tr("Choose no section"));
        buttons->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, on = on] { check([on](const auto&) { return on; }); });
    }
    buttons->addStretch(1);
    column->addLayout(buttons);
    column->addWidget(widgets::paragraph(
        tr("A tick puts a section into the report; selecting one turns to it. PDF has these pages; the HTML page and "
           "the Markdown say the same."),
        LabelKind::Muted));
    column->addStretch(1);
    setSide(side, sideWidth);
    connect(m_list, &QListWidget::itemChanged, this, &ReportPage::choose);
    connect(m_list, &QListWidget::currentRowChanged, this, &ReportPage::goTo);
    connect(m_list, &QListWidget::itemActivated, this, [this] { goTo(m_list->currentRow()); });
}

void ReportPage::connectSession() {
    connect(&m_work, &paper::ReportWork::changed, this, &ReportPage::showPreview);
    connect(m_paper, &paper::PaperView::pageChanged, this, &ReportPage::showHead);
    connect(m_empty, &widgets::EmptyState::primary, this, &ReportPage::importWanted);
    connect(m_empty, &widgets::EmptyState::secondary, this, &ReportPage::sampleWanted);
}

void ReportPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_work.setWanted(true);
}

void ReportPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_work.setWanted(false);
}

bool ReportPage::working() const {
    return isVisible() && m_work.working();
}

std::vector<std::string> ReportPage::sections() const {
    std::vector<std::string> out;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            out.push_back(fromQt(m_list->item(row)->data(Qt::UserRole).toString()));
    return out;
}

void ReportPage::check(const std::function<bool(const std::string&)>& wanted) {
    m_filling = true;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        item->setCheckState(wanted(fromQt(item->data(Qt::UserRole).toString())) ? Qt::Checked : Qt::Unchecked);
    }
    m_filling = false;
    choose();
}

void ReportPage::keepSections() {
    m_keeping = true;
    const QStringList leftOut = QSettings().value(sectionsKey).toStringList();
    check([&](const std::string& id) { return !leftOut.contains(toQt(id)); });
}

void ReportPage::choose() {
    if (m_filling) return;
    const std::vector<std::string> chosen = sections();
    if (m_keeping) {
        QStringList leftOut;
        for (const std::string& id : report::sectionIds())
            if (std::ranges::find(chosen, id) == chosen.end()) leftOut.append(toQt(id));
        QSettings().setValue(sectionsKey, leftOut);
    }
    if (!chosen.empty()) m_work.setSections(chosen);
    showPreview();
}

void ReportPage::showPreview() {
    const bool nothing = document().portfolio().components().empty();
    const bool none = sections().empty();
    if (nothing)
        m_empty->show(tr("There is nothing to report yet. Import an inventory first."), tr("Import files…"),
                      tr("Use the sample"));
    else if (none)
        m_empty->show(tr("No section is chosen. Tick what the report should tell."));
    else if (m_work.preview() && m_work.preview()->error)
        m_empty->show(session::sentenceOf(*m_work.preview()->error));
    else if (!m_work.preview())
        m_empty->show(m_work.working() || document().working() ? tr("The report is being made…")
                                                               : tr("The report follows when the portfolio has been "
                                                                    "worked out. Ctrl+R starts that again."));
    if (m_work.preview() != m_shown) {
        m_shown = m_work.preview();
        const int place = m_markdown->verticalScrollBar()->value();
        m_paper->show(m_shown ? std::shared_ptr<const paper::Paper>(m_shown, m_shown->paper.get()) : nullptr);
        m_markdown->setPlainText(m_shown ? m_shown->markdown : QString());
        m_markdown->verticalScrollBar()->setValue(place);
    }
    const bool shows = !nothing && !none && m_shown && m_shown->paper;
    m_stack->setCurrentIndex(!shows ? Empty : m_asMarkdown ? Markdown : Pages);
    m_copy->setEnabled(shows);
    m_export->setEnabled(!nothing && !none);
    showHead();
}

void ReportPage::showHead() {
    const bool pages = m_stack->currentIndex() == Pages;
    if (m_stack->currentIndex() == Empty)
        setSubtitle({});
    else if (m_work.working() || document().working())
        setSubtitle(tr("being brought up to date…"));
    else if (m_work.stale())
        setSubtitle(tr("older than the portfolio: working it out was stopped"));
    else if (pages)
        setSubtitle(tr("page %1 of %2, as of %3")
                        .arg(m_paper->currentPage() + 1)
                        .arg(m_shown->paper->pages())
                        .arg(toQt(document().asOf().toString())));
    else
        setSubtitle(tr("as of %1").arg(toQt(document().asOf().toString())));
}

void ReportPage::goTo(int row) {
    if (row < 0) return;
    const QString title = m_list->item(row)->text();
    m_paper->goTo(title);
    const QTextCursor found = m_markdown->document()->find(QStringLiteral("## ") + title);
    if (found.isNull()) return;
    m_markdown->setTextCursor(QTextCursor(found.block()));
    m_markdown->verticalScrollBar()->setValue(found.block().firstLineNumber());
}

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/main_window.h"

#include "views/dialogs/shortcuts_dialog.h"
#include "views/pages/commands.h"
#include "views/pages/decisions_page.h"
#include "views/pages/filter_menu.h"
#include "views/pages/header_bar.h"
#include "views/pages/page.h"
#include "views/pages/recent.h"
#include "views/pages/sidebar.h"
#include "views/session/text.h"
#include "views/widgets/icons.h"

#include <QFileInfo>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace banyan::pages {

using session::toQt;

namespace {

constexpr double zoomStep = 1.1;

QString inMenu(QString text) {
    return text.replace('&', QStringLiteral("&&"));
}

/// Keys that no menu has, because they mean something only where the focus is.
std::vector<dialogs::Shortcut> keysOfParts() {
    const auto at = [](const QString& where, const QString& what, const QString& keys) {
        return dialogs::Shortcut{where, what, keys};
    };
    return {at(MainWindow::tr("Anywhere"), MainWindow::tr("Select nothing"), MainWindow::tr("Esc")),
            at(MainWindow::tr("Anywhere"), MainWindow::tr("Next and previous part"), MainWindow::tr("Tab, Shift+Tab")),
            at(MainWindow::tr("Pages"), MainWindow::tr("Next and previous page"), MainWindow::tr("Down, Up")),
            at(MainWindow::tr("Tables"), MainWindow::tr("Select more rows"), MainWindow::tr("Shift+Down, Shift+Up")),
            at(MainWindow::tr("Tables"), MainWindow::tr("Edit the cell in all selected rows"), MainWindow::tr("F2")),
            at(MainWindow::tr("Tables"), MainWindow::tr("Leave the cell as it was"), MainWindow::tr("Esc")),
            at(MainWindow::tr("Map"), MainWindow::tr("Next component that way"), MainWindow::tr("Arrows")),
            at(MainWindow::tr("Present"), MainWindow::tr("Next and previous slide"),
               MainWindow::tr("Right or Space, Left")),
            at(MainWindow::tr("Present"), MainWindow::tr("First and last slide"), MainWindow::tr("Home, End")),
            at(MainWindow::tr("Present"), MainWindow::tr("Blank the screen, leave"), MainWindow::tr("B, Esc")),
            at(MainWindow::tr("Present"), MainWindow::tr("What if, score blind, record a decision"),
               MainWindow::tr("T, S, D")),
            at(MainWindow::tr("Present"), MainWindow::tr("What changed, minutes, list of slides"),
               MainWindow::tr("C, M, L")),
            at(MainWindow::tr("Present"), MainWindow::tr("Show the slide's notes under it"), MainWindow::tr("N")),
            at(MainWindow::tr("Present"), MainWindow::tr("Undo, redo"), MainWindow::tr("Ctrl+Z, Ctrl+Shift+Z")),
            at(MainWindow::tr("Present"), MainWindow::tr("In the list of slides: move one up, down"),
               MainWindow::tr("Alt+Up, Alt+Down")),
            at(MainWindow::tr("Present"), MainWindow::tr("In the list of slides: name one, remove it"),
               MainWindow::tr("F2, Del")),
            at(MainWindow::tr("Initiatives"), MainWindow::tr("Move the cards to the next phase"),
               MainWindow::tr("Alt+Right, Alt+Left")),
            at(MainWindow::tr("Roadmap"), MainWindow::tr("Choose a bar"), MainWindow::tr("Down, Up")),
            at(MainWindow::tr("Roadmap"), MainWindow::tr("Move it by a sprint"), MainWindow::tr("Alt+Right, Alt+Left")),
            at(MainWindow::tr("Roadmap"), MainWindow::tr("Move it by a week"),
               MainWindow::tr("Alt+Shift+Right, Alt+Shift+Left")),
            at(MainWindow::tr("Roadmap"), MainWindow::tr("Move its end: must be finished by"),
               MainWindow::tr("Ctrl+Alt+Right, Ctrl+Alt+Left")),
            at(MainWindow::tr("Roadmap"), MainWindow::tr("Pin it where it stands, or unpin it"), MainWindow::tr("P")),
            at(MainWindow::tr("Roadmap"), MainWindow::tr("Unpin it"), MainWindow::tr("Del")),
            at(MainWindow::tr("Roadmap"), MainWindow::tr("Its details"), MainWindow::tr("Enter")),
            at(MainWindow::tr("Roadmap"), MainWindow::tr("Zoom in, out, show all"), MainWindow::tr("+, −, 0")),
            at(MainWindow::tr("Outcomes"), MainWindow::tr("Choose a goal"), MainWindow::tr("Down, Up")),
            at(MainWindow::tr("Outcomes"), MainWindow::tr("Its data points"), MainWindow::tr("Enter")),
            at(MainWindow::tr("Decisions"), MainWindow::tr("Edit the decision"), MainWindow::tr("Enter"))};
}

} // namespace

void MainWindow::buildMenus() {
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildPageMenus();
    buildPlanMenu();
    buildHelpMenu();
}

void MainWindow::buildFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    menu->addAction(tr("&New…"), QKeySequence::New, this, &MainWindow::newDialog);
    menu->addAction(tr("&Open…"), QKeySequence::Open, this, &MainWindow::openDialog);
    menu->addAction(tr("Open the &sample"), this, &MainWindow::openSample);
    m_recentMenu = menu->addMenu(tr("Open &recent"));
    connect(m_recentMenu, &QMenu::aboutToShow, this, &MainWindow::refreshRecentMenu);
    menu->addSeparator();
    m_import = menu->addAction(tr("&Import files…"), QKeySequence(tr("Ctrl+I")), this, &MainWindow::importDialog);
    m_exportMenu = menu->addMenu(tr("&Export"));
    for (const session::ExportAction& action : m_session.services().exports)
        m_exportMenu->addAction(inMenu(toQt(action.title)) + QStringLiteral("…"), this,
                                [this, action] { runExport(action, {}); });
    m_header->exportButton()->setMenu(m_exportMenu);
    m_saveCopy = menu->addAction(tr("Save a &copy as…"), QKeySequence::SaveAs, this, &MainWindow::saveCopyDialog);
    m_retry = menu->addAction(tr("&Try to save again"), &m_session, &session::Session::retrySave);
    menu->addSeparator();
    m_close = menu->addAction(tr("C&lose document"), QKeySequence::Close, this, [this] {
        if (mayClose()) m_session.close();
    });
    menu->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);
}

void MainWindow::buildEditMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    m_undo = menu->addAction(tr("&Undo"), QKeySequence::Undo, &m_session, &session::Session::undo);
    m_redo = menu->addAction(tr("&Redo"), QKeySequence::Redo, &m_session, &session::Session::redo);
    menu->addSeparator();
    menu->addAction(tr("&Search or run a command…"), QKeySequence(tr("Ctrl+K")), this, &MainWindow::showPalette);
    menu->addSeparator();
    m_filter = menu->addAction(tr("&Filter by words"), QKeySequence::Find, this, [this] { m_header->focusFilter(); });
    m_filterMenu = new FilterMenu(m_session, m_view, this);
    m_filterMenu->setProperty("filledWhenOpened", true);
    menu->addMenu(m_filterMenu);
    m_header->setFilterMenu(m_filterMenu);
    menu->addAction(tr("&Clear the filter"), QKeySequence(tr("Ctrl+Shift+F")), this, [this] { m_view.setFilter({}); });
    menu->addAction(tr("Select &nothing\tEsc"), this, [this] { m_view.clearSelection(); });
    connect(m_header->commandButton(), &QPushButton::clicked, this, &MainWindow::showPalette);
}

void MainWindow::buildViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    for (int i = 0; i < m_pages.size(); ++i)
        menu->addAction(m_pages[i]->title(), QKeySequence(QStringLiteral("Ctrl+%1").arg(i + 1)), this,
                        [this, i] { m_sidebar->setCurrentRow(i); });
    menu->addSeparator();
    m_presentAction = menu->addAction(tr("&Present"), QKeySequence(Qt::Key_F5), this, &MainWindow::present);
    m_saveSlide = menu->addAction(tr("Save this &view as a slide"), QKeySequence(tr("Ctrl+Shift+P")), this,
                                  &MainWindow::saveAsSlide);
    menu->addSeparator();
    QAction* larger = menu->addAction(tr("&Larger text"), this, [this] { setZoom(widgets::zoom() * zoomStep); });
    larger->setShortcuts({QKeySequence(tr("Ctrl++")), QKeySequence(tr("Ctrl+="))});
    menu->addAction(tr("S&maller text"), QKeySequence(tr("Ctrl+-")), this,
                    [this] { setZoom(widgets::zoom() / zoomStep); });
    menu->addAction(tr("&Usual text size"), QKeySequence(tr("Ctrl+0")), this, [this] { setZoom(1); });
    menu->addSeparator();
    m_themes = new QActionGroup(this);
    const std::initializer_list<std::pair<QString, widgets::ThemeChoice>> choices{
        {tr("&System theme"), widgets::ThemeChoice::System},
        {tr("&Light theme"), widgets::ThemeChoice::Light},
        {tr("&Dark theme"), widgets::ThemeChoice::Dark}};
    for (const auto& [title, choice] : choices) {
        QAction* action = menu->addAction(title, this, [this, choice = choice] { setTheme(choice); });
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
        m_themes->addAction(action);
    }
    m_themes->actions().constFirst()->setChecked(true);
    menu->addSeparator();
    addWeightLaws(menu->addMenu(tr("&Weights in the draws")));
}

void MainWindow::addWeightLaws(QMenu* menu) {
    auto* group = new QActionGroup(menu);
    const std::initializer_list<std::pair<QString, scoring::WeightLaw>> laws{
        {tr("Goal &points, about"), scoring::WeightLaw::GoalPoints},
        {tr("Only the &order of the goals"), scoring::WeightLaw::OrderOnly},
        {tr("&Nothing known of them"), scoring::WeightLaw::NoPreference}};
    for (const auto& [title, law] : laws) {
        QAction* action = menu->addAction(title, this, [this, law = law] { m_session.setWeightLaw(law); });
        action->setCheckable(true);
        action->setChecked(law == m_session.weightLaw());
        group->addAction(action);
    }
}

/// What a page offers is offered by a menu of its name too.
void MainWindow::buildPageMenus() {
    for (Page* page : m_pages) {
        if (page->actions().isEmpty()) continue;
        QMenu* menu = menuBar()->addMenu(page->title());
        menu->addActions(page->actions());
        for (QAction* action : page->actions())
            if (action->menu()) action->menu()->setProperty("filledWhenOpened", true);
        m_pageMenus.insert(page, menu);
    }
}

void MainWindow::buildPlanMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Plan"));
    m_propose = menu->addAction(tr("&Propose initiatives"), this, [this] {
        if (const auto proposed = m_session.proposeInitiatives(); !proposed)
            showError(tr("No initiatives were proposed"), proposed.error());
    });
    m_replan = menu->addAction(tr("&Replan"), QKeySequence(tr("Ctrl+R")), &m_session, &session::Session::replan);
    m_decide = menu->addAction(tr("Record a &decision about the selection"), QKeySequence(tr("Ctrl+D")), this, [this] {
        showPage(m_decisions->title());
        m_decisions->addAboutSelection();
    });
    menu->addSeparator();
    m_stop = menu->addAction(tr("&Stop working it out"), &m_session, &session::Session::cancelWork);
}

void MainWindow::buildHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    QAction* keys = menu->addAction(tr("&Keyboard shortcuts"), this, &MainWindow::showShortcuts);
    keys->setShortcuts({QKeySequence(QKeySequence::HelpContents), QKeySequence(QStringLiteral("?"))});
    menu->addAction(tr("&About Banyan"), this, &MainWindow::showAbout);
}

void MainWindow::showAbout() {
    QMessageBox box(this);
    box.setWindowTitle(tr("About Banyan"));
    box.setIconPixmap(widgets::applicationIcon().pixmap(64, 64));
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("Banyan %1").arg(toQt(m_session.services().version)));
    box.setInformativeText(tr("From a legacy portfolio to a modernization roadmap.\nFree software under the GNU "
                              "General Public License, version 3 or later."));
    box.exec();
}

void MainWindow::showPalette() {
    std::vector<PaletteEntry> entries = entriesOf(commandsOf(menuBar()));
    for (const QString& path : recentFiles())
        entries.push_back({tr("Open %1").arg(QFileInfo(path).fileName()), path, {}, [this, path] { openFile(path); }});
    const auto show = [this](const portfolio::AnyId& id) { showRecord(id); };
    for (PaletteEntry& entry : recordEntries(m_session.portfolio(), show))
        entries.push_back(std::move(entry));
    auto* palette = new Palette(std::move(entries), this);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

void MainWindow::showShortcuts() {
    std::vector<dialogs::Shortcut> shortcuts;
    for (const Command& command : commandsOf(menuBar()))
        if (!command.keys.isEmpty()) shortcuts.push_back({command.where, command.title, command.keys});
    for (dialogs::Shortcut& each : keysOfParts())
        shortcuts.push_back(std::move(each));
    auto* dialog = new dialogs::ShortcutsDialog(shortcuts, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::refreshActions() {
    const bool open = m_session.isOpen();
    const session::SaveState save = m_session.saveStatus().state;
    const bool writable = open && save != session::SaveState::ReadOnly;
    const auto undo = m_session.undoLabel();
    const auto redo = m_session.redoLabel();
    m_undo->setText(undo ? tr("&Undo %1").arg(inMenu(toQt(*undo))) : tr("&Undo"));
    m_redo->setText(redo ? tr("&Redo %1").arg(inMenu(toQt(*redo))) : tr("&Redo"));
    m_undo->setEnabled(undo.has_value());
    m_redo->setEnabled(redo.has_value());
    m_import->setEnabled(!open || writable);
    m_presentAction->setEnabled(open);
    m_saveSlide->setEnabled(writable);
    m_saveCopy->setEnabled(open);
    m_close->setEnabled(open);
    m_retry->setEnabled(save == session::SaveState::Failed);
    m_exportMenu->setEnabled(open && !m_session.services().exports.empty());
    m_header->exportButton()->setEnabled(open && !m_session.services().exports.empty());
    m_filter->setEnabled(open);
    m_filterMenu->menuAction()->setEnabled(open);
    const bool derived = open && m_session.derived() != nullptr;
    m_propose->setEnabled(writable && derived);
    m_replan->setEnabled(writable && derived && !m_session.portfolio().initiatives().empty());
    m_decide->setEnabled(writable);
    m_stop->setEnabled(m_session.working());
}

void MainWindow::refreshTitle() {
    const QString name = m_session.untitled() ? tr("Sample (untitled copy)") : QFileInfo(m_session.path()).fileName();
    setWindowTitle(m_session.isOpen() ? tr("%1 – Banyan").arg(name) : tr("Banyan"));
}

void MainWindow::refreshRecentMenu() {
    m_recentMenu->clear();
    for (const QString& path : recentFiles())
        m_recentMenu->addAction(inMenu(path), this, [this, path] { openFile(path); });
    if (m_recentMenu->isEmpty()) m_recentMenu->addAction(tr("None yet"))->setEnabled(false);
}

} // namespace banyan::pages

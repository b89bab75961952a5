// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/main_window.h"

#include "views/dialogs/import_dialog.h"
#include "views/pages/banner.h"
#include "views/pages/decisions_page.h"
#include "views/pages/goals_page.h"
#include "views/pages/header_bar.h"
#include "views/pages/initiatives_page.h"
#include "views/pages/inventory_page.h"
#include "views/pages/map_page.h"
#include "views/pages/outcomes_page.h"
#include "views/pages/recent.h"
#include "views/pages/report_page.h"
#include "views/pages/roadmap_page.h"
#include "views/pages/scenarios_page.h"
#include "views/pages/sidebar.h"
#include "views/pages/start_page.h"
#include "views/pages/status_line.h"
#include "views/session/text.h"
#include "views/widgets/icons.h"
#include "views/widgets/reading_order.h"

#include <QAbstractButton>
#include <QCloseEvent>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSettings>
#include <QStackedWidget>
#include <QStandardPaths>
#include <QVBoxLayout>

#include <utility>

namespace banyan::pages {

using session::toQt;

namespace {

/// A name in the application's data folder that no file has yet, nor any other window that opens the sample now.
QString untitledPath() {
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/untitled"));
    const QString name = QStringLiteral("Sample %1").arg(QCoreApplication::applicationPid());
    QString path = folder.filePath(name + QStringLiteral(".banyan"));
    for (int n = 2; QFile::exists(path); ++n)
        path = folder.filePath(name + QStringLiteral(" %1.banyan").arg(n));
    return path;
}

QStringList droppedFiles(const QMimeData* data) {
    QStringList files;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile()) files.append(url.toLocalFile());
    return files;
}

bool isDocument(const QString& path) {
    return path.endsWith(QStringLiteral(".banyan"), Qt::CaseInsensitive);
}

const QString themeKey = QStringLiteral("theme");
const QString zoomKey = QStringLiteral("zoom");
const QString geometryKey = QStringLiteral("geometry");

} // namespace

MainWindow::MainWindow(session::Services services, QWidget* parent)
    : QMainWindow(parent)
    , m_session(std::move(services))
    , m_header(new HeaderBar(m_session, m_view))
    , m_sampleBanner(new Banner)
    , m_notice(new Banner)
    , m_sidebar(new Sidebar)
    , m_stack(new QStackedWidget)
    , m_start(new StartPage)
    , m_whole(new QStackedWidget) {
    setWindowIcon(widgets::applicationIcon());
    setAcceptDrops(true);
    resize(1280, 800);
    m_components.setEditor([this](const portfolio::Edit& edit) {
        auto applied = m_session.apply(edit);
        if (!applied) showError(tr("The change was not made"), applied.error());
        return applied;
    });
    connect(&m_components, &items::RecordTable::refused, this,
            [this](const Error& error) { showError(tr("The change was not made"), error); });
    connectSession(); // first, so that the item model follows before any page looks at it
    m_inventory = new InventoryPage(m_session, m_view, m_components);
    addPage(m_inventory);
    connect(m_inventory, &InventoryPage::explainWanted, this, &MainWindow::showRecord);
    addPage(new GoalsPage(m_session, m_view));
    m_map = new MapPage(m_session, m_view, m_components);
    addPage(m_map);
    addPlanningPages();
    buildCentre();
    buildMenus();
    connect(m_sidebar, &QListWidget::currentRowChanged, this, &MainWindow::refreshPageMenus);
    refreshPageMenus();
    refreshActions();
    refreshTitle();
    m_start->setFocus(Qt::OtherFocusReason);
}

void MainWindow::addPlanningPages() {
    auto* initiatives = new InitiativesPage(m_session, m_view);
    auto* roadmap = new RoadmapPage(m_session, m_view);
    addPage(initiatives);
    addPage(roadmap);
    auto* outcomes = new OutcomesPage(m_session, m_view);
    addPage(outcomes);
    connect(outcomes, &OutcomesPage::goalsWanted, this, [this] { showPage(tr("Goals")); });
    addPage(new ScenariosPage(m_session, m_view));
    m_decisions = new DecisionsPage(m_session, m_view);
    addPage(m_decisions);
    m_report = new ReportPage(m_session, m_view);
    addPage(m_report);
    connect(m_report, &ReportPage::exportWanted, this, &MainWindow::runExport);
    const auto show = [this](const auto& id) { showRecord(id); };
    connect(outcomes, &OutcomesPage::initiativeWanted, this, show);
    connect(outcomes, &OutcomesPage::goalWanted, this, show);
    connect(m_decisions, &DecisionsPage::componentWanted, this, show);
    connect(m_decisions, &DecisionsPage::initiativeWanted, this, show);
    connect(m_map, &MapPage::decisionWanted, this, show);
    connect(initiatives, &InitiativesPage::decisionWanted, this, show);
    connect(roadmap, &RoadmapPage::detailWanted, this, [this, initiatives](const portfolio::InitiativeId& id) {
        showPage(initiatives->title());
        m_view.selectInitiative(id);
        initiatives->focusDetail();
    });
    connect(initiatives, &InitiativesPage::roadmapWanted, this,
            [this](const portfolio::InitiativeId& id) { showRecord(id); });
    connect(initiatives, &InitiativesPage::componentWanted, this,
            [this](const portfolio::ComponentId& id) { showRecord(id); });
}

void MainWindow::addPage(Page* page) {
    m_pages.append(page);
    m_stack->addWidget(page);
    m_sidebar->addPage(page);
    connect(page, &Page::importWanted, this, &MainWindow::importDialog);
    connect(page, &Page::sampleWanted, this, &MainWindow::openSample);
    connect(page, &Page::notice, this, [this](const QString& text) { m_notice->show(text); });
    connect(page, &Page::failed, this, &MainWindow::showError);
}

void MainWindow::buildCentre() {
    auto* centre = new QWidget;
    auto* layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (QWidget* each : std::initializer_list<QWidget*>{m_header, m_sampleBanner, m_notice})
        layout->addWidget(each);
    auto* inside = new QWidget;
    auto* row = new QHBoxLayout(inside);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_sidebar);
    row->addWidget(m_stack, 1);
    m_whole->addWidget(m_start);
    m_whole->addWidget(inside);
    layout->addWidget(m_whole, 1);
    layout->addWidget(new StatusLine(m_session));
    setCentralWidget(centre);
    connect(m_sidebar, &QListWidget::currentRowChanged, m_stack, &QStackedWidget::setCurrentIndex);
    m_sidebar->setCurrentRow(0);
    connect(m_header->importButton(), &QPushButton::clicked, this, &MainWindow::importDialog);
    connect(m_header->presentButton(), &QPushButton::clicked, this, &MainWindow::present);
    connect(m_sampleBanner, &Banner::acted, this, &MainWindow::saveCopyDialog);
    connect(m_start, &StartPage::sampleWanted, this, &MainWindow::openSample);
    connect(m_start, &StartPage::importWanted, this, &MainWindow::importDialog);
    connect(m_start, &StartPage::newWanted, this, &MainWindow::newDialog);
    connect(m_start, &StartPage::openWanted, this, &MainWindow::openDialog);
    connect(m_start, &StartPage::recentWanted, this, &MainWindow::openFile);
}

void MainWindow::connectSession() {
    using session::Session;
    connect(&m_session, &Session::opened, this, [this] {
        m_components.reset(m_session.portfolio());
        m_view.setFilter({});
        m_view.clearSelection();
        m_notice->hide();
        m_sampleBanner->setVisible(false);
        if (m_session.untitled())
            m_sampleBanner->show(
                tr("This is the sample, an untitled copy about a fictional company. Change what you like."),
                tr("Save a copy as…"));
        else
            rememberFile(m_session.path());
        m_whole->setCurrentIndex(1);
        m_sidebar->setFocus(Qt::OtherFocusReason);
        refreshPageMenus();
        refreshActions();
        refreshTitle();
        if (m_afterOpening) std::exchange(m_afterOpening, nullptr)();
    });
    connect(&m_session, &Session::closed, this, [this] {
        m_components.reset({});
        m_sampleBanner->hide();
        m_start->refreshRecent();
        m_whole->setCurrentIndex(0);
        refreshPageMenus();
        refreshActions();
        refreshTitle();
    });
    connect(&m_session, &Session::portfolioChanged, this,
            [this](const portfolio::Portfolio& before, const portfolio::Portfolio& after) {
                m_components.update(before, after);
                m_view.keepOnly(after);
                if (m_session.untitled()) rememberFile(m_session.path());
                refreshActions();
                refreshTitle();
            });
    connect(&m_session, &Session::derivedChanged, this, [this] { m_components.setDerived(m_session.derived()); });
    connect(&m_session, &Session::workChanged, this, [this] {
        m_start->setBusy(m_session.opening());
        refreshActions();
    });
    connect(&m_session, &Session::saveStatusChanged, this, &MainWindow::refreshActions);
    connect(&m_session, &Session::openFailed, this, [this](const QString& path, const Error& error) {
        m_afterOpening = nullptr;
        showError(tr("%1 was not opened").arg(QFileInfo(path).fileName()), error);
    });
    connect(&m_session, &Session::failed, this, &MainWindow::showError);
    connect(&m_session, &Session::copySaved, this,
            [this](const QString& path) { m_notice->show(tr("A copy was saved as %1.").arg(path)); });
    connect(&m_session, &Session::exported, this,
            [this](const QString& path) { m_notice->show(tr("Exported to %1.").arg(path)); });
}

bool MainWindow::showPage(const QString& title) {
    for (int i = 0; i < m_pages.size(); ++i) {
        if (m_pages[i]->title().compare(title, Qt::CaseInsensitive) != 0) continue;
        m_sidebar->setCurrentRow(i);
        return true;
    }
    return false;
}

void MainWindow::refreshPageMenus() {
    for (auto [page, menu] : m_pageMenus.asKeyValueRange())
        menu->menuAction()->setVisible(m_session.isOpen() && page == m_stack->currentWidget());
}

void MainWindow::showRecord(const portfolio::AnyId& id) {
    if (const auto component = id.as<portfolio::Component>()) {
        showPage(tr("Map")); // which explains it
        m_view.selectComponent(*component);
    } else if (const auto goal = id.as<portfolio::Goal>()) {
        showPage(tr("Goals"));
        m_view.selectGoal(*goal);
    } else if (const auto initiative = id.as<portfolio::Initiative>()) {
        showPage(tr("Roadmap"));
        m_view.selectInitiative(*initiative);
    } else if (const auto decision = id.as<portfolio::Decision>()) {
        showPage(m_decisions->title());
        m_decisions->showDecision(*decision);
    } else if (const auto baseline = id.as<portfolio::Baseline>()) {
        showPage(m_decisions->title());
        m_decisions->showBaseline(*baseline);
    } else {
        showPage(m_inventory->title());
        m_inventory->showRecord(id);
    }
}

void MainWindow::keepSettings() {
    m_keeping = true;
    const QSettings settings;
    setTheme(static_cast<widgets::ThemeChoice>(settings.value(themeKey, 0).toInt()));
    setZoom(settings.value(zoomKey, 1.0).toDouble());
    restoreGeometry(settings.value(geometryKey).toByteArray());
    m_inventory->keepColumns();
    m_map->keepColumns();
    m_report->keepSections();
}

void MainWindow::setZoom(double factor) {
    widgets::setZoom(factor);
    if (m_keeping) QSettings().setValue(zoomKey, widgets::zoom());
}

void MainWindow::setTheme(widgets::ThemeChoice choice) {
    widgets::applyTheme(choice);
    if (m_keeping) QSettings().setValue(themeKey, static_cast<int>(choice));
    for (QAction* action : m_themes->actions())
        if (action->data().toInt() == static_cast<int>(choice)) action->setChecked(true);
}

void MainWindow::openFile(const QString& path) {
    if (mayClose()) m_session.open(path);
}

void MainWindow::openSample() {
    if (mayClose()) m_session.openSample(untitledPath());
}

void MainWindow::openDialog() {
    const QString path = QFileDialog::getOpenFileName(this, tr("Open"), {}, tr("Banyan documents (*.banyan)"));
    if (!path.isEmpty()) openFile(path);
}

void MainWindow::newDialog() {
    QString path = QFileDialog::getSaveFileName(this, tr("New document"), tr("Portfolio.banyan"),
                                                tr("Banyan documents (*.banyan)"));
    if (path.isEmpty() || !mayClose()) {
        m_afterOpening = nullptr;
        return;
    }
    if (!isDocument(path)) path += QStringLiteral(".banyan");
    portfolio::Settings settings;
    settings.name = session::fromQt(QFileInfo(path).completeBaseName());
    const auto start = portfolio::apply({}, {"new", {portfolio::Put{settings}}, {}});
    if (!start) return showError(tr("The document was not made"), start.error());
    m_session.create(path, *start);
}

void MainWindow::saveCopyDialog() {
    QString path = QFileDialog::getSaveFileName(this, tr("Save a copy"), QFileInfo(m_session.path()).fileName(),
                                                tr("Banyan documents (*.banyan)"));
    if (path.isEmpty()) return;
    if (!isDocument(path)) path += QStringLiteral(".banyan");
    m_session.saveCopy(path);
}

void MainWindow::withDocument(std::function<void()> then) {
    if (m_session.isOpen()) return then();
    m_afterOpening = std::move(then);
    newDialog();
}

void MainWindow::importDialog() {
    withDocument([this] { importFiles(QFileDialog::getOpenFileNames(this, tr("Files to import"))); });
}

void MainWindow::importFiles(const QStringList& files) {
    if (files.isEmpty()) return;
    auto* dialog = new dialogs::ImportDialog(m_session, files, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &dialogs::ImportDialog::applied, this,
            [this](const QString& label) { m_notice->show(tr("Done: %1. Undo takes it back.").arg(label)); });
    dialog->open();
}

void MainWindow::runExport(const session::ExportAction& action, const std::vector<std::string>& sections) {
    const QString suffix = toQt(action.suffix);
    const QString base = m_session.untitled() ? tr("sample") : QFileInfo(m_session.path()).completeBaseName();
    const QString path =
        QFileDialog::getSaveFileName(this, toQt(action.title), base + '.' + suffix, QStringLiteral("*.%1").arg(suffix));
    if (path.isEmpty()) return;
    session::Snapshot snapshot = m_session.snapshot();
    snapshot.sections = sections;
    m_session.runExport(action, snapshot, path);
}

void MainWindow::showError(const QString& what, const Error& error) {
    m_notice->show(what + QStringLiteral(": ") + session::sentenceOf(error));
}

void MainWindow::showNotice(const QString& text) {
    m_notice->show(text);
}

bool MainWindow::mayClose() {
    if (m_session.finishSaving()) return true;
    const session::SaveStatus& save = m_session.saveStatus();
    QMessageBox box(QMessageBox::Warning, tr("Not saved"), {}, QMessageBox::Discard | QMessageBox::Cancel, this);
    box.setTextFormat(Qt::PlainText);
    box.setText(tr("%1 could not be saved. Leaving now loses them.").arg(session::counted(save.waiting, tr("edit"))));
    if (save.error) box.setInformativeText(session::sentenceOf(*save.error));
    box.setDefaultButton(QMessageBox::Cancel);
    return box.exec() == QMessageBox::Discard;
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!mayClose()) return event->ignore();
    if (m_keeping) QSettings().setValue(geometryKey, saveGeometry());
    m_session.close();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    if (!droppedFiles(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QStringList files = droppedFiles(event->mimeData());
    event->acceptProposedAction();
    if (files.size() == 1 && isDocument(files.constFirst())) return openFile(files.constFirst());
    withDocument([this, files] { importFiles(files); });
}

bool MainWindow::focusNextPrevChild(bool next) {
    return widgets::focusNextInReadingOrder(*this, next);
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    auto* button = qobject_cast<QAbstractButton*>(focusWidget());
    if (event->key() == Qt::Key_Escape)
        m_view.clearSelection();
    else if (button && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        button->click(); // only dialogs do that by themselves
    else
        QMainWindow::keyPressEvent(event);
}

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QHash>
#include <QMainWindow>

#include "views/items/component_model.h"
#include "views/session/session.h"
#include "views/session/view_state.h"
#include "views/widgets/theme.h"

class QMenu;
class QStackedWidget;

namespace banyan::present {
class PresentWindow;
} // namespace banyan::present

namespace banyan::pages {

class Banner;
class DecisionsPage;
class FilterMenu;
class HeaderBar;
class InventoryPage;
class MapPage;
class Page;
class ReportPage;
class Sidebar;
class StartPage;

/// The window: pages at the left, what all pages share above, the state of document and numbers below.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(session::Services services, QWidget* parent = nullptr);
    ~MainWindow() override;

    [[nodiscard]] session::Session& document() { return m_session; }
    [[nodiscard]] session::ViewState& view() { return m_view; }
    void openFile(const QString& path);
    void openSample();
    /// Shows the page of that title, in any case ("map"). False when there is none.
    bool showPage(const QString& title);
    /// Selects the record and shows a page that speaks of it.
    void showRecord(const portfolio::AnyId& id);
    void setTheme(widgets::ThemeChoice choice);
    /// Size of all text against the usual one, 0.8–2.
    void setZoom(double factor);
    /// Takes up theme, text size, geometry and columns where the last window left them, and keeps them from now on.
    void keepSettings();
    void showPalette();
    /// Shows the slides on the whole screen.
    void present();
    /// Null until somebody presented.
    [[nodiscard]] present::PresentWindow* presentation() const { return m_present; }
    /// Saves what the page shows, as it is filtered and selected, as a slide.
    void saveAsSlide();
    void showShortcuts();
    [[nodiscard]] const QList<Page*>& pages() const { return m_pages; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void buildCentre();
    void addPlanningPages();
    void addPage(Page* page);
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildPageMenus();
    void buildPlanMenu();
    void addWeightLaws(QMenu* menu);
    void buildHelpMenu();
    void connectSession();
    void showAbout();
    void refreshActions();
    void refreshPageMenus();
    void refreshTitle();
    void refreshRecentMenu();

    void openDialog();
    void newDialog();
    void saveCopyDialog();
    void importDialog();
    void importFiles(const QStringList& files);
    /// With nothing open, a new document is made first and `then` runs once it is there.
    void withDocument(std::function<void()> then);
    /// `sections`: of a report; empty: all.
    void runExport(const session::ExportAction& action, const std::vector<std::string>& sections);
    void showError(const QString& what, const Error& error);
    void showNotice(const QString& text);
    bool mayClose();

    session::Session m_session;
    session::ViewState m_view;
    items::ComponentModel m_components;
    HeaderBar* m_header;
    Banner* m_sampleBanner;
    Banner* m_notice;
    Sidebar* m_sidebar;
    QStackedWidget* m_stack;
    StartPage* m_start;
    QStackedWidget* m_whole; ///< start page, or sidebar and pages
    QList<Page*> m_pages;
    InventoryPage* m_inventory = nullptr;
    MapPage* m_map = nullptr;
    DecisionsPage* m_decisions = nullptr;
    ReportPage* m_report = nullptr;
    bool m_keeping = false; ///< theme, text size and geometry are kept

    QMenu* m_recentMenu = nullptr;
    QMenu* m_exportMenu = nullptr;
    FilterMenu* m_filterMenu = nullptr;
    QHash<Page*, QMenu*> m_pageMenus; ///< shown while their page is
    QAction* m_import = nullptr;
    QAction* m_saveCopy = nullptr;
    QAction* m_close = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QAction* m_retry = nullptr;
    QAction* m_filter = nullptr;
    QAction* m_propose = nullptr;
    QAction* m_replan = nullptr;
    QAction* m_stop = nullptr;
    QAction* m_decide = nullptr;
    QActionGroup* m_themes = nullptr;
    QAction* m_presentAction = nullptr;
    QAction* m_saveSlide = nullptr;
    present::PresentWindow* m_present = nullptr;
    std::function<void()> m_afterOpening;
};

} // namespace banyan::pages

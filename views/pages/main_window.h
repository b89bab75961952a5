// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QActionGroup>
#include <QMainWindow>

#include "views/items/component_model.h"
#include "views/session/session.h"
#include "views/session/view_state.h"
#include "views/widgets/theme.h"

class QMenu;
class QStackedWidget;

namespace banyan::pages {

class Banner;
class HeaderBar;
class Page;
class Sidebar;
class StartPage;

/// The window: pages at the left, what all pages share above, the state of document and numbers below.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    explicit MainWindow(session::Services services, QWidget* parent = nullptr);

    [[nodiscard]] session::Session& document() { return m_session; }
    [[nodiscard]] session::ViewState& view() { return m_view; }
    void openFile(const QString& path);
    void openSample();
    /// Shows the page of that title, in any case ("map"). False when there is none.
    bool showPage(const QString& title);
    void setTheme(widgets::ThemeChoice choice);
    [[nodiscard]] const QList<Page*>& pages() const { return m_pages; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildCentre();
    void addPage(Page* page);
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildHelpMenu();
    void connectSession();
    void refreshActions();
    void refreshTitle();
    void refreshRecentMenu();

    void openDialog();
    void newDialog();
    void saveCopyDialog();
    void importDialog();
    void importFiles(const QStringList& files);
    /// With nothing open, a new document is made first and `then` runs once it is there.
    void withDocument(std::function<void()> then);
    void runExport(const session::ExportAction& action);
    void showError(const QString& what, const Error& error);
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

    QMenu* m_recentMenu = nullptr;
    QMenu* m_exportMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QAction* m_import = nullptr;
    QAction* m_saveCopy = nullptr;
    QAction* m_close = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    QActionGroup* m_themes = nullptr;
    std::function<void()> m_afterOpening;
};

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>

#include "finding.h"
#include "synthetic.h"
#include "views/dialogs/merge_dialog.h"
#include "views/dialogs/split_dialog.h"
#include "views/items/component_model.h"
#include "views/pages/inventory_page.h"
#include "views/pages/main_window.h"
#include "views/pages/page.h"
#include "views/pages/palette.h"
#include "views/widgets/portfolio_table.h"

using namespace banyan;
using namespace banyan::portfolio;
using items::ComponentModel;
using pages::MainWindow;
using tests::patience;
using widgets::PortfolioTable;

namespace {

template <typename T>
T* childNamed(QWidget& parent, const QString& accessibleName) {
    for (T* each : parent.findChildren<T*>())
        if (each->accessibleName() == accessibleName) return each;
    return nullptr;
}

PortfolioTable* tableNamed(MainWindow& window, const QString& name) {
    return childNamed<PortfolioTable>(window, name);
}

void selectRows(PortfolioTable* table, const std::vector<int>& rows) {
    table->clearSelection();
    for (const int row : rows)
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    table->selectionModel()->setCurrentIndex(table->model()->index(rows.back(), 0), QItemSelectionModel::NoUpdate);
}

QAction* actionOf(MainWindow& window, const QString& beginning) {
    for (QAction* action : window.findChild<pages::InventoryPage*>()->actions())
        if (QString(action->text()).remove('&').startsWith(beginning)) return action;
    return nullptr;
}

} // namespace

/// The inventory page in its window.
class TestInventory : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_inventory");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void severalRowsSelectedHereAreSelectedEverywhere() {
        MainWindow window(tests::testServices());
        open(window);
        auto* table = tableNamed(window, "Components");
        selectRows(table, {1, 3, 4});
        QCOMPARE(window.view().components().size(), size_t{3});
        window.view().selectComponents({ComponentId("billing"), ComponentId("search")}, ComponentId("search"));
        QCOMPARE(table->selectedRows().size(), size_t{2});
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), "Search");
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(table->selectedRows().empty());
    }

    void editingOneOfTheSelectedCellsEditsThemAll() {
        MainWindow window(tests::testServices());
        open(window);
        auto* table = tableNamed(window, "Components");
        selectRows(table, {0, 1, 2});
        table->selectionModel()->setCurrentIndex(table->model()->index(1, ComponentModel::Kind),
                                                 QItemSelectionModel::NoUpdate);
        table->edit(table->currentIndex());
        auto* editor = table->viewport()->findChild<QLineEdit*>();
        QVERIFY(editor);
        editor->setText("website");
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(*window.document().undoLabel(), "set the kind of 3 components to \"website\"");
        for (int row = 0; row < 3; ++row)
            QCOMPARE(table->model()->index(row, ComponentModel::Kind).data().toString(), "website");
        window.document().undo();
        QVERIFY(!window.document().undoLabel());
    }

    void anOwnerIsChosenByTypingPartOfTheName() {
        MainWindow window(tests::testServices());
        open(window);
        auto* table = tableNamed(window, "Components");
        selectRows(table, {0});
        const QModelIndex owner = table->model()->index(0, ComponentModel::Owner);
        table->setCurrentIndex(owner);
        table->edit(owner);
        auto* list = table->viewport()->findChild<QComboBox*>();
        QVERIFY(list && list->isEditable());
        list->setCurrentText("Payments");
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE(owner.data().toString(), "Payments");
    }

    void widthsAndHiddenColumnsAreKeptInEachTable() {
        QSettings().clear();
        const auto dragEdge = [](PortfolioTable* table, int column, int by) {
            QWidget* titles = table->horizontalHeader()->viewport();
            const int edge = table->columnViewportPosition(column) + table->columnWidth(column) - 2;
            const int y = titles->height() / 2;
            QTest::mousePress(titles, Qt::LeftButton, {}, {edge, y});
            QTest::mouseMove(titles, {edge + by / 2, y});
            QTest::mouseMove(titles, {edge + by, y});
            QTest::mouseRelease(titles, Qt::LeftButton, {}, {edge + by, y});
        };
        int wanted = 0;
        {
            MainWindow window(tests::testServices());
            window.keepSettings();
            open(window);
            childNamed<QTabBar>(window, "Tables of the inventory")->setCurrentIndex(3);
            QTest::qWait(10);
            auto* teams = tableNamed(window, "Teams");
            const int before = teams->columnWidth(1);
            dragEdge(teams, 1, 60);
            wanted = teams->columnWidth(1);
            QVERIFY(wanted > before + 40);
            teams->setColumnHidden(2, true);
            emit teams->columnsChosen();
        }
        MainWindow window(tests::testServices());
        window.keepSettings();
        open(window);
        childNamed<QTabBar>(window, "Tables of the inventory")->setCurrentIndex(3);
        auto* teams = tableNamed(window, "Teams");
        QTRY_COMPARE(teams->columnWidth(1), wanted);
        QVERIFY(teams->isColumnHidden(2));
        QVERIFY(!tableNamed(window, "Systems")->isColumnHidden(2));
        QSettings().clear();
    }

    void rowsAreCopiedAsTabSeparatedTextWithTitles() {
        MainWindow window(tests::testServices());
        open(window);
        auto* table = tableNamed(window, "Components");
        table->setColumnHidden(ComponentModel::System, true);
        const QModelIndex first = table->model()->index(0, ComponentModel::Name);
        QVERIFY(table->model()->setData(first, "=SUM(A1)"));
        selectRows(table, {0});
        table->setFocus();
        QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QGuiApplication::clipboard()->text().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith("Name\tOwner\tKind"));
        QVERIFY(lines[1].startsWith("'=SUM(A1)\t"));
        QCOMPARE(lines[0].count('\t'), lines[1].count('\t'));
    }

    void theNameStaysInSightWhenTheTableScrollsSideways() {
        MainWindow window(tests::testServices());
        open(window);
        window.resize(700, 600);
        auto* table = tableNamed(window, "Components");
        table->fitColumns(0, 260);
        auto* names = table->findChild<QTableView*>("frozenColumn");
        QVERIFY(!names->isVisible());
        QVERIFY(table->horizontalScrollBar()->maximum() > 0);
        table->horizontalScrollBar()->setValue(table->horizontalScrollBar()->maximum());
        QVERIFY(names->isVisible());
        QCOMPARE(names->columnWidth(0), table->columnWidth(0));
        QCOMPARE(names->selectionModel(), table->selectionModel());
        table->verticalScrollBar()->setValue(56);
        QCOMPARE(names->verticalScrollBar()->value(), 56);
        table->setCurrentIndex(table->model()->index(4, ComponentModel::System));
        QVERIFY(table->visualRect(table->currentIndex()).left() >= table->columnWidth(0)); // not under the names
    }

    void removingAndRetiringTheSelectedIsUndone() {
        MainWindow window(tests::testServices());
        open(window);
        auto* table = tableNamed(window, "Components");
        selectRows(table, {0, 1});
        QCOMPARE(QString(actionOf(window, "Remove")->text()).remove('&'), "Remove 2 components");
        actionOf(window, "Remove")->trigger();
        QCOMPARE(table->model()->rowCount(), 46);
        QVERIFY(window.view().components().empty());
        window.document().undo();
        QCOMPARE(table->model()->rowCount(), 48);
        selectRows(table, {0});
        actionOf(window, "Retire")->trigger();
        QCOMPARE(table->model()->index(0, ComponentModel::Lifecycle).data().toString(), "retired");
        QVERIFY(actionOf(window, "Bring back")->isEnabled());
        actionOf(window, "Bring back")->trigger();
        QVERIFY(table->model()->index(0, ComponentModel::Lifecycle).data().toString() != "retired");
    }

    void eachTableAddsARowAndEditsItsName() {
        MainWindow window(tests::testServices());
        open(window);
        auto* bar = childNamed<QTabBar>(window, "Tables of the inventory");
        for (int tab = 0; tab < bar->count(); ++tab) {
            bar->setCurrentIndex(tab);
            const QString title = bar->tabText(tab).section(' ', 0, 0);
            auto* table = tableNamed(window, title);
            QVERIFY2(table, qPrintable(title));
            const int before = table->model()->rowCount();
            actionOf(window, "New")->trigger();
            QCOMPARE(table->model()->rowCount(), before + 1);
            QVERIFY2(table->currentIndex().isValid(), qPrintable(title));
            QVERIFY(window.document().undoLabel()->rfind("add ", 0) == 0);
        }
    }

    void aRowIsExplainedOnTheMap() {
        MainWindow window(tests::testServices());
        open(window);
        window.showPage("inventory");
        selectRows(tableNamed(window, "Components"), {2});
        const ComponentId id = window.view().component();
        actionOf(window, "Explain")->trigger();
        QVERIFY(!window.findChild<pages::InventoryPage*>()->isVisible());
        QCOMPARE(window.view().component(), id);
    }

    void aRecordIsShownInItsTable() {
        MainWindow window(tests::testServices());
        open(window);
        window.showPage("map");
        window.showRecord(TeamId("payments"));
        auto* bar = childNamed<QTabBar>(window, "Tables of the inventory");
        QVERIFY(bar->tabText(bar->currentIndex()).startsWith("Teams"));
        QVERIFY(bar->isVisible());
        QCOMPARE(tableNamed(window, "Teams")->currentIndex().data().toString(), "Payments");
        window.showPage("roadmap");
        window.showRecord(ComponentId("billing"));
        QCOMPARE(window.view().component(), ComponentId("billing"));
    }

    void thePartsOfTheFilterAreTakenAwayOneByOne() {
        MainWindow window(tests::testServices());
        open(window);
        session::Filter filter;
        filter.toggle(session::Facet::System, "commerce");
        filter.toggle(session::Facet::Kind, "service");
        window.view().setFilter(filter);
        auto* chip = childNamed<QPushButton>(window, "Remove the filter System: Commerce");
        QVERIFY(chip && chip->isVisible());
        QTest::mouseClick(chip, Qt::LeftButton);
        QVERIFY(!window.view().filter().choices.contains(session::Facet::System));
        QVERIFY(window.view().filter().choices.contains(session::Facet::Kind));
        QStringList texts;
        for (const QLabel* label : window.findChildren<QLabel*>())
            if (label->isVisible()) texts.append(label->text());
        QVERIFY(texts.contains(QString("%1 of 48 shown").arg(tableNamed(window, "Components")->model()->rowCount())));
    }

    void theMergeDialogMergesIntoTheChosenOne() {
        const Portfolio portfolio = tests::syntheticPortfolio(12);
        dialogs::MergeDialog dialog(portfolio, {ComponentId("billing"), ComponentId("checkout")},
                                    ComponentId("checkout"));
        QCOMPARE(dialog.kept(), ComponentId("checkout"));
        dialog.findChild<QComboBox*>()->setCurrentText("Billing");
        QCOMPARE(dialog.kept(), ComponentId("billing"));
        const auto after = apply(portfolio, *dialog.edit());
        QVERIFY(after.has_value());
        QVERIFY(after->find(ComponentId("billing")) && !after->find(ComponentId("checkout")));
    }

    void theSplitDialogAsksForANameAndMovesWhatIsChecked() {
        const Portfolio portfolio = tests::syntheticPortfolio(12);
        dialogs::SplitDialog dialog(portfolio, ComponentId("billing"));
        dialog.accept();
        QVERIFY(!dialog.edit()); // no name yet
        dialog.findChild<QLineEdit*>()->setText("Dunning Letters");
        auto* takes = dialog.findChild<QListWidget*>();
        QVERIFY(takes->count() > 0);
        takes->item(0)->setCheckState(Qt::Checked);
        dialog.accept();
        QVERIFY(dialog.edit());
        const auto after = apply(portfolio, *dialog.edit());
        QVERIFY(after.has_value() && after->find(ComponentId("dunning-letters")));
        int moved = 0;
        for (const Dependency& each : after->dependencies())
            moved += each.from == ComponentId("dunning-letters") || each.to == ComponentId("dunning-letters") ? 1 : 0;
        QCOMPARE(moved, 1);
    }

    void textSizeAndThemeAreKept() {
        QSettings().clear();
        {
            MainWindow window(tests::testServices());
            window.keepSettings();
            window.setZoom(1.5);
            window.setTheme(widgets::ThemeChoice::Dark);
        }
        widgets::setZoom(1);
        MainWindow window(tests::testServices());
        window.keepSettings();
        QCOMPARE(widgets::zoom(), 1.5);
        QVERIFY(widgets::theme().dark);
        QVERIFY(qFuzzyCompare(window.font().pointSizeF(), 15.0));
        window.setZoom(1);
        window.setTheme(widgets::ThemeChoice::Light);
        QSettings().clear();
    }

    void thePaletteOpensByKeyAndGoesToARecord() {
        MainWindow window(tests::testServices());
        open(window);
        window.showPalette();
        auto* palette = window.findChild<pages::Palette*>();
        QVERIFY(palette && palette->isVisible());
        auto* field = palette->findChild<QLineEdit*>();
        QTest::keyClicks(field, "fraud check");
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(window.view().component(), ComponentId("fraud-check"));
    }

private:
    void open(MainWindow& window) {
        window.resize(1280, 800);
        window.show();
        window.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(window.document().derived() && !window.document().working(), patience);
    }
};

QTEST_MAIN(TestInventory)
#include "tst_inventory.moc"

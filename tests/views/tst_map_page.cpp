// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

"Coverage"
}));
                               patience);
                          table->visualRect(table->model()->index(1, 0)).center());
                          titles.append(table->model()->headerData(column, Qt::Horizontal).toString());
                          {portfolio::Put{goal("fewer-errors", "operational")},
                           portfolio::Put{goal("faster", "change")}},
                          {}
                          }));
                          QTest::keyClick(handle, Qt::Key_Up);
                          QVERIFY(edit);
                          QVERIFY(on.settled());
                          QVERIFY(on.window.document().apply({"record", {portfolio::Put{before}}, {}}));
                          QVERIFY(std::abs(model->index(row, 0).data(ContributionModel::StartRole).toDouble() - sum) <
                                  1e-9);
                          QVERIFY(trail->isHidden());
                          auto* edit = named<QLineEdit>(on.detail(), "Revenue share, " + field);
                          before.asOf = Date::fromYmd(2026, 10, day);
                          before.id = Id<portfolio::AssessmentSnapshot>("assessed-" + std::to_string(day));
                          before.placements = {{point.id, 20.0 + day, 40, false, false, Quadrant::Defer}};
                          edit->setText(text);
                          if (const int column = table->horizontalHeader()->logicalIndex(place);
                              !table->isColumnHidden(column))
                              portfolio::AssessmentSnapshot before;
                          sum += model->index(row, 0).data(ContributionModel::PointsRole).toDouble();
                          {
                              "Add goals", : window(tests::testServices()) {
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  OnMap on;
                                  QCOMPARE(model->index(last, 0).data().toString(), "Risk");
                                  QCOMPARE(on.chart().content().riskThreshold,
                                           50.0); // at once, before the assessment follows
                                  QCOMPARE(on.chart().content().riskThreshold, 55.0);
                                  QCOMPARE(on.chart().content().trails.size(), size_t{1});
                                  QCOMPARE(on.chart().content().trailsSay, "moved since 1 Oct 2026");
                                  QCOMPARE(on.chart().content().trailsSay, "would move");
                                  QCOMPARE(on.chart().selected(), on.window.view().component());
                                  QCOMPARE(on.chart().selection().size(), size_t{2});
                                  QCOMPARE(on.window.document().portfolio(), before);
                                  QCOMPARE(on.window.document().portfolio(), before);
                                  QCOMPARE(on.window.document().portfolio().settings().riskThreshold, 55.0);
                                  QCOMPARE(on.window.document().portfolio().settings().valueThreshold, 60.0);
                                  QCOMPARE(on.window.document().undoLabel().value_or(""), std::string("Add goals"));
                                  QCOMPARE(on.window.document().undoLabel().value_or(""),
                                           std::string("Keep the what-if"));
                                  QCOMPARE(on.window.document().undoLabel().value_or(""),
                                           std::string("Move the risk threshold to 55"));
                                  QCOMPARE(on.window.view().component(), on.chart().content().unplaced[1].id);
                                  QCOMPARE(on.window.view().components().size(), size_t{1});
                                  QCOMPARE(on.window.view().components().size(), size_t{2});
                                  QCOMPARE(placed.quadrant, Quadrant::Defer);
                                  QCOMPARE(table->model()->rowCount(), 3);
                                  QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
                                  QCOMPARE(table->selectionModel()->selectedRows().size(), 3);
                                  QCOMPARE(table.at(0).author, std::string("Kim"));
                                  QCOMPARE(table.at(0).reason, std::string("It is being sold"));
                                  QCOMPARE(table.size(), size_t{1});
        QCOMPARE(titles, (QStringList{
            "Name", "Quadrant", "Value", "Value range", "Risk", "Risk range", "Sure", QCoreApplication::processEvents();
            QCoreApplication::processEvents(); // what was made just now is shown
            QCoreApplication::setApplicationName("tst_map_page");
            QCoreApplication::setOrganizationName("Banyan tests");
            QStandardPaths::setTestModeEnabled(true);
            QStringList titles;
            QTRY_COMPARE_WITH_TIMEOUT(on.chart().content().find(id)->quadrant, Quadrant::Defer, patience);
            QTRY_VERIFY_WITH_TIMEOUT(!on.chart().content().trails.empty(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(!on.chart().content().trails.empty(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(on.chart().content().find(id), patience);
            QTRY_VERIFY_WITH_TIMEOUT(on.window.document().robustness(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), "2 components selected"), patience);
            QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), "Measure first"), patience);
            QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), "The map in short"), patience);
            QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), "on average"), patience);
            QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), QString::number(count)), patience);
            QTest::keyClick(handle, Qt::Key_Return);
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
        QVERIFY(!named<QAbstractButton>(on.detail(), "Revenue share: Estimate…"));
        QVERIFY(!on.window.document().undoLabel());
        QVERIFY(!on.window.document().undoLabel());
        QVERIFY(!place->isEnabled());
        QVERIFY(!place->isEnabled());
        QVERIFY(!strip->isVisible() && !whatIf->isChecked());
        QVERIFY(!strip->isVisible());
        QVERIFY(!table->isVisible());
        QVERIFY(!trail->isHidden());
        QVERIFY(dialog);
        QVERIFY(dialog);
        QVERIFY(head->text().contains("(3)"));
        QVERIFY(numbers.text().contains("Criterion\tRaw\tScore\tWeight\tPoints\tFrom"));
        QVERIFY(on.chart().content().find(id)->leavesGhost());
        QVERIFY(on.chart().content().trails.empty());
        QVERIFY(on.chart().content().trails.empty());
        QVERIFY(on.chart().selection().empty());
        QVERIFY(on.chart().selection().empty());
        QVERIFY(on.detail().findChild<widgets::ProbabilityBar*>()->accessibleName().contains("Address early"));
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.settled());
        QVERIFY(on.window.document().apply(
        QVERIFY(on.window.document().apply({"record", {portfolio::Put{before}}, {}}));
        QVERIFY(on.window.document().derived()->assessment.find(id)->valueCoverage > 0);
        QVERIFY(on.window.document().portfolio().table<portfolio::Override>().empty());
        QVERIFY(on.window.document().undoLabel().value_or("").starts_with("Estimate \"Revenue share\" of"));
        QVERIFY(place->isEnabled());
        QVERIFY(placed.at.x() < 50 && placed.at.y() < 50);
        QVERIFY(says(*strip, "would move"));
        QVERIFY(says(on.detail(), "It is being sold"));
        QVERIFY(says(on.detail(), "Low is to be at most likely"));
        QVERIFY(says(on.detail(), "Not placed"));
        QVERIFY(says(on.detail(), "import of inventory.csv"));
        QVERIFY(says(on.detail(), "sonar-commerce.json line"));
        QVERIFY(std::abs(sum - assessed->risk.mid) < 1e-9);
        QVERIFY(strip->isVisible());
        QVERIFY(table->horizontalHeader()->length() <= table->viewport()->width());
        QVERIFY(table->isVisible());
        QVERIFY(table->isVisible());
        QVERIFY(table->model()->index(0, 2).data().toString().startsWith("collect first: "));
        QVERIFY(table->model()->index(0, items::ComponentModel::RiskRange).data().toString().contains(u'–'));
        QVERIFY(trail && trail->isHidden());
        QVERIFY(trail->accessibleName().contains("Value from 21 to "));
        QVERIFY(trail->accessibleName().startsWith("Trail since 1 Oct 2026: Risk from 40 to "));
        QVERIFY2(!on.window.document().undoLabel(), "it is at its default already");
        QVERIFY2(!placed.leavesGhost(), "there is no computed place");
        QVERIFY2(on.window.height() == 800, "the sliders find room in the window as it is");
        auto* dialog = on.window.findChild<dialogs::OverrideDialog*>();
        auto* dialog = on.window.findChild<dialogs::OverrideDialog*>();
        auto* head = tray->findChild<QAbstractButton*>();
        auto* menu = named<QMenu>(on.detail(), "Quadrants to place it in");
        auto* menu = on.window.findChild<pages::MapPage*>()->showMenu();
        auto* place = named<QAbstractButton>(*dialog, "Place");
        auto* reason = named<QPlainTextEdit>(*dialog, "Reason");
        auto* save = named<QAbstractButton>(on.detail(), "Save Revenue share");
        auto* sliders = strip->findChild<widgets::LinkedSliders*>();
        auto* strip = on.window.findChild<pages::WhatIfStrip*>();
        auto* table = named<QTableView>(on.window, "Map as a table");
        auto* table = named<QTableView>(on.window, "Map as a table");
        auto* table = tray->findChild<QTableView*>();
        auto* trail = on.detail().findChild<widgets::HistoryTrail*>();
        auto* tray = on.window.findChild<pages::UnplacedTray*>();
        auto* whatIf = named<QAbstractButton>(on.window, "What if…");
        before.asOf = Date::fromYmd(2026, 10, 1);
        before.cause = "import of inventory.csv";
        before.id = Id<portfolio::AssessmentSnapshot>("assessed-2026-10-01");
        before.placements = {{point.id, 20, 20, false, false, Quadrant::Defer}};
        charts::ThresholdHandle* handle = on.chart().handle(Axis::Risk);
        const ComponentId id = on.chart().content().points.front().id;
        const ComponentId id = on.chart().content().points.front().id;
        const ComponentId id = on.chart().content().unplaced.front().id;
        const ComponentId id = on.chart().content().unplaced.front().id;
        const auto count = on.chart().content().counts[0];
        const auto type = [&](const QString& field, const QString& text) {
                const auto& points = on.chart().content().points;
                const auto& points = on.chart().content().points;
                const auto& table = on.window.document().portfolio().table<portfolio::Override>();
                const auto* assessed = on.window.document().derived()->assessment.find(id);
                const auto* model = on.detail().findChild<widgets::ContributionTable*>()->model();
                const charts::MapPoint placed = *on.chart().content().find(id);
                const charts::MapPoint point = on.chart().content().points.front();
                const charts::MapPoint point = on.chart().content().points.front();
                const int last = model->rowCount() - 1;
                const portfolio::Portfolio before = on.window.document().portfolio();
                const std::vector<ComponentId> ids{points[0].id, points[1].id, points[2].id};
                const widgets::ScoreDialog numbers(*assessed, on.window.document().derived()->assessment);
                double sum = 0;
                emit on.chart().placeWanted({id}, Quadrant::Defer);
                emit on.chart().selectionPicked({points[0].id, points[1].id});
                emit on.chart().thresholdResetWanted(Axis::Risk);
                emit on.chart().thresholdSettled(Axis::Value, 60);
                for (const int day : {1, 15}) {
                    for (int i = 0; i < 5; ++i)
                        for (int place = 0; place < table->model()->columnCount(); ++place)
                            for (int row = 0; row + 1 < model->rowCount(); ++row) {
                                head->click();
                                head->click();
                                if (each->accessibleName() == accessibleName) return each;
                                if (label->isVisibleTo(&parent) && label->text().contains(part)) return true;
                                made.contributions = {{branch, 9}};
                                made.id = portfolio::GoalId(id);
                                made.name = id;
                                made.points = 50;
                                menu->actions().last()->trigger();
                                menu->showTrailsSince(before.id);
                                named<QAbstractButton>(*dialog, "Place")->click();
                                named<QAbstractButton>(*on.window.findChild<pages::MapPage*>(), "Table")->click();
                                named<QAbstractButton>(*on.window.findChild<pages::MapPage*>(), "Table")->click();
                                named<QAbstractButton>(*strip, "Discard")->click();
                                named<QAbstractButton>(*strip, "Keep")->click();
                                named<QAbstractButton>(on.detail(), "Revenue share: Estimate…")->click();
                                named<QAbstractButton>(on.detail(), "Withdraw the override")->click();
                                named<QLineEdit>(*dialog, "Author")->setText("Kim");
                                named<QLineEdit>(*dialog, "Author")->setText("Kim");
                                named<QPlainTextEdit>(*dialog, "Reason")->setPlainText("Nobody misses it");
                                on.window.document().undo();
                                on.window.document().undo();
                                on.window.document().undo();
                                on.window.resize(1280, 800);
                                on.window.view().selectComponent(id);
                                on.window.view().selectComponent(id);
                                on.window.view().selectComponent(id);
                                on.window.view().selectComponent(id);
                                on.window.view().selectComponent(point.id);
                                on.window.view().selectComponent(point.id);
                                on.window.view().selectComponent(points[2].id);
                                on.window.view().selectComponents(ids);
                                place->click();
                                portfolio::AssessmentSnapshot before;
                                portfolio::Goal made;
                                reason->setPlainText("  ");
                                reason->setPlainText("It is being sold");
        return QTest::qWaitFor([this] {
                                    return window.document().derived() && !window.document().working(); },
        return made;
        save->click();
        save->click();
        sliders->move(1, 950);
        sliders->move(1, 950);
        table->selectRow(5);
        type("high", "12");
        type("likely", "4");
        type("low", "2");
        type("low", "8");
        type("who says so", "Kim");
        using items::ContributionModel;
        whatIf->click();
        whatIf->click();
        widgets::applyTheme(widgets::ThemeChoice::Light);
        window.openSample();
        window.resize(1280, 800);
        window.show();
        window.showPage("map");
                            }
                }
        };
    OnMap()
    Q_OBJECT
    [[nodiscard]] bool settled() {
                charts::MapChart& chart() {
                    return *window.findChild<charts::MapChart*>();
                }
                for (T* each : parent.findChildren<T*>())
                    for (const QLabel* label : parent.findChildren<QLabel*>())
                        pages::MainWindow window;
                return false;
                return nullptr;
                static portfolio::Goal goal(const std::string& id, const std::string& branch) {
                    void aMovedThresholdIsOneStepThatUndoTakesBack() {
                        void aWhatIfChangesTheMapAloneUntilItIsKept() {
                            void anEstimateIsGivenInPlaceAndCounts() {
                                void initTestCase() {
                                    void placingNeedsAReasonAndIsWithdrawn() {
                                        void theDetailExplainsAndSumsUp() {
                                            void theTableSelectsWhatTheMapSelects() {
                                                void theTableShowsRangesAndFitsBesideTheDetail() {
                                                    void theTrayNamesWhatToCollectAndFolds() {
                                                        void trailsAreShownSinceARecordedAssessment() {
                                                            void twoRecordsGiveATrailOfTheScores() {
                                                                void whatHasNoPlaceIsPlacedFromItsDetail() {
                                                                    void withNothingSelectedTheMapIsSummedUp() {
                                                                        widgets::DetailPanel& detail() {
                                                                            return *window.findChild<
                                                                                widgets::DetailPanel*>();
                                                                        }
                                                                    }
                                                                }
                                                            }
                                                        }
                                                    }
                                                }
                                            }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
    }
    }
#include "synthetic.h"
#include "tst_map_page.moc"
#include "views/charts/map_chart.h"
#include "views/charts/threshold_handle.h"
#include "views/dialogs/override_dialog.h"
#include "views/items/component_model.h"
#include "views/pages/main_window.h"
#include "views/pages/map_menus.h"
#include "views/pages/map_page.h"
#include "views/pages/unplaced_tray.h"
#include "views/pages/what_if_strip.h"
#include "views/widgets/contribution_table.h"
#include "views/widgets/detail_panel.h"
#include "views/widgets/history_trail.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/probability_bar.h"
#include "views/widgets/score_dialog.h"
/// A window with the sample on the map page.
QTEST_MAIN(TestMapPage)
T* named(QWidget& parent, const QString& accessibleName) {
            bool says(const QWidget& parent, const QString& part){
                class OnMap{class TestMapPage : public QObject{constexpr int patience = 60'000; ///< ms
            namespace {
        private slots:
        private:
        public:
            template <typename T>
            using namespace banyan;
            using portfolio::Axis;
            using portfolio::ComponentId;
            using portfolio::Quadrant;
            }
}
                              } // namespace
                          };
                          }
                          ;

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

#include "finding.h"
#include "synthetic.h"
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
#include "views/widgets/labels.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/probability_bar.h"
#include "views/widgets/score_dialog.h"

using namespace banyan;
using portfolio::Axis;
using portfolio::ComponentId;
using portfolio::Quadrant;
using tests::named;
using tests::patience;

namespace {

bool says(const QWidget& parent, const QString& part) {
    for (const QLabel* label : parent.findChildren<QLabel*>())
        if (label->isVisibleTo(&parent) && label->text().contains(part)) return true;
    return false;
}

/// A window with the sample on the map page.
class OnMap {
public:
    OnMap()
        : window(tests::testServices()) {
        window.resize(1280, 800);
        window.show();
        window.showPage("map");
        window.openSample();
    }
    [[nodiscard]] bool settled() {
        return QTest::qWaitFor([this] { return window.document().derived() && !window.document().working(); },
                               patience);
    }
    charts::MapChart& chart() { return *window.findChild<charts::MapChart*>(); }
    widgets::DetailPanel& detail() { return *window.findChild<widgets::DetailPanel*>(); }

    pages::MainWindow window;
};

} // namespace

class TestMapPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_map_page");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void aMovedThresholdIsOneStepThatUndoTakesBack() {
        OnMap on;
        QVERIFY(on.settled());
        charts::ThresholdHandle* handle = on.chart().handle(Axis::Risk);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(handle, Qt::Key_Up);
        QTest::keyClick(handle, Qt::Key_Return);
        QCOMPARE(on.window.document().undoLabel().value_or(""), std::string("Move the risk threshold to 55"));
        QCOMPARE(on.window.document().portfolio().settings().riskThreshold, 55.0);
        QVERIFY(on.settled());
        QCOMPARE(on.chart().content().riskThreshold, 55.0);
        on.window.document().undo();
        QCOMPARE(on.chart().content().riskThreshold, 50.0); // at once, before the assessment follows
        QVERIFY(!on.window.document().undoLabel());
        emit on.chart().thresholdResetWanted(Axis::Risk);
        QVERIFY2(!on.window.document().undoLabel(), "it is at its default already");
    }

    void placingNeedsAReasonAndIsWithdrawn() {
        OnMap on;
        QVERIFY(on.settled());
        const ComponentId id = on.chart().content().points.front().id;
        on.window.view().selectComponent(id);
        emit on.chart().placeWanted({id}, Quadrant::Defer);
        auto* dialog = on.window.findChild<dialogs::OverrideDialog*>();
        QVERIFY(dialog);
        auto* place = named<QAbstractButton>(*dialog, "Place");
        auto* reason = named<QPlainTextEdit>(*dialog, "Reason");
        named<QLineEdit>(*dialog, "Author")->setText("Kim");
        QVERIFY(!place->isEnabled());
        reason->setPlainText("  ");
        QVERIFY(!place->isEnabled());
        reason->setPlainText("It is being sold");
        QVERIFY(place->isEnabled());
        place->click();
        const auto& table = on.window.document().portfolio().table<portfolio::Override>();
        QCOMPARE(table.size(), size_t{1});
        QCOMPARE(table.at(0).reason, std::string("It is being sold"));
        QCOMPARE(table.at(0).author, std::string("Kim"));
        QVERIFY(on.settled());
        QTRY_COMPARE_WITH_TIMEOUT(on.chart().content().find(id)->quadrant, Quadrant::Defer, patience);
        QVERIFY(on.chart().content().find(id)->leavesGhost());
        QVERIFY(says(on.detail(), "It is being sold"));
        named<QAbstractButton>(on.detail(), "Withdraw the override")->click();
        QVERIFY(on.window.document().portfolio().table<portfolio::Override>().empty());
    }

    void whatHasNoPlaceIsPlacedFromItsDetail() {
        OnMap on;
        QVERIFY(on.settled());
        const ComponentId id = on.chart().content().unplaced.front().id;
        on.window.view().selectComponent(id);
        auto* menu = named<QMenu>(on.detail(), "Quadrants to place it in");
        menu->actions().last()->trigger();
        auto* dialog = on.window.findChild<dialogs::OverrideDialog*>();
        QVERIFY(dialog);
        named<QPlainTextEdit>(*dialog, "Reason")->setPlainText("Nobody misses it");
        named<QLineEdit>(*dialog, "Author")->setText("Kim");
        named<QAbstractButton>(*dialog, "Place")->click();
        QVERIFY(on.settled());
        QTRY_VERIFY_WITH_TIMEOUT(on.chart().content().find(id), patience);
        const charts::MapPoint placed = *on.chart().content().find(id);
        QCOMPARE(placed.quadrant, Quadrant::Defer);
        QVERIFY(placed.at.x() < 50 && placed.at.y() < 50);
        QVERIFY2(!placed.leavesGhost(), "there is no computed place");
    }

    void theDetailExplainsAndSumsUp() {
        OnMap on;
        QVERIFY(on.settled());
        const ComponentId id = on.chart().content().points.front().id;
        on.window.view().selectComponent(id);
        const auto* assessed = on.window.document().derived()->assessment.find(id);
        QVERIFY(on.detail().findChild<widgets::ProbabilityBar*>()->accessibleName().contains("Address early"));
        const auto* model = on.detail().findChild<widgets::ContributionTable*>()->model();
        using items::ContributionModel;
        double sum = 0;
        for (int row = 0; row + 1 < model->rowCount(); ++row) {
            QVERIFY(std::abs(model->index(row, 0).data(ContributionModel::StartRole).toDouble() - sum) < 1e-9);
            sum += model->index(row, 0).data(ContributionModel::PointsRole).toDouble();
        }
        const int last = model->rowCount() - 1;
        QCOMPARE(model->index(last, 0).data().toString(), "Risk");
        QVERIFY(std::abs(sum - assessed->risk.mid) < 1e-9);
        QVERIFY(says(on.detail(), "sonar-commerce.json line"));
        QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), "on average"), patience);
        const widgets::ScoreDialog numbers(*assessed, on.window.document().derived()->assessment);
        QVERIFY(numbers.text().contains("Criterion\tRaw\tScore\tWeight\tPoints\tFrom"));
    }

    void withNothingSelectedTheMapIsSummedUp() {
        OnMap on;
        QVERIFY(on.settled());
        QTRY_VERIFY_WITH_TIMEOUT(on.window.document().robustness(), patience);
        QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), "The map in short"), patience);
        QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), "Measure first"), patience);
        QVERIFY(says(on.detail(), "Not placed"));
        QCoreApplication::processEvents();
        for (const auto* link : on.detail().findChildren<widgets::ElidedButton*>()) // names that notes leave room for
            QVERIFY2(!link->isVisible() || link->text() == link->accessibleName() || link->width() >= 180,
                     qPrintable(link->accessibleName()));
        const auto& points = on.chart().content().points;
        emit on.chart().selectionPicked({points[0].id, points[1].id});
        QCOMPARE(on.window.view().components().size(), size_t{2});
        QCOMPARE(on.chart().selection().size(), size_t{2});
        QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), "2 components selected"), patience);
        on.window.view().selectComponent(points[2].id);
        QVERIFY(on.chart().selection().empty());
    }

    void anEstimateIsGivenInPlaceAndCounts() {
        OnMap on;
        QVERIFY(on.settled());
        const ComponentId id = on.chart().content().unplaced.front().id;
        on.window.view().selectComponent(id);
        const auto type = [&](const QString& field, const QString& text) {
            auto* edit = named<QLineEdit>(on.detail(), "Revenue share, " + field);
            QVERIFY(edit);
            edit->setText(text);
        };
        named<QAbstractButton>(on.detail(), "Revenue share: Estimate…")->click();
        QCoreApplication::processEvents(); // what was made just now is shown
        type("low", "8");
        type("likely", "4");
        type("high", "12");
        type("who says so", "Kim");
        auto* save = named<QAbstractButton>(on.detail(), "Save Revenue share");
        save->click();
        QVERIFY(!on.window.document().undoLabel());
        QVERIFY(says(on.detail(), "Low is to be at most likely"));
        type("low", "2");
        save->click();
        QVERIFY(on.window.document().undoLabel().value_or("").starts_with("Estimate \"Revenue share\" of"));
        QVERIFY(on.settled());
        QVERIFY(on.window.document().derived()->assessment.find(id)->valueCoverage > 0);
        QVERIFY(!named<QAbstractButton>(on.detail(), "Revenue share: Estimate…"));
    }

    void theTrayNamesWhatToCollectAndFolds() {
        OnMap on;
        QVERIFY(on.settled());
        auto* tray = on.window.findChild<pages::UnplacedTray*>();
        auto* table = tray->findChild<QTableView*>();
        QCOMPARE(table->model()->rowCount(), 3);
        QVERIFY(table->model()->index(0, 2).data().toString().startsWith("collect first: "));
        auto* head = tray->findChild<QAbstractButton*>();
        QVERIFY(head->text().contains("(3)"));
        head->click();
        QVERIFY(!table->isVisible());
        head->click();
        QVERIFY(table->isVisible());
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                          table->visualRect(table->model()->index(1, 0)).center());
        QCOMPARE(on.window.view().component(), on.chart().content().unplaced[1].id);
    }

    void trailsAreShownSinceARecordedAssessment() {
        OnMap on;
        QVERIFY(on.settled());
        const charts::MapPoint point = on.chart().content().points.front();
        portfolio::AssessmentSnapshot before;
        before.id = Id<portfolio::AssessmentSnapshot>("assessed-2026-10-01");
        before.asOf = Date::fromYmd(2026, 10, 1);
        before.cause = "import of inventory.csv";
        before.placements = {{point.id, 20, 20, false, false, Quadrant::Defer}};
        QVERIFY(on.window.document().apply({"record", {portfolio::Put{before}}, {}}));
        QVERIFY(on.settled());
        auto* menu = on.window.findChild<pages::MapPage*>()->showMenu();
        menu->showTrailsSince(before.id);
        QCOMPARE(on.chart().content().trails.size(), size_t{1});
        QCOMPARE(on.chart().content().trailsSay, "moved since 1 Oct 2026");
        on.window.view().selectComponent(point.id);
        QVERIFY(says(on.detail(), "import of inventory.csv"));
        on.window.document().undo();
        QVERIFY(on.settled());
        QVERIFY(on.chart().content().trails.empty());
    }

    void theTableSelectsWhatTheMapSelects() {
        OnMap on;
        QVERIFY(on.settled());
        const auto& points = on.chart().content().points;
        const std::vector<ComponentId> ids{points[0].id, points[1].id, points[2].id};
        on.window.view().selectComponents(ids);
        named<QAbstractButton>(*on.window.findChild<pages::MapPage*>(), "Table")->click();
        auto* table = named<QTableView>(on.window, "Map as a table");
        QVERIFY(table->isVisible());
        QCOMPARE(table->selectionModel()->selectedRows().size(), 3);
        table->selectRow(5);
        QCOMPARE(on.window.view().components().size(), size_t{1});
        QVERIFY(on.chart().selection().empty());
        QCOMPARE(on.chart().selected(), on.window.view().component());
        QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    }

    void aWhatIfChangesTheMapAloneUntilItIsKept() {
        OnMap on;
        QVERIFY(on.settled());
        QVERIFY(on.window.document().apply(
            {"Add goals",
             {portfolio::Put{goal("fewer-errors", "operational")}, portfolio::Put{goal("faster", "change")}},
             {}}));
        QVERIFY(on.settled());
        const portfolio::Portfolio before = on.window.document().portfolio();
        auto* whatIf = named<QAbstractButton>(on.window, "What if…");
        auto* strip = on.window.findChild<pages::WhatIfStrip*>();
        QVERIFY(!strip->isVisible());
        whatIf->click();
        QVERIFY(strip->isVisible());
        auto* sliders = strip->findChild<widgets::LinkedSliders*>();
        sliders->move(1, 950);
        QTRY_VERIFY_WITH_TIMEOUT(!on.chart().content().trails.empty(), patience);
        QCOMPARE(on.chart().content().trailsSay, "would move");
        QVERIFY(says(*strip, "would move"));
        QVERIFY2(on.window.height() == 800, "the sliders find room in the window as it is");
        const auto count = on.chart().content().counts[0];
        QTRY_VERIFY_WITH_TIMEOUT(says(on.detail(), QString::number(count)), patience);
        QCOMPARE(on.window.document().portfolio(), before);
        named<QAbstractButton>(*strip, "Discard")->click();
        QVERIFY(!strip->isVisible() && !whatIf->isChecked());
        QVERIFY(on.chart().content().trails.empty());
        QCOMPARE(on.window.document().undoLabel().value_or(""), std::string("Add goals"));
        whatIf->click();
        sliders->move(1, 950);
        emit on.chart().thresholdSettled(Axis::Value, 60);
        QTRY_VERIFY_WITH_TIMEOUT(!on.chart().content().trails.empty(), patience);
        named<QAbstractButton>(*strip, "Keep")->click();
        QCOMPARE(on.window.document().undoLabel().value_or(""), std::string("Keep the what-if"));
        QCOMPARE(on.window.document().portfolio().settings().valueThreshold, 60.0);
        on.window.document().undo();
        QCOMPARE(on.window.document().portfolio(), before);
    }

    void pastAssessmentsBecomeATrail() {
        OnMap on;
        QTRY_VERIFY_WITH_TIMEOUT(!on.chart().content().points.empty(), patience);
        const charts::MapPoint point = on.chart().content().points.front();
        on.window.view().selectComponent(point.id);
        QVERIFY(on.settled());
        auto* trail = on.detail().findChild<widgets::HistoryTrail*>();
        QVERIFY(trail && trail->isHidden());
        for (const int day : {1, 15}) {
            portfolio::AssessmentSnapshot before;
            before.id = Id<portfolio::AssessmentSnapshot>("assessed-" + std::to_string(day));
            before.asOf = Date::fromYmd(2026, 10, day);
            before.placements = {{point.id, 20.0 + day, 40, false, false, Quadrant::Defer}};
            QVERIFY(on.window.document().apply({"record", {portfolio::Put{before}}, {}}));
        }
        QVERIFY(on.settled());
        QVERIFY(!trail->isHidden());
        QVERIFY(trail->accessibleName().startsWith("Trail since 1 Oct 2026: Risk from 40 to "));
        QVERIFY(trail->accessibleName().contains("Value from 21 to "));
    }

    void theTableTwinShowsRangesAndFitsTheWindow() {
        OnMap on;
        on.window.resize(1280, 800);
        named<QAbstractButton>(*on.window.findChild<pages::MapPage*>(), "Table")->click();
        QVERIFY(on.settled());
        QCoreApplication::processEvents();
        auto* table = named<QTableView>(on.window, "Map as a table");
        QVERIFY(table->model()->index(0, items::ComponentModel::RiskRange).data().toString().contains(u'–'));
        QStringList titles;
        for (int place = 0; place < table->model()->columnCount(); ++place)
            if (const int column = table->horizontalHeader()->logicalIndex(place); !table->isColumnHidden(column))
                titles << table->model()->headerData(column, Qt::Horizontal).toString();
        QCOMPARE(titles,
                 (QStringList{"Name", "Quadrant", "Value", "Value range", "Risk", "Risk range", "Sure", "Coverage"}));
        QTRY_VERIFY2(
            table->horizontalHeader()->length() <= table->viewport()->width(),
            qPrintable(QString("%1 in %2").arg(table->horizontalHeader()->length()).arg(table->viewport()->width())));
    }

private:
    static portfolio::Goal goal(const std::string& id, const std::string& branch) {
        portfolio::Goal made;
        made.id = portfolio::GoalId(id);
        made.name = id;
        made.points = 50;
        made.contributions = {{branch, 9}};
        return made;
    }
};

QTEST_MAIN(TestMapPage)
#include "tst_map_page.moc"

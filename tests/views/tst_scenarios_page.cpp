// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>
#include <QStandardPaths>
#include <QTest>

#include "model/storage/document.h"
#include "synthetic.h"
#include "views/charts/map_chart.h"
#include "views/charts/timeline_view.h"
#include "views/pages/compare_view.h"
#include "views/pages/main_window.h"
#include "views/pages/scenarios_page.h"
#include "views/session/scenario_work.h"
#include "views/widgets/scenario_editor.h"
#include "views/widgets/theme.h"
#include "walk_checks.h"

using namespace banyan;
using namespace banyan::portfolio;

namespace {

constexpr int patience = 120'000; ///< ms

struct OnScenarios {
    pages::MainWindow window;
    pages::ScenariosPage* page = nullptr;

    OnScenarios()
        : window(services()) {
        window.resize(1280, 800);
        window.show();
        window.openSample();
        const auto settled = [this] {
            const auto& document = window.document();
            return document.isOpen() && document.derived() && document.planned() && !document.working();
        };
        if (!QTest::qWaitFor(settled, patience)) qFatal("the document was not planned");
        window.showPage("Scenarios");
        page = window.findChild<pages::ScenariosPage*>();
    }
    static session::Services services() {
        return tests::testServicesWith([] { return tests::withInitiatives(tests::syntheticPortfolio(24), 6); });
    }
    [[nodiscard]] const Portfolio& portfolio() { return window.document().portfolio(); }
    template <typename T>
    T* named(const QString& name) const {
        for (T* each : page->findChildren<T*>())
            if (each->accessibleName() == name) return each;
        qFatal("nothing is called %s", qPrintable(name));
        return nullptr;
    }
    void type(const QString& field, const QString& text) const {
        auto* edit = named<QLineEdit>(field);
        edit->setText(text);
        emit edit->editingFinished();
    }
    [[nodiscard]] const std::vector<roadmap::Difference>& differences() {
        const auto done = [this] {
            return !page->work().working() && !window.document().working() && page->work().comparison();
        };
        if (!QTest::qWaitFor(done, patience)) qFatal("nothing was compared");
        return page->compareView()->differences().rows();
    }
    void choose(const QString& side, int index) const {
        auto* choice = named<QComboBox>(side);
        choice->setCurrentIndex(index);
        emit choice->activated(index);
    }
    void take(const QString& side, const QString& part) const {
        for (QMenu* menu : page->findChildren<QMenu*>()) {
            if (menu->title() != side) continue;
            emit menu->aboutToShow();
            for (QAction* action : menu->actions())
                if (action->text().remove('&') == part) return action->trigger();
        }
        qFatal("there is no %s in %s", qPrintable(part), qPrintable(side));
    }
};

} // namespace

class ScenariosPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_scenarios_page");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void aNewScenarioDiffersInNothingUntilItIsEdited() {
        OnScenarios on;
        const Portfolio before = on.portfolio();
        on.named<QPushButton>("New scenario")->click();
        QCOMPARE(on.portfolio().table<Scenario>().size(), size_t{1});
        QVERIFY(on.differences().empty());
        on.type("Name of the scenario", "Lean");
        on.type("Every team, in %", "5");
        QCOMPARE(on.portfolio().table<Scenario>().at(0).name, std::string("Lean"));
        QCOMPARE(on.portfolio().table<Scenario>().at(0).budgetPercent, std::optional(5.0));
        QVERIFY(!on.differences().empty());
        on.type("Every team, in %", ""); // as in the portfolio again
        QVERIFY(!on.portfolio().table<Scenario>().at(0).budgetPercent);
        QVERIFY(on.differences().empty());
        on.type("Every team, in %", "500");
        QVERIFY(!on.portfolio().table<Scenario>().at(0).budgetPercent);
        on.named<QPushButton>("Discard")->click();
        QCOMPARE(on.portfolio(), before);
    }

    void bothSidesHaveEqualAxes() {
        OnScenarios on;
        on.named<QPushButton>("New scenario")->click();
        on.type("Every team, in %", "5");
        QVERIFY(!on.differences().empty());
        on.named<QPushButton>("Plans")->click();
        const auto* a = on.page->compareView()->timeline(0);
        const auto* b = on.page->compareView()->timeline(1);
        QCOMPARE(a->timeWindow().weeks, b->timeWindow().weeks);
        QCOMPARE(a->layoutShown().axis.left, b->layoutShown().axis.left);
        QCOMPARE(a->layoutShown().axis.width, b->layoutShown().axis.width);
        QCOMPARE(a->layoutShown().axis.start, b->layoutShown().axis.start);
        on.named<QPushButton>("Maps")->click();
        QCoreApplication::processEvents();
        const auto maps = on.page->findChildren<charts::MapChart*>();
        QCOMPARE(maps.size(), 2);
        for (const double at : {0.0, 100.0})
            QCOMPARE(maps[0]->position(at, at), maps[1]->position(at, at));
    }

    void thePageIsInOrder() {
        OnScenarios on;
        on.named<QPushButton>("New scenario")->click();
        on.type("Every team, in %", "5");
        QVERIFY(!on.differences().empty());
        QStringList complaints;
        for (const QSize& size : {QSize(1280, 800), QSize(1920, 1080)})
            for (const auto choice : {widgets::ThemeChoice::Light, widgets::ThemeChoice::Dark})
                for (const char* picture : {"Maps", "Plans"}) {
                    on.window.resize(size);
                    on.window.setTheme(choice);
                    on.named<QPushButton>(picture)->click();
                    QCoreApplication::processEvents();
                    complaints += tests::clippedTexts(*on.page) + tests::namelessWidgets(*on.page) +
                                  tests::overlappingLabels(*on.page);
                }
        complaints.removeDuplicates();
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void whatIsTakenIsOneStep() {
        OnScenarios on;
        const Portfolio before = on.portfolio();
        on.named<QPushButton>("New scenario")->click();
        on.type("Every team, in %", "5");
        on.type("Risk is high from", "30");
        const Portfolio start = on.portfolio();
        on.take("Take from B", "Thresholds");
        QCOMPARE(on.portfolio().settings().riskThreshold, 30.0);
        QVERIFY(on.portfolio().teams() == before.teams());
        QCOMPARE(*on.window.document().undoLabel(), std::string("take the thresholds of scenario \"New scenario\""));
        on.window.document().undo();
        QCOMPARE(on.portfolio(), start);
        on.take("Take from B", "Everything");
        QVERIFY(!(on.portfolio().teams() == before.teams()));
        QVERIFY(on.differences().empty()); // they are the same now
        on.window.document().undo();
        QCOMPARE(on.portfolio(), start);
    }

    void initiativesAreTakenInAndLeftOut() {
        OnScenarios on;
        on.named<QPushButton>("New scenario")->click();
        auto* list = on.named<QListWidget>("Initiatives that are planned in the scenario");
        list->item(0)->setCheckState(Qt::Unchecked);
        QCOMPARE(on.portfolio().table<Scenario>().at(0).excluded.size(), size_t{1});
        const auto& rows = on.differences();
        QVERIFY(std::ranges::any_of(rows, [](const roadmap::Difference& d) { return d.after == "not planned"; }));
        list = on.named<QListWidget>("Initiatives that are planned in the scenario");
        list->item(0)->setCheckState(Qt::Checked);
        QVERIFY(on.portfolio().table<Scenario>().at(0).excluded.empty());
    }

    void twoScenariosAreCompared() {
        OnScenarios on;
        on.named<QPushButton>("New scenario")->click();
        on.type("Every team, in %", "5");
        on.named<QPushButton>("Duplicate")->click();
        QCOMPARE(on.portfolio().table<Scenario>().size(), size_t{2});
        on.choose("Scenario A", 1);
        on.choose("Scenario B", 2);
        QVERIFY(on.differences().empty());
        on.type("Every team, in %", "50");
        QVERIFY(!on.differences().empty());
        QVERIFY(on.page->work().comparison()->a.scenario);
    }

    void whatIsNoLongerAskedForIsDropped() {
        OnScenarios on;
        session::ScenarioWork work(on.window.document());
        work.setWanted(true);
        for (const int percent : {5, 10, 50}) { // each takes the place of the one before
            Scenario scenario;
            scenario.id = ScenarioId("s");
            scenario.name = "s";
            scenario.budgetPercent = percent;
            QVERIFY(on.window.document().apply({"s", {Put{scenario}}, {}}));
            work.compare({}, scenario.id);
            QTest::qWait(percent == 10 ? 180 : 0);
        }
        QVERIFY(QTest::qWaitFor([&] { return !work.working() && work.comparison(); }, patience));
        QCOMPARE(work.comparison()->b.scenario->budgetPercent, std::optional(50.0));
        work.setWanted(false);
        QVERIFY(!work.working());
    }
};

QTEST_MAIN(ScenariosPageTest)
#include "tst_scenarios_page.moc"

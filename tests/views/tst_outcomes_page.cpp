// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>

#include "finding.h"
#include "model/outcomes/wording.h"
#include "model/storage/document.h"
#include "synthetic.h"
#include "views/charts/outcome_cards.h"
#include "views/pages/main_window.h"
#include "views/pages/outcomes_page.h"
#include "views/widgets/outcome_detail.h"

using namespace banyan;
using charts::OutcomeCards;
using portfolio::GoalId;
using portfolio::GoalStatus;
using portfolio::Verdict;
using tests::named;
using tests::patience;
using tests::withText;

namespace {

/// A window on the outcomes of goals that each tell another story.
class OnOutcomes {
public:
    explicit OnOutcomes(int goals = 6, int components = 12)
        : window(services(goals, components)) {
        window.resize(1280, 800);
        window.show();
        window.showPage("outcomes");
        window.openSample();
    }
    static session::Services services(int goals, int components) {
        return tests::testServicesWith([=] {
            return components == 0 ? portfolio::Portfolio()
                                   : tests::withMeasuredGoals(tests::syntheticPortfolio(components), goals);
        });
    }
    [[nodiscard]] bool settled() {
        return QTest::qWaitFor([this] { return window.document().outcomes() && !window.document().working(); },
                               patience);
    }
    [[nodiscard]] const outcomes::Outcomes& found() { return *window.document().outcomes(); }
    [[nodiscard]] const portfolio::Portfolio& portfolio() { return window.document().portfolio(); }
    [[nodiscard]] std::string undo() { return window.document().undoLabel().value_or(""); }
    OutcomeCards& cards() { return *window.findChild<OutcomeCards*>(); }
    pages::OutcomesPage& page() { return *window.findChild<pages::OutcomesPage*>(); }
    widgets::OutcomeDetail& detail() { return *page().findChild<widgets::OutcomeDetail*>(); }
    /// Everything that is written in the detail.
    QString detailText() {
        QStringList texts;
        for (const QLabel* each : detail().findChildren<QLabel*>())
            if (each->isVisibleTo(&detail())) texts.append(each->text());
        return texts.join('\n').replace(QChar(0xa0), ' ');
    }
    void pick(const std::string& goal) { window.view().selectGoal(GoalId(goal)); }

    pages::MainWindow window;
};

} // namespace

class TestOutcomesPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_outcomes_page");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void eachStoryHasItsVerdict() {
        OnOutcomes on;
        QVERIFY(on.settled());
        const auto verdict = [&](const char* goal) { return on.found().find(GoalId(goal))->judgement.verdict; };
        QCOMPARE(verdict("goal-00"), Verdict::Met);
        QCOMPARE(verdict("goal-01"), Verdict::Improved);
        QCOMPARE(verdict("goal-02"), Verdict::NoChange);
        QCOMPARE(verdict("goal-03"), Verdict::CannotTell);
        QVERIFY(on.found().find(GoalId("goal-04"))->judgement.relapse);
        QCOMPARE(on.found().find(GoalId("goal-05"))->status, GoalStatus::NotMeasured);
        QCOMPARE(on.cards().model()->rowCount(), 7); // with the portfolio's own unmeasured goal
    }

    void aCardThatIsChosenIsExplainedDownToFileAndLine() {
        OnOutcomes on;
        QVERIFY(on.settled());
        QTest::mouseClick(on.cards().viewport(), Qt::LeftButton, {},
                          on.cards().visualRect(on.cards().model()->index(0, 0)).topLeft() + QPoint(30, 30));
        const GoalId id = on.window.view().goal();
        QCOMPARE(id, GoalId("errors")); // the first by id
        on.pick("goal-00");
        const outcomes::GoalOutcome& goal = *on.found().find(GoalId("goal-00"));
        const QString text = on.detailText();
        QVERIFY2(text.contains(session::toQt(goal.statusBecause)), qPrintable(text));
        QVERIFY2(text.contains(session::toQt(goal.initiatives.front().because)), qPrintable(text));
        QVERIFY2(text.contains("segmented regression"), qPrintable(text));
        QVERIFY2(text.contains("Placebo dates: passed"), qPrintable(text));
        QVERIFY2(text.contains("the days that made people choose it"), qPrintable(text));
        const QTableView* points = named<QTableView>(on.detail(), "Data points");
        QCOMPARE(points->model()->rowCount(), static_cast<int>(goal.series.points.size()));
        QCOMPARE(points->model()->index(0, 0).data().toString(),
                 session::toQt(goal.series.points.back().date.toString()));
        QVERIFY2(points->model()->index(0, 2).data().toString().startsWith("goals.csv line "),
                 qPrintable(points->model()->index(0, 2).data().toString()));
    }

    void whatWasNotMeasuredIsNeverANumber() {
        OnOutcomes on;
        QVERIFY(on.settled());
        withText(on.page(), "Table")->click();
        QTableView* table = named<QTableView>(on.page(), "Outcomes as a table");
        bool seen = false;
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            const auto cell = [&](int column) { return table->model()->index(row, column).data().toString(); };
            if (cell(1) != "not measured") continue;
            seen = true;
            QCOMPARE(cell(5), QString("not measured"));
            QCOMPARE(cell(8), QString("can't be told"));
        }
        QVERIFY(seen);
        const charts::OutcomeChart chart = on.cards().chartOf(*on.found().find(GoalId("goal-05")));
        QVERIFY(chart.readings.empty() && !chart.level);
        QVERIFY2(chart.unmeasured.startsWith("not measured"), qPrintable(chart.unmeasured));
        QVERIFY2(charts::spokenOutcome(chart).contains("not measured"), qPrintable(charts::spokenOutcome(chart)));
    }

    /// The chart's mean and the last reading are two numbers with two names.
    void theMeanAndTheLastReadingAreToldApart() {
        OnOutcomes on;
        QVERIFY(on.settled());
        on.pick("goal-00");
        const outcomes::GoalOutcome& goal = *on.found().find(GoalId("goal-00"));
        QVERIFY(goal.level && goal.latest);
        const QString mean = session::toQt(outcomes::quantity(goal.level->mid, goal.unit));
        QVERIFY(charts::spokenOutcome(on.cards().chartOf(goal)).contains("recent mean " + mean));
        QVERIFY2(on.detailText().contains("Recent mean"), qPrintable(on.detailText()));
        QVERIFY2(on.detailText().contains("Last reading"), qPrintable(on.detailText()));
        QVERIFY2(session::toQt(goal.statusBecause).startsWith('"' + session::toQt(goal.name) + '"') &&
                     session::toQt(goal.statusBecause).contains("was the recent mean on"),
                 goal.statusBecause.c_str());
    }

    void theFactIsInSightWhereTheWindowIsSmall() {
        OnOutcomes on;
        QVERIFY(on.settled());
        on.window.resize(1280, 800);
        withText(on.page(), "Forecasts")->click();
        const QTableView* ledger = named<QTableView>(on.page(), "Forecast ledger");
        constexpr int fact = 3;
        QCOMPARE(ledger->model()->headerData(fact, Qt::Horizontal).toString(), QString("Fact"));
        QTRY_VERIFY_WITH_TIMEOUT(
            ledger->columnViewportPosition(fact) + ledger->columnWidth(fact) <= ledger->viewport()->width(), patience);
    }

    void silenceAfterTheLastReadingIsSaid() {
        OnOutcomes on;
        QVERIFY(on.settled());
        portfolio::Portfolio portfolio = on.portfolio();
        const auto later = outcomes::outcomes(portfolio, {on.found().asOf + 200, {}});
        QVERIFY(later.has_value());
        const outcomes::GoalOutcome& goal = *later->find(GoalId("goal-00"));
        const auto chart = charts::outcomeChart(portfolio, *later, goal);
        QVERIFY(chart.silentSince);
        QCOMPARE(*chart.silentSince, *goal.latestOn + 1);
    }

    void theFilterAndTheSelectionAreThoseOfTheOtherPages() {
        OnOutcomes on;
        QVERIFY(on.settled());
        session::Filter filter;
        filter.text = "no such thing";
        on.window.view().setFilter(filter);
        QVERIFY(withText(on.page(), "Clear filter"));
        withText(on.page(), "Clear filter")->click();
        QVERIFY(on.window.view().filter().empty());
        on.pick("goal-02");
        QCOMPARE(on.cards().goalAt(on.cards().currentIndex()), GoalId("goal-02"));
        QTest::keyClick(&on.cards(), Qt::Key_Down);
        QCOMPARE(on.window.view().goal(), GoalId("goal-03"));
        QTest::keyClick(&on.window, Qt::Key_Escape);
        QVERIFY(on.window.view().goal().empty());
        QVERIFY(!on.cards().selectionModel()->hasSelection());
    }

    void recordingTheVerdictsIsOneStepAndStartsNoWork() {
        OnOutcomes on;
        QVERIFY(on.settled());
        const auto before = on.window.document().outcomes();
        withText(on.page(), "Record")->click();
        QCOMPARE(on.undo(), std::string("record verdicts as of 2026-11-22"));
        QVERIFY(!on.window.document().working());
        QCOMPARE(on.window.document().outcomes(), before);
        on.pick("goal-00");
        QVERIFY2(on.detailText().contains("22 Nov 2026: reached; met"), qPrintable(on.detailText()));
        on.window.document().undo();
        QVERIFY(on.portfolio().table<portfolio::VerdictSnapshot>().empty());
        QVERIFY(on.undo().empty());
    }

    void predictionsAreRegisteredOnce() {
        OnOutcomes on;
        QVERIFY(on.settled());
        const size_t before = on.portfolio().table<portfolio::Prediction>().size();
        QSignalSpy notices(&on.page(), &pages::Page::notice);
        withText(on.page(), "Forecasts")->click();
        withText(on.page(), "Register predictions")->click();
        QCOMPARE(on.portfolio().table<portfolio::Prediction>().size(), before + 1); // the one that is accepted
        QCOMPARE(on.undo(), std::string("register predictions"));
        QVERIFY(on.settled());
        withText(on.page(), "Register predictions")->click();
        QVERIFY(notices.last()[0].toString().startsWith("There is nothing to register"));
        QTableView* ledger = named<QTableView>(on.page(), "Forecast ledger");
        QCOMPARE(ledger->model()->rowCount(), static_cast<int>(before) + 1);
        on.window.document().undo();
        QCOMPARE(on.portfolio().table<portfolio::Prediction>().size(), before);
    }

    void aNewReadingIsJudgedAtOnceAndOutsideTheWindow() {
        OnOutcomes on;
        QVERIFY(on.settled());
        QSignalSpy judged(&on.window.document(), &session::Session::outcomesChanged);
        portfolio::Goal goal = *on.portfolio().find(GoalId("goal-01"));
        goal.target = 1;
        QVERIFY(on.window.document().apply({"change", {portfolio::Put{goal}}, {}}).has_value());
        QCOMPARE(judged.size(), 0); // not in the call
        QTRY_VERIFY_WITH_TIMEOUT(judged.size() > 0, patience);
        QCOMPARE(on.found().find(GoalId("goal-01"))->target, std::optional(1.0));
    }

    void theChartsCanBeTakenElsewhere() {
        OnOutcomes on;
        QVERIFY(on.settled());
        on.pick("goal-00");
        QCOMPARE(on.cards().picture().title, QString("Goal 0: met"));
        charts::copyPicture(on.cards().picture());
        const QByteArray svg = QGuiApplication::clipboard()->mimeData()->data("image/svg+xml");
        QVERIFY2(svg.contains("target"), svg.left(400).constData());
        on.pick("");
        QVERIFY(on.cards().picture().size.height() > 6 * 240);
    }

    void withoutGoalsThePageSaysSo() {
        OnOutcomes on(0, 0);
        QVERIFY(QTest::qWaitFor([&] { return on.window.document().isOpen() && !on.window.document().working(); },
                                patience));
        QVERIFY(withText(on.page(), "Set a goal"));
        withText(on.page(), "Set a goal")->click();
        QVERIFY(!on.page().isVisible());
    }

    void newAnswersBecomeRowSignals() {
        items::TextTable table({{"A", {}}, {"B", {}, true}});
        const QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto row = [](const QString& id, const QString& text) {
            return items::TextRow{id, {}, {{text}, {text, 1.0}}};
        };
        QSignalSpy resets(&table, &QAbstractItemModel::modelReset);
        table.show({row("a", "1"), row("b", "2"), row("c", "3")});
        const QPersistentModelIndex last = table.index(2, 0);
        QSignalSpy changes(&table, &QAbstractItemModel::dataChanged);
        table.show({row("a", "1"), row("x", "7"), row("c", "4")});
        QVERIFY(last.isValid());
        QCOMPARE(last.data().toString(), QString("4"));
        QCOMPARE(changes.size(), 1);
        table.show({});
        QCOMPARE(table.rowCount(), 0);
        QCOMPARE(resets.size(), 0);
    }
};

QTEST_MAIN(TestOutcomesPage)
#include "tst_outcomes_page.moc"

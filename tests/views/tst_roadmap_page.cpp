// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QClipboard>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "finding.h"
#include "model/storage/document.h"
#include "on_roadmap.h"
#include "synthetic.h"
#include "views/charts/budget_chart.h"
#include "views/charts/capacity_strip.h"
#include "views/charts/timeline_view.h"
#include "views/items/cash_model.h"
#include "views/pages/budget_view.h"
#include "views/pages/main_window.h"
#include "views/pages/roadmap_page.h"
#include "views/pages/why_strip.h"

using namespace banyan;
using charts::TimelineRow;
using charts::TimelineView;
using portfolio::Initiative;
using portfolio::InitiativeId;
using portfolio::PinKind;
using tests::named;
using tests::OnRoadmap;
using tests::patience;
using tests::withText;

class TestRoadmapPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_roadmap_page");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void aBarThatIsDroppedIsPinnedThereInOneStep() {
        OnRoadmap on;
        QVERIFY(on.settled());
        const InitiativeId id = on.movable();
        const int before = on.plan().find(id)->startWeek;
        const portfolio::Portfolio start = on.portfolio();
        on.drag(id, 12);
        QVERIFY(on.timeline().drag());
        QTRY_VERIFY_WITH_TIMEOUT(on.timeline().drag()->text.contains("move"), patience); // it was planned while held
        const int wanted = on.timeline().drag()->week;
        QCOMPARE(wanted % on.plan().sprintWeeks, 0);
        QVERIFY(wanted > before);
        QCOMPARE(on.portfolio(), start); // nothing is kept yet
        on.release();
        QTRY_VERIFY_WITH_TIMEOUT(!on.undo().empty(), patience);
        QVERIFY2(on.undo().starts_with("Pin \""), on.undo().c_str());
        QVERIFY(!on.timeline().drag());
        const auto pin = on.portfolio().find(id)->pin;
        QVERIFY(pin && pin->kind == PinKind::Start);
        QCOMPARE(pin->day, roadmap::dayOf(on.plan(), wanted));
        // What the drop led to is shown until the document's own plan is there.
        QCOMPARE(std::lround(on.timeline().layoutShown().axis.weekAt(on.timeline().layoutShown().find(id)->bar.left())),
                 long{wanted});
        QVERIFY(on.settled());
        QCOMPARE(on.plan().find(id)->startWeek, wanted);
        on.window.document().undo();
        QCOMPARE(on.portfolio(), start);
        QVERIFY(on.undo().empty());
    }

    void escapeLeavesEverythingAsItWas() {
        OnRoadmap on;
        QVERIFY(on.settled());
        const InitiativeId id = on.movable();
        const QRectF bar = on.timeline().layoutShown().find(id)->bar;
        on.drag(id, 12);
        QTRY_VERIFY_WITH_TIMEOUT(on.timeline().layoutShown().find(id)->bar.left() > bar.left() + 5, patience);
        QTest::keyClick(&on.timeline(), Qt::Key_Escape);
        QVERIFY(!on.timeline().drag());
        QCOMPARE(on.timeline().layoutShown().find(id)->bar, bar);
        on.release();
        QVERIFY(on.undo().empty());
    }

    void aPlaceThatCannotBeIsNamedAndRefused() {
        OnRoadmap on;
        QVERIFY(on.settled());
        const auto late = std::ranges::find_if(
            on.plan().initiatives, [](const auto& each) { return !each.prerequisites.empty() && each.startWeek > 6; });
        QVERIFY(late != on.plan().initiatives.end());
        const InitiativeId id = late->id;
        const int start = late->startWeek;
        on.drag(id, -start);
        QCOMPARE(on.timeline().drag()->week, 0);
        QTRY_VERIFY_WITH_TIMEOUT(!on.timeline().drag()->allowed, patience);
        QVERIFY2(on.timeline().drag()->text.contains("waits for"), qPrintable(on.timeline().drag()->text));
        QVERIFY(on.timeline().drag()->closed.at(0) != 0);
        QSignalSpy notices(on.window.findChild<pages::RoadmapPage*>(), &pages::Page::notice);
        on.release();
        QTRY_COMPARE_WITH_TIMEOUT(notices.size(), 1, patience);
        QVERIFY(notices[0][0].toString().contains("It stays where it was"));
        QVERIFY(on.undo().empty());
        QCOMPARE(on.timeline().layoutShown().axis.weekAt(on.timeline().layoutShown().find(id)->bar.left()),
                 static_cast<double>(start));
    }

    void theEndsOfABarSayNotBeforeAndFinishBy() {
        OnRoadmap on;
        QVERIFY(on.settled());
        const InitiativeId id = on.movable();
        const double half = on.timeline().layoutShown().find(id)->bar.width() / 2;
        on.drag(id, 8, -half + 1);
        QCOMPARE(on.timeline().drag()->kind, charts::DragKind::NotBefore);
        on.release();
        QTRY_VERIFY_WITH_TIMEOUT(on.portfolio().find(id)->pin, patience);
        QCOMPARE(on.portfolio().find(id)->pin->kind, PinKind::NotBefore);
        on.window.document().undo();
        QVERIFY(on.settled());
        on.drag(id, 10, half - 1);
        QCOMPARE(on.timeline().drag()->kind, charts::DragKind::FinishBy);
        const int week = on.timeline().drag()->week;
        on.release();
        QTRY_VERIFY_WITH_TIMEOUT(on.portfolio().find(id)->deadline, patience);
        QVERIFY(on.portfolio().find(id)->hardDeadline);
        QCOMPARE(*on.portfolio().find(id)->deadline, roadmap::dayOf(on.plan(), week) - 3);
        QVERIFY(on.undo().starts_with("Finish \""));
    }

    void keysChooseMovePinAndUnpin() {
        OnRoadmap on;
        QVERIFY(on.settled());
        TimelineView& view = on.timeline();
        view.setFocus();
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(on.window.view().initiative(), view.layoutShown().rows[1].id);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(on.window.view().initiative(), view.layoutShown().rows.back().id);
        const InitiativeId id = on.movable();
        on.window.view().selectInitiative(id);
        QTest::keyPress(&view, Qt::Key_Alt);
        for (int i = 0; i < 5; ++i)
            QTest::keyClick(&view, Qt::Key_Right, Qt::AltModifier);
        QTest::keyClick(&view, Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier); // a week, not a sprint
        const int week = view.drag()->week;
        QCOMPARE(week % 2, 1);
        QTest::keyRelease(&view, Qt::Key_Alt);
        QTRY_VERIFY_WITH_TIMEOUT(on.portfolio().find(id)->pin, patience);
        QCOMPARE(on.portfolio().find(id)->pin->day, roadmap::dayOf(on.plan(), week));
        QVERIFY(on.settled());
        QTest::keyClick(&view, Qt::Key_Delete);
        QTRY_VERIFY_WITH_TIMEOUT(!on.portfolio().find(id)->pin, patience);
        QVERIFY(on.undo().starts_with("Unpin \""));
        QVERIFY(on.settled());
        QTest::keyClick(&view, Qt::Key_P);
        QTRY_VERIFY_WITH_TIMEOUT(on.portfolio().find(id)->pin, patience);
        QVERIFY(on.settled());
        QTest::keyClick(&view, Qt::Key_Return);
        QVERIFY(named<QWidget>(on.window, "Initiatives")->isVisible());
    }

    void anUnscheduledOneSaysWhyAndIsDraggedOntoTheTimeline() {
        OnRoadmap on;
        QVERIFY(on.settled());
        Initiative big = *on.portfolio().find(on.movable());
        const auto work = big.work;
        big.work = {{big.work[0].team, 4000, 5000, 6000}};
        QVERIFY(on.window.document().apply({"grow", {portfolio::Put{big}}, {}}));
        QVERIFY(on.settled());
        TimelineView* tray = named<TimelineView>(on.window, "Not scheduled, 1 initiative");
        QVERIFY(tray && tray->isVisible());
        const QString note = tray->layoutShown().rows[0].note;
        QVERIFY(note.startsWith('"' + QString::fromStdString(big.title)));
        on.window.view().selectInitiative(big.id);
        const auto* why = on.window.findChild<pages::WhyStrip*>();
        bool said = false;
        for (const QAbstractButton* chip : why->findChildren<QAbstractButton*>())
            said = said || chip->accessibleName() == note;
        QVERIFY(said);
        named<QAbstractButton>(on.window, "Not scheduled (1), unfolded")->click();
        QVERIFY(!tray->isVisible());
    }

    void lanesOfTeamsShowEachTeamsShare() {
        OnRoadmap on;
        QVERIFY(on.settled());
        named<QAbstractButton>(*on.window.findChild<pages::RoadmapPage*>(), "Teams")->click();
        size_t headers = 0;
        size_t bars = 0;
        for (const TimelineRow& row : on.timeline().layoutShown().rows) {
            headers += row.kind == TimelineRow::Kind::Header ? 1 : 0;
            bars += row.kind == TimelineRow::Kind::Bar ? 1 : 0;
        }
        size_t wanted = 0;
        std::set<portfolio::TeamId> teams;
        for (const auto& each : on.plan().initiatives)
            for (const auto& part : each.effort) {
                ++wanted;
                teams.insert(part.team);
            }
        QCOMPARE(bars, wanted);
        QCOMPARE(headers, teams.size());
    }

    void theFilterAndTheSelectionAreShared() {
        OnRoadmap on;
        QVERIFY(on.settled());
        const auto all = on.timeline().layoutShown().rows.size();
        session::Filter filter;
        filter.text = "billing";
        on.window.view().setFilter(filter);
        QVERIFY(on.timeline().layoutShown().rows.size() < all);
        for (const TimelineRow& row : on.timeline().layoutShown().rows)
            if (!row.id.empty()) QVERIFY(row.label.contains("Billing"));
        filter.text = "no such thing";
        on.window.view().setFilter(filter);
        QVERIFY(withText(*on.window.findChild<pages::RoadmapPage*>(), "Clear filter"));
        on.window.view().setFilter({});
        QCOMPARE(on.timeline().layoutShown().rows.size(), all);
        named<QAbstractButton>(*on.window.findChild<pages::RoadmapPage*>(), "Table")->click();
        auto* table = named<QTableView>(on.window, "Roadmap as a table");
        table->setFocus();
        table->selectRow(3);
        QCOMPARE(on.window.view().initiative().value,
                 table->model()->index(3, 0).data(items::PlanModel::IdRole).toString().toStdString());
    }

    void zoomingKeepsTheWeekUnderThePointerAndTheStripFollows() {
        OnRoadmap on;
        QVERIFY(on.settled());
        TimelineView& view = on.timeline();
        const double x = view.layoutShown().axis.left + 300;
        const double week = view.layoutShown().axis.weekAt(x);
        const int weeks = view.timeWindow().weeks;
        view.zoomBy(2, x);
        QVERIFY(view.timeWindow().weeks < weeks);
        QVERIFY(std::abs(view.layoutShown().axis.weekAt(x) - week) < 1);
        for (int i = 0; i < 20; ++i)
            view.zoomBy(2, x);
        QVERIFY(view.timeWindow().weeks >= 6);
        QVERIFY(!view.layoutShown().axis.weekTicks(22).empty());
        for (int i = 0; i < 30; ++i)
            view.zoomBy(0.5, x);
        QCOMPARE(view.timeWindow().weeks, on.plan().weeks);
        view.zoomToFit();
        QCOMPARE(view.timeWindow().weeks, weeks);
    }

    /// A document has one plan, whatever the way to it.
    void anUndoBringsThePlanBack() {
        OnRoadmap on(OnRoadmap::servicesWithoutBenefit());
        QVERIFY(on.settled());
        const auto places = [&on] {
            std::map<InitiativeId, std::pair<int, int>> out;
            for (const roadmap::PlannedInitiative& each : on.plan().initiatives)
                out[each.id] = {each.startWeek, each.finishWeek};
            return out;
        };
        const auto start = places();
        const portfolio::Portfolio unplanned = on.portfolio();
        const InitiativeId id = on.movable();
        on.drag(id, 12);
        on.release();
        QTRY_VERIFY_WITH_TIMEOUT(on.portfolio().find(id)->pin, patience);
        QVERIFY(on.settled());
        QVERIFY(places() != start);
        QVERIFY(on.portfolio().find(portfolio::RoadmapId("current"))); // moves are counted against what was seen
        on.window.document().undo();
        QVERIFY(on.settled());
        QCOMPARE(on.portfolio(), unplanned);
        QCOMPARE(places(), start);
    }

    /// What is shown after a replan is what the document gives when it is opened again.
    void aReplanShowsThePlanOfItsDocument() {
        OnRoadmap on;
        QVERIFY(on.settled());
        on.window.document().replan();
        QTRY_VERIFY_WITH_TIMEOUT(on.undo() == "Plan the roadmap", patience);
        QVERIFY(on.settled());
        session::WorkOrder order;
        order.portfolio = on.portfolio();
        order.asOf = on.window.document().asOf();
        order.seed = on.window.document().services().seed;
        std::shared_ptr<const session::Planned> anew;
        session::WorkAnswers answers;
        answers.derived = [](const std::shared_ptr<const session::Derived>&) {};
        answers.robust = [](const std::shared_ptr<const scoring::Robustness>&) {};
        answers.outcomes = [](const std::shared_ptr<const outcomes::Outcomes>&) {};
        answers.planned = [&](std::shared_ptr<const session::Planned> made) { anew = std::move(made); };
        answers.failed = [](const Error& error) { qFatal("%s", error.fullMessage().c_str()); };
        answers.progress = [](double) {};
        session::runWork(order, answers);
        QVERIFY(anew && anew->plan);
        QCOMPARE(on.plan().upperBound, anew->plan->upperBound);
        QCOMPARE(on.plan().value, anew->plan->value);
        QCOMPARE(on.plan().schedules, anew->plan->schedules);
        for (const roadmap::PlannedInitiative& each : on.plan().initiatives) {
            const roadmap::PlannedInitiative* again = anew->plan->find(each.id);
            QVERIFY(again && again->startWeek == each.startWeek && again->p50 == each.p50 && again->p80 == each.p80);
        }
    }

    void whatStoodElsewhereInTheKeptPlanLeavesAnOutline() {
        OnRoadmap on;
        QVERIFY(on.settled());
        for (const TimelineRow& row : on.timeline().layoutShown().rows)
            QVERIFY(row.ghost.isEmpty());
        on.window.document().replan();
        QTRY_VERIFY_WITH_TIMEOUT(on.undo() == "Plan the roadmap", patience);
        QVERIFY(on.settled());
        const InitiativeId id = on.movable();
        on.drag(id, 14);
        on.release();
        QTRY_VERIFY_WITH_TIMEOUT(on.portfolio().find(id)->pin, patience);
        QVERIFY(on.settled());
        const TimelineRow* row = on.timeline().layoutShown().find(id);
        QVERIFY(!row->ghost.isEmpty() && row->ghost.right() < row->bar.right());
    }

    void theShareOfABudgetIsRounded() {
        charts::BudgetRow row;
        row.cells = {{0, 3000, 0, {1000, 38, 0, 0}}, {2, 1000, 0, {0, 0, 350, 0}}}; // 34.7 %
        QCOMPARE(charts::usedText(row), QString("1,388 of 4,000 h · 35 %"));
        QCOMPARE(charts::usedText({}), QString("0 of 0 h · 0 %"));
    }

    void budgetsAreEditedInOneStepEachAndPlannedAnew() {
        OnRoadmap on;
        QVERIFY(on.settled());
        named<QAbstractButton>(*on.window.findChild<pages::RoadmapPage*>(), "Budgets")->click();
        auto* budgets = on.window.findChild<pages::BudgetView*>();
        QVERIFY(budgets->isVisible());
        auto& terms = budgets->terms();
        using Model = items::BudgetTermsModel;
        QCOMPARE(terms.index(0, Model::What).data().toString(), "Refactoring budget");
        QCOMPARE(terms.index(0, Model::Amount).data().toString(), "20 %");
        QVERIFY(terms.index(0, Model::Remark).data().toString().contains("recommended 15–25 %"));
        const auto team = terms.term(0).team;
        const auto hoursOf = [&] {
            int sum = 0;
            for (const roadmap::TeamWeek& week : on.plan().capacity)
                if (week.team == team) sum += week.hours;
            return sum;
        };
        const int before = hoursOf();
        QVERIFY(terms.setData(terms.index(0, Model::Amount), "30 %"));
        QVERIFY(terms.index(0, Model::Remark).data().toString().contains("over"));
        QVERIFY(on.settled());
        QVERIFY(hoursOf() > before);
        on.window.document().undo();
        QVERIFY(on.undo().empty());
        QVERIFY(on.settled());
        QCOMPARE(hoursOf(), before);
        terms.add(team, items::BudgetTerm::Kind::Dedicated, on.plan().start);
        QVERIFY(on.undo().starts_with("Add a dedicated people"));
        QVERIFY(on.settled());
        QVERIFY(hoursOf() > before);
        QSignalSpy refused(&terms, &Model::refused);
        const int row = terms.rowOf({team, items::BudgetTerm::Kind::Dedicated, 0});
        QVERIFY(row >= 0);
        QVERIFY(!terms.setData(terms.index(row, Model::To), "2020-01-01"));
        QVERIFY(!terms.setData(terms.index(row, Model::From), "soon"));
        QCOMPARE(refused.size(), 2);
        terms.remove(row);
        QVERIFY(terms.rowOf({team, items::BudgetTerm::Kind::Dedicated, 0}) < 0);
        terms.setBudgetOfAll(10, std::nullopt);
        for (const portfolio::Team& each : on.portfolio().teams())
            QCOMPARE(each.budgets.back().percent, 10.0);
        QVERIFY(on.undo().starts_with("Set the refactoring budget of all teams"));
    }

    void aFreezeIsAddedAndNothingCutsOverInIt() {
        OnRoadmap on;
        QVERIFY(on.settled());
        auto& terms = on.window.findChild<pages::BudgetView*>()->terms();
        const roadmap::PlannedInitiative first = on.plan().initiatives.front();
        const auto team = first.effort.front().team;
        terms.show(on.portfolio());
        terms.add(team, items::BudgetTerm::Kind::Freeze, roadmap::dayOf(on.plan(), first.finishWeek - 1));
        QVERIFY(on.undo().starts_with("Add a freeze"));
        QVERIFY(on.settled());
        std::set<int> frozen;
        for (const roadmap::TeamWeek& week : on.plan().capacity)
            if (week.team == team && week.freeze) frozen.insert(week.week);
        QVERIFY(frozen.contains(first.finishWeek - 1));
        const auto* moved = on.plan().find(first.id);
        QVERIFY(!moved || !frozen.contains(moved->finishWeek - 1));
    }

    void cashIsSummedByQuarterAndLimited() {
        OnRoadmap on;
        QVERIFY(on.settled());
        Initiative costly = *on.portfolio().find(on.movable());
        costly.cash = 30'000;
        QVERIFY(on.window.document().apply({"price", {portfolio::Put{costly}}, {}}));
        QVERIFY(on.settled());
        const auto rows = items::cashByQuarter(on.portfolio(), &on.plan());
        const std::string quarter = items::quarterOf(roadmap::dayOf(on.plan(), on.plan().find(costly.id)->startWeek));
        const auto row = std::ranges::find(rows, quarter, &items::QuarterCash::quarter);
        QVERIFY(row != rows.end());
        QCOMPARE(row->planned, 30'000.0);
        named<QAbstractButton>(*on.window.findChild<pages::RoadmapPage*>(), "Budgets")->click();
        auto& cash = on.window.findChild<pages::BudgetView*>()->cash();
        const int at = static_cast<int>(std::ranges::find(cash.quarters(), quarter, &items::QuarterCash::quarter) -
                                        cash.quarters().begin());
        QVERIFY(cash.setData(cash.index(at, items::CashModel::Limit), "10,000"));
        QVERIFY(on.undo().starts_with("Limit the cash of " + quarter));
        QVERIFY(on.settled());
        const auto* placed = on.plan().find(costly.id);
        QVERIFY(!placed || items::quarterOf(roadmap::dayOf(on.plan(), placed->startWeek)) != quarter);
    }

    void allocatedHoursAreThePlansDemand() {
        OnRoadmap on;
        QVERIFY(on.settled());
        int used = 0;
        int hours = 0;
        for (const charts::BudgetRow& row : charts::budgetBySprint(on.plan(), on.portfolio(), on.plan().weeks))
            for (const charts::BudgetCell& cell : row.cells) {
                QVERIFY(cell.used() <= cell.hours);
                used += cell.used();
                hours += cell.hours;
            }
        int wanted = 0;
        int there = 0;
        for (const roadmap::TeamWeek& week : on.plan().capacity) {
            wanted += week.used;
            there += week.hours;
        }
        QCOMPARE(used, wanted);
        QCOMPARE(hours, there);
    }

    void theRoadmapIsWrittenAndCopiedAsAPicture() {
        OnRoadmap on;
        QVERIFY(on.settled());
        const charts::Picture picture = on.timeline().picture();
        QTemporaryDir folder;
        for (const char* suffix : {"svg", "png", "pdf"}) {
            const QString path = folder.filePath(QStringLiteral("roadmap.%1").arg(suffix));
            QVERIFY(charts::writePicture(picture, path));
            QVERIFY(QFileInfo(path).size() > 1000);
        }
        QFile svg(folder.filePath("roadmap.svg"));
        QVERIFY(svg.open(QIODevice::ReadOnly));
        QVERIFY(svg.readAll().contains("Stabilize and observe"));
    }
};

QTEST_MAIN(TestRoadmapPage)
#include "tst_roadmap_page.moc"

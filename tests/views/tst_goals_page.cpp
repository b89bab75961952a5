// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

#include "model/scoring/weights.h"
#include "synthetic.h"
#include "views/dialogs/checklist_dialog.h"
#include "views/dialogs/rank_dialog.h"
#include "views/items/goal_edits.h"
#include "views/items/goal_issues.h"
#include "views/pages/goals_page.h"
#include "views/pages/goals_side.h"
#include "views/widgets/goal_editor.h"
#include "views/widgets/goal_matrix.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/share_slider.h"
#include "views/widgets/theme.h"

#include <QAbstractItemModelTester>

using namespace banyan;
using namespace banyan::portfolio;
using pages::GoalsPage;
using session::Session;

namespace {

constexpr int patience = 20'000; ///< ms

Goal goal(const char* id, double points, std::vector<Contribution> contributions) {
    Goal made;
    made.id = GoalId(id);
    made.name = id;
    made.metric = id;
    made.unit = "d";
    made.baseline = 10;
    made.target = 5;
    made.deadline = Date::fromYmd(2027, 6, 30);
    made.points = points;
    made.contributions = std::move(contributions);
    return made;
}

Portfolio threeGoals() {
    Portfolio start = tests::syntheticPortfolio(30);
    Edit edit{"goals", {Remove{GoalId("errors")}}, {}};
    edit.operations.push_back(Put{goal("audit", 20, {{"regulatory-importance", 9}})});
    edit.operations.push_back(Put{goal("errors", 50, {{"revenue-share", 9}, {"operational", 9}})});
    edit.operations.push_back(Put{goal("speed", 30, {{"users-reached", 3}, {"change", 9}})});
    return *apply(start, edit);
}

double pointsOf(const Session& session, const char* id) {
    return session.portfolio().find(GoalId(id))->points;
}

template <typename T>
T* childNamed(const QWidget& parent, const QString& accessibleName) {
    for (T* each : parent.findChildren<T*>())
        if (each->accessibleName() == accessibleName) return each;
    return nullptr;
}

void type(QLineEdit* edit, const char* text) {
    edit->setFocus();
    edit->selectAll();
    QTest::keyClicks(edit, text);
    QTest::keyClick(edit, Qt::Key_Return);
}

} // namespace

class TestGoalsPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { widgets::applyTheme(widgets::ThemeChoice::Light); }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>(tests::testServices());
        m_view = std::make_unique<session::ViewState>();
        m_page = std::make_unique<GoalsPage>(*m_session, *m_view);
        m_page->resize(1'100, 720);
        m_page->show();
        open(threeGoals());
    }
    void cleanup() {
        m_page.reset();
        m_session.reset();
    }

    void draggingShowsRankChangesLiveAndIsOneUndoStep() {
        auto* sliders = m_page->findChild<widgets::LinkedSliders*>();
        auto* side = m_page->findChild<pages::GoalsSide*>();
        const Portfolio before = m_session->portfolio();
        auto* slider = childNamed<widgets::ShareSlider>(*sliders, "1  audit");
        QVERIFY(slider);
        const int y = slider->height() / 2;
        QTest::mousePress(slider, Qt::LeftButton, {}, {slider->width() / 5, y});
        QTest::mouseMove(slider, {slider->width() / 2, y});
        QTest::mouseMove(slider, {slider->width() - 12, y});
        QVERIFY(m_page->trial().active());
        QTRY_VERIFY_WITH_TIMEOUT(side->moves().rowCount() > 0, patience);
        QVERIFY(m_session->portfolio() == before);
        QTest::mouseRelease(slider, Qt::LeftButton, {}, {slider->width() - 12, y});
        QVERIFY(!m_page->trial().active());
        const int share = sliders->shares()[0];
        QCOMPARE(*m_session->undoLabel(), "Give \"audit\" " + shortNumber(share / 10.0) + " % of the points");
        QCOMPARE(pointsOf(*m_session, "audit"), share / 10.0);
        QCOMPARE(pointsOf(*m_session, "audit") + pointsOf(*m_session, "errors") + pointsOf(*m_session, "speed"), 100.0);
        m_session->undo();
        QVERIFY(m_session->portfolio() == before);
        QVERIFY(!m_session->undoLabel());
    }

    void afterAChangeTheListSaysWhatMovedAndUndoToo() {
        auto* side = m_page->findChild<pages::GoalsSide*>();
        m_page->findChild<widgets::LinkedSliders*>()->move(0, 950);
        settle();
        QVERIFY(side->moves().rowCount() > 0);
        const scoring::Move there = side->moves().moves().front();
        m_session->undo();
        settle();
        bool undone = false;
        for (const QLabel* label : side->findChildren<QLabel*>())
            undone = undone || label->text().startsWith("Undone: Give \"audit\" 95 % of the points");
        QVERIFY(undone);
        bool back = false;
        for (const scoring::Move& move : side->moves().moves())
            back = back || (move.component == there.component && move.rankAfter == there.rankBefore);
        QVERIFY(back);
    }

    void aTemplateAddsAGoalWithEverythingFilled() {
        m_page->addFromTemplate(0);
        QCOMPARE(m_session->portfolio().goals().size(), size_t{4});
        const Goal* added = m_session->portfolio().find(GoalId("fewer-customer-facing-errors"));
        QVERIFY(added);
        QVERIFY(added->baseline && added->target && added->deadline && !added->metric.empty());
        QVERIFY(!added->contributions.empty());
        QCOMPARE(*m_session->undoLabel(), std::string("Add the goal \"Halve customer-facing errors\""));
        QCOMPARE(childNamed<QLineEdit>(editor(), "Metric")->text(), QString("customer-facing-errors"));
        m_session->undo();
        QCOMPARE(m_session->portfolio().goals().size(), size_t{3});
    }

    void aMatrixCellIsSetByKeysAndChangesTheWeights() {
        auto* matrix = m_page->findChild<widgets::GoalMatrix*>();
        auto* model = static_cast<items::GoalMatrixModel*>(matrix->model());
        const int row = model->rowOf(GoalId("errors"));
        const int column = model->columnOf("regulatory-importance");
        const int last = model->rowCount() - 1;
        const double before = model->index(last, column).data(items::GoalMatrixModel::WeightRole).toDouble();
        matrix->setCurrentIndex(model->index(row, column));
        QTest::keyClick(matrix, Qt::Key_9);
        QCOMPARE(model->index(row, column).data().toString(), QString("9"));
        QVERIFY(model->index(last, column).data(items::GoalMatrixModel::WeightRole).toDouble() > before + 0.05);
        QCOMPARE(*m_session->undoLabel(), std::string("Let \"errors\" speak for Regulatory importance with 9"));
        QTest::keyClick(matrix, Qt::Key_Space);
        QCOMPARE(model->index(row, column).data().toString(), QString("·"));
        QCOMPARE(matrix->currentIndex(), model->index(row, column));
        QTest::keyClick(matrix, Qt::Key_5);
        QCOMPARE(model->index(row, column).data().toString(), QString("·"));
    }

    void aMatrixCellIsSetByClicks() {
        auto* matrix = m_page->findChild<widgets::GoalMatrix*>();
        auto* model = static_cast<items::GoalMatrixModel*>(matrix->model());
        const QModelIndex cell = model->index(model->rowOf(GoalId("audit")), model->columnOf("structure"));
        QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->visualRect(cell).center());
        QCOMPARE(cell.data().toString(), QString("1"));
        QTest::mouseClick(matrix->viewport(), Qt::LeftButton, {}, matrix->visualRect(cell).center());
        QCOMPARE(cell.data().toString(), QString("3"));
    }

    void theMatrixModelKeepsItsPromises() {
        items::GoalMatrixModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(m_session->portfolio());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.show(*apply(m_session->portfolio(), items::setContribution(*m_session->portfolio().find(GoalId("audit")),
                                                                         "change", 3, "Change")));
        QCOMPARE(resets.size(), 0);
        model.show(*apply(m_session->portfolio(), items::removeGoal(*m_session->portfolio().find(GoalId("audit")))));
        QCOMPARE(resets.size(), 1);
    }

    void everyWeightSaysWhichGoalsBroughtIt() {
        items::WeightModel model;
        model.show(m_session->portfolio());
        double sum = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            double parts = 0;
            for (const auto& segment : model.row(row).segments)
                parts += segment.share;
            QVERIFY(std::abs(parts - model.row(row).weight) < 1e-9);
            sum += model.row(row).weight;
        }
        QVERIFY(std::abs(sum - 2) < 1e-9);
        QVERIFY(model.index(2, 0).data(Qt::AccessibleTextRole).toString().contains("from audit"));
    }

    void aFieldIsAppliedWhenItIsLeftAndAWrongOneIsNot() {
        emit m_page->findChild<widgets::LinkedSliders*>()->picked("errors");
        auto* target = childNamed<QLineEdit>(editor(), "Target");
        QVERIFY(target && target->isVisible());
        type(target, "abc");
        QCOMPARE(*m_session->portfolio().find(GoalId("errors"))->target, 5.0);
        QVERIFY(target->accessibleDescription().contains("\"abc\" is no number"));
        type(target, "2.5");
        QCOMPARE(*m_session->portfolio().find(GoalId("errors"))->target, 2.5);
        QCOMPARE(*m_session->undoLabel(), std::string("Change the target of \"errors\""));
        QVERIFY(target->accessibleDescription().isEmpty());
        auto* date = childNamed<QLineEdit>(editor(), "Date");
        type(date, "soon");
        QVERIFY(date->accessibleDescription().contains("is no day"));
        type(childNamed<QLineEdit>(editor(), "Name"), "Fewer errors");
        QCOMPARE(m_session->portfolio().find(GoalId("errors"))->name, std::string("Fewer errors"));
    }

    void whatAUnitIsWorthIsOneNumberOrThreeRisingOnes() {
        emit m_page->findChild<widgets::LinkedSliders*>()->picked("errors");
        auto* worth = childNamed<QLineEdit>(editor(), "Worth");
        const auto kept = [this] { return m_session->portfolio().find(GoalId("errors"))->moneyPerUnit; };
        type(worth, "1200");
        QCOMPARE(kept(), std::optional(Range{1200, 1200, 1200}));
        QCOMPARE(worth->text(), QString("1200"));
        type(worth, "2000 / 1200 / 900");
        QVERIFY(worth->accessibleDescription().contains("three rising ones"));
        QCOMPARE(kept()->low, 1200.0);
        type(worth, "900 / 1200 / 2000");
        QCOMPARE(kept(), std::optional(Range{900, 1200, 2000}));
        QCOMPARE(*m_session->undoLabel(), std::string("Change the worth of a unit of \"errors\""));
        worth->clear();
        worth->setModified(true);
        QTest::keyClick(worth, Qt::Key_Return);
        QVERIFY(!kept());
    }

    void theDescriptionIsKeptWhenItIsLeft() {
        emit m_page->findChild<widgets::LinkedSliders*>()->picked("errors");
        auto* text = childNamed<QPlainTextEdit>(editor(), "Description of the goal");
        text->setFocus();
        QTest::keyClicks(text, "What customers call about");
        QFocusEvent out(QEvent::FocusOut);
        QCoreApplication::sendEvent(text, &out);
        QCOMPARE(m_session->portfolio().find(GoalId("errors"))->description, std::string("What customers call about"));
        QCOMPARE(*m_session->undoLabel(), std::string("Change the description of \"errors\""));
    }

    void whatAGoalLacksIsSaidWithAWayToMendIt() {
        Goal broken = *m_session->portfolio().find(GoalId("errors"));
        broken.metric.clear();
        broken.deadline.reset();
        broken.contributions.push_back({"gone", 9});
        QVERIFY(m_session->apply({"break", {Put{broken}}, {}}));
        const auto issues = items::goalIssues(m_session->portfolio());
        const auto has = [&](items::GoalField field, const char* words) {
            return std::ranges::any_of(issues, [&](const items::GoalIssue& issue) {
                return issue.goal == broken.id && issue.field == field && issue.text.contains(words);
            });
        };
        QVERIFY(has(items::GoalField::Metric, "no metric"));
        QVERIFY(has(items::GoalField::Deadline, "no date"));
        QVERIFY(has(items::GoalField::Contributions, "\"gone\""));
        QAbstractButton* mend = nullptr;
        for (auto* button : m_page->findChildren<QAbstractButton*>())
            if (button->text() == "Take it out") mend = button;
        QVERIFY(mend);
        mend->click();
        QCOMPARE(m_session->portfolio().find(broken.id)->contributions.size(), size_t{2});
    }

    void lambdaIsTriedWhileItMovesAndKeptAtRelease() {
        auto* lambda = childNamed<widgets::ShareSlider>(*m_page, "Share of goals in the weights");
        QTest::keyClick(lambda, Qt::Key_PageDown);
        QTest::keyClick(lambda, Qt::Key_PageDown);
        QVERIFY(m_page->trial().active());
        QCOMPARE(m_session->portfolio().settings().lambda, 0.7);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->portfolio().settings().lambda, 0.6, patience);
        QCOMPARE(*m_session->undoLabel(), std::string("Let goals decide 60 % of the weights"));
        m_session->undo();
        QVERIFY(!m_session->undoLabel());
        QCOMPARE(lambda->value(), 700);
    }

    void goalsWithoutPointsShowNone() {
        Edit edit{"no points", {}, {}};
        for (Goal each : m_session->portfolio().goals()) {
            each.points = 0;
            edit.operations.push_back(Put{each});
        }
        QVERIFY(m_session->apply(edit));
        QCOMPARE(m_page->findChild<widgets::LinkedSliders*>()->shares(), (widgets::Shares{0, 0, 0}));
    }

    void anOrderGivesRankOrderCentroidPoints() {
        dialogs::RankDialog dialog({{"speed", "speed"}, {"errors", "errors"}, {"audit", "audit"}});
        dialog.move(1);
        QCOMPARE(dialog.order(), (QStringList{"errors", "speed", "audit"}));
        m_page->rankGoals(dialog.order());
        QCOMPARE(pointsOf(*m_session, "errors"), 61.1);
        QCOMPARE(pointsOf(*m_session, "speed"), 27.8);
        QCOMPARE(pointsOf(*m_session, "audit"), 11.1);
        m_session->undo();
        QCOMPARE(pointsOf(*m_session, "errors"), 50.0);
    }

    void withoutGoalsTheEmptyStateOffersATemplateAndTheSample() {
        open(tests::syntheticPortfolio(0));
        QVERIFY(m_session->apply({"clear", {Remove{GoalId("errors")}}, {}}));
        QStringList texts;
        for (const auto* button : m_page->findChildren<QAbstractButton*>())
            if (button->isVisible()) texts.append(button->text());
        QVERIFY(texts.contains("Add a goal from a template"));
        QVERIFY(texts.contains("Use the sample"));
    }

    void painPointsAreAddedLinkedAndRemovedAsSteps() {
        const Portfolio before = m_session->portfolio();
        QVERIFY(m_session->apply(items::addPainPoint(before, "Slow month end", before.find(GoalId("speed")))));
        const PainPointId id("slow-month-end");
        QCOMPARE(m_session->portfolio().find(GoalId("speed"))->painPoints, std::vector{id});
        const ComponentId component = before.components().at(0).id;
        QVERIFY(m_session->apply(items::setPainPointComponents(*m_session->portfolio().find(id), {component})));
        QVERIFY(childNamed<QLineEdit>(*m_page, "Name of the pain point Slow month end"));
        QVERIFY(m_session->apply(items::removePainPoint(*m_session->portfolio().find(id))));
        QVERIFY(m_session->portfolio().find(GoalId("speed"))->painPoints.empty());
        for (int i = 0; i < 3; ++i)
            m_session->undo();
        QVERIFY(m_session->portfolio() == before);
    }

    void theChecklistKeepsWhatIsHiddenByTheSearch() {
        dialogs::ChecklistDialog dialog("Components", "Where?", {{"a", "Alpha", true}, {"b", "Beta", false}});
        childNamed<QLineEdit>(dialog, "Narrow the list")->setText("bet");
        QCOMPARE(dialog.chosen(), QStringList{"a"});
    }

private:
    void open(const Portfolio& portfolio) {
        m_session->create(m_folder->filePath(QStringLiteral("goals%1.banyan").arg(++m_count)), portfolio);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->isOpen() && m_session->derived(), patience);
        settle();
    }
    QWidget& editor() { return m_page->findChild<pages::GoalsSide*>()->editor(); }
    void settle() {
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->working() && m_session->derived()->portfolio == m_session->portfolio(),
                                 patience);
    }

    int m_count = 0;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<session::ViewState> m_view;
    std::unique_ptr<GoalsPage> m_page;
};

QTEST_MAIN(TestGoalsPage)
#include "tst_goals_page.moc"

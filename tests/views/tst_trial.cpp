// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "synthetic.h"
#include "views/session/trial.h"

using namespace banyan;
using namespace banyan::portfolio;
using session::Session;
using session::Trial;

namespace {

constexpr int patience = 20'000; ///< ms

Portfolio withGoals(int components) {
    Edit edit{"goals", {}, {}};
    for (const auto& [id, to] : {std::pair("one", "revenue-share"), std::pair("two", "regulatory-importance")}) {
        Goal goal;
        goal.id = GoalId(id);
        goal.name = id;
        goal.points = 50;
        goal.contributions = {{to, 9}, {"change", 3}};
        edit.operations.push_back(Put{goal});
    }
    return *apply(tests::syntheticPortfolio(components), edit);
}

Edit points(const Portfolio& portfolio, const char* id, double points) {
    Goal goal = *portfolio.find(GoalId(id));
    goal.points = points;
    return {"try", {Put{goal}}, {}};
}

} // namespace

class TestTrial : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>(tests::testServices());
        m_session->create(m_folder->filePath("trial.banyan"), withGoals(30));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->derived() && !m_session->working(), patience);
    }
    void cleanup() { m_session.reset(); }

    void whatIsTriedIsAssessedAndTheDocumentStays() {
        Trial trial(*m_session);
        const Portfolio before = m_session->portfolio();
        QVERIFY(trial.apply(points(before, "one", 500)));
        QVERIFY(trial.active());
        QVERIFY(!trial.derived());
        QTRY_VERIFY_WITH_TIMEOUT(trial.derived() != nullptr, patience);
        QVERIFY(trial.derived()->assessment.weights != m_session->derived()->assessment.weights);
        QVERIFY(m_session->portfolio() == before);
        QVERIFY(!m_session->undoLabel());
    }

    void aTrialGivesWhatTheDocumentWouldGive() {
        Trial trial(*m_session);
        QVERIFY(trial.apply(points(m_session->portfolio(), "one", 500)));
        QTRY_VERIFY_WITH_TIMEOUT(trial.derived() != nullptr, patience);
        const auto tried = trial.derived();
        QVERIFY(trial.keep("Keep it"));
        QTRY_VERIFY_WITH_TIMEOUT(!m_session->working() && m_session->derived()->portfolio == m_session->portfolio(),
                                 patience);
        for (size_t i = 0; i < tried->assessment.components.size(); ++i) {
            QCOMPARE(tried->assessment.components[i].value, m_session->derived()->assessment.components[i].value);
            QCOMPARE(tried->assessment.components[i].quadrant, m_session->derived()->assessment.components[i].quadrant);
        }
    }

    void theLatestValueWins() {
        Trial trial(*m_session);
        for (int i = 1; i <= 20; ++i)
            QVERIFY(trial.apply(points(trial.portfolio(), "one", 10.0 * i)));
        QTRY_VERIFY_WITH_TIMEOUT(!trial.working(), patience);
        QCOMPARE(trial.derived()->portfolio.find(GoalId("one"))->points, 200.0);
    }

    void keepingIsOneStepThatUndoTakesBack() {
        Trial trial(*m_session);
        const Portfolio before = m_session->portfolio();
        QVERIFY(trial.apply(points(trial.portfolio(), "one", 10)));
        QVERIFY(trial.apply(points(trial.portfolio(), "two", 90)));
        QVERIFY(trial.keep("Give two 90 %"));
        QVERIFY(!trial.active());
        QCOMPARE(*m_session->undoLabel(), std::string("Give two 90 %"));
        QCOMPARE(m_session->portfolio().find(GoalId("two"))->points, 90.0);
        m_session->undo();
        QVERIFY(m_session->portfolio() == before);
    }

    void discardingLeavesNothing() {
        Trial trial(*m_session);
        QVERIFY(trial.apply(points(trial.portfolio(), "one", 10)));
        trial.discard();
        QVERIFY(!trial.active());
        QVERIFY(!trial.derived());
        QTest::qWait(100);
        QVERIFY(!trial.derived());
        QVERIFY(trial.portfolio() == m_session->portfolio());
    }

    void anotherChangeOfTheDocumentEndsTheTrial() {
        Trial trial(*m_session);
        QVERIFY(trial.apply(points(trial.portfolio(), "one", 10)));
        QVERIFY(m_session->apply(points(m_session->portfolio(), "two", 7)));
        QVERIFY(!trial.active());
    }

    void whatCantBeScoredIsSaid() {
        Trial trial(*m_session);
        Edit edit{"nothing counts", {}, {}};
        for (Criterion criterion : m_session->derived()->assessment.criteria) {
            criterion.weight = 0;
            edit.operations.push_back(Put{criterion});
        }
        QVERIFY(trial.apply(edit));
        QTRY_VERIFY_WITH_TIMEOUT(trial.error().has_value(), patience);
        QCOMPARE(trial.error()->code, std::string("weights.all-zero"));
    }

    void changedDataIsLookedAtAgain() {
        Trial trial(*m_session);
        const ComponentId id = m_session->portfolio().components().at(0).id;
        Edit edit{"estimate", {}, {}};
        for (const Estimate& each : m_session->portfolio().table<Estimate>())
            if (each.component == id) edit.operations.push_back(Remove{each.id});
        QVERIFY(!edit.operations.empty());
        QVERIFY(trial.apply(edit));
        QTRY_VERIFY_WITH_TIMEOUT(trial.derived() != nullptr, patience);
        QVERIFY(trial.derived()->assessment.find(id)->valueCoverage <
                m_session->derived()->assessment.find(id)->valueCoverage);
    }

    void theEditBetweenTwoValuesMakesTheOneOfTheOther() {
        const Portfolio before = m_session->portfolio();
        Edit edit = points(before, "one", 3);
        edit.operations.push_back(Remove{GoalId("two")});
        edit.operations.push_back(Remove{before.components().at(3).id});
        const Portfolio after = *apply(before, edit);
        const auto made = apply(before, session::editBetween(before, after, "step"));
        QVERIFY2(made, made ? "" : made.error().fullMessage().c_str());
        QVERIFY(*made == after);
        const auto back = apply(after, session::editBetween(after, before, "back"));
        QVERIFY(back);
        QVERIFY(*back == before);
    }

    void aPreviewOfAThousandComponentsIsQuick() {
        m_session->create(m_folder->filePath("large.banyan"), withGoals(1'000));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->derived() && !m_session->working(), patience);
        Trial trial(*m_session);
        QElapsedTimer clock;
        qint64 best = patience;
        for (int i = 1; i <= 5; ++i) {
            QSignalSpy changed(&trial, &Trial::changed);
            clock.start();
            QVERIFY(trial.apply(points(trial.portfolio(), "one", 10.0 * i)));
            while (trial.working())
                QVERIFY(changed.wait(patience));
            best = std::min(best, clock.elapsed());
        }
        qInfo("a preview of 1,000 components: %lld ms", best);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
};

QTEST_MAIN(TestTrial)
#include "tst_trial.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

#include "model/scoring/assessment.h"
#include "model/scoring/weights.h"
#include "synthetic.h"
#include "views/items/criteria_model.h"
#include "views/items/criterion_edits.h"
#include "views/pages/criteria_view.h"
#include "views/widgets/criterion_form.h"
#include "views/widgets/theme.h"

#include <algorithm>

using namespace banyan;
using namespace banyan::portfolio;
using pages::CriteriaView;
using session::Session;

namespace {

constexpr int patience = 20'000; ///< ms
const CriterionId coverage("test-coverage");

Criterion builtIn(const CriterionId& id) {
    return *items::builtInCriterion(id);
}

} // namespace

class TestCriteria : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { widgets::applyTheme(widgets::ThemeChoice::Light); }

    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        m_session = std::make_unique<Session>(tests::testServices());
        m_trial = std::make_unique<session::Trial>(*m_session);
        m_view = std::make_unique<CriteriaView>(*m_session, *m_trial);
        connect(m_view.get(), &CriteriaView::edited, this, [this](const Edit& edit) {
            QVERIFY(m_session->apply(edit));
            m_view->refresh();
        });
        m_session->create(m_folder->filePath("criteria.banyan"), tests::syntheticPortfolio(20));
        QTRY_VERIFY_WITH_TIMEOUT(m_session->derived() && !m_session->working(), patience);
        m_view->show();
        m_view->select(coverage);
    }
    void cleanup() {
        m_view.reset();
        m_trial.reset();
        m_session.reset();
    }

    void badAnchorsAreRefusedAtTheField_data() {
        QTest::addColumn<QString>("a0");
        QTest::addColumn<QString>("a100");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("words");
        QTest::newRow("equal") << "80"
                               << "80"
                               << "a100"
                               << "equals a0";
        QTest::newRow("no number") << "nan"
                                   << "10"
                                   << "a0"
                                   << "is no number";
        QTest::newRow("infinite") << "80"
                                  << "inf"
                                  << "a100"
                                  << "is no number";
        QTest::newRow("empty") << "80"
                               << ""
                               << "a100"
                               << "A number is needed";
    }
    void badAnchorsAreRefusedAtTheField() {
        QFETCH(QString, a0);
        QFETCH(QString, a100);
        QFETCH(QString, field);
        QFETCH(QString, words);
        const Portfolio before = m_session->portfolio();
        m_view->form().setText("a0", a0);
        m_view->form().setText("a100", a100);
        QVERIFY2(m_view->form().errorAt(field.toStdString()).contains(words),
                 qPrintable(m_view->form().errorAt(field.toStdString())));
        m_view->applyDraft();
        QVERIFY(m_session->portfolio() == before);
        QVERIFY(!m_trial->active());
        m_view->form().setText("a0", "90");
        m_view->form().setText("a100", "10");
        QVERIFY(m_view->form().errorAt(field.toStdString()).isEmpty());
        m_view->applyDraft();
        QCOMPARE(m_session->portfolio().find(coverage)->a0, 90.0);
    }

    void aLogScaleOverZeroIsRefused() {
        m_view->form().setText("scale", "logarithm");
        m_view->form().setText("a0", "0");
        QVERIFY(m_view->form().errorAt("a0").contains("log scale"));
        m_view->applyDraft();
        QVERIFY(!m_session->portfolio().find(coverage));
    }

    void pointsThatDontRiseAreRefused() {
        m_view->select(CriterionId("regulatory-importance"));
        m_view->form().setText("anchors", "0 = 0; 3 = 50; 2 = 100");
        QVERIFY(m_view->form().errorAt("anchors").contains("does not rise"));
        m_view->form().setText("anchors", "0 = 0; two = 100");
        QVERIFY(m_view->form().errorAt("anchors").contains("is no point"));
        m_view->form().setText("anchors", "0 = 0; 2 = 60; 4 = 100");
        m_view->applyDraft();
        QCOMPARE(m_session->portfolio().find(CriterionId("regulatory-importance"))->anchors.at(1).score, 60.0);
    }

    void weightsThatAreAllZeroAreRefused() {
        Edit edit{"only one counts", {}, {}};
        for (Criterion criterion : items::allCriteria({})) {
            if (criterion.axis != Axis::Value || criterion.id.value == "revenue-share") continue;
            criterion.weight = 0;
            edit.operations.push_back(Put{criterion});
        }
        QVERIFY(m_session->apply(edit));
        m_view->refresh();
        m_view->select(CriterionId("revenue-share"));
        m_view->form().setText("weight", "0");
        QVERIFY(m_view->form().errorAt("weight").contains("all weights of value are 0", Qt::CaseInsensitive));
        m_view->applyDraft();
        QVERIFY(!m_session->portfolio().find(CriterionId("revenue-share")));
    }

    void aUnitOfAnotherKindIsRefused() {
        m_view->form().setText("unit", "h");
        QVERIFY(!m_view->form().errorAt("").isEmpty());
        m_view->applyDraft();
        QVERIFY(!m_session->portfolio().find(coverage));
    }

    void aWiderRangeRescalesTheWeightInTheSameStep() {
        Criterion wide = builtIn(coverage);
        wide.a0 = 94;
        wide.a100 = 10;
        m_view->form().setText("a0", "94");
        m_view->applyDraft();
        QCOMPARE(*m_session->undoLabel(), std::string("Change the anchors of \"Test coverage\""));
        const double ratio = scoring::rangeRatio(builtIn(coverage), wide);
        QCOMPARE(ratio, 1.2);
        const Criterion* kept = m_session->portfolio().find(coverage);
        QVERIFY(std::abs(kept->weight - 0.3 * ratio) < 1e-12);
        const std::vector<double> swung = scoring::swungWeights({0.5, 0.3, 0.2}, {1, ratio, 1});
        const auto criteria = scoring::criteriaOf(m_session->portfolio());
        const auto weights = scoring::axisWeights(Axis::Risk, *criteria, m_session->portfolio());
        for (size_t i = 0; i < weights->criteria.size(); ++i)
            if ((*criteria)[weights->criteria[i]].id == coverage)
                QVERIFY(std::abs(weights->within[i] - swung[1]) < 1e-12);
        m_session->undo();
        QVERIFY(!m_session->undoLabel());
    }

    void theWeightStaysWhereTheRuleIsTurnedOff() {
        m_view->form().setText("a0", "94");
        m_view->setSwing(false);
        m_view->applyDraft();
        QCOMPARE(m_session->portfolio().find(coverage)->weight, 0.3);
    }

    void aDraftIsTriedAndAppliedAsOneStep() {
        m_view->form().setText("weight", "0.9");
        QVERIFY(m_trial->active());
        QVERIFY(!m_session->undoLabel());
        m_view->applyDraft();
        QVERIFY(!m_trial->active());
        QCOMPARE(*m_session->undoLabel(), std::string("Change the weight of \"Test coverage\""));
    }

    void aDraftStaysWhileTheDocumentIsAssessedAgain() {
        m_view->form().setText("weight", "0.9");
        m_view->refresh();
        QCOMPARE(m_view->form().draft()->weight, 0.9);
    }

    void whatItWasIsKeptInItsHistory() {
        for (auto* edit : m_view->findChildren<QLineEdit*>())
            if (edit->accessibleName() == "Why it is changed") edit->setText("audited");
        m_view->form().setText("weight", "0.9");
        m_view->applyDraft();
        m_view->form().setText("weight", "0.8");
        m_view->applyDraft();
        const auto& history = m_session->portfolio().find(coverage)->history;
        QCOMPARE(history.size(), size_t{2});
        QCOMPARE(history[0].weight, 0.3);
        QCOMPARE(history[0].reason, std::string("audited"));
        QCOMPARE(history[1].weight, 0.9);
        QCOMPARE(history[1].date, std::optional(m_session->asOf()));
    }

    void thePointsOfAFormerCurveAreKeptAndShown() {
        Criterion first = builtIn(coverage);
        first.scale = Scale::Piecewise;
        first.anchors = {{10, 100}, {40, 60}, {80, 0}};
        QVERIFY(m_session->apply(items::putCriterion(nullptr, first)));
        Criterion second = *m_session->portfolio().find(coverage);
        const Criterion put = second;
        second.anchors[1].score = 70;
        QVERIFY(m_session->apply(items::putCriterion(&put, second)));
        const Criterion changed = *m_session->portfolio().find(coverage);
        Criterion third = changed;
        third.scale = Scale::Linear;
        QVERIFY(m_session->apply(items::putCriterion(&changed, third)));
        const Criterion& kept = *m_session->portfolio().find(coverage);
        QCOMPARE(kept.history.size(), size_t{2});
        QCOMPARE(items::formerCurve(kept, 0), QString("10 % → 100, 40 % → 60, 80 % → 0"));
        QCOMPARE(items::formerCurve(kept, 1), QString("10 % → 100, 40 % → 70, 80 % → 0"));
        m_view->refresh();
        m_view->select(coverage);
        const auto labels = m_view->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel* l) { return l->text().contains("40 % → 70"); }));
    }

    void aNewUnitOrRedFlagIsAChangeToo() {
        const Criterion before = builtIn(coverage);
        Criterion after = before;
        after.redFlag = !before.redFlag;
        const auto put = items::putCriterion(&before, after);
        QVERIFY(m_session->apply(put));
        QCOMPARE(m_session->portfolio().find(coverage)->history.front().redFlag, before.redFlag);
    }

    void anOverriddenOneIsResetToTheBuiltIn() {
        m_view->form().setText("weight", "0.9");
        m_view->applyDraft();
        QVERIFY(m_session->portfolio().find(coverage));
        QAbstractButton* reset = nullptr;
        for (auto* button : m_view->findChildren<QAbstractButton*>())
            if (button->text() == "Reset to built-in") reset = button;
        QVERIFY(reset && reset->isVisibleTo(m_view.get()));
        reset->click();
        QVERIFY(!m_session->portfolio().find(coverage));
        QCOMPARE(m_view->form().draft()->weight, 0.3);
    }

    void anOwnCriterionIsAdded() {
        m_view->addOne();
        m_view->form().setText("name", "Duplicated code");
        m_view->applyDraft();
        QCOMPARE(*m_session->undoLabel(), std::string("Add the criterion \"Duplicated code\""));
        const auto all = scoring::criteriaOf(m_session->portfolio());
        QVERIFY(all);
        QVERIFY(std::ranges::any_of(*all, [](const Criterion& c) { return c.name == "Duplicated code"; }));
    }

    void theModelKeepsItsPromises() {
        items::CriteriaModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.show(m_session->portfolio());
        double sum = 0;
        for (int row = 0; row < model.rowCount(); ++row)
            sum += model.share(row);
        QVERIFY(std::abs(sum - 5) < 1e-9); // value and four branches
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<session::Trial> m_trial;
    std::unique_ptr<CriteriaView> m_view;
};

QTEST_MAIN(TestCriteria)
#include "tst_criteria.moc"

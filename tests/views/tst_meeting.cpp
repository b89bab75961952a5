// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include "meeting.h"
#include "model/scoring/moves.h"
#include "views/present/decision_panel.h"
#include "views/present/text_panels.h"
#include "views/present/try_panel.h"
#include "views/widgets/share_slider.h"
#include "views/widgets/theme.h"

using namespace banyan;
using namespace banyan::portfolio;
using present::PresentWindow;
using tests::Meeting;
using tests::recordIn;
using tests::shownIn;

/// What a meeting leaves behind: scores, decisions, what changed, minutes.
class MeetingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_meeting");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    /// Who stands in another quadrant is told before the plan; what shifts by a rank or two is counted.
    void whatChangedIsToldByWhatMatters() {
        Meeting meeting;
        const auto before = meeting.document().derived();
        Goal goal = *meeting.document().portfolio().find(GoalId("errors"));
        goal.points = 900;
        goal.contributions = {{"regulatory-importance", 9}, {"structure", 9}};
        QVERIFY(meeting.window.document().apply({"weigh", {Put{goal}}, {}}));
        meeting.wait();
        int little = 0;
        std::vector<std::string> places;
        const auto& after = meeting.document().derived()->assessment;
        for (const scoring::Move& move : scoring::moves(before->assessment, after))
            if (move.changesQuadrant())
                places.push_back(scoring::sentence(move, before->assessment, after));
            else if (move.rankBefore > 0 && move.rankAfter > 0 && std::abs(move.rankAfter - move.rankBefore) < 3)
                ++little;
        QVERIFY(little > 1);
        const std::vector<std::string> told = meeting.present->log().changes(meeting.document());
        QVERIFY(told.size() >= places.size());
        QVERIFY(std::equal(places.begin(), places.end(), told.begin()));
        const auto counted = std::ranges::count_if(told, [&](const std::string& one) {
            return one.starts_with(std::to_string(little) + " ") && one.ends_with(" by one or two ranks.");
        });
        QCOMPARE(counted, 1);
        static const QRegularExpression chance("^.*: (\\d+) % → (\\d+) %\\.$");
        for (const std::string& one : told)
            if (const auto match = chance.match(QString::fromStdString(one)); match.hasMatch())
                QVERIFY2(std::abs(match.captured(1).toInt() - match.captured(2).toInt()) >= 5, one.c_str());
    }

    /// A list or a choice that has the focus takes no letter for the beginning of an entry.
    void lettersReachTheWindowFromListsAndChoices() {
        Meeting meeting(12);
        PresentWindow& present = *meeting.present;
        present.openPanel(PresentWindow::PanelKind::Deck);
        auto* list = meeting.named<QListWidget>("Slides in their order");
        const int row = list->currentRow();
        QTest::keyClick(list, Qt::Key_B);
        QVERIFY(present.view()->blank());
        QCOMPARE(list->currentRow(), row);
        QTest::keyClick(&present, Qt::Key_B);
        QVERIFY(!present.view()->blank());
        present.openPanel(PresentWindow::PanelKind::Scoring);
        auto* choice = meeting.named<QComboBox>("What is scored");
        const int asked = choice->currentIndex();
        QTest::keyClick(choice, Qt::Key_T);
        QCOMPARE(choice->currentIndex(), asked);
        QVERIFY(present.findChild<present::TryPanel*>()->isVisible());
    }

    void anEndedMeetingHasItsMinutesAndTheNextItsOwn() {
        Meeting meeting(12);
        PresentWindow& present = *meeting.present;
        Decision asked;
        asked.id = Id<Decision>("asked");
        asked.date = meeting.document().asOf();
        asked.question = "Who owns the ledger?";
        asked.options = {{"Orders", "", false}, {"Finance", "", false}};
        QVERIFY(meeting.window.document().apply({"ask", {Put{asked}}, {}}));
        meeting.wait();
        QVERIFY(shownIn(present).contains("Decide: Who owns the ledger?"));
        present.goTo(2);
        present.openPanel(PresentWindow::PanelKind::Decision);
        QCOMPARE(meeting.named<QLineEdit>("What was the question?")->text(), QString("Who owns the ledger?"));
        QCOMPARE(meeting.named<QLineEdit>("Option 2")->text(), QString("Finance"));
        meeting.named<QLineEdit>("To be looked at again on (31 Jan 2027)")->setText("31 Jan 2027");
        for (const char* who : {"Ana", "Ben", "Kim"}) { // a row is free for every further one
            const auto fields = present.findChild<present::DecisionPanel*>()->findChildren<QLineEdit*>();
            for (QLineEdit* edit : fields)
                if (edit->accessibleName() == "Name" && edit->isVisible() && edit->text().isEmpty()) {
                    QTest::keyClicks(edit, who);
                    break;
                }
            QCoreApplication::processEvents(); // the next row comes to be shown
        }
        recordIn(present);
        const Decision& decided = *meeting.document().portfolio().find(asked.id); // it answers the question
        QVERIFY(decided.options[0].chosen);
        QCOMPARE(decided.dissent.size(), size_t{3});
        QCOMPARE(decided.review, Date::parse("2027-01-31"));
        QVERIFY(!shownIn(present).contains("Decide: "));
        meeting.key(Qt::Key_E);
        QVERIFY(present.panelOpen());
        QVERIFY(present.minutesPanel()->text().contains("### Who owns the ledger?"));
        present.close();
        meeting.window.present();
        QCOMPARE(present.current(), 0);
        QVERIFY(present.log().meeting().decisions.empty());
        present.goTo(3);
        present.close();
        meeting.window.present(); // the same meeting goes on where it was
        QCOMPARE(present.current(), 3);
    }

    void aDecisionRestsOnTheScenarioThatWasKept() {
        Meeting meeting;
        PresentWindow& present = *meeting.present;
        meeting.goToKind(SlideKind::Budgets);
        present.openPanel(PresentWindow::PanelKind::Try);
        qobject_cast<widgets::ShareSlider*>(present.focusWidget())->setValue(350);
        meeting.wait();
        meeting.named<QPushButton>("Keep as a scenario")->click();
        present.openPanel(PresentWindow::PanelKind::Decision);
        meeting.named<QLineEdit>("What was the question?")->setText("35 %?");
        meeting.named<QLineEdit>("Option 1")->setText("Yes");
        recordIn(present);
        QCOMPARE(present.log().meeting().decisions.back().scenario, std::optional(ScenarioId("budget-of-35")));
    }

    void daysAreReadAsTheyAreWritten() {
        QCOMPARE(present::dayIn("2027-01-31"), Date::parse("2027-01-31"));
        QCOMPARE(present::dayIn(" 31 Jan 2027"), Date::parse("2027-01-31"));
        QCOMPARE(present::dayIn("1 march 2027"), Date::parse("2027-03-01"));
        for (const char* bad : {"31 Feb 2027", "soon", "31.1.", ""})
            QVERIFY2(!present::dayIn(bad), bad);
    }

    /// Saved views are a deck, yet what a room scores is shown to it, wherever it stands when all are shown.
    void scoresAreShownWhateverWasSaved() {
        Meeting meeting(12);
        meeting.present->close();
        meeting.window.showPage("Map");
        meeting.window.saveAsSlide();
        meeting.window.present();
        PresentWindow& present = *meeting.present;
        present.goTo(0);
        QCOMPARE(present.deck()[0].kind, SlideKind::Map);
        meeting.key(Qt::Key_S);
        QCOMPARE(present.deck()[size_t(present.current())].kind, SlideKind::Scoring);
        auto* choice = meeting.named<QComboBox>("What is scored");
        choice->setCurrentIndex(1);
        emit choice->activated(1);
        for (const auto& [field, text] : {std::pair("Who gives it", "Ana"), std::pair("Low", "10"),
                                          std::pair("Likely", "20"), std::pair("High", "30")})
            meeting.named<QLineEdit>(field)->setText(text);
        meeting.named<QPushButton>("Give it unseen")->click();
        present.goTo(0);
        meeting.named<QPushButton>("Show all")->click();
        QCOMPARE(present.deck()[size_t(present.current())].kind, SlideKind::Scoring);
        const QString shown = present.view()->scene().spoken();
        QVERIFY2(shown.contains("1 estimate: 20") && shown.contains("mean 20"), qPrintable(shown));
    }
};

QTEST_MAIN(MeetingTest)
#include "tst_meeting.moc"

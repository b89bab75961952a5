// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "meeting.h"
#include "views/present/scoring_panel.h"
#include "views/present/text_panels.h"
#include "views/present/try_panel.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/share_slider.h"
#include "views/widgets/theme.h"
#include "walk_checks.h"

using namespace banyan;
using namespace banyan::portfolio;
using present::PresentWindow;
using present::SlideText;
using tests::Meeting;
using tests::patience;
using tests::recordIn;
using tests::shownIn;

class PresentTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_present");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void nothingWaitsForAPointer() {
        const Meeting meeting(12);
        QVERIFY(!meeting.present->view()->hasMouseTracking());
        for (int i = 0; i < meeting.present->count(); ++i) {
            meeting.present->goTo(i);
            QVERIFY(meeting.present->view()->toolTip().isEmpty());
            QVERIFY(meeting.present->view()->findChildren<QWidget*>().isEmpty());
            for (const SlideText& text : meeting.present->view()->scene().texts) // a screen reader says all of it
                QVERIFY(
                    meeting.present->view()->accessibleDescription().contains(QString(text.text).replace('\n', ' ')));
        }
    }

    void panelsAreLegibleAndNamed() {
        const Meeting meeting(24);
        QStringList complaints;
        for (const auto choice : {widgets::ThemeChoice::Light, widgets::ThemeChoice::Dark}) {
            widgets::applyTheme(choice);
            for (int kind = 0; kind < 6; ++kind) {
                meeting.present->closePanel();
                meeting.present->openPanel(static_cast<PresentWindow::PanelKind>(kind));
                meeting.wait();
                complaints += tests::namelessWidgets(*meeting.present) + tests::clippedTexts(*meeting.present) +
                              tests::faintTexts(*meeting.present);
                for (const QLabel* label : meeting.present->findChildren<QLabel*>())
                    if (label->isVisible() && label->fontInfo().pixelSize() < present::leastText)
                        complaints.append(label->text() + " is small");
            }
        }
        widgets::applyTheme(widgets::ThemeChoice::Light);
        complaints.removeDuplicates();
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void blankingLeavesNothingToRead() {
        const Meeting meeting(12);
        PresentWindow& present = *meeting.present;
        present.showNotes(true);
        present.openPanel(PresentWindow::PanelKind::Changes);
        present.view()->setFocus();
        meeting.key(Qt::Key_B);
        const QImage blank = present.grab().toImage().convertToFormat(QImage::Format_RGB32);
        for (int y = 0; y < blank.height(); y += 7)
            for (int x = 0; x < blank.width(); x += 7)
                QCOMPARE(blank.pixel(x, y), qRgb(0, 0, 0));
        meeting.key(Qt::Key_Right); // brings all of it back
        QVERIFY(present.notesShown() && present.panelOpen() && !present.view()->blank());
        QVERIFY(present.grab().toImage().pixelColor(present.width() / 2, present.height() - 2) != QColor(Qt::black));
    }

    /// From the back of a room one sees which option was chosen, in the light and in the dark.
    void choicesAreLargeAndVisible() {
        const Meeting meeting(12);
        PresentWindow& present = *meeting.present;
        for (const auto choice : {widgets::ThemeChoice::Light, widgets::ThemeChoice::Dark}) {
            widgets::applyTheme(choice);
            present.closePanel();
            present.openPanel(PresentWindow::PanelKind::Decision);
            QCoreApplication::processEvents();
            int chosen = 0;
            for (const QRadioButton* radio : present.findChildren<QRadioButton*>()) {
                QVERIFY(radio->width() >= 24 && radio->height() >= 24);
                const QImage image = present.grab(QRect(radio->mapTo(&present, QPoint()), radio->size())).toImage();
                int seen = 0;
                QRect extent;
                for (int y = 0; y < image.height(); ++y)
                    for (int x = 0; x < image.width(); ++x)
                        if (widgets::contrast(image.pixelColor(x, y), widgets::theme().panel) >= 3) {
                            ++seen;
                            extent |= QRect(x, y, 1, 1);
                        }
                QVERIFY2(extent.width() >= 24 && extent.height() >= 24, qPrintable(QString::number(extent.width())));
                chosen += seen > extent.width() * 8 ? 1 : 0; // more than a ring
            }
            QCOMPARE(chosen, 1);
        }
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void keysGoThroughTheSlides() {
        const Meeting meeting(12);
        PresentWindow& present = *meeting.present;
        present.goTo(0);
        for (const Qt::Key next : {Qt::Key_Right, Qt::Key_PageDown, Qt::Key_Space})
            meeting.key(next);
        QCOMPARE(present.current(), 3);
        meeting.key(Qt::Key_Left);
        meeting.key(Qt::Key_PageUp);
        QCOMPARE(present.current(), 1);
        meeting.key(Qt::Key_End);
        QCOMPARE(present.current(), present.count() - 1);
        meeting.key(Qt::Key_Right); // there is no further one
        QCOMPARE(present.current(), present.count() - 1);
        meeting.key(Qt::Key_Home);
        QCOMPARE(present.current(), 0);
        meeting.key(Qt::Key_B);
        QVERIFY(present.view()->blank());
        meeting.key(Qt::Key_Right); // brings it back and goes nowhere
        QVERIFY(!present.view()->blank());
        QCOMPARE(present.current(), 0);
        meeting.key(Qt::Key_M);
        QVERIFY(present.panelOpen());
        meeting.key(Qt::Key_Escape);
        QVERIFY(!present.panelOpen());
        QVERIFY(present.isVisible());
        meeting.key(Qt::Key_Escape);
        QVERIFY(!present.isVisible());
    }

    /// As a facilitator would: score, keep, decide, minutes; no mouse.
    void aMeetingFromF5ToMinutesByKeyboard() {
        Meeting meeting;
        const session::Session& document = meeting.document();
        const Portfolio before = document.portfolio();
        meeting.key(Qt::Key_Right);
        meeting.key(Qt::Key_S);
        QVERIFY(qobject_cast<QComboBox*>(meeting.present->focusWidget()));
        meeting.key(Qt::Key_Down);
        QVERIFY(qobject_cast<QLineEdit*>(meeting.present->focusWidget()));
        const auto given = [&](const char* who, const char* low, const char* likely, const char* high) {
            for (const char* text : {who, low, likely, high}) {
                meeting.type(QString::fromLatin1(text));
                meeting.key(Qt::Key_Return);
            }
        };
        const QString asked = meeting.present->view()->scene().spoken();
        QVERIFY2(asked.contains("0 estimates given") && asked.contains(QRegularExpression("(In .+|A number), ")) &&
                     (asked.contains("Nothing is known yet.") || asked.contains("Known now: ")),
                 qPrintable(asked));
        QVERIFY(shownIn(*meeting.present->findChild<present::ScoringPanel*>()).contains(" is known yet.") ||
                shownIn(*meeting.present->findChild<present::ScoringPanel*>()).contains("Known now: "));
        given("Ana", "10", "20", "30");
        const QString hidden = meeting.present->view()->scene().spoken();
        QVERIFY2(hidden.contains("1 estimate given, hidden"), qPrintable(hidden));
        QCOMPARE(QString(hidden).replace("1 estimate given", "0 estimates given"), asked); // and nothing of it is seen
        given("Ben", "30", "40", "60");
        QTest::keyClick(meeting.named<QPushButton>("Show all"), Qt::Key_Space);
        const QString shown = meeting.present->view()->scene().spoken();
        QVERIFY2(shown.contains("2 estimates from 20 to 40"), qPrintable(shown));
        QVERIFY(shown.contains("mean 30"));
        QVERIFY2(shown.contains("20 (10 to 30)") && shown.contains("40 (30 to 60)"), qPrintable(shown));
        QVERIFY2(shown.contains(QRegularExpression("(^|\\n)10( .*)?\\n35( .*)?\\n60")), qPrintable(shown)); // the axis
        meeting.wait();
        const QString wouldChange = meeting.present->view()->scene().spoken();
        QVERIFY2(wouldChange.contains(" stays in ") || wouldChange.contains(" moves from "), qPrintable(wouldChange));
        QTest::keyClick(meeting.present->focusWidget(), Qt::Key_Space); // Keep as estimates
        QCOMPARE(document.portfolio().table<Estimate>().size(), before.table<Estimate>().size() + 2);
        QVERIFY(document.undoLabel()->starts_with("Keep 2 estimates of "));
        QCOMPARE(meeting.present->focusWidget(), meeting.named<QComboBox>("What is scored")); // for the next one
        QVERIFY(!meeting.named<QPushButton>("Give it unseen")->isEnabled());
        QVERIFY(meeting.present->view()->scene().spoken().contains("Kept as estimates."));
        meeting.key(Qt::Key_Escape);
        meeting.wait();
        meeting.key(Qt::Key_D);
        meeting.type("Begin with a budget of 20 %?");
        const auto fill = [&](const char* name, const char* text) {
            auto* edit = meeting.named<QLineEdit>(name);
            edit->setFocus();
            QTest::keyClicks(edit, text);
        };
        fill("Option 1", "Yes");
        fill("Option 2", "Later");
        fill("Reasons", "The freeze comes");
        fill("Name", "Ben");
        fill("Why", "too few people");
        recordIn(*meeting.present);
        QCOMPARE(document.portfolio().table<Decision>().size(), before.table<Decision>().size() + 1);
        meeting.present->closePanel();
        meeting.key(Qt::Key_M);
        const QString minutes = meeting.present->minutesPanel()->text();
        for (const char* said :
             {"- Ana\n- Ben\n", "2 estimates from 20 to 40", "Kept as estimates.", "### Begin with a budget of 20 %?",
              "**Chosen:** Yes", "- Ben: too few people", "## What is open"})
            QVERIFY2(minutes.contains(QLatin1String(said)), qPrintable(QLatin1String(said) + "\n" + minutes));
        const QString changed = minutes.section("## What changed", 1).section("## What was shown", 0, 0);
        QVERIFY2(changed.contains("2 estimates of ") && changed.contains(", by Ana, Ben, were given."),
                 qPrintable(changed));
        QVERIFY2(!changed.contains("Decided: "), qPrintable(changed)); // they come first, in a part of their own
        QVERIFY(minutes.indexOf("## What was decided") < minutes.indexOf("## What changed"));
        const std::vector<std::string> told = meeting.present->log().changes(document);
        QCOMPARE(told.front(), std::string("Decided: \"Begin with a budget of 20 %?\": Yes."));
        QTemporaryDir dir;
        QVERIFY(meeting.present->minutesPanel()->save(dir.filePath("minutes.md")));
        QFile file(dir.filePath("minutes.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(file.readAll()), minutes);
        QVERIFY(!meeting.present->minutesPanel()->save(dir.filePath("no/such/folder/minutes.md")));
        meeting.window.document().undo(); // the decision
        meeting.window.document().undo(); // all estimates at once
        QCOMPARE(document.portfolio(), before);
    }

    void badEstimatesAreRefusedWithASentence_data() {
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("low");
        QTest::addColumn<QString>("likely");
        QTest::addColumn<QString>("high");
        QTest::newRow("nobody") << ""
                                << "1"
                                << "2"
                                << "3";
        QTest::newRow("no number") << "Ana"
                                   << ""
                                   << "much"
                                   << "";
        QTest::newRow("falling") << "Ana"
                                 << "3"
                                 << "2"
                                 << "1";
        QTest::newRow("bad end") << "Ana"
                                 << "x"
                                 << "2"
                                 << "3";
    }
    void badEstimatesAreRefusedWithASentence() {
        QFETCH(QString, who);
        QFETCH(QString, low);
        QFETCH(QString, likely);
        QFETCH(QString, high);
        const Meeting meeting(12);
        meeting.present->openPanel(PresentWindow::PanelKind::Scoring);
        auto* choice = meeting.named<QComboBox>("What is scored");
        choice->setCurrentIndex(1);
        emit choice->activated(1);
        meeting.named<QLineEdit>("Who gives it")->setText(who);
        meeting.named<QLineEdit>("Low")->setText(low);
        meeting.named<QLineEdit>("Likely")->setText(likely);
        meeting.named<QLineEdit>("High")->setText(high);
        QCOMPARE(meeting.named<QLineEdit>("Likely")->echoMode(), QLineEdit::Password); // nobody reads over shoulders
        meeting.named<QPushButton>("Give it unseen")->click();
        QVERIFY(meeting.present->findChild<present::ScoringPanel*>()->state().votes.empty());
    }

    void stepsSpanTheCriterionsScale() {
        Criterion criterion;
        criterion.a0 = 0;
        criterion.a100 = 100;
        QVERIFY(present::rangeOfStep(criterion, 1) == (Range{0, 0, 12.5}));
        QVERIFY(present::rangeOfStep(criterion, 3) == (Range{37.5, 50, 62.5}));
        QVERIFY(present::rangeOfStep(criterion, 5) == (Range{87.5, 100, 100}));
        criterion.a0 = 90; // less is more
        criterion.a100 = 10;
        QVERIFY(present::rangeOfStep(criterion, 5) == (Range{10, 10, 20}));
    }

    void aBudgetIsTriedAndKeptAsAScenario() {
        Meeting meeting;
        const Portfolio before = meeting.document().portfolio();
        meeting.goToKind(SlideKind::Budgets);
        meeting.present->openPanel(PresentWindow::PanelKind::Try);
        auto* slider = qobject_cast<widgets::ShareSlider*>(meeting.present->focusWidget());
        QVERIFY(slider);
        const QString untried = meeting.present->view()->scene().spoken();
        for (const char* said : {" of capacity, as is usual", "other budgets", "now ", " initiatives fit"})
            QVERIFY2(untried.contains(said), qPrintable(said + ('\n' + untried)));
        QVERIFY(!untried.contains("tried ") && !untried.contains("What a refactoring budget brings"));
        slider->setValue(50);
        meeting.wait();
        QVERIFY(
            QTest::qWaitFor([&] { return meeting.present->view()->scene().spoken().contains("As tried"); }, patience));
        QVERIFY(meeting.present->view()->scene().spoken().contains("tried 5 %"));
        QCOMPARE(meeting.document().portfolio(), before); // nothing is kept by trying
        const auto* panel = meeting.present->findChild<present::TryPanel*>();
        QVERIFY2(shownIn(*panel).contains(QRegularExpression("Budget: [\\d.]+ → 5 %")), qPrintable(shownIn(*panel)));
        const QString quick = panel->effects().join('\n');
        QVERIFY2(quick.contains("The plan is a quick one") && quick.contains(" to about "), qPrintable(quick));
        meeting.named<QPushButton>("Keep as a scenario")->click();
        QCOMPARE(meeting.document().portfolio().table<Scenario>().size(), before.table<Scenario>().size() + 1);
        const auto& kept = *meeting.document().portfolio().find(ScenarioId("budget-of-5"));
        QCOMPARE(kept.budgetPercent, std::optional(5.0));
        QVERIFY(kept.goals.empty());
        meeting.wait();
        const QString full = shownIn(*panel);
        QVERIFY2(full.contains("Kept as scenario \"Budget of 5 %\", worked out in full:"), qPrintable(full));
        QVERIFY2(full.contains("The value goes from ") && !full.contains(" about "), qPrintable(full));
    }

    /// Weights and budget add up, and each is taken back without the other.
    void weightsAndBudgetAreToldAndDiscardedEach() {
        Meeting meeting(24);
        PresentWindow& present = *meeting.present;
        const Portfolio before = meeting.document().portfolio();
        present.goTo(0);
        present.openPanel(PresentWindow::PanelKind::Try);
        const auto* panel = present.findChild<present::TryPanel*>();
        auto* sliders = present.findChild<widgets::LinkedSliders*>();
        const widgets::Shares shares = sliders->shares();
        sliders->move(0, 900);
        meeting.wait();
        QVERIFY2(shownIn(*panel).contains("Weights: ") && shownIn(*panel).contains(" → 90 %"),
                 qPrintable(shownIn(*panel)));
        QVERIFY(!shownIn(*panel).contains("Budget: "));
        meeting.goToKind(SlideKind::Budgets);
        qobject_cast<widgets::ShareSlider*>(panel->firstField())->setValue(350);
        meeting.wait();
        QVERIFY(shownIn(*panel).contains("Weights: ") && shownIn(*panel).contains(" → 35 %"));
        meeting.named<QPushButton>("Discard the weights")->click();
        meeting.wait();
        QVERIFY(!shownIn(*panel).contains("Weights: ") && shownIn(*panel).contains(" → 35 %"));
        QVERIFY(sliders->shares() == shares);
        meeting.named<QPushButton>("Discard the budget")->click();
        QVERIFY(!shownIn(*panel).contains(" → 35 %"));
        QVERIFY(!meeting.named<QPushButton>("Keep as a scenario")->isEnabled());
        QCOMPARE(meeting.document().portfolio(), before);
    }

    /// However much the panel says, what keeps and discards stays in sight, and goals have their whole names.
    void keepingAndDiscardingStayInSight() {
        Meeting meeting(24, true);
        PresentWindow& present = *meeting.present;
        Edit edit{"long names", {}, {}};
        for (Goal goal : meeting.document().portfolio().goals()) {
            goal.name = "Cut errors that customers meet by one half in all shops (" + goal.id.value + ")";
            edit.operations.emplace_back(Put{goal});
        }
        QVERIFY(meeting.window.document().apply(edit));
        meeting.wait();
        present.resize(1280, 720);
        present.goTo(0);
        present.openPanel(PresentWindow::PanelKind::Try);
        present.findChild<widgets::LinkedSliders*>()->move(0, 900);
        meeting.wait();
        for (const char* name : {"Keep as a scenario", "Discard"}) {
            auto* button = meeting.named<QPushButton>(name);
            QVERIFY2(present.rect().contains(QRect(button->mapTo(&present, QPoint()), button->size())), name);
            QVERIFY2(!button->visibleRegion().isEmpty(), name);
        }
        for (const Goal& goal : meeting.document().portfolio().goals())
            QVERIFY(shownIn(*present.findChild<present::TryPanel*>()).contains(QString::fromStdString(goal.name)));
    }

    void weightsThatAreTriedAreDiscardedOnLeaving() {
        Meeting meeting(24);
        const Portfolio before = meeting.document().portfolio();
        meeting.present->goTo(0);
        meeting.present->openPanel(PresentWindow::PanelKind::Try);
        meeting.present->findChild<widgets::LinkedSliders*>()->move(0, 900);
        meeting.wait();
        QVERIFY(meeting.present->view()->scene().spoken().contains("90 %"));
        meeting.key(Qt::Key_Escape);
        meeting.key(Qt::Key_Escape);
        QVERIFY(!meeting.present->isVisible());
        QCOMPARE(meeting.document().portfolio(), before);
        QVERIFY(!meeting.document().undoLabel());
    }
};

QTEST_MAIN(PresentTest)
#include "tst_present.moc"

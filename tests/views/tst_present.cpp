// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QFontMetricsF>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "model/storage/document.h"
#include "synthetic.h"
#include "views/pages/main_window.h"
#include "views/present/present_window.h"
#include "views/present/scoring_panel.h"
#include "views/present/slide_view.h"
#include "views/present/text_panels.h"
#include "views/session/scenario_work.h"
#include "views/session/text.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/share_slider.h"
#include "views/widgets/theme.h"
#include "walk_checks.h"

using namespace banyan;
using namespace banyan::portfolio;
using present::PresentWindow;
using present::SlideText;

namespace {

constexpr int patience = 120'000; ///< ms
constexpr QSize fullHd(1920, 1080);

/// A portfolio with something for every slide; with `longNames`, names that have no room anywhere.
Portfolio meetingPortfolio(int components, bool longNames) {
    Portfolio portfolio = tests::withInitiatives(tests::syntheticPortfolio(components), std::min(components, 9));
    Edit edit{"more", {}, {}};
    Scenario scenario;
    scenario.id = ScenarioId("lean");
    scenario.name = "Lean";
    scenario.budgetPercent = 10;
    scenario.goals = {{GoalId("faster"), 95}};
    scenario.valueThreshold = 40;
    edit.operations.emplace_back(Put{scenario});
    Goal goal;
    goal.id = GoalId("faster");
    goal.name = "Faster to market";
    goal.points = 20;
    goal.contributions = {{"change", 9}};
    edit.operations.emplace_back(Put{goal});
    Roadmap kept;
    kept.id = RoadmapId("spring");
    kept.name = "Spring";
    kept.start = *Date::parse("2026-11-23");
    kept.weeks = 52;
    kept.asOf = tests::testDay();
    int week = 0;
    for (const Initiative& initiative : portfolio.initiatives())
        kept.entries.push_back({initiative.id, week++, week + 3, 1, 40, 0, {}});
    edit.operations.emplace_back(Put{kept});
    edit.operations.emplace_back(Put{Baseline{Id<Baseline>("spring"), "Spring", kept.asOf, kept.id}});
    Decision decision;
    decision.id = Id<Decision>("first");
    decision.date = tests::testDay();
    decision.question = "Do we begin?";
    decision.options = {{"Yes", "", true}};
    decision.dissent = {{"Kim", "too early"}};
    edit.operations.emplace_back(Put{decision});
    if (longNames)
        for (Component component : portfolio.components()) {
            component.name = "The whole and entire " + component.name + " of all divisions & subsidiaries <b>north</b>";
            edit.operations.emplace_back(Put{component});
        }
    const auto made = apply(portfolio, edit);
    if (!made) qFatal("%s", made.error().fullMessage().c_str());
    return *made;
}

session::Services servicesWith(int components, bool longNames) {
    return tests::testServicesWith(
        [=] { return components == 0 ? portfolio::Portfolio() : meetingPortfolio(components, longNames); });
}

/// A window that presents.
struct Meeting {
    pages::MainWindow window;
    PresentWindow* present = nullptr;

    explicit Meeting(int components = 48, bool longNames = false)
        : window(servicesWith(components, longNames)) {
        window.show();
        window.openSample();
        const auto settled = [this] {
            const auto& document = window.document();
            return document.isOpen() && document.derived() && !document.working();
        };
        if (!QTest::qWaitFor(settled, patience)) qFatal("the document was not assessed");
        QTest::keyClick(&window, Qt::Key_F5);
        present = window.presentation();
        if (!present) window.present();
        present = window.presentation();
        present->showNormal();
        present->resize(fullHd);
        wait();
    }
    void wait() const {
        if (!QTest::qWaitFor([this] { return !present->working() && !window_().working(); }, patience))
            qFatal("the slides were not worked out");
        QCoreApplication::processEvents();
    }
    void goToKind(SlideKind kind) const {
        const auto& deck = present->deck();
        present->goTo(static_cast<int>(std::ranges::find(deck, kind, &Slide::kind) - deck.begin()));
        wait();
    }
    [[nodiscard]] const session::Session& window_() const { return const_cast<pages::MainWindow&>(window).document(); }
    void key(Qt::Key key) const {
        QWidget* to = present->focusWidget() ? present->focusWidget() : static_cast<QWidget*>(present);
        QTest::keyClick(to, key);
    }
    void type(const QString& text) const { QTest::keyClicks(present->focusWidget(), text); }
    template <typename T>
    T* named(const QString& name) const {
        for (T* each : present->findChildren<T*>())
            if (each->accessibleName() == name && each->isVisible()) return each;
        qFatal("nothing is called %s", qPrintable(name));
        return nullptr;
    }
};

/// Frames of maps: outlines of the same height that are filled with nothing, left to right.
std::vector<QRectF> framesOf(const present::SlideScene& scene) {
    std::vector<QRectF> out;
    for (const present::SlideShape& shape : scene.shapes)
        if (shape.fill == QColor(Qt::transparent) && shape.path.boundingRect().height() > 100 &&
            shape.path.boundingRect().width() > 100)
            out.push_back(shape.path.boundingRect());
    return out;
}

/// Names of the components that stand in another quadrant in the first scenario than in the portfolio.
QStringList namesOfAnotherQuadrant(session::Session& document) {
    session::ScenarioWork work(document);
    work.compare({}, document.portfolio().table<Scenario>().at(0).id);
    work.setWanted(true);
    if (!QTest::qWaitFor([&] { return work.comparison() && !work.working(); }, patience)) qFatal("not compared");
    QStringList out;
    for (const auto& after : work.comparison()->b.derived->assessment.components) {
        const auto* before = work.comparison()->a.derived->assessment.find(after.id);
        if (before && before->quadrant != after.quadrant && before->quadrant != Quadrant::Unknown)
            out.append(session::toQt(after.name));
    }
    return out;
}

/// What is wrong with a slide's picture.
QStringList complaintsAbout(const present::SlideScene& scene, const QString& where, bool large = true) {
    QStringList out;
    if (scene.labels() > present::mostLabels)
        out.append(QStringLiteral("%1: %2 labels").arg(where).arg(scene.labels()));
    const QRectF whole(QPointF(), scene.size);
    for (const SlideText& text : scene.texts) {
        if (large && text.px < present::leastText)
            out.append(QStringLiteral("%1: \"%2\" has %3 px").arg(where, text.text).arg(text.px));
        const QFontMetricsF metrics(present::slideFont(text.px, text.bold));
        const QRectF needed = metrics.boundingRect(QRectF(0, 0, 1e5, 1e5), Qt::AlignLeft | Qt::AlignTop, text.text);
        if (needed.width() > text.rect.width() + 3 || needed.height() > text.rect.height() + 3)
            out.append(QStringLiteral("%1: \"%2\" is clipped").arg(where, text.text));
        if (!whole.adjusted(-1, -1, 1, 1).contains(text.rect))
            out.append(QStringLiteral("%1: \"%2\" lies outside").arg(where, text.text));
    }
    for (size_t i = 0; i < scene.texts.size(); ++i)
        for (size_t j = i + 1; j < scene.texts.size(); ++j) {
            const QRectF met = scene.texts[i].rect.intersected(scene.texts[j].rect);
            if (met.width() > 1 && met.height() > 1)
                out.append(QStringLiteral("%1: \"%2\" and \"%3\" overlap")
                               .arg(where, scene.texts[i].text, scene.texts[j].text));
        }
    return out;
}

} // namespace

class PresentTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_present");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void everySlideIsLargeWholeAndSparse_data() {
        QTest::addColumn<int>("components");
        QTest::addColumn<bool>("longNames");
        QTest::newRow("nothing") << 0 << false;
        QTest::newRow("few") << 6 << false;
        QTest::newRow("48") << 48 << false;
        QTest::newRow("500") << 500 << false;
        QTest::newRow("long names") << 24 << true;
    }
    void everySlideIsLargeWholeAndSparse() {
        QFETCH(int, components);
        QFETCH(bool, longNames);
        const Meeting meeting(components, longNames);
        QVERIFY(meeting.present->count() > (components > 0 ? 8 : 2));
        QStringList complaints;
        for (const QSize& size : {fullHd, QSize(3840, 2160), QSize(2560, 1080)}) {
            meeting.present->resize(size);
            for (int i = 0; i < meeting.present->count(); ++i) {
                meeting.present->goTo(i);
                meeting.wait();
                const auto& scene = meeting.present->view()->scene();
                QVERIFY(!scene.texts.empty());
                complaints += complaintsAbout(scene, QStringLiteral("slide %1 at %2").arg(i + 1).arg(size.width()));
            }
        }
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void scenariosStandSideBySideAndNameWhatChangesQuadrant_data() {
        QTest::addColumn<int>("components");
        QTest::addColumn<bool>("longNames");
        QTest::newRow("48") << 48 << false;
        QTest::newRow("1,000") << 1000 << false;
        QTest::newRow("long names") << 48 << true;
    }
    void scenariosStandSideBySideAndNameWhatChangesQuadrant() {
        QFETCH(int, components);
        QFETCH(bool, longNames);
        Meeting meeting(components, longNames);
        meeting.goToKind(SlideKind::Scenarios);
        const QStringList changed = namesOfAnotherQuadrant(meeting.window.document());
        QVERIFY(!changed.empty());
        QStringList complaints;
        for (const QSize& size : {QSize(1280, 800), fullHd, QSize(3840, 2160)})
            for (const bool panel : {false, true}) {
                meeting.present->resize(size);
                meeting.present->closePanel();
                if (panel) meeting.present->openPanel(PresentWindow::PanelKind::Changes);
                meeting.wait();
                const present::SlideScene& scene = meeting.present->view()->scene();
                const QString where = QStringLiteral("%1, %2").arg(size.width()).arg(panel);
                complaints += complaintsAbout(scene, where, size.height() >= 1080);
                const std::vector<QRectF> maps = framesOf(scene);
                QCOMPARE(maps.size(), size_t{2});
                QVERIFY(maps[0].size() == maps[1].size() && maps[0].top() == maps[1].top()); // equal axes
                QVERIFY(maps[0].right() < maps[1].left());
                int named = 0;
                for (const SlideText& text : scene.texts)
                    if (maps[1].contains(text.rect)) {
                        ++named;
                        const QString name = QString(text.text).replace('\n', ' ').remove(QChar(0x2026)).trimmed();
                        if (!std::ranges::any_of(changed, [&](const QString& n) { return n.startsWith(name); }))
                            complaints.append(where + ": \"" + text.text + "\" stays in its quadrant");
                    }
                const QString said = scene.spoken();
                if (named == 0) complaints.append(where + ": nothing is named");
                const QString count = "The quadrant of " + session::counted(changed.size(), "component") + " changes";
                if (!said.contains(named < changed.size() ? QStringLiteral("%1, %2 of them named").arg(count).arg(named)
                                                          : count))
                    complaints.append(where + ": not said how many change: " + said);
                for (const char* head : {"A: The portfolio", "B: Lean", "Address early"})
                    if (!said.contains(head)) complaints.append(where + ": no " + head);
                if (!QRegularExpression("\\w: .* → .*").match(said).hasMatch())
                    complaints.append(where + ": no list: " + said);
            }
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void aScenarioThatChangesNoPlaceSaysSo() {
        Meeting meeting(24);
        Scenario same;
        same.id = ScenarioId("lean");
        same.name = "Lean";
        same.budgetPercent = 5;
        QVERIFY(meeting.window.document().apply({"change", {Put{same}}, {}}));
        meeting.wait();
        meeting.goToKind(SlideKind::Scenarios);
        const QString said = meeting.present->view()->scene().spoken();
        QVERIFY2(said.contains("No component changes quadrant."), qPrintable(said));
        QVERIFY2(said.contains(" → "), qPrintable(said));
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
        const session::Session& document = meeting.window_();
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
        given("Ana", "10", "20", "30");
        const QString hidden = meeting.present->view()->scene().spoken();
        QVERIFY2(hidden.contains("1 estimate given, hidden"), qPrintable(hidden));
        QVERIFY(!hidden.contains("20"));
        given("Ben", "30", "40", "60");
        QTest::keyClick(meeting.named<QPushButton>("Show all"), Qt::Key_Space);
        const QString shown = meeting.present->view()->scene().spoken();
        QVERIFY2(shown.contains("2 estimates from 20 to 40"), qPrintable(shown));
        QVERIFY(shown.contains("mean 30"));
        QTest::keyClick(meeting.present->focusWidget(), Qt::Key_Space); // Keep as estimates
        QCOMPARE(document.portfolio().table<Estimate>().size(), before.table<Estimate>().size() + 2);
        QVERIFY(document.undoLabel()->starts_with("Keep 2 estimates of "));
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
        for (QPushButton* button : meeting.present->findChildren<QPushButton*>()) // the panel's own, not the bar's
            if (button->property("kind") == "primary" && button->isVisible() && button->text() == "Record decision") {
                QTest::keyClick(button, Qt::Key_Space);
                break;
            }
        QCOMPARE(document.portfolio().table<Decision>().size(), before.table<Decision>().size() + 1);
        meeting.present->closePanel();
        meeting.key(Qt::Key_M);
        const QString minutes = meeting.present->minutesPanel()->text();
        for (const char* said :
             {"- Ana\n- Ben\n", "2 estimates from 20 to 40", "Kept as estimates.", "### Begin with a budget of 20 %?",
              "**Chosen:** Yes", "- Ben: too few people", "## What is open"})
            QVERIFY2(minutes.contains(QLatin1String(said)), qPrintable(QLatin1String(said) + "\n" + minutes));
        QVERIFY(minutes.section("## What changed", 1).section("## What was decided", 0, 0).contains("was added"));
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
        const Portfolio before = meeting.window_().portfolio();
        meeting.goToKind(SlideKind::Budgets);
        meeting.present->openPanel(PresentWindow::PanelKind::Try);
        auto* slider = qobject_cast<widgets::ShareSlider*>(meeting.present->focusWidget());
        QVERIFY(slider);
        slider->setValue(50);
        meeting.wait();
        QVERIFY(
            QTest::qWaitFor([&] { return meeting.present->view()->scene().spoken().contains("As tried"); }, patience));
        QCOMPARE(meeting.window_().portfolio(), before); // nothing is kept by trying
        meeting.named<QPushButton>("Keep as a scenario")->click();
        QCOMPARE(meeting.window_().portfolio().table<Scenario>().size(), before.table<Scenario>().size() + 1);
        const auto& kept = *meeting.window_().portfolio().find(ScenarioId("budget-of-5"));
        QCOMPARE(kept.budgetPercent, std::optional(5.0));
        QVERIFY(kept.goals.empty());
    }

    void weightsThatAreTriedAreDiscardedOnLeaving() {
        Meeting meeting(24);
        const Portfolio before = meeting.window_().portfolio();
        meeting.present->goTo(0);
        meeting.present->openPanel(PresentWindow::PanelKind::Try);
        meeting.present->findChild<widgets::LinkedSliders*>()->move(0, 900);
        meeting.wait();
        QVERIFY(meeting.present->view()->scene().spoken().contains("90 %"));
        meeting.key(Qt::Key_Escape);
        meeting.key(Qt::Key_Escape);
        QVERIFY(!meeting.present->isVisible());
        QCOMPARE(meeting.window_().portfolio(), before);
        QVERIFY(!meeting.window_().undoLabel());
    }

    void aViewIsSavedAsASlideAndSlidesAreOrderedNamedAndRemoved() {
        Meeting meeting(24);
        meeting.present->close();
        meeting.window.showPage("Map");
        session::Filter filter;
        filter.toggle(session::Facet::Kind, "service");
        meeting.window.view().setFilter(filter);
        meeting.window.saveAsSlide();
        meeting.window.showPage("Goals");
        meeting.window.saveAsSlide();
        meeting.window.present();
        QCOMPARE(meeting.present->count(), 2);
        QCOMPARE(meeting.present->deck()[0].kind, SlideKind::Map);
        QVERIFY(!meeting.present->deck()[0].filter.empty());
        meeting.present->openPanel(PresentWindow::PanelKind::Deck);
        auto* list = meeting.named<QListWidget>("Slides in their order");
        list->setCurrentRow(1);
        meeting.named<QPushButton>("Up")->click();
        QCOMPARE(meeting.present->deck()[0].kind, SlideKind::Goals);
        QTest::keyClick(list, Qt::Key_F2);
        meeting.type("What it is for");
        meeting.key(Qt::Key_Return);
        QCOMPARE(meeting.present->deck()[0].title, std::string("What it is for"));
        QVERIFY(list->item(0)->text() == "What it is for");
        meeting.present->goTo(0);
        QVERIFY(meeting.present->view()->scene().spoken().startsWith("1 / 2") ||
                meeting.present->view()->scene().spoken().contains("What it is for"));
        list->setCurrentRow(0);
        meeting.named<QPushButton>("Remove")->click();
        QCOMPARE(meeting.present->count(), 1);
        QCOMPARE(meeting.present->deck()[0].kind, SlideKind::Map);
    }

    /// A presenter writes notes, brings them up while speaking, and takes them back.
    void notesAreWrittenShownAndUndone() {
        Meeting meeting(24);
        PresentWindow& present = *meeting.present;
        present.goTo(0);
        meeting.key(Qt::Key_N);
        auto* notes = meeting.named<QPlainTextEdit>("Notes of the slide");
        QVERIFY(notes->isReadOnly());
        QVERIFY(notes->toPlainText().startsWith("This slide has no notes."));
        meeting.key(Qt::Key_L);
        QVERIFY(
            !present.findChild<QPlainTextEdit*>("slideNotes")->isVisible()); // nothing to write to before it is kept
        meeting.named<QPushButton>("Keep these slides")->click();
        const Portfolio before = meeting.window_().portfolio();
        auto* field = present.findChild<QPlainTextEdit*>("slideNotes");
        QVERIFY(field->isVisible());
        field->setFocus();
        meeting.type("Say <b>why</b> first");
        QCOMPARE(meeting.window_().portfolio(), before); // until it is left
        meeting.key(Qt::Key_Escape);
        QCOMPARE(present.deck()[0].notes, std::string("Say <b>why</b> first"));
        QCOMPARE(*meeting.window_().undoLabel(), std::string("Change the notes of slide \"goals\""));
        QVERIFY(present.notesShown());
        QCOMPARE(notes->toPlainText(), QString("Say <b>why</b> first"));
        QVERIFY(notes->fontInfo().pixelSize() >= present::leastText);
        QVERIFY(notes->geometry().top() >= present.view()->geometry().bottom());
        QVERIFY(complaintsAbout(present.view()->scene(), "with notes").isEmpty());
        meeting.key(Qt::Key_Right);
        QVERIFY(notes->toPlainText().startsWith("This slide has no notes."));
        meeting.key(Qt::Key_N);
        QVERIFY(!present.notesShown());
        QTest::keyClick(present.view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(meeting.window_().portfolio(), before);
    }

    void slidesFitAboveTheirNotes() {
        const Meeting meeting(48);
        meeting.present->showNotes(true);
        QStringList complaints;
        for (const QSize& size : {fullHd, QSize(3840, 2160)}) {
            meeting.present->resize(size);
            for (int i = 0; i < meeting.present->count(); ++i) {
                meeting.present->goTo(i);
                meeting.wait();
                complaints += complaintsAbout(meeting.present->view()->scene(), QStringLiteral("slide %1").arg(i + 1));
            }
        }
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void theListOfSlidesIsKeptByKeyboard() {
        Meeting meeting(12);
        PresentWindow& present = *meeting.present;
        present.openPanel(PresentWindow::PanelKind::Deck);
        meeting.named<QPushButton>("Keep these slides")->click();
        const Portfolio kept = meeting.window_().portfolio();
        auto* list = meeting.named<QListWidget>("Slides in their order");
        list->setFocus();
        list->setCurrentRow(1);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(present.deck()[0].kind, SlideKind::Map);
        QCOMPARE(present.current(), 0);
        QTest::keyClick(list, Qt::Key_Delete);
        QCOMPARE(present.deck()[0].kind, SlideKind::Goals);
        meeting.window.document().undo();
        meeting.window.document().undo();
        QCOMPARE(meeting.window_().portfolio(), kept);
    }

    void whatIsTypedIsKeptWhenThePresentationIsLeft() {
        Meeting meeting(12);
        PresentWindow& present = *meeting.present;
        present.openPanel(PresentWindow::PanelKind::Deck);
        meeting.named<QPushButton>("Keep these slides")->click();
        auto* field = present.findChild<QPlainTextEdit*>("slideNotes");
        field->setFocus();
        meeting.type("Begin late");
        present.close();
        QCOMPARE(meeting.window_().portfolio().table<Slide>().find(present.deck()[0].id)->notes,
                 std::string("Begin late"));
    }
};

QTEST_MAIN(PresentTest)
#include "tst_present.moc"

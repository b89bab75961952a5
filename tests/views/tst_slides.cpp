// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include "meeting.h"
#include "model/outcomes/wording.h"
#include "views/session/scenario_work.h"
#include "views/session/text.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/theme.h"

using namespace banyan;
using namespace banyan::portfolio;
using present::PresentWindow;
using present::SlideText;
using tests::complaintsAbout;
using tests::fullHd;
using tests::Meeting;
using tests::patience;

namespace {

/// Frames of maps: outlines of the same height that are filled with nothing, left to right.
std::vector<QRectF> framesOf(const present::SlideScene& scene) {
    std::vector<QRectF> out;
    for (const present::SlideShape& shape : scene.shapes)
        if (shape.fill == QColor(Qt::transparent) && shape.path.boundingRect().height() > 100 &&
            shape.path.boundingRect().width() > 100)
            out.push_back(shape.path.boundingRect());
    return out;
}

std::vector<SlideKind> kindsOf(const Meeting& meeting) {
    std::vector<SlideKind> out;
    for (const Slide& slide : meeting.present->deck())
        out.push_back(slide.kind);
    return out;
}

const QLabel* labelOf(const QWidget& window, const QString& text) {
    for (const QLabel* label : window.findChildren<QLabel*>())
        if (label->isVisible() && label->text() == text) return label;
    return nullptr;
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

} // namespace

class SlidesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_slides");
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

    /// One component that happens to be selected narrows no slide; several are what it is about, in title and list.
    void titlesAndListsAgree() {
        Meeting meeting;
        meeting.present->close();
        const auto& assessed = meeting.document().derived()->assessment.components;
        std::vector<ComponentId> early;
        for (const auto& one : assessed)
            if (one.quadrant == Quadrant::AddressEarly) early.push_back(one.id);
        QVERIFY(early.size() > 2);
        for (const size_t chosen : {size_t{1}, size_t{2}}) {
            meeting.window.view().selectComponents({early.begin(), early.begin() + ptrdiff_t(chosen)});
            for (const char* page : {"Initiatives", "Map"}) {
                meeting.window.showPage(page);
                meeting.window.saveAsSlide();
            }
        }
        meeting.window.showPage("Inventory"); // a table for who works, no picture for a room
        const size_t saved = meeting.document().portfolio().table<Slide>().size();
        meeting.window.saveAsSlide();
        QCOMPARE(meeting.document().portfolio().table<Slide>().size(), saved);
        meeting.window.present();
        meeting.wait();
        PresentWindow& present = *meeting.present;
        const auto all = static_cast<qint64>(early.size());
        const auto said = [&](int slide) {
            present.goTo(slide);
            meeting.wait();
            return present.view()->scene().spoken();
        };
        QVERIFY2(said(0).contains(session::counted(all, "component") + " to address early"), qPrintable(said(0)));
        QVERIFY2(said(1).contains(session::counted(all, "component") + " of high value"), qPrintable(said(1)));
        QVERIFY2(said(2).contains("2 components to address early"), qPrintable(said(2)));
        QCOMPARE(said(2).count(": value "), 2);
        QVERIFY2(said(3).contains("2 of 2 components chosen are of high value"), qPrintable(said(3)));
        const auto first = [&](const ComponentId& id) {
            return said(3).contains(QString::fromStdString(meeting.document().portfolio().find(id)->name) +
                                    " comes first by value times risk.");
        };
        QVERIFY2(first(early[0]) || first(early[1]), qPrintable(said(3)));
    }

    /// A trial is marked on the map: what it is, who changes quadrant, and from where.
    void aTrialIsSeenOnTheMap() {
        Meeting meeting;
        PresentWindow& present = *meeting.present;
        meeting.goToKind(SlideKind::Map);
        QVERIFY(!present.view()->scene().spoken().contains("As tried"));
        present.openPanel(PresentWindow::PanelKind::Try);
        present.findChild<widgets::LinkedSliders*>()->move(0, 1000);
        meeting.wait();
        const QString all = present.view()->scene().spoken();
        QVERIFY2(all.startsWith("As tried: ") || all.contains("\nAs tried: "), qPrintable(all));
        QVERIFY2(all.contains(" goes from ") != all.contains("No component changes quadrant."), qPrintable(all));
        QVERIFY(complaintsAbout(present.view()->scene(), "trial").isEmpty());
        meeting.named<QPushButton>("Discard")->click();
        meeting.wait();
        QVERIFY(!present.view()->scene().spoken().contains("As tried"));
    }

    void outcomesGoOnAndTheWorstComesFirst() {
        const Meeting meeting(12, false, 9);
        PresentWindow& present = *meeting.present;
        meeting.goToKind(SlideKind::Outcomes);
        const int at = present.current();
        std::vector<GoalStatus> marks;
        QStringList said;
        QStringList complaints;
        for (bool more = true; more;) {
            const present::SlideScene& scene = present.view()->scene();
            complaints += complaintsAbout(scene, QStringLiteral("part %1").arg(scene.part));
            for (const present::SlideMark& mark : scene.marks)
                marks.push_back(mark.status);
            said.append(scene.spoken());
            more = scene.part + 1 < scene.parts;
            QCOMPARE(scene.spoken().contains("more on the next slide"), more);
            if (more) meeting.key(Qt::Key_Right);
            QCOMPARE(present.current(), at);
        }
        QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join('\n')));
        QVERIFY(said.size() > 1);
        const auto judged = outcomes::outcomes(meeting.document().portfolio(), {meeting.document().asOf(), {}});
        QVERIFY(judged);
        QCOMPARE(marks.size(), judged->goals.size());
        const auto slips = [](const outcomes::GoalOutcome& goal) { return goal.judgement.relapse.has_value(); };
        const auto slipping = std::ranges::count_if(judged->goals, slips);
        QVERIFY(slipping > 0);
        QVERIFY2(said.first().count("slips back since") == slipping, qPrintable(said.first()));
        const auto worse = [](GoalStatus a, GoalStatus b) {
            static constexpr std::array places{3, 1, 0, 4, 2}; // of on track, at risk, off, reached, not measured
            return places[size_t(a)] < places[size_t(b)];
        };
        QVERIFY(std::ranges::is_sorted(marks.begin() + slipping, marks.end(), worse));
        for (const outcomes::GoalOutcome& goal : judged->goals) {
            const QString name = QString::fromStdString(goal.name);
            const QString page = said.join(' ');
            QVERIFY2(page.contains(name.left(8)), qPrintable(name));
            if (goal.level && goal.status != GoalStatus::NotMeasured)
                QVERIFY(page.contains("now " + QString::fromStdString(outcomes::quantity(goal.level->mid, goal.unit))));
        }
        meeting.key(Qt::Key_Left);
        QCOMPARE(present.current(), at);
        QCOMPARE(present.view()->scene().part, int(said.size()) - 2);
        present.goTo(at + 1);
        meeting.key(Qt::Key_Left); // to its last part
        QCOMPARE(present.view()->scene().part, int(said.size()) - 1);
    }

    void goalsGoOnUntilAllAreShown() {
        const Meeting meeting(12, false, 9);
        meeting.present->goTo(0);
        QCOMPARE(meeting.present->deck()[0].kind, SlideKind::Goals);
        QString said;
        for (int part = 0; part < meeting.present->view()->scene().parts; meeting.present->step(1), ++part)
            said += meeting.present->view()->scene().spoken();
        for (const Goal& goal : meeting.document().portfolio().goals())
            QVERIFY2(said.contains(QString::fromStdString(goal.name).left(8)), goal.name.c_str());
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
        QVERIFY(kindsOf(meeting) == (std::vector{SlideKind::Map, SlideKind::Goals, SlideKind::Budgets,
                                                 SlideKind::Changes, SlideKind::Scoring, SlideKind::Decisions}));
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
        QVERIFY(meeting.present->view()->scene().spoken().contains("What it is for"));
        list->setCurrentRow(0);
        meeting.named<QPushButton>("Remove")->click();
        QCOMPARE(meeting.document().portfolio().table<Slide>().size(), size_t{5});
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
        const Portfolio before = meeting.document().portfolio();
        auto* field = present.findChild<QPlainTextEdit*>("slideNotes");
        QVERIFY(field->isVisible());
        field->setFocus();
        meeting.type("Say <b>why</b> first");
        QCOMPARE(meeting.document().portfolio(), before); // until it is left
        meeting.key(Qt::Key_Escape);
        QCOMPARE(present.deck()[0].notes, std::string("Say <b>why</b> first"));
        QCOMPARE(*meeting.document().undoLabel(), std::string("Change the notes of slide \"goals\""));
        QVERIFY(present.notesShown());
        QCOMPARE(notes->toPlainText(), QString("Say <b>why</b> first"));
        QVERIFY(notes->fontInfo().pixelSize() >= present::leastText);
        QVERIFY(notes->mapTo(&present, QPoint()).y() >= present.view()->geometry().bottom());
        const auto* head = labelOf(present, "Notes");
        QVERIFY(head && head->isVisible());
        QVERIFY(head->mapTo(&present, QPoint()).y() >= present.view()->geometry().bottom());
        QVERIFY(complaintsAbout(present.view()->scene(), "with notes").isEmpty());
        meeting.key(Qt::Key_Right);
        QVERIFY(notes->toPlainText().startsWith("This slide has no notes."));
        meeting.key(Qt::Key_N);
        QVERIFY(!present.notesShown());
        QTest::keyClick(present.view(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(meeting.document().portfolio(), before);
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
        const Portfolio kept = meeting.document().portfolio();
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
        QCOMPARE(meeting.document().portfolio(), kept);
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
        QCOMPARE(meeting.document().portfolio().table<Slide>().find(present.deck()[0].id)->notes,
                 std::string("Begin late"));
    }
};

QTEST_MAIN(SlidesTest)
#include "tst_slides.moc"

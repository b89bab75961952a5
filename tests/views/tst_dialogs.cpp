// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include "finding.h"
#include "model/storage/document.h"
#include "synthetic.h"
#include "views/dialogs/checklist_dialog.h"
#include "views/dialogs/prediction_dialog.h"
#include "views/pages/decisions_page.h"
#include "views/pages/main_window.h"
#include "views/pages/outcomes_page.h"
#include "views/session/text.h"
#include "views/widgets/check_list.h"
#include "views/widgets/scenario_editor.h"
#include "walk_checks.h"

using namespace banyan;
using namespace banyan::portfolio;
using dialogs::ChecklistDialog;
using dialogs::PredictionDialog;
using tests::named;
using tests::patience;
using tests::withText;

namespace {

/// A window on a page of a portfolio that has been worked out.
struct On {
    pages::MainWindow window;

    On(const QString& page, std::function<Portfolio()> portfolio)
        : window(tests::testServicesWith(std::move(portfolio))) {
        window.resize(1280, 800);
        window.show();
        window.openSample();
        const auto settled = [this] {
            const auto& document = window.document();
            return document.isOpen() && document.derived() && document.planned() && !document.working();
        };
        if (!QTest::qWaitFor(settled, patience)) qFatal("the document was not worked out");
        window.showPage(page);
        if (!QTest::qWaitFor(settled, patience)) qFatal("the page was not worked out");
    }
    [[nodiscard]] const Portfolio& portfolio() { return window.document().portfolio(); }
    [[nodiscard]] std::string undo() { return window.document().undoLabel().value_or(""); }
};

/// Presses what opens a dialog, and uses it.
template <typename Dialog>
void inDialog(QAbstractButton* opener, const std::function<void(Dialog&)>& use) {
    bool used = false;
    QTimer::singleShot(0, opener, [&] {
        auto* dialog = qobject_cast<Dialog*>(QApplication::activeModalWidget());
        if (!dialog) qFatal("no dialog opened");
        used = true;
        use(*dialog);
        if (dialog->isVisible()) dialog->reject();
    });
    opener->click();
    if (!used) qFatal("no dialog was used");
}

/// A key where the focus is.
void press(QWidget& dialog, Qt::Key key) {
    QTest::keyClick(dialog.focusWidget(), key);
}

void put(QWidget& dialog, const char* field, const char* text) {
    auto* edit = named<QLineEdit>(dialog, field);
    if (!edit) qFatal("there is no field %s", field);
    edit->setText(text);
}

void complete(QWidget& dialog) {
    named<QPlainTextEdit>(dialog, "Reason")->setPlainText("The pilot showed less");
    put(dialog, "Author", "Lead Architect");
}

QString sentenceIn(const QWidget& dialog) {
    QString last;
    for (const QLabel* each : dialog.findChildren<QLabel*>())
        if (each->isVisible() && each->wordWrap()) last = each->text();
    return last;
}

/// What is wrong with how it looks, light and dark.
QStringList complaintsAbout(QWidget& dialog) {
    QStringList out;
    for (const auto choice : {widgets::ThemeChoice::Light, widgets::ThemeChoice::Dark}) {
        widgets::applyTheme(choice);
        QCoreApplication::processEvents();
        out += tests::clippedTexts(dialog) + tests::faintTexts(dialog) + tests::namelessWidgets(dialog);
    }
    widgets::applyTheme(widgets::ThemeChoice::Light);
    return out;
}

class OnDecision : public On {
public:
    explicit OnDecision(int components = 12)
        : On("decisions",
             [=] { return tests::withDecisions(tests::withInitiatives(tests::syntheticPortfolio(components), 4)); }) {
        page().showDecision(id);
    }
    pages::DecisionsPage& page() { return *window.findChild<pages::DecisionsPage*>(); }
    [[nodiscard]] const Decision& decision() { return *portfolio().find(id); }
    QAbstractButton* choose(const char* what) { return named<QAbstractButton>(page(), what); }
    const Id<Decision> id{"later"};
};

class OnForecasts : public On {
public:
    OnForecasts()
        : On("outcomes", [] { return tests::withMeasuredGoals(tests::syntheticPortfolio(12), 6); }) {
        if (!QTest::qWaitFor([this] { return window.document().outcomes() != nullptr; }, patience))
            qFatal("nothing was judged");
        withText(page(), "Forecasts")->click();
        ledger()->selectRow(0);
    }
    pages::OutcomesPage& page() { return *window.findChild<pages::OutcomesPage*>(); }
    QTableView* ledger() { return named<QTableView>(page(), "Forecast ledger"); }
    QAbstractButton* change() { return named<QAbstractButton>(page(), "Change the selected prediction"); }
    /// The one that says otherwise than `before`.
    [[nodiscard]] std::optional<Prediction> changedSince(const Portfolio& before) {
        for (const Prediction& each : portfolio().table<Prediction>())
            if (*before.find(each.id) != each) return each;
        return {};
    }
};

} // namespace

class DialogsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_dialogs");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    /// Type to find, Down to the list, Space to check, Enter to accept.
    void componentsOfADecisionAreChosenByKeyboard() {
        OnDecision on;
        const Portfolio before = on.portfolio();
        const std::vector<ComponentId> linked = on.decision().components;
        inDialog<ChecklistDialog>(on.choose("Choose components"), [&](ChecklistDialog& dialog) {
            QCOMPARE(dialog.chosen().size(), static_cast<qsizetype>(linked.size()));
            QTest::keyClicks(dialog.focusWidget(), "fraud");
            press(dialog, Qt::Key_Down);
            press(dialog, Qt::Key_Space);
            press(dialog, Qt::Key_Return);
        });
        std::vector<ComponentId> wanted = linked;
        wanted.emplace_back("fraud-check");
        QCOMPARE(on.decision().components, wanted);
        QVERIFY2(on.undo().starts_with("change the components of the decision"), on.undo().c_str());
        on.window.document().undo();
        QCOMPARE(on.portfolio(), before);
    }

    void escLeavesADecisionsLinksAsTheyWere() {
        OnDecision on;
        const Portfolio before = on.portfolio();
        const std::string undo = on.undo();
        for (const char* what : {"Choose components", "Choose initiatives"})
            inDialog<ChecklistDialog>(on.choose(what), [&](ChecklistDialog& dialog) {
                auto* list = dialog.findChild<QListWidget*>();
                list->setFocus();
                press(dialog, Qt::Key_Space);
                press(dialog, Qt::Key_Escape);
                QVERIFY(!dialog.isVisible());
            });
        inDialog<ChecklistDialog>(on.choose("Choose components"), // accepted as it was
                                  [](ChecklistDialog& dialog) { press(dialog, Qt::Key_Return); });
        QCOMPARE(on.portfolio(), before);
        QCOMPARE(on.undo(), undo);
    }

    void initiativesOfADecisionAreChosen() {
        OnDecision on;
        const Portfolio before = on.portfolio();
        const InitiativeId first = on.portfolio().initiatives().at(0).id;
        inDialog<ChecklistDialog>(on.choose("Choose initiatives"), [&](ChecklistDialog& dialog) {
            auto* list = dialog.findChild<QListWidget*>();
            for (int row = 0; row < list->count(); ++row)
                list->item(row)->setCheckState(
                    list->item(row)->data(Qt::UserRole).toString() == session::toQt(first.value) ? Qt::Checked
                                                                                                 : Qt::Unchecked);
            press(dialog, Qt::Key_Return);
        });
        QCOMPARE(on.decision().initiatives, std::vector{first});
        on.window.document().undo();
        QCOMPARE(on.portfolio(), before);
    }

    void aLongListShowsWhatIsChosenFirstAndIsNarrowed() {
        OnDecision on(1000);
        inDialog<ChecklistDialog>(on.choose("Choose components"), [&](ChecklistDialog& dialog) {
            auto* list = dialog.findChild<QListWidget*>();
            QCOMPARE(list->count(), 1000);
            QCOMPARE(list->item(0)->checkState(), Qt::Checked);
            const auto says = [&](const QString& text) {
                for (const QLabel* each : dialog.findChildren<QLabel*>())
                    if (each->text() == text) return true;
                return false;
            };
            QVERIFY(says("1 of 1,000 checked"));
            QTest::keyClicks(dialog.focusWidget(), "service 99");
            QVERIFY(says("1 of 1,000 checked; 19 shown")); // 99, 199 … 899, 990 … 999
            press(dialog, Qt::Key_Down);
            QTest::keyClicks(dialog.focusWidget(), "9"); // letters go on narrowing
            QVERIFY(says("1 of 1,000 checked; 1 shown"));
            QTest::keyClicks(dialog.focusWidget(), "x");
            QVERIFY(says("1 of 1,000 checked; nothing is called that"));
            const QStringList complaints = complaintsAbout(dialog);
            QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join('\n')));
        });
    }

    void namesThatSeveralShareAreToldApart() {
        widgets::CheckList list("Components");
        list.setEntries({{"a", "Billing"}, {"b", "Billing"}, {"c", "Search", true}});
        auto* items = list.findChild<QListWidget*>();
        QCOMPARE(items->item(0)->text(), QString("Billing (a)"));
        QCOMPARE(items->item(1)->text(), QString("Billing (b)"));
        QCOMPARE(items->item(2)->text(), QString("Search"));
    }

    void initiativesOfAScenarioAreNarrowedAndChecked() {
        On on("scenarios", [] { return tests::withInitiatives(tests::syntheticPortfolio(12), 8); });
        withText(on.window, "New scenario")->click();
        const Portfolio before = on.portfolio();
        auto* list = on.window.findChild<widgets::CheckList*>();
        QVERIFY(list);
        auto* items = list->findChild<QListWidget*>();
        QVERIFY(items->count() > 10);
        QTest::keyClicks(list->findChild<QLineEdit*>(), "extract billing");
        for (int row = 0; row < items->count(); ++row)
            if (!items->item(row)->isHidden()) QVERIFY(items->item(row)->text().contains("Billing"));
        items->item(0)->setCheckState(Qt::Unchecked); // hidden or not
        const auto& scenario = on.portfolio().table<Scenario>().at(0);
        QCOMPARE(scenario.excluded,
                 std::vector{InitiativeId(session::fromQt(items->item(0)->data(Qt::UserRole).toString()))});
        on.window.document().undo();
        QCOMPARE(on.portfolio(), before);
        QCOMPARE(items->item(0)->checkState(), Qt::Checked);
    }

    void aPredictionIsChangedWithItsReason() {
        OnForecasts on;
        const Portfolio before = on.portfolio();
        inDialog<PredictionDialog>(on.change(), [&](PredictionDialog& dialog) {
            QCOMPARE(dialog.focusWidget()->accessibleName(), QString("Low, in %"));
            qobject_cast<QLineEdit*>(dialog.focusWidget())->deselect(); // what is under a selection isn't seen
            const QStringList complaints = complaintsAbout(dialog);
            QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join('\n')));
            put(dialog, "Low, in %", "5");
            put(dialog, "Likely, in %", "12.5 %");
            put(dialog, "High, in %", "20");
            put(dialog, "Go-live", "2027-03-01");
            put(dialog, "Days until it shows", "14");
            put(dialog, "Author", "");
            auto* change = withText(dialog, "Change");
            QVERIFY(!change->isEnabled());
            QCOMPARE(sentenceIn(dialog), QString("Say why it is changed."));
            named<QPlainTextEdit>(dialog, "Reason")->setPlainText("The pilot showed less");
            QCOMPARE(sentenceIn(dialog), QString("Say who changes it."));
            put(dialog, "Author", "Lead Architect");
            QVERIFY(change->isEnabled());
            named<QLineEdit>(dialog, "Author")->setFocus();
            press(dialog, Qt::Key_Return);
        });
        const auto changed = on.changedSince(before);
        QVERIFY(changed);
        QVERIFY(changed->low == 0.05 && changed->mode == 0.125 && changed->high == 0.2);
        QCOMPARE(changed->goLive, std::optional(Date::fromYmd(2027, 3, 1)));
        QCOMPARE(changed->washoutDays, 14);
        const PredictionChange& logged = changed->history.back();
        QCOMPARE(logged.author, std::string("Lead Architect"));
        QCOMPARE(logged.reason, std::string("The pilot showed less"));
        QCOMPARE(logged.low, before.find(changed->id)->low);
        on.window.document().undo();
        QCOMPARE(on.portfolio(), before);
    }

    void escLeavesAPredictionAsItWas() {
        OnForecasts on;
        const Portfolio before = on.portfolio();
        inDialog<PredictionDialog>(on.change(), [&](PredictionDialog& dialog) {
            put(dialog, "Low, in %", "1");
            complete(dialog);
            press(dialog, Qt::Key_Escape);
            QVERIFY(!dialog.isVisible());
        });
        QCOMPARE(on.portfolio(), before);
        QVERIFY(on.undo().empty());
    }

    void whatIsNoPredictionIsRefusedWithASentence_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const char* field, const char* text, const char* sentence) {
            QTest::newRow(name) << field << text << sentence;
        };
        row("no number", "Low, in %", "few", "Low, in %: \"few\" is not a number.");
        row("nothing", "Likely, in %", "", "Likely, in %: \"\" is not a number.");
        row("falling", "Low, in %", "90", "Low, likely and high must not fall: 90, 30, 50.");
        row("over all", "High, in %", "101", "High: nothing falls by 101 %, 100 is all of it.");
        row("part of a day", "Days until it shows", "1.5",
            "Days until it shows: \"1.5\" is not a whole number from 0 to 3660.");
        row("days back", "Days until it shows", "-1",
            "Days until it shows: \"-1\" is not a whole number from 0 to 3660.");
        row("endless", "Days until it shows", "1e300",
            "Days until it shows: \"1e300\" is not a whole number from 0 to 3660.");
        row("no day", "Go-live", "soon", "Go-live: \"soon\" is no day; write it as 2027-06-30.");
    }
    void whatIsNoPredictionIsRefusedWithASentence() {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        Prediction prediction;
        prediction.id = Id<Prediction>("p");
        prediction.metric = "incidents";
        prediction.low = 0.1;
        prediction.mode = 0.3;
        prediction.high = 0.5;
        PredictionDialog dialog(prediction, "Seam in Billing", false);
        dialog.show();
        complete(dialog);
        QCOMPARE(sentenceIn(dialog), QString("Nothing differs from what was predicted yet."));
        named<QLineEdit>(dialog, field)->setText(text);
        QVERIFY(!dialog.changed());
        QCOMPARE(sentenceIn(dialog), sentence);
        QVERIFY(!withText(dialog, "Change")->isEnabled());
        QTest::keyClick(named<QLineEdit>(dialog, field), Qt::Key_Return);
        QVERIFY(dialog.isVisible());
    }
};

QTEST_MAIN(DialogsTest)
#include "tst_dialogs.moc"

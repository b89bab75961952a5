// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QCheckBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include "finding.h"
#include "model/storage/document.h"
#include "synthetic.h"
#include "views/items/component_model.h"
#include "views/items/decision_edits.h"
#include "views/items/initiative_table.h"
#include "views/pages/decisions_page.h"
#include "views/pages/main_window.h"
#include "views/widgets/decision_editor.h"
#include "views/widgets/decision_list.h"

using namespace banyan;
using portfolio::ComponentId;
using portfolio::Decision;
using portfolio::InitiativeId;
using tests::patience;
using tests::withText;

namespace {

template <typename T>
T* named(QWidget& parent, const QString& accessibleName) {
    for (T* each : parent.findChildren<T*>())
        if (each->accessibleName() == accessibleName && each->isVisibleTo(&parent)) return each;
    return nullptr;
}

/// A window on the log, without decisions at first.
class OnDecisions {
public:
    explicit OnDecisions(bool decisions = false)
        : window(services(decisions)) {
        window.resize(1280, 800);
        window.show();
        window.showPage("decisions");
        window.openSample();
    }
    static session::Services services(bool decisions) {
        return tests::testServicesWith([decisions] {
            const portfolio::Portfolio portfolio = tests::withInitiatives(tests::syntheticPortfolio(12), 4);
            return decisions ? tests::withDecisions(portfolio) : portfolio;
        });
    }
    [[nodiscard]] bool settled() {
        return QTest::qWaitFor(
            [this] {
                const auto& planned = window.document().planned();
                return planned && planned->plan && !window.document().working();
            },
            patience);
    }
    [[nodiscard]] const portfolio::Portfolio& portfolio() { return window.document().portfolio(); }
    [[nodiscard]] const portfolio::Table<Decision>& decisions() { return portfolio().table<Decision>(); }
    [[nodiscard]] std::string undo() { return window.document().undoLabel().value_or(""); }
    pages::DecisionsPage& page() { return *window.findChild<pages::DecisionsPage*>(); }
    widgets::DecisionEditor& editor() { return *page().findChild<widgets::DecisionEditor*>(); }
    /// Types into a field and leaves it.
    void type(const QString& field, const QString& text) {
        auto* edit = named<QLineEdit>(editor(), field);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClicks(edit, text);
        QTest::keyClick(edit, Qt::Key_Return);
    }

    pages::MainWindow window;
};

} // namespace

class TestDecisionsPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_decisions_page");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void aDecisionIsTypedFieldByFieldEachOneStep() {
        OnDecisions on;
        QVERIFY(on.settled());
        withText(on.page(), "New decision")->click();
        QCOMPARE(on.undo(), std::string("record a decision"));
        QCOMPARE(on.decisions().size(), size_t{1});
        QCOMPARE(on.decisions().at(0).date, tests::testDay());
        auto* question = named<QPlainTextEdit>(on.editor(), "Question");
        question->setPlainText("Replace billing?");
        question->document()->setModified(true);
        QFocusEvent leave(QEvent::FocusOut);
        QCoreApplication::sendEvent(question, &leave);
        QCOMPARE(on.decisions().at(0).question, std::string("Replace billing?"));
        on.type("Who took part", "Lead Architect, Finance team");
        QCOMPARE(on.decisions().at(0).participants, (std::vector<std::string>{"Lead Architect", "Finance team"}));
        QCOMPARE(on.undo(), std::string("change the who took part of the decision \"Replace billing?\""));
        on.type("Review on", "2026-11-01");
        QCOMPARE(on.decisions().at(0).review, std::optional(Date::fromYmd(2026, 11, 1)));
        on.window.document().undo();
        QVERIFY(!on.decisions().at(0).review);
        QCOMPARE(on.decisions().at(0).participants.size(), size_t{2});
    }

    void aDayThatIsNoneIsSaidAtItsField() {
        OnDecisions on(true);
        QVERIFY(on.settled());
        const portfolio::Portfolio before = on.portfolio();
        on.type("Date", "yesterday");
        QCOMPARE(on.portfolio(), before);
        bool said = false;
        for (const QLabel* each : on.editor().findChildren<QLabel*>())
            said = said || (each->isVisible() && each->text().contains("is no day"));
        QVERIFY(said);
    }

    void optionsAndDissentAreKept() {
        OnDecisions on;
        QVERIFY(on.settled());
        withText(on.page(), "New decision")->click();
        withText(on.editor(), "Add an option")->click();
        on.type("Option", "Buy");
        on.type("Its figures: what it costs and brings", "40,000 a year");
        on.editor().findChild<QCheckBox*>()->click();
        withText(on.editor(), "Add a dissent")->click();
        on.type("Who disagrees", "Finance team");
        on.type("Why", "no money this year");
        const Decision& decision = on.decisions().at(0);
        QCOMPARE(decision.options.size(), size_t{1});
        QCOMPARE(decision.options[0], (portfolio::DecisionOption{"Buy", "40,000 a year", true}));
        QCOMPARE(decision.dissent.size(), size_t{1});
        QCOMPARE(decision.dissent[0], (portfolio::Dissent{"Finance team", "no money this year"}));
        QTableView* log = named<QTableView>(on.page(), "Decisions");
        QCOMPARE(log->model()->index(0, 2).data().toString(), QString("Buy"));
        withText(on.editor(), "Remove"); // of the decision itself stands first
        named<QAbstractButton>(on.editor(), "Remove the decision")->click();
        QVERIFY(on.decisions().empty());
        on.window.document().undo();
        QCOMPARE(on.decisions().at(0).dissent.size(), size_t{1});
    }

    void aDecisionAboutTheSelectionIsShownWhereItApplies() {
        OnDecisions on;
        QVERIFY(on.settled());
        const ComponentId billing("billing");
        const InitiativeId step("billing-1");
        on.window.view().selectComponents({billing, ComponentId("checkout")});
        on.window.view().selectInitiative(step);
        on.window.showPage("map");
        QTest::keyClick(&on.window, Qt::Key_D, Qt::ControlModifier);
        QVERIFY(on.page().isVisible());
        QCOMPARE(on.decisions().size(), size_t{1});
        const Decision& decision = on.decisions().at(0);
        QCOMPARE(decision.components, (std::vector{billing, ComponentId("checkout")}));
        QCOMPARE(decision.initiatives, std::vector{step});
        on.window.view().selectComponent(billing);
        on.window.showPage("map");
        const auto shownIn = [&](const char* page) {
            on.window.showPage(page);
            for (widgets::DecisionList* each : on.window.findChildren<widgets::DecisionList*>())
                if (each->isVisible()) return each;
            return static_cast<widgets::DecisionList*>(nullptr);
        };
        QVERIFY(shownIn("map"));
        widgets::DecisionList* list = shownIn("initiatives");
        QVERIFY(list);
        list->findChild<QAbstractButton*>()->click();
        QVERIFY(on.page().isVisible());
        on.window.view().selectComponent(ComponentId("payments"));
        QVERIFY(!shownIn("map"));
    }

    void listsSayWhatWasDecidedLast() {
        OnDecisions on(true);
        QVERIFY(on.settled());
        const portfolio::Portfolio& portfolio = on.portfolio();
        items::ComponentModel model;
        model.reset(portfolio);
        const int row = model.rowOf(ComponentId("billing"));
        QCOMPARE(model.cellText(row, items::ComponentModel::Decided), QString("9 Nov 2026: Replace it"));
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        const auto after = portfolio::apply(portfolio, items::removeDecision(*portfolio.find(Id<Decision>("later"))));
        model.update(portfolio, *after);
        QCOMPARE(changes.size(), 1);
        QCOMPARE(model.cellText(row, items::ComponentModel::Decided), QString("1 Jun 2026: Leave it"));
    }

    void whatIsDueForReviewIsMarked() {
        OnDecisions on(true);
        QVERIFY(on.settled());
        QCOMPARE(on.page().count(), QString("1 due"));
        QTableView* log = named<QTableView>(on.page(), "Decisions");
        QStringList reviews;
        for (int row = 0; row < log->model()->rowCount(); ++row)
            reviews.append(log->model()->index(row, 3).data().toString());
        QVERIFY2(reviews.contains("▲ due 2026-11-01"), qPrintable(reviews.join('|')));
        QVERIFY(!items::isDue(*on.portfolio().find(Id<Decision>("later")), tests::testDay()));
    }

    void theFilterHidesWhatIsAboutOthers() {
        OnDecisions on(true);
        QVERIFY(on.settled());
        session::Filter filter;
        filter.text = "payments";
        on.window.view().setFilter(filter);
        QVERIFY(withText(on.page(), "Clear filter"));
        filter.text = "billing";
        on.window.view().setFilter(filter);
        QCOMPARE(named<QTableView>(on.page(), "Decisions")->model()->rowCount(), 2);
    }

    void aPlanIsKeptComparedAndRemoved() {
        OnDecisions on;
        QVERIFY(on.settled());
        const portfolio::Portfolio start = on.portfolio();
        withText(on.page(), "Baselines")->click();
        QTimer::singleShot(0, [] {
            auto* dialog = qobject_cast<QInputDialog*>(QApplication::activeModalWidget());
            QVERIFY(dialog);
            dialog->setTextValue("Agreed in autumn");
            dialog->accept();
        });
        withText(on.page(), "Keep the plan…")->click();
        const auto& baselines = on.portfolio().table<portfolio::Baseline>();
        QCOMPARE(baselines.size(), size_t{1});
        QCOMPARE(baselines.at(0).name, std::string("Agreed in autumn"));
        QVERIFY(on.portfolio().find(baselines.at(0).roadmap));
        QVERIFY(on.settled());
        QTableView* moved = named<QTableView>(on.page(), "What moved since");
        QVERIFY(moved);
        QCOMPARE(moved->model()->rowCount(), 0); // nothing yet
        portfolio::Initiative rejected = on.portfolio().initiatives().at(0);
        rejected.status = portfolio::InitiativeStatus::Rejected;
        QVERIFY(on.window.document().apply({"reject", {portfolio::Put{rejected}}, {}}).has_value());
        QVERIFY(on.settled());
        QTRY_VERIFY_WITH_TIMEOUT(moved->model()->rowCount() > 0, patience);
        const auto why = moved->model()->index(0, 5).data().toString();
        moved->setCurrentIndex(moved->model()->index(0, 0)); // the whole sentence stands below
        const QString title = moved->model()->index(0, 0).data().toString();
        QVERIFY2(why.endsWith('.') && !why.startsWith('"' + title + '"'), qPrintable(why));
        const auto labels = on.page().findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().startsWith('"' + title + '"') &&
                   label->text().endsWith(why.mid(1));
        }));
        on.window.document().undo();
        named<QAbstractButton>(on.page(), "Remove the baseline")->click();
        QCOMPARE(on.portfolio(), start);
    }

    void writingDownStartsNoWork() {
        OnDecisions on;
        QVERIFY(on.settled());
        const auto planned = on.window.document().planned();
        withText(on.page(), "New decision")->click();
        QVERIFY(!on.window.document().working());
        QCOMPARE(on.window.document().planned(), planned);
    }

    void aRecordOfTheLogIsFoundByItsQuestion() {
        OnDecisions on(true);
        QVERIFY(on.settled());
        on.window.showPage("map");
        on.window.showRecord(Id<Decision>("later"));
        QVERIFY(on.page().isVisible());
        QCOMPARE(named<QPlainTextEdit>(on.editor(), "Question")->toPlainText(),
                 QString("Refactor or replace billing?"));
    }
};

QTEST_MAIN(TestDecisionsPage)
#include "tst_decisions_page.moc"

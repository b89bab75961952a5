// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include "finding.h"
#include "model/storage/document.h"
#include "synthetic.h"
#include "views/items/initiative_table.h"
#include "views/items/part_model.h"
#include "views/items/plan_edits.h"
#include "views/pages/initiative_wishes.h"
#include "views/pages/initiatives_page.h"
#include "views/pages/main_window.h"
#include "views/widgets/initiative_board.h"
#include "views/widgets/initiative_detail.h"
#include "views/widgets/part_section.h"
#include "views/widgets/portfolio_table.h"

using namespace banyan;
using items::InitiativeTable;
using portfolio::Initiative;
using portfolio::InitiativeId;
using tests::named;
using tests::patience;
using tests::withText;

namespace {

/// A window on the page, with a few chains of initiatives.
class OnPage {
public:
    OnPage()
        : window(services()) {
        window.resize(1280, 800);
        window.show();
        window.showPage("initiatives");
        window.openSample();
    }
    static session::Services services() {
        return tests::testServicesWith([] { return tests::withInitiatives(tests::syntheticPortfolio(12), 8); });
    }
    [[nodiscard]] bool settled() {
        return QTest::qWaitFor([this] { return window.document().planned() && !window.document().working(); },
                               patience);
    }
    [[nodiscard]] const portfolio::Portfolio& portfolio() { return window.document().portfolio(); }
    [[nodiscard]] std::string undo() { return window.document().undoLabel().value_or(""); }
    pages::InitiativesPage& page() { return *window.findChild<pages::InitiativesPage*>(); }
    widgets::PortfolioTable& list() { return *named<widgets::PortfolioTable>(window, "Initiatives as a list"); }
    widgets::InitiativeBoard& board() { return *window.findChild<widgets::InitiativeBoard*>(); }
    widgets::InitiativeDetail& detail() { return *window.findChild<widgets::InitiativeDetail*>(); }
    /// Of that phase.
    InitiativeId one(int phase) {
        for (const Initiative& each : portfolio().initiatives())
            if (each.phase == phase) return each.id;
        qFatal("none");
    }

    pages::MainWindow window;
};

} // namespace

class TestInitiativesPage : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_initiatives_page");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void cellsAreEditedAndManyAtOnceInOneStep() {
        OnPage on;
        QVERIFY(on.settled());
        const QAbstractItemModelTester tester(on.list().model());
        const portfolio::Portfolio start = on.portfolio();
        on.list().selectAll();
        auto* filter = qobject_cast<items::InitiativeFilter*>(on.list().model());
        QVERIFY(filter->set(on.list().selectedRows(), InitiativeTable::Status, "accepted"));
        for (const Initiative& each : on.portfolio().initiatives()) {
            QCOMPARE(each.status, portfolio::InitiativeStatus::Accepted);
            QVERIFY(each.edited);
        }
        QVERIFY(on.undo().starts_with("set the status of"));
        on.window.document().undo();
        QCOMPARE(on.portfolio(), start);
        QSignalSpy refused(filter->table(), &items::RecordTable::refused);
        QVERIFY(!filter->set({0}, InitiativeTable::Deadline, "tomorrow"));
        QVERIFY(!filter->set({0}, InitiativeTable::Phase, "9"));
        QCOMPARE(refused.size(), 2);
        QVERIFY(filter->set({0}, InitiativeTable::Deadline, "2027-06-30"));
    }

    void theListIsNarrowedByTypedFiltersAndTheSharedOne() {
        OnPage on;
        QVERIFY(on.settled());
        const int all = on.list().model()->rowCount();
        items::InitiativeWish wish;
        wish.phases = {2};
        on.page().wishes()->setWish(wish);
        const int second = on.list().model()->rowCount();
        QVERIFY(second > 0 && second < all);
        QCOMPARE(on.list().model()->index(0, InitiativeTable::Phase).data().toString(), "2 Modularize and decouple");
        wish.leastDays = 100'000;
        on.page().wishes()->setWish(wish);
        QVERIFY(withText(on.page(), "Clear filter"));
        withText(on.page(), "Clear filter")->click();
        QCOMPARE(on.list().model()->rowCount(), all);
        session::Filter filter;
        filter.text = "billing";
        on.window.view().setFilter(filter);
        QVERIFY(on.list().model()->rowCount() < all);
    }

    void rowsAreCopiedAsTabSeparatedText() {
        OnPage on;
        QVERIFY(on.settled());
        on.list().selectRow(0);
        const QStringList lines = on.list().asTsv().split('\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 2);
        QVERIFY(lines[0].startsWith("Title\tPhase\tStatus"));
    }

    void cardsMoveBetweenPhasesInOneStep() {
        OnPage on;
        QVERIFY(on.settled());
        named<QAbstractButton>(on.page(), "Board")->click();
        QCOMPARE(on.board().cards(), static_cast<int>(on.portfolio().initiatives().size()));
        const portfolio::Portfolio start = on.portfolio();
        widgets::BoardColumn* first = on.board().column(1);
        const int before = first->count();
        first->setFocus();
        first->setCurrentRow(0);
        first->item(1)->setSelected(true);
        const auto ids = first->selectedIds();
        QCOMPARE(ids.size(), size_t{2});
        QTest::keyClick(first, Qt::Key_Right, Qt::AltModifier);
        for (const InitiativeId& id : ids)
            QCOMPARE(on.portfolio().find(id)->phase, 2);
        QVERIFY(on.undo().starts_with("Move 2 initiatives to phase 2"));
        QCOMPARE(first->count(), before - 2);
        on.window.document().undo();
        QCOMPARE(on.portfolio(), start);
        emit on.board().column(3)->dropped({ids.front()}); // as a card that was dragged there
        QCOMPARE(on.portfolio().find(ids.front())->phase, 3);
    }

    void fieldsAreAppliedWhenLeftAndWrongOnesAreSaid() {
        OnPage on;
        QVERIFY(on.settled());
        const InitiativeId id = on.one(1);
        on.window.view().selectInitiative(id);
        auto* title = named<QLineEdit>(on.detail(), "Title");
        title->setFocus();
        title->selectAll();
        QTest::keyClicks(title, "Tests first");
        QTest::keyClick(title, Qt::Key_Return);
        QCOMPARE(on.portfolio().find(id)->title, std::string("Tests first"));
        QVERIFY(on.undo().starts_with("Change the title of"));
        auto* deadline = named<QLineEdit>(on.detail(), "Deadline");
        deadline->setFocus();
        QTest::keyClicks(deadline, "soon");
        QTest::keyClick(deadline, Qt::Key_Return);
        QVERIFY(!on.portfolio().find(id)->deadline);
        QCOMPARE(deadline->text(), "soon");
        auto* done = named<QPlainTextEdit>(on.detail(), "Definition of done, a clause in each line");
        done->setFocus();
        done->selectAll();
        QTest::keyClicks(done, "Coverage over 60 %");
        QTest::keyClick(done, Qt::Key_Return);
        QTest::keyClicks(done, "Reviewed");
        on.list().setFocus();
        QCOMPARE(on.portfolio().find(id)->doneClauses, (std::vector<std::string>{"Coverage over 60 %", "Reviewed"}));
        on.window.document().undo();
        QCOMPARE(on.undo().substr(0, 20), std::string("Change the title of "));
    }

    void effortPrerequisitesGatesAndEffectsAreEditedInPlace_data() {
        QTest::addColumn<int>("part");
        QTest::newRow("effort") << 0;
        QTest::newRow("prerequisites") << 1;
        QTest::newRow("gates") << 2;
        QTest::newRow("effects") << 3;
    }
    void effortPrerequisitesGatesAndEffectsAreEditedInPlace() {
        QFETCH(int, part);
        const std::array make{items::effortPart, items::prerequisitePart, items::gatePart, items::effectPart};
        portfolio::Portfolio value = tests::withInitiatives(tests::syntheticPortfolio(12), 8);
        InitiativeId id;
        for (const Initiative& each : value.initiatives())
            if (each.phase == 2) id = each.id;
        items::PartModel model(make.at(static_cast<size_t>(part))());
        const QAbstractItemModelTester tester(&model);
        int edits = 0;
        model.setEditor([&](const portfolio::Edit& edit) -> Result<void> {
            BANYAN_ASSIGN(value, portfolio::apply(value, edit));
            ++edits;
            model.show(value, *value.find(id));
            return {};
        });
        model.show(value, *value.find(id));
        const int before = model.rowCount();
        model.append();
        QCOMPARE(model.rowCount(), before + 1);
        QVERIFY(value.find(id)->edited);
        for (int column = 0; column < model.columnCount(); ++column) {
            const QModelIndex cell = model.index(before, column);
            const QString text = cell.data().toString();
            QVERIFY2(model.setData(cell, text), "what it shows can be typed");
        }
        QCOMPARE(edits, 1);
        model.remove(before);
        QCOMPARE(model.rowCount(), before);
    }

    void aTeamsDaysStayInOrder() {
        portfolio::Portfolio value = tests::withInitiatives(tests::syntheticPortfolio(12), 2);
        const InitiativeId id = value.initiatives().at(0).id;
        items::PartModel model(items::effortPart());
        model.setEditor([&](const portfolio::Edit& edit) -> Result<void> {
            BANYAN_ASSIGN(value, portfolio::apply(value, edit));
            model.show(value, *value.find(id));
            return {};
        });
        model.show(value, *value.find(id));
        QVERIFY(model.setData(model.index(0, 1), "90"));
        const portfolio::TeamEffort work = value.find(id)->work[0];
        QCOMPARE(work.optimistic, 90.0);
        QVERIFY(work.optimistic <= work.likely && work.likely <= work.pessimistic);
        QSignalSpy refused(&model, &items::PartModel::refused);
        QVERIFY(!model.setData(model.index(0, 2), "many"));
        QCOMPARE(refused.size(), 1);
    }

    void aNewOneIsAddedAndFoundOnTheRoadmap() {
        OnPage on;
        QVERIFY(on.settled());
        const auto before = on.portfolio().initiatives().size();
        named<QAbstractButton>(on.page(), "New initiative")->click();
        QCOMPARE(on.portfolio().initiatives().size(), before + 1);
        QCOMPARE(on.undo(), std::string("add initiative"));
        on.window.view().selectInitiative(on.one(1));
        named<QAbstractButton>(on.detail(), "On the roadmap")->click();
        QVERIFY(named<QWidget>(on.window, "Roadmap")->isVisible());
    }
};

QTEST_MAIN(TestInitiativesPage)
#include "tst_initiatives_page.moc"

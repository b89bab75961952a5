// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QCollator>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "model/portfolio/history.h"
#include "synthetic.h"
#include "views/items/component_filter.h"
#include "views/items/component_model.h"
#include "views/items/inventory_tables.h"

using namespace banyan;
using namespace banyan::portfolio;
using items::ComponentModel;
using items::RecordTable;
using items::TableFilter;

namespace {

/// A table on a history, wired as the window wires it.
struct Fixture {
    Fixture(RecordTable& shown, Portfolio start)
        : table(shown)
        , history(std::move(start))
        , tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest)
        , refused(&table, &RecordTable::refused) {
        table.reset(history.current());
        table.setEditor([this](const Edit& edit) { return change(edit); });
    }
    Result<void> change(const Edit& edit) {
        BANYAN_ASSIGN(Portfolio next, apply(history.current(), edit));
        const Portfolio before = history.current();
        if (history.push(std::move(next), edit.label)) table.update(before, history.current());
        return {};
    }
    [[nodiscard]] QString cell(const AnyId& id, int column) const { return table.cellText(table.rowOfId(id), column); }
    bool set(const AnyId& id, int column, const QString& text) {
        return table.setData(table.index(table.rowOfId(id), column), text);
    }

    RecordTable& table;
    History history;
    QAbstractItemModelTester tester;
    QSignalSpy refused;
};

int columnOf(const RecordTable& table, const QString& title) {
    for (int column = 0; column < table.columnCount(); ++column)
        if (table.head(column).title == title) return column;
    qFatal("no column %s", qPrintable(title));
}

} // namespace

class TestInventoryTables : public QObject {
    Q_OBJECT

private slots:
    void manyRowsAreSetAsOneStep() {
        ComponentModel model;
        Fixture f(model, tests::syntheticPortfolio(30));
        std::vector<int> rows;
        for (int row = 0; row < 12; ++row)
            rows.push_back(row);
        QVERIFY(model.set(rows, ComponentModel::Owner, "Payments"));
        QCOMPARE(*f.history.undoLabel(), "set the owner of 12 components to \"Payments\"");
        for (const int row : rows)
            QCOMPARE(model.cellText(row, ComponentModel::Owner), "Payments");
        QVERIFY(f.history.undo());
        QVERIFY(!f.history.undoLabel());
    }

    void whatIsAlreadySoMakesNoStep() {
        ComponentModel model;
        Fixture f(model, tests::syntheticPortfolio(5));
        const QString now = model.cellText(0, ComponentModel::Kind);
        QVERIFY(model.set({0}, ComponentModel::Kind, now));
        QVERIFY(!f.history.undoLabel());
    }

    void retiredIsALifecycleThatCanBeTakenBack() {
        ComponentModel model;
        Fixture f(model, tests::syntheticPortfolio(5));
        QVERIFY(f.change(model.retiring({0, 1}, true)));
        QCOMPARE(*f.history.undoLabel(), "retire 2 components");
        QCOMPARE(model.cellText(0, ComponentModel::Lifecycle), "retired");
        QVERIFY(f.set(model.component(0).id, ComponentModel::Lifecycle, "production"));
        QVERIFY(!model.component(0).retired);
    }

    void removingRowsIsOneStep() {
        ComponentModel model;
        Fixture f(model, tests::syntheticPortfolio(9));
        QVERIFY(f.change(model.removing({1, 2, 5})));
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(*f.history.undoLabel(), "remove 3 components");
    }

    void teamsAreEditedInTheirUnits() {
        const auto table = items::makeTeamTable();
        Fixture f(*table, tests::syntheticPortfolio(12));
        const TeamId payments("payments");
        QVERIFY(f.set(payments, columnOf(*table, "People"), "7"));
        QCOMPARE(f.history.current().find(payments)->headcount, 7.0);
        QVERIFY(f.set(payments, columnOf(*table, "People"), ""));
        QVERIFY(!f.history.current().find(payments)->headcount);
        QCOMPARE(f.cell(payments, columnOf(*table, "People")), "–");
        QVERIFY(f.set(payments, columnOf(*table, "Available"), "75 %"));
        QCOMPARE(f.history.current().find(payments)->availability, 0.75);
        QVERIFY(f.set(payments, columnOf(*table, "Budget"), "25"));
        QCOMPARE(f.history.current().find(payments)->budgets.back().percent, 25.0);
        QVERIFY(!f.set(payments, columnOf(*table, "Available"), "often"));
        QCOMPARE(f.refused.size(), 1);
        QVERIFY(!f.set(payments, columnOf(*table, "Available"), "300")); // the portfolio refuses it
    }

    void countsFollowTheComponents() {
        const auto table = items::makeTeamTable();
        Fixture f(*table, tests::syntheticPortfolio(12));
        const int column = columnOf(*table, "Components");
        const int before = f.cell(TeamId("payments"), column).toInt();
        Component component;
        component.id = ComponentId("fresh");
        component.name = "Fresh";
        component.owner = TeamId("payments");
        QSignalSpy changes(table.get(), &QAbstractItemModel::dataChanged);
        QVERIFY(f.change({"add", {Put{component}}, {}}));
        QCOMPARE(f.cell(TeamId("payments"), column).toInt(), before + 1);
        QVERIFY(!changes.isEmpty());
    }

    void flowsTakeTheirComponentsByName() {
        const auto table = items::makeFlowTable();
        Fixture f(*table, tests::syntheticPortfolio(12));
        const auto addition = items::addFlow(f.history.current());
        QVERIFY(f.change(addition.edit));
        const int passes = columnOf(*table, "Passes through");
        QVERIFY(f.set(addition.id, passes, "Checkout, Billing"));
        QCOMPARE(f.history.current().flows().at(0).components,
                 (std::vector{ComponentId("checkout"), ComponentId("billing")}));
        QVERIFY(!f.set(addition.id, passes, "Checkout, Nobody"));
        QCOMPARE(f.refused.size(), 1);
        QVERIFY(f.set(addition.id, columnOf(*table, "Critical"), "yes"));
        QVERIFY(f.history.current().flows().at(0).critical);
    }

    void dependenciesMayLeadOutside() {
        const auto table = items::makeDependencyTable();
        Fixture f(*table, tests::syntheticPortfolio(12));
        const auto addition = items::addDependency(f.history.current(), ComponentId("billing"));
        QVERIFY(addition.has_value());
        QVERIFY(f.change(addition->edit));
        QCOMPARE(f.cell(addition->id, 0), "Billing");
        QVERIFY(f.set(addition->id, 1, "Mainframe"));
        QCOMPARE(f.cell(addition->id, 1), "Mainframe (outside)");
        QVERIFY(f.set(addition->id, 1, "Checkout"));
        const Dependency& kept = *f.history.current().find(*addition->id.as<Dependency>());
        QCOMPARE(kept.to, ComponentId("checkout"));
        QVERIFY(kept.external.empty());
        QCOMPARE(items::addDependency({}, {}).error().code, "table.no-component");
    }

    void everyTableAddsUnderAFreeId() {
        const Portfolio start = tests::syntheticPortfolio(3);
        for (const auto& add : {items::addComponent, items::addSystem, items::addFlow, items::addTeam}) {
            const auto first = add(start);
            const Portfolio once = *apply(start, first.edit);
            QVERIFY(add(once).id.text() != first.id.text());
            QVERIFY(apply(once, add(once).edit).has_value());
        }
    }

    void namesThatTwoShareAreToldApart() {
        Portfolio portfolio = tests::syntheticPortfolio(3);
        Team twin;
        twin.id = TeamId("other-payments");
        twin.name = "Payments";
        portfolio = *apply(portfolio, {"add", {Put{twin}}, {}});
        ComponentModel model;
        Fixture f(model, portfolio);
        QVERIFY(model.choices(ComponentModel::Owner).contains("Payments (other-payments)"));
        QVERIFY(model.set({0}, ComponentModel::Owner, "Payments (other-payments)"));
        QCOMPARE(model.component(0).owner, twin.id);
    }

    void otherTablesAreFilteredByTheWords() {
        const auto table = items::makeTeamTable();
        Fixture f(*table, tests::syntheticPortfolio(12));
        TableFilter filter;
        filter.setSourceModel(table.get());
        session::Filter wanted;
        wanted.text = "pay";
        filter.filterBy(wanted);
        QCOMPARE(filter.rowCount(), 1);
        filter.filterBy({});
        QCOMPARE(filter.rowCount(), table->rowCount());
    }

    void otherTablesAreFilteredByTheirColumns() {
        const auto table = items::makeTeamTable();
        Fixture f(*table, tests::syntheticPortfolio(12));
        QVERIFY(f.set(TeamId("payments"), columnOf(*table, "People"), "7"));
        TableFilter filter;
        filter.setSourceModel(table.get());
        const auto shownBy = [&](const QString& title, const session::CellFilter& cells) {
            session::Filter wanted;
            wanted.setCells(table->cellColumn(columnOf(*table, title)), cells);
            filter.filterBy(wanted);
            return filter.rowCount();
        };
        session::CellFilter named;
        named.toggle("Payments");
        QCOMPARE(shownBy("Name", named), 1);
        named.toggleExclusion("Payments");
        QCOMPARE(shownBy("Name", named), table->rowCount() - 1);
        session::CellFilter seven;
        seven.bounds = session::Bounds{7, 7};
        QCOMPARE(shownBy("People", seven), 1);
        session::CellFilter part;
        part.has = "PAY";
        QCOMPARE(shownBy("Name", part), 1);
        // Another table's column of the same name is none of its business.
        session::Filter other;
        other.setCells({"system", "Name"}, named);
        filter.filterBy(other);
        QCOMPARE(filter.rowCount(), table->rowCount());
        QVERIFY(!other.concernsComponents() && !other.empty());
        QCOMPARE(partsOf(other, {}).front().text, QString("System name: not Payments"));
        QVERIFY(partsOf(other, {}).front().without.empty());
    }

    void sortingFollowsEdits() {
        ComponentModel model;
        Fixture f(model, tests::syntheticPortfolio(30));
        TableFilter filter;
        filter.setSourceModel(&model);
        filter.sort(ComponentModel::Name, Qt::AscendingOrder);
        QVERIFY(f.set(ComponentId("search"), ComponentModel::Name, "aardvark"));
        QCOMPARE(filter.index(0, 0).data().toString(), "aardvark");
        QVERIFY(f.set(ComponentId("search"), ComponentModel::Name, "zebra"));
        QCOMPARE(filter.index(filter.rowCount() - 1, 0).data().toString(), "zebra");
    }

    void fiveThousandRowsAreFilteredAndSorted() {
        const Portfolio portfolio = tests::syntheticPortfolio(5'000);
        ComponentModel model;
        model.reset(portfolio);
        items::ComponentFilter filter;
        filter.setSourceModel(&model);
        const auto timed = [&](const char* what, const auto& run) {
            QElapsedTimer clock;
            clock.start();
            run();
            qInfo("%s: %.1f ms", what, static_cast<double>(clock.nsecsElapsed()) / 1e6);
        };
        const auto inOrder = [&](int column, bool rising) {
            QCollator collator(QLocale(QLocale::English));
            collator.setNumericMode(true);
            collator.setCaseSensitivity(Qt::CaseInsensitive);
            for (int row = 1; row < filter.rowCount(); ++row) {
                const int order = collator.compare(filter.index(row - 1, column).data().toString(),
                                                   filter.index(row, column).data().toString());
                if (rising ? order > 0 : order < 0) return false;
            }
            return true;
        };
        timed("sort by name", [&] { filter.sort(ComponentModel::Name, Qt::AscendingOrder); });
        QVERIFY(inOrder(ComponentModel::Name, true));
        timed("sort by owner", [&] { filter.sort(ComponentModel::Owner, Qt::DescendingOrder); });
        QVERIFY(inOrder(ComponentModel::Owner, false));
        session::Filter wanted;
        wanted.text = "commerce serv";
        timed("filter by words", [&] { filter.setFilter(wanted, portfolio); });
        QVERIFY(filter.rowCount() > 0 && filter.rowCount() < 5'000);
        wanted = {};
        wanted.toggle(session::Facet::Owner, "payments");
        timed("filter by owner", [&] { filter.setFilter(wanted, portfolio); });
        const auto owned = std::ranges::count_if(portfolio.components(),
                                                 [](const Component& c) { return c.owner == TeamId("payments"); });
        QVERIFY(owned > 0);
        QCOMPARE(filter.rowCount(), static_cast<int>(owned));
        timed("clear", [&] { filter.setFilter({}, portfolio); });
        QCOMPARE(filter.rowCount(), 5'000);
    }
};

QTEST_GUILESS_MAIN(TestInventoryTables)
#include "tst_inventory_tables.moc"

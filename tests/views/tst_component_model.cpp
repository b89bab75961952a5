// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "model/portfolio/history.h"
#include "synthetic.h"
#include "views/items/component_filter.h"
#include "views/items/component_model.h"

using namespace banyan;
using namespace banyan::portfolio;
using items::ComponentFilter;
using items::ComponentModel;

namespace {

/// A model on a history, wired as the window wires it, and its signals counted.
struct Fixture {
    explicit Fixture(int components)
        : history(tests::syntheticPortfolio(components))
        , tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest) {
        model.reset(history.current());
        model.setEditor([this](const Edit& edit) { return change(edit); });
        resets = std::make_unique<QSignalSpy>(&model, &QAbstractItemModel::modelReset);
        changes = std::make_unique<QSignalSpy>(&model, &QAbstractItemModel::dataChanged);
        inserts = std::make_unique<QSignalSpy>(&model, &QAbstractItemModel::rowsInserted);
        removes = std::make_unique<QSignalSpy>(&model, &QAbstractItemModel::rowsRemoved);
    }

    Result<void> change(const Edit& edit) {
        BANYAN_ASSIGN(Portfolio next, apply(history.current(), edit));
        const Portfolio before = history.current();
        if (history.push(std::move(next), edit.label)) model.update(before, history.current());
        return {};
    }

    void undo() {
        const Portfolio before = history.current();
        history.undo();
        model.update(before, history.current());
    }

    [[nodiscard]] QString cell(const std::string& id, int column) const {
        return model.index(model.rowOf(ComponentId(id)), column).data().toString();
    }

    History history;
    ComponentModel model;
    QAbstractItemModelTester tester;
    std::unique_ptr<QSignalSpy> resets, changes, inserts, removes;
};

} // namespace

class TestComponentModel : public QObject {
    Q_OBJECT

private slots:
    void renamingChangesOneRowAndNeverResets() {
        Fixture f(30);
        const int row = f.model.rowOf(ComponentId("billing"));
        QVERIFY(f.model.setData(f.model.index(row, ComponentModel::Name), "Invoicing"));
        QCOMPARE(f.cell("billing", ComponentModel::Name), "Invoicing");
        QCOMPARE(f.changes->size(), 1);
        QCOMPARE(f.changes->first()[0].toModelIndex().row(), row);
        QCOMPARE(f.resets->size(), 0);
        QCOMPARE(*f.history.undoLabel(), "rename component \"Billing\" to \"Invoicing\"");
    }

    void undoRestoresTheCell() {
        Fixture f(30);
        const int row = f.model.rowOf(ComponentId("billing"));
        const QString before = f.cell("billing", ComponentModel::Owner);
        QVERIFY(f.model.setData(f.model.index(row, ComponentModel::Owner), "Payments"));
        QCOMPARE(f.cell("billing", ComponentModel::Owner), "Payments");
        f.undo();
        QCOMPARE(f.cell("billing", ComponentModel::Owner), before);
        QCOMPARE(f.resets->size(), 0);
    }

    void handEditOutranksImportsOfThatField() {
        Fixture f(5);
        const int row = f.model.rowOf(ComponentId("billing"));
        QVERIFY(f.model.setData(f.model.index(row, ComponentModel::Kind), "website"));
        const auto& origins = f.model.component(row).origins;
        QCOMPARE(origins.size(), size_t{1});
        QCOMPARE(origins[0].field, "kind");
        QVERIFY(origins[0].source.empty());
    }

    void anUnknownOwnerIsRefused() {
        Fixture f(5);
        const QModelIndex owner = f.model.index(f.model.rowOf(ComponentId("billing")), ComponentModel::Owner);
        QVERIFY(!f.model.setData(owner, "Nobody"));
        QVERIFY(!f.model.setData(f.model.index(owner.row(), ComponentModel::Name), "  "));
        QCOMPARE(f.changes->size(), 0);
        QVERIFY(f.model.setData(owner, ""));
        QCOMPARE(owner.data().toString(), QString());
    }

    void addingAndRemovingBecomesRowSignals() {
        Fixture f(40);
        Edit edit{"change many", {}, {}};
        for (const char* id : {"aaa", "aab", "mmm", "zzz"}) {
            Component component;
            component.id = ComponentId(id);
            component.name = id;
            edit.operations.push_back(Put{component});
        }
        edit.operations.push_back(Remove{ComponentId("billing")});
        edit.operations.push_back(Remove{ComponentId("search")});
        QVERIFY(f.change(edit));
        QCOMPARE(f.inserts->size(), 3); // "aaa" and "aab" lie side by side
        QCOMPARE(f.removes->size(), 2);
        QCOMPARE(f.resets->size(), 0);
        QCOMPARE(f.model.rowCount(), 42);
        f.undo();
        QCOMPARE(f.model.rowCount(), 40);
        QCOMPARE(f.cell("billing", ComponentModel::Name), "Billing");
        for (int row = 1; row < f.model.rowCount(); ++row)
            QVERIFY(f.model.component(row - 1).id < f.model.component(row).id);
    }

    void renamingATeamRefreshesTheOwnerColumn() {
        Fixture f(20);
        Team team = *f.history.current().find(TeamId("payments"));
        team.name = "Money";
        QVERIFY(f.change({"rename team", {Put{team}}, {}}));
        QCOMPARE(f.changes->size(), 1);
        QCOMPARE(f.changes->first()[0].toModelIndex().column(), int(ComponentModel::System));
        bool found = false;
        for (int row = 0; row < f.model.rowCount(); ++row)
            found = found || f.model.index(row, ComponentModel::Owner).data().toString() == "Money";
        QVERIFY(found);
    }

    void filterShowsWhatHoldsEveryWord() {
        Fixture f(48);
        ComponentFilter filter;
        filter.setSourceModel(&f.model);
        session::Filter wanted;
        wanted.text = "commerce SERVICE";
        filter.setFilter(wanted, f.history.current());
        QVERIFY(filter.rowCount() > 0 && filter.rowCount() < 48);
        for (int row = 0; row < filter.rowCount(); ++row)
            QCOMPARE(filter.index(row, ComponentModel::System).data().toString(), "Commerce");
        wanted.text = "no such thing";
        filter.setFilter(wanted, f.history.current());
        QCOMPARE(filter.rowCount(), 0);
    }

    void unknownNumbersSortLastInBothDirections() {
        Fixture f(30);
        auto derived = std::make_shared<session::Derived>();
        facts::Fact fact;
        fact.raw = Interval::point(3);
        derived->facts.put(ComponentId("billing"), "incident-rate", fact);
        fact.raw = Interval::point(20);
        derived->facts.put(ComponentId("search"), "incident-rate", fact);
        f.model.setDerived(derived);
        ComponentFilter filter;
        filter.setSourceModel(&f.model);
        filter.sort(ComponentModel::Incidents, Qt::AscendingOrder);
        QCOMPARE(filter.index(0, 0).data(ComponentModel::IdRole).toString(), "billing");
        QCOMPARE(filter.index(1, 0).data(ComponentModel::IdRole).toString(), "search");
        filter.sort(ComponentModel::Incidents, Qt::DescendingOrder);
        QCOMPARE(filter.index(0, 0).data(ComponentModel::IdRole).toString(), "search");
        QCOMPARE(filter.index(1, 0).data(ComponentModel::IdRole).toString(), "billing");
    }
};

QTEST_GUILESS_MAIN(TestComponentModel)
#include "tst_component_model.moc"

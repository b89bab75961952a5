// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include "synthetic.h"
#include "views/session/sieve.h"
#include "views/session/view_state.h"

using namespace banyan;
using namespace banyan::portfolio;
using session::Bounds;
using session::Facet;
using session::Filter;
using session::Quantity;
using session::Sieve;
using session::ViewState;

namespace {

std::shared_ptr<const session::Derived> derived(const Portfolio& portfolio) {
    session::WorkOrder order;
    order.portfolio = portfolio;
    order.asOf = tests::testDay();
    order.draws = 200;
    std::shared_ptr<const session::Derived> out;
    session::WorkAnswers answers;
    answers.derived = [&](auto made) { out = made; };
    answers.planned = [](auto) {};
    answers.progress = [](double) {};
    answers.robust = [](auto) {};
    answers.failed = [](const Error& error) { qFatal("%s", error.fullMessage().c_str()); };
    runWork(order, answers);
    return out;
}

std::set<std::string> shown(const Filter& filter, const Portfolio& portfolio,
                            const std::shared_ptr<const session::Derived>& from = {}) {
    const Sieve sieve(filter, portfolio, from);
    std::set<std::string> ids;
    for (const Component& component : portfolio.components())
        if (sieve.shows(component)) ids.insert(component.id.value);
    return ids;
}

} // namespace

class TestViewState : public QObject {
    Q_OBJECT

private slots:
    void severalAreSelectedAndOneIsCurrent() {
        ViewState view;
        QSignalSpy changes(&view, &ViewState::componentChanged);
        view.selectComponents({ComponentId("a"), ComponentId("b"), ComponentId("a"), ComponentId("c")},
                              ComponentId("b"));
        QCOMPARE(view.components().size(), size_t{3});
        QCOMPARE(view.component(), ComponentId("b"));
        QVERIFY(view.isSelected(ComponentId("c")));
        view.selectComponents({ComponentId("a"), ComponentId("b"), ComponentId("c")}, ComponentId("b"));
        QCOMPARE(changes.size(), 1); // nothing new
        view.toggleComponent(ComponentId("b"));
        QCOMPARE(view.component(), ComponentId("c"));
        view.toggleComponent(ComponentId("d"));
        QCOMPARE(view.component(), ComponentId("d"));
        view.selectComponent(ComponentId("a"));
        QCOMPARE(view.components(), std::vector{ComponentId("a")});
        view.clearSelection();
        QVERIFY(view.component().empty() && view.components().empty());
    }

    void whatIsGoneIsNoLongerSelected() {
        const Portfolio portfolio = tests::syntheticPortfolio(6);
        ViewState view;
        view.selectComponents({ComponentId("billing"), ComponentId("nobody")});
        view.keepOnly(portfolio);
        QCOMPARE(view.components(), std::vector{ComponentId("billing")});
        QCOMPARE(view.component(), ComponentId("billing"));
    }

    void numbersAreFilteredAsPeopleWriteThem_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("understood");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        constexpr double open = -1;
        QTest::newRow("at least") << "≥ 50" << true << 50.0 << open;
        QTest::newRow("at least, typed") << ">=50" << true << 50.0 << open;
        QTest::newRow("at most") << "≤20 %" << true << open << 20.0;
        QTest::newRow("range") << "10–40" << true << 10.0 << 40.0;
        QTest::newRow("range, typed") << "10 - 40" << true << 10.0 << 40.0;
        QTest::newRow("from below zero") << "-5-3" << true << -5.0 << 3.0;
        QTest::newRow("one number") << "2.5" << true << 2.5 << open;
        QTest::newRow("falling range") << "40-10" << false << open << open;
        QTest::newRow("words") << "much" << false << open << open;
        QTest::newRow("nothing") << "" << false << open << open;
    }
    void numbersAreFilteredAsPeopleWriteThem() {
        QFETCH(QString, text);
        QFETCH(bool, understood);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto bounds = session::parseBounds(text);
        QCOMPARE(bounds.has_value(), understood);
        if (!bounds) return;
        QCOMPARE(bounds->low.value_or(-1), low);
        QCOMPARE(bounds->high.value_or(-1), high);
        QCOMPARE(session::parseBounds(boundsText(*bounds)), bounds);
    }

    void facetsNarrowAndValuesWithinOneWiden() {
        Portfolio portfolio = tests::syntheticPortfolio(48);
        Filter filter;
        filter.toggle(Facet::System, "commerce");
        const auto commerce = shown(filter, portfolio);
        QVERIFY(!commerce.empty() && commerce.size() < 48);
        filter.toggle(Facet::System, "finance");
        QVERIFY(shown(filter, portfolio).size() > commerce.size());
        filter.toggle(Facet::Kind, "library");
        const auto libraries = shown(filter, portfolio);
        QVERIFY(libraries.size() < commerce.size() * 2);
        for (const std::string& id : libraries)
            QCOMPARE(portfolio.find(ComponentId(id))->kind, "library");
        filter.toggle(Facet::Kind, "library");
        filter.toggle(Facet::System, "commerce");
        filter.toggle(Facet::System, "finance");
        QVERIFY(filter.empty());
    }

    void ownersCanBeNobody() {
        const Portfolio portfolio = tests::syntheticPortfolio(48);
        Filter filter;
        filter.toggle(Facet::Owner, "");
        const auto orphans = shown(filter, portfolio);
        QVERIFY(!orphans.empty());
        for (const std::string& id : orphans)
            QVERIFY(!portfolio.find(ComponentId(id))->owner);
        QCOMPARE(partsOf(filter, portfolio).at(0).text, "Owner: none");
    }

    void whatIsExcludedIsNotShown() {
        const Portfolio portfolio = tests::syntheticPortfolio(48);
        Filter filter;
        filter.toggle(Facet::Owner, "payments");
        const auto theirs = shown(filter, portfolio);
        filter.toggleExclusion(Facet::Owner, "payments"); // instead of asking for it
        QVERIFY(filter.choices.empty());
        const auto others = shown(filter, portfolio);
        QCOMPARE(theirs.size() + others.size(), size_t{48});
        for (const std::string& id : theirs)
            QVERIFY(!others.contains(id));
        QCOMPARE(partsOf(filter, portfolio).at(0).text, "Owner: not Payments");
        filter.toggleExclusion(Facet::Owner, "");
        for (const std::string& id : shown(filter, portfolio))
            QVERIFY(portfolio.find(ComponentId(id))->owner);
        filter.toggleExclusion(Facet::Owner, "");
        filter.toggleExclusion(Facet::Owner, "payments");
        QVERIFY(filter.empty());
    }

    void flowsFilterWhatTheyPassThrough() {
        Flow flow;
        flow.id = FlowId("checkout-flow");
        flow.name = "Checkout";
        flow.components = {ComponentId("billing"), ComponentId("checkout")};
        const Portfolio portfolio = *apply(tests::syntheticPortfolio(12), {"add", {Put{flow}}, {}});
        Filter filter;
        filter.toggle(Facet::Flow, "checkout-flow");
        QCOMPARE(shown(filter, portfolio), (std::set<std::string>{"billing", "checkout"}));
        filter.toggle(Facet::Flow, "checkout-flow");
        filter.toggle(Facet::Flow, "");
        QCOMPARE(shown(filter, portfolio).size(), size_t{10});
    }

    void numbersFilterAndTheUnknownIsInNoBounds() {
        const Portfolio portfolio = tests::syntheticPortfolio(48);
        const auto from = derived(portfolio);
        Filter filter;
        filter.bounds[Quantity::Value] = {50, {}};
        for (const std::string& id : shown(filter, portfolio, from))
            QVERIFY(from->assessment.find(ComponentId(id))->value.mid >= 50);
        filter.bounds[Quantity::Value] = {0, 100};
        QCOMPARE(shown(filter, portfolio, from).size(), size_t{45}); // of three nothing is known
        filter.bounds[Quantity::Coverage] = {{}, 90};
        const auto thin = shown(filter, portfolio, from);
        QVERIFY(!thin.empty() && thin.size() < 45);
        for (const std::string& id : thin)
            QVERIFY(*quantityOf(Quantity::Coverage, from.get(), ComponentId(id)) <= 90);
    }

    void eachPartIsTakenAwayByItself() {
        const Portfolio portfolio = tests::syntheticPortfolio(12);
        Filter filter;
        filter.text = "bill";
        filter.name = "ing";
        filter.toggle(Facet::System, "fulfilment");
        filter.bounds[Quantity::Age] = {{}, 30};
        const auto parts = partsOf(filter, portfolio);
        QStringList texts;
        for (const auto& part : parts)
            texts.append(part.text);
        QCOMPARE(texts, (QStringList{"Words: bill", "Name: ing", "System: Fulfilment", "Data age ≤ 30 d"}));
        Filter rest = filter;
        for (size_t left = parts.size(); left > 0; --left)
            rest = partsOf(rest, portfolio).at(0).without;
        QVERIFY(rest.empty());
        QCOMPARE(shown(filter, portfolio), std::set<std::string>()); // no age is known before an assessment
        filter.bounds.clear();
        QCOMPARE(shown(filter, portfolio), std::set<std::string>{"billing"});
    }

    void dataHasAnAgeAndSources() {
        const Portfolio portfolio = tests::syntheticPortfolio(12);
        const auto from = derived(portfolio);
        const auto standing = session::dataStandingOf(*from, ComponentId("billing"));
        QCOMPARE(standing.ageDays.value_or(-1), 9); // measured on 13 November, looked at on the 22nd
        QCOMPARE(standing.sources, (std::set<std::string>{"estimate", "hand", "synthetic"}));
        QCOMPARE(session::sourceName(portfolio, "estimate"), "estimates");
        Filter filter;
        filter.toggle(Facet::Source, "synthetic");
        QCOMPARE(shown(filter, portfolio, from).size(), size_t{12});
    }
};

QTEST_GUILESS_MAIN(TestViewState)
#include "tst_view_state.moc"

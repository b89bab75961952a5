// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/intake/import.h"

using namespace banyan;
using namespace banyan::intake;

namespace {

const ReadOptions options = [] {
    ReadOptions o;
    o.asOf = *Date::parse("2026-11-22");
    return o;
}();

ImportBatch batchOf(const std::string& name) {
    ImportBatch batch;
    batch.source.name = name;
    batch.source.format = "test";
    batch.source.path = name;
    batch.source.hash = "1";
    return batch;
}

/// Stages a component that the source declares.
Staged<Component>& declare(ImportBatch& batch, const std::string& name, const std::string& alias = {}) {
    Subject subject;
    subject.name = name;
    subject.declares = true;
    if (!alias.empty()) subject.alias = {"backstage", alias};
    Staged<Component> staged;
    staged.record.id = batch.subject(subject);
    staged.record.name = name;
    staged.given = {"name"};
    staged.line = static_cast<int>(batch.subjects.size()) + 1;
    batch.staged<Component>().push_back(staged);
    return batch.staged<Component>().back();
}

void addIncident(ImportBatch& batch, const std::string& service, const std::string& id) {
    Subject subject;
    subject.name = service;
    Incident incident;
    incident.externalId = id;
    incident.component = batch.subject(subject);
    incident.start = *Instant::parse("2026-10-01T00:00:00Z");
    batch.observations.incidents.push_back(incident);
}

DryRun tried(const Portfolio& portfolio, const ImportBatch& batch, const ImportChoices& choices = {}) {
    auto result = dryRun(portfolio, batch, choices, options);
    if (!result) qFatal("%s", result.error().fullMessage().c_str());
    return std::move(*result);
}

Portfolio applied(const Portfolio& portfolio, const ImportBatch& batch, const ImportChoices& choices = {}) {
    auto next = apply(portfolio, tried(portfolio, batch, choices).edit);
    if (!next) qFatal("%s", next.error().fullMessage().c_str());
    return *next;
}

bool has(const DryRun& run, const std::string& rule) {
    return std::ranges::any_of(run.issues, [&](const Issue& issue) { return issue.rule == rule; });
}

} // namespace

class IntakeTest : public QObject {
    Q_OBJECT

private slots:
    void importingTheSameAgainChangesNothing() {
        ImportBatch batch = batchOf("inventory.csv");
        declare(batch, "Orders").record.owner = batch.team("Team A");
        batch.staged<Component>()[0].given.insert("owner");
        addIncident(batch, "Orders", "1");
        const Portfolio once = applied({}, batch);
        QCOMPARE(once.components().size(), size_t{1});
        QCOMPARE(once.find(ComponentId("orders"))->owner->value, std::string("team-a"));
        const DryRun again = tried(once, batch);
        QVERIFY(again.edit.operations.empty());
        QCOMPARE(again.counts.added, 0);
        QCOMPARE(again.counts.unchanged, 2);
    }

    void aliasOutranksName() {
        ImportBatch first = batchOf("a");
        declare(first, "Orders", "component:default/orders-api");
        const Portfolio portfolio = applied({}, first);
        ImportBatch second = batchOf("b");
        declare(second, "Order Service", "component:default/orders-api");
        const Portfolio next = applied(portfolio, second);
        QCOMPARE(next.components().size(), size_t{1});
    }

    void namesMatchWithoutCaseAndDashesButLookAlikesOfOneFileStayApart() {
        ImportBatch first = batchOf("a");
        declare(first, "Order Processing");
        Portfolio portfolio = applied({}, first);
        ImportBatch second = batchOf("b");
        declare(second, "order-processing");
        portfolio = applied(portfolio, second);
        QCOMPARE(portfolio.components().size(), size_t{1});
        ImportBatch third = batchOf("c");
        declare(third, "Label Printer");
        declare(third, "label-printer");
        const DryRun run = tried(portfolio, third);
        QVERIFY(has(run, "import.looks-alike"));
        portfolio = applied(portfolio, third);
        QCOMPARE(portfolio.components().size(), size_t{3});
        QVERIFY(tried(portfolio, third).edit.operations.empty());
    }

    void whatMatchesNobodyIsKeptAndFoundLater() {
        ImportBatch incidents = batchOf("incidents.json");
        addIncident(incidents, "Checkout", "1");
        addIncident(incidents, "Checkout", "2");
        const DryRun run = tried({}, incidents);
        QCOMPARE(run.counts.unmatched, 2);
        Portfolio portfolio = applied({}, incidents);
        QCOMPARE(portfolio.components().size(), size_t{0});
        QCOMPARE(portfolio.table<Unmatched>().size(), size_t{1});
        QCOMPARE(portfolio.observations().begin()->second->incidents.size(), size_t{2});

        ImportBatch inventory = batchOf("inventory.csv");
        declare(inventory, "checkout");
        portfolio = applied(portfolio, inventory);
        QCOMPARE(portfolio.table<Unmatched>().size(), size_t{0});
        for (const Incident& incident : portfolio.observations().at(SourceId("incidents-json"))->incidents)
            QCOMPARE(incident.component->value, std::string("checkout"));
    }

    void estimatesWaitForTheirComponent() {
        ImportBatch sheet = batchOf("estimates.csv");
        Subject subject;
        subject.name = "Billing";
        Staged<Estimate> staged;
        staged.record.id = Id<Estimate>("billing-revenue");
        staged.record.component = sheet.subject(subject);
        staged.record.metric = "revenue-share";
        staged.record.low = 1, staged.record.likely = 2, staged.record.high = 3;
        staged.given = {"component", "metric", "low", "likely", "high"};
        sheet.staged<Estimate>().push_back(staged);
        Portfolio portfolio = applied({}, sheet);
        QCOMPARE(portfolio.table<Estimate>().size(), size_t{0});
        ImportBatch inventory = batchOf("inventory.csv");
        declare(inventory, "Billing");
        portfolio = applied(portfolio, inventory);
        QCOMPARE(portfolio.table<Estimate>().size(), size_t{1});
        QCOMPARE(portfolio.table<Estimate>().at(0).component.value, std::string("billing"));
        QCOMPARE(portfolio.table<Estimate>().at(0).high, 3.0);
    }

    void unmatchedCanBeCreatedMatchedOrIgnored() {
        ImportBatch batch = batchOf("incidents.json");
        addIncident(batch, "Checkout", "1");
        ImportChoices create;
        create.createAllUnmatched = true;
        QCOMPARE(applied({}, batch, create).components().size(), size_t{1});
        ImportBatch inventory = batchOf("inventory.csv");
        declare(inventory, "Web Shop");
        const Portfolio shop = applied({}, inventory);
        ImportChoices match;
        match.unmatched["Checkout"] = {UnmatchedChoice::Kind::Match, ComponentId("web-shop")};
        const Portfolio matched = applied(shop, batch, match);
        QCOMPARE(matched.observations().begin()->second->incidents[0].component->value, std::string("web-shop"));
        ImportChoices ignore;
        ignore.unmatched["Checkout"] = {UnmatchedChoice::Kind::Ignore, {}};
        QVERIFY(applied(shop, batch, ignore).observations().empty());
    }

    void handEditsOutrankImportsAndDisagreementIsReported() {
        ImportBatch batch = batchOf("inventory.csv");
        Staged<Component>& staged = declare(batch, "Orders");
        staged.record.language = "java";
        staged.given.insert("language");
        Portfolio portfolio = applied({}, batch);
        Component edited = *portfolio.find(ComponentId("orders"));
        edited.language = "kotlin";
        std::erase_if(edited.origins, [](const FieldOrigin& o) { return o.field == "language"; });
        edited.origins.push_back({"language", SourceId(), "", 0, ""});
        portfolio = *apply(portfolio, {"edit", {Put{edited}}, ""});
        const DryRun run = tried(portfolio, batch);
        QVERIFY(has(run, "import.sources-disagree"));
        QCOMPARE(applied(portfolio, batch).find(ComponentId("orders"))->language, std::string("kotlin"));
    }

    void aNewerFileUpdatesAndKeepsWhatItNoLongerHolds() {
        ImportBatch batch = batchOf("inventory.csv");
        declare(batch, "Orders");
        declare(batch, "Billing");
        addIncident(batch, "Orders", "1");
        const Portfolio portfolio = applied({}, batch);
        ImportBatch newer = batchOf("inventory.csv");
        newer.source.hash = "2";
        declare(newer, "Orders");
        addIncident(newer, "Orders", "2");
        const DryRun run = tried(portfolio, newer);
        QCOMPARE(run.counts.missing, 2);
        const Portfolio next = applied(portfolio, newer);
        QVERIFY(next.find(ComponentId("billing")) && !next.find(ComponentId("billing"))->retired);
        QCOMPARE(next.observations().begin()->second->incidents.size(), size_t{2});
        ImportChoices retire;
        retire.retireMissing = true;
        QVERIFY(applied(portfolio, newer, retire).find(ComponentId("billing"))->retired);
    }

    void dependenciesOnNobodyKeepTheNameOfTheirTarget() {
        ImportBatch batch = batchOf("catalog.yaml");
        declare(batch, "Orders");
        Staged<Dependency> staged;
        staged.record.from = batch.staged<Component>()[0].record.id;
        Subject ghost;
        ghost.name = "mainframe";
        staged.record.to = batch.subject(ghost);
        staged.given = {"from", "to", "external"};
        batch.staged<Dependency>().push_back(staged);
        const Portfolio portfolio = applied({}, batch);
        QCOMPARE(portfolio.dependencies().size(), size_t{1});
        QVERIFY(!portfolio.dependencies().at(0).to);
        QCOMPARE(portfolio.dependencies().at(0).external, std::string("mainframe"));
    }
};

QTEST_GUILESS_MAIN(IntakeTest)
#include "tst_intake.moc"

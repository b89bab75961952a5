// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/reader_fixture.h"

#include "model/intake/import.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

intake::RecognizedSource recognized(const intake::Readers& readers, const QString& path) {
    const intake::InputFile input{path.toStdString(), QFileInfo(path).fileName().toStdString()};
    auto sources = intake::recognizeSources(readers, std::span(&input, 1));
    if (!sources) qFatal("%s", sources.error().fullMessage().c_str());
    if (sources->size() != 1) qFatal("%zu sources in %s", sources->size(), qPrintable(path));
    return std::move(sources->front());
}

intake::DryRun tried(const Portfolio& portfolio, const intake::RecognizedSource& source, bool createUnmatched) {
    intake::ImportChoices choices;
    choices.createAllUnmatched = createUnmatched;
    auto result = intake::readAndDryRun(portfolio, source, choices, ReaderFixture::today(), {});
    if (!result) qFatal("%s", result.error().fullMessage().c_str());
    return std::move(*result);
}

Portfolio applied(const Portfolio& portfolio, const intake::DryRun& run) {
    auto next = apply(portfolio, run.edit);
    if (!next) qFatal("%s", next.error().fullMessage().c_str());
    return std::move(*next);
}

} // namespace

class ImportAgainTest : public QObject {
    Q_OBJECT

    ReaderFixture m_fixture;

private slots:
    void theSameFileAgainChangesNothing_data() {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("createUnmatched");
        QTest::newRow("konveyor") << "konveyor/csv/template_application_import.csv" << false;
        QTest::newRow("konveyor, hub") << "inventory-csv/konveyor-template_application_import.csv" << false;
        QTest::newRow("konveyor, older") << "konveyor/csv-legacy/sample-applications.csv" << false;
        QTest::newRow("backstage") << "backstage" << false;
        QTest::newRow("sonarqube, unmatched")
            << "sonarqube/component_tree-MeasureSoftGram-CLI-09-19-2022-21-49-41-develop.json" << false;
        QTest::newRow("sonarqube") << "sonarqube/component_tree-MeasureSoftGram-CLI-09-19-2022-21-49-41-develop.json"
                                   << true;
        QTest::newRow("pagerduty, unmatched") << "pagerduty/list-incidents.json" << false;
        QTest::newRow("pagerduty") << "pagerduty/list-incidents.json" << true;
        QTest::newRow("servicenow") << "servicenow/table_api-incidents-flat.json" << true;
        QTest::newRow("servicenow, log") << "servicenow/uci-incident_event_log-excel-resaved-first5999.csv" << true;
    }

    void theSameFileAgainChangesNothing() {
        BANYAN_NEEDS_SHARED(folder, "samples");
        QFETCH(QString, path);
        QFETCH(bool, createUnmatched);
        const auto source = recognized(m_fixture.all(), folder + '/' + path);
        const auto first = tried({}, source, createUnmatched);
        QVERIFY(first.counts.added > 0);
        QCOMPARE(first.counts.unmatched == 0, createUnmatched || source.reader->format().kind == "inventory");
        const Portfolio once = applied({}, first);
        const auto second = tried(once, source, createUnmatched);
        QCOMPARE(second.counts.added, 0);
        QCOMPARE(second.counts.changed, 0);
        QCOMPARE(second.counts.missing, 0);
        QCOMPARE(second.counts.rejected, first.counts.rejected);
        QVERIFY(applied(once, second) == once);
    }

    void oneCatalogTiesTheToolsTogether() {
        const auto import = [&](const Portfolio& before, const QByteArray& bytes, const QString& name) {
            const auto file = m_fixture.write(bytes, name);
            const auto run = tried(before, recognized(m_fixture.all(), QString::fromStdString(file.path)), false);
            return applied(before, run);
        };
        Portfolio portfolio =
            import({},
                   "apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata:\n  name: shop\n  title: Web Shop\n"
                   "  annotations:\n    sonarqube.org/project-key: acme_shop\n    pagerduty.com/service-id: PX1\nspec: "
                   "{type: service}\n",
                   QStringLiteral("catalog.yaml"));
        portfolio = import(
            portfolio,
            json("{'component':{'key':'acme_shop','name':'frontend','measures':[{'metric':'ncloc','value':'7'}]}}"),
            QStringLiteral("sonar.json"));
        portfolio = import(portfolio,
                           json("[{'id':'Q1','incident_number':1,'urgency':'high','created_at':'2026-01-01T00:00:00Z','"
                                "service':{'id':'PX1','summary':'EU shop'}}]"),
                           QStringLiteral("pagerduty.json"));
        QCOMPARE(portfolio.components().size(), 1);
        const ComponentId shop = portfolio.components().at(0).id;
        int rows = 0;
        for (const auto& [source, observed] : portfolio.observations()) {
            for (const auto& row : observed->measurements)
                rows += row.component == shop;
            for (const auto& row : observed->incidents)
                rows += row.component == shop;
        }
        QCOMPARE(rows, 2);
        QVERIFY(portfolio.table<Unmatched>().empty());
    }

    void aSystemNamedInPassingIsTheOneDescribedLater() {
        const QByteArray head = "apiVersion: backstage.io/v1alpha1\n";
        const auto first = m_fixture.write(
            head + "kind: Component\nmetadata: {name: a}\nspec: {type: service, owner: shop-devs, system: web-shop}\n",
            QStringLiteral("a.yaml"));
        const auto second = m_fixture.write(head +
                                                "kind: System\nmetadata: {name: web-shop, title: The Shop, "
                                                "description: Sells}\nspec: {owner: shop-devs}\n---\n" +
                                                head +
                                                "kind: Group\nmetadata: {name: shop-devs}\nspec: {type: team, profile: "
                                                "{displayName: Shop Developers}}\n",
                                            QStringLiteral("b.yaml"));
        Portfolio portfolio;
        for (const auto& file : {first, second})
            portfolio = applied(
                portfolio, tried(portfolio, recognized(m_fixture.all(), QString::fromStdString(file.path)), false));
        QCOMPARE(portfolio.systems().size(), 1);
        QCOMPARE(portfolio.systems().at(0).description, std::string("Sells"));
        QCOMPARE(portfolio.teams().size(), 1);
        QCOMPARE(portfolio.components().at(0).owner, std::optional(portfolio.teams().at(0).id));
        QCOMPARE(portfolio.components().at(0).system, std::optional(portfolio.systems().at(0).id));
    }

    void whatAnIncidentSourceCreatedIsNotRetiredByItsNextReading() {
        const auto file = m_fixture.write(json("[{'id':'Q1','incident_number':1,'urgency':'high','created_at':'2026-01-"
                                               "01T00:00:00Z','service':{'id':'PX1',"
                                               "'summary':'Shop'}}]"),
                                          QStringLiteral("incidents.json"));
        const auto source = recognized(m_fixture.all(), QString::fromStdString(file.path));
        const Portfolio once = applied({}, tried({}, source, true));
        intake::ImportChoices retire;
        retire.retireMissing = true;
        const auto again = intake::readAndDryRun(once, source, retire, ReaderFixture::today(), {});
        QVERIFY(!applied(once, *again).components().at(0).retired);
    }
};

QTEST_GUILESS_MAIN(ImportAgainTest)
#include "tst_import_again.moc"

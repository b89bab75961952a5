// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/reader_fixture.h"

#include "importers/inventory/entity_ref.h"

using namespace banyan;
using namespace banyan::importers;
using namespace banyan::portfolio;
using namespace banyan::tests;

namespace {

const std::string id = "backstage-catalog";

QByteArray entity(const QByteArray& kind, const QByteArray& name, const QByteArray& spec = {},
                  const QByteArray& metadata = {}) {
    return "---\napiVersion: backstage.io/v1alpha1\nkind: " + kind + "\nmetadata:\n  name: " + name + "\n" + metadata +
           (spec.isEmpty() ? QByteArray() : "spec:\n" + spec);
}

const intake::Subject& subjectOf(const intake::ImportBatch& batch, const std::string& externalId) {
    for (const auto& subject : batch.subjects)
        if (subject.alias == Alias{"backstage", externalId}) return subject;
    qFatal("no subject %s", externalId.c_str());
}

} // namespace

class BackstageCatalogTest : public QObject {
    Q_OBJECT

    ReaderFixture m_fixture;

private slots:
    void referencesFillInKindAndNamespace_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("full");
        QTest::newRow("name") << "team-a"
                              << "group:devex/team-a";
        QTest::newRow("kind") << "User:Guest"
                              << "user:devex/guest";
        QTest::newRow("namespace") << "redhat/devs"
                                   << "group:redhat/devs";
        QTest::newRow("all") << "Component:devex/Gate.Way"
                             << "component:devex/gate.way";
        QTest::newRow("no name") << "group:redhat/"
                                 << "";
        QTest::newRow("no kind") << ":a"
                                 << "";
        QTest::newRow("two slashes") << "a/b/c"
                                     << "";
        QTest::newRow("blank") << ""
                               << "";
        QTest::newRow("sentence") << "the team"
                                  << "";
    }

    void referencesFillInKindAndNamespace() {
        QFETCH(QString, text);
        const auto ref = parseEntityRef(text.toStdString(), "Group", "devex");
        QTEST(ref ? QString::fromStdString(ref->text()) : QString(), "full");
    }

    void readsTheGatewaySample() {
        BANYAN_NEEDS_SHARED(file, "samples/backstage/one-platform-api-gateway-catalog-info.yaml");
        const auto batch = m_fixture.readFile(id, file);
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        QCOMPARE(batch->staged<Component>().size(), 1);
        const auto& gateway = stagedNamed<Component>(*batch, "API Gateway");
        QCOMPARE(gateway.kind, std::string("service"));
        QCOMPARE(gateway.lifecycle, std::string("production"));
        QCOMPARE(gateway.repository, std::string("https://github.com/1-Platform/one-platform"));
        QCOMPARE(gateway.tags.size(), 4); // grep -A4 'tags:'
        QCOMPARE(gateway.aliases, (std::vector<Alias>{{"backstage", "component:devex/one-platform-api-gateway"},
                                                      {"github", "1-Platform/one-platform"},
                                                      {"servicenow", "ONEP-001"}}));
        QCOMPARE(batch->staged<Team>()[0].record.name, std::string("one-platform-devs"));
        QVERIFY(batch->staged<Team>()[0].implied);
        QCOMPARE(gateway.owner, batch->staged<Team>()[0].record.id);
        QCOMPARE(batch->staged<System>()[0].record.name, std::string("one-platform"));
        // grep -c 'component:devex' is 7: six dependencies and itself.
        QCOMPARE(batch->staged<Dependency>().size(), 6);
        QCOMPARE(issuesOf(*batch, "backstage.self-dependency"), 1);
        QCOMPARE(batch->issues[0].where.line, 34); // grep -n 'component:devex/one-platform-api-gateway'
        QCOMPARE(batch->subjects.size(), 7);
        QVERIFY(!subjectOf(*batch, "component:devex/one-platform-search-service").declares);
    }

    void allSamplesAreOneCatalog() {
        BANYAN_NEEDS_SHARED(folder, "samples/backstage");
        std::vector<intake::InputFile> files;
        for (const QString& name : QDir(folder).entryList({"*.yaml"}, QDir::Files, QDir::Name))
            files.push_back({(folder + '/' + name).toStdString(), name.toStdString()});
        QCOMPARE(files.size(), 4);
        const auto batch = m_fixture.reader(id).read(files, ReaderFixture::today());
        if (!batch) qFatal("%s", batch.error().fullMessage().c_str());
        QCOMPARE(batch->staged<Component>().size(), 2); // grep -h '^kind: Component' | wc -l
        QCOMPARE(batch->rejected.size(), 0);            // the two users called guest stand in two namespaces
        const auto& system = stagedNamed<System>(*batch, "One Platform");
        QCOMPARE(system.domain, std::string("platform-engineering"));
        const auto& team = stagedNamed<Team>(*batch, "team-a");
        QCOMPARE(team.contact, std::string("team-a@example.com"));
        QCOMPARE(stagedNamed<Component>(*batch, "artist-lookup").owner, std::optional(team.id));
        QCOMPARE(stagedNamed<Component>(*batch, "API Gateway").system, std::optional(system.id));
        QVERIFY(arrows(*batch).contains("artist-lookup -> artists-db"));
    }

    void sameNameUnderTwoKindsStaysTwo() {
        const auto batch =
            m_fixture.read(id, entity("Component", "orders", "  type: service\n  dependsOn: [resource:orders]\n") +
                                   entity("Resource", "orders", "  type: database\n") + entity("System", "orders"));
        QCOMPARE(batch->staged<Component>().size(), 2);
        QCOMPARE(batch->staged<Component>()[1].record.kind, std::string("resource: database"));
        QVERIFY(batch->staged<Component>()[0].record.id != batch->staged<Component>()[1].record.id);
        QCOMPARE(batch->staged<System>().size(), 1);
        QCOMPARE(arrows(*batch), (QStringList{"orders -> orders"}));
        QCOMPARE(issuesOf(*batch, "backstage.self-dependency"), 0);
    }

    void defaultKindDependsOnTheField() {
        const auto batch = m_fixture.read(
            id, entity("Component", "a", "  owner: x\n  system: x\n  dependsOn: [x]\n  consumesApis: [x]\n"));
        QCOMPARE(batch->staged<Team>()[0].record.name, std::string("x"));
        QCOMPARE(batch->staged<System>()[0].record.name, std::string("x"));
        QCOMPARE(subjectOf(*batch, "component:default/x").name, std::string("x"));
        QCOMPARE(subjectOf(*batch, "api:default/x").name, std::string("x"));
    }

    void consumerDependsOnProvider() {
        const auto batch = m_fixture.read(
            id, entity("Component", "web", "  consumesApis: [search-api, lost-api]\n") +
                    entity("Component", "search", "  providesApis: [search-api]\n  consumesApis: [search-api]\n") +
                    entity("API", "search-api", {}, "  title: Search\n"));
        QCOMPARE(arrows(*batch), (QStringList{"web -> search", "web -> lost-api"}));
        QCOMPARE(batch->staged<Dependency>()[0].record.label, std::string("API Search"));
        QCOMPARE(batch->staged<Component>().size(), 2);
    }

    void dependencyToldFromBothEndsIsOne() {
        const auto batch = m_fixture.read(id, entity("Component", "a", "  dependsOn: [component:b]\n") +
                                                  entity("Component", "b", "  dependencyOf: [component:default/a]\n"));
        QCOMPARE(arrows(*batch), (QStringList{"a -> b"}));
    }

    void aPersonIsNoTeam() {
        const auto batch = m_fixture.read(id, entity("Component", "a", "  owner: user:guest\n") +
                                                  entity("User", "guest", "  profile:\n    displayName: Guest User\n"));
        QVERIFY(batch->staged<Team>().empty());
        QVERIFY(!batch->staged<Component>()[0].record.owner);
        QCOMPARE(batch->staged<Component>()[0].record.tags, (std::vector<std::string>{"Owner: Guest User"}));
        QCOMPARE(issuesOf(*batch, "backstage.owner-is-no-team"), 1);
    }

    void groupsOfOneNameInTwoNamespacesStayTwo() {
        const auto batch =
            m_fixture.read(id, entity("Group", "dev") + entity("Group", "dev", {}, "  namespace: shop\n") +
                                   entity("Component", "a", "  owner: shop/dev\n"));
        QCOMPARE(batch->staged<Team>().size(), 2);
        QVERIFY(batch->staged<Team>()[0].record.id != batch->staged<Team>()[1].record.id);
        QCOMPARE(batch->staged<Component>()[0].record.owner, std::optional(batch->staged<Team>()[1].record.id));
    }

    void idsOfOtherToolsAreAliases() {
        const auto batch = m_fixture.read(
            id, entity("Component", "a", {},
                       "  annotations:\n    sonarqube.org/project-key: shop:a\n"
                       "    pagerduty.com/service-id: PX1\n    github.com/project-slug: acme/mono\n") +
                    entity("Component", "b", {}, "  annotations:\n    github.com/project-slug: acme/mono\n"));
        QCOMPARE(
            batch->staged<Component>()[0].record.aliases,
            (std::vector<Alias>{{"backstage", "component:default/a"}, {"pagerduty", "PX1"}, {"sonarqube", "shop:a"}}));
        QCOMPARE(batch->staged<Component>()[1].record.repository, std::string("https://github.com/acme/mono"));
        QCOMPARE(issuesOf(*batch, "backstage.shared-alias"), 1);
    }

    void locationTargetsThatAreNotThereAreSaid() {
        const auto batch =
            m_fixture.read(id, entity("Location", "all", "  targets: [./in, ./b.yaml, 'https://x/y.yaml']\n"));
        QCOMPARE(issuesOf(*batch, "backstage.target-not-read"), 2);
        QCOMPARE(batch->issues[0].value, std::string("./b.yaml"));
    }

    void entitiesThatCanNotBeReadAreRejected() {
        const auto batch =
            m_fixture.read(id, entity("Component", "a") + entity("Component", "A") +
                                   "---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\n---\n- 1\n" +
                                   "---\napiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {}\n" +
                                   entity("Template", "t"));
        QCOMPARE(batch->staged<Component>().size(), 1);
        QCOMPARE(batch->rejected.size(), 4);
        QCOMPARE(batch->rejected[0].reason, std::string("component:default/a stands on line 2 of in already"));
        QCOMPARE(batch->rejected[0].line, 7);
        QCOMPARE(batch->rejected[1].cells, (std::vector<std::string>{"Deployment", "d"}));
        QCOMPARE(issuesOf(*batch, "backstage.kind-not-read"), 1);
    }

    void badReferencesAreReportedWithTheirLine() {
        const auto batch = m_fixture.read(id, entity("Component", "a", "  dependsOn:\n    - a/b/c\n    - {x: y}\n"));
        QCOMPARE(issuesOf(*batch, "backstage.bad-reference"), 2);
        QCOMPARE(batch->issues[0].where.line, 8);
        QVERIFY(batch->staged<Dependency>().empty());
    }

    void damagedFilesAreRefusedWithAPlace() {
        m_fixture.refuses(id, {QByteArray(), QByteArray("\x00\x01\x02\x00", 4), QByteArray("a: [1, 2"),
                               QByteArray("just text\n"), QByteArray("a,b\n1,2\n"), QByteArray("{}")});
    }

    void bombsAndOddYamlAreAnsweredDecently() {
        BANYAN_NEEDS_SHARED(folder, "corpora");
        int files = 0;
        for (const QString& name : QDir(folder + "/yaml-bombs").entryList({"*.yaml"}, QDir::Files)) {
            const auto batch = m_fixture.readFile(id, folder + "/yaml-bombs/" + name);
            QVERIFY2(!batch && batch.error().kind == ErrorKind::BadInput, qPrintable(name));
            ++files;
        }
        for (const QString& name : QDir(folder + "/yaml-test-suite").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QVERIFY2(answersDecently(m_fixture.readFile(id, folder + "/yaml-test-suite/" + name + "/in.yaml")),
                     qPrintable(name));
            ++files;
        }
        QVERIFY(files > 100);
    }
};

QTEST_GUILESS_MAIN(BackstageCatalogTest)
#include "tst_backstage_catalog.moc"

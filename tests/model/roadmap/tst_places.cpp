// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/roadmap/places.h"

using namespace banyan;
using namespace banyan::roadmap;

namespace {

const Date monday = Date::fromYmd(2027, 1, 4);

Initiative initiative(const std::string& id, double days) {
    Initiative out;
    out.id = InitiativeId(id);
    out.title = id;
    out.work = {{TeamId("core"), days, days, days}};
    return out;
}

/// Ten weeks, one team with 400 h in each of them but the fourth, frozen in the last one; "second" waits for "first".
Portfolio smallPortfolio() {
    PortfolioBuilder builder;
    Settings settings;
    settings.planStart = monday;
    settings.weeks = 10;
    settings.holidays = {monday + 21, monday + 22, monday + 23, monday + 24, monday + 25};
    builder.put(settings);
    Team team;
    team.id = TeamId("core");
    team.name = "Core";
    team.headcount = 10;
    team.availability = 1;
    team.opportunisticReserve = 0;
    team.budgets = {{{}, {}, 100}};
    team.freezes = {{monday + 63, monday + 70, "peak season"}};
    builder.put(team);
    builder.put(initiative("first", 100)); // two weeks at full pace
    Initiative second = initiative("second", 50);
    second.prerequisites = {{InitiativeId("first"), 1}};
    builder.put(second);
    return std::move(builder).build();
}

Result<Places> placesOf(const Portfolio& value, const std::string& id) {
    PlanOptions options;
    options.asOf = monday - 3;
    Grounds grounds;
    grounds.facts = std::make_shared<const facts::Facts>();
    return places(value, grounds, options, InitiativeId(id));
}

QString whyOf(const Places& places, int week) {
    return QString::fromStdString(places.why.at(static_cast<size_t>(week)));
}

} // namespace

class TestPlaces : public QObject {
    Q_OBJECT

private slots:
    void whatWaitsCannotStartBeforeThatCanBeFinished() {
        const auto found = placesOf(smallPortfolio(), "second");
        QVERIFY(found);
        QCOMPARE(found->weeks, 1);
        for (const int week : {0, 1, 2})
            QVERIFY2(whyOf(*found, week).contains("waits for"), qPrintable(whyOf(*found, week)));
        QVERIFY2(whyOf(*found, 3).contains("no capacity"), qPrintable(whyOf(*found, 3))); // holidays
        QVERIFY(found->allows(4));
        QVERIFY(found->allows(8));
        QVERIFY(whyOf(*found, 9).contains("frozen (peak season)"));
        QVERIFY(!found->allows(-1) && !found->allows(10));
    }

    void itsOwnPinIsNoObstacle() {
        Initiative pinned = initiative("first", 100);
        pinned.pin = Pin{PinKind::Start, monday + 35};
        const auto value = apply(smallPortfolio(), {"pin", {Put{pinned}}, {}});
        QVERIFY(value);
        const auto found = placesOf(*value, "first");
        QVERIFY(found);
        QCOMPARE(found->weeks, 2);
        QVERIFY(found->allows(0));
    }

    void whatIsUnknownDoneOrRejectedHasNoPlaces() {
        QCOMPARE(placesOf(smallPortfolio(), "third").error().code, std::string("plan.no-such-initiative"));
        Initiative done = initiative("first", 100);
        done.status = InitiativeStatus::Done;
        const auto value = apply(smallPortfolio(), {"finish", {Put{done}}, {}});
        QVERIFY(value);
        QCOMPARE(placesOf(*value, "first").error().code, std::string("plan.no-such-initiative"));
    }

    void whatIsUnderWayKeepsItsStart() {
        Initiative started = initiative("first", 100);
        started.status = InitiativeStatus::Started;
        started.startedOn = monday;
        const auto value = apply(smallPortfolio(), {"start", {Put{started}}, {}});
        QVERIFY(value);
        const auto found = placesOf(*value, "first");
        QVERIFY(found);
        QVERIFY(whyOf(*found, 5).contains("under way"));
    }
};

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"

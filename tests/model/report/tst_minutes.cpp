// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "model/report/minutes.h"
#include "tests/support/small_portfolio.h"

using namespace banyan;
using namespace banyan::portfolio;
using namespace banyan::report;

namespace {

Vote vote(const char* who, double likely) {
    return {who, {likely - 1, likely, likely + 1}};
}

Meeting wholeMeeting() {
    Meeting meeting;
    meeting.date = *Date::parse("2026-11-26");
    meeting.participants = {"Ana", "Ben"};
    meeting.slides = {"Goals", "Map"};
    meeting.scores = {{"Orders", "Users reached", "%", {vote("Ana", 10), vote("Ben", 30)}, true}};
    meeting.changes = {"Orders rises from 3 to 1: Users reached weighs 36 % instead of 30 %."};
    Decision decision;
    decision.id = Id<Decision>("budget");
    decision.question = "Start phase 1 with 20 %?";
    decision.options = {{"Yes", "EUR 40,000", true}, {"Later", "", false}};
    decision.reasons = "The freeze begins in November";
    decision.participants = {"Ana", "Ben"};
    decision.dissent = {{"Ben", "Two people are on leave"}};
    decision.components = {ComponentId("orders")};
    decision.review = Date::parse("2027-03-01");
    meeting.decisions = {decision};
    meeting.openQuestions = {"the users reached of Ledger (unknown)"};
    return meeting;
}

} // namespace

class MinutesTest : public QObject {
    Q_OBJECT

private slots:
    void aWholeMeetingIsTold() {
        const Portfolio portfolio = tests::SmallPortfolio().component("orders").build();
        const QString text = QString::fromStdString(minutes(wholeMeeting(), portfolio));
        const QString expected = QStringLiteral("# Minutes\n\n"
                                                "**Date:** 2026-11-26\n\n"
                                                "## Who took part\n\n- Ana\n- Ben\n\n"
                                                "## What was decided\n\n### Start phase 1 with 20 %?\n\n"
                                                "- **Chosen:** Yes – EUR 40,000\n- Not chosen: Later\n\n"
                                                "**Reasons:** The freeze begins in November\n\n"
                                                "**Decided by:** Ana, Ben\n\n**Components:** orders\n\n"
                                                "**To be looked at again:** 2027-03-01\n\n"
                                                "Dissent:\n\n- Ben: Two people are on leave\n\n"
                                                "## What changed\n\n- Orders rises from 3 to 1: Users reached weighs "
                                                "36 % instead of 30 %.\n\n"
                                                "## What was shown\n\n- Goals\n- Map\n\n"
                                                "## What was scored\n\n### Users reached of Orders\n\n"
                                                "2 estimates from 10 to 30 %: mean 20 %, standard deviation 14.14 %. "
                                                "Kept as estimates.\n\n"
                                                "| Who | Low | Likely | High |\n| --- | ---: | ---: | ---: |\n"
                                                "| Ana | 9 % | 10 % | 11 % |\n| Ben | 29 % | 30 % | 31 % |\n\n"
                                                "## What is open\n\n- the users reached of Ledger (unknown)\n");
        QCOMPARE(text, expected);
        QCOMPARE(minutes(wholeMeeting(), portfolio), minutes(wholeMeeting(), portfolio));
    }

    void whatDidNotHappenIsSaid() {
        const QString text = QString::fromStdString(minutes({}, {}));
        for (const char* said : {"Nobody was named.", "No slide was shown.", "Nothing was scored.", "Nothing changed.",
                                 "Nothing was decided.", "No question is open."})
            QVERIFY2(text.contains(QLatin1String(said)), said);
    }

    void theSpreadIsOfTheLikelyNumbers() {
        const Spread spread = spreadOf({vote("a", 1), vote("b", 2), vote("c", 6)});
        QCOMPARE(spread.mean, 3.0);
        QCOMPARE(spread.least, 1.0);
        QCOMPARE(spread.most, 6.0);
        QVERIFY(std::abs(spread.deviation - std::sqrt(7.0)) < 1e-12);
        QCOMPARE(spreadSentence({}, "%"), std::string("Nobody has given an estimate."));
        QCOMPARE(spreadSentence({vote("a", 4)}, "h"), std::string("1 estimate: 4 h."));
        QCOMPARE(spreadSentence({vote("a", 4), vote("b", 4)}, ""), std::string("2 estimates, all 4."));
    }

    /// Whatever people type stays text: no markup, no links, no rows of its own, no mentions.
    void payloadsComeOutInert() {
        const std::string payload = "# x\n<script>alert(1)</script> [a](http://evil) | @all `rm` **b** ![i](x)";
        Meeting meeting = wholeMeeting();
        meeting.participants = {payload};
        meeting.slides = {payload};
        meeting.scores = {{payload, payload, payload, {{payload, {1, 2, 3}}}, false}};
        meeting.changes = {payload};
        meeting.openQuestions = {payload};
        Decision& decision = meeting.decisions.front();
        decision.question = decision.reasons = payload;
        decision.options = {{payload, payload, true}};
        decision.participants = {payload};
        decision.dissent = {{payload, payload}};
        decision.components = {ComponentId(payload)};
        const std::string text = minutes(meeting, {});
        const QString bare = QString::fromStdString(text).remove(QRegularExpression(QStringLiteral("\\\\.")));
        for (const char* bad : {"<script", "](http", "\n# x", " @all", "`rm", " **b", "![i", "[a"})
            QVERIFY2(!bare.contains(QLatin1String(bad)), bad);
        QCOMPARE(QString::fromStdString(text).count(QStringLiteral("\n## ")), 6);
        for (const QString& line : QString::fromStdString(text).split('\n')) // an unescaped | would make a cell
            if (line.startsWith('|')) QCOMPARE(QString(line).remove(QStringLiteral("\\|")).count('|'), 5);
    }
};

QTEST_APPLESS_MAIN(MinutesTest)
#include "tst_minutes.moc"

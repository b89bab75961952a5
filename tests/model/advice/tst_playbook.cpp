// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "model/advice/playbook.h"

using namespace banyan;
using namespace banyan::advice;

namespace {

Condition conditionOf(const char* text) {
    const auto json = parseUntrusted(text, "test");
    return parseCondition(*json).value();
}

FactLookup lookupIn(const std::map<std::string, FactValue>& facts) {
    return [&facts](const std::string& id) -> const FactValue& {
        static const FactValue unknown;
        const auto found = facts.find(id);
        return found == facts.end() ? unknown : found->second;
    };
}

std::string errorOf(const std::string& rules) {
    const auto book = Playbook::parse("{\"rules\":[" + rules + "]}", "p.json");
    return book ? std::string() : book.error().message();
}

std::string rule(const std::string& id, const std::string& when) {
    return R"({"id":")" + id + R"(","disposition":"retain","because":"b","when":)" + when + "}";
}

} // namespace

class tst_playbook : public QObject {
    Q_OBJECT

private slots:
    void comparisonHoldsOnlyOverTheWholeInterval();
    void unknownPartDoesNotDecideWhatAnotherSettles();
    void undecidedNamesOnlyTheFactsThatMatter();
    void builtInPlaybookHasTheSevenRulesInOrder();
    void errorsNameTheRule_data();
    void errorsNameTheRule();
    void ruleBehindAnEarlierOneCanNeverFire();
    void chainThatRefersToNothingIsRefused();
    void extensionReplacesAndJoinsBuiltInRules();
};

void tst_playbook::comparisonHoldsOnlyOverTheWholeInterval() {
    const Condition below = conditionOf(R"({"fact":"value","below":20})");
    const auto truth = [&](double low, double high) {
        const std::map<std::string, FactValue> facts{{"value", FactValue::of(Interval{low, (low + high) / 2, high})}};
        return below.evaluate(lookupIn(facts));
    };
    QCOMPARE(truth(5, 19.9), Truth::True);
    QCOMPARE(truth(5, 20), Truth::Unknown);
    QCOMPARE(truth(20, 30), Truth::False);
    QCOMPARE(below.evaluate(lookupIn({})), Truth::Unknown);
}

void tst_playbook::unknownPartDoesNotDecideWhatAnotherSettles() {
    const std::map<std::string, FactValue> facts{{"value", FactValue::of(Interval::point(80))}};
    const char* all = R"({"all":[{"fact":"seam","equals":"yes"},{"fact":"value","below":20}]})";
    const char* any = R"({"any":[{"fact":"seam","equals":"yes"},{"fact":"value","atLeast":20}]})";
    const char* neither = R"({"not":{"fact":"seam","equals":"yes"}})";
    QCOMPARE(conditionOf(all).evaluate(lookupIn(facts)), Truth::False);
    QCOMPARE(conditionOf(any).evaluate(lookupIn(facts)), Truth::True);
    QCOMPARE(conditionOf(neither).evaluate(lookupIn(facts)), Truth::Unknown);
}

void tst_playbook::undecidedNamesOnlyTheFactsThatMatter() {
    const std::map<std::string, FactValue> facts{{"value", FactValue::of(Interval::point(80))}};
    const Condition condition = conditionOf(
        R"({"all":[{"fact":"value","atLeast":50},{"fact":"seam","equals":"yes"},
                   {"any":[{"fact":"value","above":70},{"fact":"commodity","equals":"yes"}]}]})");
    QCOMPARE(condition.undecidedBy(lookupIn(facts)), std::vector<std::string>{"seam"});
}

void tst_playbook::builtInPlaybookHasTheSevenRulesInOrder() {
    std::vector<std::string> dispositions;
    for (const Rule& r : Playbook::builtIn().impl().rules)
        dispositions.push_back(r.disposition);
    QCOMPARE(dispositions, (std::vector<std::string>{"retire", "defer", "replace", "strangler-fig",
                                                     "branch-by-abstraction", "retain", "undecided"}));
}

void tst_playbook::errorsNameTheRule_data() {
    QTest::addColumn<QString>("rules");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char* name, const std::string& rules, QStringList parts) {
        QTest::newRow(name) << QString::fromStdString(rules) << parts;
    };
    row("unknown fact", rule("a", R"({"fact":"beauty","below":3})"), {"rule \"a\"", "beauty"});
    row("number as text", rule("a", R"({"fact":"value","equals":"high"})"), {"rule \"a\"", "value", "number"});
    row("text as number", rule("a", R"({"fact":"seam","below":1})"), {"rule \"a\"", "seam"});
    row("choice that is none", rule("a", R"({"fact":"seam","equals":"maybe"})"), {"rule \"a\"", "maybe"});
    row("no such comparison", rule("a", R"({"fact":"value","under":1})"), {"rule \"a\"", "under"});
    row("contradiction", rule("a", R"({"all":[{"fact":"value","below":10},{"fact":"value","above":20}]})"),
        {"rule \"a\"", "never"});
    row("out of range", rule("a", R"({"fact":"value","above":100})"), {"rule \"a\"", "never"});
    row("duplicate id", rule("a", "true") + "," + rule("a", "true"), {"rule \"a\"", "twice"});
    row("unknown disposition", R"({"id":"a","disposition":"pray","because":"b","when":true})", {"rule \"a\"", "pray"});
    row("unknown field", R"({"id":"a","disposition":"retain","because":"b","whem":true})", {"rule \"a\"", "whem"});
    row("no reason", R"({"id":"a","disposition":"retain","when":true})", {"rule \"a\"", "because"});
}

void tst_playbook::errorsNameTheRule() {
    QFETCH(QString, rules);
    QFETCH(QStringList, parts);
    const QString error = QString::fromStdString(errorOf(rules.toStdString()));
    QVERIFY2(error.startsWith("p.json: "), qPrintable(error));
    for (const QString& part : parts)
        QVERIFY2(error.contains(part), qPrintable(error));
}

void tst_playbook::ruleBehindAnEarlierOneCanNeverFire() {
    const std::string wide = rule("wide", R"({"fact":"value","below":60})");
    const std::string narrow = rule("narrow", R"({"fact":"value","below":20})");
    QVERIFY(errorOf(narrow + "," + wide).empty());
    const std::string error = errorOf(wide + "," + narrow);
    QVERIFY2(error.find("rule \"narrow\"") != std::string::npos, error.c_str());
    const std::string together = errorOf(rule("yes", R"({"fact":"seam","equals":"yes"})") + "," +
                                         rule("no", R"({"fact":"seam","equals":"no"})") + "," + rule("rest", "true"));
    QVERIFY2(together.find("rule \"rest\"") != std::string::npos, together.c_str());
}

void tst_playbook::chainThatRefersToNothingIsRefused() {
    const auto read = [](const std::string& step) {
        const auto book = Playbook::parse(
            R"({"extends":"built-in","chains":[{"dispositions":["retain"],"steps":[)" + step + "]}]}", "p.json");
        return book ? std::string() : book.error().message();
    };
    QVERIFY(read(R"({"pattern":"standardize"})").empty());
    QVERIFY(read(R"({"pattern":"prayer"})").find("prayer") != std::string::npos);
    QVERIFY(read(R"({"pattern":"standardize","if":"nothing"})").find("nothing") != std::string::npos);
    QVERIFY(read(R"({"pattern":"standardize","after":["tracing"]})").find("tracing") != std::string::npos);
}

void tst_playbook::extensionReplacesAndJoinsBuiltInRules() {
    const auto book = Playbook::parse(
        R"({"extends":"built-in","rules":[
            {"id":"retire","disposition":"retire","because":"b","when":{"fact":"value","below":5}},
            {"id":"ours","disposition":"defer","because":"b","when":{"fact":"tags","oneOf":["frozen"]}}]})",
        "p.json");
    QVERIFY2(book.has_value(), book ? "" : book.error().message().c_str());
    const auto& rules = book->impl().rules;
    QCOMPARE(rules.size(), Playbook::builtIn().impl().rules.size() + 1);
    QCOMPARE(rules[0].id, std::string("ours"));
    QCOMPARE(rules[1].id, std::string("retire"));
    QCOMPARE(rules[1].when.number, 5.0);
}

QTEST_APPLESS_MAIN(tst_playbook)
#include "tst_playbook.moc"

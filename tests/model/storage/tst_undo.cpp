// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "model/base/random.h"
#include "model/portfolio/diff.h"
#include "model/portfolio/edit.h"
#include "model/portfolio/history.h"
#include "model/storage/document.h"
#include "tests/support/portfolio_generator.h"
#include "tests/support/strings.h"

#include <map>

using namespace banyan;
using namespace banyan::portfolio;
using banyan::tests::arbitraryPortfolio;

namespace {

/// One edit of each kind that there is: put and remove a record of each table, replace a source's rows, and all at
/// once.
std::map<std::string, Edit> editsTowards(const Portfolio& from, const Portfolio& other) {
    std::map<std::string, Edit> out;
    Edit everything;
    forEachTable(other, [&](const auto& table) {
        for (const auto& record : table) {
            const std::string kind(kindOf(AnyId(record.id)));
            out["put " + kind].operations = {Put{record}};
            everything.operations.push_back(Put{record});
        }
    });
    forEachTable(from, [&](const auto& table) {
        for (const auto& record : table)
            out["remove " + std::string(kindOf(AnyId(record.id)))].operations = {Remove{record.id}};
    });
    for (const auto& [source, rows] : other.observations())
        out["replace rows"].operations = {PutObservations{rows}};
    out["everything"] = everything;
    for (auto& [label, edit] : out)
        edit.label = label;
    return out;
}

} // namespace

/// Undo over generated portfolios and edits, in memory and in the file.
class UndoTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;
    std::map<std::string, int> m_applied;

private slots:
    void takesBackEveryKindOfEdit() {
        for (uint64_t seed = 0; seed < 60; ++seed) {
            const Portfolio before = arbitraryPortfolio(seed, 1 + seed % 5);
            for (const auto& [kind, edit] : editsTowards(before, arbitraryPortfolio(seed + 1000, 1 + seed % 5))) {
                const auto after = apply(before, edit);
                if (!after || *after == before) continue;
                ++m_applied[kind];
                QVERIFY2(!diff(before, *after).empty(), kind.c_str());
                History history(before);
                QVERIFY(history.push(*after, edit.label));
                QVERIFY(history.undo());
                QVERIFY2(history.current() == before, kind.c_str());
                QVERIFY(diff(history.current(), before).empty());
                QVERIFY(history.redo());
                QVERIFY2(history.current() == *after, kind.c_str());
            }
        }
    }

    void eachKindOfEditTookPlace() {
        std::vector<std::string> kinds{"replace rows", "everything"};
        [&]<typename... T>(TypeList<T...>) {
            for (const std::string_view kind : {Describe<T>::name...}) {
                kinds.push_back("put " + std::string(kind));
                kinds.push_back("remove " + std::string(kind));
            }
        }(RecordTypes{});
        for (const std::string& kind : kinds)
            QVERIFY2(m_applied[kind] >= 3, (kind + ": " + std::to_string(m_applied[kind])).c_str());
    }

    void longWalksLeadBackStepByStep() {
        for (uint64_t seed = 0; seed < 10; ++seed) {
            std::vector<Portfolio> values{arbitraryPortfolio(seed, 3)};
            History history(values.front());
            for (uint64_t step = 0; step < 12; ++step)
                for (const auto& [kind, edit] : editsTowards(values.back(), arbitraryPortfolio(seed * 100 + step, 3))) {
                    const auto after = apply(values.back(), edit);
                    if (after && history.push(*after, edit.label)) values.push_back(*after);
                }
            QVERIFY(values.size() > 100);
            for (size_t i = values.size() - 1; i > 0; --i) {
                QCOMPARE(history.undo(), true);
                QVERIFY2(history.current() == values[i - 1], std::to_string(i).c_str());
            }
            QVERIFY(!history.undo());
        }
    }

    void theFileFollowsThereAndBack() {
        for (uint64_t seed = 0; seed < 8; ++seed) {
            const Portfolio before = arbitraryPortfolio(seed, 2);
            const std::string path = m_dir.filePath(QString::number(seed)).toStdString();
            auto document = storage::Document::create(path, before);
            QVERIFY(document.has_value());
            for (const auto& [kind, edit] : editsTowards(before, arbitraryPortfolio(seed + 1000, 2))) {
                const auto after = apply(before, edit);
                if (!after) continue;
                QVERIFY2(document->commit(*after, edit.label).has_value(), kind.c_str());
                QVERIFY2(document->commit(before, "Undo " + edit.label).has_value(), kind.c_str());
            }
            const auto reopened = storage::Document::open(path);
            QVERIFY(reopened.has_value());
            QVERIFY(reopened->portfolio() == before);
        }
    }
};

QTEST_GUILESS_MAIN(UndoTest)
#include "tst_undo.moc"

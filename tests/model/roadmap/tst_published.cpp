// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "model/base/random.h"
#include "model/roadmap/generator.h"
#include "model/roadmap/makespan_bound.h"
#include "model/roadmap/search.h"
#include "tests/bench/sequencing/instance_files.h"
#include "tests/model/roadmap/schedule_checker.h"
#include "tests/support/shared_dir.h"

#include <map>
#include <numeric>

using namespace banyan;
using namespace banyan::roadmap;
using namespace banyan::roadmap::bench;
using namespace banyan::roadmap::tests;

namespace {

SearchResult solve(const Problem& problem, int schedules, double enough = std::numeric_limits<double>::infinity()) {
    const Instance instance(problem);
    SearchOptions options;
    options.schedules = schedules;
    options.enough = enough;
    return search(instance, options);
}

Activity milestone(double rate, double cash, std::vector<Precedence> after = {}) {
    Activity out;
    out.rate = rate;
    out.cash = cash;
    out.after = std::move(after);
    out.modes.emplace_back();
    return out;
}

/// Every choice that is closed under what it needs, one after the other.
double bestChoice(const Problem& problem) {
    double best = 0;
    const size_t n = problem.activities.size();
    for (uint32_t set = 0; set < 1U << n; ++set) {
        double worth = 0;
        double cash = 0;
        bool closed = true;
        for (size_t i = 0; i < n; ++i) {
            if ((set >> i & 1) == 0) continue;
            worth += problem.activities[i].rate;
            cash += problem.activities[i].cash;
            for (const Precedence& p : problem.activities[i].after)
                closed = closed && (set >> p.before & 1) != 0;
        }
        if (closed && cash <= problem.cashLimit.front()) best = std::max(best, worth);
    }
    return best;
}

} // namespace

class PublishedTest : public QObject {
    Q_OBJECT

private slots:
    void makespansOfPsplibAreNearTheOptimum() {
        BANYAN_NEEDS_SHARED(path, "psplib");
        const std::string folder = path.toStdString();
        const auto optimum = readColumn(folder + "/j30.csv", "ub");
        double excess = 0;
        int count = 0;
        for (int set = 1; set <= 48; ++set) {
            const std::string name = "j30" + std::to_string(set) + "_1";
            const auto published = readInstance(folder + "/j30/" + name + ".sm");
            QVERIFY(published.has_value());
            const int bound = makespanBound(Instance(published->problem));
            QVERIFY2(bound <= optimum.at(name), name.c_str());
            if (set % 4 != 1) continue;
            const SearchResult found = solve(published->problem, 1500, published->mostValue - bound);
            QCOMPARE(violationOf(published->problem, found.schedule), std::string());
            const double makespan = published->figure(found.schedule.value);
            QVERIFY2(makespan >= optimum.at(name), name.c_str());
            excess += 100 * (makespan - optimum.at(name)) / optimum.at(name);
            ++count;
        }
        QVERIFY2(excess / count < 0.4, std::to_string(excess / count).c_str());
    }

    void nextReleasesAreProved() {
        BANYAN_NEEDS_SHARED(path, "scheduling");
        const std::string folder = path.toStdString();
        const auto optimum = readColumn(folder + "/nrp.csv", "optimum_floor");
        for (const std::string name : {"nrp1-0.3", "nrp1-0.5", "nrp1-0.7", "nrp5-0.5"}) {
            const auto published = readInstance(folder + "/nrp/" + name + ".txt");
            QVERIFY(published.has_value());
            const SearchResult found = solve(published->problem, 10'000);
            QCOMPARE(found.schedule.value, optimum.at(name));
            QVERIFY(found.bound && *found.bound == found.schedule.value);
            QCOMPARE(violationOf(published->problem, found.schedule), std::string());
        }
    }

    void choicesEqualAnExhaustiveSearch() {
        for (uint64_t seed = 1; seed <= 60; ++seed) {
            RandomSequence random(KeyedRandom(seed, "choice"));
            Problem problem;
            problem.horizon = 1;
            problem.calendar = 1;
            problem.cashPeriod = {0};
            problem.cashLimit = {static_cast<double>(random.below(60))};
            for (int i = 0; i < 11; ++i) {
                std::vector<Precedence> after;
                for (int p = 0; p < i; ++p)
                    if (random.below(6) == 0) after.push_back({p, 0, false});
                problem.activities.push_back(milestone(random.below(3) == 0 ? 0 : random.below(30) * 0.5,
                                                       random.below(4) == 0 ? 0 : random.below(20), std::move(after)));
            }
            const SearchResult found = solve(problem, 100'000);
            QCOMPARE(found.schedule.value, bestChoice(problem));
            QCOMPARE(violationOf(problem, found.schedule), std::string());
            QVERIFY(found.bound && std::abs(*found.bound - found.schedule.value) < 1e-9);
        }
    }

    void whatIsPulledForNothingMakesRoomAgain() {
        Problem problem;
        problem.horizon = 4;
        problem.calendar = 4;
        problem.resources.push_back({{10, 10, 10, 10}, {}});
        const auto add = [&](const std::string& key, int units, double rate, std::vector<Precedence> after) {
            Activity a;
            a.key = key;
            a.work.push_back({0, units, double(units), double(units), double(units)});
            a.modes = {makeMode(a.work, (units + 9) / 10)};
            a.rate = rate;
            a.after = std::move(after);
            problem.activities.push_back(std::move(a));
        };
        add("base", 30, 0, {});
        add("dear", 20, 100, {{0, 0, false}}); // base and dear need five weeks together
        add("small", 30, 1, {});
        const Instance instance(problem);
        Generator generator(instance);
        Schedule schedule;
        generator.run(std::vector{1, 2, 0}, std::vector{0, 0, 0}, schedule);
        QVERIFY(!schedule.placements[1].scheduled());
        QCOMPARE(schedule.placements[2].start, 0);
        QVERIFY(!schedule.placements[0].scheduled());
        QCOMPARE(violationOf(problem, schedule), std::string());
    }

    void unreadableFilesSayWhatIsMissing_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty .sm") << "a.sm" << QByteArray();
        QTest::newRow("empty .rcp") << "a.rcp" << QByteArray();
        QTest::newRow("cut .rcp") << "a.rcp" << QByteArray("2 1\n4\n3 1 1");
        QTest::newRow("a job that isn't there") << "a.rcp" << QByteArray("2 1\n4\n3 1 1 9\n0 0 0\n");
        QTest::newRow("cut release") << "a.txt" << QByteArray("0.3\n3\n20\n4");
    }
    void unreadableFilesSayWhatIsMissing() {
        QFETCH(QString, name);
        QFETCH(QByteArray, text);
        const QString path = m_folder.filePath(name);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        file.close();
        const auto published = readInstance(path.toStdString());
        QVERIFY(!published.has_value());
        QVERIFY(published.error().message().find(name.toStdString()) != std::string::npos);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(PublishedTest)
#include "tst_published.moc"

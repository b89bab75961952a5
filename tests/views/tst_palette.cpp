// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QLineEdit>
#include <QMenuBar>
#include <QTest>

#include "synthetic.h"
#include "views/pages/commands.h"
#include "views/pages/palette.h"

using namespace banyan;
using pages::Palette;
using pages::PaletteEntry;
using pages::PaletteModel;

namespace {

std::vector<PaletteEntry> some() {
    return {{"Order Processing", "component · Commerce", {}, [] {}},
            {"Border Control", "component · Stores", {}, [] {}},
            {"Reorder Points", "component · Fulfilment", {}, [] {}},
            {"Open…", "File", "Ctrl+O", [] {}},
            {"Import files…", "File", "Ctrl+I", [] {}}};
}

QStringList found(PaletteModel& model, const QString& query) {
    model.setQuery(query);
    QStringList titles;
    for (int row = 0; row < model.rowCount(); ++row)
        titles.append(model.index(row).data().toString());
    return titles;
}

} // namespace

class TestPalette : public QObject {
    Q_OBJECT

private slots:
    void withoutAQueryEverythingIsThereInItsOrder() {
        PaletteModel model;
        model.setEntries(some());
        QCOMPARE(found(model, {}).size(), 5);
        QCOMPARE(found(model, {}).first(), "Order Processing");
    }

    void theBeginningOutranksAWordOutranksAPart() {
        PaletteModel model;
        model.setEntries({{"Reorder Points", {}, {}, [] {}},
                          {"Last Order", {}, {}, [] {}},
                          {"Order Processing", {}, {}, [] {}},
                          {"Order", {}, {}, [] {}}});
        QCOMPARE(found(model, "order"), (QStringList{"Order", "Order Processing", "Last Order", "Reorder Points"}));
    }

    void everyWordMustBeThereInAnyOrder() {
        PaletteModel model;
        model.setEntries(some());
        QCOMPARE(found(model, "proc ORD"), QStringList{"Order Processing"});
        QCOMPARE(found(model, "stores border"), QStringList{"Border Control"});
        QCOMPARE(found(model, "order nothing"), QStringList());
    }

    void lettersInTheirOrderAreEnough() {
        PaletteModel model;
        model.setEntries(some());
        QCOMPARE(found(model, "imprt").first(), "Import files…");
        QVERIFY(found(model, "zzz").isEmpty());
    }

    void enterRunsWhatTheArrowsChose() {
        QString ran;
        std::vector<PaletteEntry> entries = some();
        for (PaletteEntry& entry : entries)
            entry.run = [&ran, title = entry.title] { ran = title; };
        Palette palette(std::move(entries), nullptr);
        palette.show();
        auto* field = palette.findChild<QLineEdit*>();
        QTest::keyClicks(field, "file");
        QCOMPARE(palette.model().rowCount(), 2);
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Down); // stays at the last one
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(ran, "Open…");
        QVERIFY(!palette.isVisible());
    }

    void escapeRunsNothing() {
        bool ran = false;
        Palette palette({{"Open", {}, {}, [&ran] { ran = true; }}}, nullptr);
        palette.show();
        QTest::keyClick(palette.findChild<QLineEdit*>(), Qt::Key_Escape);
        QVERIFY(!palette.isVisible() && !ran);
    }

    void itHoldsEveryEnabledActionWithItsKeysAndEveryRecord() {
        QMenuBar bar;
        QMenu* file = bar.addMenu("&File");
        file->addAction("&Open…", QKeySequence("Ctrl+O"), &bar, [] {});
        file->addAction("Cl&ose")->setEnabled(false);
        file->addMenu("&Export")->addAction("Salt && pepper\tEsc");
        const auto entries = pages::entriesOf(pages::commandsOf(&bar));
        QCOMPARE(entries.size(), size_t{2});
        QCOMPARE(entries[0].title, "Open…");
        QCOMPARE(entries[0].shortcut, "Ctrl+O");
        QCOMPARE(entries[1].title, "Salt & pepper");
        QCOMPARE(entries[1].detail, "File › Export");
        QCOMPARE(entries[1].shortcut, "Esc");
        const auto portfolio = tests::withInitiatives(tests::syntheticPortfolio(12), 2);
        std::optional<portfolio::AnyId> shown;
        const auto records = pages::recordEntries(portfolio, [&](const portfolio::AnyId& id) { shown = id; });
        QCOMPARE(records.size(), portfolio.components().size() + portfolio.systems().size() + portfolio.teams().size() +
                                     portfolio.goals().size() + portfolio.initiatives().size());
        records.front().run();
        QCOMPARE(shown->text(), portfolio.components().at(0).id.value);
    }

    void aKeystrokeOverFiveThousandRecordsShowsTheBestHundred() {
        PaletteModel model;
        model.setEntries(pages::recordEntries(tests::syntheticPortfolio(5'000), [](const portfolio::AnyId&) {}));
        qint64 worst = 0;
        for (const char* query : {"s", "se", "ser", "serv 4", "svc 42", "payment commerce", "zzz"}) {
            QElapsedTimer clock;
            clock.start();
            model.setQuery(query);
            worst = std::max(worst, clock.nsecsElapsed());
            QCOMPARE(static_cast<size_t>(model.rowCount()), std::min(model.matches(), PaletteModel::mostShown));
        }
        QCOMPARE(model.matches(), size_t{0});
        model.setQuery("serv");
        QVERIFY(model.matches() > 10 * PaletteModel::mostShown);
        qInfo("slowest keystroke: %.1f ms", static_cast<double>(worst) / 1e6);
    }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"

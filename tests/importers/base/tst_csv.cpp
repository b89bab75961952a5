// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include "importers/base/csv.h"
#include "model/base/csv_text.h"
#include "tests/support/shared_dir.h"

#include <rapidcheck.h>

using namespace banyan;
using namespace banyan::importers;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<CsvRecord> records(std::string_view text, CsvOptions options = {}) {
    auto read = readCsvRecords(text, "t.csv", options);
    if (!read) qFatal("%s", read.error().message().c_str());
    return std::move(*read);
}

Rows rows(std::string_view text, CsvOptions options = {}) {
    Rows out;
    for (CsvRecord& record : records(text, options))
        out.push_back(std::move(record.cells));
    return out;
}

QString errorOf(std::string_view text, CsvOptions options = {}) {
    const auto read = readCsvRecords(text, "t.csv", options);
    return read ? QString() : QString::fromStdString(read.error().message());
}

} // namespace

class CsvTest : public QObject {
    Q_OBJECT

private slots:
    void readsTheSpectrumCorpus() {
        BANYAN_NEEDS_SHARED(folder, "corpora/csv-spectrum");
        const QStringList names = QDir(folder + QStringLiteral("/csvs")).entryList({QStringLiteral("*.csv")});
        QCOMPARE(names.size(), 12);
        for (const QString& name : names) {
            QFile csv(folder + QStringLiteral("/csvs/") + name);
            QFile json(folder + QStringLiteral("/json/") + name.chopped(3) + QStringLiteral("json"));
            QVERIFY(csv.open(QIODevice::ReadOnly) && json.open(QIODevice::ReadOnly));
            QByteArray bytes = csv.readAll();
            // The corpus as published has lost the CR of its CRLF files.
            if (name.contains(QStringLiteral("crlf")) && !bytes.contains('\r')) bytes.replace("\n", "\r\n");
            const auto text = decodeText(bytes.toStdString(), "t.csv");
            QVERIFY(text.has_value());
            const Rows table = rows(text->text);
            const QJsonDocument document = QJsonDocument::fromJson(json.readAll());
            const QJsonArray expected = document.isArray() ? document.array() : QJsonArray{document.object()};
            QCOMPARE(table.size(), static_cast<size_t>(expected.size()) + 1);
            for (size_t r = 1; r < table.size(); ++r)
                for (size_t c = 0; c < table[0].size(); ++c) {
                    const QString column = QString::fromStdString(table[0][c]);
                    // The corpus itself gives another phone number in the JSON of this one file.
                    if (column == QStringLiteral("Contact Phone Number")) continue;
                    QCOMPARE(QString::fromStdString(table[r].at(c)),
                             expected[static_cast<int>(r) - 1].toObject().value(column).toString());
                }
        }
    }

    void findsTheSeparator() {
        QCOMPARE(detectSeparator("a;b;c\n1,5;2;3\n"), ';');
        QCOMPARE(detectSeparator("a\tb\n1,2\t3,4\n"), '\t');
        QCOMPARE(detectSeparator("a|b\nx, y|z\n"), '|');
        QCOMPARE(detectSeparator("name,note\n\"a;b;c\",\"d;e;f\"\n"), ',');
        QCOMPARE(detectSeparator("name\nshop\n"), ',');
        QCOMPARE(detectSeparator("sep=;\na,b;c\n"), ';');
    }

    void namesTheLineOnWhichARecordStarts() {
        const auto read = records("a,b\n\n\"x\ny\",1\r\nlast,2");
        QCOMPARE(read.size(), size_t{3});
        QCOMPARE(read[0].line, 1);
        QCOMPARE(read[1].line, 3);
        QCOMPARE(read[2].line, 5);
        QCOMPARE(records("sep=;\na;b\n1;2\n")[1].line, 3);
        QCOMPARE(records("a,b\r1,2\r3,4")[2].line, 3);
    }

    void keepsRaggedRows() {
        QCOMPARE(rows("a,b,c\n1\n1,2,3,4\n"), (Rows{{"a", "b", "c"}, {"1"}, {"1", "2", "3", "4"}}));
    }

    void keepsAQuoteInsideAnUnquotedCell() {
        QCOMPARE(rows("size,n\n5\" pipe,1\na\"b\"c,2\n"), (Rows{{"size", "n"}, {"5\" pipe", "1"}, {"a\"b\"c", "2"}}));
    }

    void refusesAQuoteThatIsNeverClosed() {
        QCOMPARE(errorOf("a,b\n1,2\n3,\"open\n4,5\n6,7\n"),
                 QStringLiteral("t.csv:3: the quote that is opened here is never closed"));
        QVERIFY(errorOf("a,b\n1,\"x\" y\n").startsWith(QStringLiteral("t.csv:2: after a closing quote")));
        QCOMPARE(errorOf("a,b\n\"x\n\",\"open\n"),
                 QStringLiteral("t.csv:3: the quote that is opened here is never closed"));
    }

    void stopsAtItsLimits() {
        CsvOptions options;
        options.limits.cellBytes = 10;
        QCOMPARE(errorOf("a,b\n1,\"0123456789\n0\n", options),
                 QStringLiteral("t.csv:2: a cell is longer than the limit of 10 bytes; is its closing quote missing?"));
        QVERIFY(errorOf("a,b\n1,01234567890\n", options).contains(QStringLiteral("longer")));
        QCOMPARE(errorOf("a,b\n1,0123456789\n", options), QString());
        options = {};
        options.limits.rows = 2;
        QCOMPARE(errorOf("a,b\n1,2\n", options), QString());
        QCOMPARE(errorOf("a,b\n1,2\n3,4\n", options),
                 QStringLiteral("t.csv:3: there are more than the limit of 2 rows"));
    }

    void stopsWhenCancelled() {
        std::string text = "a,b\n";
        for (int i = 0; i < 20000; ++i)
            text += "1,2\n";
        CsvOptions options;
        double last = 0;
        options.progress = [&](double share) {
            QVERIFY(share > last && share <= 1);
            last = share;
            options.cancel.cancel();
        };
        const auto read = readCsvRecords(text, "t.csv", options);
        QVERIFY(!read && read.error().kind == ErrorKind::Cancelled);
        QVERIFY(last > 0 && last < 0.9);
    }

    void takesTheGuardOffAgain() {
        QCOMPARE(rows("a,b\n'=1+1,-5\n''@x,'plain\n"), (Rows{{"a", "b"}, {"=1+1", "-5"}, {"'@x", "'plain"}}));
        QCOMPARE(csvCell("=cmd|' /C calc'!A0"), std::string("'=cmd|' /C calc'!A0"));
        QCOMPARE(csvCell("-5.5"), std::string("-5.5"));
        QCOMPARE(csvCell("\tx"), std::string("'\tx"));
        QCOMPARE(csvCell("a;b", ';'), std::string("\"a;b\""));
    }

    void whatIsWrittenReadsBack() {
        QVERIFY(
            rc::check("guard", [](const std::string& text) { RC_ASSERT(unguardedCell(guardedCell(text)) == text); }));
        const auto cell = rc::gen::container<std::string>(rc::gen::elementOf(std::string("ab =+-@'\"\t\r\n,;|1")));
        QVERIFY(rc::check("a table", [&] {
            const auto width = *rc::gen::inRange<size_t>(1, 5);
            const auto table = *rc::gen::container<Rows>(rc::gen::container<std::vector<std::string>>(width, cell));
            std::string text;
            Rows expected;
            for (const auto& row : table) {
                // A line of one empty cell is a blank line, which is no record.
                if (row.size() == 1 && row[0].empty()) continue;
                text += csvLine(row);
                expected.push_back(row);
            }
            CsvOptions options;
            options.separator = ',';
            RC_ASSERT(rows(text, options) == expected);
        }));
    }

    void recognizersSeeWholeRecordsOnly() {
        const std::string line = "some,cells,here\n";
        std::string text;
        while (text.size() < 65536)
            text += line;
        text.resize(65536 - 3);
        text.resize(65536, 'x');
        const auto head = csvHead(text, SIZE_MAX);
        QVERIFY(head.size() > 4000);
        QCOMPARE(head.back().cells.size(), size_t{3});
        QVERIFY(csvHead(std::string_view("\x7f"
                                         "ELF\0\0\0",
                                         7))
                    .empty());
    }

    void readsAMillionRows() {
        std::string text = "component,metric,date,value\n";
        for (int i = 0; i < 1000000; ++i)
            text += "payments-" + std::to_string(i % 500) + ",p95-latency,2027-01-31," + std::to_string(i) + "\n";
        QElapsedTimer timer;
        timer.start();
        int64_t cells = 0;
        const auto read = readCsv(text, "t.csv", {}, [&](std::vector<std::string>& row, int) {
            cells += static_cast<int64_t>(row.size());
            return true;
        });
        QVERIFY(read.has_value());
        QCOMPARE(cells, int64_t{4000004});
        qInfo("1,000,000 rows, %zu MB in %lld ms", text.size() / 1000000, static_cast<long long>(timer.elapsed()));
    }
};

QTEST_GUILESS_MAIN(CsvTest)
#include "tst_csv.moc"

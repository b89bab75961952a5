// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/sheets/read_sheet.h"

#include <xlsxwriter.h>

using namespace banyan;
using namespace banyan::intake;
using namespace banyan::tests;

namespace {

/// A workbook that a test writes cell by cell.
class Book {
public:
    Book()
        : m_path(m_dir.filePath(QStringLiteral("book.xlsx")).toStdString())
        , m_book(workbook_new(m_path.c_str())) {
        m_percent = workbook_add_format(m_book);
        format_set_num_format(m_percent, "0%");
        m_date = workbook_add_format(m_book);
        format_set_num_format(m_date, "dd.mm.yyyy");
    }

    lxw_worksheet* sheet(const char* name) { return workbook_add_worksheet(m_book, name); }
    void text(lxw_worksheet* sheet, lxw_row_t row, std::initializer_list<const char*> cells) {
        lxw_col_t column = 0;
        for (const char* cell : cells)
            worksheet_write_string(sheet, row, column++, cell, nullptr);
    }
    void number(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double value) {
        worksheet_write_number(sheet, row, column, value, nullptr);
    }
    void percent(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, double value) {
        worksheet_write_number(sheet, row, column, value, m_percent);
    }
    void date(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, int year, int month, int day) {
        lxw_datetime when{year, month, day, 0, 0, 0};
        worksheet_write_datetime(sheet, row, column, &when, m_date);
    }
    void formula(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column) {
        worksheet_write_formula(sheet, row, column, "=1+1", nullptr);
    }

    Result<ImportBatch> read(const std::string& id, ReadOptions options = {}) {
        finish();
        options.asOf = *Date::parse("2027-01-04");
        const InputFile file{m_path, "book.xlsx"};
        return sheetReader(id).read(std::span(&file, 1), options);
    }
    ImportBatch batch(const std::string& id = "workbook", const ReadOptions& options = {}) {
        auto batch = read(id, options);
        if (!batch) qFatal("%s", batch.error().message().c_str());
        return std::move(*batch);
    }
    Recognition recognition() {
        finish();
        QFile file(QString::fromStdString(m_path));
        if (!file.open(QIODevice::ReadOnly)) qFatal("can't read");
        return sheetReader("workbook")
            .recognize({"book.xlsx", file.read(65536).toStdString(), static_cast<uint64_t>(file.size())});
    }

private:
    void finish() {
        if (m_book && workbook_close(m_book) != LXW_NO_ERROR) qFatal("can't write");
        m_book = nullptr;
    }

    QTemporaryDir m_dir;
    std::string m_path;
    lxw_workbook* m_book;
    lxw_format* m_percent;
    lxw_format* m_date;
};

} // namespace

class WorkbookTest : public QObject {
    Q_OBJECT

private slots:
    void readsAllItsSheetsAsOneSource() {
        Book book;
        lxw_worksheet* flows = book.sheet("Flows");
        book.text(flows, 0, {"Name", "Critical", "Components"});
        book.text(flows, 1, {"Checkout", "yes", "ORD; Payment"});
        lxw_worksheet* notes = book.sheet("Notes");
        book.text(notes, 0, {"Whatever people write"});
        lxw_worksheet* components = book.sheet("Inventory");
        book.text(components, 0, {"Our inventory"});
        book.text(components, 2, {"Name", "Id", "Owner", "Revenue share", "As of", "Test coverage", "Peak CPU"});
        book.text(components, 3, {"Order service", "ORD", "Orders"});
        book.percent(components, 3, 3, 0.07);
        book.date(components, 3, 4, 2027, 1, 31);
        book.number(components, 3, 5, 55.5);
        book.formula(components, 3, 6);
        book.text(components, 4, {"Payment"});
        lxw_worksheet* empty = book.sheet("Teams");
        book.text(empty, 0, {"Name", "Headcount"});

        const Recognition recognition = book.recognition();
        QVERIFY(recognition.confidence >= 0.5 && recognition.confidence <= 0.9);
        const ImportBatch batch = book.batch();
        QCOMPARE(rejections(batch), QStringList());
        QCOMPARE(batch.staged<Component>().size(), size_t{2});
        const auto& order = batch.staged<Component>()[0];
        QCOMPARE(order.line, 4);
        QCOMPARE(order.pointer, std::string("Inventory!A4"));
        // Components are read first, so that a flow may name one by its Id.
        const Flow& flow = batch.staged<Flow>().at(0).record;
        QVERIFY(flow.components.at(0) == order.record.id);
        const auto& measured = batch.observations.measurements;
        QCOMPARE(measured.size(), size_t{2});
        for (const Measurement& m : measured) {
            QCOMPARE(m.value, m.metric == "revenue-share" ? 7.0 : 55.5);
            QCOMPARE(m.date.toString(), std::string("2027-01-31"));
        }
        QVERIFY(rules(batch).contains(QStringLiteral("sheet.uncalculated")));
        QVERIFY(rules(batch).contains(QStringLiteral("sheet.left-out")));
        QVERIFY(batch.source.mapping.starts_with(R"({"sheets":[)"));
        ReadOptions options;
        options.mapping = batch.source.mapping;
        Book again;
        lxw_worksheet* sheet = again.sheet("Other");
        again.text(sheet, 0, {"Name", "Critical", "Components"});
        again.text(sheet, 1, {"Checkout", "yes", "a"});
        QCOMPARE(again.batch("workbook", options).staged<Flow>().size(), size_t{1});
    }

    void namesTheCellOfABadValue() {
        Book book;
        lxw_worksheet* sheet = book.sheet("Components");
        book.text(sheet, 0, {"Name", "Test coverage"});
        book.text(sheet, 1, {"a"});
        book.date(sheet, 1, 1, 2027, 1, 1);
        book.text(sheet, 2, {"b", "50"});
        const ImportBatch batch = book.batch();
        QCOMPARE(rejections(batch),
                 (QStringList{QStringLiteral("2: Test coverage: \"2027-01-01\" is a date, not a number")}));
        QCOMPARE(batch.issues.at(0).where.pointer, std::string("Components!B2"));
        QCOMPARE(batch.staged<Component>().size(), size_t{1});
    }

    void aReaderOfOneKindReadsItsSheetAlone() {
        Book book;
        lxw_worksheet* components = book.sheet("Components");
        book.text(components, 0, {"Name", "Owner"});
        book.text(components, 1, {"a", "x"});
        lxw_worksheet* slos = book.sheet("Dependencies");
        book.text(slos, 0, {"From", "To"});
        book.text(slos, 1, {"a", "b"});
        const ImportBatch batch = book.batch("sheet-dependencies");
        QCOMPARE(batch.staged<Dependency>().size(), size_t{1});
        QCOMPARE(batch.staged<Component>().size(), size_t{0});
    }

    void refusesAWorkbookWithoutSheetsThatItKnows() {
        Book book;
        lxw_worksheet* sheet = book.sheet("Data");
        book.text(sheet, 0, {"foo", "bar"});
        book.text(sheet, 1, {"1", "2"});
        QVERIFY(book.recognition().confidence < 0.5);
        const auto batch = book.read("workbook");
        QVERIFY(!batch && batch.error().kind == ErrorKind::BadInput);
        QVERIFY(batch.error().message().find("book.xlsx") != std::string::npos);
        const auto forced = book.read("sheet-components");
        QVERIFY(!forced);
        QCOMPARE(QString::fromStdString(forced.error().message()),
                 QStringLiteral(
                     "book.xlsx:1 Data: a sheet of components needs a column \"Name\"; the header has: foo, bar"));
        ReadOptions options;
        options.mapping = R"({"kind":"components","columns":{"foo":"name"}})";
        QCOMPARE(book.batch("sheet-components", options).staged<Component>().at(0).record.name, std::string("1"));
    }
};

QTEST_GUILESS_MAIN(WorkbookTest)
#include "tst_workbook.moc"

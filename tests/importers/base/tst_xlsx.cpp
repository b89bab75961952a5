// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include "importers/base/xlsx.h"
#include "tests/importers/base/zip_writer.h"

#include <xlsxwriter.h>

#include <random>

using namespace banyan;
using namespace banyan::importers;
using banyan::tests::workbookParts;
using banyan::tests::writeZip;
using banyan::tests::ZipParts;

class XlsxTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_dir;

    InputFile at(const char* name) { return {m_dir.filePath(QString::fromUtf8(name)).toStdString(), name}; }

    InputFile zipped(const ZipParts& parts) {
        const InputFile file = at("t.xlsx");
        writeZip(QString::fromStdString(file.path), parts);
        return file;
    }

    static QString codeOf(const InputFile& file, const ZipLimits& limits = {}) {
        const auto book = Workbook::open(file, {}, limits);
        if (!book) return QString::fromStdString(book.error().code);
        const auto read = book->read(0, {}, [](SheetRow&) { return true; });
        return read ? QString() : QString::fromStdString(read.error().code);
    }

    static std::vector<SheetRow> rowsOf(const InputFile& file, size_t sheet = 0) {
        const auto book = Workbook::open(file, {});
        if (!book) qFatal("%s", book.error().message().c_str());
        std::vector<SheetRow> rows;
        const auto read = book->read(sheet, {}, [&](SheetRow& row) {
            rows.push_back(row);
            return true;
        });
        if (!read) qFatal("%s", read.error().message().c_str());
        return rows;
    }

private slots:
    void readsTypedCells() {
        const InputFile file = at("typed.xlsx");
        lxw_workbook* book = workbook_new(file.path.c_str());
        lxw_worksheet* sheet = workbook_add_worksheet(book, "Bestände");
        workbook_add_worksheet(book, "Second");
        lxw_format* percent = workbook_add_format(book);
        format_set_num_format(percent, "0.0%");
        lxw_format* german = workbook_add_format(book);
        format_set_num_format(german, "dd.mm.yyyy");
        lxw_format* stamp = workbook_add_format(book);
        format_set_num_format(stamp, "yyyy-mm-dd hh:mm");
        lxw_format* builtIn = workbook_add_format(book);
        format_set_num_format_index(builtIn, 14);
        worksheet_write_string(sheet, 0, 0, "Größe & <Name>", nullptr);
        worksheet_write_number(sheet, 0, 1, 12.5, nullptr);
        worksheet_write_number(sheet, 0, 2, 0.07, percent);
        lxw_datetime when{2027, 1, 31, 9, 30, 0};
        worksheet_write_datetime(sheet, 0, 3, &when, stamp);
        lxw_datetime day{2027, 1, 31, 0, 0, 0};
        worksheet_write_datetime(sheet, 0, 4, &day, german);
        worksheet_write_datetime(sheet, 0, 5, &day, builtIn);
        worksheet_write_boolean(sheet, 0, 6, 1, nullptr);
        worksheet_write_formula(sheet, 0, 7, "=1+1", nullptr);
        worksheet_write_formula_num(sheet, 0, 8, "=6*7", nullptr, 42);
        worksheet_write_formula_str(sheet, 0, 9, "=A1", nullptr, "text");
        worksheet_write_string(sheet, 4, 2, "far", nullptr);
        QCOMPARE(workbook_close(book), LXW_NO_ERROR);

        const auto open = Workbook::open(file, {});
        QVERIFY(open.has_value());
        QCOMPARE(open->sheets().size(), size_t{2});
        QCOMPARE(open->sheets()[0].name, std::string("Bestände"));
        const auto rows = rowsOf(file);
        QCOMPARE(rows.size(), size_t{2});
        using enum CellKind;
        const std::vector<std::string> cells{"Größe & <Name>",
                                             "12.5",
                                             "7 %",
                                             "2027-01-31 09:30:00",
                                             "2027-01-31",
                                             "2027-01-31",
                                             "true",
                                             "",
                                             "42",
                                             "text"};
        const std::vector<CellKind> kinds{Written, Number, Percent, Day, Day, Day, Flag, Uncalculated, Number, Written};
        QCOMPARE(rows[0].cells, cells);
        QVERIFY(rows[0].kinds == kinds);
        QCOMPARE(rows[1].line, 5);
        QCOMPARE(rows[1].cells, (std::vector<std::string>{"", "", "far"}));
        QVERIFY(rowsOf(file, 1).empty());
    }

    void readsWhatOtherWritersWrite() {
        const auto rows = rowsOf(zipped(workbookParts(
            R"(<row r="1"><c r="A1" t="inlineStr"><is><r><t>In</t></r><rPh><t>x</t></rPh><r><t>line_x000A_</t></r></is></c>)"
            R"(<c r="C1"><f>A1+1</f></c><c r="D1" t="s"><v>99</v></c><c t="d"><v>2027-01-31</v></c><c t="e"><v>#N/A</v></c>)"
            R"(<c t="str"><v>'=guarded</v></c></row><row/><row><c><v>7</v></c><c><v>8</v></c></row>)")));
        QCOMPARE(rows.size(), size_t{2});
        using enum CellKind;
        QCOMPARE(rows[0].cells,
                 (std::vector<std::string>{"Inline\n", "", "", "#missing text 99", "2027-01-31", "#N/A", "=guarded"}));
        QVERIFY((rows[0].kinds == std::vector<CellKind>{Written, Written, Uncalculated, Failed, Day, Failed, Written}));
        QCOMPARE(rows[1].line, 3);
        QCOMPARE(rows[1].cells, (std::vector<std::string>{"7", "8"}));
    }

    void knowsWhichFormatsShowADay() {
        for (const char* day :
             {"yyyy-mm-dd", "dd.mm.yyyy", "[$-409]d-mmm-yy;@", "h:mm AM/PM", "mmm yy", "m/d/yyyy h:mm"})
            QCOMPARE(shownAs(day), 'd');
        for (const char* number : {"General", "0.00", "#,##0.00 \"days\"", "[Red]0;[Blue]-0", "0 \\d", "[h]:mm",
                                   "0.0E+00", "@", "_-* #,##0 €"})
            QVERIFY2(shownAs(number) == 'n', number);
        QCOMPARE(shownAs("0.0%"), '%');
    }

    void countsDaysAsExcelDoes() {
        QCOMPARE(serialText(1, false), std::string("1900-01-01"));
        QCOMPARE(serialText(59, false), std::string("1900-02-28"));
        QCOMPARE(serialText(60, false), std::string());
        QCOMPARE(serialText(61, false), std::string("1900-03-01"));
        QCOMPARE(serialText(46418, false), std::string("2027-01-31"));
        QCOMPARE(serialText(44956, true), std::string("2027-01-31"));
        QCOMPARE(serialText(46418.395833333336, false), std::string("2027-01-31 09:30:00"));
        QCOMPARE(serialText(46418.999999999, false), std::string("2027-02-01"));
        QCOMPARE(serialText(-1, false), std::string());
        QCOMPARE(serialText(1e9, false), std::string());
        QCOMPARE(cellName(0, 1), std::string("A1"));
        QCOMPARE(cellName(27, 7), std::string("AB7"));
    }

    void refusesArchivesThatClimbOut() {
        for (const char* name : {"../evil", "xl/../../evil", "/etc/evil", "C:\\evil", "xl\\evil"})
            QCOMPARE(codeOf(zipped(workbookParts("", {{name, "x"}}))), QStringLiteral("xlsx.unsafe"));
        const InputFile file = zipped(workbookParts("", {{"xl/link", "/etc/passwd"}}));
        zip_t* zip = zip_open(file.path.c_str(), 0, nullptr);
        zip_file_set_external_attributes(zip, static_cast<zip_uint64_t>(zip_name_locate(zip, "xl/link", 0)), 0,
                                         ZIP_OPSYS_UNIX, 0120777u << 16);
        QCOMPARE(zip_close(zip), 0);
        QCOMPARE(codeOf(file), QStringLiteral("xlsx.unsafe"));
    }

    void refusesBombs() {
        const std::string zeros(40 << 20, '0');
        QCOMPARE(codeOf(zipped(workbookParts("", {{"xl/worksheets/sheet1.xml", zeros}}))),
                 QStringLiteral("import.too-large"));
        QCOMPARE(codeOf(zipped(workbookParts("", {{"xl/media/image1.png", std::string(51 << 20, '0')}}))),
                 QStringLiteral("import.too-large"));
        ZipParts many;
        for (int i = 0; i < 1000; ++i)
            many.emplace_back("xl/part" + std::to_string(i), "x");
        QCOMPARE(codeOf(zipped(workbookParts("", many))), QStringLiteral("import.too-large"));
        ZipLimits small;
        small.allBytes = 2000;
        std::string noise;
        std::mt19937 random(1);
        while (noise.size() < 2000)
            noise += static_cast<char>('a' + random() % 26);
        QCOMPARE(codeOf(zipped(workbookParts("", {{"xl/noise", noise}})), small), QStringLiteral("import.too-large"));
    }

    void refusesSparseGiants() {
        std::string rows;
        for (int i = 0; i < 5000; ++i)
            rows += "<row><c r=\"XFD" + std::to_string(i + 1) + "\"><v>1</v></c></row>";
        QCOMPARE(codeOf(zipped(workbookParts(rows))), QStringLiteral("import.too-large"));
        QCOMPARE(codeOf(zipped(workbookParts(R"(<row><c r="ZZZZ1"><v>1</v></c></row>)"))),
                 QStringLiteral("xlsx.invalid"));
        const auto far = rowsOf(zipped(workbookParts(R"(<row r="99999999"><c><v>1</v></c></row>)")));
        QCOMPARE(far.at(0).line, 1);
    }

    void refusesEntitiesAndBrokenParts() {
        const std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a "
                                 "\"x\">]><worksheet><sheetData><row><c><v>&a;</v></c></row></sheetData></worksheet>";
        QCOMPARE(codeOf(zipped(workbookParts("", {{"xl/worksheets/sheet1.xml", bomb}}))),
                 QStringLiteral("xlsx.invalid"));
        QCOMPARE(codeOf(zipped(workbookParts("<row><c>"))), QStringLiteral("xlsx.invalid"));
        QCOMPARE(codeOf(zipped({{"readme.txt", "x"}})), QStringLiteral("xlsx.not-a-workbook"));
        std::string deep;
        for (int i = 0; i < 200000; ++i)
            deep += "<r>";
        QCOMPARE(codeOf(zipped(workbookParts("<row><c t=\"inlineStr\"><is>" + deep))), QStringLiteral("xlsx.invalid"));
        QCOMPARE(codeOf(zipped(workbookParts("<row><c><v>" + deep))), QStringLiteral("xlsx.invalid"));
    }

    void survivesDamagedFiles() {
        const InputFile file = zipped(workbookParts(
            R"(<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1"><v>5</v></c></row>)"));
        const auto bytes = readBytes(file, {});
        QVERIFY(bytes.has_value());
        std::mt19937 random(7);
        int readable = 0;
        for (int i = 0; i < 2000; ++i) {
            std::string damaged = *bytes;
            for (unsigned k = random() % 4; k < 4; ++k)
                damaged[random() % damaged.size()] = static_cast<char>(random());
            const auto book = Workbook::fromBytes(damaged, "t.xlsx", {});
            if (book && book->read(0, {}, [](SheetRow&) { return true; })) ++readable;
        }
        qInfo("%d of 2000 damaged workbooks could still be read", readable);
    }
};

QTEST_GUILESS_MAIN(XlsxTest)
#include "tst_xlsx.moc"

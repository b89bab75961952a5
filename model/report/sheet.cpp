// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/sheet.h"

#include "model/base/csv_text.h"
#include "model/base/numbers.h"
#include "model/report/html_text.h"

#include <QFile>
#include <QTemporaryDir>

#include <xlsxwriter.h>

namespace banyan::report {

std::string csvOf(const Sheet& sheet) {
    std::string out = csvLine(sheet.header);
    for (const auto& row : sheet.rows)
        out += csvLine(row);
    return out;
}

namespace {

constexpr qsizetype longestCell = 32'767;

/// Text as a cell can hold it.
std::string cellText(const std::string& cell) {
    const std::string text = cleanText(cell, true);
    if (text.size() <= static_cast<size_t>(longestCell)) return text;
    return QString::fromStdString(text).left(longestCell - 1).append(u'…').toStdString();
}

struct Formats {
    lxw_format* bold;
    lxw_format* day;
    lxw_format* money;
};

Formats formatsOf(lxw_workbook* book) {
    const Formats out{workbook_add_format(book), workbook_add_format(book), workbook_add_format(book)};
    format_set_bold(out.bold);
    format_set_num_format(out.day, "yyyy-mm-dd");
    format_set_num_format(out.money, "#,##0");
    return out;
}

/// A day as a spreadsheet counts it; none before 1900.
std::optional<lxw_datetime> dayOf(const std::string& cell) {
    const auto day = Date::parse(cell);
    if (!day || day->year() < 1900) return {};
    lxw_datetime out{};
    out.year = day->year();
    out.month = day->month();
    out.day = day->day();
    return out;
}

void writeCell(lxw_worksheet* page, lxw_row_t row, size_t column, const Sheet& sheet, const Formats& formats) {
    const std::string& cell = sheet.rows[row - 1][column];
    const auto at = static_cast<lxw_col_t>(column);
    const auto number = sheet.numbers.contains(column) ? parseNumber(cell) : std::nullopt;
    auto day = sheet.dates.contains(column) ? dayOf(cell) : std::nullopt;
    if (number)
        worksheet_write_number(page, row, at, *number, sheet.money.contains(column) ? formats.money : nullptr);
    else if (day)
        worksheet_write_datetime(page, row, at, &*day, formats.day);
    else
        worksheet_write_string(page, row, at, cellText(cell).c_str(), nullptr);
}

void writePage(lxw_worksheet* page, const Sheet& sheet, const Formats& formats) {
    for (size_t column = 0; column < sheet.header.size(); ++column)
        worksheet_write_string(page, 0, static_cast<lxw_col_t>(column), sheet.header[column].c_str(), formats.bold);
    for (size_t r = 0; r < sheet.rows.size(); ++r) {
        for (size_t column = 0; column < sheet.header.size(); ++column)
            if (!sheet.rows[r][column].empty()) writeCell(page, static_cast<lxw_row_t>(r + 1), column, sheet, formats);
    }
    worksheet_freeze_panes(page, 1, 2);
    worksheet_set_column(page, 0, 1, 28, nullptr);
    for (const auto* columns : {&sheet.dates, &sheet.money}) // wide enough that no cell shows only ####
        for (const size_t column : *columns)
            worksheet_set_column(page, static_cast<lxw_col_t>(column), static_cast<lxw_col_t>(column), 12, nullptr);
}

} // namespace

Result<std::string> xlsxOf(std::span<const Sheet> sheets, Date asOf) {
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sheet.xlsx"));
    const auto failed = [](const std::string& why) {
        return makeError(ErrorKind::Io, "export.xlsx", "the workbook could not be written: {why}", {{"why", why}});
    };
    if (!folder.isValid()) return failed(folder.errorString().toStdString());
    lxw_workbook* book = workbook_new(QFile::encodeName(path).constData());
    if (!book) return failed("out of memory");
    lxw_doc_properties properties{};
    properties.created = static_cast<time_t>(Instant::fromDate(asOf).seconds);
    workbook_set_properties(book, &properties);
    const Formats formats = formatsOf(book);
    for (const Sheet& sheet : sheets)
        writePage(workbook_add_worksheet(book, sheet.title.c_str()), sheet, formats);
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR) return failed(lxw_strerror(error));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return failed(file.errorString().toStdString());
    return file.readAll().toStdString();
}

Result<std::string> xlsxOf(const Sheet& sheet, Date asOf) {
    return xlsxOf(std::span(&sheet, 1), asOf);
}

} // namespace banyan::report

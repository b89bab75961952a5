// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/xlsx_sheet.h"

#include "model/base/csv_text.h"
#include "model/base/numbers.h"

#include <algorithm>
#include <charconv>

namespace banyan::importers {

namespace {

constexpr int lastRow = 1048576;
constexpr size_t lastColumn = 16384;
constexpr int rowsBetweenReports = 4096;

std::string utf8(QStringView text) {
    const QByteArray bytes = text.toUtf8();
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

/// Column (from 0) and row of a reference like "B7"; {lastColumn, 0} when it is none.
std::pair<size_t, int> place(const std::string& reference) {
    size_t column = 0;
    size_t at = 0;
    while (at < reference.size() && reference[at] >= 'A' && reference[at] <= 'Z' && at < 4)
        column = column * 26 + static_cast<size_t>(reference[at++] - 'A') + 1;
    int row = 0;
    const auto [stop, bad] = std::from_chars(reference.data() + at, reference.data() + reference.size(), row);
    if (bad != std::errc() || stop != reference.data() + reference.size() || column == 0 || column > lastColumn ||
        row < 1 || row > lastRow)
        return {lastColumn, 0};
    return {column - 1, row};
}

/// "_x000D_" stands for the character of that number (ECMA-376 part 1, 22.9.2.19).
QString unescaped(QString text) {
    for (qsizetype at = text.indexOf(u"_x"); at >= 0; at = text.indexOf(u"_x", at + 1)) {
        bool isHex = false;
        if (at + 6 >= text.size() || text[at + 6] != u'_') continue;
        const ushort code = text.mid(at + 2, 4).toUShort(&isHex, 16);
        if (isHex && code != 0) text.replace(at, 7, QChar(code));
    }
    return text;
}

} // namespace

std::string PartReader::attribute(QStringView name) const {
    for (const QXmlStreamAttribute& attribute : m_xml.attributes())
        if (attribute.name() == name) return utf8(attribute.value());
    return {};
}

std::string PartReader::richText() {
    QString text;
    const auto run = [&] { text += m_xml.readElementText(QXmlStreamReader::SkipChildElements); };
    while (m_xml.readNextStartElement()) {
        if (m_xml.name() == u"t") {
            run();
        } else if (m_xml.name() == u"r") {
            while (m_xml.readNextStartElement()) {
                if (m_xml.name() == u"t")
                    run();
                else
                    m_xml.skipCurrentElement();
            }
        } else {
            m_xml.skipCurrentElement();
        }
    }
    return utf8(unescaped(text));
}

bool PartReader::next() {
    while (!m_xml.atEnd() && !m_dtd) {
        const auto token = m_xml.readNext();
        if (token == QXmlStreamReader::StartElement) return true;
        m_dtd = token == QXmlStreamReader::DTD;
    }
    return false;
}

Result<void> PartReader::verdict(const std::string& file, const std::string& part) const {
    if (!m_dtd && !m_xml.hasError()) return {};
    const std::string reason = m_dtd ? "it declares a document type" : m_xml.errorString().toStdString();
    return makeError(ErrorKind::BadInput, "xlsx.invalid", "part \"{part}\" is broken in its line {line}: {reason}",
                     {{"part", part}, {"line", std::to_string(m_xml.lineNumber())}, {"reason", reason}})
        .at(lineOf(file, 0));
}

Result<void> forEachElement(const std::string& xml, const std::string& file, const std::string& part,
                            const std::function<void(PartReader&)>& visit) {
    PartReader reader(xml);
    while (reader.next())
        visit(reader);
    return reader.verdict(file, part);
}

Result<void> SheetParser::run(const std::string& xml) {
    PartReader reader(xml);
    m_at = &reader;
    while (!m_stopped && !m_error && reader.next())
        if (reader.name() == u"row") readRow();
    if (m_error) return std::move(*m_error);
    if (m_stopped) return {};
    return reader.verdict(m_book.m_file, m_part);
}

Error SheetParser::tooLarge(const char* text, int64_t limit) const {
    return makeError(ErrorKind::BadInput, "import.too-large", text, {{"limit", std::to_string(limit)}})
        .at(lineOf(m_book.m_file, m_row.line));
}

void SheetParser::readRow() {
    int line = m_row.line + 1;
    if (const std::string number = m_at->attribute(u"r"); !number.empty()) {
        const auto stated = place("A" + number).second;
        if (stated > m_row.line) line = stated;
    }
    m_row.cells.clear();
    m_row.kinds.clear();
    m_row.line = line;
    m_nextColumn = 0;
    while (!m_error && m_at->xml().readNextStartElement()) {
        if (m_at->name() == u"c")
            readCell();
        else
            m_at->xml().skipCurrentElement();
    }
    if (!m_error) finishRow();
}

void SheetParser::finishRow() {
    const bool blank = std::ranges::all_of(m_row.kinds, [](CellKind k) { return k == CellKind::Written; }) &&
                       std::ranges::all_of(m_row.cells, [](const std::string& c) { return c.empty(); });
    if (blank) return;
    if (++m_rows > m_options.limits.rows) {
        m_error = tooLarge("there are more than the limit of {limit} rows", m_options.limits.rows);
        return;
    }
    if (m_rows % rowsBetweenReports == 0 && m_options.cancel.cancelled()) {
        m_error = makeError(ErrorKind::Cancelled, "import.cancelled", "reading \"{file}\" was stopped",
                            {{"file", m_book.m_file}});
        return;
    }
    if (m_rows % rowsBetweenReports == 0 && m_options.progress)
        m_options.progress(std::min(1.0, static_cast<double>(m_row.line) / lastRow));
    const int line = m_row.line;
    m_stopped = !m_sink(m_row);
    m_row.line = line;
}

void SheetParser::readCell() {
    size_t column = m_nextColumn;
    if (const std::string reference = m_at->attribute(u"r"); !reference.empty()) column = place(reference).first;
    if (column >= lastColumn) {
        m_error = makeError(ErrorKind::BadInput, "xlsx.invalid", "a cell stands outside the sheet")
                      .at(lineOf(m_book.m_file, m_row.line));
        return;
    }
    RawCell raw = rawCell();
    auto [text, kind] = interpreted(raw);
    m_nextColumn = column + 1;
    if (text.size() > m_options.limits.cellBytes) {
        m_error = tooLarge("a cell is longer than the limit of {limit} bytes",
                           static_cast<int64_t>(m_options.limits.cellBytes));
        return;
    }
    if (text.empty() && kind == CellKind::Written) return;
    if (column >= m_row.cells.size()) {
        m_cells += static_cast<int64_t>(column - m_row.cells.size() + 1);
        if (m_cells > m_book.m_limits.cells) {
            m_error = tooLarge("there are more than the limit of {limit} cells", m_book.m_limits.cells);
            return;
        }
        m_row.cells.resize(column + 1);
        m_row.kinds.resize(column + 1, CellKind::Written);
    }
    m_row.cells[column] = std::move(text);
    m_row.kinds[column] = kind;
}

SheetParser::RawCell SheetParser::rawCell() {
    RawCell raw;
    raw.type = m_at->attribute(u"t");
    const std::string style = m_at->attribute(u"s");
    std::from_chars(style.data(), style.data() + style.size(), raw.style);
    QXmlStreamReader& xml = m_at->xml();
    while (xml.readNextStartElement()) {
        if (xml.name() == u"v") {
            raw.value = utf8(xml.readElementText(QXmlStreamReader::SkipChildElements));
            raw.hasValue = true;
        } else if (xml.name() == u"is") {
            raw.inlineText = m_at->richText();
        } else {
            raw.formula = raw.formula || xml.name() == u"f";
            xml.skipCurrentElement();
        }
    }
    return raw;
}

std::pair<std::string, CellKind> SheetParser::interpreted(RawCell& cell) const {
    using enum CellKind;
    const auto text = [](std::string_view written) { return std::string(unguardedCell(written)); };
    // A program that leaves computing to the next one writes 0 or nothing as the value of every formula.
    if (cell.formula && (!cell.hasValue || (cell.value.empty() && cell.type != "str"))) return {{}, Uncalculated};
    if (cell.formula && m_book.m_uncomputed && (cell.value == "0" || cell.value.empty())) return {{}, Uncalculated};
    if (cell.type == "s") {
        size_t index = 0;
        const auto [stop, bad] = std::from_chars(cell.value.data(), cell.value.data() + cell.value.size(), index);
        const bool known =
            bad == std::errc() && stop == cell.value.data() + cell.value.size() && index < m_book.m_strings.size();
        if (!known)
            return {cell.value.empty() ? std::string() : "#missing text " + cell.value,
                    cell.value.empty() ? Written : Failed};
        return {text(m_book.m_strings[index]), Written};
    }
    if (cell.type == "inlineStr") return {text(cell.inlineText), Written};
    if (cell.type == "str") return {text(cell.value), Written};
    if (cell.type == "e") return {cell.value, Failed};
    if (cell.type == "b") return {cell.value == "1" || cell.value == "true" ? "true" : "false", Flag};
    if (cell.type == "d") return {cell.value, Day};
    if (cell.value.empty()) return {{}, Written};
    return numeric(cell);
}

std::pair<std::string, CellKind> SheetParser::numeric(const RawCell& cell) const {
    const auto value = parseNumber(cell.value);
    if (!value) return {cell.value, CellKind::Failed};
    const auto shows = cell.style < m_book.m_styles.size() ? m_book.m_styles[cell.style] : Workbook::Shows::Number;
    // 0.07 * 100 is 7.000000000000001: what the sheet shows has 15 digits at most.
    if (shows == Workbook::Shows::Percent) {
        char digits[40];
        std::snprintf(digits, sizeof digits, "%.15g", *value * 100);
        return {std::string(digits) + " %", CellKind::Percent};
    }
    if (shows == Workbook::Shows::Day)
        if (std::string day = serialText(*value, m_book.m_from1904); !day.empty())
            return {std::move(day), CellKind::Day};
    return {exactNumber(*value), CellKind::Number};
}

} // namespace banyan::importers

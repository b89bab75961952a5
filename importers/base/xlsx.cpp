// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/xlsx.h"

#include "importers/base/xlsx_sheet.h"
#include "importers/base/zip.h"
#include "model/base/numbers.h"

#include <charconv>
#include <cmath>

namespace banyan::importers {

namespace {

/// Target of a relation, relative to the folder of the part that holds it.
std::string resolvedPart(const std::string& folder, const std::string& target) {
    if (target.starts_with('/')) return target.substr(1);
    return folder.empty() ? target : folder + "/" + target;
}

struct Relation {
    std::string id;
    std::string type; ///< last word of its URI: "worksheet"
    std::string target;
};

std::string folderOf(const std::string& part) {
    const size_t slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash);
}

Result<std::vector<Relation>> relations(const std::string& xml, const std::string& folder, const std::string& file,
                                        const std::string& part) {
    std::vector<Relation> out;
    BANYAN_TRY(forEachElement(xml, file, part, [&](PartReader& at) {
        if (at.name() != u"Relationship") return;
        const std::string type = at.attribute(u"Type");
        out.push_back(
            {at.attribute(u"Id"), type.substr(type.rfind('/') + 1), resolvedPart(folder, at.attribute(u"Target"))});
    }));
    return out;
}

/// Formats that every workbook knows by number (ECMA-376 part 1, 18.8.30).
char builtInFormat(int id) {
    if (id == 9 || id == 10) return '%';
    const bool day =
        (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
    return day ? 'd' : 'n';
}

int number(const std::string& text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool isTrue(const std::string& text) {
    return text == "1" || text == "true" || text == "on";
}

} // namespace

bool looksZipped(std::string_view head) {
    return head.starts_with("PK\x03\x04");
}

std::string cellName(size_t column, int row) {
    std::string letters;
    for (size_t n = column + 1; n > 0; n = (n - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
    return letters + std::to_string(row);
}

char shownAs(std::string_view code) {
    bool clock = false;
    bool month = false;
    for (size_t i = 0; i < code.size(); ++i) {
        const char c = static_cast<char>(code[i] | 0x20);
        if (code[i] == '"' || code[i] == '[') {
            const size_t end = code.find(code[i] == '"' ? '"' : ']', i + 1);
            if (end == std::string_view::npos) break;
            // [h] and [mm] count up past a day: a length of time, not a day.
            if (code[i] == '[' && end > i + 1 &&
                std::string_view("hms").find(static_cast<char>(code[i + 1] | 0x20)) != std::string_view::npos)
                return 'n';
            i = end;
        } else if (code[i] == '\\' || code[i] == '_' || code[i] == '*') {
            ++i;
        } else if (code[i] == '%') {
            return '%';
        } else if (code[i] == ';') {
            break;
        } else if (code.substr(i).starts_with("General")) {
            i += 6;
        } else if (c == 'y' || c == 'd') {
            return 'd';
        } else if (c == 'h' || c == 's') {
            clock = true;
        } else if (c == 'm') {
            month = true;
        }
    }
    return clock || month ? 'd' : 'n';
}

std::string serialText(double serial, bool from1904) {
    constexpr double lastDay = 2958466; // 10000-01-01
    if (!std::isfinite(serial) || serial < 0 || serial >= lastDay) return {};
    auto seconds = static_cast<int64_t>(std::llround(serial * 86400));
    const auto day = static_cast<int>(seconds / 86400);
    seconds %= 86400;
    // Excel's 1900 system has a 29 February 1900 that never was, as day 60.
    if (!from1904 && day == 60) return {};
    const Date start = from1904   ? Date::fromYmd(1904, 1, 1)
                       : day < 60 ? Date::fromYmd(1899, 12, 31)
                                  : Date::fromYmd(1899, 12, 30);
    const Date date = start + day;
    if (date >= Date::fromYmd(9999, 12, 31) + 1) return {};
    if (seconds == 0) return date.toString();
    const std::string stamp = Instant{Instant::fromDate(date).seconds + seconds}.toString();
    return stamp.substr(0, 10) + " " + stamp.substr(11, 8);
}

Result<Workbook> Workbook::open(const InputFile& file, const ReadOptions& options, const ZipLimits& zip) {
    BANYAN_ASSIGN(std::string bytes, readBytes(file, options.limits));
    return fromBytes(std::move(bytes), file.display, options.limits, zip);
}

Result<Workbook> Workbook::fromBytes(std::string bytes, const std::string& file, const Limits& limits,
                                     const ZipLimits& zip) {
    Workbook book;
    book.m_file = file;
    book.m_limits = zip;
    book.m_bytes = std::make_shared<const std::string>(std::move(bytes));
    BANYAN_TRY(checkZip(*book.m_bytes, file, zip));
    BANYAN_TRY(book.readParts(limits));
    return book;
}

Result<std::string> Workbook::inflate(const std::string& part) {
    return inflateZip(*m_bytes, m_file, part, m_limits, m_inflated);
}

Result<void> Workbook::readParts(const Limits& limits) {
    std::string workbook = "xl/workbook.xml";
    if (hasZipEntry(*m_bytes, "_rels/.rels")) {
        BANYAN_ASSIGN(const std::string xml, inflate("_rels/.rels"));
        BANYAN_ASSIGN(const auto top, relations(xml, {}, m_file, "_rels/.rels"));
        for (const Relation& relation : top)
            if (relation.type == "officeDocument") workbook = relation.target;
    }
    BANYAN_TRY(readSheetList(workbook));
    const std::string folder = folderOf(workbook);
    const std::string relationPart =
        folder + "/_rels/" + workbook.substr(folder.empty() ? 0 : folder.size() + 1) + ".rels";
    BANYAN_ASSIGN(const std::string xml, inflate(relationPart));
    BANYAN_ASSIGN(const auto known, relations(xml, folder, m_file, relationPart));
    std::map<std::string, std::string> targets;
    for (const Relation& relation : known) {
        targets[relation.id] = relation.target;
        if (relation.type == "sharedStrings") BANYAN_TRY(readStrings(relation.target, limits));
        if (relation.type == "styles") BANYAN_TRY(readStyles(relation.target));
    }
    for (std::string& part : m_parts)
        part = targets[part];
    return {};
}

/// m_parts holds relation ids until readParts has resolved them.
Result<void> Workbook::readSheetList(const std::string& part) {
    BANYAN_ASSIGN(const std::string xml, inflate(part));
    BANYAN_TRY(forEachElement(xml, m_file, part, [&](PartReader& at) {
        if (at.name() == u"sheet") {
            m_sheets.push_back({at.attribute(u"name"),
                                at.attribute(u"state").starts_with("h") || at.attribute(u"state") == "veryHidden"});
            m_parts.push_back(at.attribute(u"id"));
        } else if (at.name() == u"workbookPr") {
            m_from1904 = isTrue(at.attribute(u"date1904"));
        } else if (at.name() == u"calcPr") {
            m_uncomputed = isTrue(at.attribute(u"fullCalcOnLoad"));
        }
    }));
    if (!m_sheets.empty()) return {};
    return makeError(ErrorKind::BadInput, "xlsx.not-a-workbook", "\"{file}\" holds no sheets", {{"file", m_file}})
        .at(lineOf(m_file, 0));
}

Result<void> Workbook::readStrings(const std::string& part, const Limits& limits) {
    BANYAN_ASSIGN(const std::string xml, inflate(part));
    bool tooLong = false;
    BANYAN_TRY(forEachElement(xml, m_file, part, [&](PartReader& at) {
        if (at.name() != u"si") return;
        m_strings.push_back(at.richText());
        tooLong = tooLong || m_strings.back().size() > limits.cellBytes;
    }));
    if (!tooLong) return {};
    return makeError(ErrorKind::BadInput, "import.too-large", "a text is longer than the limit of {limit} bytes",
                     {{"limit", std::to_string(limits.cellBytes)}})
        .at(lineOf(m_file, 0, part));
}

Result<void> Workbook::readStyles(const std::string& part) {
    BANYAN_ASSIGN(const std::string xml, inflate(part));
    std::map<int, char> formats;
    bool inCells = false;
    return forEachElement(xml, m_file, part, [&](PartReader& at) {
        if (at.name() == u"numFmt") {
            formats[number(at.attribute(u"numFmtId"))] = shownAs(at.attribute(u"formatCode"));
        } else if (at.name() == u"cellXfs" || at.name() == u"cellStyleXfs" || at.name() == u"cellStyles" ||
                   at.name() == u"dxfs") {
            inCells = at.name() == u"cellXfs";
        } else if (at.name() == u"xf" && inCells) {
            const int id = number(at.attribute(u"numFmtId"));
            const auto custom = formats.find(id);
            const char shown = custom != formats.end() ? custom->second : builtInFormat(id);
            m_styles.push_back(shown == '%' ? Shows::Percent : shown == 'd' ? Shows::Day : Shows::Number);
        }
    });
}

Result<void> Workbook::read(size_t sheet, const ReadOptions& options, const SheetSink& sink) const {
    const std::string& part = m_parts.at(sheet);
    uint64_t inflated = m_inflated;
    BANYAN_ASSIGN(const std::string xml, inflateZip(*m_bytes, m_file, part, m_limits, inflated));
    SheetParser parser(*this, options, sink, part);
    return parser.run(xml);
}

} // namespace banyan::importers

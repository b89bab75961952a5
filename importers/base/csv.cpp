// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/csv.h"

#include "model/base/csv_text.h"
#include "model/base/numbers.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <map>

namespace banyan::importers {

namespace {

constexpr size_t detectionBytes = 64 << 10;
constexpr size_t pieceBytes = 64 << 10;
constexpr int rowsBetweenReports = 4096;

/// The separator that a first line "sep=;" names, and where the table begins.
std::pair<char, size_t> separatorLine(std::string_view text) {
    if (text.size() < 6 || !text.starts_with("sep=")) return {0, 0};
    size_t end = 5;
    if (text[end] == '\r') ++end;
    if (end < text.size() && text[end] == '\n') return {text[4], end + 1};
    return {0, 0};
}

/// Cells of each record when split by `separator`; the last record, which may be cut, is left out if there are others.
std::vector<int> cellCounts(std::string_view text, char separator) {
    std::vector<int> counts;
    int cells = 1;
    bool quoted = false;
    bool atStart = true;
    bool blank = true;
    for (const char c : text) {
        if (quoted) {
            quoted = c != '"';
        } else if (c == '"' && atStart) {
            quoted = true;
            blank = false;
        } else if (c == '\n') {
            if (!blank) counts.push_back(cells);
            cells = 1;
            blank = true;
        } else if (c == separator) {
            ++cells;
            blank = false;
        } else if (c != '\r' && c != ' ') {
            blank = false;
        }
        atStart = c == separator || c == '\n' || (atStart && c == ' ');
    }
    if (!blank && counts.empty()) counts.push_back(cells);
    return counts;
}

/// How evenly a separator splits: share of records with the usual count of two cells or more, then that count.
std::pair<double, int> evenness(const std::vector<int>& counts) {
    std::map<int, int> seen;
    for (const int count : counts)
        ++seen[count];
    std::pair<double, int> best{0, 0};
    for (const auto& [cells, times] : seen)
        if (cells > 1) best = std::max(best, {static_cast<double>(times) / static_cast<double>(counts.size()), cells});
    return best;
}

/// States of libcsv's parser that matter here.
constexpr int fieldBegun = 2;

class Table {
public:
    Table(const std::string& file, const CsvOptions& options, const CsvSink& sink)
        : m_file(file)
        , m_options(options)
        , m_sink(sink) {
        csv_init(&m_parser, CSV_STRICT | CSV_STRICT_FINI);
        csv_set_delim(&m_parser, static_cast<unsigned char>(options.separator));
        if (options.quote != '"') csv_set_quote(&m_parser, static_cast<unsigned char>(options.quote));
    }
    ~Table() { csv_free(&m_parser); }
    Table(const Table&) = delete;
    Table& operator=(const Table&) = delete;

    Result<void> read(std::string_view text, int firstLine) {
        m_line = firstLine;
        m_recordLine = firstLine;
        const char lineEnd = text.substr(0, detectionBytes).find('\n') != std::string_view::npos ? '\n' : '\r';
        const size_t size = text.size();
        for (size_t at = 0; at < size && !m_stopped;) {
            const size_t found = text.find(lineEnd, at);
            const size_t end = std::min({found == std::string_view::npos ? size : found + 1, size, at + pieceBytes});
            m_cellEnded = false;
            BANYAN_TRY(parse(text.substr(at, end - at)));
            noteOpenQuote();
            BANYAN_TRY(check());
            if (text[end - 1] == lineEnd) ++m_line;
            if (!m_begun) m_recordLine = m_line;
            at = end;
            BANYAN_TRY(report(at, size));
        }
        return finish();
    }

private:
    static void onCell(void* cell, size_t size, void* self) {
        auto* table = static_cast<Table*>(self);
        table->m_begun = true;
        table->m_cellEnded = true;
        const std::string_view text(static_cast<const char*>(cell), cell ? size : 0);
        table->m_tooLong = table->m_tooLong || size > table->m_options.limits.cellBytes;
        table->m_cells.emplace_back(unguardedCell(text));
    }

    static void onRecord(int, void* self) {
        auto* table = static_cast<Table*>(self);
        if (!table->m_stopped) {
            ++table->m_rows;
            table->m_stopped =
                table->m_rows > table->m_options.limits.rows || !table->m_sink(table->m_cells, table->m_recordLine);
        }
        table->m_cells.clear();
        table->m_begun = false;
        table->m_recordLine = table->m_line;
    }

    /// libcsv is strict about quotes; where it stops at one inside an unquoted cell, that byte is passed leniently.
    Result<void> parse(std::string_view piece) {
        while (!piece.empty()) {
            const size_t done = csv_parse(&m_parser, piece.data(), piece.size(), onCell, onRecord, this);
            if (done == piece.size()) return {};
            if (csv_error(&m_parser) != CSV_EPARSE)
                return makeError(ErrorKind::Internal, "csv.no-memory", "there is not enough memory to read the table")
                    .at(lineOf(m_file, m_line));
            if (m_parser.quoted != 0)
                return makeError(ErrorKind::BadInput, "csv.text-after-quote",
                                 "after a closing quote comes more text instead of the separator; a quote inside a "
                                 "quoted cell is written twice")
                    .at(lineOf(m_file, m_line));
            piece.remove_prefix(done);
            csv_set_opts(&m_parser, 0);
            csv_parse(&m_parser, piece.data(), 1, onCell, onRecord, this);
            csv_set_opts(&m_parser, CSV_STRICT | CSV_STRICT_FINI);
            piece.remove_prefix(1);
        }
        return {};
    }

    /// Remembers where a quote that is still open was opened.
    void noteOpenQuote() {
        const bool open = m_parser.pstate == fieldBegun && m_parser.quoted != 0;
        if (m_parser.pstate == fieldBegun) m_begun = true;
        if (!open)
            m_quoteLine = 0;
        else if (m_quoteLine == 0 || m_cellEnded)
            m_quoteLine = m_line;
    }

    Result<void> check() {
        if (m_rows > m_options.limits.rows)
            return makeError(ErrorKind::BadInput, "import.too-large", "there are more than the limit of {limit} rows",
                             {{"limit", std::to_string(m_options.limits.rows)}})
                .at(lineOf(m_file, m_recordLine));
        if (m_tooLong || m_parser.entry_pos > m_options.limits.cellBytes)
            return makeError(ErrorKind::BadInput, "import.too-large",
                             "a cell is longer than the limit of {limit} bytes{hint}",
                             {{"limit", std::to_string(m_options.limits.cellBytes)},
                              {"hint", m_quoteLine > 0 ? "; is its closing quote missing?" : ""}})
                .at(lineOf(m_file, m_quoteLine > 0 ? m_quoteLine : m_recordLine));
        return {};
    }

    Result<void> report(size_t at, size_t size) {
        if (m_rows < m_nextReport) return {};
        m_nextReport = m_rows + rowsBetweenReports;
        if (m_options.cancel.cancelled())
            return makeError(ErrorKind::Cancelled, "import.cancelled", "reading \"{file}\" was stopped",
                             {{"file", m_file}});
        if (m_options.progress) m_options.progress(static_cast<double>(at) / static_cast<double>(size));
        return {};
    }

    Result<void> finish() {
        if (m_stopped) return check();
        const int quoteLine = m_quoteLine;
        if (csv_fini(&m_parser, onCell, onRecord, this) != 0)
            return makeError(ErrorKind::BadInput, "csv.unterminated-quote",
                             "the quote that is opened here is never closed")
                .at(lineOf(m_file, quoteLine > 0 ? quoteLine : m_recordLine));
        return check();
    }

    const std::string& m_file;
    const CsvOptions& m_options;
    const CsvSink& m_sink;
    csv_parser m_parser{};
    std::vector<std::string> m_cells;
    int m_line = 1;
    int m_recordLine = 1;
    int m_quoteLine = 0;
    int64_t m_rows = 0;
    int64_t m_nextReport = rowsBetweenReports;
    bool m_begun = false;
    bool m_cellEnded = false;
    bool m_stopped = false;
    bool m_tooLong = false;
};

} // namespace

CsvOptions CsvOptions::from(const ReadOptions& options) {
    return {options.separator, '"', options.limits, options.cancel, options.progress};
}

char detectSeparator(std::string_view text) {
    if (const char named = separatorLine(text).first) return named;
    const std::string_view head = text.substr(0, detectionBytes);
    char best = ',';
    std::pair<double, int> most{0, 0};
    for (const char candidate : {',', ';', '\t', '|'}) {
        const auto score = evenness(cellCounts(head, candidate));
        if (score > most) most = score, best = candidate;
    }
    return best;
}

Result<void> readCsv(std::string_view text, const std::string& file, const CsvOptions& options, const CsvSink& sink) {
    CsvOptions used = options;
    if (used.separator == 0) used.separator = detectSeparator(text);
    const size_t start = separatorLine(text).second;
    return Table(file, used, sink).read(text.substr(start), start > 0 ? 2 : 1);
}

Result<std::vector<CsvRecord>> readCsvRecords(std::string_view text, const std::string& file, const CsvOptions& options,
                                              size_t most) {
    std::vector<CsvRecord> records;
    BANYAN_TRY(readCsv(text, file, options, [&](std::vector<std::string>& cells, int line) {
        records.push_back({std::move(cells), line});
        return records.size() < most;
    }));
    return records;
}

std::vector<CsvRecord> csvHead(std::string_view head, size_t most) {
    const std::string text = decodeHead(head);
    std::vector<CsvRecord> records;
    const auto keep = [&](std::vector<std::string>& cells, int line) {
        records.push_back({std::move(cells), line});
        return records.size() < most;
    };
    // A cut file may end inside a quote: what stood before it still tells.
    const auto read = readCsv(text, {}, {}, keep);
    if (!read && records.size() < 2) return {};
    const bool cut = head.size() >= detectionBytes && !text.ends_with('\n');
    if (read && cut && records.size() > 1 && records.size() < most) records.pop_back();
    return records;
}

} // namespace banyan::importers

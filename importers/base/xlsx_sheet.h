// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/xlsx.h"

#include <QXmlStreamReader>

#include <functional>

namespace banyan::importers {

/// Walks through one XML part of a workbook. Any DTD ends the reading.
class PartReader {
public:
    explicit PartReader(const std::string& xml)
        : m_xml(QByteArray::fromRawData(xml.data(), static_cast<qsizetype>(xml.size()))) {}

    QXmlStreamReader& xml() { return m_xml; }
    /// Of the current element, without its prefix.
    [[nodiscard]] QStringView name() const { return m_xml.name(); }
    /// By its name without prefix, whatever the namespace; empty when there is none.
    [[nodiscard]] std::string attribute(QStringView name) const;
    /// All text runs of the current element, phonetic hints left out; stands at its end afterwards.
    std::string richText();
    /// Moves to the next start of an element. False at the end or at an error.
    bool next();
    /// The error, if the part is broken or holds a DTD.
    [[nodiscard]] Result<void> verdict(const std::string& file, const std::string& part) const;

private:
    QXmlStreamReader m_xml;
    bool m_dtd = false;
};

/// Visits the start of each element of a part.
Result<void> forEachElement(const std::string& xml, const std::string& file, const std::string& part,
                            const std::function<void(PartReader&)>& visit);

/// Turns the XML of one sheet into rows.
class SheetParser {
public:
    SheetParser(const Workbook& book, const ReadOptions& options, const SheetSink& sink, const std::string& part)
        : m_book(book)
        , m_options(options)
        , m_sink(sink)
        , m_part(part) {}

    Result<void> run(const std::string& xml);

private:
    struct RawCell {
        std::string type;
        std::string value;
        std::string inlineText;
        size_t style = 0;
        bool formula = false;
        bool hasValue = false;
    };

    void readRow();
    void readCell();
    void finishRow();
    [[nodiscard]] RawCell rawCell();
    [[nodiscard]] std::pair<std::string, CellKind> interpreted(RawCell& cell) const;
    [[nodiscard]] std::pair<std::string, CellKind> numeric(const RawCell& cell) const;
    [[nodiscard]] Error tooLarge(const char* text, int64_t limit) const;

    const Workbook& m_book;
    const ReadOptions& m_options;
    const SheetSink& m_sink;
    const std::string& m_part;
    PartReader* m_at = nullptr;
    SheetRow m_row;
    size_t m_nextColumn = 0;
    int64_t m_rows = 0;
    int64_t m_cells = 0;
    bool m_stopped = false;
    std::optional<Error> m_error;
};

} // namespace banyan::importers

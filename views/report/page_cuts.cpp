// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/report/page_cuts.h"

#include <QAbstractTextDocumentLayout>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include <algorithm>
#include <cmath>

namespace banyan::paper {

namespace {

constexpr double cellEdge = 4;    ///< px between a row's edge and its text: padding and border
constexpr int wholeLines = 4;     ///< a paragraph of no more stays whole
constexpr int stepsToHeading = 4; ///< how far above a picture the heading may stand that names it

/// A paragraph, picture or table of the strip.
struct Element {
    double top = 0;
    double lead = 0; ///< down to here it follows what names it
    int lines = 0;   ///< 0: a picture or a table
    bool heading = false;
};

struct Head {
    Piece::Strip strip;
    double end = 0; ///< of its table
};

/// Everything that decides where a cut may be.
class Strip {
public:
    explicit Strip(const QTextDocument& document)
        : m_layout(*document.documentLayout())
        , m_end(m_layout.documentSize().height()) {
        addFrame(*document.rootFrame());
        keepTogether();
        std::ranges::sort(m_cuts);
    }

    [[nodiscard]] double end() const { return m_end; }

    /// The last place to cut in (from, limit].
    [[nodiscard]] double cutWithin(double from, double limit) const {
        if (m_end <= limit) return m_end;
        for (const auto* kept : {&m_kept, &m_whole})
            for (auto cut = std::ranges::upper_bound(m_cuts, limit); cut != m_cuts.begin() && *(cut - 1) > from; --cut)
                if (free(*(cut - 1), *kept)) return *(cut - 1);
        return limit;
    }

    [[nodiscard]] std::optional<Piece::Strip> headAt(double cut) const {
        for (const Head& head : m_heads)
            if (cut > head.strip.bottom + 1 && cut < head.end - 1) return head.strip;
        return {};
    }

private:
    static bool free(double cut, const std::vector<Piece::Strip>& kept) {
        return std::ranges::none_of(kept,
                                    [cut](const Piece::Strip& s) { return cut > s.top + 0.5 && cut < s.bottom - 0.5; });
    }

    void addFrame(const QTextFrame& frame) {
        for (auto each = frame.begin(); !each.atEnd(); ++each) {
            if (const auto* table = qobject_cast<const QTextTable*>(each.currentFrame()))
                addTable(*table);
            else if (each.currentFrame())
                addFrame(*each.currentFrame());
            else if (each.currentBlock().isValid())
                addBlock(each.currentBlock());
        }
    }

    [[nodiscard]] double topOf(const QTextBlock& block) const { return m_layout.blockBoundingRect(block).top(); }

    /// A line, and no other, is never cut; the first two and the last two of a long text stay together.
    void addLines(const QTextBlock& block) {
        const double top = topOf(block);
        const int count = block.layout()->lineCount();
        const auto edge = [&](int line) {
            return line < count ? top + block.layout()->lineAt(line).y() : m_layout.blockBoundingRect(block).bottom();
        };
        for (int line = 0; line < count; ++line) {
            m_cuts.push_back(edge(line));
            m_whole.push_back({edge(line), edge(line + 1)});
        }
        if (count <= wholeLines) return m_kept.push_back({top, edge(count)});
        m_kept.push_back({top, edge(2)});
        m_kept.push_back({edge(count - 2), edge(count)});
    }

    static bool isPicture(const QTextBlock& block) {
        for (auto each = block.begin(); !each.atEnd(); ++each)
            if (each.fragment().charFormat().isImageFormat()) return true;
        return false;
    }

    void addBlock(const QTextBlock& block) {
        const int count = block.layout()->lineCount();
        if (count == 0 || block.text().trimmed().isEmpty()) return;
        addLines(block);
        const QRectF place = m_layout.blockBoundingRect(block);
        const int led = count <= wholeLines ? count : 2;
        const auto last = block.layout()->lineAt(led - 1);
        m_elements.push_back({place.top(), place.top() + last.y() + last.height(), isPicture(block) ? 0 : count,
                              block.blockFormat().headingLevel() > 0});
    }

    void addTable(const QTextTable& table) {
        std::vector<double> tops;
        for (int row = 0; row < table.rows(); ++row)
            tops.push_back(rowTop(table, row));
        const double end = m_layout.frameBoundingRect(const_cast<QTextTable*>(&table)).bottom();
        tops.push_back(end);
        for (int row = 0; row < table.rows(); ++row) {
            const Piece::Strip strip{tops[static_cast<size_t>(row)], tops[static_cast<size_t>(row) + 1]};
            m_cuts.push_back(strip.top);
            m_kept.push_back(strip);
            addCells(table, row);
        }
        const int heads = std::clamp(table.format().headerRowCount(), 0, table.rows());
        if (heads > 0) m_heads.push_back({{tops.front(), tops[static_cast<size_t>(heads)]}, end});
        const auto led = static_cast<size_t>(std::min(heads + 1, table.rows()));
        m_elements.push_back({tops.front(), tops[led], 0, false});
    }

    /// Between the texts of two rows, at the lower one's edge where they are that far apart.
    [[nodiscard]] double rowTop(const QTextTable& table, int row) const {
        double top = m_end;
        double above = 0;
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            if (cell.row() == row) top = std::min(top, topOf(cell.firstCursorPosition().block()) - cellEdge);
            if (row > 0) {
                const QTextBlock last = table.cellAt(row - 1, column).lastCursorPosition().block();
                above = std::max(above, m_layout.blockBoundingRect(last).bottom());
            }
        }
        return std::max(top, above);
    }

    /// Lines of cells count only where a row is higher than a page.
    void addCells(const QTextTable& table, int row) {
        for (int column = 0; column < table.columns(); ++column) {
            const QTextTableCell cell = table.cellAt(row, column);
            for (auto each = cell.begin(); cell.row() == row && !each.atEnd(); ++each)
                if (each.currentBlock().isValid() && each.currentBlock().layout()->lineCount() > 0)
                    addLines(each.currentBlock());
        }
    }

    void keepTogether() {
        for (size_t i = 0; i + 1 < m_elements.size(); ++i) {
            const Element& next = m_elements[i + 1];
            const bool names = next.lines == 0 && m_elements[i].lines > 0 && m_elements[i].lines <= wholeLines;
            if (m_elements[i].heading || names) keep(i, i + 1);
            if (next.lines == 0) keepHeadingOf(i + 1);
        }
    }

    void keep(size_t first, size_t last) { m_kept.push_back({m_elements[first].top, m_elements[last].lead}); }

    /// A picture or table stands on the page of the heading above it, short lines between them or not.
    void keepHeadingOf(size_t place) {
        for (size_t back = 1; back <= stepsToHeading && back <= place; ++back) {
            const Element& above = m_elements[place - back];
            if (above.heading) return keep(place - back, place);
            if (above.lines == 0 || above.lines > 2) return;
        }
    }

    const QAbstractTextDocumentLayout& m_layout;
    double m_end;
    std::vector<Element> m_elements;
    std::vector<double> m_cuts;
    std::vector<Piece::Strip> m_kept;  ///< not to be cut
    std::vector<Piece::Strip> m_whole; ///< lines: not to be cut either where the others can't all be kept
    std::vector<Head> m_heads;
};

} // namespace

std::vector<Piece> pieces(const QTextDocument& document, double height) {
    const Strip strip(document);
    std::vector<Piece> out;
    for (double top = 0; out.empty() || top < strip.end() - 0.5;) {
        Piece piece{top, 0, strip.headAt(top)};
        const double room = piece.head ? height - (piece.head->bottom - piece.head->top) : height;
        piece.bottom = strip.cutWithin(top, top + room);
        top = piece.bottom;
        out.push_back(piece);
    }
    return out;
}

} // namespace banyan::paper

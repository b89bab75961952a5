// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/markdown.h"

#include "model/report/markdown_text.h"
#include "model/roadmap/plan.h"

#include <algorithm>

namespace banyan::report {

namespace {

constexpr size_t labelsOnChart = 20;

std::string rendered(const Text& text) {
    std::string out;
    for (const Run& run : text.runs()) {
        switch (run.kind) {
        case Run::Kind::Own:
            out += run.text;
            break;
        case Run::Kind::Data:
            out += escaped(run.text);
            break;
        case Run::Kind::Strong:
            out += "**" + run.text + "**";
            break;
        case Run::Kind::Emphasis:
            out += "*" + run.text + "*";
            break;
        case Run::Kind::Mark:
            break;
        }
    }
    return out;
}

/// A score on Mermaid's 0–1 axis, the threshold in its middle.
double onChart(double score, double threshold) {
    const double x = score < threshold  ? 0.5 * score / threshold
                     : threshold >= 100 ? 1
                                        : 0.5 + 0.5 * (score - threshold) / (100 - threshold);
    return std::clamp(x, 0.01, 0.99);
}

class Writer {
public:
    explicit Writer(std::string& out)
        : m_out(out) {}

    void operator()(const Heading& heading) { m_out += "### " + rendered(heading.text) + "\n\n"; }
    void operator()(const Paragraph& paragraph) { m_out += rendered(paragraph.text) + "\n\n"; }

    void operator()(const List& list) {
        for (const ListItem& one : list.items)
            item(one);
        m_out += "\n";
    }

    void operator()(const Table& table) {
        std::string rule = "|";
        m_out += "|";
        for (const Table::Column& column : table.columns()) {
            m_out += " " + column.title + " |";
            rule += column.number ? " ---: |" : " --- |";
        }
        m_out += "\n" + rule + "\n";
        for (const auto& row : table.rows()) {
            m_out += "|";
            for (const Text& cell : row)
                m_out += " " + rendered(cell) + " |";
            m_out += "\n";
        }
        m_out += "\n";
    }

    void operator()(const MapPicture& map) {
        const size_t all = map.points.size();
        if (all > labelsOnChart)
            m_out += "The chart shows the " + std::to_string(labelsOnChart) +
                     " components with most value and risk together; the table " +
                     (map.inTable < all ? "the first " + std::to_string(map.inTable) : std::string("all")) + " of " +
                     std::to_string(all) + ".\n\n";
        m_out += "```mermaid\nquadrantChart\n    title Value and risk\n    x-axis Low value --> High value\n    "
                 "y-axis Low risk --> High risk\n"
                 "    quadrant-1 Address early\n    quadrant-2 Replace or retire\n    quadrant-3 Defer\n    "
                 "quadrant-4 Retain and evolve\n";
        for (size_t i = 0; i < all && i < labelsOnChart; ++i) {
            const MapPicture::Point& point = map.points[i];
            m_out += "    \"" + mermaidLabel(point.name) + "\": [" +
                     shortNumber(onChart(point.value.mid, map.valueThreshold), 3) + ", " +
                     shortNumber(onChart(point.risk.mid, map.riskThreshold), 3) + "]\n";
        }
        m_out += "```\n\n";
    }

    void operator()(const GanttPicture& gantt) {
        m_out += "```mermaid\ngantt\n    dateFormat YYYY-MM-DD\n    axisFormat %b %Y\n";
        int number = 0;
        for (const GanttPicture::Phase& phase : gantt.phases) {
            m_out += "    section " + std::to_string(phase.phase) + " " +
                     std::string(roadmap::phaseTitle(phase.phase)) + "\n";
            for (const GanttPicture::Bar& bar : phase.bars)
                m_out += "    " + mermaidLabel(bar.title) + " :i" + std::to_string(++number) + ", " +
                         bar.start.toString() + ", " + bar.finish.toString() + "\n";
        }
        m_out += "```\n\n";
    }

    void operator()(const BarsPicture&) {} // a table says the same

    void operator()(const Cards& cards) {
        for (const Card& card : cards.cards)
            item(card.sentences);
        m_out += "\n";
    }

private:
    void item(const ListItem& one) {
        m_out += "- " + rendered(one.text) + "\n";
        for (const Text& under : one.under)
            m_out += "  - " + rendered(under) + "\n";
    }

    std::string& m_out;
};

} // namespace

std::string markdown(const Document& document) {
    std::string out = "# " + rendered(document.title) + "\n\n" + rendered(document.about) + "\n\n";
    Writer writer(out);
    for (const Section& section : document.sections) {
        out += "## " + section.title + "\n\n";
        for (const Block& block : section.blocks)
            std::visit([&](const auto& b) { writer(b); }, block);
    }
    return out;
}

} // namespace banyan::report

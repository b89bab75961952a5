// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/html.h"

#include "model/report/html_text.h"
#include "model/report/svg.h"
#include "model/roadmap/plan.h"
#include "resources/embedded.h"

#include <QByteArray>
#include <QCryptographicHash>

namespace banyan::report {

namespace {

constexpr size_t barsInPicture = 50; // so that one fits on a page of paper

std::string signOf(const std::string& mark) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> signs{
        {{"early", "▲"}, {"retain", "●"}, {"replace", "■"}, {"defer", "◆"}}};
    for (const auto& [name, sign] : signs)
        if (mark == name) return std::string(sign);
    return {};
}

std::string rendered(const Text& text) {
    std::string out;
    for (const Run& run : text.runs()) {
        switch (run.kind) {
        case Run::Kind::Own:
        case Run::Kind::Data:
            out += htmlEscaped(run.text);
            break;
        case Run::Kind::Strong:
            out += "<strong>" + htmlEscaped(run.text) + "</strong>";
            break;
        case Run::Kind::Emphasis:
            out += "<em>" + htmlEscaped(run.text) + "</em>";
            break;
        case Run::Kind::Mark:
            out += "<span class=\"sign " + htmlEscaped(run.text) + "\" aria-hidden=\"true\">" + signOf(run.text) +
                   "</span> ";
            break;
        }
    }
    return out;
}

size_t bytesOf(const Text& text) {
    size_t bytes = 0;
    for (const Run& run : text.runs())
        bytes += run.text.size();
    return bytes;
}

/// Few words stay on one line, so that dates don't break; sentences get room.
const char* cellStyle(const Text& text) {
    constexpr size_t few = 32;
    constexpr size_t many = 80;
    const size_t bytes = bytesOf(text);
    return bytes <= few ? " class=\"short\">" : bytes > many ? " class=\"long\">" : ">";
}

std::string item(const ListItem& one) {
    std::string out = "<li>" + rendered(one.text);
    if (!one.under.empty()) {
        out += "\n<ul>\n";
        for (const Text& under : one.under)
            out += "<li>" + rendered(under) + "</li>\n";
        out += "</ul>\n";
    }
    return out + "</li>\n";
}

class Writer {
public:
    explicit Writer(std::string& out)
        : m_out(out) {}

    void operator()(const Heading& heading) { m_out += "<h3>" + rendered(heading.text) + "</h3>\n"; }
    void operator()(const Paragraph& paragraph) { m_out += "<p>" + rendered(paragraph.text) + "</p>\n"; }

    void operator()(const List& list) {
        m_out += "<ul>\n";
        for (const ListItem& one : list.items)
            m_out += item(one);
        m_out += "</ul>\n";
    }

    void operator()(const Table& table) {
        const std::string id = "t" + std::to_string(++m_tables);
        m_out += "<div class=\"scroll\" role=\"region\" aria-labelledby=\"" + id +
                 "\" tabindex=\"0\">\n<table>\n<caption id=\"" + id + "\">" + htmlEscaped(table.caption()) +
                 "</caption>\n<thead>\n<tr>";
        for (const Table::Column& column : table.columns())
            m_out += std::string("<th scope=\"col\"") + (column.number ? " class=\"number\"" : "") + ">" +
                     htmlEscaped(column.title) + "</th>";
        m_out += "</tr>\n</thead>\n<tbody>\n";
        for (const auto& row : table.rows())
            addRow(table, row);
        m_out += "</tbody>\n</table>\n</div>\n";
    }

    void operator()(const MapPicture& map) {
        std::string caption = "The components with most value and risk together are named; whiskers hold what missing "
                              "and uncertain data could still make of the score.";
        if (map.inTable < map.points.size())
            caption += " The table has the first " + std::to_string(map.inTable) + " of " +
                       std::to_string(map.points.size()) + ".";
        figure("Components by value and risk", svgOf(map), caption);
    }

    void operator()(const GanttPicture& gantt) {
        for (const GanttPicture::Phase& phase : gantt.phases) {
            const std::string title = std::to_string(phase.phase) + " " + std::string(roadmap::phaseTitle(phase.phase));
            for (size_t first = 0; first < phase.bars.size(); first += barsInPicture) {
                const size_t last = std::min(first + barsInPicture, phase.bars.size());
                const auto at = [&](size_t n) { return phase.bars.begin() + static_cast<std::ptrdiff_t>(n); };
                std::string caption = title + (first > 0 ? ", continued." : ".");
                if (first == 0 && &phase == gantt.phases.data())
                    caption += " A bar is the time planned; the line behind it leads to the day by which it is "
                               "finished in 80 % of the draws. ◇ is a deadline.";
                figure(title, svgOf(gantt, {phase.phase, {at(first), at(last)}}), caption);
            }
        }
    }

    void operator()(const BarsPicture& bars) { figure(bars.title, svgOf(bars), bars.title + "."); }

    void operator()(const Cards& cards) {
        m_out += "<div class=\"cards\">\n";
        for (const Card& card : cards.cards)
            addCard(card);
        m_out += "</div>\n";
    }

private:
    void addRow(const Table& table, const std::vector<Text>& row) {
        m_out += "<tr>";
        for (size_t i = 0; i < row.size(); ++i) {
            const bool number = i < table.columns().size() && table.columns()[i].number;
            const char* style = number ? " class=\"number\">" : i > 0 ? cellStyle(row[i]) : ">";
            m_out += std::string(i == 0 ? "<th scope=\"row\"" : "<td") + style + rendered(row[i]) +
                     (i == 0 ? "</th>" : "</td>");
        }
        m_out += "</tr>\n";
    }

    void figure(const std::string& title, const std::string& svg, const std::string& caption) {
        m_out += "<figure>\n<figcaption>" + htmlEscaped(caption) +
                 "</figcaption>\n<div class=\"scroll\" role=\"region\" aria-label=\"" + htmlEscaped(title) +
                 "\" tabindex=\"0\">\n" + svg + "</div>\n</figure>\n";
    }

    void addCard(const Card& card) {
        const auto number = [](const char* title, const Text& text) {
            return std::string("<div><dt>") + title + "</dt><dd>" + rendered(text) + "</dd></div>";
        };
        m_out += "<article class=\"card\">\n<h3>" + htmlEscaped(card.name) + "</h3>\n<p class=\"status\">" +
                 htmlEscaped(card.status) + " · " + htmlEscaped(card.verdict) + "</p>\n<dl>" +
                 number("Baseline", card.baseline) + number("Target", card.target) + number("Measured", card.measured) +
                 "</dl>\n" + svgOf(card.trend, card.name) + "<ul class=\"sentences\">\n" + item(card.sentences) +
                 "</ul>\n</article>\n";
    }

    std::string& m_out;
    int m_tables = 0;
};

std::string head(const Document& document) {
    const std::string style = "\n" + std::string(resources::embedded("report.css"));
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(style), QCryptographicHash::Sha256).toBase64();
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" +
           hash.toStdString() +
           "'; base-uri 'none'; form-action 'none'\"/>\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
           "<meta name=\"color-scheme\" content=\"light dark\"/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n"
           "<title>" +
           rendered(document.title) + "</title>\n<style>" + style + "</style>\n</head>\n";
}

} // namespace

std::string html(const Document& document) {
    std::string out = head(document) +
                      "<body>\n<a class=\"skip\" href=\"#content\">Skip to the report</a>\n<header>\n<h1>" +
                      rendered(document.title) + "</h1>\n<p>" + rendered(document.about) + "</p>\n</header>\n";
    if (document.sections.size() > 1) {
        out += "<nav aria-label=\"Sections\">\n<ul>\n";
        for (const Section& section : document.sections)
            out += "<li><a href=\"#" + section.id + "\">" + htmlEscaped(section.title) + "</a></li>\n";
        out += "</ul>\n</nav>\n";
    }
    out += "<main id=\"content\" tabindex=\"-1\">\n";
    Writer writer(out);
    for (const Section& section : document.sections) {
        out += "<section id=\"" + section.id + "\" aria-labelledby=\"" + section.id + "-title\">\n<h2 id=\"" +
               section.id + "-title\">" + htmlEscaped(section.title) + "</h2>\n";
        for (const Block& block : section.blocks)
            std::visit([&](const auto& b) { writer(b); }, block);
        out += "</section>\n";
    }
    return out + "</main>\n</body>\n</html>\n";
}

} // namespace banyan::report

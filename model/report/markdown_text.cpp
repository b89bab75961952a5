// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/markdown_text.h"

#include <QString>

namespace banyan::report {

std::string escaped(std::string_view data) {
    static constexpr std::string_view marks = "\\`*_{}[]#+!|~$^=";
    std::string out;
    for (size_t i = 0; i < data.size(); ++i) {
        const char c = data[i];
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            out += ' ';
        else if (c == '&')
            out += "&amp;";
        else if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '@')
            out += "&#64;";
        else if (c == ':' && data.substr(i).starts_with("://"))
            out += "&#58;";
        else if (data.substr(i).starts_with("www."))
            out += "w&#119;w", i += 2;
        else if (c == '-' && (i == 0 || data[i - 1] == ' ') && i + 1 < data.size() && data[i + 1] == ' ')
            out += "\\-";
        else if (marks.find(c) != std::string_view::npos)
            (out += '\\') += c;
        else
            out += c;
    }
    return out;
}

std::string mermaidLabel(std::string_view data) {
    static constexpr qsizetype longest = 48;
    QString out;
    for (const QChar c : QString::fromUtf8(data.data(), static_cast<qsizetype>(data.size()))) {
        const bool kept = c.isLetterOrNumber() || c.isMark() || QStringLiteral("().,-+/").contains(c);
        if (kept)
            out += c;
        else if (!out.isEmpty() && !out.endsWith(u' '))
            out += u' ';
        if (out.size() >= longest) break;
    }
    out = out.trimmed();
    // "end" closes blocks and "click" starts one wherever they stand alone.
    if (out.isEmpty() || out.compare(QStringLiteral("end"), Qt::CaseInsensitive) == 0) out += QStringLiteral(".");
    return out.toStdString();
}

} // namespace banyan::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/html_text.h"

#include <QString>

namespace banyan::report {

std::string cleanText(std::string_view data, bool keepLines) {
    QString out;
    for (const QChar c : QString::fromUtf8(data.data(), static_cast<qsizetype>(data.size()))) {
        const ushort code = c.unicode();
        if (keepLines && code == u'\n')
            out += c;
        else if (keepLines && code == u'\r')
            continue;
        else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029)
            out += u' ';
        else if (code != 0xfffe && code != 0xffff)
            out += c;
    }
    return out.toStdString();
}

std::string htmlEscaped(std::string_view data) {
    std::string out;
    for (const char c : cleanText(data)) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace banyan::report

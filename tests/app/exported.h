// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QXmlStreamReader>

#include "app/common/reports.h"
#include "tests/support/planned_portfolio.h"

#include <algorithm>

namespace banyan::tests {

inline app::ExportOptions options(std::vector<std::string> sections = {}) {
    app::ExportOptions out;
    out.asOf = plannedPortfolioDay();
    out.schedules = 60;
    out.sections = std::move(sections);
    return out;
}

inline QString exported(const std::string& format, const portfolio::Portfolio& portfolio,
                        std::vector<std::string> sections = {}) {
    const Result<std::string> content = app::exportAs(format, portfolio, options(std::move(sections)));
    if (!content) qFatal("%s", content.error().fullMessage().c_str());
    return QString::fromStdString(*content);
}

struct Element {
    QString name;
    QXmlStreamAttributes attributes;
    QString inside; ///< name of the element around it
};

/// Elements of a page, and all of its text; fails the test where it isn't well-formed.
struct Page {
    std::vector<Element> elements;
    QString text;
    QString error;

    explicit Page(const QString& content) {
        QXmlStreamReader reader(content);
        QStringList open{QString()};
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement()) {
                elements.push_back({reader.name().toString(), reader.attributes(), open.back()});
                open.push_back(reader.name().toString());
            } else if (reader.isEndElement()) {
                open.pop_back();
            } else if (reader.isCharacters()) {
                text += reader.text();
            }
        }
        if (reader.hasError()) error = reader.errorString();
    }

    [[nodiscard]] size_t count(const QString& name) const {
        return static_cast<size_t>(std::ranges::count(elements, name, &Element::name));
    }
};

/// Lines as RFC 5545 unfolds them.
inline QStringList unfolded(QString content) {
    content.replace(QStringLiteral("\r\n "), QString());
    QStringList lines = content.split(QStringLiteral("\r\n"));
    lines.removeLast();
    return lines;
}

/// Rows of RFC 4180 text.
inline QList<QStringList> csvRows(const QString& content) {
    QList<QStringList> out{{QString()}};
    bool quoted = false;
    for (int i = 0; i < content.size(); ++i) {
        const QChar c = content[i];
        if (c == u'"' && quoted && i + 1 < content.size() && content[i + 1] == u'"')
            out.back().back() += content[++i];
        else if (c == u'"')
            quoted = !quoted;
        else if (!quoted && c == u',')
            out.back().append(QString());
        else if (!quoted && c == u'\n')
            out.append({QString()});
        else
            out.back().back() += c;
    }
    out.removeLast();
    return out;
}

} // namespace banyan::tests

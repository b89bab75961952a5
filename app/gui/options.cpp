// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/options.h"

#include "views/session/text.h"

#include <QCommandLineParser>

namespace banyan::app {

namespace {

void declare(QCommandLineParser& parser) {
    parser.setApplicationDescription(QStringLiteral("From a legacy portfolio to a modernization roadmap."));
    parser.addOptions({
        {{"h", "help"}, "Show this text."},
        {"version", "Show the version."},
        {"sample", "Open the sample as an untitled copy."},
        {"theme", "light, dark or system.", "THEME"},
        {"page", "Page to show: inventory, goals, map, initiatives, roadmap, outcomes, scenarios, decisions or report.",
         "PAGE"},
        {"select", "Id of the component, goal or initiative to select.", "ID"},
        {"propose", "Add the initiatives that the recommendations ask for, once the document is assessed."},
        {"present", "Present the slides, at slide N.", "N"},
        {"size", "Size of the window, as 1280x800.", "WxH"},
        {"screenshot", "Write a picture of the window once everything is worked out, then quit.", "FILE.png"},
        {{"o", "output"}, "With render: the file to write, as SVG, PNG or PDF by its ending.", "FILE"},
        {"as-of", "Day to assess as of, as 2027-01-31; today otherwise, the sample's own day for the sample.", "DATE"},
    });
    parser.addPositionalArgument(
        "render",
        "Write the charts of a page (map, roadmap, budget, outcomes, scenarios or plans) or the "
        "report (as PDF) to a file, then quit; needs no display.",
        "[render]");
    parser.addPositionalArgument("FILE", "Document to open.", "[FILE]");
}

Error wrong(const QString& text) {
    return makeError(ErrorKind::Usage, "usage.option", "{text}", {{"text", session::fromQt(text)}});
}

} // namespace

Result<Options> parseOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    declare(parser);
    if (!parser.parse(arguments)) return wrong(parser.errorText());
    Options options;
    QStringList files = parser.positionalArguments();
    if (files.value(0) == QStringLiteral("render")) {
        files.removeFirst();
        options.render = parser.value(QStringLiteral("output"));
        if (options.render.isEmpty()) return wrong(QStringLiteral("render needs a file to write, as -o map.svg"));
        if (!parser.isSet(QStringLiteral("page"))) return wrong(QStringLiteral("render needs a page, as --page map"));
        if (parser.value(QStringLiteral("page")) == reportPage && !options.render.endsWith(QStringLiteral(".pdf")))
            return wrong(
                QStringLiteral("the report is written as PDF, as -o report.pdf; banyan-cli export has others"));
        if (files.isEmpty() && !parser.isSet(QStringLiteral("sample")))
            return wrong(QStringLiteral("render needs a document"));
    }
    if (files.size() > 1) return wrong(QStringLiteral("only one document can be opened"));
    options.file = files.value(0);
    options.sample = parser.isSet(QStringLiteral("sample"));
    options.help = parser.isSet(QStringLiteral("help"));
    options.version = parser.isSet(QStringLiteral("version"));
    options.propose = parser.isSet(QStringLiteral("propose"));
    options.page = parser.value(QStringLiteral("page"));
    options.select = parser.value(QStringLiteral("select"));
    options.screenshot = parser.value(QStringLiteral("screenshot"));
    if (const QString theme = parser.value(QStringLiteral("theme")); !theme.isEmpty()) {
        if (theme == QStringLiteral("light"))
            options.theme = widgets::ThemeChoice::Light;
        else if (theme == QStringLiteral("dark"))
            options.theme = widgets::ThemeChoice::Dark;
        else if (theme == QStringLiteral("system"))
            options.theme = widgets::ThemeChoice::System;
        else
            return wrong(QStringLiteral("theme \"%1\" is none of light, dark, system").arg(theme));
    }
    if (parser.isSet(QStringLiteral("present"))) {
        options.present = parser.value(QStringLiteral("present")).toInt();
        if (options.present < 1)
            return wrong(QStringLiteral("slide \"%1\" is not 1 or more").arg(parser.value(QStringLiteral("present"))));
    }
    if (const QString size = parser.value(QStringLiteral("size")); !size.isEmpty()) {
        const QStringList parts = size.split('x');
        options.size = QSize(parts.value(0).toInt(), parts.value(1).toInt());
        if (parts.size() != 2 || options.size.width() < 400 || options.size.height() < 300 ||
            options.size.width() > 16'000 || options.size.height() > 16'000)
            return wrong(QStringLiteral("size \"%1\" is not WxH with at least 400x300").arg(size));
    }
    if (const QString date = parser.value(QStringLiteral("as-of")); !date.isEmpty()) {
        options.asOf = Date::parse(date.toStdString());
        if (!options.asOf) return wrong(QStringLiteral("date \"%1\" is not a day as YYYY-MM-DD").arg(date));
    }
    return options;
}

QString usage() {
    QCommandLineParser parser;
    declare(parser);
    return parser.helpText();
}

} // namespace banyan::app

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/template.h"

#include "model/report/answers.h"
#include "model/report/html_text.h"
#include "model/report/markdown_text.h"
#include "model/report/tables.h"

#include <kainjow/mustache.hpp>

namespace banyan::report {

namespace {

using kainjow::mustache::data;

constexpr size_t mostBytes = 1 << 20;
constexpr int mostDepth = 64;

/// "startWeek" of "Start week", "chance" of "Chance (%)".
std::string keyOf(const std::string& header) {
    std::string out;
    bool upper = false;
    for (const char c : header) {
        if (c == '(') break;
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter) out += static_cast<char>(upper && !out.empty() ? std::toupper(c) : std::tolower(c));
        upper = !letter;
    }
    return out;
}

Json rowsOf(const Sheet& sheet) {
    Json out = Json::array();
    for (const auto& row : sheet.rows) {
        Json object = Json::object();
        for (size_t i = 0; i < row.size(); ++i)
            object[keyOf(sheet.header[i])] = row[i];
        out.push_back(std::move(object));
    }
    return out;
}

data toData(const Json& value) {
    switch (value.type()) {
    case Json::value_t::object: {
        data out{data::type::object};
        for (const auto& [name, inner] : value.items())
            out.set(name, toData(inner));
        return out;
    }
    case Json::value_t::array: {
        data out{data::type::list};
        for (const Json& inner : value)
            out.push_back(toData(inner));
        return out;
    }
    case Json::value_t::boolean:
        return data(value.get<bool>());
    case Json::value_t::null:
        return data(false);
    case Json::value_t::string:
        // An empty text is nothing to speak of: its section is left out.
        return value.get_ref<const std::string&>().empty() ? data(false) : data(value.get<std::string>());
    default:
        return data(value.dump());
    }
}

/// How deep sections lie in each other, as far as the usual braces tell.
int depthOf(const std::string& text) {
    int depth = 0;
    int deepest = 0;
    for (size_t at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 2)) {
        size_t sign = at + 2;
        while (sign < text.size() && text[sign] == ' ')
            ++sign;
        if (sign >= text.size()) break;
        if (text[sign] == '#' || text[sign] == '^') deepest = std::max(deepest, ++depth);
        if (text[sign] == '/') --depth;
    }
    return deepest;
}

bool isMarkdown(const std::string& name) {
    return name.ends_with(".md.mustache") || name.ends_with(".markdown.mustache");
}

} // namespace

Json templateContext(const ReportInput& input) {
    const portfolio::Settings& settings = input.portfolio.settings();
    Json out{{"name", settings.name},
             {"description", settings.description},
             {"fictional", settings.fictional},
             {"currency", settings.currency},
             {"asOf", input.assessment.asOf.toString()}};
    for (const Sheet& table : tables(input))
        out[keyOf(table.title)] = rowsOf(table);
    out["assessment"] = toJson(input.assessment);
    out["plan"] = input.plan ? toJson(*input.plan) : Json(nullptr);
    out["planIssue"] = input.planIssue;
    out["judged"] = input.outcomes ? toJson(*input.outcomes) : Json(nullptr);
    return out;
}

Result<std::string> fromTemplate(const std::string& text, const std::string& name, const Json& context) {
    const auto refused = [&](const char* code, const char* why, Arguments arguments = {}) {
        return makeError(ErrorKind::BadInput, code, why, std::move(arguments)).at({name, 0, 0, ""});
    };
    if (text.size() > mostBytes) return refused("template.too-large", "a template may have 1 MiB at most");
    if (depthOf(text) > mostDepth)
        return refused("template.too-deep", "sections lie more than {n} deep", {{"n", std::to_string(mostDepth)}});
    kainjow::mustache::mustache filled(text);
    if (!filled.is_valid())
        return refused("template.invalid", "is no valid template: {why}", {{"why", filled.error_message()}});
    const bool markdown = isMarkdown(name);
    filled.set_custom_escape(
        [markdown](const std::string& value) { return markdown ? escaped(cleanText(value)) : htmlEscaped(value); });
    std::string out;
    filled.render(toData(context), [&](const std::string& piece) { out += piece; });
    return out;
}

} // namespace banyan::report

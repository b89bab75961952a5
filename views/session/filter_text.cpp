// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/filter_text.h"

#include "model/base/json.h"
#include "views/session/text.h"

#include <algorithm>

namespace banyan::session {

namespace {

constexpr std::array<std::string_view, facets.size()> facetNames{"system", "flow",      "owner", "quadrant",
                                                                 "kind",   "lifecycle", "tag",   "source"};
constexpr std::array<std::string_view, quantities.size()> quantityNames{
    "value", "risk", "sure", "coverage", "incidents", "test-coverage", "age"};

Json choicesJson(const std::map<Facet, std::set<std::string>>& choices) {
    Json out = Json::object();
    for (const auto& [facet, values] : choices)
        if (!values.empty()) out[std::string(facetNames[static_cast<size_t>(facet)])] = values;
    return out;
}

void readChoices(const Json& from, std::map<Facet, std::set<std::string>>& into) {
    if (!from.is_object()) return;
    for (size_t i = 0; i < facets.size(); ++i) {
        const auto at = from.find(std::string(facetNames[i]));
        if (at == from.end() || !at->is_array()) continue;
        for (const Json& value : *at)
            if (value.is_string()) into[facets[i]].insert(value.get<std::string>());
    }
}

std::optional<double> numberIn(const Json& value) {
    return value.is_number() ? std::optional(value.get<double>()) : std::nullopt;
}

} // namespace

std::string filterText(const Filter& filter) {
    if (!filter.concernsComponents()) return {};
    Json out = Json::object();
    if (!filter.text.isEmpty()) out["text"] = fromQt(filter.text);
    if (!filter.name.isEmpty()) out["name"] = fromQt(filter.name);
    if (const Json choices = choicesJson(filter.choices); !choices.empty()) out["is"] = choices;
    if (const Json exclusions = choicesJson(filter.exclusions); !exclusions.empty()) out["not"] = exclusions;
    for (const auto& [quantity, bounds] : filter.bounds) {
        Json ends = Json::array({nullptr, nullptr});
        if (bounds.low) ends[0] = *bounds.low;
        if (bounds.high) ends[1] = *bounds.high;
        out["bounds"][std::string(quantityNames[static_cast<size_t>(quantity)])] = ends;
    }
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Filter filterOf(const std::string& text) {
    Filter out;
    const auto parsed = parseUntrusted(text, "filter");
    if (!parsed || !parsed->is_object()) return out;
    const Json& from = *parsed;
    if (from.contains("text") && from["text"].is_string()) out.text = toQt(from["text"].get<std::string>());
    if (from.contains("name") && from["name"].is_string()) out.name = toQt(from["name"].get<std::string>());
    if (from.contains("is")) readChoices(from["is"], out.choices);
    if (from.contains("not")) readChoices(from["not"], out.exclusions);
    if (!from.contains("bounds") || !from["bounds"].is_object()) return out;
    for (size_t i = 0; i < quantities.size(); ++i) {
        const auto at = from["bounds"].find(std::string(quantityNames[i]));
        if (at != from["bounds"].end() && at->is_array() && at->size() == 2)
            out.bounds[quantities[i]] = {numberIn((*at)[0]), numberIn((*at)[1])};
    }
    return out;
}

} // namespace banyan::session

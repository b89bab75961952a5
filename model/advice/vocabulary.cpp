// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/vocabulary.h"

#include "model/portfolio/metrics.h"
#include "resources/embedded.h"

#include <QtGlobal>

namespace banyan::advice {

namespace {

const std::vector<std::string> yesNo{"yes", "no"};
const std::vector<std::string> highLow{"high", "low"};

std::vector<FactDefinition> derivedFacts() {
    const auto number = [](std::string id, std::string name, std::string unit, double most) {
        return FactDefinition{std::move(id), std::move(name), FactType::Number, std::move(unit), 0, most, {}, {}};
    };
    const auto choice = [](std::string id, std::string name, FactType type, std::vector<std::string> choices) {
        return FactDefinition{std::move(id), std::move(name), type, {}, 0, 0, std::move(choices), {}};
    };
    return {
        number("value", "Value", "", 100),
        number("risk", "Risk", "", 100),
        number("fan-in", "Components that depend on it", "count", 1e9),
        number("visibility-fan-in", "Components that reach it", "%", 100),
        number("cycle-share", "Share of its cycle", "%", 100),
        number("refactoring-to-replacement", "Cost of refactoring over cost of replacing", "×", 1e9),
        choice("value-side", "Side of value", FactType::Choice, highLow),
        choice("risk-side", "Side of risk", FactType::Choice, highLow),
        choice("quadrant", "Quadrant", FactType::Choice, {"address-early", "retain", "replace-or-retire", "defer"}),
        choice("in-cycle", "Part of a dependency cycle", FactType::YesNo, yesNo),
        choice("owner", "Has an owning team", FactType::YesNo, yesNo),
        choice("on-critical-flow", "On a critical flow", FactType::YesNo, yesNo),
        choice("kind", "Kind", FactType::Text, {}),
        choice("lifecycle", "Lifecycle", FactType::Text, {}),
        choice("tags", "Tags", FactType::Text, {}),
        choice("protocol", "Protocols by which it is called", FactType::Text, {}),
    };
}

Error invalid(const std::string& fileName, size_t index, std::string complaint) {
    return makeError(ErrorKind::BadInput, "facts.invalid", "fact {index}: {complaint}",
                     {{"index", std::to_string(index + 1)}, {"complaint", std::move(complaint)}})
        .at({fileName, 0, 0, "/" + std::to_string(index)});
}

std::string textOf(const Json& json, const char* key) {
    return json.contains(key) && json[key].is_string() ? json[key].get<std::string>() : std::string();
}

Result<FactDefinition> parseFact(const Json& json, const std::string& fileName, size_t index) {
    if (!json.is_object()) return invalid(fileName, index, "is not an object");
    FactDefinition out{
        textOf(json, "id"),      textOf(json, "name"), FactType::Number, textOf(json, "unit"), 0, 1e15, {},
        textOf(json, "question")};
    if (out.id.empty()) return invalid(fileName, index, "has no id");
    const std::string type = textOf(json, "type");
    if (type == "yes-no") {
        out.type = FactType::YesNo;
        out.choices = yesNo;
    } else if (type == "choice") {
        out.type = FactType::Choice;
        if (!json.contains("choices") || !json["choices"].is_array())
            return invalid(fileName, index, "\"" + out.id + "\" is a choice without choices");
        for (const Json& one : json["choices"])
            if (one.is_string()) out.choices.push_back(one.get<std::string>());
    } else if (type == "text") {
        out.type = FactType::Text;
    } else if (type != "number" && type != "money") {
        return invalid(fileName, index, "\"" + out.id + "\" has the unknown type \"" + type + "\"");
    }
    return out;
}

} // namespace

void Vocabulary::add(FactDefinition definition) {
    m_facts.insert_or_assign(definition.id, std::move(definition));
}

Result<Vocabulary> Vocabulary::parse(std::string_view factsJson, const std::string& fileName) {
    BANYAN_ASSIGN(const Json json, parseUntrusted(factsJson, fileName));
    const Json& list = json.is_object() && json.contains("facts") ? json["facts"] : json;
    if (!list.is_array()) return invalid(fileName, 0, "there is no list of facts");
    Vocabulary out;
    for (const portfolio::Metric& m : portfolio::metrics())
        out.add(
            {std::string(m.id), std::string(m.name), FactType::Number, std::string(m.unit), m.least, m.most, {}, {}});
    for (size_t i = 0; i < list.size(); ++i) {
        BANYAN_ASSIGN(FactDefinition fact, parseFact(list[i], fileName, i));
        out.add(std::move(fact));
    }
    for (FactDefinition& fact : derivedFacts())
        out.add(std::move(fact));
    return out;
}

const Vocabulary& Vocabulary::builtIn() {
    static const Vocabulary kept = [] {
        auto read = parse(resources::embedded("facts.json"), "facts.json");
        if (!read) qFatal("%s", read.error().fullMessage().c_str());
        return *read;
    }();
    return kept;
}

const FactDefinition* Vocabulary::find(const std::string& id) const {
    const auto found = m_facts.find(id);
    return found == m_facts.end() ? nullptr : &found->second;
}

} // namespace banyan::advice

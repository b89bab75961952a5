// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/condition.h"

#include <algorithm>
#include <array>

namespace banyan::advice {

Truth operator!(Truth a) {
    return a == Truth::Unknown ? a : (a == Truth::True ? Truth::False : Truth::True);
}

Truth both(Truth a, Truth b) {
    return std::min(a, b);
}

Truth either(Truth a, Truth b) {
    return std::max(a, b);
}

namespace {

Truth over(bool always, bool never) {
    return always ? Truth::True : never ? Truth::False : Truth::Unknown;
}

Truth compareNumber(Comparison comparison, double t, const Interval& x) {
    switch (comparison) {
    case Comparison::Below:
        return over(x.high < t, x.low >= t);
    case Comparison::AtMost:
        return over(x.high <= t, x.low > t);
    case Comparison::Above:
        return over(x.low > t, x.high <= t);
    case Comparison::AtLeast:
        return over(x.low >= t, x.high < t);
    case Comparison::EqualsNumber:
        return over(x.low == t && x.high == t, t < x.low || t > x.high);
    case Comparison::IsOneOf:
        break;
    }
    return Truth::Unknown;
}

void appendNew(std::vector<std::string>& to, const std::string& text) {
    if (std::ranges::find(to, text) == to.end()) to.push_back(text);
}

Error bad(std::string complaint) {
    return makeError(ErrorKind::BadInput, "playbook.bad-condition", "{complaint}",
                     {{"complaint", std::move(complaint)}});
}

Result<Condition> parseList(Condition::Kind kind, const Json& list) {
    if (!list.is_array() || list.empty()) return bad("\"all\" and \"any\" need a list of one condition or more");
    Condition out;
    out.kind = kind;
    for (const Json& item : list) {
        BANYAN_ASSIGN(Condition child, parseCondition(item));
        out.children.push_back(std::move(child));
    }
    return out;
}

Result<Condition> parseTexts(Condition leaf, const std::string& key, const Json& value) {
    leaf.comparison = Comparison::IsOneOf;
    if (value.is_string()) {
        leaf.texts = {value.get<std::string>()};
        return leaf;
    }
    if (!value.is_array() || value.empty()) return bad("\"" + key + "\" needs a text or a list of texts");
    for (const Json& text : value) {
        if (!text.is_string()) return bad("\"" + key + "\" lists something that is not a text");
        leaf.texts.push_back(text.get<std::string>());
    }
    return leaf;
}

Result<Condition> parseComparison(Condition leaf, const std::string& key, const Json& value) {
    static constexpr std::array<std::pair<std::string_view, Comparison>, 5> numeric{
        {{"below", Comparison::Below},
         {"atMost", Comparison::AtMost},
         {"above", Comparison::Above},
         {"atLeast", Comparison::AtLeast},
         {"equals", Comparison::EqualsNumber}}};
    if (key == "oneOf" || (key == "equals" && value.is_string())) return parseTexts(std::move(leaf), key, value);
    const auto found = std::ranges::find(numeric, key, [](const auto& n) { return n.first; });
    if (found == numeric.end()) return bad("\"" + key + "\" is no comparison");
    if (!value.is_number()) return bad("\"" + key + "\" of fact \"" + leaf.fact + "\" needs a number");
    leaf.comparison = found->second;
    leaf.number = value.get<double>();
    return leaf;
}

Result<Condition> parseFact(const Json& json) {
    if (!json["fact"].is_string()) return bad("\"fact\" needs the name of a fact");
    Condition all;
    all.kind = Condition::Kind::All;
    for (const auto& [key, value] : json.items()) {
        if (key == "fact") continue;
        Condition leaf;
        leaf.kind = Condition::Kind::Compare;
        leaf.fact = json["fact"].get<std::string>();
        BANYAN_ASSIGN(leaf, parseComparison(std::move(leaf), key, value));
        all.children.push_back(std::move(leaf));
    }
    if (all.children.empty()) return bad("fact \"" + json["fact"].get<std::string>() + "\" is compared with nothing");
    if (all.children.size() > 1) return all;
    Condition only = std::move(all.children.front());
    return only;
}

} // namespace

Truth Condition::evaluate(const FactLookup& facts) const {
    switch (kind) {
    case Kind::Always:
        return Truth::True;
    case Kind::Not:
        return !children.front().evaluate(facts);
    case Kind::All: {
        Truth out = Truth::True;
        for (const Condition& child : children)
            out = both(out, child.evaluate(facts));
        return out;
    }
    case Kind::Any: {
        Truth out = Truth::False;
        for (const Condition& child : children)
            out = either(out, child.evaluate(facts));
        return out;
    }
    case Kind::Compare:
        break;
    }
    const FactValue& value = facts(fact);
    if (!value.known) return Truth::Unknown;
    if (comparison != Comparison::IsOneOf) return compareNumber(comparison, number, value.number);
    const bool named = std::ranges::any_of(
        value.texts, [&](const std::string& text) { return std::ranges::find(texts, text) != texts.end(); });
    return named ? Truth::True : Truth::False;
}

void Condition::forEachComparison(const std::function<void(const Condition&)>& visit) const {
    if (kind == Kind::Compare) visit(*this);
    for (const Condition& child : children)
        child.forEachComparison(visit);
}

std::vector<std::string> Condition::factIds() const {
    std::vector<std::string> out;
    forEachComparison([&](const Condition& leaf) { appendNew(out, leaf.fact); });
    return out;
}

std::vector<std::string> Condition::undecidedBy(const FactLookup& facts) const {
    if (evaluate(facts) != Truth::Unknown) return {};
    if (kind == Kind::Compare) return {fact};
    std::vector<std::string> out;
    for (const Condition& child : children)
        for (const std::string& id : child.undecidedBy(facts))
            appendNew(out, id);
    return out;
}

Result<Condition> parseCondition(const Json& json) {
    if (json.is_boolean() && json.get<bool>()) return Condition{};
    if (!json.is_object()) return bad("a condition is true, all, any, not or a fact");
    if (json.contains("fact")) return parseFact(json);
    if (json.size() != 1) return bad("a condition has exactly one of all, any, not and fact");
    if (json.contains("all")) return parseList(Condition::Kind::All, json["all"]);
    if (json.contains("any")) return parseList(Condition::Kind::Any, json["any"]);
    if (!json.contains("not")) return bad("\"" + json.begin().key() + "\" is no condition");
    BANYAN_ASSIGN(Condition inner, parseCondition(json["not"]));
    Condition out;
    out.kind = Condition::Kind::Not;
    out.children.push_back(std::move(inner));
    return out;
}

} // namespace banyan::advice

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/evidence.h"

#include "model/portfolio/metrics.h"

#include <algorithm>
#include <cmath>

namespace banyan::advice {

namespace {

/// A side counts as known from this probability on: two such sides leave their quadrant at .60 or more, "leaning".
constexpr double sureSide = 0.8;

std::string lowered(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string unitText(const std::string& unit) {
    return unit.empty() || unit == "count" || unit == "level" ? std::string() : " " + unit;
}

FactValue side(bool high) {
    return FactValue::of(std::string(high ? "high" : "low"));
}

/// The side of a threshold on which an interval lies, if it lies on one.
FactValue sideOf(const Interval& score, double threshold) {
    if (score.low >= threshold) return side(true);
    if (score.high < threshold) return side(false);
    return {};
}

FactValue sideOf(double probabilityHigh, const Interval& score, double threshold) {
    if (probabilityHigh >= sureSide) return side(true);
    if (probabilityHigh <= 1 - sureSide) return side(false);
    return sideOf(score, threshold);
}

} // namespace

RecordIndex::RecordIndex(const Portfolio& portfolio) {
    for (const Dependency& d : portfolio.dependencies())
        if (d.to && !d.label.empty()) protocols[*d.to].push_back(lowered(d.label));
    for (const Flow& flow : portfolio.flows())
        if (flow.critical) onCriticalFlow.insert(flow.components.begin(), flow.components.end());
    for (const Cost& cost : portfolio.table<Cost>())
        costs[{cost.component, cost.kind}] += cost.amount;
}

Evidence::Evidence(const Portfolio& portfolio, const RecordIndex& index, const facts::Facts& facts,
                   const scoring::Assessment& assessment, const scoring::ComponentAssessment& component,
                   const Playbook::Impl& playbook)
    : m_name(component.name)
    , m_valueThreshold(assessment.valueThreshold)
    , m_riskThreshold(assessment.riskThreshold) {
    readFacts(facts, component.id);
    readStructure(facts.structure(), component.id);
    if (const Component* record = portfolio.find(component.id)) readRecord(*record, index);
    readCosts(index, component.id);
    for (const scoring::Term& term : component.terms)
        if (!term.known)
            (term.axis == Axis::Value ? m_missingValue : m_missingRisk).push_back(assessment.criterionOf(term).name);
    readPlacement(component);
    infer(playbook);
}

void Evidence::readFacts(const facts::Facts& facts, const ComponentId& id) {
    for (const auto& [name, definition] : Vocabulary::builtIn().facts()) {
        if (definition.type == FactType::Number) {
            if (const facts::Fact* fact = facts.find(id, name)) {
                const bool none = std::holds_alternative<facts::NotApplicable>(fact->law);
                m_values[name] = FactValue::of(none ? Interval{} : fact->raw);
                continue;
            }
            if (const auto said = parseNumber(facts.answer(id, name)))
                m_values[name] = FactValue::of(Interval::point(*said));
            continue;
        }
        std::string said = lowered(std::string(trimmed(facts.answer(id, name))));
        if (said.empty()) continue;
        const auto& choices = definition.choices;
        if (choices.empty() || std::ranges::find(choices, said) != choices.end())
            m_values[name] = FactValue::of(std::move(said));
    }
}

void Evidence::readStructure(const structure::Structure& structure, const ComponentId& id) {
    const structure::Position* position = structure.find(id);
    if (!position || !position->covered) return;
    m_values.try_emplace("fan-in", FactValue::of(Interval::point(position->fanIn)));
    m_values["in-cycle"] = FactValue::of(std::string(position->cycle >= 0 ? "yes" : "no"));
}

void Evidence::readRecord(const Component& component, const RecordIndex& index) {
    m_values["owner"] = FactValue::of(std::string(component.owner ? "yes" : "no"));
    if (!component.kind.empty()) m_values["kind"] = FactValue::of(lowered(component.kind));
    if (!component.lifecycle.empty()) m_values["lifecycle"] = FactValue::of(lowered(component.lifecycle));
    FactValue tags{true, {}, {}, {}};
    for (const std::string& tag : component.tags)
        tags.texts.push_back(lowered(tag));
    m_values["tags"] = std::move(tags);
    m_values["on-critical-flow"] =
        FactValue::of(std::string(index.onCriticalFlow.contains(component.id) ? "yes" : "no"));
    if (const auto found = index.protocols.find(component.id); found != index.protocols.end())
        m_values["protocol"] = {true, {}, found->second, {}};
}

void Evidence::readCosts(const RecordIndex& index, const ComponentId& id) {
    const auto fill = [&](const char* fact, CostKind kind) {
        if (m_values.contains(fact)) return;
        if (const auto found = index.costs.find({id, kind}); found != index.costs.end())
            m_values[fact] = FactValue::of(Interval::point(found->second));
    };
    fill("refactoring-cost", CostKind::Refactoring);
    fill("replacement-cost", CostKind::Replacement);
    const FactValue refactoring = (*this)["refactoring-cost"];
    const FactValue replacing = (*this)["replacement-cost"];
    if (!refactoring.known || !replacing.known || replacing.number.low <= 0) return;
    const Interval r = refactoring.number;
    const Interval p = replacing.number;
    m_values["refactoring-to-replacement"] = FactValue::of(Interval{r.low / p.high, r.mid / p.mid, r.high / p.low});
}

void Evidence::readPlacement(const scoring::ComponentAssessment& component) {
    m_values["value"] = FactValue::of(component.value);
    m_values["risk"] = FactValue::of(component.risk);
    const Quadrant q = component.quadrant;
    if (q == Quadrant::Unknown) return;
    const bool overridden = q != component.computedQuadrant;
    if (overridden || (component.probability && component.confidence != scoring::Confidence::Undecided)) {
        m_values["quadrant"] = FactValue::of(std::string(enumName(q)));
        m_values["value-side"] = side(q == Quadrant::AddressEarly || q == Quadrant::Retain);
        m_values["risk-side"] = side(q == Quadrant::AddressEarly || q == Quadrant::ReplaceOrRetire);
        return;
    }
    FactValue value = sideOf(component.value, m_valueThreshold);
    FactValue risk = sideOf(component.risk, m_riskThreshold);
    if (component.probability) {
        const auto& p = component.probability->quadrant;
        value = sideOf(p[0] + p[1], component.value, m_valueThreshold);
        risk = sideOf(p[0] + p[2], component.risk, m_riskThreshold);
    }
    m_values["value-side"] = value;
    m_values["risk-side"] = risk;
    if (value.known && risk.known) m_values["quadrant"] = FactValue::of(std::string(enumName(q)));
}

void Evidence::infer(const Playbook::Impl& playbook) {
    for (const Inference& inference : playbook.inferences) {
        if ((*this)[inference.fact].known || inference.when.evaluate(lookup()) != Truth::True) continue;
        FactValue value = inference.number ? FactValue::of(*inference.number) : FactValue::of(inference.text);
        value.inferred = fill(inference.because);
        m_values[inference.fact] = std::move(value);
    }
}

const FactValue& Evidence::operator[](const std::string& fact) const {
    static const FactValue unknown;
    const auto found = m_values.find(fact);
    return found == m_values.end() ? unknown : found->second;
}

FactLookup Evidence::lookup() const {
    return [this](const std::string& fact) -> const FactValue& { return (*this)[fact]; };
}

Evidence Evidence::with(const std::string& fact, FactValue value) const {
    Evidence out = *this;
    if (fact == "value") out.m_values["value-side"] = side(value.number.mid >= m_valueThreshold);
    if (fact == "risk") out.m_values["risk-side"] = side(value.number.mid >= m_riskThreshold);
    out.m_values[fact] = std::move(value);
    const FactValue v = out["value-side"];
    const FactValue r = out["risk-side"];
    if (v.known && r.known) {
        const bool high = v.texts.front() == "high";
        const bool risky = r.texts.front() == "high";
        const Quadrant q = high ? (risky ? Quadrant::AddressEarly : Quadrant::Retain)
                                : (risky ? Quadrant::ReplaceOrRetire : Quadrant::Defer);
        out.m_values["quadrant"] = FactValue::of(std::string(enumName(q)));
    }
    return out;
}

std::string Evidence::shown(const std::string& fact) const {
    const FactValue& value = (*this)[fact];
    if (!value.known) return "unknown";
    const FactDefinition* definition = Vocabulary::builtIn().find(fact);
    std::string out;
    if (definition && definition->type == FactType::Number) {
        const bool score = fact == "value" || fact == "risk";
        const auto number = [&](double x) { return shortNumber(x, score || std::abs(x) >= 100 ? 0 : 1); };
        const std::string low = number(value.number.low);
        const std::string high = number(value.number.high);
        out = number(value.number.mid);
        if (!value.inferred.empty())
            out = low + "–" + high;
        else if (low != high)
            out += " (" + low + "–" + high + ")";
        out += unitText(definition->unit);
    } else {
        for (const std::string& text : value.texts)
            out += (out.empty() ? "" : ", ") + text;
        if (out.empty()) out = "none";
    }
    return value.inferred.empty() ? out : out + " (" + value.inferred + ")";
}

/// How many depend on it, as a clause.
std::string Evidence::dependents() const {
    const FactValue& fanIn = (*this)["fan-in"];
    if (!fanIn.known) return "nobody knows what depends on it";
    const std::string count = shortNumber(fanIn.number.mid, 0);
    if (count == "0") return "no component depends on it";
    return count + (count == "1" ? " component depends on it" : " components depend on it");
}

std::string Evidence::fill(const std::string& sentence) const {
    Arguments arguments{{"name", m_name}, {"dependents", dependents()}};
    for (size_t open = sentence.find('{'); open != std::string::npos; open = sentence.find('{', open + 1)) {
        const size_t close = sentence.find('}', open);
        if (close == std::string::npos) break;
        const std::string fact = sentence.substr(open + 1, close - open - 1);
        if (fact == "name") continue;
        const FactValue& value = (*this)[fact];
        const FactDefinition* definition = Vocabulary::builtIn().find(fact);
        if (!definition) continue;
        std::string text = value.known && !value.texts.empty() ? value.texts.front() : "unknown";
        if (value.known && definition->type == FactType::Number)
            text =
                shortNumber(value.number.mid, fact == "value" || fact == "risk" ? 0 : 1) + unitText(definition->unit);
        arguments.emplace_back(fact, std::move(text));
    }
    return fillPlaceholders(sentence, arguments);
}

std::string Evidence::question(const std::string& fact) const {
    const auto collect = [](const std::string& what, const std::vector<std::string>& missing) {
        std::string out = "Measure or estimate what makes up its " + what;
        for (size_t i = 0; i < missing.size() && i < 3; ++i)
            out += (i == 0 ? ": " : ", ") + missing[i];
        return out + ".";
    };
    if (fact == "value" || fact == "value-side") return collect("value", m_missingValue);
    if (fact == "risk" || fact == "risk-side") return collect("risk", m_missingRisk);
    if (fact == "refactoring-to-replacement") {
        const bool priced = (*this)["replacement-cost"].known;
        const FactDefinition* cost = Vocabulary::builtIn().find(priced ? "refactoring-cost" : "replacement-cost");
        if (cost && !cost->question.empty()) return cost->question;
    }
    if (fact == "fan-in" || fact == "in-cycle" || fact == "visibility-fan-in" || fact == "cycle-share")
        return "Import or declare its dependencies: nobody knows what depends on it.";
    const FactDefinition* definition = Vocabulary::builtIn().find(fact);
    if (!definition) return "Find out " + fact + ".";
    return definition->question.empty() ? "Measure or estimate: " + definition->name + "." : definition->question;
}

} // namespace banyan::advice

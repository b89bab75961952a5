// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/recommend.h"

#include <algorithm>
#include <cmath>

namespace banyan::advice {

namespace {

void appendNew(std::vector<std::string>& to, const std::string& text) {
    if (std::ranges::find(to, text) == to.end()) to.push_back(text);
}

/// Facts of the rules that were looked at: up to the one that fired, or all that could.
std::vector<std::string> factsLookedAt(const std::vector<Rule>& rules, const Verdict& verdict) {
    std::vector<std::string> out;
    for (const Rule& rule : rules) {
        for (const std::string& fact : rule.when.factIds())
            appendNew(out, fact);
        if (&rule == verdict.rule) break;
    }
    return out;
}

std::vector<FactUsed> shownFacts(const std::vector<std::string>& ids, const Evidence& evidence) {
    std::vector<FactUsed> out;
    for (const std::string& id : {std::string("value"), std::string("risk")})
        out.push_back({id, evidence.shown(id), true});
    for (const std::string& id : ids)
        if (id != "value" && id != "risk") out.push_back({id, evidence.shown(id), evidence[id].known});
    return out;
}

/// A step over a threshold that is sure to change a comparison with it, and no larger than it needs to be.
constexpr double nudge = 1e-9;

/// How far apart two values of a fact are, to compare facts with each other: scores and shares on 0–100, others
/// relative to the larger.
double distanceOf(const FactDefinition& fact, double from, double to) {
    if (fact.most <= 100 && fact.least >= 0) return std::abs(to - from) / fact.most;
    const double scale = std::max(std::abs(from), std::abs(to));
    return scale > 0 ? std::abs(to - from) / scale : 0;
}

struct Candidate {
    Margin margin;
    double distance = 0;
};

void consider(std::optional<Candidate>& best, Candidate next) {
    if (!best || next.distance < best->distance) best = std::move(next);
}

/// Numbers on either side of each threshold that the rules compare a fact with.
std::vector<double> triedValues(const std::vector<Rule>& rules, const FactDefinition& fact, double threshold) {
    std::vector<double> out;
    const double step = fact.unit == "count" ? 1 : std::max(1.0, std::abs(threshold)) * nudge;
    out = {threshold - step, threshold, threshold + step};
    for (const Rule& rule : rules)
        rule.when.forEachComparison([&](const Condition& leaf) {
            if (leaf.fact != fact.id || leaf.comparison == Comparison::IsOneOf) return;
            const double s = fact.unit == "count" ? 1 : std::max(1.0, std::abs(leaf.number)) * nudge;
            out.insert(out.end(), {leaf.number - s, leaf.number, leaf.number + s});
        });
    std::erase_if(out, [&](double x) { return x < fact.least || x > fact.most; });
    return out;
}

void considerNumber(std::optional<Candidate>& best, const std::vector<Rule>& rules, const Evidence& evidence,
                    const FactDefinition& fact, std::optional<double> threshold, const std::string& now) {
    const double from = evidence[fact.id].number.mid;
    for (const double to : triedValues(rules, fact, threshold.value_or(from))) {
        const std::string then = judge(rules, evidence.with(fact.id, FactValue::of(Interval::point(to)))).disposition();
        if (then == now) continue;
        const double by = std::round((to - from) * 1e6) / 1e6;
        consider(best, {{fact.id, by, then}, distanceOf(fact, from, to)});
    }
}

void considerChoice(std::optional<Candidate>& best, const std::vector<Rule>& rules, const Evidence& evidence,
                    const FactDefinition& fact, const std::string& now) {
    for (const std::string& choice : fact.choices) {
        const std::string then = judge(rules, evidence.with(fact.id, FactValue::of(choice))).disposition();
        if (then == now) continue;
        consider(best, {{fact.id, choice == "no" ? -1.0 : 1.0, then}, 1});
    }
}

std::optional<Margin> nearestChange(const std::vector<Rule>& rules, const std::vector<std::string>& facts,
                                    const Evidence& evidence, const scoring::Assessment& assessment,
                                    const std::string& now) {
    std::optional<Candidate> best;
    const Vocabulary& vocabulary = Vocabulary::builtIn();
    for (const char* axis : {"value", "risk"})
        if (const FactDefinition* fact = vocabulary.find(axis))
            considerNumber(best, rules, evidence, *fact,
                           std::string_view(axis) == "value" ? assessment.valueThreshold : assessment.riskThreshold,
                           now);
    for (const std::string& id : facts) {
        const FactDefinition* fact = vocabulary.find(id);
        const bool ofScores =
            id == "value" || id == "risk" || id == "value-side" || id == "risk-side" || id == "quadrant";
        if (!fact || ofScores || !evidence[id].known || !evidence[id].inferred.empty()) continue;
        if (fact->type == FactType::Number)
            considerNumber(best, rules, evidence, *fact, {}, now);
        else
            considerChoice(best, rules, evidence, *fact, now);
    }
    if (!best) return {};
    return best->margin;
}

std::string undecidedBecause(const Verdict& verdict, const Evidence& evidence) {
    std::vector<std::string> options;
    for (const Rule* rule : verdict.possible)
        appendNew(options, rule->disposition == "undecided" ? std::string("none of them") : rule->disposition);
    std::string out = evidence.name() + " is undecided between ";
    for (size_t i = 0; i < options.size(); ++i)
        out += (i == 0 ? "" : i + 1 == options.size() ? " and " : ", ") + options[i];
    out += ", as " + std::to_string(verdict.missing.size()) +
           (verdict.missing.size() == 1 ? " fact that decides is unknown: " : " facts that decide are unknown: ");
    const Vocabulary& vocabulary = Vocabulary::builtIn();
    for (size_t i = 0; i < verdict.missing.size(); ++i) {
        const FactDefinition* fact = vocabulary.find(verdict.missing[i]);
        std::string name = fact ? fact->name : verdict.missing[i];
        if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') name[0] = static_cast<char>(name[0] - 'A' + 'a');
        out += (i == 0 ? "" : ", ") + name;
    }
    return out + ".";
}

Recommendation recommendOne(const Evidence& evidence, const ComponentId& id, const scoring::Assessment& assessment,
                            const Playbook::Impl& playbook) {
    const Verdict verdict = judge(playbook.rules, evidence);
    Recommendation out;
    out.component = id;
    out.rule = verdict.rule ? verdict.rule->id : "undecided";
    out.disposition = verdict.disposition();
    out.pattern = verdict.rule ? verdict.rule->pattern : std::string();
    out.because = verdict.rule ? evidence.fill(verdict.rule->because) : undecidedBecause(verdict, evidence);
    const std::vector<std::string> facts = factsLookedAt(playbook.rules, verdict);
    out.facts = shownFacts(facts, evidence);
    for (const std::string& fact : verdict.missing)
        appendNew(out.ask, evidence.question(fact));
    if (verdict.rule)
        for (const std::string& fact : verdict.rule->ask)
            if (!evidence[fact].known || !evidence[fact].inferred.empty()) appendNew(out.ask, evidence.question(fact));
    out.nearest = nearestChange(playbook.rules, facts, evidence, assessment, out.disposition);
    for (const RequirementRule* r : requirementsFor(playbook, out.disposition, evidence))
        out.requirements.push_back({r->id, r->pattern, r->phase, evidence.fill(r->because)});
    if (out.disposition == "defer") out.review = assessment.asOf + 7 * playbook.reviewWeeks;
    return out;
}

} // namespace

Verdict judge(const std::vector<Rule>& rules, const Evidence& evidence) {
    Verdict out;
    const FactLookup lookup = evidence.lookup();
    for (const Rule& rule : rules) {
        const Truth truth = rule.when.evaluate(lookup);
        if (truth == Truth::False) continue;
        out.possible.push_back(&rule);
        if (truth == Truth::True) break;
        for (const std::string& fact : rule.when.undecidedBy(lookup))
            appendNew(out.missing, fact);
    }
    if (out.possible.empty()) return out;
    const Rule* last = out.possible.back();
    const bool sure = last->when.evaluate(lookup) == Truth::True;
    const bool same = std::ranges::all_of(out.possible, [&](const Rule* rule) {
        return rule->disposition == last->disposition && rule->pattern == last->pattern;
    });
    if (sure && same) out = {last, {}, {}};
    return out;
}

std::vector<const RequirementRule*> requirementsFor(const Playbook::Impl& playbook, const std::string& disposition,
                                                    const Evidence& evidence) {
    std::vector<const RequirementRule*> out;
    for (const RequirementRule& r : playbook.requirements) {
        const bool concerned =
            r.dispositions.empty() || std::ranges::find(r.dispositions, disposition) != r.dispositions.end();
        if (concerned && r.when.evaluate(evidence.lookup()) == Truth::True) out.push_back(&r);
    }
    return out;
}

std::vector<Recommendation> recommend(const Portfolio& portfolio, const facts::Facts& facts,
                                      const scoring::Assessment& assessment, const Playbook& playbook) {
    const RecordIndex index(portfolio);
    std::vector<Recommendation> out;
    out.reserve(assessment.components.size());
    for (const scoring::ComponentAssessment& component : assessment.components) {
        const Evidence evidence(portfolio, index, facts, assessment, component, playbook.impl());
        out.push_back(recommendOne(evidence, component.id, assessment, playbook.impl()));
    }
    return out;
}

} // namespace banyan::advice

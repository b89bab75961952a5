// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/playbook.h"

#include "resources/embedded.h"

#include <QtGlobal>

#include <algorithm>
#include <cmath>

namespace banyan::advice {

namespace {

const std::vector<std::string> dispositions{"retire", "defer",    "replace", "strangler-fig", "branch-by-abstraction",
                                            "retain", "undecided"};

/// One object of the playbook, with the words by which a message names it.
struct Entry {
    const Json& json;
    std::string name; ///< "rule \"retire\""

    [[nodiscard]] Error bad(std::string code, std::string complaint) const {
        return makeError(ErrorKind::BadInput, "playbook." + std::move(code), "{entry}: {complaint}",
                         {{"entry", name}, {"complaint", std::move(complaint)}});
    }
    [[nodiscard]] bool has(const char* key) const { return json.contains(key); }

    [[nodiscard]] Result<void> only(std::initializer_list<std::string_view> keys) const {
        for (const auto& [key, value] : json.items())
            if (std::ranges::find(keys, key) == keys.end())
                return bad("unknown-field", "\"" + key + "\" is not known here");
        return {};
    }
    [[nodiscard]] Result<std::string> text(const char* key, bool required = true) const {
        if (!has(key))
            return required ? Result<std::string>(bad("missing-field", std::string("\"") + key + "\" is missing"))
                            : Result<std::string>(std::string());
        if (!json[key].is_string()) return bad("wrong-type", std::string("\"") + key + "\" is not a text");
        return json[key].get<std::string>();
    }
    [[nodiscard]] Result<double> number(const char* key, double otherwise, double least, double most) const {
        if (!has(key)) return otherwise;
        if (!json[key].is_number()) return bad("wrong-type", std::string("\"") + key + "\" is not a number");
        const double x = json[key].get<double>();
        if (x < least || x > most)
            return bad("out-of-range", std::string("\"") + key + "\" is " + exactNumber(x) + ", not from " +
                                           exactNumber(least) + " to " + exactNumber(most));
        return x;
    }
    [[nodiscard]] Result<std::vector<std::string>> texts(const char* key) const {
        std::vector<std::string> out;
        if (!has(key)) return out;
        if (!json[key].is_array()) return bad("wrong-type", std::string("\"") + key + "\" is not a list");
        for (const Json& one : json[key]) {
            if (!one.is_string()) return bad("wrong-type", std::string("\"") + key + "\" lists what is not a text");
            out.push_back(one.get<std::string>());
        }
        return out;
    }
};

bool comparesNumbers(const Condition& leaf) {
    return leaf.comparison != Comparison::IsOneOf;
}

Result<void> checkLeaf(const Entry& entry, const Condition& leaf) {
    const FactDefinition* fact = Vocabulary::builtIn().find(leaf.fact);
    if (!fact) return entry.bad("unknown-fact", "there is no fact \"" + leaf.fact + "\"");
    if (comparesNumbers(leaf) != (fact->type == FactType::Number))
        return entry.bad("wrong-comparison", "fact \"" + leaf.fact + "\" is " +
                                                 (fact->type == FactType::Number ? "a number" : "not a number"));
    if (fact->choices.empty()) return {};
    for (const std::string& text : leaf.texts)
        if (std::ranges::find(fact->choices, text) == fact->choices.end())
            return entry.bad("wrong-comparison", "fact \"" + leaf.fact + "\" is never \"" + text + "\"");
    return {};
}

Result<Condition> condition(const Entry& entry, const char* key) {
    if (!entry.has(key)) return Condition{};
    Result<Condition> read = parseCondition(entry.json[key]);
    if (!read) return entry.bad("bad-condition", read.error().message());
    std::optional<Error> wrong;
    read->forEachComparison([&](const Condition& leaf) {
        if (wrong) return;
        if (const Result<void> checked = checkLeaf(entry, leaf); !checked) wrong = checked.error();
    });
    if (wrong) return *wrong;
    return read;
}

Result<void> knownDispositions(const Entry& entry, const std::vector<std::string>& names) {
    for (const std::string& name : names)
        if (std::ranges::find(dispositions, name) == dispositions.end())
            return entry.bad("unknown-disposition", "there is no disposition \"" + name + "\"");
    return {};
}

Result<Rule> parseRule(const Entry& entry, const std::string& id) {
    BANYAN_TRY(entry.only({"id", "when", "disposition", "pattern", "because", "ask"}));
    Rule out;
    out.id = id;
    BANYAN_ASSIGN(out.when, condition(entry, "when"));
    BANYAN_ASSIGN(out.disposition, entry.text("disposition"));
    BANYAN_ASSIGN(out.pattern, entry.text("pattern", false));
    BANYAN_ASSIGN(out.because, entry.text("because"));
    BANYAN_ASSIGN(out.ask, entry.texts("ask"));
    BANYAN_TRY(knownDispositions(entry, {out.disposition}));
    for (const std::string& fact : out.ask)
        if (!Vocabulary::builtIn().find(fact)) return entry.bad("unknown-fact", "there is no fact \"" + fact + "\"");
    return out;
}

Result<Inference> parseInference(const Entry& entry, const std::string& id) {
    BANYAN_TRY(entry.only({"id", "fact", "is", "from", "to", "when", "because"}));
    Inference out;
    out.id = id;
    BANYAN_ASSIGN(out.fact, entry.text("fact"));
    BANYAN_ASSIGN(out.text, entry.text("is", false));
    BANYAN_ASSIGN(out.when, condition(entry, "when"));
    BANYAN_ASSIGN(out.because, entry.text("because"));
    Condition said;
    said.kind = Condition::Kind::Compare;
    said.fact = out.fact;
    said.comparison = out.text.empty() ? Comparison::Below : Comparison::IsOneOf;
    if (!out.text.empty()) said.texts = {out.text};
    BANYAN_TRY(checkLeaf(entry, said));
    if (out.text.empty()) {
        BANYAN_ASSIGN(const double from, entry.number("from", 0, -1e15, 1e15));
        BANYAN_ASSIGN(const double to, entry.number("to", 1e15, from, 1e15));
        out.number = Interval{from, (from + to) / 2, to};
    }
    return out;
}

Result<RequirementRule> parseRequirement(const Entry& entry, const std::string& id) {
    BANYAN_TRY(entry.only({"id", "pattern", "phase", "dispositions", "when", "because"}));
    RequirementRule out;
    out.id = id;
    BANYAN_ASSIGN(out.pattern, entry.text("pattern"));
    BANYAN_ASSIGN(const double phase, entry.number("phase", 1, 1, 4));
    out.phase = static_cast<int>(phase);
    BANYAN_ASSIGN(out.dispositions, entry.texts("dispositions"));
    BANYAN_ASSIGN(out.when, condition(entry, "when"));
    BANYAN_ASSIGN(out.because, entry.text("because"));
    BANYAN_TRY(knownDispositions(entry, out.dispositions));
    return out;
}

Result<PatternEffect> parseEffect(const Entry& entry) {
    BANYAN_TRY(entry.only({"criterion", "goalMetric", "kind", "low", "mode", "high", "chance"}));
    PatternEffect out;
    BANYAN_ASSIGN(out.criterion, entry.text("criterion", false));
    BANYAN_ASSIGN(out.goalMetric, entry.text("goalMetric", false));
    if (out.criterion.empty() == out.goalMetric.empty())
        return entry.bad("bad-effect", "an effect names either a criterion or a goal's metric");
    BANYAN_ASSIGN(const std::string kind, entry.text("kind", false));
    if (!kind.empty() && !enumValue<EffectKind>(kind)) return entry.bad("bad-effect", "\"" + kind + "\" is no kind");
    if (!kind.empty()) out.kind = *enumValue<EffectKind>(kind);
    const double most = out.kind == EffectKind::Reduction ? 1 : 1e15;
    BANYAN_ASSIGN(out.low, entry.number("low", 0, -1e15, most));
    BANYAN_ASSIGN(out.mode, entry.number("mode", out.low, out.low, most));
    BANYAN_ASSIGN(out.high, entry.number("high", out.mode, out.mode, most));
    BANYAN_ASSIGN(out.chance, entry.number("chance", 1, 0, 1));
    return out;
}

Result<PatternGate> parseGate(const Entry& entry) {
    BANYAN_TRY(entry.only({"name", "when", "fact", "comparison", "threshold", "or"}));
    PatternGate out;
    BANYAN_ASSIGN(out.name, entry.text("name"));
    BANYAN_ASSIGN(const std::string when, entry.text("when"));
    if (!enumValue<GateWhen>(when)) return entry.bad("bad-gate", "\"" + when + "\" is neither enter nor finish");
    out.when = *enumValue<GateWhen>(when);
    BANYAN_ASSIGN(out.fact, entry.text("fact", false));
    BANYAN_ASSIGN(out.orPattern, entry.text("or", false));
    BANYAN_ASSIGN(out.comparison, entry.text("comparison", !out.fact.empty()));
    BANYAN_ASSIGN(out.threshold, entry.number("threshold", 0, -1e15, 1e15));
    if (out.fact.empty() && out.orPattern.empty()) return entry.bad("bad-gate", "a gate names a fact or a pattern");
    if (!out.fact.empty() && !Vocabulary::builtIn().find(out.fact))
        return entry.bad("unknown-fact", "there is no fact \"" + out.fact + "\"");
    if (!out.fact.empty() && out.comparison != ">=" && out.comparison != "<=")
        return entry.bad("bad-gate", "\"" + out.comparison + "\" is neither >= nor <=");
    return out;
}

Result<EffortModel> parseEffort(const Entry& entry) {
    BANYAN_TRY(
        entry.only({"days", "perDependent", "referenceLines", "referenceComplexity", "exponent", "least", "most"}));
    EffortModel out;
    const Json days = entry.has("days") ? entry.json["days"] : Json();
    if (!days.is_array() || days.size() != 3 || !std::ranges::all_of(days, [](const Json& d) { return d.is_number(); }))
        return entry.bad("bad-effort", "\"days\" needs optimistic, likely and pessimistic person-days");
    for (size_t i = 0; i < 3; ++i)
        out.days[i] = days[i].get<double>();
    if (out.days[0] <= 0 || out.days[0] > out.days[1] || out.days[1] > out.days[2])
        return entry.bad("bad-effort", "\"days\" must rise from over 0");
    BANYAN_ASSIGN(out.perDependent, entry.number("perDependent", out.perDependent, 0, 1e6));
    BANYAN_ASSIGN(out.referenceLines, entry.number("referenceLines", out.referenceLines, 1, 1e12));
    BANYAN_ASSIGN(out.referenceComplexity, entry.number("referenceComplexity", out.referenceComplexity, 1, 1e6));
    BANYAN_ASSIGN(out.exponent, entry.number("exponent", out.exponent, 0, 2));
    BANYAN_ASSIGN(out.least, entry.number("least", out.least, 0.01, 100));
    BANYAN_ASSIGN(out.most, entry.number("most", std::max(out.most, out.least), out.least, 100));
    return out;
}

/// The items of a list of objects, each named "<owner>, <what> 2".
Result<std::vector<Entry>> items(const Entry& owner, const char* key, const std::string& what) {
    std::vector<Entry> out;
    if (!owner.has(key)) return out;
    if (!owner.json[key].is_array()) return owner.bad("wrong-type", std::string("\"") + key + "\" is not a list");
    const Json& list = owner.json[key];
    for (size_t i = 0; i < list.size(); ++i) {
        out.push_back({list[i], (owner.name.empty() ? "" : owner.name + ", ") + what + " " + std::to_string(i + 1)});
        if (!list[i].is_object()) return out.back().bad("wrong-type", "is not an object");
    }
    return out;
}

Result<Pattern> parsePattern(const Entry& entry, const std::string& id) {
    BANYAN_TRY(entry.only(
        {"id", "title", "description", "story", "phase", "scope", "deadline", "effort", "done", "effects", "gates"}));
    Pattern out;
    out.id = id;
    BANYAN_ASSIGN(out.title, entry.text("title"));
    BANYAN_ASSIGN(out.description, entry.text("description", false));
    BANYAN_ASSIGN(out.story, entry.text("story", false));
    BANYAN_ASSIGN(const double phase, entry.number("phase", 1, 1, 4));
    out.phase = static_cast<int>(phase);
    BANYAN_ASSIGN(const std::string scope, entry.text("scope", false));
    if (!scope.empty() && scope != "component" && scope != "cycle" && scope != "flow")
        return entry.bad("bad-scope", "\"" + scope + "\" is none of component, cycle and flow");
    out.scope = scope == "cycle" ? PatternScope::Cycle : scope == "flow" ? PatternScope::Flow : PatternScope::Component;
    out.deadline = entry.has("deadline") && entry.json["deadline"] == true;
    if (!entry.has("effort") || !entry.json["effort"].is_object()) return entry.bad("bad-effort", "has no effort");
    BANYAN_ASSIGN(out.effort, parseEffort({entry.json["effort"], entry.name}));
    BANYAN_ASSIGN(out.doneClauses, entry.texts("done"));
    BANYAN_ASSIGN(const std::vector<Entry> effects, items(entry, "effects", "effect"));
    for (const Entry& one : effects) {
        BANYAN_ASSIGN(PatternEffect effect, parseEffect(one));
        out.effects.push_back(std::move(effect));
    }
    BANYAN_ASSIGN(const std::vector<Entry> gates, items(entry, "gates", "gate"));
    for (const Entry& one : gates) {
        BANYAN_ASSIGN(PatternGate gate, parseGate(one));
        out.gates.push_back(std::move(gate));
    }
    return out;
}

Result<Step> parseStep(const Entry& entry) {
    BANYAN_TRY(entry.only({"pattern", "if", "when", "unless", "after", "lagWeeks"}));
    Step out;
    BANYAN_ASSIGN(out.pattern, entry.text("pattern"));
    BANYAN_ASSIGN(out.ifRequirement, entry.text("if", false));
    BANYAN_ASSIGN(out.when, condition(entry, "when"));
    if (entry.has("unless")) {
        BANYAN_ASSIGN(out.unless, condition(entry, "unless"));
    }
    BANYAN_ASSIGN(out.after, entry.texts("after"));
    BANYAN_ASSIGN(const double lag, entry.number("lagWeeks", 0, 0, 520));
    out.lagWeeks = static_cast<int>(lag);
    return out;
}

Result<Chain> parseChain(const Entry& entry) {
    BANYAN_TRY(entry.only({"dispositions", "when", "steps"}));
    Chain out;
    BANYAN_ASSIGN(out.dispositions, entry.texts("dispositions"));
    BANYAN_TRY(knownDispositions(entry, out.dispositions));
    BANYAN_ASSIGN(out.when, condition(entry, "when"));
    BANYAN_ASSIGN(const std::vector<Entry> steps, items(entry, "steps", "step"));
    for (const Entry& one : steps) {
        BANYAN_ASSIGN(Step step, parseStep(one));
        out.steps.push_back(std::move(step));
    }
    return out;
}

/// Reads a list of entries with ids; the same id twice is an error that names it.
template <typename T, typename Parse>
Result<std::vector<T>> withIds(const Entry& root, const char* key, const std::string& what, Parse parse) {
    BANYAN_ASSIGN(const std::vector<Entry> list, items(root, key, what));
    std::vector<T> out;
    for (const Entry& one : list) {
        BANYAN_ASSIGN(const std::string id, one.text("id"));
        const Entry entry{one.json, what + " \"" + id + "\""};
        if (std::ranges::find(out, id, &T::id) != out.end()) return entry.bad("duplicate-id", "the id is there twice");
        BANYAN_ASSIGN(T read, parse(entry, id));
        out.push_back(std::move(read));
    }
    return out;
}

Result<void> checkFiring(const Playbook::Impl& book) {
    const Vocabulary& vocabulary = Vocabulary::builtIn();
    const auto never = [](std::string name, std::string complaint) {
        return makeError(ErrorKind::BadInput, "playbook.never-fires", "{entry}: {complaint}",
                         {{"entry", std::move(name)}, {"complaint", std::move(complaint)}});
    };
    for (size_t i = 0; i < book.rules.size(); ++i) {
        const std::string name = "rule \"" + book.rules[i].id + "\"";
        if (!canHold(book.rules[i].when, vocabulary)) return never(name, "its condition can never be true");
        if (!canFire(book.rules, i, vocabulary))
            return never(name, "it can never fire, as an earlier rule always does");
    }
    for (const RequirementRule& r : book.requirements)
        if (!canHold(r.when, vocabulary))
            return never("requirement \"" + r.id + "\"", "its condition can never be true");
    return {};
}

Result<void> checkSteps(const Playbook::Impl& book) {
    for (size_t c = 0; c < book.chains.size(); ++c) {
        const Chain& chain = book.chains[c];
        std::vector<std::string> before;
        for (const Step& step : chain.steps) {
            const Entry entry{Json(), "chain " + std::to_string(c + 1) + ", step \"" + step.pattern + "\""};
            if (!book.patterns.contains(step.pattern)) return entry.bad("unknown-pattern", "there is no such pattern");
            if (!step.ifRequirement.empty() && std::ranges::find(book.requirements, step.ifRequirement,
                                                                 &RequirementRule::id) == book.requirements.end())
                return entry.bad("unknown-requirement", "there is no requirement \"" + step.ifRequirement + "\"");
            for (const std::string& after : step.after)
                if (std::ranges::find(before, after) == before.end())
                    return entry.bad("bad-order", "\"" + after + "\" is no earlier step");
            before.push_back(step.pattern);
        }
    }
    if (!book.flowPattern.empty() && !book.patterns.contains(book.flowPattern))
        return Entry{Json(), "flowPattern"}.bad("unknown-pattern", "there is no pattern \"" + book.flowPattern + "\"");
    return {};
}

} // namespace

const Pattern* Playbook::Impl::pattern(const std::string& id) const {
    const auto found = patterns.find(id);
    return found == patterns.end() ? nullptr : &found->second;
}

namespace {

/// Rules of `own` take the place of the built-in ones of the same id; new ones stand before them all.
template <typename T>
std::vector<T> joined(std::vector<T> own, const std::vector<T>& builtIn) {
    std::vector<T> out;
    std::vector<T> replaced = builtIn;
    for (T& one : own) {
        const auto same = std::ranges::find(replaced, one.id, &T::id);
        if (same == replaced.end())
            out.push_back(std::move(one));
        else
            *same = std::move(one);
    }
    out.insert(out.end(), replaced.begin(), replaced.end());
    return out;
}

Result<Playbook::Impl> parseLists(const Entry& root) {
    BANYAN_TRY(root.only({"schema", "extends", "reviewWeeks", "inferences", "rules", "requirements", "patterns",
                          "chains", "flowPattern"}));
    Playbook::Impl out;
    BANYAN_ASSIGN(out.rules, (withIds<Rule>(root, "rules", "rule", parseRule)));
    BANYAN_ASSIGN(out.inferences, (withIds<Inference>(root, "inferences", "inference", parseInference)));
    BANYAN_ASSIGN(out.requirements, (withIds<RequirementRule>(root, "requirements", "requirement", parseRequirement)));
    BANYAN_ASSIGN(std::vector<Pattern> patterns, (withIds<Pattern>(root, "patterns", "pattern", parsePattern)));
    for (Pattern& p : patterns)
        out.patterns.insert_or_assign(p.id, std::move(p));
    BANYAN_ASSIGN(const std::vector<Entry> chains, items(root, "chains", "chain"));
    for (const Entry& one : chains) {
        BANYAN_ASSIGN(Chain chain, parseChain(one));
        out.chains.push_back(std::move(chain));
    }
    BANYAN_ASSIGN(out.flowPattern, root.text("flowPattern", false));
    BANYAN_ASSIGN(const double weeks, root.number("reviewWeeks", out.reviewWeeks, 1, 520));
    out.reviewWeeks = static_cast<int>(weeks);
    return out;
}

/// What `own` leaves out comes from the built-in playbook.
void extendBuiltIn(Playbook::Impl& own, bool ownReview) {
    const Playbook::Impl& builtIn = Playbook::builtIn().impl();
    own.rules = joined(std::move(own.rules), builtIn.rules);
    own.inferences = joined(std::move(own.inferences), builtIn.inferences);
    own.requirements = joined(std::move(own.requirements), builtIn.requirements);
    own.patterns.insert(builtIn.patterns.begin(), builtIn.patterns.end());
    if (own.chains.empty()) own.chains = builtIn.chains;
    if (own.flowPattern.empty()) own.flowPattern = builtIn.flowPattern;
    if (!ownReview) own.reviewWeeks = builtIn.reviewWeeks;
}

} // namespace

Result<Playbook> Playbook::parse(std::string_view json, const std::string& fileName) {
    BANYAN_ASSIGN(const Json document, parseUntrusted(json, fileName));
    const Entry root{document, "playbook"};
    const auto read = [&]() -> Result<Playbook::Impl> {
        if (!document.is_object()) return root.bad("wrong-type", "is not an object");
        BANYAN_ASSIGN(Playbook::Impl book, parseLists(root));
        BANYAN_ASSIGN(const std::string extends, root.text("extends", false));
        if (!extends.empty() && extends != "built-in")
            return root.bad("unknown-base", "it can extend \"built-in\" alone");
        if (!extends.empty()) extendBuiltIn(book, root.has("reviewWeeks"));
        if (book.rules.empty()) return root.bad("no-rules", "has no rules");
        BANYAN_TRY(checkSteps(book));
        BANYAN_TRY(checkFiring(book));
        return book;
    };
    Result<Playbook::Impl> book = read();
    if (!book) return std::move(book.error()).at({fileName, 0, 0, {}});
    Playbook out;
    out.m_impl = std::make_shared<const Impl>(std::move(*book));
    return out;
}

const Playbook& Playbook::builtIn() {
    static const Playbook kept = [] {
        auto read = parse(resources::embedded("playbook.json"), "playbook.json");
        if (!read) qFatal("%s", read.error().fullMessage().c_str());
        return *read;
    }();
    return kept;
}

} // namespace banyan::advice

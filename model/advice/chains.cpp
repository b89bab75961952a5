// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/advice/chains.h"

#include <algorithm>
#include <cmath>

namespace banyan::advice {

namespace {

/// More dependents than this don't make work any longer: their owners adapt side by side.
constexpr double mostDependents = 20;

double sizeFactor(const EffortModel& model, const Evidence& evidence) {
    const FactValue& lines = evidence["lines-of-code"];
    const FactValue& complexity = evidence["complexity"];
    double ratio = 1;
    if (lines.known && lines.number.mid > 0)
        ratio = lines.number.mid / model.referenceLines;
    else if (complexity.known && complexity.number.mid > 0)
        ratio = complexity.number.mid / model.referenceComplexity;
    return std::clamp(std::pow(ratio, model.exponent), model.least, model.most);
}

double halfDays(double days) {
    return std::max(0.5, std::round(days * 2) / 2);
}

void replaceAll(std::string& text, const std::string& from, const std::string& to) {
    for (size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// Every text of a pattern with the names filled in.
void fillTexts(Initiative& out, const std::function<std::string(const std::string&)>& fill) {
    out.title = fill(out.title);
    out.description = fill(out.description);
    out.story = fill(out.story);
    for (std::string& clause : out.doneClauses)
        clause = fill(clause);
}

Initiative blank(const Pattern& pattern, InitiativeId id, std::string rule) {
    Initiative out;
    out.id = std::move(id);
    out.title = pattern.title;
    out.description = pattern.description;
    out.story = pattern.story;
    out.pattern = pattern.id;
    out.phase = pattern.phase;
    out.doneClauses = pattern.doneClauses;
    out.rule = std::move(rule);
    return out;
}

} // namespace

TeamEffort effortOf(const EffortModel& model, const TeamId& team, const Evidence* evidence) {
    double factor = 1;
    double added = 0;
    if (evidence) {
        factor = sizeFactor(model, *evidence);
        const FactValue& fanIn = (*evidence)["fan-in"];
        if (fanIn.known) added = model.perDependent * std::min(mostDependents, fanIn.number.mid);
    }
    const double scale = (model.days[1] * factor + added) / model.days[1];
    return {team, halfDays(model.days[0] * scale), halfDays(model.days[1] * scale), halfDays(model.days[2] * scale)};
}

ChainBuilder::ChainBuilder(const Portfolio& portfolio, const facts::Facts& facts, const scoring::Assessment& assessment,
                           const Playbook::Impl& playbook)
    : m_portfolio(portfolio)
    , m_facts(facts)
    , m_assessment(assessment)
    , m_playbook(playbook) {
    const RecordIndex index(portfolio);
    for (const scoring::ComponentAssessment& c : assessment.components)
        m_evidence.emplace(c.id, Evidence(portfolio, index, facts, assessment, c, playbook));
    for (const Goal& goal : portfolio.goals())
        for (const PainPointId& pain : goal.painPoints)
            if (const PainPoint* found = portfolio.find(pain))
                for (const ComponentId& id : found->components) {
                    auto& goals = m_goals[id];
                    if (std::ranges::find(goals, &goal) == goals.end()) goals.push_back(&goal);
                }
    for (auto& [id, goals] : m_goals)
        std::ranges::stable_sort(goals, [](const Goal* a, const Goal* b) {
            return std::tuple(-a->points, a->id) < std::tuple(-b->points, b->id);
        });
}

std::vector<const Step*> ChainBuilder::stepsFor(const Recommendation& recommendation) const {
    std::vector<const Step*> out;
    const auto found = m_evidence.find(recommendation.component);
    if (found == m_evidence.end()) return out;
    const FactLookup lookup = found->second.lookup();
    const auto holds = [&](const Condition& c) { return c.evaluate(lookup) == Truth::True; };
    const auto asked = [&](const std::string& id) {
        return id.empty() || std::ranges::find(recommendation.requirements, id, &Requirement::rule) !=
                                 recommendation.requirements.end();
    };
    for (const Chain& chain : m_playbook.chains) {
        if (std::ranges::find(chain.dispositions, recommendation.disposition) == chain.dispositions.end()) continue;
        if (!holds(chain.when)) continue;
        for (const Step& step : chain.steps)
            if (asked(step.ifRequirement) && holds(step.when) && !(step.unless && holds(*step.unless)))
                out.push_back(&step);
        break;
    }
    return out;
}

bool ChainBuilder::asksForWork(const Recommendation& recommendation) const {
    return !stepsFor(recommendation).empty();
}

const structure::Cycle* ChainBuilder::cycleOf(const ComponentId& id) const {
    const structure::Structure& all = m_facts.structure();
    const structure::Position* position = all.find(id);
    if (!position || position->cycle < 0 || static_cast<size_t>(position->cycle) >= all.cycles.size()) return nullptr;
    return &all.cycles[static_cast<size_t>(position->cycle)];
}

const Component* ChainBuilder::cutter(const Component& component) const {
    const structure::Cycle* cycle = cycleOf(component.id);
    const Dependency* cut = cycle ? m_portfolio.find(cycle->cheapestCut) : nullptr;
    const Component* from = cut ? m_portfolio.find(cut->from) : nullptr;
    return from && from->owner ? from : &component;
}

InitiativeId ChainBuilder::idOf(const Pattern& pattern, const Component& component) const {
    const Component& about = pattern.scope == PatternScope::Cycle ? *cutter(component) : component;
    return InitiativeId(about.id.value + "--" + pattern.id);
}

std::vector<const Goal*> ChainBuilder::goalsOf(const ComponentId& id) const {
    const auto found = m_goals.find(id);
    return found == m_goals.end() ? std::vector<const Goal*>() : found->second;
}

void ChainBuilder::addEffects(Initiative& to, const Pattern& pattern, const ComponentId& component) const {
    for (const PatternEffect& e : pattern.effects) {
        const CriterionId criterion(e.criterion);
        if (e.criterion.empty() || !m_assessment.criterion(criterion)) continue;
        to.effects.push_back({component, criterion, {}, e.kind, e.low, e.mode, e.high, e.chance});
    }
}

void ChainBuilder::addGoalEffects(Initiative& to, const Pattern& pattern) const {
    std::vector<const Goal*> goals;
    for (const ComponentId& id : to.components)
        for (const Goal* goal : goalsOf(id))
            if (std::ranges::find(goals, goal) == goals.end()) goals.push_back(goal);
    std::ranges::sort(goals, {}, [](const Goal* g) { return g->id; });
    for (const PatternEffect& e : pattern.effects)
        for (const Goal* goal : goals)
            if (!e.goalMetric.empty() && matchKey(goal->metric).find(matchKey(e.goalMetric)) != std::string::npos)
                to.effects.push_back({{}, {}, goal->id, e.kind, e.low, e.mode, e.high, e.chance});
}

void ChainBuilder::linkGoal(Initiative& to, const Pattern& pattern) const {
    const Goal* best = nullptr;
    for (const ComponentId& id : to.components)
        for (const Goal* goal : goalsOf(id))
            if (!best || std::tuple(-goal->points, goal->id) < std::tuple(-best->points, best->id)) best = goal;
    if (!best) return;
    to.goal = best->id;
    if (pattern.deadline && best->deadline && *best->deadline > m_assessment.asOf) to.deadline = best->deadline;
}

Initiative ChainBuilder::draft(const Place& place) const {
    Initiative out = blank(*place.pattern, idOf(*place.pattern, *place.component), place.rule);
    out.components = {place.component->id};
    fillTexts(out, [&](const std::string& text) { return place.evidence->fill(text); });
    out.work = {effortOf(place.pattern->effort, place.team, place.evidence)};
    addEffects(out, *place.pattern, place.component->id);
    addGoalEffects(out, *place.pattern);
    linkGoal(out, *place.pattern);
    return out;
}

Initiative ChainBuilder::cycleDraft(Place place, const Component& cutter) const {
    const structure::Cycle* cycle = cycleOf(place.component->id);
    Initiative out = blank(*place.pattern, idOf(*place.pattern, *place.component), place.rule);
    std::string members;
    for (const ComponentId& id : cycle->members)
        if (const Component* member = m_portfolio.find(id)) {
            members += (members.empty() ? "" : ", ") + member->name;
            addEffects(out, *place.pattern, id);
        }
    const Dependency* dependency = m_portfolio.find(cycle->cheapestCut);
    const Component* to = dependency && dependency->to ? m_portfolio.find(*dependency->to) : nullptr;
    const Component* from = dependency ? m_portfolio.find(dependency->from) : nullptr;
    const std::string cut = from && to ? from->name + " no longer needs " + to->name : "see the structure page";
    const auto evidence = m_evidence.find(cutter.id);
    fillTexts(out, [&](std::string text) {
        replaceAll(text, "{members}", members);
        replaceAll(text, "{cut}", cut);
        replaceAll(text, "{name}", cutter.name);
        return text;
    });
    out.components = {cutter.id};
    out.work = {
        effortOf(place.pattern->effort, *cutter.owner, evidence == m_evidence.end() ? nullptr : &evidence->second)};
    addGoalEffects(out, *place.pattern);
    linkGoal(out, *place.pattern);
    return out;
}

void ChainBuilder::addChain(const Recommendation& recommendation, const Component& component) {
    const std::vector<const Step*> steps = stepsFor(recommendation);
    std::map<std::string, InitiativeId> ids;
    for (const Step* step : steps)
        ids.emplace(step->pattern, idOf(*m_playbook.pattern(step->pattern), component));
    for (const Step* step : steps) {
        const Pattern& pattern = *m_playbook.pattern(step->pattern);
        const Place place{&pattern, &component, &m_evidence.at(component.id), recommendation.rule, *component.owner};
        const bool ofCycle = pattern.scope == PatternScope::Cycle && cycleOf(component.id);
        const Component& about = ofCycle ? *cutter(component) : component;
        const auto [at, isNew] = m_drafts.try_emplace(ids.at(step->pattern));
        if (isNew) at->second = ofCycle ? cycleDraft(place, about) : draft(place);
        if (about.id != component.id) continue; // others of the cycle only wait for it
        for (const std::string& after : step->after)
            if (ids.contains(after)) at->second.prerequisites.push_back({ids.at(after), step->lagWeeks});
        for (const PatternGate& gate : pattern.gates) {
            const auto other = ids.find(gate.orPattern);
            if (gate.fact.empty() && other == ids.end()) continue;
            Gate made{gate.name, gate.when, {}, gate.fact, gate.comparison, gate.threshold, {}};
            if (!gate.fact.empty()) made.component = component.id;
            if (other != ids.end()) made.initiative = other->second;
            at->second.gates.push_back(std::move(made));
        }
    }
}

bool ChainBuilder::lacksServiceLevels(const Flow& flow) const {
    if (m_playbook.flowPattern.empty() || flow.components.empty()) return false;
    std::set<ComponentId> agreed;
    for (const Slo& slo : m_portfolio.table<Slo>())
        agreed.insert(slo.component);
    return !std::ranges::all_of(flow.components, [&](const ComponentId& id) { return agreed.contains(id); });
}

bool ChainBuilder::addFlow(const Flow& flow) {
    const Pattern& pattern = *m_playbook.pattern(m_playbook.flowPattern);
    std::map<TeamId, int> owned;
    std::set<ComponentId> passed;
    for (const ComponentId& id : flow.components)
        if (const Component* c = m_portfolio.find(id); c && !c->retired && passed.insert(id).second && c->owner)
            ++owned[*c->owner];
    if (owned.empty()) return false;
    const auto most = std::ranges::max_element(owned, {}, [](const auto& entry) { return entry.second; });
    Initiative out = blank(pattern, InitiativeId(flow.id.value + "--" + pattern.id), "critical-flow");
    fillTexts(out, [&](std::string text) {
        replaceAll(text, "{name}", flow.name);
        return text;
    });
    out.components.assign(passed.begin(), passed.end());
    out.work = {effortOf(pattern.effort, most->first, nullptr)};
    for (const ComponentId& id : passed)
        addEffects(out, pattern, id);
    addGoalEffects(out, pattern);
    linkGoal(out, pattern);
    m_drafts.insert_or_assign(out.id, std::move(out));
    return true;
}

} // namespace banyan::advice

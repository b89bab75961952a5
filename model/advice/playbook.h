// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/advice/advice.h"
#include "model/advice/condition.h"
#include "model/advice/vocabulary.h"

namespace banyan::advice {

/// First match wins.
struct Rule {
    std::string id;
    Condition when;
    std::string disposition;
    std::string pattern;
    std::string because;          ///< sentence with {name} and {fact-id} placeholders
    std::vector<std::string> ask; ///< facts to learn next where they are unknown or merely inferred
};

/// Takes a fact that nobody measured or answered from other facts, and says so.
struct Inference {
    std::string id;
    std::string fact;
    std::string text;               ///< for yes-no and choices
    std::optional<Interval> number; ///< for numbers
    Condition when;
    std::string because;
};

/// Asked for beside the disposition, whenever its condition is True.
struct RequirementRule {
    std::string id;
    std::string pattern;
    int phase = 1;
    std::vector<std::string> dispositions; ///< empty: all
    Condition when;
    std::string because;
};

/// What an initiative of a pattern is about.
enum class PatternScope { Component, Cycle, Flow };

struct PatternEffect {
    std::string criterion;  ///< or
    std::string goalMetric; ///< part of a linked goal's metric, compared without case and punctuation
    EffectKind kind = EffectKind::Reduction;
    double low = 0;
    double mode = 0;
    double high = 0;
    double chance = 1;
};

struct PatternGate {
    std::string name;
    GateWhen when = GateWhen::Enter;
    std::string fact;
    std::string comparison;
    double threshold = 0;
    std::string orPattern; ///< met as well when this step of the chain is finished
};

/// Person-days of a component of the reference size with nobody depending on it, and how they grow.
struct EffortModel {
    std::array<double, 3> days{};
    double perDependent = 0; ///< person-days (likely) for each component that depends on it
    double referenceLines = 20000;
    double referenceComplexity = 20; ///< used where lines of code are unknown
    double exponent = 0.5;
    double least = 0.6; ///< bounds of the factor for size
    double most = 2;
};

struct Pattern {
    std::string id;
    std::string title;
    std::string description;
    std::string story;
    int phase = 1;
    PatternScope scope = PatternScope::Component;
    bool deadline = false; ///< carries the date of the goal that it serves
    EffortModel effort;
    std::vector<std::string> doneClauses;
    std::vector<PatternEffect> effects;
    std::vector<PatternGate> gates;
};

struct Step {
    std::string pattern;
    std::string ifRequirement;       ///< only when this requirement was made
    Condition when;                  ///< only when True
    std::optional<Condition> unless; ///< not when True
    std::vector<std::string> after;  ///< patterns of the same chain; those left out are skipped
    int lagWeeks = 0;
};

struct Chain {
    std::vector<std::string> dispositions;
    Condition when;
    std::vector<Step> steps;
};

struct Playbook::Impl {
    std::vector<Rule> rules;
    std::vector<Inference> inferences;
    std::vector<RequirementRule> requirements;
    std::map<std::string, Pattern> patterns;
    std::vector<Chain> chains;
    std::string flowPattern; ///< proposed for each critical flow
    int reviewWeeks = 26;    ///< until a deferred component is looked at again

    [[nodiscard]] const Pattern* pattern(const std::string& id) const;
};

/// Whether rule `index` fires for any combination of facts, the rules before it standing in its way.
bool canFire(const std::vector<Rule>& rules, size_t index, const Vocabulary& vocabulary);
/// Whether a condition is True for any combination of facts.
bool canHold(const Condition& condition, const Vocabulary& vocabulary);

} // namespace banyan::advice

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/advice/playbook.h"

namespace banyan::advice {

/// What other records say of each component, gathered once.
class RecordIndex {
public:
    explicit RecordIndex(const Portfolio& portfolio);

    std::map<ComponentId, std::vector<std::string>> protocols; ///< labels of dependencies on it, lower case
    std::set<ComponentId> onCriticalFlow;
    std::map<std::pair<ComponentId, CostKind>, double> costs; ///< sums
};

/// All that a playbook may ask about one component.
class Evidence {
public:
    Evidence(const Portfolio& portfolio, const RecordIndex& index, const facts::Facts& facts,
             const scoring::Assessment& assessment, const scoring::ComponentAssessment& component,
             const Playbook::Impl& playbook);

    /// A fact that nobody knows comes back as not known.
    [[nodiscard]] const FactValue& operator[](const std::string& fact) const;
    [[nodiscard]] FactLookup lookup() const;

    /// The same with one fact set; sides of value and risk follow their numbers.
    [[nodiscard]] Evidence with(const std::string& fact, FactValue value) const;

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// Text for people: "88", "12 (4–30) %", "yes", "unknown".
    [[nodiscard]] std::string shown(const std::string& fact) const;
    /// Fills {name}, {dependents} ("3 components depend on it") and {fact-id} in a sentence.
    [[nodiscard]] std::string fill(const std::string& sentence) const;
    /// What to ask or measure to learn a fact: one sentence.
    [[nodiscard]] std::string question(const std::string& fact) const;

private:
    [[nodiscard]] std::string dependents() const;
    void readFacts(const facts::Facts& facts, const ComponentId& id);
    void readStructure(const structure::Structure& structure, const ComponentId& id);
    void readRecord(const Component& component, const RecordIndex& index);
    void readCosts(const RecordIndex& index, const ComponentId& id);
    void readPlacement(const scoring::ComponentAssessment& component);
    void infer(const Playbook::Impl& playbook);

    std::string m_name;
    std::map<std::string, FactValue> m_values;
    std::vector<std::string> m_missingValue; ///< names of unknown criteria by axis, heaviest first
    std::vector<std::string> m_missingRisk;
    double m_valueThreshold = 50;
    double m_riskThreshold = 50;
};

} // namespace banyan::advice

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/json.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace banyan::advice {

enum class FactType { Number, YesNo, Choice, Text };

/// A fact that a playbook may name.
struct FactDefinition {
    std::string id;
    std::string name;
    FactType type = FactType::Number;
    std::string unit;
    double least = 0;
    double most = 1e15;
    std::vector<std::string> choices; ///< yes-no and choice
    std::string question;             ///< asked of a person, where no tool exports it
};

/// The facts by id: metrics, the questions of resources/facts.json, and what follows from assessment and structure.
class Vocabulary {
public:
    /// Error "facts.invalid" names the entry that can't be read.
    static Result<Vocabulary> parse(std::string_view factsJson, const std::string& fileName);
    static const Vocabulary& builtIn();

    [[nodiscard]] const FactDefinition* find(const std::string& id) const;
    [[nodiscard]] const std::map<std::string, FactDefinition>& facts() const { return m_facts; }

private:
    void add(FactDefinition definition);

    std::map<std::string, FactDefinition> m_facts;
};

} // namespace banyan::advice

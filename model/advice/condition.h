// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/json.h"
#include "model/base/numbers.h"

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace banyan::advice {

/// Kleene's three-valued logic (1938): Unknown is what more knowledge could turn into either.
enum class Truth { False, Unknown, True };

Truth operator!(Truth a);
Truth both(Truth a, Truth b);
Truth either(Truth a, Truth b);

/// What is known of one fact of one component: an interval of numbers, or texts (one for a choice, several for tags).
struct FactValue {
    bool known = false;
    Interval number;
    std::vector<std::string> texts;
    std::string inferred; ///< why it is taken to be so, where nobody measured or said it

    static FactValue of(Interval interval) { return {true, interval, {}, {}}; }
    static FactValue of(std::string text) { return {true, {}, {std::move(text)}, {}}; }
    bool operator==(const FactValue&) const = default;
};

using FactLookup = std::function<const FactValue&(const std::string&)>;

enum class Comparison { Below, AtMost, Above, AtLeast, EqualsNumber, IsOneOf };

/// A condition over facts. It is True (or False) only when it is so over the whole interval of what is known.
struct Condition {
    enum class Kind { Always, Compare, All, Any, Not };

    Kind kind = Kind::Always;
    std::string fact; ///< Compare
    Comparison comparison = Comparison::Below;
    double number = 0;
    std::vector<std::string> texts; ///< IsOneOf
    std::vector<Condition> children;

    [[nodiscard]] Truth evaluate(const FactLookup& facts) const;
    /// Facts in the order in which they are written, each once.
    [[nodiscard]] std::vector<std::string> factIds() const;
    /// Facts whose being unknown keeps this from being True or False; empty when it is either.
    [[nodiscard]] std::vector<std::string> undecidedBy(const FactLookup& facts) const;
    /// Calls `visit` for each comparison inside.
    void forEachComparison(const std::function<void(const Condition&)>& visit) const;
};

/// `true`, {"all":[…]}, {"any":[…]}, {"not":…} or {"fact":"value","below":20}, with below, atMost, above, atLeast,
/// equals (a number or a text) or oneOf (texts). Error (BadInput) "playbook.bad-condition" says what is wrong.
Result<Condition> parseCondition(const Json& json);

} // namespace banyan::advice

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace banyan::importers::sheets {

/// Key under which headers that people would call the same are equal: as matchKey, without '*', ':', '/' and '#'.
std::string headerKey(std::string_view text);

/// Id of the metric that people mean by a name (its id, its name, or a common spelling in four languages), else empty.
std::string metricNamed(std::string_view name);

/// A question of resources/facts.json that a person answers.
struct Question {
    std::string id;
    std::string name;
    bool yesNo = false; ///< else a number
    std::string unit;
};

/// Those that are kept as answers (costs have records of their own).
const std::vector<Question>& questions();

/// By id or name; nullptr when there is none.
const Question* findQuestion(std::string_view name);

} // namespace banyan::importers::sheets

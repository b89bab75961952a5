// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

#include <optional>
#include <string>
#include <vector>

/// Edits that a person makes on the map and in the detail beside it.
namespace banyan::items {

/// "Move the risk threshold to 55"; `value` in 0–100.
portfolio::Edit moveThreshold(const portfolio::Portfolio& portfolio, portfolio::Axis axis, double value);

/// What a person says of a placement.
struct Placing {
    portfolio::Quadrant quadrant = portfolio::Quadrant::Unknown;
    std::string reason;
    std::string author;
    Date date;
};

/// Places the components where a person says. Earlier overrides of them are replaced.
portfolio::Edit placeComponents(const portfolio::Portfolio& portfolio,
                                const std::vector<portfolio::ComponentId>& components, const Placing& placing);

/// Takes back every override of the components; nullopt when there is none.
std::optional<portfolio::Edit> withdrawOverrides(const portfolio::Portfolio& portfolio,
                                                 const std::vector<portfolio::ComponentId>& components);

/// A person's estimate of a metric, replacing their earlier one.
portfolio::Edit estimateMetric(const portfolio::Component& component, const std::string& metric,
                               const std::string& metricName, const portfolio::Range& range, const std::string& author,
                               Date date);

/// A person's answer to a question about a component, replacing earlier answers to it.
portfolio::Edit answerQuestion(const portfolio::Component& component, const std::string& fact,
                               const std::string& factName, const std::string& value, const std::string& author,
                               Date date);

} // namespace banyan::items

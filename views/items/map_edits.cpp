// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/map_edits.h"

#include "model/base/numbers.h"
#include "model/scoring/assessment.h"

#include <algorithm>

namespace banyan::items {

using namespace banyan::portfolio;

namespace {

std::string quoted(const std::string& text) {
    return "\"" + text + "\"";
}

/// "\"Billing\"" of one, "3 components" of several.
std::string subjectOf(const Portfolio& portfolio, const std::vector<ComponentId>& components) {
    if (components.size() != 1) return std::to_string(components.size()) + " components";
    const Component* record = portfolio.find(components.front());
    return quoted(record && !record->name.empty() ? record->name : components.front().value);
}

std::string nameOf(const Component& component) {
    return quoted(component.name.empty() ? component.id.value : component.name);
}

/// Removals of all overrides of the components.
std::vector<Operation> removals(const Portfolio& portfolio, const std::vector<ComponentId>& components) {
    std::vector<Operation> out;
    for (const Override& each : portfolio.table<Override>())
        if (std::ranges::find(components, each.component) != components.end()) out.push_back(Remove{each.id});
    return out;
}

} // namespace

Edit moveThreshold(const Portfolio& portfolio, Axis axis, double value) {
    Settings settings = portfolio.settings();
    (axis == Axis::Value ? settings.valueThreshold : settings.riskThreshold) = value;
    const std::string name = axis == Axis::Value ? "value" : "risk";
    return {"Move the " + name + " threshold to " + shortNumber(value), {Put{std::move(settings)}}, {}};
}

Edit placeComponents(const Portfolio& portfolio, const std::vector<ComponentId>& components, const Placing& placing) {
    Edit edit{"Place " + subjectOf(portfolio, components) + " in " +
                  quoted(std::string(scoring::quadrantTitle(placing.quadrant))),
              removals(portfolio, components),
              {}};
    for (const ComponentId& id : components) {
        Override record;
        record.id = Id<Override>("placed-" + id.value);
        record.component = id;
        record.quadrant = placing.quadrant;
        record.reason = placing.reason;
        record.author = placing.author;
        record.date = placing.date;
        edit.operations.push_back(Put{std::move(record)});
    }
    return edit;
}

std::optional<Edit> withdrawOverrides(const Portfolio& portfolio, const std::vector<ComponentId>& components) {
    std::vector<Operation> operations = removals(portfolio, components);
    if (operations.empty()) return {};
    return Edit{"Withdraw the override of " + subjectOf(portfolio, components), std::move(operations), {}};
}

Edit estimateMetric(const Component& component, const std::string& metric, const std::string& metricName,
                    const Range& range, const std::string& author, Date date) {
    Estimate record;
    record.id = Id<Estimate>(slug(component.name + " " + metric + " " + author));
    record.component = component.id;
    record.metric = metric;
    record.low = range.low;
    record.likely = range.likely;
    record.high = range.high;
    record.author = author;
    record.date = date;
    return {"Estimate " + quoted(metricName) + " of " + nameOf(component), {Put{std::move(record)}}, {}};
}

Edit answerQuestion(const Component& component, const std::string& fact, const std::string& factName,
                    const std::string& value, const std::string& author, Date date) {
    Component changed = component;
    std::erase_if(changed.answers, [&](const Answer& answer) { return answer.fact == fact; });
    changed.answers.push_back({fact, value, author, date, {}});
    return {"Answer " + quoted(factName) + " of " + nameOf(component), {Put{std::move(changed)}}, {}};
}

} // namespace banyan::items

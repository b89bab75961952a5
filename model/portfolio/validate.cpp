// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/validate.h"

#include "model/base/numbers.h"

#include <cmath>

namespace banyan::portfolio {

namespace {

/// First complaint about a record: the field and what is wrong with it.
struct Complaint {
    std::string field;
    std::string text;
};
using Objection = std::optional<Complaint>;

template <typename Value>
Objection notFinite(std::string_view name, const Value& value) {
    if constexpr (std::is_same_v<Value, double>) {
        if (!std::isfinite(value)) return Complaint{std::string(name), "is not a finite number"};
    } else if constexpr (IsOptional<Value>::value) {
        if (value) return notFinite(name, *value);
    } else if constexpr (IsVector<Value>::value) {
        if constexpr (Described<typename Value::value_type>)
            for (const auto& item : value)
                if (auto bad = notFinite(name, item)) return bad;
    } else if constexpr (Described<Value>) {
        Objection bad;
        forEachField(value, [&](std::string_view inner, const auto& part) {
            if (!bad) bad = notFinite(inner, part);
        });
        if (bad && bad->field != name) bad->field = std::string(name) + "." + bad->field;
        return bad;
    }
    return {};
}

Objection outside(std::string_view field, double value, double least, double most) {
    if (value >= least && value <= most) return {};
    return Complaint{std::string(field), "of " + writtenOut(value) + " " + missesRange(value, least, most)};
}

Objection disordered(std::string_view field, double low, double likely, double high) {
    if (low <= likely && likely <= high) return {};
    return Complaint{std::string(field), "has low " + writtenOut(low) + ", likely " + writtenOut(likely) + ", high " +
                                             writtenOut(high) + ", which do not rise"};
}

constexpr double huge = 1e15;

template <typename T>
Objection rangeOf(const T&) {
    return {};
}

Objection rangeOf(const Flow& flow) {
    return outside("importance", flow.importance, 0, 100);
}

Objection rangeOf(const Team& team) {
    if (team.headcount)
        if (auto bad = outside("headcount", *team.headcount, 0, 1e6)) return bad;
    if (auto bad = outside("availability", team.availability, 0, 1)) return bad;
    if (auto bad = outside("opportunisticReserve", team.opportunisticReserve, 0, 1)) return bad;
    if (team.dayRate)
        if (auto bad = outside("dayRate", *team.dayRate, 0, huge)) return bad;
    if (team.wipLimit)
        if (auto bad = outside("wipLimit", *team.wipLimit, 1, 1e6)) return bad;
    for (const BudgetPeriod& period : team.budgets)
        if (auto bad = outside("budgets.percent", period.percent, 0, 100)) return bad;
    for (const Dedication& period : team.dedicated)
        if (auto bad = outside("dedicated.people", period.people, 0, 1e6)) return bad;
    return {};
}

Objection rangeOf(const Goal& goal) {
    if (auto bad = outside("points", goal.points, 0, huge)) return bad;
    for (const Contribution& c : goal.contributions)
        if (c.strength != 0 && c.strength != 1 && c.strength != 3 && c.strength != 9)
            return Complaint{"contributions.strength", "is " + std::to_string(c.strength) + ", not 0, 1, 3 or 9"};
    if (goal.moneyPerUnit)
        return disordered("moneyPerUnit", goal.moneyPerUnit->low, goal.moneyPerUnit->likely, goal.moneyPerUnit->high);
    return {};
}

Objection rangeOf(const Criterion& criterion) {
    if (auto bad = outside("weight", criterion.weight, 0, huge)) return bad;
    for (const FormerAnchor& former : criterion.formerAnchors)
        if (former.change < 0 || former.change >= static_cast<int>(criterion.history.size()))
            return Complaint{"formerAnchors.change",
                             "is " + std::to_string(former.change) + ", which is no place in the history"};
    if (criterion.scale == Scale::Piecewise) {
        if (criterion.anchors.size() < 2) return Complaint{"anchors", "needs two points or more"};
        for (size_t i = 0; i < criterion.anchors.size(); ++i) {
            if (auto bad = outside("anchors.score", criterion.anchors[i].score, 0, 100)) return bad;
            if (i > 0 && criterion.anchors[i - 1].raw >= criterion.anchors[i].raw)
                return Complaint{"anchors.raw", "does not rise at point " + std::to_string(i + 1)};
        }
        return {};
    }
    if (criterion.a0 == criterion.a100) return Complaint{"a100", "equals a0, so every value would score alike"};
    if (criterion.scale == Scale::Log && (criterion.a0 <= 0 || criterion.a100 <= 0))
        return Complaint{"a0", "must be over 0, as must a100, on a log scale"};
    return {};
}

Objection rangeOf(const Estimate& e) {
    return disordered("likely", e.low, e.likely, e.high);
}
Objection rangeOf(const Slo& slo) {
    if (auto bad = outside("target", slo.target, 1e-12, huge)) return bad;
    return outside("windowDays", slo.windowDays, 1, 3660);
}
Objection rangeOf(const Cost& cost) {
    return outside("amount", cost.amount, 0, huge);
}

Objection badWork(const std::string& field, const std::vector<TeamEffort>& list) {
    for (const TeamEffort& work : list) {
        if (auto bad = disordered(field, work.optimistic, work.likely, work.pessimistic)) return bad;
        if (auto bad = outside(field + ".optimistic", work.optimistic, 0, 1e6)) return bad;
        if (auto bad = outside(field + ".pessimistic", work.pessimistic, 0, 1e6)) return bad;
    }
    return {};
}

Objection rangeOf(const Scenario& scenario) {
    for (const ScenarioGoal& goal : scenario.goals)
        if (auto bad = outside("goals.points", goal.points, 0, huge)) return bad;
    for (const ScenarioTeam& team : scenario.teams) {
        if (team.headcount)
            if (auto bad = outside("teams.headcount", *team.headcount, 0, 1e6)) return bad;
        if (team.budgetPercent)
            if (auto bad = outside("teams.budgetPercent", *team.budgetPercent, 0, 100)) return bad;
    }
    for (const auto& [field, value] : {std::pair{"budgetPercent", scenario.budgetPercent},
                                       {"valueThreshold", scenario.valueThreshold},
                                       {"riskThreshold", scenario.riskThreshold}})
        if (value)
            if (auto bad = outside(field, *value, 0, 100)) return bad;
    return {};
}

Objection rangeOf(const Initiative& initiative) {
    if (auto bad = outside("phase", initiative.phase, 1, 4)) return bad;
    if (auto bad = outside("urgency", initiative.urgency, 1, 3)) return bad;
    if (auto bad = outside("cash", initiative.cash, 0, huge)) return bad;
    if (auto bad = outside("latenessCostPerWeek", initiative.latenessCostPerWeek, 0, huge)) return bad;
    if (initiative.remainingShare)
        if (auto bad = outside("remainingShare", *initiative.remainingShare, 0, 1)) return bad;
    if (auto bad = badWork("work", initiative.work)) return bad;
    if (auto bad = badWork("remainingWork", initiative.remainingWork)) return bad;
    for (const Prerequisite& p : initiative.prerequisites)
        if (auto bad = outside("prerequisites.lagWeeks", p.lagWeeks, 0, 10000)) return bad;
    for (const Effect& effect : initiative.effects) {
        if (auto bad = outside("effects.chance", effect.chance, 0, 1)) return bad;
        if (auto bad = disordered("effects.mode", effect.low, effect.mode, effect.high)) return bad;
        if (effect.kind == EffectKind::Reduction)
            if (auto bad = outside("effects.high", effect.high, -huge, 1)) return bad;
    }
    return {};
}

Objection rangeOf(const Prediction& prediction) {
    if (auto bad = disordered("mode", prediction.low, prediction.mode, prediction.high)) return bad;
    if (prediction.kind == EffectKind::Reduction)
        if (auto bad = outside("high", prediction.high, -huge, 1)) return bad;
    return outside("washoutDays", prediction.washoutDays, 0, 3660);
}

Objection rangeOf(const Settings& settings) {
    if (auto bad = outside("lambda", settings.lambda, 0, 1)) return bad;
    if (auto bad = outside("valueThreshold", settings.valueThreshold, 0, 100)) return bad;
    if (auto bad = outside("riskThreshold", settings.riskThreshold, 0, 100)) return bad;
    if (auto bad = outside("weeks", settings.weeks, 1, 1040)) return bad;
    if (auto bad = outside("sprintWeeks", settings.sprintWeeks, 1, 4)) return bad;
    return outside("discountPerWeek", settings.discountPerWeek, 0, 1);
}

template <typename T>
Error invalid(const T& record, const Complaint& complaint) {
    return makeError(ErrorKind::BadInput, "edit.invalid-value", "{kind} \"{id}\": {field} {complaint}",
                     {{"kind", std::string(Describe<T>::name)},
                      {"id", record.id.value},
                      {"field", complaint.field},
                      {"complaint", complaint.text}});
}

template <typename Row>
Result<void> finiteRows(const SourceId& source, const std::vector<Row>& rows) {
    for (size_t i = 0; i < rows.size(); ++i)
        if (auto bad = notFinite("", rows[i]))
            return makeError(ErrorKind::BadInput, "edit.invalid-value",
                             "{kind} {row} of source \"{source}\": {field} {complaint}",
                             {{"kind", std::string(Describe<Row>::name)},
                              {"row", std::to_string(i + 1)},
                              {"source", source.value},
                              {"field", bad->field},
                              {"complaint", bad->text}});
    return {};
}

} // namespace

Result<void> validateValues(const AnyRecord& any) {
    return visitRecord(any, [](const auto& record) -> Result<void> {
        if (record.id.empty()) return invalid(record, {"id", "is empty"});
        Objection bad;
        forEachField(record, [&](std::string_view name, const auto& value) {
            if (!bad) bad = notFinite(name, value);
        });
        if (!bad) bad = rangeOf(record);
        if (bad) return invalid(record, *bad);
        return {};
    });
}

Result<void> validateValues(const Observations& rows) {
    BANYAN_TRY(finiteRows(rows.source, rows.measurements));
    BANYAN_TRY(finiteRows(rows.source, rows.incidents));
    return finiteRows(rows.source, rows.changes);
}

} // namespace banyan::portfolio

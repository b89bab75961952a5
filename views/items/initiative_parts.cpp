// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/initiative_parts.h"

#include "model/base/numbers.h"
#include "views/items/cell_values.h"
#include "views/items/part_model.h"

#include <algorithm>
#include <map>

namespace banyan::items {

using namespace banyan::portfolio;
using session::fromQt;
using session::toQt;

namespace {

QString tr(const char* text) {
    return PartModel::tr(text);
}

Error nothingLeft(const char* text) {
    return makeError(ErrorKind::BadInput, "initiative.nothing-to-add", text);
}

/// Titles of all initiatives but doubles, which are told apart by their ids.
std::map<QString, InitiativeId> initiativesByTitle(const Portfolio& portfolio) {
    std::map<QString, int> uses;
    for (const Initiative& each : portfolio.initiatives())
        ++uses[toQt(each.title)];
    std::map<QString, InitiativeId> out;
    for (const Initiative& each : portfolio.initiatives()) {
        const QString title = toQt(each.title);
        out.emplace(uses[title] > 1 ? QStringLiteral("%1 (%2)").arg(title, toQt(each.id.value)) : title, each.id);
    }
    return out;
}

QStringList initiativeTitles(const Portfolio& portfolio) {
    QStringList out;
    for (const auto& [title, id] : initiativesByTitle(portfolio))
        out.append(title);
    return out;
}

Result<InitiativeId> initiativeFrom(const Portfolio& portfolio, const QString& title) {
    const auto all = initiativesByTitle(portfolio);
    if (const auto found = all.find(title); found != all.end()) return found->second;
    return makeError(ErrorKind::BadInput, "initiative.no-such-title", "there is no initiative \"{title}\"",
                     {{"title", fromQt(title)}});
}

QString titleOf(const Portfolio& portfolio, const InitiativeId& id) {
    for (const auto& [title, each] : initiativesByTitle(portfolio))
        if (each == id) return title;
    return toQt(id.value);
}

/// A column of days of one team.
PartColumn daysColumn(const QString& title, const QString& explanation, double TeamEffort::*of) {
    return {title,
            explanation,
            true,
            [of](const Portfolio&, const Initiative& it, size_t row) { return toQt(shortNumber(it.work[row].*of, 1)); },
            {},
            [of](const Portfolio&, Initiative& it, size_t row, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(it.work[row].*of, numberFrom(text));
                // The others give way, so that they stay in order whichever is typed first.
                TeamEffort& part = it.work[row];
                if (of == &TeamEffort::optimistic) {
                    part.likely = std::max(part.likely, part.optimistic);
                    part.pessimistic = std::max(part.pessimistic, part.likely);
                } else if (of == &TeamEffort::likely) {
                    part.optimistic = std::min(part.optimistic, part.likely);
                    part.pessimistic = std::max(part.pessimistic, part.likely);
                } else {
                    part.likely = std::min(part.likely, part.pessimistic);
                    part.optimistic = std::min(part.optimistic, part.likely);
                }
                return {};
            }};
}

} // namespace

InitiativePart effortPart() {
    InitiativePart part = partOf(&Initiative::work, tr("Effort by team, person-days"), tr("effort"), tr("Add a team"),
                                 tr("Nobody said yet how much work it is, so it can't be planned."));
    part.append = [](const Portfolio& portfolio, Initiative& it) -> Result<void> {
        for (const Team& team : portfolio.teams())
            if (std::ranges::find(it.work, team.id, &TeamEffort::team) == it.work.end()) {
                it.work.push_back({team.id, 5, 8, 13});
                return {};
            }
        return nothingLeft(portfolio.teams().empty() ? "there are no teams yet" : "every team works on it already");
    };
    part.columns = {{tr("Team"), tr("Who works"), false,
                     [](const Portfolio& p, const Initiative& it, size_t row) {
                         return session::nameOf(p, std::optional(it.work[row].team));
                     },
                     [](const Portfolio& p) { return namesOf(p.teams()); },
                     [](const Portfolio& p, Initiative& it, size_t row, const QString& text) -> Result<void> {
                         BANYAN_ASSIGN(const auto id, byName(p.teams(), text));
                         if (id) it.work[row].team = *id;
                         return {};
                     }},
                    daysColumn(tr("Optimistic"), tr("If all goes well"), &TeamEffort::optimistic),
                    daysColumn(tr("Likely"), tr("Most likely"), &TeamEffort::likely),
                    daysColumn(tr("Pessimistic"), tr("If much goes wrong"), &TeamEffort::pessimistic)};
    return part;
}

InitiativePart prerequisitePart() {
    InitiativePart part = partOf(&Initiative::prerequisites, tr("Prerequisites"), tr("prerequisites"),
                                 tr("Add a prerequisite"), tr("It waits for no other initiative."));
    part.append = [](const Portfolio& portfolio, Initiative& it) -> Result<void> {
        for (const Initiative& other : portfolio.initiatives()) {
            const bool waits =
                std::ranges::any_of(other.prerequisites, [&](const Prerequisite& p) { return p.initiative == it.id; });
            const bool there =
                std::ranges::any_of(it.prerequisites, [&](const Prerequisite& p) { return p.initiative == other.id; });
            if (other.id == it.id || waits || there || other.phase > it.phase) continue;
            it.prerequisites.push_back({other.id, 0});
            return {};
        }
        return nothingLeft("no other initiative could go before it");
    };
    part.columns = {{tr("Waits for"), tr("What must be finished before"), false,
                     [](const Portfolio& p, const Initiative& it, size_t row) {
                         return titleOf(p, it.prerequisites[row].initiative);
                     },
                     initiativeTitles,
                     [](const Portfolio& p, Initiative& it, size_t row, const QString& text) -> Result<void> {
                         BANYAN_ASSIGN(it.prerequisites[row].initiative, initiativeFrom(p, text));
                         return {};
                     }},
                    {tr("Soak, weeks"),
                     tr("Weeks between its end and this start"),
                     true,
                     [](const Portfolio&, const Initiative& it, size_t row) {
                         return QString::number(it.prerequisites[row].lagWeeks);
                     },
                     {},
                     [](const Portfolio&, Initiative& it, size_t row, const QString& text) -> Result<void> {
                         BANYAN_ASSIGN(const double weeks, numberFrom(text));
                         it.prerequisites[row].lagWeeks = static_cast<int>(weeks);
                         return {};
                     }}};
    return part;
}

namespace {

PartColumn gateText(const QString& title, const QString& explanation, std::string Gate::*of, QStringList choices = {}) {
    return {title,
            explanation,
            false,
            [of](const Portfolio&, const Initiative& it, size_t row) { return toQt(it.gates[row].*of); },
            choices.isEmpty() ? std::function<QStringList(const Portfolio&)>()
                              : [choices](const Portfolio&) { return choices; },
            [of](const Portfolio&, Initiative& it, size_t row, const QString& text) -> Result<void> {
                it.gates[row].*of = fromQt(text);
                return {};
            }};
}

PartColumn gateWhen() {
    return {tr("To"),
            tr("Must hold before it starts, or before it may be called done"),
            false,
            [](const Portfolio&, const Initiative& it, size_t row) { return toQt(enumName(it.gates[row].when)); },
            [](const Portfolio&) {
                return QStringList{QStringLiteral("enter"), QStringLiteral("finish")};
            },
            [](const Portfolio&, Initiative& it, size_t row, const QString& text) -> Result<void> {
                it.gates[row].when = enumValue<GateWhen>(fromQt(text)).value_or(it.gates[row].when);
                return {};
            }};
}

PartColumn gateComponent() {
    return {tr("Component"),
            tr("Whose fact is looked at"),
            false,
            [](const Portfolio& p, const Initiative& it, size_t row) {
                return session::nameOf(p, it.gates[row].component);
            },
            [](const Portfolio& p) { return namesOf(p.components()); },
            [](const Portfolio& p, Initiative& it, size_t row, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(it.gates[row].component, byName(p.components(), text));
                return {};
            }};
}

PartColumn gateThreshold() {
    return {tr("Threshold"),
            tr("In the fact's unit"),
            true,
            [](const Portfolio&, const Initiative& it, size_t row) {
                return it.gates[row].fact.empty() ? QString() : toQt(shortNumber(it.gates[row].threshold, 2));
            },
            {},
            [](const Portfolio&, Initiative& it, size_t row, const QString& text) -> Result<void> {
                BANYAN_ASSIGN(it.gates[row].threshold, numberFrom(text));
                return {};
            }};
}

PartColumn gateInitiative() {
    return {tr("Or finished"),
            tr("An initiative that opens the gate when it is finished"),
            false,
            [](const Portfolio& p, const Initiative& it, size_t row) {
                return it.gates[row].initiative ? titleOf(p, *it.gates[row].initiative) : QString();
            },
            initiativeTitles,
            [](const Portfolio& p, Initiative& it, size_t row, const QString& text) -> Result<void> {
                it.gates[row].initiative.reset();
                if (text.isEmpty()) return {};
                BANYAN_ASSIGN(it.gates[row].initiative, initiativeFrom(p, text));
                return {};
            }};
}

} // namespace

InitiativePart gatePart() {
    InitiativePart part =
        partOf(&Initiative::gates, tr("Gates"), tr("gates"), tr("Add a gate"), tr("No gate is in its way."));
    part.append = [](const Portfolio& portfolio, Initiative& it) -> Result<void> {
        if (it.components.empty() || !portfolio.find(it.components.front()))
            return nothingLeft("a gate looks at a component, and the initiative has none");
        Gate gate;
        gate.name = fromQt(tr("Test coverage"));
        gate.component = it.components.front();
        gate.fact = "test-coverage";
        gate.comparison = ">=";
        gate.threshold = 60;
        it.gates.push_back(std::move(gate));
        return {};
    };
    part.columns = {
        gateText(tr("Gate"), tr("What it is called"), &Gate::name),
        gateWhen(),
        gateComponent(),
        gateText(tr("Fact"), tr("What is compared, as \"test-coverage\""), &Gate::fact),
        gateText(tr("Is"), tr("At least or at most"), &Gate::comparison, {QStringLiteral(">="), QStringLiteral("<=")}),
        gateThreshold(),
        gateInitiative()};
    return part;
}

} // namespace banyan::items

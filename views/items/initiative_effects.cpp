// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/numbers.h"
#include "model/scoring/assessment.h"
#include "views/items/cell_values.h"
#include "views/items/initiative_parts.h"
#include "views/items/part_model.h"

#include <map>

namespace banyan::items {

using namespace banyan::portfolio;
using session::fromQt;
using session::toQt;

namespace {

QString tr(const char* text) {
    return PartModel::tr(text);
}

std::map<QString, CriterionId> criteriaByName(const Portfolio& portfolio) {
    std::map<QString, CriterionId> out;
    if (const auto criteria = scoring::criteriaOf(portfolio))
        for (const Criterion& each : *criteria)
            out.emplace(toQt(each.name), each.id);
    return out;
}

QString criterionName(const Portfolio& portfolio, const CriterionId& id) {
    for (const auto& [name, each] : criteriaByName(portfolio))
        if (each == id) return name;
    return toQt(id.value);
}

PartColumn effectNumber(const QString& title, const QString& explanation, double Effect::*of) {
    const auto percent = [of](const Effect& effect) {
        return of == &Effect::chance || effect.kind == EffectKind::Reduction;
    };
    return {title,
            explanation,
            true,
            [=](const Portfolio&, const Initiative& it, size_t row) {
                const Effect& effect = it.effects[row];
                return percent(effect) ? toQt(percentText(effect.*of, 1)) : toQt(shortNumber(effect.*of, 2));
            },
            {},
            [=](const Portfolio&, Initiative& it, size_t row, const QString& text) -> Result<void> {
                Effect& effect = it.effects[row];
                const bool share = percent(effect);
                BANYAN_ASSIGN(const double number, numberFrom(text, share ? QStringLiteral("%") : QString()));
                effect.*of = share ? number / 100 : number;
                return {};
            }};
}

/// "Component" or a goal's own metric.
PartColumn effectOn() {
    return {tr("On"),
            tr("The component that it changes, or the goal whose metric it moves"),
            false,
            [](const Portfolio& p, const Initiative& it, size_t row) {
                const Effect& effect = it.effects[row];
                return effect.goal ? tr("Goal: %1").arg(session::nameOf(p, effect.goal))
                                   : session::nameOf(p, effect.component);
            },
            [](const Portfolio& p) {
                QStringList names = namesOf(p.components());
                for (const QString& goal : namesOf(p.goals()))
                    names.append(tr("Goal: %1").arg(goal));
                return names;
            },
            [](const Portfolio& p, Initiative& it, size_t row, const QString& text) -> Result<void> {
                Effect& effect = it.effects[row];
                const QString prefix = tr("Goal: %1").arg(QString());
                if (text.startsWith(prefix)) {
                    BANYAN_ASSIGN(effect.goal, byName(p.goals(), text.mid(prefix.size())));
                    effect.component.reset();
                    effect.criterion.reset();
                } else {
                    BANYAN_ASSIGN(effect.component, byName(p.components(), text));
                    effect.goal.reset();
                }
                return {};
            }};
}

PartColumn effectCriterion() {
    return {tr("Moves"),
            tr("The criterion that gets better"),
            false,
            [](const Portfolio& p, const Initiative& it, size_t row) {
                const Effect& effect = it.effects[row];
                return effect.criterion ? criterionName(p, *effect.criterion) : tr("its metric");
            },
            [](const Portfolio& p) {
                QStringList names;
                for (const auto& [name, id] : criteriaByName(p))
                    names.append(name);
                return names;
            },
            [](const Portfolio& p, Initiative& it, size_t row, const QString& text) -> Result<void> {
                const auto all = criteriaByName(p);
                const auto found = all.find(text);
                if (found == all.end())
                    return makeError(ErrorKind::BadInput, "initiative.no-such-criterion",
                                     "there is no criterion \"{name}\"", {{"name", fromQt(text)}});
                it.effects[row].criterion = found->second;
                it.effects[row].goal.reset();
                return {};
            }};
}

PartColumn effectKind() {
    return {tr("By or to"),
            tr("Reduction: by a share of what it is. Level: to a value"),
            false,
            [](const Portfolio&, const Initiative& it, size_t row) { return toQt(enumName(it.effects[row].kind)); },
            [](const Portfolio&) {
                return QStringList{QStringLiteral("reduction"), QStringLiteral("level")};
            },
            [](const Portfolio&, Initiative& it, size_t row, const QString& text) -> Result<void> {
                it.effects[row].kind = enumValue<EffectKind>(fromQt(text)).value_or(it.effects[row].kind);
                return {};
            }};
}

} // namespace

InitiativePart effectPart() {
    InitiativePart part = partOf(&Initiative::effects, tr("Expected effects"), tr("effects"), tr("Add an effect"),
                                 tr("It promises no effect, so it is worth nothing in the plan by itself."));
    part.append = [](const Portfolio& portfolio, Initiative& it) -> Result<void> {
        if (it.components.empty() || !portfolio.find(it.components.front()))
            return makeError(ErrorKind::BadInput, "initiative.nothing-to-add",
                             "an effect needs a component, and the initiative has none");
        Effect effect;
        effect.component = it.components.front();
        effect.criterion = CriterionId("test-coverage");
        effect.kind = EffectKind::Level;
        effect.low = 50;
        effect.mode = 60;
        effect.high = 70;
        effect.chance = 0.8;
        it.effects.push_back(effect);
        return {};
    };
    part.columns = {effectOn(),
                    effectCriterion(),
                    effectKind(),
                    effectNumber(tr("Low"), tr("The least that is expected"), &Effect::low),
                    effectNumber(tr("Likely"), tr("What is expected"), &Effect::mode),
                    effectNumber(tr("High"), tr("The most that is expected"), &Effect::high),
                    effectNumber(tr("Chance"), tr("Chance that it works at all"), &Effect::chance)};
    return part;
}

} // namespace banyan::items

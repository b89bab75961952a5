// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/row.h"
#include "importers/sheets/vocabulary.h"
#include "model/portfolio/metrics.h"

#include <algorithm>
#include <array>

namespace banyan::importers::sheets {

namespace {

using namespace banyan::portfolio;
using What = Target::What;

/// Numbers of one row, read before any of them is staged.
struct Figures {
    struct Declared {
        std::string metric;
        double value = 0;
    };
    std::vector<Declared> declared;
    std::map<std::string, Range> estimates;
    std::vector<Answer> answers;
    std::vector<std::pair<CostKind, double>> costs;
    Date asOf;
    Date estimatedOn;
    std::string estimatedBy;
};

/// low, likely, high of one metric, as far as the row says.
struct Parts {
    std::optional<double> low;
    std::optional<double> likely;
    std::optional<double> high;
    size_t column = 0;
};

void takeEstimates(Row& row, const std::map<std::string, Parts>& estimates, Figures& out) {
    for (const auto& [metric, parts] : estimates) {
        if (!parts.likely) {
            row.refuseAt(parts.column, "has no likely value beside it");
            continue;
        }
        const Range range{parts.low.value_or(*parts.likely), *parts.likely, parts.high.value_or(*parts.likely)};
        if (range.low > range.likely || range.likely > range.high)
            row.refuseAt(parts.column, "is part of low " + exactNumber(range.low) + ", likely " +
                                           exactNumber(range.likely) + ", high " + exactNumber(range.high) +
                                           ", which do not rise");
        out.estimates.emplace(metric, range);
    }
}

void takeAnswer(Row& row, size_t column, const Target& target, Figures& out) {
    const Question* question = findQuestion(target.name);
    Answer answer{target.name, {}, out.estimatedBy, out.estimatedOn, {}};
    if (question->yesNo) {
        const auto flag = row.flagAt(column);
        if (!flag) return;
        answer.value = *flag ? "yes" : "no";
    } else {
        const auto value = row.quantityAt(column, target.unit, question->unit, -1e15, 1e15);
        if (!value) return;
        answer.value = exactNumber(*value);
    }
    out.answers.push_back(std::move(answer));
}

void takeMetricCells(Row& row, Figures& out) {
    std::map<std::string, Parts> estimates;
    for (const auto& [column, target] : row.metricCells()) {
        if (target.what == What::Answer) {
            takeAnswer(row, column, target, out);
            continue;
        }
        const Metric* metric = findMetric(target.name);
        const auto value = row.quantityAt(column, target.unit, metric->unit, metric->least, metric->most);
        if (!value) continue;
        if (target.what == What::Metric) {
            out.declared.push_back({target.name, *value});
            continue;
        }
        const auto [place, isFirst] = estimates.try_emplace(target.name);
        Parts& parts = place->second;
        if (isFirst || target.what == What::Likely) parts.column = column;
        (target.what == What::Low ? parts.low : target.what == What::Likely ? parts.likely : parts.high) = *value;
    }
    takeEstimates(row, estimates, out);
}

void takeCosts(Row& row, Figures& out) {
    constexpr std::array fields{std::pair{CostKind::Run, "runCost"}, std::pair{CostKind::Licence, "licenceCost"},
                                std::pair{CostKind::Replacement, "replacementCost"},
                                std::pair{CostKind::Refactoring, "refactoringCost"}};
    for (const auto& [kind, field] : fields)
        if (const auto amount = row.number(field, 0)) out.costs.emplace_back(kind, *amount);
}

Figures figuresOf(Row& row) {
    Figures out;
    out.asOf = row.day("asOf").value_or(row.options().asOf);
    out.estimatedOn = row.day("estimatedOn").value_or(row.options().asOf);
    out.estimatedBy = row.has("estimatedBy") ? row.text("estimatedBy") : row.options().author;
    takeMetricCells(row, out);
    takeCosts(row, out);
    return out;
}

/// "pagerduty=PX1; sonarqube=shop"
std::vector<Alias> aliasesOf(Row& row) {
    std::vector<Alias> out;
    for (const std::string& entry : row.list("aliases")) {
        const size_t equals = entry.find('=');
        const std::string kind(trimmed(std::string_view(entry).substr(0, equals)));
        const std::string id(equals == std::string::npos ? std::string_view()
                                                         : trimmed(std::string_view(entry).substr(equals + 1)));
        if (kind.empty() || id.empty())
            row.refuse("aliases", "has \"" + entry + "\", which is not written as tool=id");
        else
            out.push_back({kind, id});
    }
    return out;
}

ComponentId declare(Row& row, const std::string& name) {
    Subject subject;
    subject.name = name;
    if (row.has("id")) subject.alias = {"sheet", row.text("id")};
    subject.declares = true;
    subject.line = row.line();
    subject.pointer = row.pointer();
    ComponentId id = row.batch().subject(std::move(subject));
    if (row.has("id")) row.state().componentsById.try_emplace(row.text("id"), id);
    if (!row.state().declared.insert(name).second)
        row.batch().report("sheet.repeated-name", IssueSeverity::Warning, {row.file(), row.line(), 0, row.pointer()},
                           name, "component \"{name}\" stands in more than one row; the last one counts",
                           {{"name", name}});
    return id;
}

void stageFigures(Row& row, const Figures& figures, const ComponentId& component, const std::string& name) {
    for (const auto& [metric, value] : figures.declared)
        row.batch().observations.measurements.push_back({component,
                                                         name,
                                                         metric,
                                                         figures.asOf,
                                                         value,
                                                         {},
                                                         Nature::Declared,
                                                         row.file(),
                                                         row.line(),
                                                         row.pointer()});
    for (const auto& [metric, range] : figures.estimates) {
        Estimate estimate;
        estimate.id = Id<Estimate>(slug(name + " " + metric + " " + figures.estimatedBy));
        estimate.component = component;
        estimate.metric = metric;
        estimate.low = range.low;
        estimate.likely = range.likely;
        estimate.high = range.high;
        estimate.author = figures.estimatedBy;
        estimate.date = figures.estimatedOn;
        row.stage(std::move(estimate), {"component", "metric", "low", "likely", "high", "author", "date"});
    }
    for (const auto& [kind, amount] : figures.costs) {
        Cost cost;
        cost.id = Id<Cost>(slug(name + " " + std::string(enumName(kind))));
        cost.component = component;
        cost.kind = kind;
        cost.amount = amount;
        row.stage(std::move(cost), {"component", "kind", "amount"});
    }
}

void takeComponent(Row& row) {
    Draft<Component> draft(row);
    draft.text("name", &Component::name).text("description", &Component::description).text("kind", &Component::kind);
    draft.text("lifecycle", &Component::lifecycle)
        .text("language", &Component::language)
        .text("repository", &Component::repository);
    draft.list("tags", &Component::tags).list("codePaths", &Component::codePaths).flag("retired", &Component::retired);
    if (row.has("aliases")) draft.put("aliases", &Component::aliases, std::optional(aliasesOf(row)));
    Figures figures = figuresOf(row);
    if (!row.good()) return;
    if (!figures.answers.empty()) draft.put("answers", &Component::answers, std::optional(std::move(figures.answers)));
    if (row.has("system"))
        draft.put("system", &Component::system, std::optional(row.batch().system(row.text("system"))));
    if (row.has("owner")) draft.put("owner", &Component::owner, std::optional(row.batch().team(row.text("owner"))));
    const std::string name = draft.record.name;
    draft.record.id = declare(row, name);
    const ComponentId id = draft.record.id;
    draft.stage();
    stageFigures(row, figures, id, name);
}

} // namespace

SheetKind componentsKind() {
    return {"components",
            "a component: a service, a library, an application",
            "components, systems, teams, tags, measurements, estimates, answers, costs",
            "inventory",
            "component;inventory;applications;Komponenten;Anwendungen;Inventar;composants;inventaire;componentes;"
            "inventario",
            {
                {"name", "Name", true,
                 "component;component name;application;application "
                 "name;service;Komponente;Anwendung;nom;composant;nombre;componente;aplicación",
                 "Order service", ""},
                {"id", "Id", false, "key;identifier;component id;Kennung;Schlüssel;identifiant;clave", "orders", ""},
                {"description", "Description", false, "Beschreibung;descripción;comment;notes",
                 "What it does, in a sentence", ""},
                {"kind", "Kind", false, "type;component type;Art;Typ;genre;tipo", "service", ""},
                {"lifecycle", "Lifecycle", false, "life cycle;stage;Lebenszyklus;cycle de vie;ciclo de vida",
                 "production", ""},
                {"language", "Language", false,
                 "programming language;technology;Sprache;Technologie;langage;lenguaje;tecnología", "Java", ""},
                {"repository", "Repository", false, "repo;repository url;git;dépôt;repositorio",
                 "https://git.example.org/orders", ""},
                {"system", "System", false, "product;System;système;sistema", "Order management", ""},
                {"owner", "Owner", false,
                 "team;owning team;owned "
                 "by;Team;Besitzer;Verantwortlich;Eigentümer;équipe;responsable;propriétaire;equipo;propietario",
                 "Orders team", ""},
                {"tags", "Tags", false, "labels;Schlagworte;étiquettes;etiquetas", "core; customer-facing", ""},
                {"codePaths", "Code paths", false, "code path;paths;Codepfade;chemins;rutas", "services/orders", ""},
                {"aliases", "Aliases", false, "alias;external ids;Aliasse;identifiants externes",
                 "pagerduty=PX1; sonarqube=shop:orders", ""},
                {"retired", "Retired", false, "decommissioned;stillgelegt;abgeschaltet;retiré;retirado", "no", ""},
                {"asOf", "As of", false, "stand;measured on;per;état au;a fecha de", "2027-01-31", "date"},
                {"estimatedBy", "Estimated by", false, "estimator;geschätzt von;estimé par;estimado por",
                 "A. Architect", ""},
                {"estimatedOn", "Estimated on", false, "geschätzt am;estimé le;estimado el", "2027-01-31", "date"},
                {"runCost", "Run cost", false,
                 "running cost;operating cost;annual cost;Betriebskosten;coût d'exploitation;coste de operación",
                 "40000", "money"},
                {"licenceCost", "Licence cost", false, "license cost;Lizenzkosten;coût de licence;coste de licencia",
                 "0", "money"},
                {"replacementCost", "Replacement cost", false,
                 "cost to replace;Ersatzkosten;coût de remplacement;coste de sustitución", "250000", "money"},
                {"refactoringCost", "Refactoring cost", false,
                 "cost to refactor;Refactoringkosten;coût de refactoring;coste de refactorización", "120000", "money"},
            },
            takeComponent,
            true};
}

} // namespace banyan::importers::sheets

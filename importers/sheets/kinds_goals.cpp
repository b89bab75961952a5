// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/row.h"
#include "importers/sheets/values.h"
#include "importers/sheets/vocabulary.h"
#include "model/portfolio/metrics.h"

#include <array>

namespace banyan::importers::sheets {

namespace {

using namespace banyan::portfolio;

constexpr std::array directions{
    ChoiceName<Direction>{
        Direction::Decrease,
        "decrease;down;lower;less;reduce;-;↓;senken;verringern;weniger;diminuer;baisser;disminuir;reducir;bajar"},
    ChoiceName<Direction>{Direction::Increase,
                          "increase;up;raise;more;+;↑;erhöhen;steigern;mehr;augmenter;aumentar;subir"},
};

constexpr std::array costKinds{
    ChoiceName<CostKind>{CostKind::Run, "run;running;operation;operating;Betrieb;exploitation;operación"},
    ChoiceName<CostKind>{CostKind::Licence, "licence;license;Lizenz;licencia"},
    ChoiceName<CostKind>{CostKind::Replacement, "replacement;replace;Ersatz;remplacement;sustitución"},
    ChoiceName<CostKind>{CostKind::Refactoring, "refactoring;refactor;refactorización"},
};

void takePainPoint(Row& row) {
    Draft<PainPoint> draft(row);
    draft.text("name", &PainPoint::name).text("description", &PainPoint::description);
    if (!row.good()) return;
    draft.record.id = PainPointId(slug(draft.record.name));
    if (row.has("components"))
        draft.put("components", &PainPoint::components, std::optional(row.components("components")));
    draft.stage();
}

/// "users-reached=9; operational=3"
std::vector<Contribution> contributionsOf(Row& row) {
    std::vector<Contribution> out;
    for (const std::string& entry : row.list("contributions")) {
        const size_t equals = entry.find('=');
        const std::string to(trimmed(std::string_view(entry).substr(0, equals)));
        const std::string strength(equals == std::string::npos ? std::string_view()
                                                               : trimmed(std::string_view(entry).substr(equals + 1)));
        if (to.empty() || (strength != "0" && strength != "1" && strength != "3" && strength != "9"))
            row.refuse("contributions", "has \"" + entry + "\", which is not written as criterion=0, 1, 3 or 9");
        else
            out.push_back({metricNamed(to).empty() ? to : metricNamed(to), strength[0] - '0'});
    }
    return out;
}

void takeMoney(Row& row, Draft<Goal>& draft) {
    const auto low = row.number("moneyLow", -1e15);
    const auto likely = row.number("moneyLikely", -1e15);
    const auto high = row.number("moneyHigh", -1e15);
    if (!low && !likely && !high) return;
    if (!likely) {
        row.refuse(low ? "moneyLow" : "moneyHigh", "has no likely value beside it");
        return;
    }
    const Range range{low.value_or(*likely), *likely, high.value_or(*likely)};
    if (range.low > range.likely || range.likely > range.high)
        row.refuse("moneyLikely", "does not lie between low and high");
    draft.put("moneyPerUnit", &Goal::moneyPerUnit, std::optional(range));
}

void takeGoal(Row& row) {
    Draft<Goal> draft(row);
    draft.text("name", &Goal::name).text("description", &Goal::description).text("unit", &Goal::unit);
    if (row.has("metric")) draft.put("metric", &Goal::metric, std::optional(row.metric("metric")));
    draft.choice("direction", &Goal::direction, directions);
    draft.put("baseline", &Goal::baseline, row.metricValue("baseline", draft.record.metric, draft.record.unit));
    draft.put("target", &Goal::target, row.metricValue("target", draft.record.metric, draft.record.unit));
    draft.day("baselineFrom", &Goal::baselineFrom)
        .day("baselineTo", &Goal::baselineTo)
        .day("deadline", &Goal::deadline);
    draft.number("points", &Goal::points, 0);
    if (row.has("contributions")) draft.put("contributions", &Goal::contributions, std::optional(contributionsOf(row)));
    takeMoney(row, draft);
    Goal& goal = draft.record;
    if (goal.baselineFrom && goal.baselineTo && *goal.baselineTo <= *goal.baselineFrom)
        row.refuse("baselineTo", "is not after the day on which the baseline begins");
    if (!row.good()) return;
    // Values of a known metric were turned into its own unit.
    if (const Metric* known = findMetric(goal.metric))
        draft.put("unit", &Goal::unit, std::optional(std::string(known->unit)));
    if (!draft.given.contains("direction") && goal.baseline && goal.target && *goal.baseline != *goal.target)
        draft.put("direction", &Goal::direction,
                  std::optional(*goal.target < *goal.baseline ? Direction::Decrease : Direction::Increase));
    goal.id = GoalId(slug(goal.name));
    if (row.has("painPoints")) {
        for (const std::string& name : row.list("painPoints"))
            goal.painPoints.push_back(row.batch().painPoint(name));
        draft.given.insert("painPoints");
    }
    draft.stage();
}

void takeEstimate(Row& row) {
    Estimate estimate;
    estimate.metric = row.metric("metric");
    const std::string unit = row.text("unit");
    const auto low = row.metricValue("low", estimate.metric, unit);
    const auto likely = row.metricValue("likely", estimate.metric, unit);
    const auto high = row.metricValue("high", estimate.metric, unit);
    estimate.date = row.day("date").value_or(row.options().asOf);
    estimate.author = row.has("author") ? row.text("author") : row.options().author;
    estimate.note = row.text("note");
    if (row.good() && !low && !likely && !high) return; // a question that nobody answered
    if (row.good() && !likely) row.refuse("likely", "says nothing, and a row needs it");
    if (!row.good()) return;
    estimate.low = low.value_or(*likely);
    estimate.likely = *likely;
    estimate.high = high.value_or(*likely);
    if (estimate.low > estimate.likely || estimate.likely > estimate.high) {
        row.refuse("likely", "does not lie between low and high (" + exactNumber(estimate.low) + ", " +
                                 exactNumber(estimate.high) + ")");
        return;
    }
    const std::string name = row.text("component");
    estimate.component = row.component(name);
    estimate.id = Id<Estimate>(slug(name + " " + estimate.metric + " " + estimate.author));
    row.stage(std::move(estimate), {"component", "metric", "low", "likely", "high", "author", "date", "note"});
}

void takeSlo(Row& row) {
    Draft<Slo> draft(row);
    const std::string written = row.metric("metric");
    const bool isAvailability = isChoice(written, "availability;uptime;Verfügbarkeit;disponibilité;disponibilidad");
    draft.record.metric = isAvailability ? "availability" : written;
    const int column = row.columnOf("target");
    const Metric* known = findMetric(draft.record.metric);
    if (isAvailability)
        draft.put("target", &Slo::target,
                  row.quantityAt(static_cast<size_t>(column), row.text("unit"), "%", 1e-12, 100));
    else if (known)
        draft.put("target", &Slo::target,
                  row.quantityAt(static_cast<size_t>(column), row.text("unit"), known->unit, 1e-12, known->most));
    else
        row.refuse("metric", "is neither availability nor a metric such as p95-latency");
    draft.whole("windowDays", &Slo::windowDays, 1, 3660);
    if (row.good() && !draft.given.contains("target")) row.refuse("target", "says nothing, and a row needs it");
    if (!row.good()) return;
    const std::string name = row.text("component");
    draft.record.component = row.component(name);
    draft.record.id = Id<Slo>(slug(name + " " + draft.record.metric));
    draft.given.insert({"component", "metric"});
    draft.stage();
}

void takeCost(Row& row) {
    Draft<Cost> draft(row);
    draft.choice("kind", &Cost::kind, costKinds).number("amount", &Cost::amount, 0).text("note", &Cost::note);
    if (row.good() && !draft.given.contains("amount")) row.refuse("amount", "says nothing, and a row needs it");
    if (!row.good()) return;
    const std::string name = row.text("component");
    draft.record.component = row.component(name);
    draft.record.id = Id<Cost>(slug(name + " " + std::string(enumName(draft.record.kind))));
    draft.given.insert("component");
    draft.stage();
}

constexpr std::string_view componentNames =
    "component name;application;service;Komponente;Anwendung;composant;componente;aplicación";

} // namespace

SheetKind painPointsKind() {
    return {
        "pain-points",
        "what hurts, and where",
        "pain points",
        "plan",
        "pain point;pains;Schmerzpunkte;points de douleur;puntos de dolor",
        {
            {"name", "Name", true, "pain point;pain;Schmerzpunkt;nom;point de douleur;nombre;punto de dolor",
             "Orders are lost at peak", ""},
            {"description", "Description", false, "Beschreibung;descripción", "Who notices, and how often", ""},
            {"components", "Components", false, "component;Komponenten;composants;componentes", "Order service", ""},
        },
        takePainPoint,
        false};
}

SheetKind goalsKind() {
    return {
        "goals",
        "a business goal: a metric, where it stands, where it should be, and when",
        "goals, pain points",
        "plan",
        "goal;Ziele;objectifs;objetivos",
        {
            {"name", "Name", true, "goal;title;Ziel;nom;objectif;nombre;objetivo", "Halve failed orders", ""},
            {"description", "Description", false, "Beschreibung;descripción", "Why it matters, in a sentence", ""},
            {"metric", "Metric", false, "Kennzahl;Metrik;métrique;indicateur;métrica;indicador", "failed orders", ""},
            {"unit", "Unit", false, "Einheit;unité;unidad", "per day", ""},
            {"direction", "Direction", false, "Richtung;sens;dirección", "decrease", ""},
            {"baseline", "Baseline", false, "current;Ausgangswert;Istwert;valeur de départ;línea base;valor inicial",
             "120", "number"},
            {"target", "Target", false, "target value;Zielwert;Sollwert;cible;valeur cible;meta;valor objetivo", "60",
             "number"},
            {"baselineFrom", "Baseline from", false, "Ausgangswert von;départ de;base desde", "2026-10-01", "date"},
            {"baselineTo", "Baseline to", false, "Ausgangswert bis;départ à;base hasta", "2027-01-01", "date"},
            {"deadline", "Deadline", false, "due;due date;by;Frist;Termin;échéance;fecha límite;plazo", "2027-09-30",
             "date"},
            {"points", "Points", false, "weight;Punkte;Gewicht;poids;puntos;peso", "40", "number"},
            {"painPoints", "Pain points", false, "pain point;Schmerzpunkte;points de douleur;puntos de dolor",
             "Orders are lost at peak", ""},
            {"contributions", "Contributions", false, "contributes to;Beiträge;contributions à;contribuciones",
             "users-reached=9; operational=3", ""},
            {"moneyLow", "Money per unit low", false,
             "Geldwert je Einheit niedrig;valeur par unité basse;valor por unidad bajo", "2000", "money"},
            {"moneyLikely", "Money per unit likely", false,
             "money per unit;Geldwert je Einheit;Geldwert je Einheit wahrscheinlich;valeur par unité;valor por unidad",
             "3000", "money"},
            {"moneyHigh", "Money per unit high", false,
             "Geldwert je Einheit hoch;valeur par unité haute;valor por unidad alto", "5000", "money"},
        },
        takeGoal,
        false};
}

SheetKind estimatesKind() {
    return {"estimates",
            "a person's estimate of one metric of one component",
            "estimates",
            "inventory",
            "estimate;Schätzungen;estimations;estimaciones",
            {
                {"component", "Component", true, componentNames, "Order service", ""},
                {"metric", "Metric", true, "Kennzahl;Metrik;métrique;métrica", "revenue-share", ""},
                {"low", "Low", false, "min;minimum;optimistic;niedrig;bas;bajo;mínimo", "10", "number"},
                {"likely", "Likely", false,
                 "most likely;mode;expected;estimate;wahrscheinlich;Schätzung;probable;estimación", "15", "number"},
                {"high", "High", false, "max;maximum;pessimistic;hoch;haut;alto;máximo", "25", "number"},
                {"unit", "Unit", false, "Einheit;unité;unidad", "%", ""},
                {"author", "Author", false,
                 "estimated by;by;who;geschätzt von;Autor;auteur;estimé par;autor;estimado por", "A. Architect", ""},
                {"date", "Date", false, "estimated on;as of;Datum;geschätzt am;fecha", "2027-01-31", "date"},
                {"note", "Note", false, "notes;comment;Notiz;Bemerkung;remarque;nota",
                 "Read off the order statistics of 2026", ""},
            },
            takeEstimate,
            false};
}

SheetKind slosKind() {
    return {"slos",
            "a service level objective of a component",
            "objectives",
            "runtime",
            "slo;objectives;service levels;Dienstgüteziele",
            {
                {"component", "Component", true, componentNames, "Order service", ""},
                {"metric", "Metric", true, "objective;SLI;Kennzahl;Metrik;métrique;métrica", "p95-latency", ""},
                {"target", "Target", true, "slo;Zielwert;Ziel;cible;meta", "400", "number"},
                {"unit", "Unit", false, "Einheit;unité;unidad", "ms", ""},
                {"windowDays", "Window days", false, "window;Fenster;Fenster Tage;fenêtre;ventana", "30", "d"},
            },
            takeSlo,
            false};
}

SheetKind costsKind() {
    return {
        "costs",
        "a cost of a component: run and licence a year, replacement and refactoring once",
        "costs",
        "inventory",
        "cost;Kosten;coûts;costes;costos",
        {
            {"component", "Component", true, componentNames, "Order service", ""},
            {"kind", "Kind", true, "type;cost type;Art;Kostenart;genre;tipo", "run", ""},
            {"amount", "Amount", true, "cost;value;Betrag;Kosten;montant;coût;importe;coste", "40000", "money"},
            {"note", "Note", false, "notes;comment;Notiz;Bemerkung;remarque;nota", "Hosting and on-call of 2026", ""},
        },
        takeCost,
        false};
}

} // namespace banyan::importers::sheets

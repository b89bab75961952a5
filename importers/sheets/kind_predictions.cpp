// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/row.h"

#include <array>

namespace banyan::importers::sheets {

namespace {

using namespace banyan::portfolio;

constexpr std::array effectKinds{
    ChoiceName<EffectKind>{EffectKind::Reduction, "reduction;less;fall;Senkung;réduction;reducción"},
    ChoiceName<EffectKind>{EffectKind::Level, "level;value;Wert;Niveau;niveau;nivel"},
};

/// Low, likely and high in the unit of the metric, or as shares of the level before.
void takeRange(Row& row, Draft<Prediction>& draft) {
    Prediction& p = draft.record;
    const auto read = [&](const char* field) {
        return p.kind == EffectKind::Reduction ? row.share(field) : row.metricValue(field, p.metric, row.text("unit"));
    };
    const auto likely = read("likely");
    const auto low = read("low");
    const auto high = read("high");
    if (!row.good()) return;
    if (!likely) {
        row.refuse("likely", "says nothing, and a row needs it");
        return;
    }
    p.mode = *likely;
    p.low = low.value_or(*likely);
    p.high = high.value_or(*likely);
    if (p.low > p.mode || p.mode > p.high)
        row.refuse("likely",
                   "does not lie between low and high (" + exactNumber(p.low) + ", " + exactNumber(p.high) + ")");
    draft.given.insert({"low", "mode", "high"});
}

void takePrediction(Row& row) {
    Draft<Prediction> draft(row);
    using P = Prediction;
    if (row.has("metric")) draft.put("metric", &P::metric, std::optional(row.metric("metric")));
    draft.choice("kind", &P::kind, effectKinds);
    takeRange(row, draft);
    draft.day("registered", &P::registered).text("author", &P::author).day("goLive", &P::goLive);
    draft.whole("washoutDays", &P::washoutDays, 0, 3660).day("chosenFrom", &P::chosenFrom);
    draft.day("chosenTo", &P::chosenTo);
    if (row.good() && !draft.given.contains("registered")) row.refuse("registered", "says nothing, and a row needs it");
    const P& p = draft.record;
    if (p.chosenFrom && p.chosenTo && *p.chosenTo <= *p.chosenFrom)
        row.refuse("chosenTo", "is not after the day on which the window begins");
    if (!row.good()) return;
    const std::string initiative = slug(row.text("initiative"));
    draft.put("initiative", &P::initiative, std::optional(InitiativeId(initiative)));
    if (row.has("goal")) draft.put("goal", &P::goal, std::optional(GoalId(slug(row.text("goal")))));
    if (row.has("component"))
        draft.put("component", &P::component, std::optional(row.component(row.text("component"))));
    if (row.has("control")) draft.put("control", &P::control, std::optional(row.component(row.text("control"))));
    draft.record.id = Id<P>(slug(initiative + " " + p.metric + " " + row.text("component")));
    draft.stage();
}

} // namespace

SheetKind predictionsKind() {
    return {"predictions",
            "what an initiative is to change, written down before it goes live",
            "predictions",
            "plan",
            "prediction;forecasts;Vorhersagen;Prognosen;prévisions;previsiones",
            {
                {"initiative", "Initiative", true, "title;Vorhaben;chantier;iniciativa",
                 "Put tests around order pricing", ""},
                {"metric", "Metric", true, "Kennzahl;Metrik;métrique;métrica", "failed orders", ""},
                {"registered", "Registered", true,
                 "registered on;forecast on;eingetragen am;enregistré le;registrado el", "2027-01-31", "date"},
                {"kind", "Kind", false, "effect;Art;Wirkung;genre;effet;tipo;efecto", "reduction", ""},
                {"low", "Low", false, "min;minimum;pessimistic;niedrig;bas;bajo", "20 %", ""},
                {"likely", "Likely", true, "mode;expected;most likely;wahrscheinlich;probable", "30 %", ""},
                {"high", "High", false, "max;maximum;optimistic;hoch;haut;alto", "45 %", ""},
                {"unit", "Unit", false, "Einheit;unité;unidad", "", ""},
                {"goal", "Goal", false, "Ziel;objectif;objetivo", "Halve failed orders", ""},
                {"component", "Component", false, "application;service;Komponente;composant;componente", "", ""},
                {"author", "Author", false, "by;forecast by;Autor;auteur;autor", "A. Architect", ""},
                {"goLive", "Go-live", false, "go live;live on;in production;live am;mise en service;puesta en marcha",
                 "2027-03-31", "date"},
                {"washoutDays", "Washout days", false,
                 "washout;days until it shows;Einschwingtage;jours de transition;días de transición", "14", "d"},
                {"chosenFrom", "Chosen from", false, "gewählt von;choisi de;elegido desde", "", "date"},
                {"chosenTo", "Chosen to", false, "gewählt bis;choisi à;elegido hasta", "", "date"},
                {"control", "Control", false, "control component;Vergleich;témoin", "", ""},
            },
            takePrediction,
            false};
}

} // namespace banyan::importers::sheets

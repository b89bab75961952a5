// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/row.h"

#include <array>

namespace banyan::importers::sheets {

namespace {

using namespace banyan::portfolio;

constexpr std::array dependencyKinds{
    ChoiceName<DependencyKind>{DependencyKind::Declared, "declared;static;deklariert;statisch;déclarée;declarada"},
    ChoiceName<DependencyKind>{DependencyKind::Traced, "traced;trace;runtime;call;verfolgt;aufruf;tracée;trazada"},
    ChoiceName<DependencyKind>{DependencyKind::Temporal, "temporal;co-change;cochange;zeitlich;temporelle"},
};

void takeSystem(Row& row) {
    Draft<System> draft(row);
    draft.text("name", &System::name).text("description", &System::description).text("domain", &System::domain);
    draft.list("tags", &System::tags);
    if (!row.good()) return;
    draft.record.id = SystemId(slug(draft.record.name));
    if (row.has("owner")) draft.put("owner", &System::owner, std::optional(row.batch().team(row.text("owner"))));
    draft.stage();
}

template <typename Period>
struct Ends {
    std::optional<Date> from;
    std::optional<Date> to;
};

/// First and last columns of a period; refused when it ends before it starts.
template <typename Period>
Ends<Period> periodOf(Row& row, const char* from, const char* to) {
    Ends<Period> ends{row.day(from), row.day(to)};
    if (ends.from && ends.to && *ends.to <= *ends.from)
        row.refuse(to, "is not after the day on which the period begins");
    return ends;
}

void takePeriods(Row& row, Draft<Team>& draft) {
    if (const auto percent = row.number("budgets", 0, 100)) {
        const auto ends = periodOf<BudgetPeriod>(row, "budgetFrom", "budgetTo");
        draft.record.budgets.push_back({ends.from, ends.to, *percent});
        draft.given.insert("budgets");
    }
    if (const auto people = row.number("dedicated", 0, 1e6)) {
        const auto ends = periodOf<Dedication>(row, "dedicatedFrom", "dedicatedTo");
        draft.record.dedicated.push_back({ends.from, ends.to, *people});
        draft.given.insert("dedicated");
    }
    const auto freeze = periodOf<Freeze>(row, "freezeFrom", "freezeTo");
    if (freeze.from && freeze.to) {
        draft.record.freezes.push_back({*freeze.from, *freeze.to, row.text("freezeReason")});
        draft.given.insert("freezes");
    } else if (freeze.from || freeze.to) {
        row.refuse(freeze.from ? "freezeFrom" : "freezeTo",
                   "stands alone; a freeze needs its first day and the day after its last");
    }
}

template <typename Value>
void append(std::vector<Value>& to, const std::vector<Value>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

/// A further row of a team adds its periods to the first one and fills what that left open.
void addTo(Staged<Team>& kept, Draft<Team>& draft) {
    append(kept.record.budgets, draft.record.budgets);
    append(kept.record.dedicated, draft.record.dedicated);
    append(kept.record.freezes, draft.record.freezes);
    const auto fill = [&](const char* field, auto Team::*member) {
        if (draft.given.contains(field) && !kept.given.contains(field)) kept.record.*member = draft.record.*member;
    };
    fill("description", &Team::description);
    fill("contact", &Team::contact);
    fill("headcount", &Team::headcount);
    fill("availability", &Team::availability);
    fill("opportunisticReserve", &Team::opportunisticReserve);
    fill("dayRate", &Team::dayRate);
    fill("wipLimit", &Team::wipLimit);
    kept.given.merge(draft.given);
}

void takeTeam(Row& row) {
    Draft<Team> draft(row);
    draft.text("name", &Team::name).text("description", &Team::description).text("contact", &Team::contact);
    draft.number("headcount", &Team::headcount, 0, 1e6).share("availability", &Team::availability);
    draft.share("opportunisticReserve", &Team::opportunisticReserve);
    draft.number("dayRate", &Team::dayRate, 0).whole("wipLimit", &Team::wipLimit, 1, 1000000);
    takePeriods(row, draft);
    if (!row.good()) return;
    draft.record.id = TeamId(slug(draft.record.name));
    auto& staged = row.batch().staged<Team>();
    const auto [known, isNew] = row.state().teams.try_emplace(draft.record.id.value, staged.size());
    if (isNew)
        draft.stage();
    else
        addTo(staged[known->second], draft);
}

void takeFlow(Row& row) {
    Draft<Flow> draft(row);
    draft.text("name", &Flow::name).text("description", &Flow::description).flag("critical", &Flow::critical);
    draft.number("importance", &Flow::importance, 0, 100);
    if (!row.good()) return;
    draft.record.id = FlowId(slug(draft.record.name));
    if (row.has("components")) draft.put("components", &Flow::components, std::optional(row.components("components")));
    draft.stage();
}

void takeDependency(Row& row) {
    Draft<Dependency> draft(row);
    draft.choice("kind", &Dependency::kind, dependencyKinds).text("label", &Dependency::label);
    draft.number("weight", &Dependency::weight, 0);
    if (!row.good()) return;
    draft.record.from = row.component(row.text("from"));
    draft.record.to = row.component(row.text("to"));
    draft.given.insert({"from", "to", "kind"});
    draft.record.id =
        DependencyId(slug(row.text("from") + "--" + row.text("to") + " " + std::string(enumName(draft.record.kind))));
    draft.stage();
}

} // namespace

SheetKind systemsKind() {
    return {
        "systems",
        "a system: components that belong together",
        "systems, owners, tags",
        "inventory",
        "system;Systeme;systèmes;sistemas",
        {
            {"name", "Name", true, "system;system name;Systemname;nom;système;nombre;sistema", "Order management", ""},
            {"description", "Description", false, "Beschreibung;descripción", "What it is for, in a sentence", ""},
            {"domain", "Domain", false, "Domäne;Fachbereich;domaine;dominio;business domain", "Sales", ""},
            {"owner", "Owner", false,
             "team;owning team;Team;Verantwortlich;Eigentümer;équipe;responsable;propriétaire;equipo;propietario",
             "Orders team", ""},
            {"tags", "Tags", false, "Schlagworte;labels;étiquettes;etiquetas", "core; customer-facing", ""},
        },
        takeSystem,
        false};
}

SheetKind teamsKind() {
    return {
        "teams",
        "a team, with capacity and budget; further rows of one team add periods",
        "teams, budgets, dedicated people, freezes",
        "plan",
        "team;Teams;équipes;equipos",
        {
            {"name", "Name", true, "team;team name;Teamname;nom;équipe;nombre;equipo", "Orders team", ""},
            {"description", "Description", false, "Beschreibung;descripción", "What it looks after", ""},
            {"contact", "Contact", false, "Kontakt;Ansprechpartner;e-mail;email;contacto;lead", "orders@example.org",
             ""},
            {"headcount", "Headcount", false,
             "people;size;FTE;Personen;Köpfe;Teamgröße;effectif;personnes;personas;plantilla", "6", "number"},
            {"availability", "Availability", false, "Verfügbarkeit;disponibilité;disponibilidad", "80 %", "%"},
            {"opportunisticReserve", "Opportunistic reserve", false, "reserve;Reserve;réserve;reserva", "25 %", "%"},
            {"budgets", "Refactoring budget", false,
             "budget;refactoring share;Refactoring-Budget;budget de refactoring;presupuesto de refactorización", "20 %",
             "%"},
            {"budgetFrom", "Budget from", false, "Budget von;Budget ab;budget de;presupuesto desde", "2027-01-01",
             "date"},
            {"budgetTo", "Budget to", false, "Budget bis;budget à;presupuesto hasta", "", "date"},
            {"dedicated", "Dedicated people", false,
             "dedicated;dedizierte Personen;personnes dédiées;personas dedicadas", "1", "number"},
            {"dedicatedFrom", "Dedicated from", false, "dediziert von;dédiées de;dedicadas desde", "2027-04-01",
             "date"},
            {"dedicatedTo", "Dedicated to", false, "dediziert bis;dédiées à;dedicadas hasta", "2027-07-01", "date"},
            {"dayRate", "Day rate", false, "daily rate;Tagessatz;taux journalier;TJM;tarifa diaria", "700", "money"},
            {"wipLimit", "WIP limit", false, "wip;WIP-Limit;limite WIP;límite WIP", "2", "number"},
            {"freezeFrom", "Freeze from", false, "Freeze von;gel de;congelación desde", "2027-11-20", "date"},
            {"freezeTo", "Freeze to", false, "Freeze bis;gel à;congelación hasta", "2028-01-05", "date"},
            {"freezeReason", "Freeze reason", false, "Freeze-Grund;motif du gel;motivo de congelación", "Peak season",
             ""},
        },
        takeTeam,
        false};
}

SheetKind flowsKind() {
    return {
        "flows",
        "a way through the portfolio that the business cares about",
        "flows",
        "inventory",
        "flow;critical flows;Abläufe;Flüsse;flux;flujos",
        {
            {"name", "Name", true, "flow;flow name;Ablauf;nom;flux;nombre;flujo", "Checkout", ""},
            {"description", "Description", false, "Beschreibung;descripción", "From the basket to the paid order", ""},
            {"critical", "Critical", false, "kritisch;critique;crítico", "yes", ""},
            {"importance", "Importance", false, "Wichtigkeit;Bedeutung;importancia", "70", "number"},
            {"components", "Components", false, "component;steps;Komponenten;composants;componentes",
             "Order service; Payment gateway", ""},
        },
        takeFlow,
        false};
}

SheetKind dependenciesKind() {
    return {
        "dependencies",
        "one component needs another",
        "dependencies",
        "inventory",
        "dependency;Abhängigkeiten;dépendances;dependencias",
        {
            {"from", "From", true, "source;consumer;caller;von;Quelle;de;origine;origen;desde", "Order service", ""},
            {"to", "To", true,
             "target;provider;callee;depends on;nach;zu;Ziel;hängt ab von;vers;à;cible;destino;hacia;a",
             "Payment gateway", ""},
            {"kind", "Kind", false, "type;Art;Typ;tipo;genre", "declared", ""},
            {"label", "Label", false, "protocol;interface;Protokoll;Schnittstelle;protocole;protocolo;etiqueta", "HTTP",
             ""},
            {"weight", "Weight", false, "calls;count;Gewicht;Aufrufe;poids;appels;peso;llamadas", "1200", "number"},
        },
        takeDependency,
        false};
}

} // namespace banyan::importers::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/row.h"
#include "importers/sheets/values.h"

#include <array>
#include <charconv>

namespace banyan::importers::sheets {

namespace {

using namespace banyan::portfolio;

constexpr std::array statuses{
    ChoiceName<InitiativeStatus>{InitiativeStatus::Proposed, "proposed;idea;open;new;vorgeschlagen;proposée;propuesta"},
    ChoiceName<InitiativeStatus>{
        InitiativeStatus::Accepted,
        "accepted;planned;approved;angenommen;geplant;acceptée;planifiée;aceptada;planificada"},
    ChoiceName<InitiativeStatus>{
        InitiativeStatus::Started,
        "started;in progress;active;running;begonnen;laufend;commencée;en cours;iniciada;en curso"},
    ChoiceName<InitiativeStatus>{InitiativeStatus::Done,
                                 "done;finished;completed;closed;fertig;abgeschlossen;terminée;terminada"},
    ChoiceName<InitiativeStatus>{InitiativeStatus::Rejected,
                                 "rejected;cancelled;dropped;abgelehnt;verworfen;rejetée;rechazada"},
};

constexpr std::array phases{
    ChoiceName<int>{1, "1;stabilize;stabilise;stabilize and observe;stabilisieren"},
    ChoiceName<int>{2, "2;modularize;modularise;modularize and decouple;modularisieren"},
    ChoiceName<int>{3, "3;extract;extract and scale;herauslösen"},
    ChoiceName<int>{4, "4;optimize;optimise;optimize and standardize;optimieren"},
};

constexpr std::array policies{
    ChoiceName<GatePolicy>{GatePolicy::Rolling, "rolling"},
    ChoiceName<GatePolicy>{GatePolicy::Strict, "strict"},
};

struct Work {
    std::string team;
    double optimistic = 0;
    double likely = 0;
    double pessimistic = 0;
};

/// "orders=5/8/13; platform=8"
std::vector<Work> workOf(Row& row, const char* field) {
    std::vector<Work> out;
    for (const std::string& entry : row.list(field)) {
        const size_t equals = entry.find('=');
        std::vector<double> days;
        if (equals != std::string::npos)
            forEachPart(std::string_view(entry).substr(equals + 1), '/', [&](std::string_view part) {
                if (const auto value = parseNumber(part); value && *value > 0) days.push_back(*value);
            });
        const std::string team(trimmed(std::string_view(entry).substr(0, equals)));
        const auto slashes = std::count(entry.begin(), entry.end(), '/');
        const bool three = slashes == 2 && days.size() == 3 && days[0] <= days[1] && days[1] <= days[2];
        if (team.empty() || !(three || (slashes == 0 && days.size() == 1)))
            row.refuse(
                field,
                "has \"" + entry +
                    "\", which is not written as team=optimistic/likely/pessimistic, in rising person-days over 0");
        else
            out.push_back({team, days.front(), three ? days[1] : days[0], days.back()});
    }
    return out;
}

/// "id+2; id": the lag in weeks behind '+'.
std::vector<Prerequisite> prerequisitesOf(Row& row) {
    std::vector<Prerequisite> out;
    for (const std::string& entry : row.list("prerequisites")) {
        const size_t plus = entry.rfind('+');
        int lag = 0;
        std::string_view name = entry;
        if (plus != std::string::npos) {
            const std::string_view text = trimmed(std::string_view(entry).substr(plus + 1));
            const auto [stop, bad] = std::from_chars(text.data(), text.data() + text.size(), lag);
            if (bad == std::errc() && stop == text.data() + text.size() && lag >= 0 && lag <= 10000)
                name = trimmed(name.substr(0, plus));
            else
                lag = 0;
        }
        out.push_back({InitiativeId(slug(name)), lag});
    }
    return out;
}

/// "start 2027-03-01", "not-before …", "not-after …"
std::optional<Pin> pinOf(Row& row) {
    const std::string text = row.text("pin");
    if (saysNothing(text)) return {};
    const size_t blank = text.find_last_of(" :");
    const auto kind =
        blank == std::string::npos ? std::nullopt : enumValue<PinKind>(text.substr(0, text.find_first_of(" :")));
    const auto day = blank == std::string::npos ? std::nullopt : parseDate(text.substr(blank + 1));
    if (kind && *kind != PinKind::None && day) return Pin{*kind, *day};
    row.refuse("pin", "is not written as start, not-before or not-after and a date");
    return {};
}

/// "jira=SHOP-17; github=42": what trackers call the initiative.
std::vector<Alias> aliasesOf(Row& row) {
    std::vector<Alias> out;
    for (const std::string& entry : row.list("aliases")) {
        const size_t equals = entry.find('=');
        const std::string key(trimmed(std::string_view(entry).substr(equals == std::string::npos ? 0 : equals + 1)));
        const std::string kind =
            equals == std::string::npos ? "jira" : std::string(trimmed(std::string_view(entry).substr(0, equals)));
        if (key.empty() || kind.empty())
            row.refuse("aliases", "has \"" + entry + "\", which is not written as tracker=key");
        else
            out.push_back({kind, key});
    }
    return out;
}

void checkDates(Row& row, const Initiative& initiative) {
    if (initiative.startedOn && initiative.finishedOn && *initiative.finishedOn < *initiative.startedOn)
        row.refuse("finishedOn", "is before the day on which it started");
    if (initiative.earliest && initiative.deadline && *initiative.deadline < *initiative.earliest)
        row.refuse("deadline", "is before the earliest day");
}

void takeInitiative(Row& row) {
    Draft<Initiative> draft(row);
    using I = Initiative;
    draft.text("title", &I::title)
        .text("description", &I::description)
        .text("pattern", &I::pattern)
        .text("story", &I::story);
    draft.text("notes", &I::notes).choice("phase", &I::phase, phases).choice("status", &I::status, statuses);
    draft.number("cash", &I::cash, 0).day("startedOn", &I::startedOn).day("finishedOn", &I::finishedOn);
    draft.put("remainingShare", &I::remainingShare, row.number("remainingShare", 0, 100));
    if (draft.record.remainingShare) *draft.record.remainingShare /= 100;
    draft.day("earliest", &I::earliest).day("deadline", &I::deadline).flag("hardDeadline", &I::hardDeadline);
    draft.number("latenessCostPerWeek", &I::latenessCostPerWeek, 0).whole("urgency", &I::urgency, 1, 3);
    draft.flag("overlapAllowed", &I::overlapAllowed).put("pin", &I::pin, pinOf(row));
    if (row.has("prerequisites")) draft.put("prerequisites", &I::prerequisites, std::optional(prerequisitesOf(row)));
    if (row.has("aliases")) draft.put("aliases", &I::aliases, std::optional(aliasesOf(row)));
    const std::vector<Work> work = workOf(row, "work");
    const std::vector<Work> left = workOf(row, "remainingWork");
    checkDates(row, draft.record);
    if (!row.good()) return;
    Initiative& initiative = draft.record;
    initiative.id = InitiativeId(slug(row.has("id") ? row.text("id") : initiative.title));
    row.state().initiatives.try_emplace(slug(initiative.title), initiative.id.value);
    const auto take = [&](const std::vector<Work>& list, std::vector<TeamEffort>& into, const char* field) {
        for (const Work& w : list)
            into.push_back({row.batch().team(w.team), w.optimistic, w.likely, w.pessimistic});
        if (!list.empty()) draft.given.insert(field);
    };
    take(work, initiative.work, "work");
    take(left, initiative.remainingWork, "remainingWork");
    if (row.has("components")) draft.put("components", &I::components, std::optional(row.components("components")));
    if (row.has("goal")) draft.put("goal", &I::goal, std::optional(GoalId(slug(row.text("goal")))));
    draft.stage();
}

std::vector<Date> holidaysOf(Row& row) {
    std::vector<Date> out;
    for (const std::string& text : row.list("value")) {
        if (const auto day = parseDate(text))
            out.push_back(*day);
        else
            row.refuse("value", "has \"" + text + "\", which is not a date");
    }
    return out;
}

/// Reads the value of one setting into the draft. False when there is no such setting.
bool readSetting(Row& row, const std::string& key, Draft<Settings>& draft) {
    using S = Settings;
    const auto is = [&](std::string_view names) { return isChoice(key, names); };
    const auto put = [&](const char* field, auto member, auto value) { draft.put(field, member, value); };
    const auto whole = [&](int least, int most) { return row.whole("value", least, most); };
    if (is("name"))
        put("name", &S::name, std::optional(row.text("value")));
    else if (is("description;Beschreibung;descripción"))
        put("description", &S::description, std::optional(row.text("value")));
    else if (is("fictional;fiktiv;fictif;ficticio"))
        put("fictional", &S::fictional, row.flag("value"));
    else if (is("currency;Währung;devise;moneda"))
        put("currency", &S::currency, std::optional(row.text("value")));
    else if (is("lambda;λ"))
        put("lambda", &S::lambda, row.fraction("value"));
    else if (is("valueThreshold;value threshold"))
        put("valueThreshold", &S::valueThreshold, row.number("value", 0, 100));
    else if (is("riskThreshold;risk threshold"))
        put("riskThreshold", &S::riskThreshold, row.number("value", 0, 100));
    else if (is("planStart;plan start"))
        put("planStart", &S::planStart, row.day("value"));
    else if (is("statusDate;status date"))
        put("statusDate", &S::statusDate, row.day("value"));
    else if (is("weeks;Wochen;semaines;semanas"))
        put("weeks", &S::weeks, whole(1, 1040));
    else if (is("sprintWeeks;sprint weeks"))
        put("sprintWeeks", &S::sprintWeeks, whole(1, 4));
    else if (is("discountPerWeek;discount per week"))
        put("discountPerWeek", &S::discountPerWeek, row.fraction("value"));
    else if (is("policy;gate policy"))
        put("policy", &S::policy, row.choice("value", policies));
    else if (is("holidays;Feiertage;jours fériés;festivos"))
        put("holidays", &S::holidays, std::optional(holidaysOf(row)));
    else
        return false;
    return true;
}

void takeSetting(Row& row) {
    Draft<Settings> draft(row);
    if (!readSetting(row, row.text("setting"), draft)) row.refuse("setting", "is no setting");
    if (!row.good() || draft.given.empty()) return;
    auto& staged = row.batch().staged<Settings>();
    if (staged.empty()) {
        draft.stage();
        return;
    }
    // Each row gives one field; the first row's record gathers them.
    Staged<Settings>& kept = staged.front();
    Describe<Settings>::fields.apply([&](const auto&... f) {
        ((draft.given.contains(std::string(f.name)) ? void(kept.record.*(f.member) = draft.record.*(f.member))
                                                    : void()),
         ...);
    });
    kept.given.merge(draft.given);
}

} // namespace

SheetKind initiativesKind() {
    return {
        "initiatives",
        "a piece of modernization work, planned or begun",
        "initiatives, teams",
        "plan",
        "initiative;roadmap;backlog;Initiativen;Vorhaben;chantiers;iniciativas",
        {
            {"title", "Title", true, "name;initiative;Titel;Vorhaben;titre;chantier;título;iniciativa",
             "Put tests around order pricing", ""},
            {"id", "Id", false, "key;identifier;Kennung;identifiant;clave", "orders-tests", ""},
            {"description", "Description", false, "Beschreibung;descripción", "What is done, in a sentence", ""},
            {"pattern", "Pattern", false, "Muster;patron;modèle;patrón", "characterization-tests", ""},
            {"phase", "Phase", false, "fase", "1", ""},
            {"components", "Components", false, "component;Komponenten;composants;componentes", "Order service", ""},
            {"work", "Work", false, "effort;Aufwand;charge;trabajo;esfuerzo", "Orders team=5/8/13", ""},
            {"cash", "Cash", false, "cost;spend;Ausgaben;dépenses;gasto", "0", "money"},
            {"prerequisites", "Prerequisites", false, "depends on;needs;Voraussetzungen;prérequis;requisitos", "", ""},
            {"status", "Status", false, "state;statut;état;estado", "accepted", ""},
            {"startedOn", "Started on", false, "started;actual start;begonnen am;commencé le;iniciado el", "", "date"},
            {"finishedOn", "Finished on", false, "finished;actual finish;beendet am;terminé le;terminado el", "",
             "date"},
            {"remainingShare", "Remaining (%)", false, "remaining;remaining share;Rest;restant;restante", "", "%"},
            {"remainingWork", "Remaining work", false,
             "remaining effort;effort left;Restaufwand;charge restante;trabajo restante", "", ""},
            {"earliest", "Earliest", false, "not before;frühestens;au plus tôt;lo antes", "2027-03-01", "date"},
            {"deadline", "Deadline", false, "due;due date;Frist;Termin;échéance;fecha límite", "2027-06-30", "date"},
            {"hardDeadline", "Hard deadline", false, "harte Frist;échéance ferme;plazo firme", "no", ""},
            {"latenessCostPerWeek", "Lateness cost per week", false,
             "lateness cost;Verspätungskosten je Woche;coût du retard par semaine;coste de retraso por semana", "",
             "number"},
            {"urgency", "Urgency", false, "Dringlichkeit;urgence;urgencia", "2", "number"},
            {"overlapAllowed", "Overlap allowed", false,
             "overlap;Überlappung erlaubt;chevauchement autorisé;solapamiento permitido", "no", ""},
            {"pin", "Pin", false, "Fixierung;épingle;fijación", "not-before 2027-03-01", ""},
            {"goal", "Goal", false, "Ziel;objectif;objetivo", "Halve failed orders", ""},
            {"aliases", "Tracker keys", false,
             "aliases;tracker key;issue key;jira key;Vorgangsschlüssel;clé;clave del ticket", "jira=SHOP-17", ""},
            {"story", "Story", false, "business story;Geschichte;récit;historia", "Orders at peak stop getting lost",
             ""},
            {"notes", "Notes", false, "note;comment;Notizen;Bemerkungen;remarques;notas", "Delete this example row",
             ""},
        },
        takeInitiative,
        false};
}

SheetKind settingsKind() {
    return {"settings",
            "one setting of the portfolio",
            "settings",
            "plan",
            "setting;Einstellungen;paramètres;ajustes",
            {
                {"setting", "Setting", true, "key;parameter;Einstellung;paramètre;ajuste", "name", ""},
                {"value", "Value", true, "Wert;valeur;valor", "Our portfolio", "number"},
            },
            takeSetting,
            false};
}

} // namespace banyan::importers::sheets

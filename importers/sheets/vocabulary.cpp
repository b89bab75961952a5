// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/vocabulary.h"

#include "importers/sheets/sheet_kind.h"
#include "model/base/id.h"
#include "model/base/json.h"
#include "model/portfolio/metrics.h"
#include "resources/embedded.h"

#include <array>
#include <map>

namespace banyan::importers::sheets {

namespace {

struct Spellings {
    std::string_view metric;
    std::string_view names;
};

constexpr std::array spellings{
    Spellings{"change-failure-rate",
              "CFR; failed changes; failed deployments; Änderungsfehlerquote; fehlgeschlagene Änderungen;"
              "taux d'échec des changements; tasa de fallos de cambios"},
    Spellings{"commits-90d", "commits; commits 90 days; commits last 90 days; churn; Commits in 90 Tagen"},
    Spellings{"complexity", "cyclomatic complexity; mean complexity; Komplexität; complexité; complejidad"},
    Spellings{
        "duplicated-lines",
        "duplication; duplicated lines density; Duplikate; duplizierte Zeilen; lignes dupliquées; líneas duplicadas"},
    Spellings{"efferent-coupling", "coupling; fan-out; Kopplung; couplage; acoplamiento"},
    Spellings{"error-budget-burn", "error budget; burn rate; Fehlerbudget"},
    Spellings{"incident-rate", "incidents per 30 days; incident rate; Störungen je 30 Tage; Vorfälle je 30 Tage;"
                               "incidents par 30 jours; incidentes por 30 días"},
    Spellings{"libyears",
              "libyear; dependency age; Alter der Abhängigkeiten; âge des dépendances; antigüedad de dependencias"},
    Spellings{"lines-of-code", "loc; ncloc; sloc; size; Codezeilen; Zeilen Code; lignes de code; líneas de código"},
    Spellings{"p95-latency", "latency; p95; latency p95; Latenz; Antwortzeit; latence; latencia"},
    Spellings{"peak-cpu", "cpu; cpu peak; CPU-Spitze; pic CPU; pico de CPU"},
    Spellings{"regulatory-importance", "regulatory; regulation; compliance; Regulatorik; regulatorische Bedeutung;"
                                       "importance réglementaire; importancia regulatoria"},
    Spellings{"revenue-share",
              "revenue; revenue impact; share of revenue; Umsatzanteil; Umsatz; part du chiffre d'affaires;"
              "participación en ingresos; ingresos"},
    Spellings{"technical-debt-ratio",
              "debt ratio; technical debt; Schuldenquote; technische Schulden; dette technique; deuda técnica"},
    Spellings{"test-coverage",
              "coverage; code coverage; Testabdeckung; Abdeckung; couverture; couverture de tests; cobertura;"
              "cobertura de pruebas"},
    Spellings{"time-to-restore",
              "mttr; median time to restore; Wiederherstellungszeit; temps de rétablissement; tiempo de recuperación"},
    Spellings{"users-reached", "users; user reach; reach; Nutzer; Nutzeranteil; Benutzer; utilisateurs; usuarios"},
};

std::map<std::string, std::string> metricKeys() {
    std::map<std::string, std::string> keys;
    for (const portfolio::Metric& metric : portfolio::metrics()) {
        keys.try_emplace(headerKey(metric.id), metric.id);
        keys.try_emplace(headerKey(metric.name), metric.id);
    }
    for (const Spellings& entry : spellings)
        forEachPart(entry.names, ';', [&](std::string_view name) { keys.try_emplace(headerKey(name), entry.metric); });
    return keys;
}

std::vector<Question> readQuestions() {
    std::vector<Question> out;
    const auto json = parseUntrusted(resources::embedded("facts.json"), "facts.json");
    if (!json || !json->is_object() || !json->contains("facts")) return out;
    for (const Json& fact : (*json)["facts"]) {
        const std::string type = fact.value("type", "");
        if (fact.value("source", "") != "person" || type == "money") continue;
        out.push_back({fact.value("id", ""), fact.value("name", ""), type == "yes-no", fact.value("unit", "")});
    }
    return out;
}

} // namespace

std::string headerKey(std::string_view text) {
    std::string key = matchKey(text);
    std::erase_if(key, [](char c) { return c == '*' || c == ':' || c == '/' || c == '#'; });
    return key;
}

std::string metricNamed(std::string_view name) {
    static const std::map<std::string, std::string> keys = metricKeys();
    const auto found = keys.find(headerKey(name));
    return found == keys.end() ? std::string() : found->second;
}

const std::vector<Question>& questions() {
    static const std::vector<Question> all = readQuestions();
    return all;
}

const Question* findQuestion(std::string_view name) {
    const std::string key = headerKey(name);
    for (const Question& question : questions())
        if (headerKey(question.id) == key || headerKey(question.name) == key) return &question;
    return nullptr;
}

} // namespace banyan::importers::sheets

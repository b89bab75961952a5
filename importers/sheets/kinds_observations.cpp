// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/row.h"
#include "importers/sheets/vocabulary.h"
#include "model/portfolio/metrics.h"

#include <array>

namespace banyan::importers::sheets {

namespace {

using namespace banyan::portfolio;

constexpr std::array severities{
    ChoiceName<Severity>{Severity::Critical,
                         "critical;sev1;sev 1;s1;p1;1;blocker;highest;kritisch;critique;crítico;crítica"},
    ChoiceName<Severity>{Severity::Major, "major;high;sev2;sev 2;s2;p2;2;schwer;hoch;majeur;grave;mayor;alta"},
    ChoiceName<Severity>{
        Severity::Minor,
        "minor;medium;low;lowest;moderate;sev3;sev 3;s3;p3;3;sev4;s4;p4;4;sev5;s5;p5;5;leicht;mittel;niedrig;"
        "mineur;faible;menor;media;baja"},
};

/// Where a row of observations stands.
template <typename T>
void place(T& record, const Row& row) {
    record.file = row.file();
    record.line = row.line();
    record.pointer = row.pointer();
}

/// The component that it is about, and where it stands.
template <typename T>
void placeWithComponent(T& record, Row& row) {
    record.external = row.text("component");
    record.component = row.component(record.external);
    place(record, row);
}

void takeMeasurement(Row& row) {
    Measurement measurement;
    measurement.metric = row.metric("metric");
    const auto day = row.day("date");
    const auto value = row.metricValue("value", measurement.metric, row.text("unit"));
    measurement.sampleSize = row.number("sampleSize", 0);
    if (row.good() && !day) row.refuse("date", "says nothing, and a row needs it");
    if (row.good() && !value) row.refuse("value", "says nothing, and a row needs it");
    if (!row.good()) return;
    measurement.date = *day;
    measurement.value = *value;
    if (row.has("component")) {
        measurement.external = row.text("component");
        measurement.component = row.component(measurement.external);
        if (!findMetric(measurement.metric) && row.state().unknownMetrics.insert(measurement.metric).second)
            row.batch().report("sheet.unknown-metric", IssueSeverity::Info, {row.file(), row.line(), 0, row.pointer()},
                               measurement.metric,
                               "\"{metric}\" is no metric that components are scored by; its values are kept",
                               {{"metric", measurement.metric}});
    }
    place(measurement, row);
    row.batch().observations.measurements.push_back(std::move(measurement));
}

void takeIncident(Row& row) {
    Incident incident;
    incident.severity = row.choice("severity", severities).value_or(Severity::Minor);
    const auto start = row.moment("start");
    incident.end = row.moment("end");
    if (row.good() && !start) row.refuse("start", "says nothing, and a row needs it");
    if (row.good() && incident.end && *incident.end < *start) row.refuse("end", "is before the incident starts");
    if (!row.good()) return;
    incident.start = *start;
    incident.externalId = row.text("id");
    incident.title = row.text("title");
    placeWithComponent(incident, row);
    row.batch().observations.incidents.push_back(std::move(incident));
}

void takeDeployment(Row& row) {
    Change change;
    change.kind = ChangeKind::Deployment;
    const auto at = row.moment("at");
    change.failed = row.flag("failed");
    change.leadTimeHours = row.number("leadTime", 0);
    change.restored = row.moment("restored");
    if (row.good() && !at) row.refuse("at", "says nothing, and a row needs it");
    if (row.good() && change.restored && *change.restored < *at) row.refuse("restored", "is before the deployment");
    if (!row.good()) return;
    change.at = *at;
    change.externalId = row.text("id");
    change.author = row.text("author");
    placeWithComponent(change, row);
    row.batch().observations.changes.push_back(std::move(change));
}

} // namespace

SheetKind measurementsKind() {
    return {"measurements",
            "one number at one day; without a component it is a goal's metric",
            "measurements",
            "runtime",
            "measurement;metrics;Messwerte;mesures;mediciones",
            {
                {"component", "Component", false, "component name;application;service;Komponente;composant;componente",
                 "Order service", ""},
                {"metric", "Metric", true, "Kennzahl;Metrik;métrique;métrica", "p95-latency", ""},
                {"date", "Date", true, "day;measured on;as of;Datum;Tag;jour;fecha;día", "2027-01-31", "date"},
                {"value", "Value", true, "measurement;Wert;Messwert;valeur;valor", "320", "number"},
                {"unit", "Unit", false, "Einheit;unité;unidad", "ms", ""},
                {"sampleSize", "Sample size", false, "samples;n;Stichprobe;échantillon;muestra", "", "number"},
            },
            takeMeasurement,
            false};
}

SheetKind incidentsKind() {
    return {"incidents",
            "one incident of one component",
            "incidents",
            "incidents",
            "incident;outages;Störungen;Vorfälle;incidentes",
            {
                {"component", "Component", true,
                 "component name;application;service;affected service;Komponente;Dienst;composant;componente;servicio",
                 "Order service", ""},
                {"id", "Id", false, "key;number;incident id;Nummer;numéro;número", "INC-1", ""},
                {"title", "Title", false, "summary;description;name;Titel;Beschreibung;titre;título", "Orders time out",
                 ""},
                {"severity", "Severity", false,
                 "priority;impact;Schweregrad;Priorität;gravité;sévérité;gravedad;severidad;prioridad", "major", ""},
                {"start", "Start", true,
                 "started;start time;started at;opened;opened at;created;created at;begin;Beginn;début;inicio",
                 "2027-01-31 09:30", "date"},
                {"end", "End", false, "ended;end time;ended at;resolved;resolved at;closed;closed at;Ende;fin;final",
                 "2027-01-31 10:45", "date"},
            },
            takeIncident,
            false};
}

SheetKind deploymentsKind() {
    return {"deployments",
            "one deployment of one component",
            "deployments",
            "delivery",
            "deployment;releases;Auslieferungen;déploiements;despliegues",
            {
                {"component", "Component", true,
                 "component name;application;service;Komponente;composant;componente;servicio", "Order service", ""},
                {"at", "At", true, "date;deployed;deployed at;time;when;Zeitpunkt;Datum;le;fecha", "2027-01-31 14:00",
                 "date"},
                {"id", "Id", false, "key;number;deployment id;version;release", "v1.4.2", ""},
                {"author", "Author", false, "by;deployed by;Autor;auteur", "release-bot", ""},
                {"failed", "Failed", false, "failure;rolled back;fehlgeschlagen;échec;échoué;fallido", "no", ""},
                {"leadTime", "Lead time [h]", false, "lead time;Durchlaufzeit;délai;tiempo de entrega", "36", "h"},
                {"restored", "Restored", false,
                 "restored at;recovered;recovered at;wiederhergestellt;rétabli le;restablecido", "", "date"},
            },
            takeDeployment,
            false};
}

} // namespace banyan::importers::sheets

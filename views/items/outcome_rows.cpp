// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/outcome_rows.h"

#include "model/base/numbers.h"
#include "model/outcomes/wording.h"
#include "views/session/sieve.h"
#include "views/session/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace banyan::items {

using namespace outcomes;
using session::toQt;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("OutcomeRows", text);
}

TextCell day(const std::optional<Date>& date) {
    return {date ? toQt(date->toString()) : QString()};
}

TextCell amount(const std::optional<double>& value, const std::string& unit, const QString& without) {
    if (!value) return {without};
    return {toQt(quantity(*value, unit)), *value};
}

QString withInterval(const Interval& value, const std::string& unit) {
    return QStringLiteral("%1 [%2, %3]")
        .arg(toQt(quantity(value.mid, unit)), toQt(plainNumber(value.low)), toQt(plainNumber(value.high)));
}

TextCell measured(const GoalOutcome& goal) {
    if (goal.level) return {withInterval(*goal.level, goal.unit), goal.level->mid};
    return amount(goal.latest, goal.unit, tr("not measured"));
}

/// What speaks against the verdict, or is missing for one.
QString doubts(const Judgement& judgement) {
    QStringList out;
    if (!judgement.missing.empty()) out.append(toQt(judgement.missing));
    for (const Check& check : judgement.checks)
        if (!check.passed) out.append(toQt(check.because));
    if (judgement.relapse) out.append(tr("slips back since %1").arg(toQt(judgement.relapse->toString())));
    return out.join(QStringLiteral("; "));
}

/// A number as the prediction puts it: a share in percent, or a level.
QString asPredicted(portfolio::EffectKind kind, double value) {
    const double shown = kind == portfolio::EffectKind::Reduction ? 100 * value : value;
    QString text = toQt(plainNumber(shown));
    return text.replace('-', QStringLiteral("−"));
}

TextRow ledgerRow(const portfolio::Portfolio& portfolio, const LedgerEntry& entry) {
    QString fact = tr("no fact yet");
    if (entry.fact)
        fact = QStringLiteral("%1 [%2, %3]")
                   .arg(asPredicted(entry.kind, entry.fact->mid), asPredicted(entry.kind, entry.fact->low),
                        asPredicted(entry.kind, entry.fact->high)) +
               (entry.kind == portfolio::EffectKind::Reduction ? tr(" % less") : QString());
    const QString inside = !entry.inside ? tr("can't be told") : *entry.inside ? tr("inside") : tr("outside");
    return {toQt(entry.prediction.value),
            toQt(entry.because),
            {{toQt(entry.title)},
             {toQt(entry.metric) +
              (entry.component ? QStringLiteral(" · ") + session::nameOf(portfolio, entry.component) : QString())},
             {predictedText(entry.kind, entry.predicted.low, entry.predicted.high), entry.predicted.likely},
             {fact, entry.fact ? std::optional(entry.fact->mid) : std::nullopt},
             {entry.late ? tr("%1, but too late").arg(inside) : inside},
             day(entry.registered),
             day(entry.goLive),
             {QString::number(entry.changes), double(entry.changes)}}};
}

TextCell hours(const std::optional<double>& value) {
    if (!value) return {tr("not measured")};
    return {toQt(shortNumber(*value, 1)) + QStringLiteral(" h"), *value};
}

TextRow deliveryRow(const Delivery& d) {
    const QString none = tr("not measured");
    TextCell failed{none};
    if (d.failureRate) failed = {withInterval(*d.failureRate, "%"), d.failureRate->mid};
    return {d.team ? toQt(d.team->value) : QString(),
            toQt(d.because),
            {{d.team ? toQt(d.name) : tr("All of it")},
             {d.deployments > 0 ? QString::number(d.deployments) : none,
              d.deployments > 0 ? std::optional(double(d.deployments)) : std::nullopt},
             {d.perWeek ? toQt(shortNumber(*d.perWeek, 2)) : none, d.perWeek},
             hours(d.leadTimeHours),
             failed,
             hours(d.recoveryHours)}};
}

TextRow budgetRow(const ErrorBudget& b) {
    const QString none = tr("not measured");
    const auto percent = [&](const std::optional<double>& share, double times, int places) -> TextCell {
        return {share ? toQt(shortNumber(times * *share, places)) + QStringLiteral(" %") : none, share};
    };
    return {toQt(b.slo.value),
            toQt(b.because),
            {{toQt(b.name)},
             {tr("%1 % over %2 days").arg(toQt(shortNumber(b.target, 3))).arg(b.windowDays), b.target},
             percent(b.availability, 1, 3),
             {b.burnRate ? toQt(shortNumber(*b.burnRate, 2)) + QStringLiteral(" ×") : none, b.burnRate},
             percent(b.consumed, 100, 0),
             {QString::number(b.readings), double(b.readings)}}};
}

} // namespace

QString aimOf(const GoalOutcome& goal) {
    if (!goal.baseline && !goal.target) return tr("no baseline, no target");
    QString text = (goal.baseline ? toQt(quantity(*goal.baseline, goal.unit)) : tr("no baseline")) +
                   QStringLiteral(" → ") + (goal.target ? toQt(quantity(*goal.target, goal.unit)) : tr("no target"));
    if (goal.deadline) text = tr("%1 by %2").arg(text, session::longDate(*goal.deadline));
    return text;
}

QString predictedText(portfolio::EffectKind kind, double low, double high) {
    const QString a = asPredicted(kind, low);
    const QString b = asPredicted(kind, high);
    return kind == portfolio::EffectKind::Reduction ? tr("%1 to %2 % less").arg(a, b)
                                                    : tr("between %1 and %2").arg(a, b);
}

std::vector<TextColumn> goalOutcomeColumns() {
    return {{tr("Goal"), tr("What it is for")},
            {tr("Status"), tr("Against the expected trajectory: on track, at risk, off, reached, not measured")},
            {tr("Verdict"), tr("Whether what was done changed the metric, by the 95 % interval alone")},
            {tr("Baseline"), tr("As stated, else the mean of the baseline's window"), true},
            {tr("Target"), tr("What is to be reached"), true},
            {tr("Measured"), tr("Mean of the last readings with its 95 % interval, else the last reading"), true},
            {tr("Expected"), tr("By the trajectory, on the day of the last reading"), true},
            {tr("Deadline"), tr("When the target is due")},
            {tr("Effect"), tr("Since the first go-live, with its 95 % interval")},
            {tr("Tested by"), tr("The test that the data allow")},
            {tr("Missing or in doubt"), tr("What is missing for a verdict, failed checks, relapse")}};
}

TextRow goalOutcomeRow(const GoalOutcome& goal) {
    const Judgement& judgement = goal.judgement;
    TextCell expected{};
    if (goal.expected) expected = amount(goal.expected->mid, goal.unit, {});
    QString sentence = toQt(goal.statusBecause);
    if (!goal.because.empty()) sentence += ' ' + toQt(goal.because);
    return {toQt(goal.id.value),
            sentence,
            {{toQt(goal.name)},
             {toQt(statusTitle(goal.status))},
             {toQt(verdictTitle(judgement.verdict))},
             amount(goal.baseline, goal.unit, tr("none")),
             amount(goal.target, goal.unit, tr("none")),
             measured(goal),
             expected,
             day(goal.deadline),
             {judgement.effect ? toQt(effectText(judgement, goal.unit)) : tr("can't be told")},
             {toQt(testTitle(judgement.test))},
             {doubts(judgement)}}};
}

std::vector<TextColumn> ledgerColumns() {
    return {{tr("Initiative"), tr("What should move the metric")},
            {tr("Metric"), tr("What it should move; of a component where one is named")},
            {tr("Predicted"), tr("Low to high: meant to hold the fact four times out of five"), true},
            {tr("Fact"), tr("What was found, with its 95 % interval"), true},
            {tr("In range"), tr("Whether the fact's middle lies inside the predicted range")},
            {tr("Registered"), tr("When the prediction was written down")},
            {tr("Go-live"), tr("From which day on it counts")},
            {tr("Changes"), tr("How often the prediction was changed since"), true}};
}

std::vector<TextRow> ledgerRows(const portfolio::Portfolio& portfolio, const Outcomes& outcomes) {
    std::vector<TextRow> out;
    for (const LedgerEntry& entry : outcomes.ledger)
        out.push_back(ledgerRow(portfolio, entry));
    return out;
}

std::vector<TextColumn> deliveryColumns() {
    return {{tr("Team"), tr("Who owns what is deployed")},
            {tr("Deployments"), tr("In the window"), true},
            {tr("A week"), tr("Deployment frequency"), true},
            {tr("Lead time"), tr("Median, of the deployments that state one"), true},
            {tr("Failed"), tr("Share of deployments that failed, with its 95 % interval"), true},
            {tr("Recovery"), tr("Median time from a failed deployment until restored"), true}};
}

std::vector<TextRow> deliveryRows(const Outcomes& outcomes) {
    std::vector<TextRow> out;
    for (const Delivery& each : outcomes.delivery)
        out.push_back(deliveryRow(each));
    return out;
}

std::vector<TextColumn> errorBudgetColumns() {
    return {{tr("Component"), tr("Whose objective it is")},
            {tr("Objective"), tr("What it promises"), true},
            {tr("Availability"), tr("Mean over the window"), true},
            {tr("Burn rate"), tr("1 uses the budget up exactly at the window's end"), true},
            {tr("Used up"), tr("Share of the window's budget"), true},
            {tr("Readings"), tr("In the window"), true}};
}

std::vector<TextRow> errorBudgetRows(const Outcomes& outcomes) {
    std::vector<TextRow> out;
    for (const ErrorBudget& each : outcomes.errorBudgets)
        out.push_back(budgetRow(each));
    return out;
}

std::vector<TextColumn> readingColumns() {
    return {{tr("Date"), tr("Of the reading, or of the event")},
            {tr("Value"), tr("As it was read"), true},
            {tr("Read from"), tr("File and line, or the source")}};
}

std::vector<TextRow> readingRows(const portfolio::Portfolio& portfolio, const Series& series) {
    std::vector<TextRow> out;
    out.reserve(series.points.size());
    for (size_t i = series.points.size(); i-- > 0;) {
        const Point& point = series.points[i];
        const facts::Provenance& from = point.provenance;
        QString place = session::placeOf(from.file, from.line, from.pointer);
        if (place.isEmpty()) place = session::sourceName(portfolio, from.source);
        out.push_back({QString::number(i),
                       {},
                       {day(point.date),
                        {series.counted ? tr("1 incident") : toQt(plainNumber(point.value)), point.value},
                        {place}}});
    }
    return out;
}

} // namespace banyan::items

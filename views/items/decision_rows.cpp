// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/decision_rows.h"

#include "views/items/decision_edits.h"
#include "views/session/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace banyan::items {

using namespace portfolio;
using session::toQt;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("DecisionRows", text);
}

QString dayText(const std::optional<Date>& day) {
    return day ? toQt(day->toString()) : QString();
}

QString kindText(roadmap::InitiativeChange::Kind kind) {
    using Kind = roadmap::InitiativeChange::Kind;
    switch (kind) {
    case Kind::Moved:
        return tr("moved");
    case Kind::In:
        return tr("came in");
    case Kind::Out:
        return tr("dropped out");
    case Kind::Finished:
        return tr("finished");
    }
    return {};
}

} // namespace

std::vector<TextColumn> decisionColumns() {
    return {{tr("Date"), tr("When it was decided")},
            {tr("Question"), tr("What had to be decided")},
            {tr("Choice"), tr("What was chosen")},
            {tr("Review"), tr("When it is to be looked at again; due where that day has come")},
            {tr("Who"), tr("Who took part")},
            {tr("Dissent"), tr("Who disagreed")}};
}

TextRow decisionRow(const Decision& decision, Date today) {
    QStringList who;
    for (const std::string& each : decision.participants)
        who.append(toQt(each));
    QStringList against;
    for (const Dissent& each : decision.dissent)
        against.append(toQt(each.who));
    const std::string choice = choiceOf(decision);
    QString review = dayText(decision.review);
    if (isDue(decision, today)) review = QStringLiteral("▲ ") + tr("due %1").arg(review);
    return {toQt(decision.id.value),
            {},
            {{dayText(decision.date)},
             {toQt(decision.question).simplified()},
             {choice.empty() ? tr("open") : toQt(choice)},
             {review},
             {who.join(QStringLiteral(", "))},
             {against.join(QStringLiteral(", "))}}};
}

QString lastDecisionText(const std::vector<const Decision*>& newestFirst) {
    if (newestFirst.empty()) return {};
    const Decision& last = *newestFirst.front();
    const std::string choice = choiceOf(last);
    return QStringLiteral("%1: %2").arg(session::longDate(last.date),
                                        choice.empty() ? toQt(last.question).simplified() : toQt(choice));
}

std::vector<TextColumn> baselineColumns() {
    return {{tr("Baseline"), tr("What it was called when it was kept")},
            {tr("Kept on"), tr("The day that the plan was made for")},
            {tr("Scheduled"), tr("Initiatives with a place in it"), true},
            {tr("Not scheduled"), tr("Initiatives without one"), true},
            {tr("Ends"), tr("The last day of work")}};
}

TextRow baselineRow(const Portfolio& portfolio, const Baseline& baseline) {
    const Roadmap* kept = portfolio.find(baseline.roadmap);
    int last = 0;
    for (const RoadmapEntry& entry : kept ? kept->entries : std::vector<RoadmapEntry>())
        last = std::max(last, entry.finishWeek);
    const auto count = [](size_t n) { return TextCell{QString::number(n), static_cast<double>(n)}; };
    return {toQt(baseline.id.value),
            {},
            {{toQt(baseline.name)},
             {dayText(baseline.date)},
             count(kept ? kept->entries.size() : 0),
             count(kept ? kept->unscheduled.size() : 0),
             {kept && last > 0 ? dayText(kept->start + 7 * last - 3) : QString()}}};
}

std::vector<TextColumn> planChangeColumns() {
    return {{tr("Initiative"), tr("What is planned")},
            {tr("What"), tr("Moved, came in, dropped out or finished")},
            {tr("Weeks"), tr("By how many its finish moves; less than 0 is earlier"), true},
            {tr("Start before"), tr("In the baseline")},
            {tr("Start now"), tr("In the plan")},
            {tr("Why"), tr("What keeps it from its old place, and what binds it now")}};
}

std::vector<TextRow> planChangeRows(const roadmap::PlanChange& change) {
    std::vector<TextRow> out;
    for (const roadmap::InitiativeChange& each : change.changes) {
        const bool moved = each.kind == roadmap::InitiativeChange::Kind::Moved;
        TextCell weeks{};
        if (moved)
            weeks = {(each.weeks > 0 ? QStringLiteral("+%1") : QStringLiteral("%1")).arg(each.weeks),
                     static_cast<double>(each.weeks)};
        weeks.text.replace('-', QStringLiteral("−"));
        const QString sentence = toQt(each.sentence);
        out.push_back({toQt(each.id.value),
                       sentence,
                       {{toQt(each.title)},
                        {kindText(each.kind)},
                        weeks,
                        {dayText(each.startBefore)},
                        {dayText(each.startAfter)},
                        {toQt(roadmap::causeOf(each.sentence))}}});
    }
    for (const roadmap::DeadlineChange& each : change.deadlines)
        out.push_back({QStringLiteral("deadline ") + toQt(each.id.value),
                       toQt(each.sentence),
                       {{toQt(each.title)},
                        {each.metAfter ? tr("deadline now kept") : tr("deadline now missed")},
                        {},
                        {},
                        {},
                        {toQt(each.sentence)}}});
    return out;
}

} // namespace banyan::items

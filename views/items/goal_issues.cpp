// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/goal_issues.h"

#include <QCoreApplication>

#include "model/base/numbers.h"
#include "model/portfolio/checks.h"
#include "model/scoring/assessment.h"
#include "views/items/goal_edits.h"
#include "views/session/text.h"

#include <algorithm>
#include <array>

namespace banyan::items {

using namespace portfolio;
using session::toQt;

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("GoalIssue", text);
}

struct Way {
    std::string_view rule;
    GoalField field;
    const char* brief;
    const char* mend;
};
constexpr std::array ways{
    Way{"goal.no-metric", GoalField::Metric, QT_TRANSLATE_NOOP("GoalIssue", "no metric"),
        QT_TRANSLATE_NOOP("GoalIssue", "Name a metric")},
    Way{"goal.no-target", GoalField::Target, QT_TRANSLATE_NOOP("GoalIssue", "no target"),
        QT_TRANSLATE_NOOP("GoalIssue", "Set a target")},
    Way{"goal.target-not-ahead", GoalField::Target, QT_TRANSLATE_NOOP("GoalIssue", "a target that is no better"),
        QT_TRANSLATE_NOOP("GoalIssue", "Set another target")},
    Way{"goal.no-date", GoalField::Deadline, QT_TRANSLATE_NOOP("GoalIssue", "no date"),
        QT_TRANSLATE_NOOP("GoalIssue", "Set a date")},
    Way{"goal.no-pain-point", GoalField::PainPoints, QT_TRANSLATE_NOOP("GoalIssue", "no pain point"),
        QT_TRANSLATE_NOOP("GoalIssue", "Choose pain points")},
    Way{"goal.unknown-contribution", GoalField::Contributions,
        QT_TRANSLATE_NOOP("GoalIssue", "speaks for what isn't there"), QT_TRANSLATE_NOOP("GoalIssue", "Take it out")},
};

void add(const Portfolio& portfolio, const std::vector<Issue>& issues, std::vector<GoalIssue>& out) {
    for (const Issue& issue : issues) {
        const auto id = issue.subject ? issue.subject->as<Goal>() : std::nullopt;
        const Goal* goal = id ? portfolio.find(*id) : nullptr;
        const auto way = std::ranges::find(ways, issue.rule, &Way::rule);
        if (!goal || way == ways.end()) continue;
        GoalIssue made{goal->id, toQt(issue.message()), tr(way->brief), tr(way->mend), way->field, issue.fix};
        if (way->field == GoalField::Contributions) made.fix = setContribution(*goal, issue.value, 0, issue.value);
        out.push_back(std::move(made));
    }
}

QString quantity(double value, const std::string& unit) {
    const QString number = toQt(shortNumber(value, std::abs(value) < 1 ? 4 : 2));
    return unit.empty() || unit == "count" ? number : number + QChar(0x00A0) + toQt(unit);
}

} // namespace

std::vector<GoalIssue> goalIssues(const Portfolio& portfolio) {
    std::vector<GoalIssue> out;
    add(portfolio, check(portfolio), out);
    add(portfolio, scoring::checkMethod(portfolio), out);
    for (const Goal& goal : portfolio.goals())
        if (std::ranges::none_of(goal.contributions, [](const Contribution& each) { return each.strength > 0; }))
            out.push_back({goal.id,
                           tr("Goal \"%1\" speaks for no criterion: it moves no weight").arg(toQt(goal.name)),
                           tr("speaks for no criterion"),
                           tr("Say what it speaks for"),
                           GoalField::Contributions,
                           {}});
    std::ranges::stable_sort(out, {}, &GoalIssue::goal);
    return out;
}

QString goalSummary(const Goal& goal) {
    const QString from = goal.baseline ? quantity(*goal.baseline, goal.unit) : tr("no baseline");
    const QString to = goal.target ? quantity(*goal.target, goal.unit) : tr("no target");
    const QString by = goal.deadline ? tr(" by %1").arg(session::longDate(*goal.deadline)) : tr(", no date");
    return QStringLiteral("%1 → %2%3").arg(from, to, by);
}

} // namespace banyan::items

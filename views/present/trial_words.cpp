// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/trial_words.h"

#include "model/base/numbers.h"
#include "model/roadmap/calendar.h"
#include "model/roadmap/change.h"
#include "model/roadmap/curve.h"
#include "views/session/text.h"
#include "views/widgets/linked_shares.h"

#include <QObject>

#include <algorithm>
#include <cmath>

namespace banyan::present {

using namespace portfolio;
using session::counted;
using session::grouped;
using session::toQt;

namespace {

constexpr size_t mostWeights = 3;

std::vector<double> pointsOf(const Portfolio& portfolio) {
    std::vector<double> out;
    for (const Goal& goal : portfolio.goals())
        out.push_back(goal.points);
    return out;
}

/// "1,020,000 EUR".
QString money(double amount, const std::string& currency) {
    return QStringLiteral("%1 %2").arg(grouped(qint64(std::llround(amount))), toQt(currency)).trimmed();
}

QString moveSentence(const roadmap::PlanChange& change, const QString& about) {
    using Kind = roadmap::InitiativeChange::Kind;
    return QObject::tr("%1%2 of the plan move, %1%3 come in, %1%4 drop out, %1%5 stay as they were.")
        .arg(about, counted(change.count(Kind::Moved), QObject::tr("initiative")))
        .arg(change.count(Kind::In))
        .arg(change.count(Kind::Out))
        .arg(change.unchanged);
}

} // namespace

double meanBudget(const Portfolio& portfolio, Date day) {
    double sum = 0;
    for (const Team& team : portfolio.teams())
        sum += roadmap::refactoringBudget(team, day);
    const size_t count = portfolio.teams().size();
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

bool weightsDiffer(const Portfolio& before, const Portfolio& tried) {
    return pointsOf(before) != pointsOf(tried);
}

bool budgetsDiffer(const Portfolio& before, const Portfolio& tried) {
    return std::ranges::any_of(tried.teams(), [&](const Team& team) {
        const Team* was = before.find(team.id);
        return !was || was->budgets != team.budgets;
    });
}

QString weightsSay(const Portfolio& before, const Portfolio& tried) {
    const widgets::Shares was = widgets::sharesOf(pointsOf(before));
    const widgets::Shares now = widgets::sharesOf(pointsOf(tried));
    std::vector<std::pair<int, QString>> changed;
    size_t i = 0;
    for (const Goal& goal : tried.goals()) {
        const size_t at = i++;
        if (at >= was.size() || at >= now.size() || was[at] == now[at]) continue;
        changed.emplace_back(std::abs(now[at] - was[at]),
                             QStringLiteral("%1: %2 → %3 %")
                                 .arg(toQt(goal.name.empty() ? goal.id.value : goal.name),
                                      toQt(shortNumber(was[at] / 10.0)), toQt(shortNumber(now[at] / 10.0))));
    }
    std::ranges::stable_sort(changed, std::ranges::greater{}, &std::pair<int, QString>::first);
    QStringList out;
    for (const auto& [size, text] : changed)
        if (out.size() < static_cast<qsizetype>(mostWeights)) out.append(text);
    if (changed.size() > mostWeights) out.append(QObject::tr("and %1 others").arg(changed.size() - mostWeights));
    return out.join(QStringLiteral("; "));
}

QString budgetSays(const Portfolio& before, const Portfolio& tried, Date day) {
    if (!budgetsDiffer(before, tried)) return {};
    return QStringLiteral("%1 → %2 %")
        .arg(toQt(shortNumber(meanBudget(before, day), 1)), toQt(shortNumber(meanBudget(tried, day), 1)));
}

QStringList planBecomes(const session::Planned& now, const session::Planned& then, bool about) {
    const roadmap::PlanChange change = roadmap::compare(roadmap::sideOf(now.portfolio, *now.plan, "the plan"),
                                                        roadmap::sideOf(then.portfolio, *then.plan, "what is tried"));
    const QString near = about ? QObject::tr("about ") : QString();
    QString moves = moveSentence(change, near);
    moves[0] = moves[0].toUpper();
    QStringList out{moves, QObject::tr("The value goes from %1 to %2%3 points.")
                               .arg(grouped(qint64(std::llround(change.valueBefore))), near,
                                    grouped(qint64(std::llround(change.valueAfter))))};
    if (change.costBefore && change.costAfter)
        out.append(
            QObject::tr("The cost goes from %1 to %2%3.")
                .arg(money(*change.costBefore, change.currency), near, money(*change.costAfter, change.currency)));
    const roadmap::DeadlineCount before = roadmap::deadlinesOf(*now.plan);
    const roadmap::DeadlineCount after = roadmap::deadlinesOf(*then.plan);
    if (after.all > 0)
        out.append(QObject::tr("Deadlines of initiatives and goals that are kept: %1%2 of %3, before %4 of %5.")
                       .arg(near)
                       .arg(after.met)
                       .arg(after.all)
                       .arg(before.met)
                       .arg(before.all));
    return out;
}

} // namespace banyan::present

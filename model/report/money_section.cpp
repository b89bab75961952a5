// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/sections.h"

#include "model/base/numbers.h"

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

namespace {

std::string amount(double value) {
    return groupedNumber(value);
}

std::string amount(const MoneyRange& range) {
    return amount(range.low) + " – " + amount(range.likely) + " – " + amount(range.high);
}

const std::string notPriced = "not priced";

std::string peopleText(const Spend& spend) {
    return spend.peopleUnpriced() ? notPriced : amount(spend.people);
}

Table spendTable(const Money& money, const std::string& what, const std::vector<Spend>& list) {
    Table table("Spend by " + what, {what == "phase" ? "Phase" : "Quarter", "Hours#", "People#", "Cash#", "Together#"});
    const auto add = [&](Text name, const Spend& spend) {
        table.add({std::move(name), amount(spend.hours), peopleText(spend), amount(spend.cash),
                   spend.peopleUnpriced() && spend.cash == 0 ? notPriced : amount(spend.people + spend.cash)});
    };
    for (const Spend& spend : list)
        add(spend.quarter.empty() ? std::to_string(spend.phase) + " " + std::string(phaseTitle(spend.phase))
                                  : spend.quarter,
            spend);
    add(strong("In all"), money.total);
    return table;
}

BarsPicture spendPicture(const Money& money) {
    BarsPicture out;
    out.title = "Spend by quarter in " + money.currency;
    out.legend = {"People", "Cash"};
    for (const Spend& spend : money.quarters)
        out.rows.push_back(
            {spend.quarter, {spend.people, spend.cash}, std::nullopt, amount(spend.people + spend.cash)});
    return out;
}

void teamsWithoutRate(const ReportInput& input, const Money& money, Section& out) {
    if (money.withoutRate.empty()) return;
    Text names;
    for (const TeamId& id : money.withoutRate) {
        const Team* team = input.portfolio.find(id);
        names += (names.empty() ? "" : ", ") + given(team ? team->name : id.value);
    }
    out.say(amount(money.total.unpricedHours) + " person-hours have no price, for nobody said the day rate of " +
            names + ".");
}

} // namespace

void moneySection(const ReportInput& input, Section& out) {
    if (!input.plan) {
        out.say("Without a roadmap nothing is spent.");
        return;
    }
    const Money& money = input.plan->money;
    out.say("In " + given(money.currency) +
            ". People at their teams' day rates of 8 hours, cash in the quarter in which "
            "an initiative starts.");
    if (!money.quarters.empty()) out.add(spendPicture(money));
    out.add(spendTable(money, "quarter", money.quarters));
    out.add(spendTable(money, "phase", money.phases));
    teamsWithoutRate(input, money, out);
    if (!money.benefits.empty()) {
        Table table("What the goals are worth", {"Goal", "Worth a year: low – likely – high#", "Because"});
        for (const GoalBenefit& benefit : money.benefits)
            table.add({given(benefit.name), benefit.priced ? amount(benefit.perYear) : "benefit not priced",
                       given(benefit.because)});
        out.add(std::move(table));
    }
    if (money.priced)
        out.say("All priced goals together bring " + amount(money.perYear) +
                " a year once everything is finished, and " + amount(money.withinHorizon) +
                " before the roadmap ends.");
    out.say(given(money.paybackBecause));
    out.say(given(money.doingNothing));
}

} // namespace banyan::report

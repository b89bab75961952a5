// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/markdown_sections.h"
#include "model/report/markdown_text.h"

#include "model/base/numbers.h"

namespace banyan::report {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

namespace {

std::string amount(double value) {
    return shortNumber(value, 0);
}

std::string amount(const MoneyRange& range) {
    return amount(range.low) + " – " + amount(range.likely) + " – " + amount(range.high);
}

std::string spendTable(const Money& money, const std::string& what, const std::vector<Spend>& list) {
    MarkdownTable table({what, "Hours#", "People#", "Cash#", "Together#"});
    const auto add = [&](std::string name, const Spend& spend) {
        table.add({std::move(name), std::to_string(spend.hours), amount(spend.people), amount(spend.cash),
                   amount(spend.people + spend.cash)});
    };
    for (const Spend& spend : list)
        add(spend.quarter.empty() ? std::to_string(spend.phase) + " " + std::string(phaseTitle(spend.phase))
                                  : spend.quarter,
            spend);
    add("**In all**", money.total);
    return table.text();
}

std::string teamsWithoutRate(const ReportInput& input, const Money& money) {
    if (money.withoutRate.empty()) return {};
    std::string names;
    for (const TeamId& id : money.withoutRate) {
        const Team* team = input.portfolio.find(id);
        names += (names.empty() ? "" : ", ") + escaped(team ? team->name : id.value);
    }
    return std::to_string(money.total.unpricedHours) + " person-hours have no price, for nobody said the day rate of " +
           names + ".\n\n";
}

} // namespace

std::string moneySection(const ReportInput& input) {
    std::string out = "## Money\n\n";
    if (!input.plan) return out + "Without a roadmap nothing is spent.\n\n";
    const Money& money = input.plan->money;
    out += "In " + escaped(money.currency) +
           ". People at their teams' day rates of 8 hours, cash in the quarter in which "
           "an initiative starts.\n\n";
    out += spendTable(money, "Quarter", money.quarters) + spendTable(money, "Phase", money.phases) +
           teamsWithoutRate(input, money);
    if (!money.benefits.empty()) {
        MarkdownTable table({"Goal", "Worth a year: low – likely – high#", "Because"});
        for (const GoalBenefit& benefit : money.benefits)
            table.add({escaped(benefit.name), benefit.priced ? amount(benefit.perYear) : "benefit not priced",
                       escaped(benefit.because)});
        out += table.text();
    }
    if (money.priced)
        out += "All priced goals together bring " + amount(money.perYear) +
               " a year once everything is finished, and " + amount(money.withinHorizon) +
               " before the roadmap ends.\n\n";
    return out + escaped(money.paybackBecause) + "\n\n" + escaped(money.doingNothing) + "\n\n";
}

} // namespace banyan::report

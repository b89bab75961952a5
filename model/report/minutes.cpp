// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/minutes.h"

#include "model/base/numbers.h"
#include "model/report/markdown_text.h"

#include <algorithm>
#include <cmath>

namespace banyan::report {

using namespace portfolio;

namespace {

std::string withUnit(double value, const std::string& unit) {
    return shortNumber(value, 2) + (unit.empty() ? "" : " " + unit);
}

std::string list(const std::vector<std::string>& items, const std::string& none) {
    if (items.empty()) return none + "\n\n";
    std::string out;
    for (const std::string& item : items)
        out += "- " + escaped(item) + "\n";
    return out + "\n";
}

std::string joined(const std::vector<std::string>& items) {
    std::string out;
    for (const std::string& item : items)
        out += (out.empty() ? "" : ", ") + item;
    return out;
}

template <typename T>
std::string names(const Portfolio& portfolio, const std::vector<Id<T>>& ids) {
    std::vector<std::string> out;
    for (const Id<T>& id : ids) {
        const T* record = portfolio.find(id);
        if constexpr (requires { record->title; })
            out.push_back(record ? record->title : id.value);
        else
            out.push_back(record ? record->name : id.value);
    }
    return joined(out);
}

std::string scoreText(const BlindScore& score) {
    std::string out = "### " + escaped(score.criterion) + " of " + escaped(score.component) + "\n\n" +
                      escaped(spreadSentence(score.votes, score.unit)) +
                      (score.kept ? " Kept as estimates." : " Not kept.") + "\n\n";
    MarkdownTable table({"Who", "Low#", "Likely#", "High#"});
    for (const Vote& vote : score.votes)
        table.add({escaped(vote.who), withUnit(vote.range.low, escaped(score.unit)),
                   withUnit(vote.range.likely, escaped(score.unit)), withUnit(vote.range.high, escaped(score.unit))});
    return table.empty() ? out : out + table.text();
}

std::string decisionText(const Decision& decision, const Portfolio& portfolio) {
    std::string out = "### " + escaped(decision.question) + "\n\n";
    for (const DecisionOption& option : decision.options)
        out += std::string("- ") + (option.chosen ? "**Chosen:** " : "Not chosen: ") + escaped(option.title) +
               (option.figures.empty() ? "" : " – " + escaped(option.figures)) + "\n";
    if (!decision.options.empty()) out += "\n";
    const auto line = [&](const char* title, const std::string& text) {
        if (!text.empty()) out += std::string("**") + title + ":** " + escaped(text) + "\n\n";
    };
    line("Reasons", decision.reasons);
    line("Decided by", joined(decision.participants));
    line("Components", names(portfolio, decision.components));
    line("Initiatives", names(portfolio, decision.initiatives));
    if (decision.scenario) line("Scenario", names(portfolio, std::vector{*decision.scenario}));
    if (decision.review) line("To be looked at again", decision.review->toString());
    if (decision.dissent.empty()) return out + "Nobody dissented.\n\n";
    out += "Dissent:\n\n";
    for (const Dissent& dissent : decision.dissent)
        out += "- **" + escaped(dissent.who) +
               "**: " + (dissent.why.empty() ? std::string("no reason given") : escaped(dissent.why)) + "\n";
    return out + "\n";
}

} // namespace

Spread spreadOf(const std::vector<Vote>& votes) {
    Spread out;
    if (votes.empty()) return out;
    out.least = out.most = votes.front().range.likely;
    for (const Vote& vote : votes) {
        out.mean += vote.range.likely / static_cast<double>(votes.size());
        out.least = std::min(out.least, vote.range.likely);
        out.most = std::max(out.most, vote.range.likely);
    }
    if (votes.size() < 2) return out;
    double squares = 0;
    for (const Vote& vote : votes)
        squares += (vote.range.likely - out.mean) * (vote.range.likely - out.mean);
    out.deviation = std::sqrt(squares / static_cast<double>(votes.size() - 1));
    return out;
}

std::string spreadSentence(const std::vector<Vote>& votes, const std::string& unit) {
    if (votes.empty()) return "Nobody has given an estimate.";
    const Spread spread = spreadOf(votes);
    if (votes.size() == 1) return "1 estimate: " + withUnit(spread.mean, unit) + ".";
    const std::string count = std::to_string(votes.size()) + " estimates";
    if (spread.least == spread.most) return count + ", all " + withUnit(spread.mean, unit) + ".";
    return count + " from " + shortNumber(spread.least, 2) + " to " + withUnit(spread.most, unit) + ": mean " +
           withUnit(spread.mean, unit) + ", standard deviation " + withUnit(spread.deviation, unit) + ".";
}

std::string minutes(const Meeting& meeting, const Portfolio& portfolio) {
    const Settings& settings = portfolio.settings();
    std::string out = "# Minutes" + (settings.name.empty() ? "" : ": " + escaped(settings.name)) + "\n\n";
    if (settings.fictional) out += "This portfolio is fictional.\n\n";
    out += "**Date:** " + meeting.date.toString() + "\n\n";
    out += "## Who took part\n\n" + list(meeting.participants, "Nobody was named.");
    out += "## What was shown\n\n" + list(meeting.slides, "No slide was shown.");
    out += "## What was scored\n\n";
    if (meeting.scores.empty()) out += "Nothing was scored.\n\n";
    for (const BlindScore& score : meeting.scores)
        out += scoreText(score);
    out += "## What changed\n\n" + list(meeting.changes, "Nothing changed.");
    out += "## What was decided\n\n";
    if (meeting.decisions.empty()) out += "Nothing was decided.\n\n";
    for (const Decision& decision : meeting.decisions)
        out += decisionText(decision, portfolio);
    out += "## What is open\n\n" + list(meeting.openQuestions, "No question is open.");
    out.pop_back();
    return out;
}

} // namespace banyan::report

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/minutes.h"

#include "model/base/numbers.h"
#include "model/base/units.h"
#include "model/report/markdown.h"

#include <algorithm>
#include <cmath>

namespace banyan::report {

using namespace portfolio;

namespace {

std::string withUnit(double value, const std::string& unit) {
    return numberWithUnit(shortNumber(value, 2), unit);
}

void addList(Section& section, const std::vector<std::string>& items, const char* none) {
    if (items.empty()) section.say(none);
    List list;
    for (const std::string& item : items)
        list.items.push_back({given(item), {}});
    section.add(std::move(list));
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

void addScore(Section& section, const BlindScore& score) {
    section.head(given(score.criterion) + " of " + given(score.component));
    section.say(given(spreadSentence(score.votes, score.unit)) + (score.kept ? " Kept as estimates." : " Not kept."));
    Table table("Estimates", {"Who", "Low#", "Likely#", "High#"});
    const auto cell = [&](double value) { return given(withUnit(value, score.unit)); };
    for (const Vote& vote : score.votes)
        table.add({given(vote.who), cell(vote.range.low), cell(vote.range.likely), cell(vote.range.high)});
    section.add(std::move(table));
}

void addDecision(Section& section, const Decision& decision, const Portfolio& portfolio) {
    section.head(given(decision.question));
    List options;
    for (const DecisionOption& option : decision.options) {
        Text text = (option.chosen ? strong("Chosen:") + " " : Text("Not chosen: ")) + given(option.title);
        if (!option.figures.empty()) text += Text(" – ") + given(option.figures);
        options.items.push_back({std::move(text), {}});
    }
    section.add(std::move(options));
    const auto line = [&](const char* title, const std::string& text) {
        if (!text.empty()) section.say(strong(std::string(title) + ":") + " " + given(text));
    };
    line("Reasons", decision.reasons);
    line("Decided by", joined(decision.participants));
    line("Components", names(portfolio, decision.components));
    line("Initiatives", names(portfolio, decision.initiatives));
    if (decision.scenario) line("Scenario", names(portfolio, std::vector{*decision.scenario}));
    if (decision.review) line("To be looked at again", decision.review->toString());
    section.say(decision.dissent.empty() ? "Nobody dissented." : "Dissent:");
    List dissent;
    for (const Dissent& one : decision.dissent)
        dissent.items.push_back(
            {given(one.who) + ": " + (one.why.empty() ? Text("no reason given") : given(one.why)), {}});
    section.add(std::move(dissent));
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
    Document out;
    out.title = "Minutes";
    if (!settings.name.empty()) out.title += Text(": ") + given(settings.name);
    if (settings.fictional) out.about += "This portfolio is fictional. ";
    out.about += strong("Date:") + " " + meeting.date.toString();
    const auto section = [&](const char* id, const char* title) -> Section& {
        return out.sections.emplace_back(Section{id, title, {}});
    };
    addList(section("participants", "Who took part"), meeting.participants, "Nobody was named.");
    Section& decided = section("decisions", "What was decided");
    if (meeting.decisions.empty()) decided.say("Nothing was decided.");
    for (const Decision& decision : meeting.decisions)
        addDecision(decided, decision, portfolio);
    addList(section("changes", "What changed"), meeting.changes, "Nothing changed.");
    addList(section("slides", "What was shown"), meeting.slides, "No slide was shown.");
    Section& scored = section("scores", "What was scored");
    if (meeting.scores.empty()) scored.say("Nothing was scored.");
    for (const BlindScore& score : meeting.scores)
        addScore(scored, score);
    addList(section("open", "What is open"), meeting.openQuestions, "No question is open.");
    std::string text = markdown(out);
    text.pop_back(); // one line break ends the file
    return text;
}

} // namespace banyan::report

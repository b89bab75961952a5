// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

namespace banyan::report {

/// One participant's estimate, given unseen by the others; low ≤ likely ≤ high.
struct Vote {
    std::string who;
    portfolio::Range range;
    bool operator==(const Vote&) const = default;
};

/// What the votes say together.
struct Spread {
    double mean = 0;      ///< of the likely ones
    double least = 0;     ///< likely one
    double most = 0;      ///< likely one
    double deviation = 0; ///< standard deviation of the likely ones, n − 1; 0 with one vote
};
Spread spreadOf(const std::vector<Vote>& votes);
/// "3 estimates from 10 to 40 %: mean 22 %, standard deviation 15 %." "Nobody has given an estimate."
std::string spreadSentence(const std::vector<Vote>& votes, const std::string& unit);

/// A criterion of a component that was scored blind.
struct BlindScore {
    std::string component;
    std::string criterion;
    std::string unit;
    std::vector<Vote> votes;
    bool kept = false; ///< entered as estimates
};

/// What happened in a meeting.
struct Meeting {
    Date date;
    std::vector<std::string> participants;
    std::vector<std::string> slides;  ///< titles in the order shown
    std::vector<BlindScore> scores;   ///< those that were revealed
    std::vector<std::string> changes; ///< sentences with their causes
    std::vector<portfolio::Decision> decisions;
    std::vector<std::string> openQuestions;
};

/// Minutes in Markdown: date, who took part, decisions with dissent, changes with causes, slides shown, scores revealed
/// with their spread, open questions. Data can't be read as markup. A part with nothing to say says so. The same
/// meeting gives the same bytes.
std::string minutes(const Meeting& meeting, const portfolio::Portfolio& portfolio);

} // namespace banyan::report

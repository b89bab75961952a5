// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/outcomes.h"

#include <memory>

namespace banyan::outcomes {

/// Something that went or will go live and should move a series.
struct Live {
    const Initiative* initiative = nullptr;
    const Prediction* prediction = nullptr; ///< absent: nothing was registered
    std::optional<EffectKind> kind;
    std::optional<Range> promised;
    std::optional<Date> goLive;
    std::optional<Date> effective;
    std::vector<GoalId> goals; ///< that it serves
};

/// One series and everything that should move it.
struct Stream {
    std::optional<ComponentId> component; ///< absent: the portfolio's own
    std::string metric;
    Series series;
    std::vector<Live> lives;    ///< by go-live (without one last), then initiative and prediction
    const Goal* goal = nullptr; ///< whose metric it is; of several the first by id
};

/// The series that goals and predictions speak of, with what should move each.
class Streams {
public:
    Streams(const Portfolio& portfolio, const SeriesBook& book);

    [[nodiscard]] std::vector<Stream>& all() { return m_streams; }
    [[nodiscard]] const std::vector<Stream>& all() const { return m_streams; }
    /// The stream of a goal's own metric; nullptr where it has none.
    [[nodiscard]] const Stream* of(const Goal& goal) const;

private:
    Stream& stream(const std::optional<ComponentId>& component, const std::string& metric, const Goal* goal);
    void addPredictions();
    void addUnregistered();
    void sortLives();

    const Portfolio& m_portfolio;
    const SeriesBook& m_book;
    std::map<std::string, size_t> m_places;
    std::map<GoalId, size_t> m_goals;
    std::vector<Stream> m_streams;
};

/// Judges one thing that went live among all that did on the same series.
Judgement judgeLive(const Stream& stream, size_t place, Date asOf, const Series* control);
/// Judges a goal: everything that went live on its metric as one.
Judgement judgeGoal(const Goal& goal, const Stream& stream, const std::optional<double>& baseline, Date asOf);

/// Where the goal's metric should be, by what is forecast on its stream.
Trajectory trajectoryOf(const Goal& goal, const Stream& stream, const std::optional<double>& baseline, Date asOf);

/// What the goal's metric was: as stated, else the mean of the readings (the rate of the events) in the baseline's
/// window, else before the first go-live.
std::optional<double> baselineOf(const Goal& goal, const Stream& stream);

} // namespace banyan::outcomes

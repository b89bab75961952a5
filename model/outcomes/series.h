// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/facts/subject.h"

#include <span>

/// What was measured, in the order of time.
namespace banyan::outcomes {

using namespace banyan::portfolio;

/// The metric that counts incidents instead of reading measurements. Its unit is `incidentUnit`.
inline constexpr std::string_view incidentMetric = "incidents";
inline constexpr std::string_view incidentUnit = "per 30 d";

/// Days [from, to).
using facts::Window;

struct Point {
    Date date;
    double value = 0;
    facts::Provenance provenance;
};

/// Readings of one metric, one a day, or events, any number a day.
struct Series {
    std::string metric;
    bool counted = false;             ///< events: each point is one, with the value 1
    std::vector<Point> points;        ///< by date; none after the as-of day
    std::optional<Window> spokenOf;   ///< events: the days on which one would have been reported
    std::vector<std::string> remarks; ///< sentences about what was left out

    /// Median number of days between neighbouring readings; 7 for events and where there are under two.
    [[nodiscard]] int spacing() const;
    /// Points within the window.
    [[nodiscard]] std::span<const Point> within(const Window& window) const;
    /// Events in each whole week of the window, from its first day on.
    [[nodiscard]] std::vector<double> weekly(const Window& window) const;
};

/// Finds the series of a portfolio as of a day. Of several sources on one day, that which comes first in
/// Settings::sourceOrder counts, then the first by id; of several rows of one source on one day, the last. What is not
/// finite is left out. Refers into the portfolio.
class SeriesBook {
public:
    SeriesBook(const Portfolio& portfolio, Date asOf);

    /// The portfolio's own readings of a metric, or those of one component. Empty where nobody measured it.
    [[nodiscard]] Series readings(const std::string& metric, const std::optional<ComponentId>& component = {}) const;
    /// Incidents of these components, each from the source that reports on it; all components when the list is empty.
    /// spokenOf is absent when no source reports on any of them.
    [[nodiscard]] Series incidents(const std::vector<ComponentId>& components) const;

    [[nodiscard]] const facts::Subjects& subjects() const { return m_subjects; }
    [[nodiscard]] Date asOf() const { return m_asOf; }

private:
    Date m_asOf;
    facts::Subjects m_subjects;
    std::map<std::string_view, std::vector<std::pair<const facts::SourceView*, const Measurement*>>> m_own;
};

} // namespace banyan::outcomes

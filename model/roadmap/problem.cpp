// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/problem.h"

#include <algorithm>
#include <map>

namespace banyan::roadmap {

namespace {

int ceilDiv(int a, int b) {
    return a / b + (a % b != 0);
}

struct Levels {
    int usual = 0;
    int least = 0;
    int most = 0;
};

/// Capacities over 0 within the horizon; all 0 when there are none.
Levels levelsOf(const Resource& resource, int horizon) {
    std::map<int, int> weeks;
    for (int t = 0; t < horizon; ++t)
        if (const int c = resource.capacity[static_cast<size_t>(t)]; c > 0) ++weeks[c];
    Levels out;
    int often = 0;
    for (const auto& [capacity, count] : weeks) {
        if (out.least == 0) out.least = capacity;
        out.most = capacity;
        if (count >= often) {
            often = count;
            out.usual = capacity;
        }
    }
    return out;
}

int periodsAt(std::span<const Work> work, std::span<const Levels> levels, int Levels::*level, int percent) {
    int periods = 1;
    for (size_t k = 0; k < work.size(); ++k)
        periods = std::max(periods, ceilDiv(work[k].units, std::max(1, levels[k].*level * percent / 100)));
    return periods;
}

} // namespace

Load makeLoad(int resource, int units, int rate) {
    const int periods = ceilDiv(units, rate);
    return {resource, rate, periods, units - rate * (periods - 1)};
}

Mode makeMode(std::span<const Work> work, int periods) {
    Mode mode;
    for (const Work& w : work) {
        mode.loads.push_back(makeLoad(w.resource, w.units, ceilDiv(w.units, periods)));
        mode.periods = std::max(mode.periods, mode.loads.back().periods);
    }
    if (work.empty()) mode.periods = periods;
    return mode;
}

std::vector<Mode> makeModes(const Problem& problem, std::span<const Work> work) {
    std::vector<Levels> levels;
    for (const Work& w : work) {
        levels.push_back(levelsOf(problem.resources[static_cast<size_t>(w.resource)], problem.horizon));
        if (levels.back().most == 0) return {};
    }
    std::vector<int> lengths;
    for (const int percent : {25, 50, 75, 100})
        lengths.push_back(periodsAt(work, levels, &Levels::usual, percent));
    lengths.push_back(periodsAt(work, levels, &Levels::most, 100));
    lengths.push_back(periodsAt(work, levels, &Levels::least, 100));
    std::ranges::sort(lengths);

    std::vector<Mode> modes;
    for (const int periods : lengths) {
        if (periods > problem.horizon) continue;
        Mode mode = makeMode(work, periods);
        if (std::ranges::find(modes, mode) == modes.end()) modes.push_back(std::move(mode));
    }
    return modes;
}

} // namespace banyan::roadmap

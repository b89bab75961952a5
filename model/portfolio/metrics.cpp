// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/metrics.h"

#include <algorithm>
#include <array>

namespace banyan::portfolio {

namespace {

constexpr double any = 1e15;

constexpr std::array table{
    Metric{"change-failure-rate", "Change failure rate", "%", 0, 100},
    Metric{"commits-90d", "Commits in 90 days", "count", 0, any},
    Metric{"complexity", "Mean cyclomatic complexity of a file", "count", 0, any},
    Metric{"duplicated-lines", "Duplicated lines", "%", 0, 100},
    Metric{"efferent-coupling", "Components it depends on", "count", 0, any},
    Metric{"error-budget-burn", "Error-budget burn", "×", 0, any},
    Metric{"incident-rate", "Severity-weighted incidents", "per 30 d", 0, any},
    Metric{"libyears", "Age of its dependencies", "years", 0, any},
    Metric{"lines-of-code", "Lines of code", "count", 0, any},
    Metric{"p95-latency", "p95 latency", "ms", 0, any},
    Metric{"p95-latency-ratio", "p95 latency over target", "×", 0, any},
    Metric{"peak-cpu", "Peak CPU", "%", 0, 100},
    Metric{"regulatory-importance", "Regulatory importance", "level", 0, 4},
    Metric{"revenue-share", "Revenue share", "%", 0, 100},
    Metric{"technical-debt-ratio", "Technical debt ratio", "%", 0, any},
    Metric{"test-coverage", "Test coverage", "%", 0, 100},
    Metric{"time-to-restore", "Median time to restore", "h", 0, any},
    Metric{"users-reached", "Users reached", "%", 0, 100},
};
static_assert(std::ranges::is_sorted(table, {}, &Metric::id));

} // namespace

std::span<const Metric> metrics() {
    return table;
}

const Metric* findMetric(std::string_view id) {
    const auto found = std::ranges::lower_bound(table, id, {}, &Metric::id);
    return found != table.end() && found->id == id ? &*found : nullptr;
}

} // namespace banyan::portfolio

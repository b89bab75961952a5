// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "model/roadmap/problem.h"

#include <filesystem>
#include <map>

namespace banyan::roadmap::bench {

enum class Objective { Makespan, Weighted, Selection };

/// A published instance as a problem of ours.
struct Published {
    std::string name; ///< of its file
    Objective objective = Objective::Makespan;
    Problem problem;
    std::vector<double> weights; ///< of the objective Weighted, by activity
    double mostValue = 0;        ///< of the horizon: value = mostValue − Σ weight · completion, or − makespan

    /// The published objective of a schedule: makespan, Σ w·C (both the less the better) or profit.
    [[nodiscard]] double figure(double value) const;
};

/// A PSPLIB single-mode file (.sm: Kolisch & Sprecher 1996), a Patterson file (.rcp) or a next-release problem (.txt:
/// Bagnall et al. 2001), told apart by the ending. Errors: "bench.file", "bench.format".
Result<Published> readInstance(const std::filesystem::path& path);

/// The value of the makespan is taken away and Σ weight · completion takes its place.
void setWeights(Published& published, std::vector<double> weights);

/// Weights by instance from a table `instance,weights` with blanks between the weights. Error "bench.weights".
Result<std::vector<std::pair<std::string, std::vector<double>>>> readWeights(const std::filesystem::path& path);

/// A column of numbers of a CSV table without quotes, by what stands in its first column; rows that end before it are
/// left out. Empty where there is no such file.
std::map<std::string, double> readColumn(const std::filesystem::path& path, const std::string& column);

} // namespace banyan::roadmap::bench

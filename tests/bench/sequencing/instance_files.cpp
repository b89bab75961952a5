// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sequencing/instance_files.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <numeric>
#include <sstream>

namespace banyan::roadmap::bench {

namespace {

Error malformed(const std::filesystem::path& path, const std::string& what) {
    return makeError(ErrorKind::BadInput, "bench.format", path.filename().string() + ": " + what);
}

struct Job {
    int duration = 0;
    std::vector<int> requests;
    std::vector<int> successors; ///< from 0
};

Activity activityOf(size_t index, const Job& job) {
    Activity out;
    out.key = std::to_string(index + 1);
    out.must = true;
    Mode mode;
    mode.periods = job.duration;
    for (size_t k = 0; k < job.requests.size() && job.duration > 0; ++k) {
        const int units = job.requests[k];
        if (units == 0) continue;
        const double all = static_cast<double>(units) * job.duration;
        out.work.push_back({static_cast<int>(k), units * job.duration, all, all, all});
        mode.loads.push_back({static_cast<int>(k), units, job.duration, units});
    }
    out.modes.push_back(std::move(mode));
    return out;
}

/// The sum of all durations is a horizon that every list of activities keeps.
Published makePublished(const std::filesystem::path& path, const std::vector<Job>& jobs,
                        const std::vector<int>& capacities) {
    Published out;
    out.name = path.stem().string();
    Problem& problem = out.problem;
    problem.horizon =
        std::transform_reduce(jobs.begin(), jobs.end(), 1, std::plus<>(), [](const Job& job) { return job.duration; });
    problem.calendar = problem.horizon;
    for (const int capacity : capacities)
        problem.resources.push_back({std::vector<int>(static_cast<size_t>(problem.horizon), capacity), {}});
    for (size_t i = 0; i < jobs.size(); ++i)
        problem.activities.push_back(activityOf(i, jobs[i]));
    for (size_t i = 0; i < jobs.size(); ++i)
        for (const int s : jobs[i].successors)
            problem.activities[static_cast<size_t>(s)].after.push_back({static_cast<int>(i), 0, false});
    problem.activities.back().rate = 1;
    out.mostValue = problem.horizon;
    return out;
}

bool allInRange(const std::vector<Job>& jobs) {
    for (const Job& job : jobs) {
        if (job.duration < 0) return false;
        for (const int s : job.successors)
            if (s < 0 || s >= static_cast<int>(jobs.size())) return false;
    }
    return !jobs.empty();
}

/// Reads on until a line holds the text; false at the end.
bool skipTo(std::istream& in, const std::string& text, std::string& line) {
    while (std::getline(in, line))
        if (line.find(text) != std::string::npos) return true;
    return false;
}

bool skipLines(std::istream& in, int count) {
    std::string line;
    while (count-- > 0)
        if (!std::getline(in, line)) return false;
    return true;
}

Result<int> countAfter(std::istream& in, const std::filesystem::path& path, const std::string& title) {
    std::string line;
    if (!skipTo(in, title, line)) return malformed(path, "no line \"" + title + "\"");
    int count = 0;
    if (!(std::istringstream(line.substr(line.find(':') + 1)) >> count) || count < 1 || count > 100'000)
        return malformed(path, "no count in the line \"" + title + "\"");
    return count;
}

bool readSuccessors(std::istream& in, std::vector<Job>& jobs) {
    std::string line;
    if (!skipTo(in, "PRECEDENCE RELATIONS", line) || !skipLines(in, 1)) return false;
    for (Job& job : jobs) {
        int number = 0;
        int modes = 0;
        size_t count = 0;
        if (!(in >> number >> modes >> count) || modes != 1 || count > jobs.size()) return false;
        job.successors.resize(count);
        for (int& s : job.successors) {
            if (!(in >> s)) return false;
            --s;
        }
    }
    return true;
}

bool readRequests(std::istream& in, std::vector<Job>& jobs, size_t resources) {
    std::string line;
    if (!skipTo(in, "REQUESTS/DURATIONS", line) || !skipLines(in, 2)) return false;
    for (Job& job : jobs) {
        int number = 0;
        int mode = 0;
        if (!(in >> number >> mode >> job.duration)) return false;
        job.requests.resize(resources);
        for (int& units : job.requests)
            if (!(in >> units)) return false;
    }
    return true;
}

bool readNumbers(std::istream& in, std::vector<int>& out) {
    for (int& number : out)
        if (!(in >> number)) return false;
    return true;
}

Result<Published> readPsplib(const std::filesystem::path& path, std::istream& in) {
    BANYAN_ASSIGN(const int count, countAfter(in, path, "jobs (incl. supersource/sink )"));
    BANYAN_ASSIGN(const int resources, countAfter(in, path, "- renewable"));
    std::vector<Job> jobs(static_cast<size_t>(count));
    std::vector<int> capacities(static_cast<size_t>(resources));
    std::string line;
    if (!readSuccessors(in, jobs)) return malformed(path, "precedence relations expected");
    if (!readRequests(in, jobs, capacities.size())) return malformed(path, "requests and durations expected");
    if (!skipTo(in, "RESOURCEAVAILABILITIES", line) || !skipLines(in, 1) || !readNumbers(in, capacities))
        return malformed(path, "resource availabilities expected");
    if (!allInRange(jobs)) return malformed(path, "a job that isn't there, or a duration below 0");
    return makePublished(path, jobs, capacities);
}

Result<Published> readPatterson(const std::filesystem::path& path, std::istream& in) {
    size_t count = 0;
    size_t resources = 0;
    if (!(in >> count >> resources) || count > 100'000 || resources > 1000) return malformed(path, "no sizes");
    std::vector<int> capacities(resources);
    if (!readNumbers(in, capacities)) return malformed(path, "capacities expected");
    std::vector<Job> jobs(count);
    for (Job& job : jobs) {
        size_t successors = 0;
        job.requests.resize(resources);
        if (!(in >> job.duration) || !readNumbers(in, job.requests) || !(in >> successors) || successors > count)
            return malformed(path, "a job is cut short");
        job.successors.resize(successors);
        if (!readNumbers(in, job.successors)) return malformed(path, "a job is cut short");
        for (int& s : job.successors)
            --s;
    }
    if (!allInRange(jobs)) return malformed(path, "a job that isn't there, or a duration below 0");
    return makePublished(path, jobs, capacities);
}

/// A thing that takes no time: a requirement has cash, a customer has a rate.
Activity milestone(std::string key) {
    Activity out;
    out.key = std::move(key);
    out.modes.emplace_back();
    return out;
}

Result<Published> readNextRelease(const std::filesystem::path& path, std::istream& in) {
    const Error cut = malformed(path, "the file is cut short");
    Published out;
    out.name = path.stem().string();
    out.objective = Objective::Selection;
    double ratio = 0;
    size_t levels = 0;
    if (!(in >> ratio >> levels)) return cut;
    std::vector<Activity>& activities = out.problem.activities;
    double total = 0;
    for (; levels > 0; --levels) {
        size_t count = 0;
        if (!(in >> count)) return cut;
        for (; count > 0; --count) {
            activities.push_back(milestone("r" + std::to_string(activities.size() + 1)));
            if (!(in >> activities.back().cash)) return cut;
            total += activities.back().cash;
        }
    }
    const size_t requirements = activities.size();
    size_t dependencies = 0;
    if (!(in >> dependencies)) return cut;
    for (; dependencies > 0; --dependencies) {
        size_t first = 0;
        size_t second = 0;
        if (!(in >> first >> second) || first < 1 || first > requirements || second < 1 || second > requirements)
            return cut;
        activities[second - 1].after.push_back({static_cast<int>(first) - 1, 0, false});
    }
    size_t customers = 0;
    if (!(in >> customers)) return cut;
    for (size_t c = 1; c <= customers; ++c) {
        Activity customer = milestone("c" + std::to_string(c));
        size_t count = 0;
        if (!(in >> customer.rate >> count)) return cut;
        for (; count > 0; --count) {
            size_t requirement = 0;
            if (!(in >> requirement) || requirement < 1 || requirement > requirements) return cut;
            customer.after.push_back({static_cast<int>(requirement) - 1, 0, false});
        }
        activities.push_back(std::move(customer));
    }
    out.problem.horizon = 1;
    out.problem.calendar = 1;
    out.problem.cashPeriod = {0};
    out.problem.cashLimit = {std::floor(ratio * total + 1e-9)};
    return out;
}

} // namespace

double Published::figure(double value) const {
    return objective == Objective::Selection ? value : mostValue - value;
}

Result<Published> readInstance(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in) return makeError(ErrorKind::Io, "bench.file", path.string() + " can't be read");
    if (path.extension() == ".sm") return readPsplib(path, in);
    if (path.extension() == ".rcp") return readPatterson(path, in);
    return readNextRelease(path, in);
}

void setWeights(Published& published, std::vector<double> weights) {
    published.objective = Objective::Weighted;
    published.mostValue = 0;
    std::vector<Activity>& activities = published.problem.activities;
    for (size_t i = 0; i < activities.size(); ++i) {
        activities[i].rate = weights[i];
        published.mostValue += weights[i] * published.problem.horizon;
    }
    published.weights = std::move(weights);
}

Result<std::vector<std::pair<std::string, std::vector<double>>>> readWeights(const std::filesystem::path& path) {
    std::ifstream in(path);
    if (!in) return makeError(ErrorKind::Io, "bench.file", path.string() + " can't be read");
    std::vector<std::pair<std::string, std::vector<double>>> out;
    std::string line;
    std::getline(in, line);
    while (std::getline(in, line)) {
        const size_t comma = line.find(',');
        if (comma == std::string::npos)
            return makeError(ErrorKind::BadInput, "bench.weights", "no comma in \"" + line + "\"");
        std::istringstream numbers(line.substr(comma + 1));
        auto& [name, weights] = out.emplace_back(line.substr(0, comma), std::vector<double>());
        for (double weight = 0; numbers >> weight;)
            weights.push_back(weight);
    }
    return out;
}

std::map<std::string, double> readColumn(const std::filesystem::path& path, const std::string& column) {
    const auto cells = [](const std::string& text) {
        std::vector<std::string> parts;
        std::istringstream stream(text);
        for (std::string part; std::getline(stream, part, ',');)
            parts.push_back(part);
        return parts;
    };
    std::ifstream in(path);
    std::string line;
    std::getline(in, line);
    const auto header = cells(line);
    const auto at = static_cast<size_t>(std::ranges::find(header, column) - header.begin());
    std::map<std::string, double> out;
    while (std::getline(in, line))
        if (const auto parts = cells(line); at < parts.size()) out[parts[0]] = std::stod(parts[at]);
    return out;
}

} // namespace banyan::roadmap::bench

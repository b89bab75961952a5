// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/json_file.h"
#include "model/base/numbers.h"
#include "model/intake/reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace banyan::importers {

namespace {

using namespace intake;

/// One measure as it was read.
struct Reading {
    double value = 0;
    Where where;
};
using Readings = std::map<std::string, Reading, std::less<>>;

/// What all files together say about one project.
struct Project {
    std::string key;
    std::string name;
    std::string path; ///< where the measured thing is a folder or file of a project
    Where where;      ///< where it is first named
    std::optional<Date> analysed;
    Readings own;
    std::map<std::string, Readings> files; ///< of source files, by key
    std::set<std::string> listed;          ///< keys of all components on all pages
    int64_t total = 0;                     ///< components that exist by the pages' own count, 0 where they don't say
    int repeated = 0;

    [[nodiscard]] bool complete() const { return static_cast<int64_t>(listed.size()) >= total; }
};

/// Minutes that SonarQube takes for writing one line (its default "development cost"), on which the debt ratio rests.
constexpr double minutesPerLine = 30;

/// Sums over files make sense for these; the others are shares.
constexpr std::array summable{
    "complexity", "conditions_to_cover", "duplicated_lines",     "files",          "lines", "lines_to_cover",
    "ncloc",      "sqale_index",         "uncovered_conditions", "uncovered_lines"};
constexpr std::array shares{"coverage", "duplicated_lines_density", "sqale_debt_ratio"};

bool isWanted(std::string_view metric) {
    return std::ranges::find(summable, metric) != summable.end() || std::ranges::find(shares, metric) != shares.end();
}

/// Turns the measures of a project into those that facts know. Absent stays absent.
class Derivation {
public:
    explicit Derivation(const Project& project)
        : m_project(project)
        , m_values(project.own) {
        if (!project.complete()) return;
        for (const char* metric : summable)
            if (!m_values.contains(metric)) sumFiles(metric);
    }

    [[nodiscard]] std::map<std::string, Reading> run() const {
        std::map<std::string, Reading> out;
        put(out, "complexity", complexity());
        put(out, "duplicated-lines", either("duplicated_lines_density", share("duplicated_lines", "lines")));
        put(out, "lines-of-code", value("ncloc"));
        put(out, "technical-debt-ratio", either("sqale_debt_ratio", debtRatio()));
        put(out, "test-coverage", either("coverage", coverage()));
        return out;
    }

private:
    using Found = std::optional<Reading>;

    static void put(std::map<std::string, Reading>& out, const char* metric, Found found) {
        if (found) out.emplace(metric, std::move(*found));
    }

    void sumFiles(const char* metric) {
        Reading sum{0, m_project.where};
        bool any = false;
        for (const auto& [key, readings] : m_project.files) {
            const auto found = readings.find(metric);
            if (found == readings.end()) continue;
            sum.value += found->second.value;
            any = true;
        }
        if (any) m_values.emplace(metric, std::move(sum));
    }

    [[nodiscard]] Found value(std::string_view metric) const {
        const auto found = m_values.find(metric);
        return found == m_values.end() ? Found() : found->second;
    }

    [[nodiscard]] Found either(std::string_view metric, Found otherwise) const {
        const Found found = value(metric);
        return found ? found : otherwise;
    }

    [[nodiscard]] Found share(std::string_view part, std::string_view whole) const {
        const Found a = value(part);
        const Found b = value(whole);
        if (!a || !b || b->value <= 0) return {};
        return Reading{100 * a->value / b->value, a->where};
    }

    /// Mean over the files that hold code: counted file by file when all are listed, else SonarQube's own count.
    [[nodiscard]] Found complexity() const {
        const Found sum = value("complexity");
        if (!sum) return {};
        double count = 0;
        if (m_project.complete())
            count = static_cast<double>(std::ranges::count_if(m_project.files, [](const auto& file) {
                const auto lines = file.second.find("ncloc");
                return lines != file.second.end() && lines->second.value > 0;
            }));
        if (count == 0)
            if (const Found files = value("files")) count = files->value;
        if (count <= 0) return {};
        return Reading{sum->value / count, sum->where};
    }

    [[nodiscard]] Found debtRatio() const {
        const Found minutes = value("sqale_index");
        const Found lines = value("ncloc");
        if (!minutes || !lines || lines->value <= 0) return {};
        return Reading{100 * minutes->value / (minutesPerLine * lines->value), minutes->where};
    }

    /// SonarQube's definition: covered lines and conditions of all lines and conditions to cover.
    [[nodiscard]] Found coverage() const {
        const Found lines = value("lines_to_cover");
        const Found missed = value("uncovered_lines");
        if (!lines || !missed) return {};
        const Found conditions = value("conditions_to_cover");
        const Found missedConditions = value("uncovered_conditions");
        const bool both = conditions && missedConditions;
        const double all = lines->value + (both ? conditions->value : 0);
        const double uncovered = missed->value + (both ? missedConditions->value : 0);
        if (all <= 0) return {};
        return Reading{100 * (all - uncovered) / all, lines->where};
    }

    const Project& m_project;
    Readings m_values;
};

/// Reads the files of one source into projects, then the projects into a batch.
class MeasuresSource {
public:
    explicit MeasuresSource(const ReadOptions& options)
        : m_options(options) {
        m_batch.header = {"component", "metric", "value"};
    }

    Result<void> add(const JsonAt& document) {
        for (const char* field : {"baseComponent", "component"})
            if (document[field].isObject()) return addProject(document, document[field]);
        if (document["measures"].isArray()) {
            addSearch(document["measures"]);
            return {};
        }
        return document.error(
            "sonarqube.no-measures",
            "holds neither \"baseComponent\" nor \"component\" nor a list of \"measures\", so it is no "
            "answer of SonarQube's measures API");
    }

    ImportBatch finish() {
        int undated = 0;
        for (const std::string& key : m_order) {
            const Project& project = m_projects.at(key);
            reportListing(project);
            if (!project.analysed) ++undated;
            stage(project);
        }
        if (undated > 0)
            m_batch.report("sonarqube.no-analysis-date", IssueSeverity::Info,
                           {m_projects.at(m_order.front()).where.file, 0, 0, {}}, {},
                           "{count} of {all} projects carry no date of their analysis; their measures are dated {date}",
                           {{"count", std::to_string(undated)},
                            {"all", std::to_string(m_order.size())},
                            {"date", m_options.asOf.toString()}});
        return std::move(m_batch);
    }

private:
    Result<void> addProject(const JsonAt& document, const JsonAt& base) {
        const std::string key = base["key"].textOr();
        if (key.empty()) return base.error("sonarqube.no-key", "the component has no \"key\"");
        Project& project = projectOf(key, base.where());
        project.name = base["name"].textOr();
        project.path = base["path"].textOr();
        readDate(project, base["analysisDate"].missing() ? document["analysisDate"] : base["analysisDate"]);
        for (auto& [metric, reading] : readings(base, key))
            keepOwn(project, metric, std::move(reading));
        if (const auto total = document.at("paging/total").integer()) project.total = std::max(project.total, *total);
        const JsonAt components = document["components"];
        for (size_t i = 0; i < components.size() && components.isArray(); ++i)
            addComponent(project, components[i]);
        return {};
    }

    Project& projectOf(const std::string& key, Where where) {
        const auto [found, isNew] = m_projects.try_emplace(key);
        if (isNew) {
            m_order.push_back(key);
            found->second.key = key;
            found->second.where = std::move(where);
        }
        return found->second;
    }

    void readDate(Project& project, const JsonAt& written) {
        if (written.missing()) return;
        if (const auto at = Instant::parse(written.textOr()))
            project.analysed = at->date();
        else
            m_batch.report("sonarqube.bad-date", IssueSeverity::Warning, written.where(), written.textOr(),
                           "analysisDate \"{value}\" of {project} is no time",
                           {{"value", written.textOr()}, {"project", project.key}});
    }

    /// Pages of one answer repeat the project's own measures. Answers that differ were given on different days.
    void keepOwn(Project& project, const std::string& metric, Reading reading) {
        const auto [found, isNew] = project.own.try_emplace(metric, reading);
        if (isNew || found->second.value == reading.value) return;
        m_batch.report("sonarqube.two-values", IssueSeverity::Warning, reading.where, exactNumber(reading.value),
                       "{metric} of {project} is {before} in a file read earlier and {after} here; the latter counts",
                       {{"metric", metric},
                        {"project", project.key},
                        {"before", exactNumber(found->second.value)},
                        {"after", exactNumber(reading.value)}});
        found->second = std::move(reading);
    }

    void addComponent(Project& project, const JsonAt& component) {
        const std::string key = component["key"].textOr();
        if (key.empty()) {
            reject(component, {}, "is no component with a \"key\"");
        } else if (!project.listed.insert(key).second) {
            ++project.repeated;
        } else if (component["qualifier"].textOr() == "FIL") {
            project.files.emplace(key, readings(component, key));
        }
    }

    /// Flat answer of api/measures/search: one row for each component and metric.
    void addSearch(const JsonAt& measures) {
        for (size_t i = 0; i < measures.size(); ++i) {
            const std::string key = measures[i]["component"].textOr();
            if (key.empty()) {
                reject(measures[i], {}, "is no measure with a \"component\"");
                continue;
            }
            Project& project = projectOf(key, measures[i].where());
            if (auto reading = readingOf(measures[i], key))
                keepOwn(project, measures[i]["metric"].textOr(), std::move(*reading));
        }
    }

    Readings readings(const JsonAt& component, const std::string& key) {
        Readings out;
        const JsonAt measures = component["measures"];
        for (size_t i = 0; i < measures.size() && measures.isArray(); ++i)
            if (auto reading = readingOf(measures[i], key))
                out.insert_or_assign(measures[i]["metric"].textOr(), std::move(*reading));
        return out;
    }

    /// A wanted metric with a usable value; measures of new code alone have none.
    std::optional<Reading> readingOf(const JsonAt& measure, const std::string& key) {
        const std::string metric = measure["metric"].textOr();
        const std::string text = measure["value"].textOr();
        if (!isWanted(metric) || text.empty()) return {};
        const auto value = parseNumber(text);
        const bool atMostAll = metric == "coverage" || metric == "duplicated_lines_density";
        if (value && *value >= 0 && *value <= (atMostAll ? 100 : 1e15)) return Reading{*value, measure.where()};
        reject(measure, {key, metric, text},
               metric + " is \"" + text + "\", not " + (atMostAll ? "a share from 0 to 100" : "a number from 0 on"));
        return {};
    }

    void reject(const JsonAt& at, std::vector<std::string> cells, const std::string& reason) {
        m_batch.rejected.push_back({at.where().file, 0, std::move(cells), at.pointer() + ": " + reason});
    }

    void reportListing(const Project& project) {
        const Where where{project.where.file, 0, 0, "/components"};
        const std::string listed = std::to_string(project.listed.size());
        if (project.repeated > 0)
            m_batch.report("sonarqube.repeated-components", IssueSeverity::Info, where,
                           std::to_string(project.repeated),
                           "{count} components of {project} are listed more than once; each counts once",
                           {{"count", std::to_string(project.repeated)}, {"project", project.key}});
        if (!project.complete())
            m_batch.report(
                "sonarqube.pages-missing", IssueSeverity::Warning, where, listed,
                "{listed} of {total} components of {project} are in these files: pages are missing, so nothing "
                "is summed over files",
                {{"listed", listed}, {"total", std::to_string(project.total)}, {"project", project.key}});
    }

    void stage(const Project& project) {
        const auto derived = Derivation(project).run();
        Subject subject;
        subject.name = project.name.empty() ? project.key : project.name;
        subject.alias = {"sonarqube", project.key};
        subject.path = project.path;
        subject.pointer = project.where.pointer;
        const std::string external = subject.name;
        const ComponentId id = m_batch.subject(std::move(subject));
        for (const auto& [metric, reading] : derived) {
            Measurement row;
            row.component = id;
            row.external = external;
            row.metric = metric;
            row.date = project.analysed.value_or(m_options.asOf);
            row.value = reading.value;
            row.file = reading.where.file;
            row.pointer = reading.where.pointer;
            m_batch.observations.measurements.push_back(std::move(row));
        }
        if (derived.empty())
            m_batch.report("sonarqube.nothing-known", IssueSeverity::Warning, project.where, project.key,
                           "{project} carries none of the measures that are used", {{"project", project.key}});
    }

    const ReadOptions& m_options;
    ImportBatch m_batch;
    std::map<std::string, Project> m_projects;
    std::vector<std::string> m_order; ///< keys as they first appear
};

class SonarqubeMeasures : public Reader {
public:
    [[nodiscard]] Format format() const override {
        return {"sonarqube-measures",
                "SonarQube measures (JSON of component_tree, component or search)",
                "code",
                "for each project, not each file: test coverage, technical debt ratio, mean complexity of a file with "
                "code, "
                "lines of code, duplicated lines; dated by the analysis, else by the import",
                {".json"},
                true};
    }

    [[nodiscard]] Recognition recognize(const Sniff& sniff) const override {
        const std::string head = decodeHead(sniff.head);
        const auto has = [&](std::string_view text) { return head.find(text) != std::string::npos; };
        if (!has("\"metric\"") || !has("\"value\"")) return {};
        if (has("\"baseComponent\"")) return {0.97, "a \"baseComponent\" with measures"};
        if (has("\"measures\"") && has("\"component\"")) return {0.85, "\"measures\" of a \"component\""};
        return {};
    }

    [[nodiscard]] Result<ImportBatch> read(std::span<const InputFile> files,
                                           const ReadOptions& options) const override {
        MeasuresSource source(options);
        BANYAN_TRY(readJsonFiles(files, options, [&](const JsonAt& document) { return source.add(document); }));
        return source.finish();
    }
};

} // namespace

std::unique_ptr<Reader> makeSonarqubeMeasures() {
    return std::make_unique<SonarqubeMeasures>();
}

} // namespace banyan::importers

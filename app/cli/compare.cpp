// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"
#include "app/common/reports.h"
#include "model/base/id.h"
#include "model/report/answers.h"
#include "model/roadmap/scenario.h"

#include <QFileInfo>

#include <map>
#include <memory>
#include <set>

namespace banyan::cli {

namespace {

using namespace banyan::portfolio;
using namespace banyan::roadmap;

struct CompareArguments {
    std::string before;
    std::string after;
    int schedules = 2000;
};

/// One of the two, and the kept roadmap that it is, if it is one.
struct Compared {
    Side side;
    std::shared_ptr<const Roadmap> kept;
    Portfolio portfolio; ///< as the document has it
};

/// "P.banyan#name" taken apart; a name is optional.
struct Place {
    std::string document;
    std::string name;
};

Place placeOf(const std::string& text) {
    const size_t mark = text.rfind('#');
    if (mark == std::string::npos) return {text, {}};
    return {text.substr(0, mark), text.substr(mark + 1)};
}

/// The record of that id or name, or nullptr.
template <typename T>
const T* named(const Portfolio& portfolio, const std::string& name) {
    if (const T* byId = portfolio.find(Id<T>(name))) return byId;
    for (const T& record : portfolio.table<T>())
        if (matchKey(record.name) == matchKey(name)) return &record;
    return nullptr;
}

Error nothingNamed(const Portfolio& portfolio, const Place& place) {
    std::set<std::string> names; // a baseline and its roadmap share one
    for (const Baseline& baseline : portfolio.table<Baseline>())
        names.insert(baseline.id.value);
    for (const Roadmap& roadmap : portfolio.table<Roadmap>())
        names.insert(roadmap.id.value);
    for (const Scenario& scenario : portfolio.table<Scenario>())
        names.insert(scenario.id.value);
    std::string known;
    for (const std::string& name : names)
        known += (known.empty() ? "" : ", ") + name;
    return makeError(ErrorKind::Usage, "usage.no-such-plan",
                     "{document} keeps no baseline, roadmap or scenario \"{name}\"; it keeps: {known}",
                     {{"document", place.document}, {"name", place.name}, {"known", known.empty() ? "none" : known}});
}

Result<Compared> planned(const Portfolio& portfolio, const PlanOptions& options, const std::string& name) {
    BANYAN_ASSIGN(const Plan plan, roadmap::plan(portfolio, options));
    return Compared{sideOf(portfolio, plan, name), nullptr, portfolio};
}

Compared kept(const Portfolio& portfolio, const Roadmap& roadmap, const std::string& name) {
    return {sideOf(portfolio, roadmap, name), std::make_shared<const Roadmap>(roadmap), portfolio};
}

/// A document, a folder of portfolio JSON, or one such file.
Result<Portfolio> portfolioAt(const std::string& path) {
    const QFileInfo info(QString::fromStdString(path));
    if (info.isDir() || info.suffix() == QStringLiteral("json")) return app::readPortfolioJson(path);
    BANYAN_ASSIGN(const storage::Document document, openDocument(path));
    return document.portfolio();
}

/// A plan that is made moves as little as it can against the document's current plan or, where it keeps none, against
/// `beside`.
Result<Compared> lookUp(const std::string& text, const std::shared_ptr<const Roadmap>& beside,
                        const CompareArguments& arguments, const Context& c) {
    const Place place = placeOf(text);
    BANYAN_ASSIGN(const Portfolio portfolio, portfolioAt(place.document));
    PlanOptions options;
    options.asOf = c.asOf;
    options.seed = c.seed;
    options.schedules = arguments.schedules;
    options.cancel = c.cancel;
    if (!portfolio.find(RoadmapId("current"))) options.current = beside;
    if (place.name.empty()) return planned(portfolio, options, "the plan of " + place.document);
    if (const auto* baseline = named<Baseline>(portfolio, place.name))
        if (const Roadmap* roadmap = portfolio.find(baseline->roadmap))
            return kept(portfolio, *roadmap, "the baseline \"" + baseline->name + "\"");
    if (const auto* roadmap = named<Roadmap>(portfolio, place.name))
        return kept(portfolio, *roadmap, "the kept plan \"" + roadmap->name + "\"");
    const Scenario* scenario = findScenario(portfolio, place.name);
    if (scenario == nullptr) return nothingNamed(portfolio, place);
    BANYAN_ASSIGN(const Portfolio varied, inScenario(portfolio, *scenario));
    BANYAN_ASSIGN(Compared out, planned(varied, options, "the scenario \"" + scenario->name + "\""));
    out.portfolio = portfolio;
    return out;
}

std::string textOf(const PlanChange& change) {
    std::string out;
    for (const std::string& sentence : change.summary)
        out += sentence + "\n";
    if (!change.changes.empty()) out += "\n";
    for (const InitiativeChange& one : change.changes)
        out += "- " + one.sentence + "\n";
    for (const DeadlineChange& one : change.deadlines)
        out += "- " + one.sentence + "\n";
    return out;
}

/// By group; many records of one kind that came or went alike are counted after the first few.
std::string textOf(const std::vector<report::RecordChange>& records) {
    constexpr int mostAlike = 12;
    std::string out;
    std::string group;
    std::map<std::pair<std::string, report::RecordChange::Kind>, int> alike;
    const auto rest = [&] {
        for (const auto& [what, n] : alike)
            if (n > mostAlike)
                out += "- and " + std::to_string(n - mostAlike) + " more of the kind " + what.first + " " +
                       (what.second == report::RecordChange::Kind::Added     ? "are new"
                        : what.second == report::RecordChange::Kind::Removed ? "are gone"
                                                                             : "are changed") +
                       ".\n";
        alike.clear();
    };
    for (const report::RecordChange& one : records) {
        if (one.group != group) {
            rest();
            out += "\n" + one.group + ":\n";
            group = one.group;
        }
        if (++alike[{one.record, one.kind}] <= mostAlike) out += "- " + one.sentence + "\n";
    }
    rest();
    return out;
}

Result<int> comparePlans(const CompareArguments& arguments, Context& c) {
    BANYAN_ASSIGN(const Compared before, lookUp(arguments.before, nullptr, arguments, c));
    BANYAN_ASSIGN(const Compared after, lookUp(arguments.after, before.kept, arguments, c));
    const PlanChange change = compare(before.side, after.side);
    const std::vector<report::RecordChange> records = report::portfolioChanges(before.portfolio, after.portfolio);
    print(c.json ? dump(report::toJson(change, records)) : textOf(change) + textOf(records));
    return Done;
}

} // namespace

void addCompare(CLI::App& app, Context& context) {
    Command command(
        app, context, "compare",
        "What differs between two plans, and why, and between the portfolios behind them. Each is a document, "
        "a folder or file of portfolio JSON, whose plan is made, or one of them with #NAME for a baseline, "
        "kept roadmap (\"current\") or scenario");
    const auto a = std::make_shared<CompareArguments>();
    command.option("BEFORE", a->before, "Where to start from", {.required = true});
    command.option("AFTER", a->after, "What to compare with it", {.required = true});
    command.option("--schedules", a->schedules, "How many schedules to try for a plan that is made",
                   {.range = std::pair{1.0, 100'000'000.0}, .showDefault = true});
    command.runs([a](Context& c) { return comparePlans(*a, c); });
}

} // namespace banyan::cli

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/roadmap/baseline.h"

#include "model/base/numbers.h"

#include <algorithm>

namespace banyan::roadmap {

Result<Edit> keepBaseline(const Portfolio& portfolio, const Roadmap& roadmap, const std::string& name, Date date) {
    const std::string title(trimmed(name));
    if (title.empty()) return makeError(ErrorKind::BadInput, "baseline.no-name", "a baseline needs a name");
    if (const Baseline* taken = findBaseline(portfolio, title))
        return makeError(ErrorKind::BadInput, "baseline.taken",
                         "there is a baseline \"{name}\" of {date} already; remove it first or take another name",
                         {{"name", taken->name}, {"date", taken->date.toString()}});
    Roadmap kept = roadmap;
    kept.id = RoadmapId(uniqueSlug(slug(title), [&](const std::string& id) {
        return id == "current" || portfolio.find(RoadmapId(id)) || portfolio.find(Id<Baseline>(id)) ||
               portfolio.find(ScenarioId(id));
    }));
    kept.name = title;
    Baseline baseline{Id<Baseline>(kept.id.value), title, date, kept.id};
    return Edit{"keep baseline \"" + title + "\"", {Put{std::move(kept)}, Put{std::move(baseline)}}, {}};
}

Edit removeBaseline(const Portfolio& portfolio, const Baseline& baseline) {
    Edit edit{"remove baseline \"" + baseline.name + "\"", {Remove{baseline.id}}, {}};
    const bool shared = std::ranges::any_of(portfolio.table<Baseline>(), [&](const Baseline& other) {
        return other.id != baseline.id && other.roadmap == baseline.roadmap;
    });
    if (!shared && baseline.roadmap != RoadmapId("current")) edit.operations.emplace_back(Remove{baseline.roadmap});
    return edit;
}

const Baseline* findBaseline(const Portfolio& portfolio, std::string_view idOrName) {
    if (const Baseline* byId = portfolio.find(Id<Baseline>(idOrName))) return byId;
    for (const Baseline& baseline : portfolio.table<Baseline>())
        if (matchKey(baseline.name) == matchKey(idOrName)) return &baseline;
    return nullptr;
}

const Baseline* lastBaseline(const Portfolio& portfolio) {
    const Baseline* last = nullptr;
    for (const Baseline& baseline : portfolio.table<Baseline>())
        if (!last || baseline.date >= last->date) last = &baseline;
    return last;
}

} // namespace banyan::roadmap

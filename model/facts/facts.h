// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/numbers.h"
#include "model/portfolio/portfolio.h"
#include "model/structure/graph.h"

#include <map>
#include <variant>

/// Every derived quantity, in one place each, with unit, window and provenance. Scoring and advice see only these.
namespace banyan::facts {

using namespace banyan::portfolio;

/// How sure a raw number is, and how it is drawn. All in the fact's unit.
struct PointLaw {
    double x = 0;
    bool operator==(const PointLaw&) const = default;
};
/// Uniform between two ends.
struct IntervalLaw {
    double low = 0;
    double high = 0;
    bool operator==(const IntervalLaw&) const = default;
};
/// A person's low, likely, high: triangular.
struct TriangularLaw {
    double low = 0;
    double likely = 0;
    double high = 0;
    bool operator==(const TriangularLaw&) const = default;
};
/// k events (effective, after severity weights) in exposure T: the rate is scale · Gamma(k + ½, T) (Jeffreys).
struct CountLaw {
    double k = 0;        ///< effective count (Σw)²/Σw²
    double scale = 1;    ///< Σw²/Σw, 1 when there are none
    double exposure = 1; ///< in the unit's own time (30 days = 1)
    bool operator==(const CountLaw&) const = default;
};
/// k of n: the share in percent is 100 · Beta(k + ½, n − k + ½).
struct ProportionLaw {
    double k = 0;
    double n = 0;
    bool operator==(const ProportionLaw&) const = default;
};
/// The question doesn't arise (time to restore without incidents): scores 0, and is known.
struct NotApplicable {
    bool operator==(const NotApplicable&) const = default;
};

using Law = std::variant<PointLaw, IntervalLaw, TriangularLaw, CountLaw, ProportionLaw, NotApplicable>;

/// Where a fact was read, to be shown and clicked.
struct Provenance {
    std::string source; ///< the source's id; "estimate" or "hand" otherwise
    std::string file;
    int line = 0;
    std::string pointer;
    Date date;
    int rows = 1; ///< how many rows it sums up; file and line are the latest one's
    bool operator==(const Provenance&) const = default;
};

/// A list of places that copies share.
class Provenances {
public:
    Provenances() = default;
    Provenances(std::vector<Provenance> list)
        : m_list(list.empty() ? nullptr : std::make_shared<const std::vector<Provenance>>(std::move(list))) {}
    Provenances(std::initializer_list<Provenance> list)
        : Provenances(std::vector<Provenance>(list)) {}

    [[nodiscard]] const std::vector<Provenance>& list() const;
    [[nodiscard]] bool empty() const { return !m_list; }
    [[nodiscard]] size_t size() const { return list().size(); }
    [[nodiscard]] auto begin() const { return list().begin(); }
    [[nodiscard]] auto end() const { return list().end(); }
    const Provenance& operator[](size_t i) const { return list()[i]; }
    bool operator==(const Provenances& other) const { return m_list == other.m_list || list() == other.list(); }

private:
    std::shared_ptr<const std::vector<Provenance>> m_list; ///< null when empty
};

/// One fact of one component.
struct Fact {
    std::string unit;
    Law law;
    Interval raw;           ///< displayed: 95 % ends (Garwood 1936 for counts) and the point estimate
    bool estimated = false; ///< by a person
    bool declared = false;  ///< stated, not measured
    int ageDays = 0;        ///< from the latest reading to the as-of date
    Date from;              ///< window that was looked at
    Date to;
    Provenances provenance;
    bool operator==(const Fact&) const = default;
};

/// The facts of one component in the order of their ids, side by side in memory: scoring reads them all.
class FactsOfOne {
public:
    [[nodiscard]] const Fact* find(std::string_view id) const;
    /// The same, looking first at `place`, which is set to where the fact lies.
    [[nodiscard]] const Fact* find(std::string_view id, size_t& place) const;
    /// Replaces the fact of that id.
    void put(std::string_view id, Fact fact);

private:
    std::vector<std::string> m_ids; ///< sorted
    std::vector<Fact> m_facts;      ///< parallel to the ids
};

/// Ids of facts: those of metrics.h and every other metric that is measured or estimated for a component,
/// "visibility-fan-in" (%), "cycle-share" (%), "fan-in" (count), "replacement-cost", "refactoring-cost", "run-cost" and
/// "licence-cost" (money), and the answers of resources/facts.json. A fact that is not in the table is unknown.
class Facts {
public:
    [[nodiscard]] const Fact* find(const ComponentId& component, std::string_view fact) const;
    /// All facts of one component by id; empty when nothing is known of it.
    [[nodiscard]] const FactsOfOne& of(const ComponentId& component) const;
    /// What a person answered ("yes", "no", or text), or empty when nobody did.
    [[nodiscard]] std::string_view answer(const ComponentId& component, std::string_view fact) const;

    void put(const ComponentId& component, std::string_view fact, Fact value);
    void putAnswer(const ComponentId& component, std::string_view fact, std::string value);

    [[nodiscard]] const structure::Structure& structure() const { return m_structure; }
    void setStructure(structure::Structure structure) { m_structure = std::move(structure); }

private:
    std::map<ComponentId, FactsOfOne> m_facts;
    std::map<ComponentId, std::map<std::string, std::string, std::less<>>> m_answers;
    structure::Structure m_structure;
};

/// All facts of all components that are not retired, as of a day. Later observations are not looked at.
///
/// Measured outranks declared outranks estimated. Among sources of one rank Settings::sourceOrder decides, then (for
/// incidents and changes) a source with rows outranks one that only covers the component, then the newest reading, then
/// the source's id. A window ends where its source ends, but not after the as-of day, so that an old source grows old
/// instead of reporting nothing: incidents and deployments count over its last 180 days (or as many as it has), commits
/// and peak CPU over its last 90.
Facts derive(const Portfolio& portfolio, Date asOf);

} // namespace banyan::facts

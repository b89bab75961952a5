// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/inventory.h"

/// What sources report in bulk. Rows belong to one source and are replaced with it; they are never edited one by one.
namespace banyan::portfolio {

enum class Nature {
    Measured, ///< read off a running system or its code
    Declared  ///< stated in an inventory
};

/// One number at one day. Without a component it belongs to the portfolio (a goal's metric), or to nobody yet: then
/// `external` keeps the name its source gave the subject.
struct Measurement {
    std::optional<ComponentId> component;
    std::string external;
    std::string metric; ///< see metrics.h for those the facts know
    Date date;
    double value = 0;                 ///< in the metric's unit
    std::optional<double> sampleSize; ///< trials behind a proportion
    Nature nature = Nature::Measured;
    std::string file;
    int line = 0;
    std::string pointer;
    bool operator==(const Measurement&) const = default;
};

enum class Severity { Critical, Major, Minor };

struct Incident {
    std::string externalId;
    std::optional<ComponentId> component;
    std::string external; ///< the service's name in the source
    std::string title;
    Severity severity = Severity::Minor;
    Instant start;
    std::optional<Instant> end; ///< absent: still open when exported
    std::string file;
    int line = 0;
    std::string pointer;
    bool operator==(const Incident&) const = default;
};

enum class ChangeKind { Commit, Deployment };

struct Change {
    std::string externalId;
    std::optional<ComponentId> component;
    std::string external;
    ChangeKind kind = ChangeKind::Commit;
    Instant at;
    std::string author;
    std::optional<bool> failed;          ///< a deployment that had to be undone or fixed
    std::optional<double> leadTimeHours; ///< from commit to deployment
    std::optional<Instant> restored;     ///< when what a failed deployment broke worked again
    std::string file;
    int line = 0;
    std::string pointer;
    bool operator==(const Change&) const = default;
};

/// An imported file or folder, and what came of it.
struct Source {
    SourceId id;
    std::string name;
    std::string format; ///< the reader's id
    std::string path;   ///< relative to the document where possible
    std::string hash;   ///< Blake2b of the content, hex
    std::optional<Instant> imported;
    std::string mapping; ///< JSON of the column mapping, empty where the format needs none
    std::string zone;    ///< the zone chosen for times that had none
    std::string author;
    /// First and last day that the source speaks of; a component that it knows and that has no incident in there has 0.
    std::optional<Date> from;
    std::optional<Date> to; ///< exclusive
    int rows = 0;
    int rejected = 0;
    /// Components that the source would report on if there were anything to report (zero is not unknown).
    std::vector<ComponentId> covers;
    bool operator==(const Source&) const = default;
};

/// A subject of a source that no component answers to yet, with the records that wait for it. Observations of unmatched
/// subjects stay in Observations with their `external` name; what needs a component to exist waits here.
struct Unmatched {
    Id<Unmatched> id;
    SourceId source;
    std::string name;      ///< as the source has it
    std::string aliasKind; ///< see Alias
    std::string externalId;
    std::string path;                 ///< for code metrics
    int rows = 0;                     ///< rows of the source that speak of it, observations included
    std::vector<std::string> waiting; ///< portfolio JSON of the records that need it
    bool operator==(const Unmatched&) const = default;
};

/// All rows of one source, immutable once built.
struct Observations {
    SourceId source;
    std::vector<Measurement> measurements;
    std::vector<Incident> incidents;
    std::vector<Change> changes;
    bool operator==(const Observations&) const = default;

    [[nodiscard]] bool empty() const { return measurements.empty() && incidents.empty() && changes.empty(); }
};

template <>
struct EnumNames<Nature> {
    static constexpr std::array<std::string_view, 2> names{"measured", "declared"};
};
template <>
struct EnumNames<Severity> {
    static constexpr std::array<std::string_view, 3> names{"critical", "major", "minor"};
};
template <>
struct EnumNames<ChangeKind> {
    static constexpr std::array<std::string_view, 2> names{"commit", "deployment"};
};

template <>
struct Describe<Measurement> {
    static constexpr std::string_view name = "measurement";
    static constexpr std::string_view plural = "measurements";
    static constexpr auto fields =
        Fields{field("component", &Measurement::component), field("external", &Measurement::external),
               field("metric", &Measurement::metric),       field("date", &Measurement::date),
               field("value", &Measurement::value),         field("sampleSize", &Measurement::sampleSize),
               field("nature", &Measurement::nature),       field("file", &Measurement::file),
               field("line", &Measurement::line),           field("pointer", &Measurement::pointer)};
};
template <>
struct Describe<Incident> {
    static constexpr std::string_view name = "incident";
    static constexpr std::string_view plural = "incidents";
    static constexpr auto fields = Fields{field("externalId", &Incident::externalId),
                                          field("component", &Incident::component),
                                          field("external", &Incident::external),
                                          field("title", &Incident::title),
                                          field("severity", &Incident::severity),
                                          field("start", &Incident::start),
                                          field("end", &Incident::end),
                                          field("file", &Incident::file),
                                          field("line", &Incident::line),
                                          field("pointer", &Incident::pointer)};
};
template <>
struct Describe<Change> {
    static constexpr std::string_view name = "change";
    static constexpr std::string_view plural = "changes";
    static constexpr auto fields = Fields{field("externalId", &Change::externalId),
                                          field("component", &Change::component),
                                          field("external", &Change::external),
                                          field("kind", &Change::kind),
                                          field("at", &Change::at),
                                          field("author", &Change::author),
                                          field("failed", &Change::failed),
                                          field("leadTimeHours", &Change::leadTimeHours),
                                          field("restored", &Change::restored),
                                          field("file", &Change::file),
                                          field("line", &Change::line),
                                          field("pointer", &Change::pointer)};
};
template <>
struct Describe<Source> {
    static constexpr std::string_view name = "source";
    static constexpr std::string_view plural = "sources";
    static constexpr auto fields = Fields{field("id", &Source::id),
                                          field("name", &Source::name),
                                          field("format", &Source::format),
                                          field("path", &Source::path),
                                          field("hash", &Source::hash),
                                          field("imported", &Source::imported),
                                          field("mapping", &Source::mapping),
                                          field("zone", &Source::zone),
                                          field("author", &Source::author),
                                          field("from", &Source::from),
                                          field("to", &Source::to),
                                          field("rows", &Source::rows),
                                          field("rejected", &Source::rejected),
                                          field("covers", &Source::covers)};
};

template <>
struct Describe<Unmatched> {
    static constexpr std::string_view name = "unmatched";
    static constexpr std::string_view plural = "unmatched";
    static constexpr auto fields = Fields{field("id", &Unmatched::id),
                                          field("source", &Unmatched::source),
                                          field("name", &Unmatched::name),
                                          field("aliasKind", &Unmatched::aliasKind),
                                          field("externalId", &Unmatched::externalId),
                                          field("path", &Unmatched::path),
                                          field("rows", &Unmatched::rows),
                                          field("waiting", &Unmatched::waiting)};
};

} // namespace banyan::portfolio

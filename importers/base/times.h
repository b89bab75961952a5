// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/text.h"

#include <optional>
#include <string_view>

namespace banyan::importers {

/// Which of two numbers is the day in "01/02/2027" and "01-02-2027".
enum class DateOrder { Unknown, DayFirst, MonthFirst };

/// A moment as it was written.
struct Moment {
    Instant at;
    bool hadZone = false;
    bool hadTime = false;
    bool operator==(const Moment&) const = default;
};

/// The spellings found in exports: 2027-01-31, 2027/01/31, 20270131, 31.01.2027, 31-01-2027, 01/31/2027, 31/Jan/27,
/// 31 Jan 2027, Jan 31, 2027; each with 09:30, 09:30:15(.123), 9:30 AM behind it, and Z, UTC, GMT or ±hh[:mm] behind
/// that. Dots put the day first; with '-' and '/' the number over 12 tells, else `order`, else nullopt (doubtful). Two
/// digits of a year are 20yy. `zoneSeconds` is taken where no zone is written.
std::optional<Moment> parseMoment(std::string_view text, DateOrder order = DateOrder::Unknown, int zoneSeconds = 0);

/// The day alone; with a time behind it, the day as written.
std::optional<Date> parseDate(std::string_view text, DateOrder order = DateOrder::Unknown);

/// Watches a column of dates until one of them tells which number is the day.
class DateOrderClue {
public:
    void see(std::string_view text);
    /// Unknown when no date told.
    [[nodiscard]] DateOrder order() const { return m_order; }
    /// A date was seen that only the order can tell.
    [[nodiscard]] bool doubtful() const { return m_doubtful && m_order == DateOrder::Unknown; }

private:
    DateOrder m_order = DateOrder::Unknown;
    bool m_doubtful = false;
};

/// Reads moments with the zone of the options and remembers whether it was needed; says so once for a source.
class ZonedTimes {
public:
    explicit ZonedTimes(const ReadOptions& options)
        : m_options(options) {}

    std::optional<Moment> read(std::string_view text, DateOrder order = DateOrder::Unknown);
    /// Sets the source's zone if one was needed, and adds the Info issue "import.zone-assumed" if nobody chose it.
    void report(intake::ImportBatch& batch, const std::string& file) const;

private:
    const ReadOptions& m_options;
    int m_withoutZone = 0;
};

} // namespace banyan::importers

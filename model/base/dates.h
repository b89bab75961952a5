// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace banyan {

/// A day of the proleptic Gregorian calendar, counted from 1970-01-01. No zone, no clock.
struct Date {
    int32_t days = 0;

    static Date fromYmd(int year, int month, int day);
    /// Exactly "YYYY-MM-DD" (years 0001–9999) of a day that exists; nothing else.
    static std::optional<Date> parse(std::string_view text);

    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;            ///< 1–12
    [[nodiscard]] int day() const;              ///< 1–31
    [[nodiscard]] int weekday() const;          ///< 1 Monday … 7 Sunday
    [[nodiscard]] Date monday() const;          ///< the Monday of this day's week
    [[nodiscard]] std::string toString() const; ///< "2027-01-04"
    [[nodiscard]] std::string quarter() const;  ///< "2027-Q1"

    Date operator+(int n) const { return {days + n}; }
    Date operator-(int n) const { return {days - n}; }
    int operator-(Date other) const { return days - other.days; }
    auto operator<=>(const Date&) const = default;
};

/// A moment in UTC, in seconds from 1970-01-01T00:00:00Z.
struct Instant {
    int64_t seconds = 0;

    static Instant fromDate(Date date) { return {int64_t{date.days} * 86400}; }
    /// ISO 8601 date or date and time: 'T' or blank between, optional seconds and fraction (cut off), zone 'Z',
    /// ±hh, ±hhmm or ±hh:mm. Without a zone `zoneOffsetSeconds` is used; with neither the text is refused.
    static std::optional<Instant> parse(std::string_view text, std::optional<int> zoneOffsetSeconds = 0);

    [[nodiscard]] Date date() const;
    [[nodiscard]] std::string toString() const; ///< "2027-01-04T09:30:00Z"

    auto operator<=>(const Instant&) const = default;
};

} // namespace banyan

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/dates.h"

#include <charconv>
#include <chrono>
#include <cstdio>

namespace banyan {

namespace {

using namespace std::chrono;

year_month_day calendar(Date date) {
    return year_month_day(sys_days(std::chrono::days(date.days)));
}

/// Reads exactly `count` digits at `at` and moves past them.
std::optional<int> digits(std::string_view text, size_t& at, size_t count) {
    if (at + count > text.size()) return {};
    int value = 0;
    for (size_t i = at; i < at + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return {};
        value = value * 10 + (text[i] - '0');
    }
    at += count;
    return value;
}

bool skip(std::string_view text, size_t& at, char c) {
    if (at >= text.size() || text[at] != c) return false;
    ++at;
    return true;
}

/// Zone suffix at `at` up to the end, in seconds east of UTC. nullopt: malformed; an empty rest gives `fallback`.
std::optional<int> zoneOffset(std::string_view text, size_t at, std::optional<int> fallback) {
    if (at == text.size()) return fallback;
    if (text.substr(at) == "Z" || text.substr(at) == "z") return 0;
    const int sign = text[at] == '+' ? 1 : text[at] == '-' ? -1 : 0;
    if (sign == 0) return {};
    ++at;
    const auto hours = digits(text, at, 2);
    skip(text, at, ':');
    const auto minutes = at == text.size() ? std::optional(0) : digits(text, at, 2);
    if (!hours || !minutes || at != text.size() || *hours > 14 || *minutes > 59) return {};
    return sign * (*hours * 3600 + *minutes * 60);
}

} // namespace

Date Date::fromYmd(int year, int month, int day) {
    const auto when = sys_days(std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                               std::chrono::day(static_cast<unsigned>(day)));
    return {static_cast<int32_t>(when.time_since_epoch().count())};
}

std::optional<Date> Date::parse(std::string_view text) {
    size_t at = 0;
    const auto y = digits(text, at, 4);
    if (!y || *y == 0 || !skip(text, at, '-')) return {};
    const auto m = digits(text, at, 2);
    if (!m || !skip(text, at, '-')) return {};
    const auto d = digits(text, at, 2);
    if (!d || at != text.size()) return {};
    const year_month_day ymd = std::chrono::year(*y) / std::chrono::month(static_cast<unsigned>(*m)) /
                               std::chrono::day(static_cast<unsigned>(*d));
    if (!ymd.ok()) return {};
    return Date{static_cast<int32_t>(sys_days(ymd).time_since_epoch().count())};
}

int Date::year() const {
    return static_cast<int>(calendar(*this).year());
}
int Date::month() const {
    return static_cast<int>(static_cast<unsigned>(calendar(*this).month()));
}
int Date::day() const {
    return static_cast<int>(static_cast<unsigned>(calendar(*this).day()));
}

int Date::weekday() const {
    return static_cast<int>(std::chrono::weekday(sys_days(std::chrono::days(days))).iso_encoding());
}

Date Date::monday() const {
    return *this - (weekday() - 1);
}

std::string Date::toString() const {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%04d-%02d-%02d", year(), month(), day());
    return buffer;
}

std::string Date::quarter() const {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%04d-Q%d", year(), (month() - 1) / 3 + 1);
    return buffer;
}

std::optional<Instant> Instant::parse(std::string_view text, std::optional<int> zoneOffsetSeconds) {
    if (text.size() < 10) return {};
    const auto date = Date::parse(text.substr(0, 10));
    if (!date) return {};
    int64_t seconds = fromDate(*date).seconds;
    size_t at = 10;
    if (at < text.size()) {
        if (text[at] != 'T' && text[at] != 't' && text[at] != ' ') return {};
        ++at;
        const auto h = digits(text, at, 2);
        if (!h || *h > 23 || !skip(text, at, ':')) return {};
        const auto m = digits(text, at, 2);
        if (!m || *m > 59) return {};
        int s = 0;
        if (skip(text, at, ':')) {
            const auto parsed = digits(text, at, 2);
            if (!parsed || *parsed > 60) return {};
            s = *parsed;
            if (skip(text, at, '.') || skip(text, at, ','))
                while (at < text.size() && text[at] >= '0' && text[at] <= '9')
                    ++at;
        }
        seconds += *h * 3600 + *m * 60 + s;
    }
    const auto zone = zoneOffset(text, at, zoneOffsetSeconds);
    if (!zone) return {};
    return Instant{seconds - *zone};
}

Date Instant::date() const {
    const int64_t whole = seconds >= 0 ? seconds / 86400 : -((-seconds + 86399) / 86400);
    return {static_cast<int32_t>(whole)};
}

std::string Instant::toString() const {
    const Date day = date();
    const int64_t rest = seconds - fromDate(day).seconds;
    char buffer[64];
    std::snprintf(buffer, sizeof buffer, "%sT%02d:%02d:%02dZ", day.toString().c_str(), static_cast<int>(rest / 3600),
                  static_cast<int>(rest / 60 % 60), static_cast<int>(rest % 60));
    return buffer;
}

} // namespace banyan

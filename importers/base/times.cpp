// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/times.h"

#include "model/base/numbers.h"

#include <array>
#include <chrono>

namespace banyan::importers {

namespace {

/// Walks through a text; every step says whether it went.
class Cursor {
public:
    explicit Cursor(std::string_view text)
        : m_rest(text) {}

    [[nodiscard]] bool atEnd() const { return m_rest.empty(); }
    [[nodiscard]] char peek() const { return m_rest.empty() ? '\0' : m_rest.front(); }
    [[nodiscard]] std::string_view rest() const { return m_rest; }

    bool skip(char c) {
        if (peek() != c || m_rest.empty()) return false;
        m_rest.remove_prefix(1);
        return true;
    }
    void blanks() {
        while (skip(' '))
            continue;
    }
    struct Number {
        int value = 0;
        int digits = 0;
    };
    /// Up to `most` digits.
    std::optional<Number> number(int most) {
        Number out;
        while (out.digits < most && peek() >= '0' && peek() <= '9') {
            out.value = out.value * 10 + (peek() - '0');
            ++out.digits;
            m_rest.remove_prefix(1);
        }
        if (out.digits == 0) return {};
        return out;
    }
    std::string letters() {
        std::string out;
        while ((peek() | 0x20) >= 'a' && (peek() | 0x20) <= 'z') {
            out += static_cast<char>(peek() | 0x20);
            m_rest.remove_prefix(1);
        }
        return out;
    }
    void fraction() {
        if (peek() != '.' && peek() != ',') return;
        m_rest.remove_prefix(1);
        while (number(9))
            continue;
    }

private:
    std::string_view m_rest;
};

std::optional<Date> day(int year, int month, int dayOfMonth) {
    using namespace std::chrono;
    const year_month_day ymd = std::chrono::year(year) / std::chrono::month(static_cast<unsigned>(month)) /
                               std::chrono::day(static_cast<unsigned>(dayOfMonth));
    if (year < 1 || year > 9999 || !ymd.ok()) return {};
    return Date::fromYmd(year, month, dayOfMonth);
}

std::optional<int> fullYear(Cursor::Number number) {
    if (number.digits == 4) return number.value;
    if (number.digits == 2) return 2000 + number.value;
    return {};
}

int monthNamed(const std::string& name) {
    static constexpr std::array<std::string_view, 12> names{"january",   "february", "march",    "april",
                                                            "may",       "june",     "july",     "august",
                                                            "september", "october",  "november", "december"};
    if (name.size() < 3) return 0;
    for (size_t i = 0; i < names.size(); ++i)
        if (names[i].starts_with(name) || (name == "sept" && i == 8)) return static_cast<int>(i) + 1;
    return 0;
}

/// Two numbers of which one is the day, as far as they tell by themselves.
DateOrder orderOf(int first, int second) {
    if (first > 12 && second <= 12) return DateOrder::DayFirst;
    if (second > 12 && first <= 12) return DateOrder::MonthFirst;
    return DateOrder::Unknown;
}

/// A date as written, before it is known which number is the day.
struct Written {
    int year = 0;
    int first = 0; ///< the day if the order is DayFirst
    int second = 0;
    DateOrder order = DateOrder::DayFirst; ///< Unknown: only the column can tell
    bool numeric = false;                  ///< with '-' or '/', whose order people disagree on
};

std::optional<Written> monthNameFirst(Cursor& at) {
    const int month = monthNamed(at.letters());
    at.skip('.');
    at.blanks();
    const auto dayOfMonth = at.number(2);
    at.skip(',');
    at.blanks();
    const auto year = at.number(4);
    if (month == 0 || !dayOfMonth || !year || year->digits != 4) return {};
    return Written{year->value, dayOfMonth->value, month, DateOrder::DayFirst};
}

std::optional<Written> compact(int digits) {
    return Written{digits / 10000, digits % 100, digits / 100 % 100, DateOrder::DayFirst};
}

std::optional<Written> yearFirst(Cursor& at, int year, char mark) {
    const auto month = at.number(2);
    if (!month || !at.skip(mark)) return {};
    const auto dayOfMonth = at.number(2);
    if (!dayOfMonth) return {};
    return Written{year, dayOfMonth->value, month->value, DateOrder::DayFirst};
}

std::optional<Written> written(Cursor& at) {
    if ((at.peek() | 0x20) >= 'a' && (at.peek() | 0x20) <= 'z') return monthNameFirst(at);
    const auto first = at.number(8);
    if (!first) return {};
    if (first->digits == 8) return compact(first->value);
    const char mark = at.peek();
    if ((mark != '-' && mark != '/' && mark != '.' && mark != ' ') || !at.skip(mark)) return {};
    if (first->digits == 4) return yearFirst(at, first->value, mark);
    if (first->digits > 2) return {};
    if (const std::string name = at.letters(); !name.empty()) {
        const int month = monthNamed(name);
        if (month == 0 || !(at.skip(mark) || at.skip(' '))) return {};
        const auto year = at.number(4);
        if (!year || !fullYear(*year)) return {};
        return Written{*fullYear(*year), first->value, month, DateOrder::DayFirst};
    }
    const auto second = at.number(2);
    if (!second || mark == ' ' || !at.skip(mark)) return {};
    const auto year = at.number(4);
    if (!year || !fullYear(*year)) return {};
    Written out{*fullYear(*year), first->value, second->value, DateOrder::DayFirst};
    if (mark != '.') {
        out.numeric = true;
        out.order = first->value == second->value ? DateOrder::DayFirst : orderOf(first->value, second->value);
    }
    return out;
}

std::optional<Date> resolved(const Written& date, DateOrder columnOrder) {
    const DateOrder order = date.order == DateOrder::Unknown ? columnOrder : date.order;
    // A column whose order is known doesn't change it for one cell: 13/01 among month-first dates is a mistake.
    if (date.numeric && columnOrder != DateOrder::Unknown && date.first != date.second && order != columnOrder)
        return {};
    if (order == DateOrder::Unknown) return {};
    return order == DateOrder::DayFirst ? day(date.year, date.second, date.first)
                                        : day(date.year, date.first, date.second);
}

/// Seconds of the day; 0 and `hadTime` false when nothing is written.
std::optional<int> clock(Cursor& at, bool& hadTime) {
    if (at.peek() == 'T' || at.peek() == 't') {
        at.skip(at.peek());
    } else {
        at.skip(',');
        at.blanks();
    }
    if (at.atEnd()) return 0;
    const auto hours = at.number(2);
    if (!hours || !at.skip(':')) return {};
    const auto minutes = at.number(2);
    if (!minutes || minutes->digits != 2) return {};
    int seconds = 0;
    if (at.skip(':')) {
        const auto read = at.number(2);
        if (!read || read->value > 60) return {};
        seconds = read->value;
        at.fraction();
    }
    at.blanks();
    int hour = hours->value;
    const char half = static_cast<char>(at.peek() | 0x20);
    if ((half == 'a' || half == 'p') && at.rest().size() >= 2 && (at.rest()[1] | 0x20) == 'm') {
        if (hour < 1 || hour > 12) return {};
        hour = hour % 12 + (half == 'p' ? 12 : 0);
        at.skip(at.peek());
        at.skip(at.peek());
        at.blanks();
    }
    if (hour > 23 || minutes->value > 59) return {};
    hadTime = true;
    return hour * 3600 + minutes->value * 60 + seconds;
}

/// Zone behind a time, if one is written.
struct Zone {
    bool wellFormed = false;
    bool written = false;
    int seconds = 0; ///< east of UTC
};

Zone zone(Cursor& at) {
    if (at.atEnd()) return {true, false, 0};
    const std::string_view rest = at.rest();
    if (rest == "Z" || rest == "z" || rest == "UTC" || rest == "GMT") return {true, true, 0};
    const int sign = at.peek() == '+' ? 1 : at.peek() == '-' ? -1 : 0;
    if (sign == 0) return {};
    at.skip(at.peek());
    const auto hours = at.number(2);
    if (!hours || hours->digits != 2 || hours->value > 14) return {};
    at.skip(':');
    int minutes = 0;
    if (!at.atEnd()) {
        const auto read = at.number(2);
        if (!read || read->digits != 2 || read->value > 59 || !at.atEnd()) return {};
        minutes = read->value;
    }
    return {true, true, sign * (hours->value * 3600 + minutes * 60)};
}

} // namespace

std::optional<Moment> parseMoment(std::string_view text, DateOrder order, int zoneSeconds) {
    Cursor at(trimmed(text));
    const auto date = written(at);
    if (!date) return {};
    const auto when = resolved(*date, order);
    if (!when) return {};
    Moment moment;
    const auto seconds = clock(at, moment.hadTime);
    if (!seconds) return {};
    const Zone offset = zone(at);
    if (!offset.wellFormed) return {};
    moment.hadZone = offset.written;
    moment.at = {Instant::fromDate(*when).seconds + *seconds - (offset.written ? offset.seconds : zoneSeconds)};
    return moment;
}

std::optional<Date> parseDate(std::string_view text, DateOrder order) {
    Cursor at(trimmed(text));
    const auto date = written(at);
    if (!date) return {};
    bool hadTime = false;
    if (!clock(at, hadTime) || !zone(at).wellFormed) return {};
    return resolved(*date, order);
}

void DateOrderClue::see(std::string_view text) {
    if (m_order != DateOrder::Unknown) return;
    Cursor at(trimmed(text));
    const auto date = written(at);
    if (!date || !date->numeric || date->first == date->second) return;
    m_order = date->order;
    m_doubtful = true;
}

std::optional<Moment> ZonedTimes::read(std::string_view text, DateOrder order) {
    const auto moment = parseMoment(text, order, m_options.zoneSeconds.value_or(0));
    if (moment && moment->hadTime && !moment->hadZone) ++m_withoutZone;
    return moment;
}

void ZonedTimes::report(intake::ImportBatch& batch, const std::string& file) const {
    if (m_withoutZone == 0) return;
    batch.source.zone = m_options.zoneSeconds ? m_options.zoneName : "UTC";
    if (m_options.zoneSeconds) return;
    batch.report("import.zone-assumed", portfolio::IssueSeverity::Info, lineOf(file, 0), {},
                 "{count} times in \"{file}\" name no zone; UTC was used. Choose a zone if that is wrong.",
                 {{"count", std::to_string(m_withoutZone)}, {"file", file}});
}

} // namespace banyan::importers

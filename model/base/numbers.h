// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace banyan {

/// Three numbers for one quantity that may not be known exactly; low ≤ mid ≤ high.
struct Interval {
    double low = 0;
    double mid = 0;
    double high = 0;

    static Interval point(double x) { return {x, x, x}; }
    bool operator==(const Interval&) const = default;
};

/// Shortest decimal text that reads back as the same double ("0.1", "1e+300"). Not for NaN or infinity.
std::string exactNumber(double x);

/// The same without an exponent: 1e8 → "100000000".
std::string writtenOut(double x);

/// "is less than 0", "is more than 4", "is not from 0 to 100": how a number misses its range. A bound of ±1e15 or more
/// is none.
std::string missesRange(double x, double least, double most);

/// Text for people: at most `decimals` places, trailing zeros cut, never "-0".
std::string shortNumber(double x, int decimals = 1);

/// An amount to the unit, in thousands: 1025834 → "1,025,834".
std::string groupedNumber(double amount);

/// A share for people: 0.583 → "58 %".
std::string percentText(double share, int decimals = 0);

/// A finite decimal number in C notation, nothing else around it. `decimalComma` reads "1.234,5" and "1234,5".
std::optional<double> parseNumber(std::string_view text, bool decimalComma = false);

/// `text` without leading and trailing ASCII blanks and no-break spaces.
std::string_view trimmed(std::string_view text);

} // namespace banyan

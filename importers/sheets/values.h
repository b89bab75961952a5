// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

/// What people write into cells.
namespace banyan::importers::sheets {

/// A number and the unit written behind it, if any.
struct Quantity {
    double value = 0;
    std::string unit;
};

/// "1 234,5", "€ 1'200", "250 ms", "12 %". Grouping by blanks (of any kind) and apostrophes is taken out.
std::optional<Quantity> parseQuantity(std::string_view text, bool decimalComma);

/// Evidence of a number for a decimal comma: +1 for one ("1,5"), −1 for a point ("1.5"), 0 for neither ("12", "1,234").
int decimalCommaVote(std::string_view text);

/// yes/no, true/false, 1/0, x in English, German, French and Spanish.
std::optional<bool> parseFlag(std::string_view text);

/// True for what people write when they have nothing to say: "-", "n/a", "?", "unknown", … and nothing at all.
bool saysNothing(std::string_view text);

/// `value` in unit `to`, as convertUnit, with the spellings of units that people use ("Tage", "minutes", "pct"). An
/// empty `from` is `to`. nullopt when they measure different things.
std::optional<double> inUnit(double value, std::string_view from, std::string_view to);

} // namespace banyan::importers::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/units.h"

#include <algorithm>
#include <array>
#include <string>

namespace banyan {

namespace {

struct Unit {
    std::string_view name;
    std::string_view kind;
    double inBase;
};

constexpr std::array units{
    Unit{"ms", "time", 0.001},     Unit{"s", "time", 1},        Unit{"sec", "time", 1},
    Unit{"min", "time", 60},       Unit{"h", "time", 3600},     Unit{"hours", "time", 3600},
    Unit{"d", "time", 86400},      Unit{"days", "time", 86400}, Unit{"wk", "time", 604800},
    Unit{"weeks", "time", 604800}, Unit{"%", "share", 0.01},    Unit{"percent", "share", 0.01},
    Unit{"fraction", "share", 1},
};

const Unit* find(const std::string& name) {
    const auto found = std::ranges::find(units, std::string_view(name), &Unit::name);
    return found == units.end() ? nullptr : &*found;
}

std::string lower(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return out;
}

} // namespace

Result<double> convertUnit(double value, std::string_view from, std::string_view to) {
    const std::string source = lower(from);
    const std::string target = lower(to);
    if (source == target) return value;
    const Unit* const a = find(source);
    const Unit* const b = find(target);
    if (!a || !b || a->kind != b->kind)
        return makeError(ErrorKind::BadInput, "units.not-convertible", "'{from}' can't be turned into '{to}'",
                         {{"from", std::string(from)}, {"to", std::string(to)}});
    return value * a->inBase / b->inBase;
}

std::string numberWithUnit(std::string number, std::string_view unit) {
    if (!unit.empty() && unit != "count") number.append(" ").append(unit);
    return number;
}

} // namespace banyan

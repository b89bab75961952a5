// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/numbers.h"
#include "model/portfolio/references.h"

#include <string>

namespace banyan::intake {

/// A field's value as one line for people, to show what an import would change.
template <typename Value>
std::string fieldText(const Value& value) {
    using namespace banyan::portfolio;
    if constexpr (std::is_same_v<Value, std::string>)
        return value;
    else if constexpr (std::is_same_v<Value, bool>)
        return value ? "yes" : "no";
    else if constexpr (std::is_same_v<Value, Date> || std::is_same_v<Value, Instant>)
        return value.toString();
    else if constexpr (IsId<Value>::value)
        return value.value;
    else if constexpr (std::is_enum_v<Value>)
        return std::string(enumName(value));
    else if constexpr (std::is_integral_v<Value>)
        return std::to_string(value);
    else if constexpr (std::is_floating_point_v<Value>)
        return shortNumber(value, 4);
    else if constexpr (IsOptional<Value>::value)
        return value ? fieldText(*value) : std::string();
    else {
        std::string out;
        const auto join = [&](const std::string& part) { out += (out.empty() || part.empty() ? "" : "; ") + part; };
        if constexpr (IsVector<Value>::value) {
            for (const auto& item : value)
                join(fieldText(item));
        } else {
            forEachField(value, [&](std::string_view, const auto& part) {
                const std::string text = fieldText(part);
                if (!text.empty()) out += (out.empty() ? "" : " ") + text;
            });
        }
        return out;
    }
}

} // namespace banyan::intake

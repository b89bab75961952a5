// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

#include <optional>

namespace banyan::portfolio {

enum class IssueSeverity { Error, Warning, Info };

/// Something that a person can mend. Text as in Error: English source text with {placeholders}.
struct Issue {
    std::string rule; ///< stable: "component.no-owner"
    IssueSeverity severity = IssueSeverity::Warning;
    std::optional<AnyId> subject;
    std::string text;
    Arguments arguments;
    Where where;
    std::string value;       ///< the offending value as read, where one is
    std::optional<Edit> fix; ///< mends it in one step

    [[nodiscard]] std::string message() const { return fillPlaceholders(text, arguments); }
};

template <>
struct EnumNames<IssueSeverity> {
    static constexpr std::array<std::string_view, 3> names{"error", "warning", "info"};
};

} // namespace banyan::portfolio

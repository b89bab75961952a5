// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/field_text.h"
#include "model/intake/import.h"

#include <concepts>

namespace banyan::intake {

template <typename T>
concept Named = requires(T t) {
    { t.name } -> std::same_as<std::string&>;
};
template <typename T>
concept Titled = requires(T t) {
    { t.title } -> std::same_as<std::string&>;
};
template <typename T>
concept Sourced = requires(T t) {
    t.origins.front().source;
};

/// What people call a record; its id where it has neither name nor title.
template <typename T>
std::string titleOf(const T& record) {
    if constexpr (Named<T>)
        return record.name;
    else if constexpr (Titled<T>)
        return record.title;
    else
        return record.id.value;
}

/// The fields in which two records differ, as text.
template <typename T>
std::vector<CellChange> cellChanges(const T& before, const T& after) {
    std::vector<CellChange> out;
    Describe<T>::fields.apply([&](const auto&... f) {
        const auto look = [&](const auto& one) {
            if (one.name == "origins" || before.*(one.member) == after.*(one.member)) return;
            out.push_back({std::string(one.name), fieldText(before.*(one.member)), fieldText(after.*(one.member))});
        };
        (look(f), ...);
    });
    return out;
}

} // namespace banyan::intake

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

namespace banyan::portfolio {

template <typename T>
struct IsId : std::false_type {};
template <typename T>
struct IsId<Id<T>> : std::true_type {};

namespace detail {

template <typename Value, typename Visitor>
void visitReferences(Value& value, Visitor& visit) {
    using Plain = std::remove_const_t<Value>;
    if constexpr (IsId<Plain>::value) {
        visit(value);
    } else if constexpr (IsOptional<Plain>::value) {
        if (value) visitReferences(*value, visit);
    } else if constexpr (IsVector<Plain>::value) {
        using Item = typename Plain::value_type;
        if constexpr (IsId<Item>::value || Described<Item>)
            for (auto& item : value)
                visitReferences(item, visit);
    } else if constexpr (Described<Plain>) {
        forEachField(value, [&](std::string_view, auto& inner) { visitReferences(inner, visit); });
    }
}

} // namespace detail

/// Calls `visit(id)` for each id of another record that `record` holds, at any depth; not for its own id.
/// Works on const and on mutable records (to rewrite references in place).
template <typename Record, typename Visitor>
void forEachReference(Record& record, Visitor&& visit) {
    forEachField(record, [&](std::string_view name, auto& value) {
        if (name != "id") detail::visitReferences(value, visit);
    });
}

} // namespace banyan::portfolio

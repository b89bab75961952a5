// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

/// A record says once which fields it has; storage, JSON, schema, diff, import and generators read it from here.
namespace banyan::portfolio {

/// One field of a record: its stable name (camelCase, as in JSON) and where it is kept.
template <typename Record, typename Value>
struct Field {
    using ValueType = Value;
    std::string_view name;
    Value Record::*member;
};

template <typename Record, typename Value>
constexpr Field<Record, Value> field(std::string_view name, Value Record::*member) {
    return {name, member};
}

template <typename Order, typename... F>
class FieldPack;

template <size_t place, typename F>
struct PlacedField {
    F field;
};

template <size_t... places, typename... F>
class FieldPack<std::index_sequence<places...>, F...> : PlacedField<places, F>... {
public:
    constexpr explicit FieldPack(F... fields)
        : PlacedField<places, F>{fields}... {}

    /// Calls `visit(fields…)`, in the order of the description.
    template <typename Visitor>
    constexpr decltype(auto) apply(Visitor&& visit) const {
        return visit(static_cast<const PlacedField<places, F>&>(*this).field...);
    }
};

/// The fields of one record. A tuple would do, but costs every translation unit a second.
template <typename... F>
class Fields : public FieldPack<std::index_sequence_for<F...>, F...> {
public:
    static constexpr size_t count = sizeof...(F);
    constexpr explicit Fields(F... fields)
        : FieldPack<std::index_sequence_for<F...>, F...>(fields...) {}
};

/// Specialized for each record with `static constexpr std::string_view name` (singular, as in JSON), `plural`
/// (kept records only) and `static constexpr auto fields = Fields{field(…), …}`.
template <typename T>
struct Describe;

/// Specialized for each enum with `static constexpr std::array<std::string_view, N> names`, in the order of its values.
template <typename E>
struct EnumNames;

template <typename T>
concept Described = requires {
    Describe<T>::fields;
};

template <typename T>
struct IsOptional : std::false_type {};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <typename T>
struct IsVector : std::false_type {};
template <typename T>
struct IsVector<std::vector<T>> : std::true_type {};

/// Calls `visit(name, value)` for each field of `record`, in the order of its description.
template <typename Record, typename Visitor>
constexpr void forEachField(Record& record, Visitor&& visit) {
    Describe<std::remove_const_t<Record>>::fields.apply(
        [&](const auto&... f) { (visit(f.name, record.*(f.member)), ...); });
}

template <typename E>
constexpr std::string_view enumName(E value) {
    return EnumNames<E>::names[static_cast<size_t>(value)];
}

template <typename E>
constexpr std::optional<E> enumValue(std::string_view name) {
    for (size_t i = 0; i < EnumNames<E>::names.size(); ++i)
        if (EnumNames<E>::names[i] == name) return static_cast<E>(i);
    return {};
}

} // namespace banyan::portfolio

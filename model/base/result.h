// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/error.h"

#include <tl/expected.hpp>

namespace banyan {

/// A value or the reason why there is none. Ignoring one is a compiler warning.
template <typename T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
    Result(Error error)
        : tl::expected<T, Error>(tl::unexpect, std::move(error)) {}
};

/// Done, or the reason why not.
template <>
class [[nodiscard]] Result<void> : public tl::expected<void, Error> {
public:
    using tl::expected<void, Error>::expected;
    Result(Error error)
        : tl::expected<void, Error>(tl::unexpect, std::move(error)) {}
};

} // namespace banyan

#define BANYAN_CONCAT_INNER(a, b) a##b
#define BANYAN_CONCAT(a, b) BANYAN_CONCAT_INNER(a, b)

/// Runs an expression of type Result<…> and returns its error from the enclosing function.
#define BANYAN_TRY(expression)                                                                                         \
    do {                                                                                                               \
        if (auto banyanResult = (expression); !banyanResult) return std::move(banyanResult).error();                   \
    } while (false)

/// `BANYAN_ASSIGN(auto x, f());` declares x from a Result, or returns its error from the enclosing function.
#define BANYAN_ASSIGN(declaration, expression)                                                                         \
    BANYAN_ASSIGN_INNER(BANYAN_CONCAT(banyanResult, __LINE__), declaration, expression)
#define BANYAN_ASSIGN_INNER(result, declaration, expression)                                                           \
    auto result = (expression);                                                                                        \
    if (!result) return std::move(result).error();                                                                     \
    declaration = std::move(*result)

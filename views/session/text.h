// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "model/base/dates.h"
#include "model/base/error.h"
#include "model/portfolio/portfolio.h"

#include <concepts>
#include <optional>
#include <string_view>

/// Words and numbers as the window shows them.
namespace banyan::session {

inline QString toQt(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}
inline std::string fromQt(const QString& text) {
    return text.toStdString();
}

/// The sentence of an error with its causes, beginning with a capital and ending with a full stop.
QString sentenceOf(const Error& error);

/// A sentence to be wrapped, in which no line ends between a number and its percent sign.
QString unbroken(std::string_view sentence);

/// "22 Nov 2026".
QString longDate(Date date);
/// "22 Nov".
QString dayAndMonth(Date date);
/// "Nov", "Nov 2026".
QString monthName(int month);

/// 48 → "48", 1380 → "1,380".
QString grouped(qint64 number);
template <std::unsigned_integral Count>
QString grouped(Count number) {
    return grouped(static_cast<qint64>(number));
}
/// "1 component", "48 components".
QString counted(qint64 number, const QString& singular, const QString& plural = {});

/// Name of the record, or its id where it has none, or nothing without a reference.
template <typename T>
QString nameOf(const portfolio::Portfolio& portfolio, const std::optional<Id<T>>& id) {
    if (!id) return {};
    const T* record = portfolio.find(*id);
    return toQt(record && !record->name.empty() ? record->name : id->value);
}

/// "orders.json line 12" or "orders.json /components/4".
QString placeOf(std::string_view file, int line, std::string_view pointer);

} // namespace banyan::session

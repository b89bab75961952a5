// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "model/base/result.h"
#include "model/portfolio/portfolio.h"
#include "views/session/text.h"

#include <map>

/// How cells of the tables are written for people and read back.
namespace banyan::items {

/// Names of all records, sorted; where several share a name, each is followed by its id in brackets.
template <typename T>
QStringList namesOf(const portfolio::Table<T>& table) {
    std::map<std::string_view, int> counts;
    for (const T& record : table)
        ++counts[record.name];
    QStringList names;
    for (const T& record : table) {
        const QString name = session::toQt(record.name);
        names.append(counts[record.name] > 1 ? name + QStringLiteral(" (%1)").arg(session::toQt(record.id.value))
                                             : name);
    }
    names.sort(Qt::CaseInsensitive);
    return names;
}

/// The record that the text means: "name (id)", a name, or an id. Empty text means none. Error "table.no-such-name".
template <typename T>
Result<std::optional<Id<T>>> byName(const portfolio::Table<T>& table, const QString& text) {
    using Found = std::optional<Id<T>>;
    if (text.isEmpty()) return Found();
    const std::string wanted = session::fromQt(text);
    for (const T& record : table)
        if (wanted == record.name + " (" + record.id.value + ")") return Found(record.id);
    for (const T& record : table)
        if (record.name == wanted) return Found(record.id);
    if (table.find(Id<T>(wanted))) return Found(Id<T>(wanted));
    return makeError(ErrorKind::BadInput, "table.no-such-name", "there is no {kind} \"{name}\"",
                     {{"kind", std::string(portfolio::Describe<T>::name)}, {"name", wanted}});
}

/// Error "table.name-missing" for blank text.
Result<void> setName(std::string& name, const QString& text);

/// A number, with or without `unit` behind it. Error "table.not-a-number".
Result<double> numberFrom(const QString& text, const QString& unit = {});
/// The same; empty text, "–" and "unknown" mean that it isn't known.
Result<std::optional<double>> optionalNumberFrom(const QString& text, const QString& unit = {});

/// "2027-06-30", both ways; empty text and "–" mean no day. Error "table.not-a-day".
QString dayText(const std::optional<Date>& day);
Result<std::optional<Date>> optionalDayFrom(const QString& text);

/// Names of components separated by commas, both ways. Error "table.no-such-name".
QString componentsText(const portfolio::Portfolio& portfolio, const std::vector<portfolio::ComponentId>& components);
Result<std::vector<portfolio::ComponentId>> componentsFrom(const portfolio::Portfolio& portfolio, const QString& text);

/// "a, b, c", both ways; blanks around and empty items are dropped.
QString listText(const std::vector<std::string>& items);
std::vector<std::string> listFrom(const QString& text);

} // namespace banyan::items

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/cell_values.h"

#include "model/base/numbers.h"

namespace banyan::items {

using session::fromQt;
using session::toQt;

Result<void> setName(std::string& name, const QString& text) {
    if (text.trimmed().isEmpty()) return makeError(ErrorKind::BadInput, "table.name-missing", "a name can't be empty");
    name = fromQt(text.trimmed());
    return {};
}

Result<double> numberFrom(const QString& text, const QString& unit) {
    QString plain = text.simplified();
    if (!unit.isEmpty() && plain.endsWith(unit.trimmed())) plain.chop(unit.trimmed().size());
    const auto number = parseNumber(trimmed(fromQt(plain)));
    if (number) return *number;
    return makeError(ErrorKind::BadInput, "table.not-a-number", "\"{text}\" is not a number", {{"text", fromQt(text)}});
}

Result<std::optional<double>> optionalNumberFrom(const QString& text, const QString& unit) {
    const QString plain = text.simplified();
    if (plain.isEmpty() || plain == QStringLiteral("–") || plain == QStringLiteral("unknown"))
        return std::optional<double>();
    BANYAN_ASSIGN(const double number, numberFrom(text, unit));
    return std::optional(number);
}

QString dayText(const std::optional<Date>& day) {
    return day ? toQt(day->toString()) : QString();
}

Result<std::optional<Date>> optionalDayFrom(const QString& text) {
    if (text.isEmpty() || text == QStringLiteral("–")) return std::optional<Date>();
    if (const auto day = Date::parse(fromQt(text))) return std::optional(*day);
    return makeError(ErrorKind::BadInput, "table.not-a-day", "\"{text}\" is no day; write it as 2027-06-30",
                     {{"text", fromQt(text)}});
}

QString componentsText(const portfolio::Portfolio& portfolio, const std::vector<portfolio::ComponentId>& components) {
    QStringList names;
    for (const portfolio::ComponentId& id : components)
        names.append(session::nameOf(portfolio, std::optional(id)));
    return names.join(QStringLiteral(", "));
}

Result<std::vector<portfolio::ComponentId>> componentsFrom(const portfolio::Portfolio& portfolio, const QString& text) {
    std::vector<portfolio::ComponentId> found;
    for (const std::string& name : listFrom(text)) {
        BANYAN_ASSIGN(const auto id, byName(portfolio.components(), toQt(name)));
        if (id) found.push_back(*id);
    }
    return found;
}

QString listText(const std::vector<std::string>& items) {
    QStringList all;
    for (const std::string& item : items)
        all.append(toQt(item));
    return all.join(QStringLiteral(", "));
}

std::vector<std::string> listFrom(const QString& text) {
    std::vector<std::string> items;
    for (const QString& item : text.split(',', Qt::SkipEmptyParts))
        if (!item.trimmed().isEmpty()) items.push_back(fromQt(item.trimmed()));
    return items;
}

} // namespace banyan::items

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/text.h"

#include <QStringList>

#include <array>

namespace banyan::session {

QString sentenceOf(const Error& error) {
    QString text = toQt(error.fullMessage());
    if (text.isEmpty()) return text;
    if (error.where.file.empty()) text[0] = text[0].toUpper();
    if (!text.endsWith('.')) text += '.';
    return text;
}

QString monthName(int month) {
    static const std::array names{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    return QString::fromLatin1(names.at(static_cast<size_t>(month - 1)));
}

QString dayAndMonth(Date date) {
    return QStringLiteral("%1 %2").arg(date.day()).arg(monthName(date.month()));
}

QString unbroken(std::string_view sentence) {
    return toQt(sentence).replace(QStringLiteral(" %"), QStringLiteral("\u00a0%"));
}

QString longDate(Date date) {
    return QStringLiteral("%1 %2").arg(dayAndMonth(date)).arg(date.year());
}

QString grouped(qint64 number) {
    QString digits = QString::number(qAbs(number));
    for (qsizetype at = digits.size() - 3; at > 0; at -= 3)
        digits.insert(at, ',');
    return number < 0 ? '-' + digits : digits;
}

QString counted(qint64 number, const QString& singular, const QString& plural) {
    return grouped(number) + ' ' + (number == 1 ? singular : plural.isEmpty() ? singular + 's' : plural);
}

QString placeOf(std::string_view file, int line, std::string_view pointer) {
    QString place = toQt(file);
    if (line > 0)
        place += QStringLiteral(" line %1").arg(line);
    else if (!pointer.empty())
        place += ' ' + toQt(pointer);
    return place.trimmed();
}

} // namespace banyan::session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/values.h"

#include "importers/sheets/sheet_kind.h"
#include "model/base/id.h"
#include "model/base/units.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace banyan::importers::sheets {

namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

/// Length of a blank or apostrophe at `at` that groups digits, or 0.
size_t groupMark(std::string_view text, size_t at) {
    for (const std::string_view mark : {" ", "'", "\u00a0", "\u202f", "\u2009", "\u2019"})
        if (text.substr(at).starts_with(mark)) return mark.size();
    return 0;
}

bool threeDigitsAt(std::string_view text, size_t at) {
    if (at + 3 > text.size() || !isDigit(text[at]) || !isDigit(text[at + 1]) || !isDigit(text[at + 2])) return false;
    return at + 3 == text.size() || !isDigit(text[at + 3]);
}

/// Takes out what groups digits by three, and writes minus as '-'.
std::string plain(std::string_view text) {
    std::string out;
    for (size_t at = 0; at < text.size();) {
        const size_t mark = groupMark(text, at);
        if (mark > 0 && !out.empty() && isDigit(out.back()) && threeDigitsAt(text, at + mark)) {
            at += mark;
        } else if (text.substr(at).starts_with("\u2212")) {
            out += '-';
            at += 3;
        } else {
            out += text[at++];
        }
    }
    return out;
}

/// Length of the number at the start.
size_t numberLength(std::string_view text) {
    size_t at = 0;
    if (at < text.size() && (text[at] == '+' || text[at] == '-')) ++at;
    const size_t digits = at;
    while (at < text.size() && (isDigit(text[at]) || text[at] == '.' || text[at] == ','))
        ++at;
    if (at == digits) return 0;
    if (at < text.size() && (text[at] | 0x20) == 'e') {
        size_t power = at + 1;
        if (power < text.size() && (text[power] == '+' || text[power] == '-')) ++power;
        if (power < text.size() && isDigit(text[power])) {
            while (power < text.size() && isDigit(text[power]))
                ++power;
            at = power;
        }
    }
    return at;
}

constexpr std::array currencies{"€", "$", "£", "EUR", "USD", "GBP", "CHF", "eur", "usd"};

std::string_view withoutCurrency(std::string_view text) {
    for (const std::string_view mark : currencies)
        if (text.starts_with(mark)) return trimmed(text.substr(mark.size()));
    return text;
}

constexpr std::string_view yesWords = "yes;y;true;1;x;✓;✔;on;ja;j;wahr;oui;o;vrai;si;sí;s;verdadero;cierto";
constexpr std::string_view noWords = "no;n;false;0;off;nein;falsch;non;faux;falso";
constexpr std::string_view nothingWords =
    "–;—;n/a;#n/a;na;null;none;?;unknown;tbd;k.a.;k. a.;unbekannt;inconnu;desconocido";

/// Keys of a list of words, made once.
std::set<std::string> keysOf(std::string_view words) {
    std::set<std::string> keys;
    forEachPart(words, ';', [&](std::string_view word) { keys.insert(matchKey(word)); });
    return keys;
}

struct UnitNames {
    std::string_view unit;
    std::string_view names;
};
constexpr std::array unitNames{
    UnitNames{"ms", "ms;millis;millisecond;milliseconds;millisekunden;millisecondes;milisegundos"},
    UnitNames{"s", "s;sec;secs;second;seconds;sek;sekunden;secondes;segundos"},
    UnitNames{"min", "min;mins;minute;minutes;minuten;minutos"},
    UnitNames{"h", "h;hr;hrs;hour;hours;std;stunde;stunden;heure;heures;hora;horas"},
    UnitNames{"d", "d;day;days;tag;tage;jour;jours;dia;días"},
    UnitNames{"wk", "wk;week;weeks;woche;wochen;semaine;semaines;semana;semanas"},
    UnitNames{"years", "years;year;yr;yrs;y;a;jahr;jahre;an;ans;año;años;libyears"},
    UnitNames{"%", "%;percent;pct;prozent;pourcent;porciento"},
    UnitNames{"fraction", "fraction;ratio;anteil"},
    UnitNames{"count", "count;#;number;anzahl;nombre;número;stk;loc;lines;zeilen;commits"},
    UnitNames{"×", "×;x;times;fach;factor;faktor"},
    UnitNames{"per 30 d", "per 30 d;per 30 days;/30d;/ 30 d;pro 30 tage;per month;/month;pro monat"},
    UnitNames{"level", "level;stufe;niveau;nivel;0-4;0–4"},
};

std::map<std::string, std::string_view> unitKeys() {
    std::map<std::string, std::string_view> keys;
    for (const UnitNames& known : unitNames)
        forEachPart(known.names, ';', [&](std::string_view name) { keys.try_emplace(matchKey(name), known.unit); });
    return keys;
}

/// Our name of a unit; what is unknown stays as it is.
std::string canonicalUnit(std::string_view unit) {
    static const std::map<std::string, std::string_view> keys = unitKeys();
    const auto found = keys.find(matchKey(unit));
    return std::string(found == keys.end() ? trimmed(unit) : found->second);
}

} // namespace

std::optional<Quantity> parseQuantity(std::string_view text, bool decimalComma) {
    const std::string written = plain(withoutCurrency(trimmed(text)));
    const size_t length = numberLength(written);
    const auto value = parseNumber(std::string_view(written).substr(0, length), decimalComma);
    if (!value) return {};
    const std::string_view unit = trimmed(std::string_view(written).substr(length));
    // "12.3.4" or "5-6" is no number with a unit behind it.
    if (!unit.empty() &&
        (isDigit(unit.front()) || std::string_view("+-.,").find(unit.front()) != std::string_view::npos))
        return {};
    return Quantity{*value, std::string(unit)};
}

int decimalCommaVote(std::string_view text) {
    const std::string written = plain(withoutCurrency(trimmed(text)));
    const std::string_view number = std::string_view(written).substr(0, numberLength(written));
    const size_t comma = number.rfind(',');
    const size_t point = number.rfind('.');
    if (comma == std::string_view::npos && point == std::string_view::npos) return 0;
    if (comma != std::string_view::npos && point != std::string_view::npos) return comma > point ? 1 : -1;
    const char mark = comma != std::string_view::npos ? ',' : '.';
    const size_t at = mark == ',' ? comma : point;
    // "1,234,567" groups; "1,234" may be either; "0,123" and "1,5" can't group.
    if (number.find(mark) != at) return mark == ',' ? -1 : 1;
    const size_t start = number.find_first_not_of("+-");
    const bool mayGroup = threeDigitsAt(number, at + 1) && at + 4 == number.size() && at - start <= 3 &&
                          number[start] != '0' && at > start;
    if (mayGroup) return 0;
    return mark == ',' ? 1 : -1;
}

std::optional<bool> parseFlag(std::string_view text) {
    static const std::set<std::string> yes = keysOf(yesWords);
    static const std::set<std::string> no = keysOf(noWords);
    const std::string key = matchKey(trimmed(text));
    if (yes.contains(key)) return true;
    if (no.contains(key)) return false;
    return {};
}

bool saysNothing(std::string_view text) {
    static const std::set<std::string> nothing = keysOf(nothingWords);
    text = trimmed(text);
    if (text.empty()) return true;
    // A lone hyphen has no key of its own.
    return text == "-" ||
           (text.size() < 16 && !isDigit(text.front()) && text.front() != '-' && nothing.contains(matchKey(text)));
}

std::optional<double> inUnit(double value, std::string_view from, std::string_view to) {
    if (from.empty() || from == to) return value;
    const std::string source = canonicalUnit(from);
    const std::string target = canonicalUnit(to);
    if (source == target) return value;
    if (target == "×" && source == "%") return value / 100;
    if (target == "years" || source == "years") {
        constexpr double daysInYear = 365.25;
        const auto days = source == "years" ? Result<double>(value * daysInYear) : convertUnit(value, source, "d");
        if (!days) return {};
        const auto out = target == "years" ? Result<double>(*days / daysInYear) : convertUnit(*days, "d", target);
        return out ? std::optional(*out) : std::nullopt;
    }
    const auto converted = convertUnit(value, source, target);
    return converted ? std::optional(*converted) : std::nullopt;
}

} // namespace banyan::importers::sheets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/mapping.h"

#include "importers/sheets/values.h"
#include "importers/sheets/vocabulary.h"
#include "model/base/id.h"
#include "model/base/json.h"
#include "model/base/random.h"
#include "model/portfolio/metrics.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace banyan::importers::sheets {

namespace {

using What = Target::What;

struct Suffix {
    What what;
    std::string_view names;
};
constexpr std::array suffixes{
    Suffix{What::Low, "low;min;minimum;lowest;optimistic;niedrig;tief;minimal;bas;bajo;mínimo"},
    Suffix{What::Likely, "likely;most likely;mode;expected;wahrscheinlich;probable;erwartet;attendu;esperado"},
    Suffix{What::High, "high;max;maximum;highest;pessimistic;hoch;maximal;haut;alto;máximo"},
};

constexpr std::array prefixes{
    std::pair{What::Metric, std::string_view("metric:")}, std::pair{What::Low, std::string_view("low:")},
    std::pair{What::Likely, std::string_view("likely:")}, std::pair{What::High, std::string_view("high:")},
    std::pair{What::Answer, std::string_view("answer:")},
};

/// Header text without the unit in its last brackets, and that unit: "p95 latency [s] low" → "p95 latency low", "s".
std::pair<std::string, std::string_view> splitUnit(std::string_view header) {
    header = trimmed(header);
    while (header.ends_with('*'))
        header = trimmed(header.substr(0, header.size() - 1));
    const size_t close = header.find_last_of(")]");
    if (close == std::string_view::npos) return {std::string(header), {}};
    const size_t open = header.rfind(header[close] == ')' ? '(' : '[', close);
    if (open == std::string_view::npos || open == 0) return {std::string(header), {}};
    std::string base(trimmed(header.substr(0, open)));
    if (const auto rest = trimmed(header.substr(close + 1)); !rest.empty()) base += ' ' + std::string(rest);
    return {base, trimmed(header.substr(open + 1, close - open - 1))};
}

/// A header text taken apart once, for all kinds.
struct HeaderCell {
    explicit HeaderCell(std::string_view text)
        : key(headerKey(text)) {
        std::tie(base, unit) = splitUnit(text);
        baseKey = headerKey(base);
    }
    std::string key;
    std::string base;
    std::string_view unit;
    std::string baseKey;
};

using ColumnKeys = std::map<std::string, const Column*>;

/// Columns of each kind by all their spellings, made once.
const ColumnKeys& columnKeys(const SheetKind& kind) {
    static const std::map<std::string_view, ColumnKeys> all = [] {
        std::map<std::string_view, ColumnKeys> out;
        for (const SheetKind& one : sheetKinds()) {
            ColumnKeys& keys = out[one.id];
            for (const Column& column : one.columns)
                for (const std::string& name :
                     {std::string(column.header), splitUnit(column.header).first, std::string(column.field)})
                    keys.try_emplace(headerKey(name), &column);
            for (const Column& column : one.columns)
                forEachPart(column.also, ';',
                            [&](std::string_view name) { keys.try_emplace(headerKey(name), &column); });
        }
        return out;
    }();
    return all.at(kind.id);
}

const Column* columnNamed(const SheetKind& kind, const HeaderCell& cell) {
    const ColumnKeys& keys = columnKeys(kind);
    if (const auto found = keys.find(cell.key); found != keys.end()) return found->second;
    const auto found = keys.find(cell.baseKey);
    return found == keys.end() ? nullptr : found->second;
}

/// The unit if numbers in it can be turned into the kept one.
std::string usable(std::string_view unit, std::string_view kept) {
    return !unit.empty() && inUnit(1, unit, kept) ? std::string(unit) : std::string();
}

std::string unitOf(const std::string& metric) {
    const portfolio::Metric* known = portfolio::findMetric(metric);
    return known ? std::string(known->unit) : std::string();
}

Target metricTarget(What what, const std::string& metric, std::string_view unit) {
    Target target{what, metric, usable(unit, unitOf(metric))};
    if (!unit.empty() && target.unit.empty()) return {};
    return target;
}

const std::vector<std::pair<std::string, What>>& suffixKeys() {
    static const auto all = [] {
        std::vector<std::pair<std::string, What>> keys;
        for (const Suffix& suffix : suffixes)
            forEachPart(suffix.names, ';',
                        [&](std::string_view name) { keys.emplace_back(headerKey(name), suffix.what); });
        return keys;
    }();
    return all;
}

/// "p95 latency low" → Low of p95-latency.
Target estimateTarget(const std::string& key, std::string_view unit) {
    for (const auto& [end, what] : suffixKeys()) {
        if (key.size() <= end.size() || !key.ends_with(end)) continue;
        if (const std::string metric = metricNamed(key.substr(0, key.size() - end.size())); !metric.empty())
            return metricTarget(what, metric, unit);
    }
    return {};
}

Target metricsTarget(const HeaderCell& cell) {
    // In a template, a question is told from a field by its "?".
    if (cell.base.ends_with('?')) {
        const Question* asked = findQuestion(trimmed(std::string_view(cell.base).substr(0, cell.base.size() - 1)));
        return asked ? Target{What::Answer, asked->id, usable(cell.unit, asked->unit)} : Target{};
    }
    if (const std::string metric = metricNamed(cell.base); !metric.empty())
        return metricTarget(What::Metric, metric, cell.unit);
    if (Target target = estimateTarget(cell.baseKey, cell.unit); target.what != What::Nothing) return target;
    if (const Question* found = findQuestion(cell.base))
        return {What::Answer, found->id, usable(cell.unit, found->unit)};
    return {};
}

Target targetOf(const SheetKind& kind, const HeaderCell& cell) {
    if (const Column* column = columnNamed(kind, cell))
        return {What::Field, std::string(column->field), usable(cell.unit, column->unit)};
    return kind.metrics ? metricsTarget(cell) : Target{};
}

bool isKonveyor(const std::vector<std::string>& header) {
    const auto has = [&](const char* name) {
        return std::ranges::any_of(header, [&](const std::string& cell) { return headerKey(cell) == headerKey(name); });
    };
    return (!header.empty() && headerKey(header[0]).starts_with("recordtype")) ||
           (has("Application Name") && has("Binary Group"));
}

bool hints(const SheetKind& kind, std::string_view hint) {
    const size_t slash = hint.rfind('/');
    const std::string key = headerKey(slash == std::string_view::npos ? hint : hint.substr(slash + 1));
    bool found = key.find(headerKey(kind.id)) != std::string::npos;
    forEachPart(kind.also, ';',
                [&](std::string_view name) { found = found || key.find(headerKey(name)) != std::string::npos; });
    return found;
}

/// How well one row serves as the header of a kind.
Fit fitOf(const SheetKind& kind, const std::vector<HeaderCell>& header) {
    Fit fit{&kind, 0, 0, 0, 0};
    fit.columns = static_cast<int>(header.size());
    std::vector<std::string> seen;
    for (const HeaderCell& cell : header) {
        const Target target = targetOf(kind, cell);
        if (target.what == What::Nothing || std::ranges::find(seen, target.text()) != seen.end()) continue;
        ++fit.known;
        seen.push_back(target.text());
    }
    for (const Column& column : kind.columns)
        if (column.key && std::ranges::find(seen, std::string(column.field)) == seen.end()) return fit;
    const double share = static_cast<double>(fit.known) / static_cast<double>(std::max(fit.columns, 1));
    const bool enough = fit.known >= 5 || (share >= 0.4 && (fit.known > 1 || fit.columns == 1));
    fit.confidence = enough ? 0.5 + 0.3 * share : 0.4 * share;
    return fit;
}

} // namespace

std::string Target::text() const {
    if (what == What::Field) return name;
    for (const auto& [kind, prefix] : prefixes)
        if (kind == what) return std::string(prefix) + name;
    return {};
}

std::string fingerprint(const std::vector<std::string>& header) {
    std::string all;
    for (const std::string& cell : header)
        all += headerKey(cell) + '\n';
    static constexpr char digits[] = "0123456789abcdef";
    std::string out;
    for (uint64_t hash = hashText(all), i = 0; i < 16; ++i, hash >>= 4)
        out += digits[hash & 15];
    return out;
}

Target targetOf(const SheetKind& kind, std::string_view headerText) {
    return trimmed(headerText).empty() ? Target{} : targetOf(kind, HeaderCell(headerText));
}

std::optional<Target> parseTarget(const SheetKind& kind, std::string_view text, std::string_view headerText) {
    if (trimmed(text).empty()) return Target{};
    const std::string_view unit = splitUnit(headerText).second;
    for (const Column& column : kind.columns)
        if (column.field == text) return Target{What::Field, std::string(text), usable(unit, column.unit)};
    if (!kind.metrics) return {};
    for (const auto& [what, prefix] : prefixes) {
        if (!text.starts_with(prefix)) continue;
        const std::string name(text.substr(prefix.size()));
        const Question* question = what == What::Answer ? findQuestion(name) : nullptr;
        if (what == What::Answer ? !question : !portfolio::findMetric(name)) return {};
        return Target{what, name, usable(unit, question ? question->unit : unitOf(name))};
    }
    return {};
}

Mapping proposeMapping(const std::vector<std::string>& header, std::string_view kindId) {
    const SheetKind* kind = findSheetKind(kindId);
    if (!kind) {
        const auto best = fits({SheetRow{header, {}, 1}}, {});
        if (!best.empty() && best[0].confidence > 0) kind = best[0].kind;
    }
    Mapping mapping{fingerprint(header), kind ? std::string(kind->id) : std::string(), {}};
    std::vector<std::string> seen;
    for (const std::string& cell : header) {
        if (trimmed(cell).empty()) continue;
        std::string text = kind ? targetOf(*kind, cell).text() : std::string();
        if (!text.empty() && std::ranges::find(seen, text) != seen.end()) text.clear();
        seen.push_back(text);
        mapping.columns.emplace_back(cell, text);
    }
    return mapping;
}

std::string mappingText(const Mapping& mapping) {
    Json columns = Json::object();
    for (const auto& [header, field] : mapping.columns)
        columns[header] = field;
    const Json json{{"fingerprint", mapping.fingerprint}, {"kind", mapping.kind}, {"columns", columns}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<Mapping> parseMapping(std::string_view text) {
    BANYAN_ASSIGN(const Json json, parseUntrusted(text, "mapping"));
    const auto invalid = [](const char* what) {
        return makeError(ErrorKind::BadInput, "mapping.invalid", "the column mapping is not usable: {reason}",
                         {{"reason", what}});
    };
    if (!json.is_object() || !json.contains("columns") || !json["columns"].is_object())
        return invalid("\"columns\" is not an object of header texts and fields");
    Mapping mapping;
    for (const char* key : {"fingerprint", "kind"})
        if (json.contains(key) && !json[key].is_string()) return invalid("\"fingerprint\" and \"kind\" are texts");
    mapping.fingerprint = json.value("fingerprint", "");
    mapping.kind = json.value("kind", "");
    for (const auto& [header, field] : json["columns"].items()) {
        if (!field.is_string() && !field.is_null()) return invalid("a field is not a text");
        mapping.columns.emplace_back(header, field.is_string() ? field.get<std::string>() : std::string());
    }
    return mapping;
}

std::vector<std::pair<std::string, std::string>> targetChoices(const SheetKind& kind) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const Column& column : kind.columns)
        out.emplace_back(column.field, column.header);
    if (!kind.metrics) return out;
    for (const portfolio::Metric& metric : portfolio::metrics())
        for (const auto& [prefix, suffix] : {std::pair{"metric:", ""}, std::pair{"low:", " low"},
                                             std::pair{"likely:", " likely"}, std::pair{"high:", " high"}})
            out.emplace_back(prefix + std::string(metric.id), std::string(metric.name) + suffix);
    for (const Question& question : questions())
        out.emplace_back("answer:" + question.id, question.name);
    return out;
}

std::vector<Fit> fits(const std::vector<SheetRow>& firstRows, std::string_view hint) {
    static constexpr size_t headerWithin = 10;
    std::vector<std::vector<HeaderCell>> headers;
    for (size_t r = 0; r < firstRows.size() && r < headerWithin; ++r) {
        if (isKonveyor(firstRows[r].cells)) return {};
        headers.emplace_back();
        for (const std::string& cell : firstRows[r].cells)
            if (!trimmed(cell).empty()) headers.back().emplace_back(cell);
    }
    std::vector<Fit> out;
    for (const SheetKind& kind : sheetKinds()) {
        Fit best{&kind, 0, 0, 0, 0};
        for (size_t r = 0; r < headers.size(); ++r) {
            Fit fit = fitOf(kind, headers[r]);
            fit.headerRow = r;
            if (fit.confidence > best.confidence || best.columns == 0) best = fit;
        }
        if (best.confidence > 0 && hints(kind, hint)) {
            // An inventory may be wide: beside its name, a few columns that are known are enough.
            if (kind.id == "components" && best.known >= 2) best.confidence = std::max(best.confidence, 0.5);
            best.confidence = std::min(0.9, best.confidence + 0.1);
        }
        out.push_back(best);
    }
    // An inventory is what most sheets are, and comes first: it wins where no other kind fits better.
    const double most = std::ranges::max(out, {}, &Fit::confidence).confidence;
    if (most >= 0.5 && out[0].confidence == most) out[0].confidence = std::min(0.9, most + 0.05);
    std::ranges::stable_sort(out, std::greater{}, &Fit::confidence);
    return out;
}

std::string because(const Fit& fit) {
    return std::string(fit.kind->id) + ": " + std::to_string(fit.known) + " of " + std::to_string(fit.columns) +
           " columns are known";
}

} // namespace banyan::importers::sheets

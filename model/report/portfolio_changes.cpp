// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/report/portfolio_changes.h"

#include "model/base/numbers.h"
#include "model/portfolio/diff.h"
#include "model/portfolio/references.h"
#include "model/scoring/weights.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace banyan::report {

using namespace banyan::portfolio;

namespace {

constexpr std::array<std::string_view, 9> groups{"Inventory", "Goals", "Weights",   "Facts",   "Initiatives",
                                                 "Budgets",   "Plans", "Decisions", "Outcomes"};

template <typename T>
constexpr std::string_view groupOf() {
    if constexpr (std::is_same_v<T, Goal> || std::is_same_v<T, PainPoint>)
        return "Goals";
    else if constexpr (std::is_same_v<T, Criterion>)
        return "Weights";
    else if constexpr (std::is_same_v<T, Source> || std::is_same_v<T, Estimate> || std::is_same_v<T, Slo> ||
                       std::is_same_v<T, Cost> || std::is_same_v<T, Override> || std::is_same_v<T, Unmatched> ||
                       std::is_same_v<T, AssessmentSnapshot>)
        return "Facts";
    else if constexpr (std::is_same_v<T, Initiative>)
        return "Initiatives";
    else if constexpr (std::is_same_v<T, Roadmap> || std::is_same_v<T, Scenario> || std::is_same_v<T, Baseline> ||
                       std::is_same_v<T, Settings>)
        return "Plans";
    else if constexpr (std::is_same_v<T, Decision> || std::is_same_v<T, Slide>)
        return "Decisions";
    else if constexpr (std::is_same_v<T, Prediction> || std::is_same_v<T, VerdictSnapshot>)
        return "Outcomes";
    else
        return "Inventory";
}

/// Fields that are about another group than their record.
std::string_view groupOfField(std::string_view field, std::string_view group) {
    for (const std::string_view budget : {"budgets", "dedicated", "freezes", "headcount", "availability",
                                          "opportunisticReserve", "dayRate", "wipLimit", "cashLimits", "holidays"})
        if (field == budget) return "Budgets";
    for (const std::string_view weight : {"lambda", "valueThreshold", "riskThreshold"})
        if (field == weight && group == "Plans") return "Weights";
    return group;
}

/// "dayRate" as "day rate".
std::string words(std::string_view camelCase) {
    if (camelCase == "lambda") return "share of the goals in the weights";
    std::string out;
    for (const char c : camelCase) {
        if (c >= 'A' && c <= 'Z') {
            out += ' ';
            out += static_cast<char>(c - 'A' + 'a');
        } else {
            out += c;
        }
    }
    return out;
}

std::string quoted(const std::string& text) {
    constexpr size_t most = 60;
    std::string shown = text;
    for (char& c : shown)
        if (static_cast<unsigned char>(c) < 0x20) c = ' ';
    if (shown.size() > most) {
        size_t cut = most;
        while (cut > 0 && (static_cast<unsigned char>(shown[cut]) & 0xC0U) == 0x80U)
            --cut;
        shown = shown.substr(0, cut) + "…";
    }
    return "\"" + shown + "\"";
}

/// What people call a record.
template <typename T>
std::string nameOf(const T& record) {
    std::string name;
    if constexpr (requires { record.name; })
        name = record.name;
    else if constexpr (requires { record.title; })
        name = record.title;
    else if constexpr (requires { record.question; })
        name = record.question;
    return quoted(name.empty() ? record.id.value : name);
}

/// Values of one portfolio in words.
class Words {
public:
    explicit Words(const Portfolio& portfolio)
        : m_portfolio(portfolio) {}

    template <typename Value>
    [[nodiscard]] std::string of(const Value& value) const {
        if constexpr (IsId<Value>::value) {
            if (value.empty()) return "nothing";
            const auto* record = m_portfolio.find(value);
            return record ? nameOf(*record) : quoted(value.value);
        } else if constexpr (IsOptional<Value>::value) {
            return value ? of(*value) : "nothing";
        } else if constexpr (std::is_same_v<Value, std::string>) {
            return value.empty() ? "nothing" : quoted(value);
        } else if constexpr (std::is_same_v<Value, bool>) {
            return value ? "yes" : "no";
        } else if constexpr (std::is_enum_v<Value>) {
            return std::string(enumName(value));
        } else if constexpr (std::is_same_v<Value, Date> || std::is_same_v<Value, Instant>) {
            return value.toString();
        } else if constexpr (std::is_same_v<Value, double>) {
            return exactNumber(value);
        } else if constexpr (std::is_integral_v<Value>) {
            return std::to_string(value);
        } else if constexpr (IsVector<Value>::value) {
            return std::to_string(value.size());
        } else {
            std::string out;
            forEachField(value, [&](std::string_view name, const auto& inner) {
                const std::string text = of(inner);
                if (text != "nothing" && text != "0" && text != "no")
                    out += (out.empty() ? "" : ", ") + words(name) + " " + text;
            });
            return "(" + out + ")";
        }
    }

private:
    const Portfolio& m_portfolio;
};

class Explanation {
public:
    Explanation(const Portfolio& before, const Portfolio& after)
        : m_before(before)
        , m_after(after)
        , m_was(before)
        , m_is(after) {}

    std::vector<RecordChange> run() {
        const Diff difference = diff(m_before, m_after);
        [&]<typename... T>(TypeList<T...>) { (explain<T>(difference.of<T>()), ...); }(RecordTypes{});
        for (const SourceId& source : difference.observations)
            explainRows(source);
        explainWeights();
        std::ranges::stable_sort(m_out, {}, [](const RecordChange& change) {
            return std::ranges::find(groups, change.group) - groups.begin();
        });
        return std::move(m_out);
    }

private:
    template <typename T>
    void explain(const TableDiff<T>& difference) {
        const std::string kind = words(Describe<T>::name);
        const std::string subject = static_cast<char>(std::toupper(kind[0])) + kind.substr(1) + " ";
        const std::string group(groupOf<T>());
        for (const Id<T>& id : difference.added)
            m_out.push_back({group, std::string(Describe<T>::name), id.value, RecordChange::Kind::Added,
                             subject + label(m_is, *m_after.find(id)) + " is new."});
        for (const Id<T>& id : difference.removed)
            m_out.push_back({group, std::string(Describe<T>::name), id.value, RecordChange::Kind::Removed,
                             subject + label(m_was, *m_before.find(id)) + " is gone."});
        for (const Id<T>& id : difference.changed)
            explainRecord(subject, *m_before.find(id), *m_after.find(id));
    }

    /// A name, or for what has none what it is about.
    template <typename T>
    static std::string label(const Words& words, const T& record) {
        if constexpr (std::is_same_v<T, Dependency>)
            return words.of(record.from) + " → " + (record.to ? words.of(*record.to) : quoted(record.external));
        else if constexpr (std::is_same_v<T, Estimate> || std::is_same_v<T, Slo>)
            return "of " + record.metric + " of " + words.of(record.component);
        else if constexpr (std::is_same_v<T, Cost> || std::is_same_v<T, Override>)
            return "of " + words.of(record.component);
        else if constexpr (std::is_same_v<T, Baseline> || std::is_same_v<T, AssessmentSnapshot> ||
                           std::is_same_v<T, VerdictSnapshot>)
            return quoted(record.id.value);
        else if constexpr (std::is_same_v<T, Prediction>)
            return "of " + record.metric + " by " + words.of(record.initiative);
        else if constexpr (std::is_same_v<T, Settings>)
            return "of the portfolio";
        else
            return nameOf(record);
    }

    template <typename T>
    void explainRecord(const std::string& subject, const T& was, const T& is) {
        std::map<std::string, std::string, std::less<>> parts; ///< by group
        Describe<T>::fields.apply([&](const auto&... f) {
            (
                [&] {
                    if (was.*(f.member) == is.*(f.member) || f.name == "origins") return;
                    std::string& text = parts[std::string(groupOfField(f.name, groupOf<T>()))];
                    text += (text.empty() ? "" : "; ") + words(f.name) + " " + fromTo(was.*(f.member), is.*(f.member));
                }(),
                ...);
        });
        for (const auto& [group, text] : parts)
            m_out.push_back({group, std::string(Describe<T>::name), is.id.value, RecordChange::Kind::Changed,
                             subject + label(m_is, is) + ": " + text + "."});
    }

    template <typename Value>
    std::string fromTo(const Value& was, const Value& is) {
        if constexpr (IsVector<Value>::value)
            return listed(was, is);
        else
            return m_was.of(was) + " → " + m_is.of(is);
    }

    /// What went and what came; a few in full.
    template <typename Item>
    std::string listed(const std::vector<Item>& was, const std::vector<Item>& is) {
        constexpr size_t most = 4;
        std::vector<std::string> gone;
        std::vector<std::string> come;
        for (const Item& item : was)
            if (std::ranges::find(is, item) == is.end()) gone.push_back(m_was.of(item));
        for (const Item& item : is)
            if (std::ranges::find(was, item) == was.end()) come.push_back(m_is.of(item));
        if (gone.empty() && come.empty()) return "in another order";
        if (gone.size() == 1 && come.size() == 1) return gone[0] + " → " + come[0];
        std::string out;
        const auto add = [&](const char* sign, const std::vector<std::string>& list) {
            for (size_t i = 0; i < list.size() && i < most; ++i)
                out += (out.empty() ? "" : ", ") + std::string(sign) + list[i];
            if (list.size() > most) out += ", " + std::string(sign) + std::to_string(list.size() - most) + " more";
        };
        add("without ", gone);
        add("with ", come);
        return out;
    }

    void explainRows(const SourceId& source) {
        const auto counted = [&](const Portfolio& portfolio) -> std::string {
            const auto found = portfolio.observations().find(source);
            if (found == portfolio.observations().end()) return "none";
            const Observations& rows = *found->second;
            return std::to_string(rows.measurements.size()) + " measurements, " +
                   std::to_string(rows.incidents.size()) + " incidents, " + std::to_string(rows.changes.size()) +
                   " changes";
        };
        const std::string was = counted(m_before);
        const std::string is = counted(m_after);
        m_out.push_back({"Facts", "observations", source.value, RecordChange::Kind::Changed,
                         "Observations of " + m_is.of(source) + ": " +
                             (was == is ? is + ", some of them others" : was + " → " + is) + "."});
    }

    void explainWeights() {
        const auto weightsOf = [](const Portfolio& portfolio) {
            std::map<CriterionId, std::pair<std::string, double>> out;
            const auto criteria = scoring::criteriaOf(portfolio);
            if (!criteria) return out;
            for (const Axis axis : {Axis::Value, Axis::Risk})
                if (const auto weights = scoring::axisWeights(axis, *criteria, portfolio))
                    for (const scoring::CriterionWeight& one : scoring::criterionWeights(*weights, *criteria))
                        out[one.criterion].second = one.weight;
            for (const Criterion& criterion : *criteria)
                out[criterion.id].first = criterion.name;
            return out;
        };
        const auto was = weightsOf(m_before);
        for (const auto& [id, now] : weightsOf(m_after)) {
            const auto before = was.find(id);
            if (before == was.end() || std::abs(before->second.second - now.second) < 0.0005) continue;
            m_out.push_back({"Weights", "weight", id.value, RecordChange::Kind::Changed,
                             "Weight of " + quoted(now.first) + ": " + shortNumber(100 * before->second.second, 1) +
                                 " % → " + shortNumber(100 * now.second, 1) + " %."});
        }
    }

    const Portfolio& m_before;
    const Portfolio& m_after;
    Words m_was;
    Words m_is;
    std::vector<RecordChange> m_out;
};

} // namespace

std::vector<RecordChange> portfolioChanges(const Portfolio& before, const Portfolio& after) {
    return Explanation(before, after).run();
}

} // namespace banyan::report

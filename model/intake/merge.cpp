// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/merge.h"

#include "model/intake/field_text.h"

#include <algorithm>

namespace banyan::intake {

namespace {

constexpr std::array growing{std::string_view("tags"), std::string_view("aliases"), std::string_view("codePaths")};

template <typename T>
concept HasFieldOrigins = requires(T t) {
    { t.origins } -> std::same_as<std::vector<FieldOrigin>&>;
};
template <typename T>
concept HasOrigins = requires(T t) {
    { t.origins } -> std::same_as<std::vector<Origin>&>;
};

/// Place of a source in the order of trust; a hand edit (empty) comes before all, unlisted ones after the listed.
size_t rankOf(const Portfolio& portfolio, const SourceId& source) {
    if (source.empty()) return 0;
    const auto& order = portfolio.settings().sourceOrder;
    const auto found = std::ranges::find(order, source.value);
    return 1 + static_cast<size_t>(found - order.begin());
}

std::vector<FieldOrigin>::iterator originOf(std::vector<FieldOrigin>& origins, std::string_view field) {
    return std::ranges::find(origins, field, [](const FieldOrigin& o) { return std::string_view(o.field); });
}

template <typename Value>
bool isBlank(const Value& value) {
    return value == Value{};
}

template <typename Value>
void addMissing(std::vector<Value>& to, const std::vector<Value>& from) {
    for (const Value& value : from)
        if (std::ranges::find(to, value) == to.end()) to.push_back(value);
}

/// A person's answers: the newer one to the same question by the same author replaces the older.
void addAnswers(std::vector<Answer>& to, const std::vector<Answer>& from) {
    for (const Answer& answer : from) {
        const auto same = std::ranges::find_if(
            to, [&](const Answer& a) { return a.fact == answer.fact && a.author == answer.author; });
        if (same == to.end())
            to.push_back(answer);
        else if (!same->date || !answer.date || *same->date <= *answer.date)
            *same = answer;
    }
}

template <typename T>
class FieldMerger {
public:
    FieldMerger(const MergeContext& context, const T& existing, const Staged<T>& staged, const T& incoming)
        : m_context(context)
        , m_staged(staged)
        , m_incoming(incoming)
        , m_out(existing) {}

    T run() {
        Describe<T>::fields.apply([&](const auto&... f) { (mergeField(f), ...); });
        if constexpr (HasOrigins<T>) mergeOrigins();
        return std::move(m_out);
    }

private:
    template <typename Field>
    void mergeField(const Field& f) {
        if (f.name == "id" || f.name == "origins" || !m_staged.given.contains(std::string(f.name))) return;
        auto& ours = m_out.*(f.member);
        const auto& theirs = m_incoming.*(f.member);
        using Value = typename Field::ValueType;
        if constexpr (std::is_same_v<Value, std::vector<Answer>>) {
            addAnswers(ours, theirs);
        } else if constexpr (IsVector<Value>::value) {
            if (std::ranges::find(growing, f.name) != growing.end())
                addMissing(ours, theirs);
            else
                replace(f, ours, theirs);
        } else {
            replace(f, ours, theirs);
        }
    }

    template <typename Field, typename Value>
    void replace(const Field& f, Value& ours, const Value& theirs) {
        if constexpr (HasFieldOrigins<T>) {
            const auto held = originOf(m_out.origins, f.name);
            const bool foreign = held != m_out.origins.end() && held->source != m_context.source;
            if (foreign && !isBlank(ours) && ours != theirs) {
                disagree(f.name, fieldText(ours), held->source, fieldText(theirs));
                if (rankOf(m_context.portfolio, held->source) <= rankOf(m_context.portfolio, m_context.source)) return;
            } else if (foreign && ours == theirs) {
                return;
            }
            FieldOrigin origin{std::string(f.name), m_context.source, m_staged.file, m_staged.line, m_staged.pointer};
            if (held != m_out.origins.end())
                *held = std::move(origin);
            else
                m_out.origins.push_back(std::move(origin));
        }
        ours = theirs;
    }

    void disagree(std::string_view field, std::string ours, const SourceId& holder, std::string theirs) {
        if (!m_context.issues) return;
        const Source* other = m_context.portfolio.find(holder);
        Issue issue;
        issue.rule = "import.sources-disagree";
        issue.severity = IssueSeverity::Info;
        issue.subject = m_out.id;
        issue.text = "{kind} \"{id}\": {field} is \"{ours}\" by {holder}, but \"{theirs}\" here";
        issue.arguments = {{"kind", std::string(Describe<T>::name)},
                           {"id", m_out.id.value},
                           {"field", std::string(field)},
                           {"ours", std::move(ours)},
                           {"holder", holder.empty() ? "hand"
                                      : other        ? other->name
                                                     : holder.value},
                           {"theirs", theirs}};
        issue.where = {m_staged.file, m_staged.line, 0, m_staged.pointer};
        issue.value = std::move(theirs);
        m_context.issues->push_back(std::move(issue));
    }

    void mergeOrigins() {
        Origin origin{m_context.source, m_staged.file, m_staged.line, m_staged.pointer};
        const auto held = std::ranges::find(m_out.origins, m_context.source, &Origin::source);
        if (held == m_out.origins.end())
            m_out.origins.push_back(std::move(origin));
        else
            *held = std::move(origin);
    }

    const MergeContext& m_context;
    const Staged<T>& m_staged;
    const T& m_incoming;
    T m_out;
};

/// What a sheet or tracker says of a proposed initiative is no longer overwritten by the next proposal.
void keepFromProposals(const Initiative* before, Initiative& after) {
    if (before == nullptr || after.rule.empty()) return;
    Initiative same = after;
    same.origins = before->origins;
    if (same != *before) after.edited = true;
}

} // namespace

template <typename T>
T merged(const MergeContext& context, const T* existing, const Staged<T>& staged, const T& rewritten) {
    T start;
    if (existing)
        start = *existing;
    else
        start.id = rewritten.id;
    T out = FieldMerger<T>(context, start, staged, rewritten).run();
    if constexpr (std::is_same_v<T, Initiative>) keepFromProposals(existing, out);
    return out;
}

#define BANYAN_MERGED(T) template T merged<T>(const MergeContext&, const T*, const Staged<T>&, const T&);
BANYAN_MERGED(Settings)
BANYAN_MERGED(Source)
BANYAN_MERGED(Team)
BANYAN_MERGED(System)
BANYAN_MERGED(Component)
BANYAN_MERGED(Flow)
BANYAN_MERGED(Dependency)
BANYAN_MERGED(PainPoint)
BANYAN_MERGED(Goal)
BANYAN_MERGED(Criterion)
BANYAN_MERGED(Estimate)
BANYAN_MERGED(Slo)
BANYAN_MERGED(Cost)
BANYAN_MERGED(Override)
BANYAN_MERGED(AssessmentSnapshot)
BANYAN_MERGED(Initiative)
BANYAN_MERGED(Roadmap)
BANYAN_MERGED(Scenario)
BANYAN_MERGED(Baseline)
BANYAN_MERGED(Decision)
BANYAN_MERGED(Slide)
BANYAN_MERGED(Prediction)
BANYAN_MERGED(VerdictSnapshot)
BANYAN_MERGED(Unmatched)
#undef BANYAN_MERGED

namespace {

std::string keyOf(const Measurement& m) {
    return (m.component ? m.component->value : "?" + m.external) + "\n" + m.metric + "\n" + std::to_string(m.date.days);
}
std::string keyOf(const Incident& i) {
    if (!i.externalId.empty()) return i.externalId;
    return (i.component ? i.component->value : "?" + i.external) + "\n" + std::to_string(i.start.seconds) + "\n" +
           i.title;
}
std::string keyOf(const Change& c) {
    if (!c.externalId.empty()) return c.externalId;
    return (c.component ? c.component->value : "?" + c.external) + "\n" + std::to_string(c.at.seconds) + "\n" +
           c.author;
}

/// The same fact, wherever in the file it stands now.
template <typename Row>
bool saysTheSame(Row a, const Row& b) {
    a.file = b.file;
    a.line = b.line;
    a.pointer = b.pointer;
    return a == b;
}

template <typename Row>
class RowMerger {
public:
    RowMerger(const Portfolio& portfolio, MergedRows& out)
        : m_portfolio(portfolio)
        , m_out(out) {}

    std::vector<Row> run(const std::vector<Row>& before, std::vector<Row> incoming) {
        std::map<std::string, size_t> known;
        std::vector<Row> rows = before;
        for (size_t i = 0; i < rows.size(); ++i)
            known.try_emplace(keyOf(rows[i]), i);
        std::vector<bool> seen(rows.size());
        for (Row& row : incoming) {
            const auto [place, isNew] = known.try_emplace(keyOf(row), rows.size());
            if (isNew) {
                count(RowState::New, row, m_out.counts.added);
                rows.push_back(std::move(row));
                seen.push_back(true);
                continue;
            }
            Row& kept = rows[place->second];
            seen[place->second] = true;
            if (saysTheSame(row, kept)) {
                count(RowState::Unchanged, row, m_out.counts.unchanged);
            } else {
                count(RowState::Changed, row, m_out.counts.changed);
                kept = std::move(row);
            }
        }
        for (size_t i = 0; i < before.size(); ++i)
            if (!seen[i]) count(RowState::Missing, rows[i], m_out.counts.missing);
        flush();
        return rows;
    }

private:
    void count(RowState state, const Row& row, int& total) {
        ++total;
        const Component* component = row.component ? m_portfolio.find(*row.component) : nullptr;
        ++m_sums[{state, component ? component->name : row.component ? row.component->value : row.external}];
    }

    void flush() {
        for (const auto& [key, n] : m_sums) {
            DryRunRow line;
            line.state = key.first;
            line.kind = std::string(Describe<Row>::name);
            line.name = (key.second.empty() ? std::string("the portfolio") : key.second) + " · " + std::to_string(n) +
                        " " + std::string(n == 1 ? Describe<Row>::name : Describe<Row>::plural);
            m_out.summary.push_back(std::move(line));
        }
    }

    const Portfolio& m_portfolio;
    MergedRows& m_out;
    std::map<std::pair<RowState, std::string>, int> m_sums;
};

} // namespace

MergedRows mergeRows(const Portfolio& portfolio, const Observations* existing, Observations incoming) {
    static const Observations none;
    const Observations& before = existing ? *existing : none;
    MergedRows out;
    out.rows.source = incoming.source;
    out.rows.measurements =
        RowMerger<Measurement>(portfolio, out).run(before.measurements, std::move(incoming.measurements));
    out.rows.incidents = RowMerger<Incident>(portfolio, out).run(before.incidents, std::move(incoming.incidents));
    out.rows.changes = RowMerger<Change>(portfolio, out).run(before.changes, std::move(incoming.changes));
    return out;
}

} // namespace banyan::intake

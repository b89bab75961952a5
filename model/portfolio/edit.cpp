// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/edit.h"

#include "model/portfolio/references.h"
#include "model/portfolio/validate.h"

#include <deque>

namespace banyan::portfolio {

namespace {

template <typename T>
bool same(const Id<T>& id, const AnyId& any) {
    return any.kind() == RecordKindOf<T>::kind && any.text() == id.value;
}

/// True when `value` (an item of a list, at any depth) names `gone`.
template <typename Value>
bool names(const Value& value, const AnyId& gone) {
    bool found = false;
    auto visit = [&](const auto& id) { found = found || same(id, gone); };
    detail::visitReferences(value, visit);
    return found;
}

enum class Without { Untouched, Changed, Impossible };

/// Takes every reference to `gone` out of `record`. Impossible when a plain field needs it.
template <typename Record>
Without takeOut(Record& record, const AnyId& gone) {
    Without out = Without::Untouched;
    const auto changed = [&] {
        if (out == Without::Untouched) out = Without::Changed;
    };
    forEachField(record, [&](std::string_view name, auto& value) {
        using Value = std::remove_reference_t<decltype(value)>;
        if (name == "id") return;
        if constexpr (IsId<Value>::value) {
            if (same(value, gone)) out = Without::Impossible;
        } else if constexpr (IsOptional<Value>::value) {
            if constexpr (IsId<typename Value::value_type>::value)
                if (value && same(*value, gone)) value.reset(), changed();
        } else if constexpr (IsVector<Value>::value) {
            using Item = typename Value::value_type;
            if constexpr (IsId<Item>::value || Described<Item>)
                if (std::erase_if(value, [&](const Item& item) { return names(item, gone); }) > 0) changed();
        }
    });
    return out;
}

template <typename Row>
bool unmatch(std::vector<Row>& rows, const Component& gone) {
    bool changed = false;
    for (Row& row : rows) {
        if (row.component != gone.id) continue;
        row.component.reset();
        if (row.external.empty()) row.external = gone.name;
        changed = true;
    }
    return changed;
}

void unmatchObservations(PortfolioBuilder& builder, const Component& gone) {
    const auto sources = builder.current().observations();
    const auto speaksOf = [&](const auto& rows) {
        return std::ranges::any_of(rows, [&](const auto& row) { return row.component == gone.id; });
    };
    for (const auto& entry : sources) {
        const Observations& rows = *entry.second;
        if (!speaksOf(rows.measurements) && !speaksOf(rows.incidents) && !speaksOf(rows.changes)) continue;
        auto next = std::make_shared<Observations>(rows);
        unmatch(next->measurements, gone);
        unmatch(next->incidents, gone);
        unmatch(next->changes, gone);
        builder.putRows(std::move(next));
    }
}

template <typename Record>
void takeOutOfTable(PortfolioBuilder& builder, const AnyId& gone, std::deque<AnyId>& alsoGone) {
    const Table<Record> rows = builder.current().table<Record>();
    for (const Record& row : rows) {
        Record copy = row;
        switch (takeOut(copy, gone)) {
        case Without::Untouched:
            break;
        case Without::Changed:
            builder.put(std::move(copy));
            break;
        case Without::Impossible:
            alsoGone.emplace_back(row.id);
            break;
        }
    }
}

void removeOne(PortfolioBuilder& builder, const AnyId& gone, std::deque<AnyId>& alsoGone) {
    if (const auto component = gone.as<Component>()) {
        if (const Component* record = builder.current().find(*component)) {
            const Component copy = *record;
            unmatchObservations(builder, copy);
        }
    }
    if (const auto source = gone.as<Source>()) builder.removeObservations(*source);
    if (!visitId(gone, [&](const auto& id) { return builder.remove(id); })) return;
    [&]<typename... T>(TypeList<T...>) { (takeOutOfTable<T>(builder, gone, alsoGone), ...); }(RecordTypes{});
}

bool exists(const Portfolio& portfolio, const AnyId& any) {
    return visitId(any, [&](const auto& id) { return portfolio.find(id) != nullptr; });
}

Error dangling(std::string kind, const std::string& id, std::string target) {
    return makeError(ErrorKind::BadInput, "edit.dangling-reference",
                     "{kind} \"{id}\" refers to \"{target}\", which does not exist",
                     {{"kind", std::move(kind)}, {"id", id}, {"target", std::move(target)}});
}

/// An empty source means "by hand", the one reference that may be empty. A criterion may be a built-in one, which no
/// table holds.
template <typename T>
bool resolves(const Portfolio& portfolio, const Id<T>& id) {
    if constexpr (std::is_same_v<T, Criterion>) return true;
    if constexpr (std::is_same_v<T, Source>)
        if (id.empty()) return true;
    return portfolio.find(id) != nullptr;
}

template <typename Record>
Result<void> checkReferences(const Portfolio& portfolio, const Record& record) {
    std::optional<Error> bad;
    forEachReference(record, [&](const auto& id) {
        if (!bad && !resolves(portfolio, id))
            bad = dangling(std::string(Describe<Record>::name), record.id.value, id.value);
    });
    if (bad) return *bad;
    return {};
}

Result<void> checkReferences(const Portfolio& portfolio, const Observations& rows) {
    if (!portfolio.find(rows.source)) return dangling("observations of", rows.source.value, rows.source.value);
    std::optional<Error> bad;
    const auto look = [&](const auto& list) {
        for (const auto& row : list)
            if (!bad && row.component && !portfolio.find(*row.component))
                bad = dangling("observations of", rows.source.value, row.component->value);
    };
    look(rows.measurements);
    look(rows.incidents);
    look(rows.changes);
    if (bad) return *bad;
    return {};
}

/// What must be looked at again after an edit: everything that was put, and everything when something was removed.
Result<void> checkTouched(const Portfolio& after, const Edit& edit) {
    for (const Operation& operation : edit.operations) {
        if (const Put* put = std::get_if<Put>(&operation)) {
            BANYAN_TRY(visitRecord(put->record, [&](const auto& record) -> Result<void> {
                const auto* kept = after.find(record.id);
                return kept ? checkReferences(after, *kept) : Result<void>();
            }));
        } else if (const PutObservations* rows = std::get_if<PutObservations>(&operation)) {
            const auto kept = after.observations().find(rows->rows->source);
            if (kept != after.observations().end()) BANYAN_TRY(checkReferences(after, *kept->second));
        }
    }
    return {};
}

} // namespace

Result<Portfolio> apply(const Portfolio& before, const Edit& edit) {
    PortfolioBuilder builder(before);
    for (const Operation& operation : edit.operations) {
        if (const Put* put = std::get_if<Put>(&operation)) {
            BANYAN_TRY(validateValues(put->record));
            visitRecord(put->record, [&](const auto& record) { builder.put(record); });
        } else if (const PutObservations* rows = std::get_if<PutObservations>(&operation)) {
            BANYAN_TRY(validateValues(*rows->rows));
            builder.putRows(rows->rows);
        } else {
            const AnyId& first = std::get<Remove>(operation).id;
            if (!exists(builder.current(), first))
                return makeError(ErrorKind::BadInput, "edit.no-such-record", "there is no {kind} \"{id}\"",
                                 {{"kind", std::string(kindOf(first))}, {"id", textOf(first)}});
            std::deque<AnyId> gone{first};
            while (!gone.empty()) {
                const AnyId next = gone.front();
                gone.pop_front();
                removeOne(builder, next, gone);
            }
        }
    }
    BANYAN_TRY(checkTouched(builder.current(), edit));
    return std::move(builder).build();
}

Result<void> validate(const Portfolio& portfolio) {
    std::optional<Error> bad;
    forEachTable(portfolio, [&](const auto& table) {
        for (const auto& record : table) {
            if (bad) return;
            if (auto values = validateValues(record); !values)
                bad = values.error();
            else if (auto references = checkReferences(portfolio, record); !references)
                bad = references.error();
        }
    });
    if (bad) return *bad;
    for (const auto& entry : portfolio.observations()) {
        BANYAN_TRY(validateValues(*entry.second));
        BANYAN_TRY(checkReferences(portfolio, *entry.second));
    }
    return {};
}

std::string_view kindOf(const AnyId& any) {
    return visitId(any, []<typename T>(const Id<T>&) { return Describe<T>::name; });
}

const std::string& textOf(const AnyId& any) {
    return any.text();
}

} // namespace banyan::portfolio

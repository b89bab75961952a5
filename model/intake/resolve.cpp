// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/intake/resolve.h"

#include "model/intake/record_fields.h"

namespace banyan::intake {

namespace {

/// A row may name another record by its title, whatever its id is.
template <typename T>
void mapTitles(Resolver& resolver, const Portfolio& portfolio, const ImportBatch& batch) {
    for (const Staged<T>& s : batch.staged<T>())
        resolver.mapAlso(Id<T>(slug(titleOf(s.record))), *resolver.resolve(s.record.id));
    for (const T& record : portfolio.table<T>())
        resolver.mapAlso(Id<T>(slug(titleOf(record))), record.id);
}

// Not inlined: one function of all kinds takes the compiler half a minute.
template <typename T>
[[gnu::noinline]] void mapKind(Resolver& resolver, const Portfolio& portfolio, const ImportBatch& batch) {
    if constexpr (std::is_same_v<T, Component> || std::is_same_v<T, Source>) return;
    const auto& staged = batch.staged<T>();
    if (staged.empty() && portfolio.table<T>().empty()) return;
    std::map<std::string, Id<T>> byName;
    std::map<std::pair<std::string, std::string>, Id<T>> byAlias;
    for (const T& record : portfolio.table<T>()) {
        resolver.map(record.id, record.id);
        if constexpr (Named<T> || Titled<T>) byName.try_emplace(matchKey(titleOf(record)), record.id);
        if constexpr (std::is_same_v<T, Initiative>)
            for (const Alias& alias : record.aliases)
                byAlias.try_emplace({alias.kind, alias.externalId}, record.id);
    }
    for (const Staged<T>& s : staged) {
        Id<T> real = s.record.id;
        if constexpr (std::is_same_v<T, Initiative>)
            for (const Alias& alias : s.record.aliases)
                if (const auto known = byAlias.find({alias.kind, alias.externalId}); known != byAlias.end())
                    real = known->second;
        if (!portfolio.find(real)) {
            const auto alike = byName.find(matchKey(titleOf(s.record)));
            if ((Named<T> || Titled<T>)&&alike != byName.end()) real = alike->second;
        }
        resolver.map(s.record.id, real);
    }
    if constexpr (Named<T> || Titled<T>) mapTitles<T>(resolver, portfolio, batch);
}

} // namespace

void mapRecords(Resolver& resolver, const Portfolio& portfolio, const ImportBatch& batch) {
    [&]<typename... T>(TypeList<T...>) { (mapKind<T>(resolver, portfolio, batch), ...); }(RecordTypes{});
}

} // namespace banyan::intake

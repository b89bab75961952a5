// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/match.h"
#include "model/portfolio/references.h"

namespace banyan::intake {

/// What rewriting the references of one record left undone.
struct Loose {
    std::vector<std::string> dropped;   ///< names that list entries or optional fields referred to, at any depth
    std::optional<size_t> waitsFor;     ///< the unmatched subject without which the record can't be
    std::optional<std::string> missing; ///< another record without which it can't be
    bool ignored = false;               ///< the subject it needs was ignored by choice
};

/// Turns ids that are local to a batch into ids of the portfolio.
class Resolver {
public:
    Resolver(const ImportBatch& batch, const std::vector<Matched>& matched, SourceId source)
        : m_batch(batch)
        , m_matched(matched)
        , m_source(std::move(source)) {}

    template <typename T>
    void map(const Id<T>& local, const Id<T>& real) {
        std::get<std::map<Id<T>, Id<T>>>(m_ids)[local] = real;
    }

    /// Lets `local` stand for `real` too, unless it is somebody's own id.
    template <typename T>
    void mapAlso(const Id<T>& local, const Id<T>& real) {
        std::get<std::map<Id<T>, Id<T>>>(m_ids).try_emplace(local, real);
    }

    /// The portfolio's id of a local one; nullopt when it has none.
    template <typename T>
    std::optional<Id<T>> resolve(const Id<T>& local) const {
        if constexpr (std::is_same_v<T, Source>) {
            return local.empty() ? m_source : local;
        } else if constexpr (std::is_same_v<T, Component>) {
            const auto index = subjectIndex(local);
            return index ? m_matched[*index].component : std::nullopt;
        } else {
            const auto& ids = std::get<std::map<Id<T>, Id<T>>>(m_ids);
            const auto found = ids.find(local);
            return found == ids.end() ? std::nullopt : std::optional(found->second);
        }
    }

    /// Rewrites every reference of the record. Entries of lists and optional fields that resolve to nothing are taken
    /// out and named.
    template <typename Record>
    Loose rewrite(Record& record) const {
        Loose loose;
        forEachField(record, [&](std::string_view name, auto& value) {
            if (name != "id") rewriteValue(value, loose, true);
        });
        return loose;
    }

    [[nodiscard]] std::optional<size_t> subjectIndex(const ComponentId& local) const {
        if (local.value.size() < 2 || local.value[0] != '#') return {};
        const size_t index = static_cast<size_t>(std::stoul(local.value.substr(1)));
        return index < m_matched.size() ? std::optional(index) : std::nullopt;
    }

    template <typename T>
    [[nodiscard]] std::string nameOf(const Id<T>& local) const {
        if constexpr (std::is_same_v<T, Component>)
            if (const auto index = subjectIndex(local)) return labelOf(m_batch.subjects[*index]);
        return local.value;
    }

private:
    template <typename T>
    using IdMap = std::map<Id<T>, Id<T>>;

    /// False when the value can't be kept. `outermost` fields of the record itself decide over the record.
    template <typename Value>
    bool rewriteValue(Value& value, Loose& loose, bool outermost) const {
        if constexpr (IsId<Value>::value) {
            const auto real = resolve(value);
            if (real)
                value = *real;
            else if (outermost)
                needs(value, loose);
            else
                loose.dropped.push_back(nameOf(value));
            return real.has_value();
        } else if constexpr (IsOptional<Value>::value) {
            if (!value || rewriteValue(*value, loose, false)) return true;
            value.reset();
            return outermost;
        } else if constexpr (IsVector<Value>::value) {
            using Item = typename Value::value_type;
            if constexpr (IsId<Item>::value || Described<Item>)
                std::erase_if(value, [&](Item& item) { return !rewriteValue(item, loose, false); });
            return true;
        } else if constexpr (Described<Value>) {
            bool kept = true;
            forEachField(value, [&](std::string_view, auto& inner) {
                if (!rewriteValue(inner, loose, false)) kept = false;
            });
            return kept;
        } else {
            return true;
        }
    }

    template <typename T>
    void needs(const Id<T>& local, Loose& loose) const {
        if constexpr (std::is_same_v<T, Component>) {
            if (const auto index = subjectIndex(local)) {
                loose.ignored = loose.ignored || m_matched[*index].ignored;
                loose.waitsFor = index;
                return;
            }
        }
        loose.missing = local.value;
    }

    const ImportBatch& m_batch;
    const std::vector<Matched>& m_matched;
    SourceId m_source;
    ForRecords<std::tuple, IdMap> m_ids;
};

/// Maps every record of the portfolio to itself, and every staged one to the record that it is: the one of its id, of
/// one of its aliases (initiatives) or of its title, else itself. Components are told by their subjects instead.
void mapRecords(Resolver& resolver, const Portfolio& portfolio, const ImportBatch& batch);

} // namespace banyan::intake

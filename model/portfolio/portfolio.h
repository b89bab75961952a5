// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/forecasts.h"
#include "model/portfolio/meetings.h"
#include "model/portfolio/observations.h"
#include "model/portfolio/table.h"

#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <tuple>

namespace banyan::portfolio {

/// Applies a template to every kept record type, in the order in which they are stored and written.
template <template <typename...> typename Target, template <typename> typename Wrap>
using ForRecords =
    Target<Wrap<Settings>, Wrap<Source>, Wrap<Team>, Wrap<System>, Wrap<Component>, Wrap<Flow>, Wrap<Dependency>,
           Wrap<PainPoint>, Wrap<Goal>, Wrap<Criterion>, Wrap<Estimate>, Wrap<Slo>, Wrap<Cost>, Wrap<Override>,
           Wrap<AssessmentSnapshot>, Wrap<Initiative>, Wrap<Roadmap>, Wrap<Scenario>, Wrap<Baseline>, Wrap<Decision>,
           Wrap<Slide>, Wrap<Prediction>, Wrap<VerdictSnapshot>, Wrap<Unmatched>>;

template <typename T>
using Identity = T;
template <typename T>
using RecordId = decltype(T::id);

/// A list of types, taken apart by a lambda: `[]<typename... T>(TypeList<T...>) {…}(RecordTypes{})`.
template <typename...>
struct TypeList {};
using RecordTypes = ForRecords<TypeList, Identity>;

/// Calls a macro with every record type, for what is to be compiled once.
#define BANYAN_FOR_EACH_RECORD(MACRO)                                                                                  \
    MACRO(Settings)                                                                                                    \
    MACRO(Source)                                                                                                      \
    MACRO(Team)                                                                                                        \
    MACRO(System)                                                                                                      \
    MACRO(Component)                                                                                                   \
    MACRO(Flow)                                                                                                        \
    MACRO(Dependency)                                                                                                  \
    MACRO(PainPoint)                                                                                                   \
    MACRO(Goal)                                                                                                        \
    MACRO(Criterion)                                                                                                   \
    MACRO(Estimate)                                                                                                    \
    MACRO(Slo)                                                                                                         \
    MACRO(Cost)                                                                                                        \
    MACRO(Override)                                                                                                    \
    MACRO(AssessmentSnapshot)                                                                                          \
    MACRO(Initiative)                                                                                                  \
    MACRO(Roadmap)                                                                                                     \
    MACRO(Scenario)                                                                                                    \
    MACRO(Baseline)                                                                                                    \
    MACRO(Decision)                                                                                                    \
    MACRO(Slide)                                                                                                       \
    MACRO(Prediction)                                                                                                  \
    MACRO(VerdictSnapshot)                                                                                             \
    MACRO(Unmatched)

#define BANYAN_RECORD_KIND(Record) Record,
enum class RecordKind { BANYAN_FOR_EACH_RECORD(BANYAN_RECORD_KIND) };
#undef BANYAN_RECORD_KIND

template <typename T>
struct RecordKindOf;
#define BANYAN_RECORD_KIND(Record)                                                                                     \
    template <>                                                                                                        \
    struct RecordKindOf<Record> {                                                                                      \
        static constexpr RecordKind kind = RecordKind::Record;                                                         \
    };
BANYAN_FOR_EACH_RECORD(BANYAN_RECORD_KIND)
#undef BANYAN_RECORD_KIND

/// A type of record that is kept.
template <typename T>
concept KeptRecord = requires {
    RecordKindOf<T>::kind;
};

/// The id of any one record.
class AnyId {
public:
    template <KeptRecord T>
    AnyId(const Id<T>& id)
        : m_kind(RecordKindOf<T>::kind)
        , m_text(id.value) {}

    [[nodiscard]] RecordKind kind() const { return m_kind; }
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// The id if it is one of a T.
    template <KeptRecord T>
    [[nodiscard]] std::optional<Id<T>> as() const {
        return m_kind == RecordKindOf<T>::kind ? std::optional(Id<T>(m_text)) : std::nullopt;
    }
    bool operator==(const AnyId&) const = default;

private:
    RecordKind m_kind;
    std::string m_text;
};

/// Any one record. Copies share it.
class AnyRecord {
public:
    template <KeptRecord T>
    AnyRecord(T record)
        : m_kind(RecordKindOf<T>::kind)
        , m_record(std::make_shared<const T>(std::move(record))) {}

    [[nodiscard]] RecordKind kind() const { return m_kind; }
    /// The record if it is a T, else nullptr.
    template <KeptRecord T>
    [[nodiscard]] const T* as() const {
        return m_kind == RecordKindOf<T>::kind ? static_cast<const T*>(m_record.get()) : nullptr;
    }
    bool operator==(const AnyRecord& other) const;

private:
    RecordKind m_kind;
    std::shared_ptr<const void> m_record;
};

/// `visitor(id)` or `visitor(record)` with the type that it has. (A std::variant of all kinds is long to compile.)
template <typename Visitor>
decltype(auto) visitId(const AnyId& id, Visitor&& visitor) {
    switch (id.kind()) {
#define BANYAN_VISIT(Record)                                                                                           \
    case RecordKind::Record:                                                                                           \
        return visitor(Id<Record>(id.text()));
        BANYAN_FOR_EACH_RECORD(BANYAN_VISIT)
#undef BANYAN_VISIT
    }
    std::abort();
}
template <typename Visitor>
decltype(auto) visitRecord(const AnyRecord& record, Visitor&& visitor) {
    switch (record.kind()) {
#define BANYAN_VISIT(Record)                                                                                           \
    case RecordKind::Record:                                                                                           \
        return visitor(*record.as<Record>());
        BANYAN_FOR_EACH_RECORD(BANYAN_VISIT)
#undef BANYAN_VISIT
    }
    std::abort();
}

#define BANYAN_EXTERN_TABLE(Record) extern template class Table<Record>;
BANYAN_FOR_EACH_RECORD(BANYAN_EXTERN_TABLE)
#undef BANYAN_EXTERN_TABLE

/// Everything that is known, as an immutable value. Copies are cheap and share structure; `apply` (edit.h) is the only
/// way to a changed one. Every reference inside it resolves.
class Portfolio {
public:
    template <typename T>
    [[nodiscard]] const Table<T>& table() const {
        return std::get<Table<T>>(m_tables);
    }

    [[nodiscard]] const Table<Component>& components() const { return table<Component>(); }
    [[nodiscard]] const Table<System>& systems() const { return table<System>(); }
    [[nodiscard]] const Table<Flow>& flows() const { return table<Flow>(); }
    [[nodiscard]] const Table<Team>& teams() const { return table<Team>(); }
    [[nodiscard]] const Table<Dependency>& dependencies() const { return table<Dependency>(); }
    [[nodiscard]] const Table<Goal>& goals() const { return table<Goal>(); }
    [[nodiscard]] const Table<PainPoint>& painPoints() const { return table<PainPoint>(); }
    [[nodiscard]] const Table<Initiative>& initiatives() const { return table<Initiative>(); }
    [[nodiscard]] const Table<Source>& sources() const { return table<Source>(); }

    /// The portfolio's settings, or the defaults where none were kept.
    [[nodiscard]] const Settings& settings() const;

    /// Rows of each source, by source id.
    [[nodiscard]] const std::map<SourceId, std::shared_ptr<const Observations>>& observations() const {
        return m_observations;
    }

    /// The record of that id, or nullptr.
    template <typename T>
    [[nodiscard]] const T* find(const Id<T>& id) const {
        return table<T>().find(id);
    }

    bool operator==(const Portfolio& other) const;

private:
    friend class PortfolioBuilder;

    ForRecords<std::tuple, Table> m_tables;
    std::map<SourceId, std::shared_ptr<const Observations>> m_observations;
};

/// Calls `visit(table)` for each table of `portfolio`, in storage order.
template <typename Visitor>
void forEachTable(const Portfolio& portfolio, Visitor&& visit) {
    [&]<typename... T>(TypeList<T...>) { (visit(portfolio.table<T>()), ...); }(RecordTypes{});
}

/// Assembles a portfolio without checks. For `apply` and for storage, which check the whole afterwards.
class PortfolioBuilder {
public:
    explicit PortfolioBuilder(Portfolio start = {})
        : m_portfolio(std::move(start)) {}

    template <typename T>
    void put(T record) {
        std::get<Table<T>>(m_portfolio.m_tables).put(std::move(record));
    }
    /// False when there was no such record.
    template <typename T>
    bool remove(const Id<T>& id) {
        return std::get<Table<T>>(m_portfolio.m_tables).remove(id);
    }
    void putRows(std::shared_ptr<const Observations> rows);
    void removeObservations(const SourceId& source) { m_portfolio.m_observations.erase(source); }

    [[nodiscard]] const Portfolio& current() const { return m_portfolio; }
    [[nodiscard]] Portfolio build() && { return std::move(m_portfolio); }

private:
    Portfolio m_portfolio;
};

} // namespace banyan::portfolio

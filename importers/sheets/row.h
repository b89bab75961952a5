// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/times.h"
#include "importers/base/xlsx.h"
#include "importers/sheets/mapping.h"
#include "model/intake/batch.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banyan::importers::sheets {

using namespace banyan::intake;

/// What is kept over all sheets of one source.
struct SourceState {
    SourceState(ImportBatch& b, const ReadOptions& o)
        : batch(b)
        , options(o)
        , times(o) {}

    ImportBatch& batch;
    const ReadOptions& options;
    ZonedTimes times;
    std::map<std::string, ComponentId> componentsById; ///< by the Id column, exactly as written
    std::map<std::string, size_t> teams;               ///< position of a staged team by its local id
    std::map<std::string, std::string> initiatives;    ///< id of a staged initiative by the slug of its title
    std::set<std::string> declared;                    ///< names in components sheets
    std::set<std::string> unknownMetrics;              ///< already reported
    std::map<std::string, std::string> metricNames;    ///< metric by a cell's text
};

/// How one sheet is written: which column holds what, and how dates and numbers are spelled.
struct SheetLayout {
    std::string file;
    std::string sheet; ///< of a workbook; empty for CSV
    const SheetKind* kind = nullptr;
    std::vector<std::string> header;
    int headerLine = 0;
    std::vector<Target> targets;   ///< by column
    std::vector<DateOrder> orders; ///< by column
    bool decimalComma = false;
};

/// Names of an enum's values in cells: its own, and what else people write, divided by ';'.
template <typename E>
struct ChoiceName {
    E value;
    std::string_view names;
};

/// One row, read field by field. A bad cell is noted and the row is rejected as a whole: a kind first reads all it
/// wants, then asks `good()`, and only then stages.
class Row {
public:
    Row(SourceState& state, const SheetLayout& layout);

    void start(const SheetRow& row);
    /// Refuses empty key cells and formula errors, hands the row to its kind, and records the rejection if there is
    /// one.
    void take();

    [[nodiscard]] SourceState& state() const { return m_state; }
    [[nodiscard]] ImportBatch& batch() const { return m_state.batch; }
    [[nodiscard]] const ReadOptions& options() const { return m_state.options; }

    /// The sheet has that column and the cell says something.
    [[nodiscard]] bool has(std::string_view field) const { return !cell(field).empty(); }
    [[nodiscard]] std::string text(std::string_view field) const { return std::string(cell(field)); }
    [[nodiscard]] std::vector<std::string> list(std::string_view field) const;
    /// In the column's unit. `unit` overrides the header's.
    std::optional<double> number(std::string_view field, double least = -1e15, double most = 1e15);
    /// 0–1; "80", "80 %" and "0.8" are the same.
    std::optional<double> share(std::string_view field);
    /// 0–1 as it stands; only a percent sign divides by 100.
    std::optional<double> fraction(std::string_view field);
    std::optional<int> whole(std::string_view field, int least, int most);
    std::optional<bool> flag(std::string_view field);
    std::optional<Date> day(std::string_view field);
    std::optional<Instant> moment(std::string_view field);
    template <typename E, size_t N>
    std::optional<E> choice(std::string_view field, const std::array<ChoiceName<E>, N>& names);

    /// Columns that hold metrics, estimates or answers and say something in this row.
    [[nodiscard]] const std::vector<std::pair<size_t, Target>>& metricCells() const { return m_metricCells; }
    /// The cell in the unit; refused outside least … most.
    std::optional<double> quantityAt(size_t column, std::string_view unitOfCell, std::string_view keptUnit,
                                     double least, double most);
    [[nodiscard]] std::optional<bool> flagAt(size_t column);
    [[nodiscard]] const std::string& textAt(size_t column) const { return m_row->cells[column]; }
    [[nodiscard]] int columnOf(std::string_view field) const;

    /// The metric that a cell names: a known one's id, else the text as it is (reported once).
    std::string metric(std::string_view field);
    /// A value of that metric in its unit (`unit` says which the cell is in; empty: the metric's own), within its
    /// bounds.
    std::optional<double> metricValue(std::string_view field, const std::string& metric, const std::string& unit);

    void refuse(std::string_view field, const std::string& complaint);
    void refuseAt(size_t column, const std::string& complaint);
    [[nodiscard]] bool good() const { return m_complaints.empty(); }

    [[nodiscard]] int line() const { return m_row->line; }
    [[nodiscard]] const std::string& file() const { return m_layout.file; }
    [[nodiscard]] std::string pointer() const;

    /// Local id of the component that a text names, by its name or by the Id of a components sheet.
    ComponentId component(std::string_view name) const;
    [[nodiscard]] std::vector<ComponentId> components(std::string_view field) const;

    template <typename T>
    Staged<T>& stage(T record, std::set<std::string> given) const {
        batch().staged<T>().push_back({std::move(record), std::move(given), line(), pointer(), file(), false});
        return batch().staged<T>().back();
    }

private:
    [[nodiscard]] std::string_view cell(std::string_view field) const;
    [[nodiscard]] std::string_view cellAt(size_t column) const;
    [[nodiscard]] CellKind kindAt(size_t column) const;
    void refuseErrors();
    void finish();

    SourceState& m_state;
    const SheetLayout& m_layout;
    std::vector<std::pair<std::string, size_t>> m_fields;
    std::vector<std::pair<size_t, Target>> m_metrics;
    std::vector<std::pair<size_t, Target>> m_metricCells;
    const SheetRow* m_row = nullptr;
    std::vector<std::string> m_complaints;
    std::set<size_t> m_uncalculated;
};

bool isChoice(std::string_view text, std::string_view names);

template <typename E, size_t N>
std::optional<E> Row::choice(std::string_view field, const std::array<ChoiceName<E>, N>& names) {
    const std::string_view text = cell(field);
    if (text.empty()) return {};
    std::string known;
    for (const ChoiceName<E>& name : names) {
        if (isChoice(text, name.names)) return name.value;
        known += (known.empty() ? "" : ", ") + std::string(name.names.substr(0, name.names.find(';')));
    }
    refuse(field, "is none of " + known);
    return {};
}

/// A record that is being filled from a row, and which of its fields the row gives. Field names are those of the
/// record.
template <typename T>
struct Draft {
    explicit Draft(Row& r)
        : row(r) {}

    Row& row;
    T record;
    std::set<std::string> given;

    template <typename Value, typename Read>
    Draft& put(std::string_view field, Value T::*member, std::optional<Read> value) {
        if (!value) return *this;
        record.*member = std::move(*value);
        given.insert(std::string(field));
        return *this;
    }
    Draft& text(std::string_view field, std::string T::*member) {
        return put(field, member, row.has(field) ? std::optional(row.text(field)) : std::nullopt);
    }
    Draft& list(std::string_view field, std::vector<std::string> T::*member) {
        return put(field, member, row.has(field) ? std::optional(row.list(field)) : std::nullopt);
    }
    template <typename Value>
    Draft& number(std::string_view field, Value T::*member, double least = -1e15, double most = 1e15) {
        return put(field, member, row.number(field, least, most));
    }
    template <typename Value>
    Draft& share(std::string_view field, Value T::*member) {
        return put(field, member, row.share(field));
    }
    template <typename Value>
    Draft& whole(std::string_view field, Value T::*member, int least, int most) {
        return put(field, member, row.whole(field, least, most));
    }
    Draft& flag(std::string_view field, bool T::*member) { return put(field, member, row.flag(field)); }
    template <typename Value>
    Draft& day(std::string_view field, Value T::*member) {
        return put(field, member, row.day(field));
    }
    template <typename Value, typename E, size_t N>
    Draft& choice(std::string_view field, Value T::*member, const std::array<ChoiceName<E>, N>& names) {
        return put(field, member, row.choice(field, names));
    }
    void stage() { row.stage(std::move(record), std::move(given)); }
};

} // namespace banyan::importers::sheets

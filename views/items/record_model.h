// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/items/record_table.h"
#include "views/session/text.h"

#include <algorithm>
#include <memory>

namespace banyan::items {

/// How one column reads and changes a record.
template <typename T>
struct RecordColumn {
    ColumnHead head;
    std::string field; ///< as in JSON: marked as set by hand when it is edited, so that no import overwrites it
    std::function<QString(const portfolio::Portfolio&, const T&)> text;
    std::function<std::optional<double>(const portfolio::Portfolio&, const T&)> number; ///< Number columns only
    std::function<QStringList(const portfolio::Portfolio&)> choices;                    ///< Choice columns only
    std::function<Result<void>(const portfolio::Portfolio&, T&, const QString&)> set;   ///< where it can be edited
};

/// The records of type T as a table that its columns describe.
template <typename T>
class RecordModel : public RecordTable {
public:
    using Columns = std::vector<RecordColumn<T>>;
    using RecordId = Id<T>;

    explicit RecordModel(Columns columns, QObject* parent = nullptr)
        : RecordTable(parent)
        , m_columns(std::move(columns)) {
        for (RecordColumn<T>& column : m_columns)
            column.head.editable = static_cast<bool>(column.set);
    }

    void reset(const portfolio::Portfolio& portfolio) override {
        beginResetModel();
        m_portfolio = portfolio;
        m_rows.clear();
        const auto& table = portfolio.table<T>();
        for (size_t i = 0; i < table.size(); ++i)
            m_rows.push_back(table.shared(i));
        endResetModel();
    }

    void update(const portfolio::Portfolio& before, const portfolio::Portfolio& after) override {
        const portfolio::Diff changes = portfolio::diff(before, after);
        const auto& mine = changes.of<T>();
        removeRowsOf(mine.removed);
        m_portfolio = after;
        insertRowsOf(after.table<T>(), mine.added);
        for (const RecordId& id : mine.changed) {
            const int row = rowOf(id);
            m_rows[static_cast<size_t>(row)] = after.table<T>().shared(static_cast<size_t>(row));
            emit dataChanged(index(row, 0), index(row, columnCount() - 1));
        }
        const auto [first, last] = columnsThatFollow(changes);
        if (first <= last && !m_rows.empty()) emit dataChanged(index(0, first), index(rowCount() - 1, last));
    }

    [[nodiscard]] const T& record(int row) const { return *m_rows.at(static_cast<size_t>(row)); }
    /// -1 when it is not there.
    [[nodiscard]] int rowOf(const RecordId& id) const {
        const auto found =
            std::ranges::lower_bound(m_rows, id, {}, [](const auto& r) -> const RecordId& { return r->id; });
        return found != m_rows.end() && (*found)->id == id ? static_cast<int>(found - m_rows.begin()) : -1;
    }

    [[nodiscard]] portfolio::AnyId idAt(int row) const override { return record(row).id; }
    [[nodiscard]] int rowOfId(const portfolio::AnyId& id) const override {
        const auto mine = id.as<T>();
        return mine ? rowOf(*mine) : -1;
    }
    [[nodiscard]] const ColumnHead& head(int column) const override { return at(column).head; }
    [[nodiscard]] QString cellText(int row, int column) const override {
        return at(column).text(m_portfolio, record(row));
    }
    [[nodiscard]] std::optional<double> cellNumber(int row, int column) const override {
        return at(column).number ? at(column).number(m_portfolio, record(row)) : std::nullopt;
    }
    [[nodiscard]] QStringList choices(int column) const override {
        return at(column).choices ? at(column).choices(m_portfolio) : QStringList();
    }
    [[nodiscard]] QString kindName() const override { return session::toQt(portfolio::Describe<T>::name); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
    }
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override {
        return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
    }

    [[nodiscard]] Result<portfolio::Edit> setting(const std::vector<int>& rows, int column,
                                                  const QString& text) const override {
        portfolio::Edit edit;
        const RecordColumn<T>& of = at(column);
        for (const int row : rows) {
            T changed = record(row);
            BANYAN_TRY(of.set(m_portfolio, changed, text));
            if (changed == record(row)) continue;
            markByHand(changed, of.field);
            edit.operations.emplace_back(portfolio::Put{std::move(changed)});
        }
        edit.label = session::fromQt(labelOf(rows, of, text));
        return edit;
    }

protected:
    [[nodiscard]] const portfolio::Portfolio& portfolio() const { return m_portfolio; }
    /// First and last column that show something else after changes of other tables; first > last: none.
    [[nodiscard]] virtual std::pair<int, int> columnsThatFollow(const portfolio::Diff& changes) const = 0;
    [[nodiscard]] QString nameAt(int row) const override { return cellText(row, 0); }

private:
    [[nodiscard]] const RecordColumn<T>& at(int column) const { return m_columns.at(static_cast<size_t>(column)); }

    static void markByHand(T& record, const std::string& field) {
        if constexpr (requires { record.origins.push_back(portfolio::FieldOrigin{}); }) {
            std::erase_if(record.origins, [&](const portfolio::FieldOrigin& origin) { return origin.field == field; });
            record.origins.push_back({field, {}, {}, 0, {}});
        }
    }

    [[nodiscard]] QString labelOf(const std::vector<int>& rows, const RecordColumn<T>& of, const QString& text) const {
        const QString value = text.isEmpty() ? QStringLiteral("none") : '"' + text + '"';
        if (rows.size() != 1)
            return QStringLiteral("set the %1 of %2 to %3")
                .arg(of.head.title.toLower(), session::counted(static_cast<qint64>(rows.size()), kindName()), value);
        const QString name = '"' + nameAt(rows.front()) + '"';
        if (of.field == "name") return QStringLiteral("rename %1 %2 to %3").arg(kindName(), name, value);
        return QStringLiteral("set %1 of %2 to %3").arg(of.head.title.toLower(), name, value);
    }

    void removeRowsOf(const std::vector<RecordId>& ids) {
        for (auto id = ids.rbegin(); id != ids.rend();) {
            const int last = rowOf(*id);
            int first = last;
            for (++id; id != ids.rend() && rowOf(*id) == first - 1; ++id)
                --first;
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
        }
    }

    void insertRowsOf(const portfolio::Table<T>& table, const std::vector<RecordId>& ids) {
        for (auto id = ids.begin(); id != ids.end();) {
            const int first = table.indexOf(*id);
            int last = first;
            for (++id; id != ids.end() && table.indexOf(*id) == last + 1; ++id)
                ++last;
            beginInsertRows({}, first, last);
            std::vector<std::shared_ptr<const T>> fresh;
            for (int row = first; row <= last; ++row)
                fresh.push_back(table.shared(static_cast<size_t>(row)));
            m_rows.insert(m_rows.begin() + first, fresh.begin(), fresh.end());
            endInsertRows();
        }
    }

    Columns m_columns;
    std::vector<std::shared_ptr<const T>> m_rows;
    portfolio::Portfolio m_portfolio;
};

/// A table whose columns all follow what happens to the tables that it names.
template <typename T, typename... Followed>
class FollowingModel : public RecordModel<T> {
public:
    using RecordModel<T>::RecordModel;

protected:
    [[nodiscard]] std::pair<int, int> columnsThatFollow(const portfolio::Diff& changes) const override {
        const bool any = (!changes.of<Followed>().empty() || ...);
        return any ? std::pair(0, this->columnCount() - 1) : std::pair(1, 0);
    }
};

} // namespace banyan::items

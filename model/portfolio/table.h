// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/id.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace banyan::portfolio {

/// Records of one kind in the order of their ids. Copies share both the list and the records; a writer that shares its
/// list copies it first.
template <typename T>
class Table {
    using Rows = std::vector<std::shared_ptr<const T>>;

public:
    class Iterator {
    public:
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        Iterator() = default;
        explicit Iterator(typename Rows::const_iterator at)
            : m_at(at) {}
        const T& operator*() const { return **m_at; }
        const T* operator->() const { return m_at->get(); }
        Iterator& operator++() {
            ++m_at;
            return *this;
        }
        Iterator operator++(int) { return Iterator(m_at++); }
        bool operator==(const Iterator&) const = default;

    private:
        typename Rows::const_iterator m_at;
    };

    [[nodiscard]] size_t size() const { return rows().size(); }
    [[nodiscard]] bool empty() const { return rows().empty(); }
    [[nodiscard]] Iterator begin() const { return Iterator(rows().begin()); }
    [[nodiscard]] Iterator end() const { return Iterator(rows().end()); }
    /// The record at a position in id order.
    [[nodiscard]] const T& at(size_t index) const { return *rows().at(index); }
    [[nodiscard]] const std::shared_ptr<const T>& shared(size_t index) const { return rows().at(index); }

    [[nodiscard]] const T* find(const Id<T>& id) const;

    /// Position of the record in id order, or -1.
    [[nodiscard]] int indexOf(const Id<T>& id) const;

    /// True when both share one list, which makes them equal without a look inside.
    [[nodiscard]] bool sharesWith(const Table& other) const { return m_rows == other.m_rows; }

    bool operator==(const Table& other) const;

private:
    friend class PortfolioBuilder;

    static const Rows& none() {
        static const Rows empty;
        return empty;
    }
    static auto lowerBound(const Rows& rows, const Id<T>& id) {
        return std::ranges::lower_bound(rows, id, {}, [](const auto& r) -> const Id<T>& { return r->id; });
    }

    [[nodiscard]] const Rows& rows() const { return m_rows ? *m_rows : none(); }

    Rows& writable();
    void put(T record);
    bool remove(const Id<T>& id);

    std::shared_ptr<Rows> m_rows;
};

// Not inline, so that they are compiled once for each kind (portfolio.cpp).

template <typename T>
const T* Table<T>::find(const Id<T>& id) const {
    const auto found = lowerBound(rows(), id);
    return found != rows().end() && (*found)->id == id ? found->get() : nullptr;
}

template <typename T>
int Table<T>::indexOf(const Id<T>& id) const {
    const auto found = lowerBound(rows(), id);
    return found != rows().end() && (*found)->id == id ? static_cast<int>(found - rows().begin()) : -1;
}

template <typename T>
bool Table<T>::operator==(const Table& other) const {
    if (sharesWith(other)) return true;
    return std::ranges::equal(rows(), other.rows(), [](const auto& a, const auto& b) { return a == b || *a == *b; });
}

template <typename T>
auto Table<T>::writable() -> Rows& {
    if (!m_rows)
        m_rows = std::make_shared<Rows>();
    else if (m_rows.use_count() > 1)
        m_rows = std::make_shared<Rows>(*m_rows);
    return *m_rows;
}

template <typename T>
void Table<T>::put(T record) {
    Rows& list = writable();
    const auto found = lowerBound(list, record.id);
    const auto at = list.begin() + (found - list.cbegin());
    const bool replaces = at != list.end() && (*at)->id == record.id;
    auto kept = std::make_shared<const T>(std::move(record));
    if (replaces)
        *at = std::move(kept);
    else
        list.insert(at, std::move(kept));
}

template <typename T>
bool Table<T>::remove(const Id<T>& id) {
    if (!find(id)) return false;
    Rows& list = writable();
    list.erase(list.begin() + (lowerBound(list, id) - list.cbegin()));
    return true;
}

} // namespace banyan::portfolio

// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/portfolio.h"

namespace banyan::portfolio {

#define BANYAN_TABLE(Record) template class Table<Record>;
BANYAN_FOR_EACH_RECORD(BANYAN_TABLE)
#undef BANYAN_TABLE

bool AnyRecord::operator==(const AnyRecord& other) const {
    if (m_kind != other.m_kind) return false;
    return m_record == other.m_record ||
           visitRecord(*this, [&]<typename T>(const T& record) { return record == *other.as<T>(); });
}

const Settings& Portfolio::settings() const {
    static const Settings defaults;
    const Settings* const kept = find(defaults.id);
    return kept ? *kept : defaults;
}

bool Portfolio::operator==(const Portfolio& other) const {
    if (m_tables != other.m_tables) return false;
    return std::ranges::equal(m_observations, other.m_observations, [](const auto& a, const auto& b) {
        return a.first == b.first && (a.second == b.second || *a.second == *b.second);
    });
}

void PortfolioBuilder::putRows(std::shared_ptr<const Observations> rows) {
    SourceId source = rows->source;
    m_portfolio.m_observations[std::move(source)] = std::move(rows);
}

} // namespace banyan::portfolio

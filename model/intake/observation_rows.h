// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/intake/resolve.h"

namespace banyan::intake {

/// The bulk rows that an import changes: those of its own source, and those of earlier ones that waited for a
/// component.
class ObservationRows {
public:
    ObservationRows(const Portfolio& portfolio, const ImportBatch& batch, const std::vector<Matched>& matched,
                    const Resolver& resolver)
        : m_portfolio(portfolio)
        , m_batch(batch)
        , m_matched(matched)
        , m_resolver(resolver) {}

    /// Renews the rows of `source` by the batch's, and counts and lists them in `out`.
    void renew(const SourceId& source, DryRun& out);
    /// Gives the rows of `source` that speak of `label` to a component that there is now.
    void release(const SourceId& source, const std::string& label, const ComponentId& component);
    /// Rows of the batch that speak of a subject which no component answers to.
    [[nodiscard]] int unmatched(size_t subject) const;
    /// Appends what puts the rows that are no longer as they were. The last thing asked: the rows go with it.
    void moveTo(std::vector<Operation>& operations);

private:
    template <typename Row>
    std::vector<Row> placed(const std::vector<Row>& rows);
    Observations& rowsOf(const SourceId& source);

    const Portfolio& m_portfolio;
    const ImportBatch& m_batch;
    const std::vector<Matched>& m_matched;
    const Resolver& m_resolver;
    std::map<SourceId, Observations> m_rows;
    std::map<size_t, int> m_unmatched;
};

} // namespace banyan::intake

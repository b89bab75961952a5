// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/facts/candidate.h"

#include "model/facts/laws.h"

#include <algorithm>
#include <tuple>

namespace banyan::facts {

void Candidates::add(Candidate candidate) {
    Fact& fact = candidate.fact;
    fact.raw = rawOf(fact.law);
    fact.estimated = candidate.standing == Candidate::Standing::Estimated;
    fact.declared = candidate.standing == Candidate::Standing::Declared;
    fact.ageDays = std::max(0, m_asOf - candidate.date);
    m_all.push_back(std::move(candidate));
}

const Fact* Candidates::best() const {
    const auto found = std::ranges::min_element(m_all, {}, [](const Candidate& c) {
        return std::tuple(c.standing, c.rank, !c.hasRows, -c.date.days, std::string_view(c.source));
    });
    return found == m_all.end() ? nullptr : &found->fact;
}

Window lastDays(const SourceView& source, int days) {
    return {std::max(source.window.from, source.window.to - days), source.window.to};
}

Provenance provenanceOf(const Measurement& reading, const SourceView& source) {
    return {source.id, reading.file, reading.line, reading.pointer, reading.date, 1};
}

} // namespace banyan::facts

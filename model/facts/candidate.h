// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/facts/subject.h"

namespace banyan::facts {

/// One way to know a fact. The best one becomes the fact.
struct Candidate {
    enum class Standing { Measured, Declared, Estimated } standing = Standing::Measured;
    int rank = 0;        ///< of its source
    bool hasRows = true; ///< false: its source only covers the component
    Date date;           ///< of its latest reading
    std::string source;
    Fact fact;
};

/// Candidates for one fact of one component.
class Candidates {
public:
    explicit Candidates(Date asOf)
        : m_asOf(asOf) {}
    /// Fills in age, flags and the displayed interval.
    void add(Candidate candidate);
    [[nodiscard]] Date asOf() const { return m_asOf; }
    /// True on the as-of day too.
    [[nodiscard]] bool isPast(Date day) const { return day <= m_asOf; }
    /// The best one, or nullptr.
    [[nodiscard]] const Fact* best() const;

private:
    Date m_asOf;
    std::vector<Candidate> m_all;
};

/// A row of the table of derived facts: where each is worked out, and over how many days back.
struct DerivedFact {
    std::string_view id;
    std::string_view unit;
    int windowDays;
    void (*derive)(const DerivedFact& fact, const Subject& subject, Candidates& candidates);
};

void incidentRate(const DerivedFact& fact, const Subject& subject, Candidates& candidates);
void timeToRestore(const DerivedFact& fact, const Subject& subject, Candidates& candidates);
void changeFailureRate(const DerivedFact& fact, const Subject& subject, Candidates& candidates);
void commits(const DerivedFact& fact, const Subject& subject, Candidates& candidates);

void latencyRatio(const DerivedFact& fact, const Subject& subject, Candidates& candidates);
void errorBudgetBurn(const DerivedFact& fact, const Subject& subject, Candidates& candidates);
void peakCpu(const DerivedFact& fact, const Subject& subject, Candidates& candidates);
/// Readings of a metric as they are, and a person's estimate.
void readingsOf(std::string_view metric, std::string_view unit, const Subject& subject, Candidates& candidates);

/// Structure of the component, put under its facts where a dependency source speaks of it.
void putStructure(const Subject& subject, const Subjects& subjects, size_t components, Facts& facts);
void putCosts(const Subject& subject, const Subjects& subjects, Facts& facts);
void putAnswers(const Subject& subject, Date asOf, Facts& facts);

/// The last `days` days of the source's window.
Window lastDays(const SourceView& source, int days);
Provenance provenanceOf(const Measurement& reading, const SourceView& source);

} // namespace banyan::facts

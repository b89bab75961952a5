// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/roadmap/change.h"

namespace banyan::roadmap {

/// Sentences on what differs between two sides.
class ChangeWording {
public:
    ChangeWording(const Side& before, const Side& after)
        : m_before(before)
        , m_after(after) {}

    [[nodiscard]] std::string moved(const Side::Entry& was, const Side::Entry& now) const;
    [[nodiscard]] std::string in(const InitiativeId& id, const Side::Entry& now) const;
    [[nodiscard]] std::string out(const InitiativeId& id, const Side::Entry& was) const;
    [[nodiscard]] std::string finished(const Side::Entry& was, const FinishedInitiative& now) const;
    /// `now` is nullptr when the initiative isn't planned any more.
    [[nodiscard]] std::string deadline(const std::string& title, Date deadline, bool met, const Side::Entry* now) const;
    [[nodiscard]] std::vector<std::string> summary(const PlanChange& change) const;

private:
    [[nodiscard]] std::string causeLater(const Side::Entry& was, const Side::Entry& now) const;
    [[nodiscard]] std::string causeEarlier(const Side::Entry& was, const Side::Entry& now) const;
    struct Barrier {
        std::string clause;
        InitiativeId who; ///< empty: nobody in particular
    };
    /// What in the plan after keeps it from where it was.
    [[nodiscard]] std::optional<Barrier> barrier(const Side::Entry& was, const Side::Entry& now) const;
    [[nodiscard]] std::optional<Barrier> predecessor(const Side::Entry& was, const Side::Entry& now) const;
    [[nodiscard]] std::optional<Barrier> neighbour(const Side::Entry& was, const Side::Entry& now) const;
    [[nodiscard]] std::optional<Barrier> shortage(const Side::Entry& was, const Side::Entry& now) const;
    [[nodiscard]] std::string followed(const Side::Entry& now) const;
    [[nodiscard]] std::string lessHours(const Side::Entry& now) const;

    const Side& m_before;
    const Side& m_after;
};

} // namespace banyan::roadmap

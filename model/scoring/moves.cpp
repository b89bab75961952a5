// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/scoring/moves.h"

#include "model/scoring/cell.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace banyan::scoring {

namespace {

constexpr double nothing = 1e-9; ///< a smaller change of V·R is rounding

/// A part of the change of V·R, with what it is due to.
struct Part {
    double change = 0;
    CauseKind kind = CauseKind::Others;
    Axis axis = Axis::Risk;
    const CriterionId* criterion = nullptr; ///< none for a floor
    double before = 0;
    double after = 0;
};

/// A component on both sides of the change.
struct Pair {
    const ComponentAssessment* before = nullptr;
    const ComponentAssessment* after = nullptr;

    /// What one point on the axis moves V·R by.
    [[nodiscard]] double worth(Axis axis) const {
        return axis == Axis::Value ? (before->risk.mid + after->risk.mid) / 2
                                   : (before->value.mid + after->value.mid) / 2;
    }
};

/// Where a criterion's term stands in every component of either side.
struct Place {
    std::optional<size_t> before;
    std::optional<size_t> after;
};

std::vector<Place> placesOf(const Assessment& before, const Assessment& after) {
    std::vector<Place> out;
    if (before.components.empty() || after.components.empty()) return out;
    const std::vector<Term>& old = before.components.front().terms;
    const std::vector<Term>& now = after.components.front().terms;
    std::vector<bool> found(old.size());
    for (size_t i = 0; i < now.size(); ++i) {
        Place place{{}, i};
        for (size_t k = 0; k < old.size() && !place.before; ++k)
            if (old[k].axis == now[i].axis && before.criterionOf(old[k]).id == after.criterionOf(now[i]).id)
                place.before = k;
        if (place.before) found[*place.before] = true;
        out.push_back(place);
    }
    for (size_t k = 0; k < old.size(); ++k)
        if (!found[k]) out.push_back({k, {}});
    return out;
}

/// Both sides of what is compared.
struct Sides {
    const Assessment& before;
    const Assessment& after;
    std::vector<Place> places;
};

/// Δ(w·s) = Δw · mean s + mean w · Δs. A criterion that is on one side only weighs nothing on the other.
void addParts(const Pair& pair, Axis axis, const CriterionId& criterion, const Term* before, const Term* after,
              std::vector<Part>& parts) {
    const double weightBefore = before ? before->weight : 0;
    const double weightAfter = after ? after->weight : 0;
    const double scoreBefore = before ? before->score.mid : after->score.mid;
    const double scoreAfter = after ? after->score.mid : before->score.mid;
    const double worth = pair.worth(axis);
    parts.push_back({worth * (weightAfter - weightBefore) * (scoreBefore + scoreAfter) / 2, CauseKind::Weight, axis,
                     &criterion, weightBefore, weightAfter});
    parts.push_back({worth * (scoreAfter - scoreBefore) * (weightBefore + weightAfter) / 2, CauseKind::Data, axis,
                     &criterion, scoreBefore, scoreAfter});
}

double floorPoints(const ComponentAssessment& component, Axis axis) {
    double points = 0;
    for (const Adjustment& adjustment : component.adjustments)
        if (adjustment.axis == axis) points += adjustment.points.mid;
    return points;
}

std::vector<Part> partsOf(const Pair& pair, const Sides& sides) {
    std::vector<Part> parts;
    for (const Place& place : sides.places) {
        const Term* old = place.before ? &pair.before->terms[*place.before] : nullptr;
        const Term* now = place.after ? &pair.after->terms[*place.after] : nullptr;
        const CriterionId& criterion = now ? sides.after.criterionOf(*now).id : sides.before.criterionOf(*old).id;
        addParts(pair, now ? now->axis : old->axis, criterion, old, now, parts);
    }
    for (const Axis axis : {Axis::Value, Axis::Risk}) {
        const double was = floorPoints(*pair.before, axis);
        const double is = floorPoints(*pair.after, axis);
        parts.push_back({pair.worth(axis) * (is - was), CauseKind::Floor, axis, nullptr, was, is});
    }
    return parts;
}

Cause causeOf(const Pair& pair, const Move& move, const Sides& sides) {
    const double change = orderOf(*pair.after) - orderOf(*pair.before);
    const int rise = move.rankBefore - move.rankAfter;
    const bool explained = std::abs(change) > nothing && (rise == 0 || (rise > 0) == (change > 0));
    if (!explained) return {};
    Part largest;
    for (const Part& part : partsOf(pair, sides))
        if ((part.change > 0) == (change > 0) && std::abs(part.change) > std::abs(largest.change)) largest = part;
    return {largest.kind, largest.axis, largest.criterion ? *largest.criterion : CriterionId(), largest.before,
            largest.after};
}

std::string because(const Move& move, const Assessment& before, const Assessment& after) {
    const Cause& cause = move.cause;
    const Criterion* criterion = after.criterion(cause.criterion);
    if (!criterion) criterion = before.criterion(cause.criterion);
    const std::string name = criterion ? criterion->name : cause.criterion.value;
    const std::string axis = cause.axis == Axis::Value ? "value" : "risk";
    switch (cause.kind) {
    case CauseKind::Weight:
        return name + " weighs " + percentText(cause.after, 1) + " of " + axis + " instead of " +
               percentText(cause.before, 1);
    case CauseKind::Data:
        return name + " scores " + shortNumber(cause.after, 0) + " instead of " + shortNumber(cause.before, 0);
    case CauseKind::Floor:
        return cause.after > cause.before ? "a floor lifts its " + axis + " by " + pointsText(cause.after)
                                          : "no floor lifts its " + axis + " as far as before";
    case CauseKind::Others:
        break;
    }
    if (move.rankBefore == 0 || move.rankAfter == 0) return {};
    return move.rankAfter > move.rankBefore ? "others passed it" : "others fell behind";
}

std::string what(const Move& move) {
    std::string text = move.name;
    if (move.rankBefore == 0 && move.rankAfter != 0)
        text += " has rank " + std::to_string(move.rankAfter) + " now";
    else if (move.rankAfter == 0 && move.rankBefore != 0)
        text += " has no rank any more; it had " + std::to_string(move.rankBefore);
    else if (move.rankBefore != move.rankAfter)
        text += std::string(move.rankAfter < move.rankBefore ? " rises" : " falls") + " from " +
                std::to_string(move.rankBefore) + " to " + std::to_string(move.rankAfter);
    else
        text += " keeps its rank";
    if (!move.changesQuadrant()) return text;
    return text + " and goes from " + std::string(quadrantTitle(move.quadrantBefore)) + " to " +
           std::string(quadrantTitle(move.quadrantAfter));
}

} // namespace

double orderOf(const ComponentAssessment& component) {
    return component.value.mid * component.risk.mid / 100;
}

std::vector<int> ranks(const Assessment& assessment) {
    std::vector<size_t> order;
    std::vector<double> keys;
    for (size_t i = 0; i < assessment.components.size(); ++i) {
        keys.push_back(orderOf(assessment.components[i]));
        if (assessment.components[i].quadrant != Quadrant::Unknown) order.push_back(i);
    }
    std::ranges::stable_sort(order, [&](size_t a, size_t b) { return keys[a] > keys[b]; });
    std::vector<int> out(assessment.components.size());
    for (size_t rank = 0; rank < order.size(); ++rank)
        out[order[rank]] = static_cast<int>(rank) + 1;
    return out;
}

std::vector<Move> moves(const Assessment& before, const Assessment& after) {
    const std::vector<int> was = ranks(before);
    const std::vector<int> is = ranks(after);
    const Sides sides{before, after, placesOf(before, after)};
    std::vector<Move> out;
    for (size_t i = 0; i < after.components.size(); ++i) {
        const ComponentAssessment& now = after.components[i];
        const ComponentAssessment* old = before.find(now.id);
        Move move{now.id, now.name, 0, is[i], Quadrant::Unknown, now.quadrant, {}};
        if (old) {
            move.rankBefore = was[static_cast<size_t>(old - before.components.data())];
            move.quadrantBefore = old->quadrant;
        }
        if (move.rankBefore == move.rankAfter && !move.changesQuadrant()) continue;
        if (old) move.cause = causeOf({old, &now}, move, sides);
        out.push_back(std::move(move));
    }
    for (size_t i = 0; i < before.components.size(); ++i) {
        const ComponentAssessment& old = before.components[i];
        if (was[i] != 0 && !after.find(old.id))
            out.push_back({old.id, old.name, was[i], 0, old.quadrant, Quadrant::Unknown, {}});
    }
    const auto best = [](const Move& move) {
        if (move.rankBefore == 0 || move.rankAfter == 0) return std::max(move.rankBefore, move.rankAfter);
        return std::min(move.rankBefore, move.rankAfter);
    };
    std::ranges::stable_sort(out, {}, [&](const Move& move) { return std::pair(best(move), move.rankAfter); });
    return out;
}

std::string sentence(const Move& move, const Assessment& before, const Assessment& after) {
    const std::string why = because(move, before, after);
    return what(move) + (why.empty() ? "." : ": " + why + ".");
}

} // namespace banyan::scoring

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/map_points.h"

#include "model/scoring/placement.h"
#include "views/session/sieve.h"
#include "views/session/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <cmath>

namespace banyan::charts {

using portfolio::ComponentId;
using portfolio::Quadrant;
using session::toQt;

namespace {

constexpr double movedBy = 1; ///< points of value or risk from which on a trail is drawn
constexpr double inside = 5;  ///< points that an overridden mark stands inside of its quadrant

QString tr(const char* text) {
    return QCoreApplication::translate("Map", text);
}

QString rounded(double x) {
    return toQt(shortNumber(x, 0));
}

QString ranged(const Interval& x) {
    if (x.high - x.low < 1) return rounded(x.mid);
    return tr("%1 (%2 to %3)").arg(rounded(x.mid), rounded(x.low), rounded(x.high));
}

QString whyUnplaced(const scoring::ComponentAssessment& assessed) {
    if (assessed.valueCoverage == 0 && assessed.riskCoverage == 0) return tr("no data");
    if (assessed.valueCoverage == 0) return tr("value unknown");
    if (assessed.riskCoverage == 0) return tr("risk unknown");
    return tr("too little data");
}

bool valueHigh(Quadrant quadrant) {
    return quadrant == Quadrant::AddressEarly || quadrant == Quadrant::Retain;
}

bool riskHigh(Quadrant quadrant) {
    return quadrant == Quadrant::AddressEarly || quadrant == Quadrant::ReplaceOrRetire;
}

/// The score, or the nearest one that is well inside the side which a person chose.
double onSide(double score, double threshold, bool high) {
    return high ? std::max(score, std::min(100.0, threshold + inside))
                : std::min(score, std::max(0.0, threshold - inside));
}

MapPoint pointOf(const scoring::ComponentAssessment& assessed, const portfolio::Component& record, bool overridden) {
    MapPoint point;
    point.id = assessed.id;
    point.name = toQt(record.name.empty() ? record.id.value : record.name);
    point.quadrant = assessed.quadrant;
    point.computed = point.assessed = assessed.computedQuadrant;
    point.overridden = overridden;
    point.confidence = assessed.confidence;
    point.value = assessed.value;
    point.risk = assessed.risk;
    return point;
}

template <typename PlaceOf>
std::vector<MapTrail> trails(const MapContent& content, PlaceOf&& placeOf) {
    std::vector<MapTrail> out;
    for (size_t i = 0; i < content.points.size(); ++i) {
        const MapPoint& point = content.points[i];
        const std::optional<std::pair<QPointF, Quadrant>> before = placeOf(point.id);
        if (!before || before->second == Quadrant::Unknown || point.computed == Quadrant::Unknown) continue;
        const bool sideChanged = before->second != point.computed;
        const double moved =
            std::max(std::abs(before->first.x() - point.value.mid), std::abs(before->first.y() - point.risk.mid));
        if (moved > movedBy || sideChanged) out.push_back({i, before->first, sideChanged});
    }
    return out;
}

} // namespace

void MapContent::moveThresholds(double value, double risk) {
    valueThreshold = value;
    riskThreshold = risk;
    const bool assessed =
        derived && value == derived->assessment.valueThreshold && risk == derived->assessment.riskThreshold;
    counts = {};
    for (MapPoint& point : points) {
        if (point.assessed != Quadrant::Unknown)
            point.computed =
                assessed ? point.assessed : scoring::quadrantOf(point.value.mid >= value, point.risk.mid >= risk);
        if (!point.overridden) point.quadrant = point.computed;
        point.at = QPointF(point.value.mid, point.risk.mid);
        if (point.overridden && point.quadrant != point.computed)
            point.at = QPointF(onSide(point.value.mid, value, valueHigh(point.quadrant)),
                               onSide(point.risk.mid, risk, riskHigh(point.quadrant)));
        const auto index = static_cast<size_t>(point.quadrant);
        if (style.colourBy == ColourBy::Quadrant) point.colour = static_cast<uint8_t>(index);
        ++counts.at(index);
    }
}

const MapPoint* MapContent::find(const ComponentId& id) const {
    const auto found = std::ranges::find(points, id, &MapPoint::id);
    return found == points.end() ? nullptr : &*found;
}

MapContent mapContent(const std::shared_ptr<const session::Derived>& from, const session::Filter& filter,
                      const MapStyle& style) {
    MapContent content;
    content.derived = from;
    content.style = style;
    if (!from) return content;
    const session::Derived& derived = *from;
    const auto overrides = scoring::overrides(derived.portfolio, derived.assessment.asOf);
    content.total = static_cast<int>(derived.assessment.components.size());
    const session::Sieve sieve(filter, derived.portfolio, from);
    for (const scoring::ComponentAssessment& assessed : derived.assessment.components) {
        const portfolio::Component* record = derived.portfolio.find(assessed.id);
        if (!record || !sieve.shows(*record)) continue;
        ++content.shown;
        if (assessed.quadrant != Quadrant::Unknown) {
            content.points.push_back(pointOf(assessed, *record, overrides.contains(assessed.id)));
            continue;
        }
        content.unplaced.push_back({assessed.id, toQt(record->name), whyUnplaced(assessed),
                                    assessed.missing.empty() ? QString() : toQt(assessed.missing.front())});
    }
    std::ranges::stable_sort(content.points, std::ranges::greater{},
                             [](const MapPoint& point) { return point.value.mid * point.risk.mid; });
    content.legend = applyStyle(style, derived, content.points);
    content.moveThresholds(derived.assessment.valueThreshold, derived.assessment.riskThreshold);
    return content;
}

std::vector<MapTrail> trailsSince(const MapContent& content, const portfolio::AssessmentSnapshot& before) {
    std::map<ComponentId, const portfolio::SnapshotPlacement*> placements;
    for (const portfolio::SnapshotPlacement& placement : before.placements)
        placements[placement.component] = &placement;
    return trails(content, [&](const ComponentId& id) -> std::optional<std::pair<QPointF, Quadrant>> {
        const auto found = placements.find(id);
        if (found == placements.end()) return {};
        return std::pair(QPointF(found->second->value, found->second->risk), found->second->quadrant);
    });
}

std::vector<MapTrail> trailsSince(const MapContent& content, const scoring::Assessment& before) {
    return trails(content, [&](const ComponentId& id) -> std::optional<std::pair<QPointF, Quadrant>> {
        const scoring::ComponentAssessment* found = before.find(id);
        if (!found) return {};
        return std::pair(QPointF(found->value.mid, found->risk.mid), found->computedQuadrant);
    });
}

QString tipOf(const MapContent& content, const MapPoint& point) {
    QString tip = point.name;
    if (const portfolio::Component* record = content.derived->portfolio.find(point.id)) {
        QStringList belongs{session::nameOf(content.derived->portfolio, record->system),
                            session::nameOf(content.derived->portfolio, record->owner)};
        belongs.removeAll(QString());
        if (!belongs.isEmpty()) tip += '\n' + belongs.join(QStringLiteral(" · "));
    }
    tip += '\n' + toQt(scoring::quadrantTitle(point.quadrant));
    const auto* assessed = content.derived->assessment.find(point.id);
    if (point.leavesGhost())
        tip += tr(", as a person decided; computed: %1").arg(toQt(scoring::quadrantTitle(point.computed)));
    else if (assessed && assessed->probability && point.assessed == point.quadrant)
        tip += tr(", %1 % of draws")
                   .arg(rounded(100 * assessed->probability->quadrant.at(static_cast<size_t>(point.quadrant))));
    return tip + '\n' + tr("Value %1").arg(ranged(point.value)) + '\n' + tr("Risk %1").arg(ranged(point.risk));
}

} // namespace banyan::charts

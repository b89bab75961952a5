// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/map_points.h"

#include "views/session/text.h"

#include <QStringList>

#include <algorithm>

namespace banyan::charts {

using portfolio::Quadrant;
using session::toQt;

namespace {

QString rounded(double x) {
    return toQt(shortNumber(x, 0));
}

QString ranged(const Interval& x) {
    if (x.high - x.low < 1) return rounded(x.mid);
    return QStringLiteral("%1 (%2 to %3)").arg(rounded(x.mid), rounded(x.low), rounded(x.high));
}

QString whyUnplaced(const scoring::ComponentAssessment& assessed) {
    if (assessed.valueCoverage == 0 && assessed.riskCoverage == 0) return QStringLiteral("no data");
    if (assessed.valueCoverage == 0) return QStringLiteral("value unknown");
    if (assessed.riskCoverage == 0) return QStringLiteral("risk unknown");
    return QStringLiteral("too little data");
}

} // namespace

MapContent mapContent(const std::shared_ptr<const session::Derived>& from, const session::Filter& filter) {
    MapContent content;
    content.derived = from;
    if (!from) return content;
    const session::Derived& derived = *from;
    content.valueThreshold = derived.assessment.valueThreshold;
    content.riskThreshold = derived.assessment.riskThreshold;
    content.total = static_cast<int>(derived.assessment.components.size());
    const session::Sieve sieve(filter, derived.portfolio, from);
    for (const scoring::ComponentAssessment& assessed : derived.assessment.components) {
        const portfolio::Component* record = derived.portfolio.find(assessed.id);
        if (!record || !sieve.shows(*record)) continue;
        ++content.shown;
        if (assessed.quadrant == Quadrant::Unknown) {
            content.unplaced.push_back({assessed.id, toQt(record->name), whyUnplaced(assessed)});
            continue;
        }
        ++content.counts.at(static_cast<size_t>(assessed.quadrant));
        content.points.push_back({assessed.id, toQt(record->name), assessed.quadrant, assessed.value, assessed.risk});
    }
    std::ranges::stable_sort(content.points, std::ranges::greater{},
                             [](const MapPoint& point) { return point.value.mid * point.risk.mid; });
    return content;
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
    if (assessed && assessed->probability)
        tip += QStringLiteral(", %1 % of draws")
                   .arg(rounded(100 * *std::ranges::max_element(assessed->probability->quadrant)));
    return tip + QStringLiteral("\nValue %1\nRisk %2").arg(ranged(point.value), ranged(point.risk));
}

} // namespace banyan::charts

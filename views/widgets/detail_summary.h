// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/session/services.h"
#include "views/widgets/summary.h"

#include <functional>
#include <set>

namespace banyan::widgets {

/// What stands beside the map when no single component is explained: how many lie in each quadrant, what is undecided,
/// what to measure first. Of all components, or of the selected ones.
class DetailSummary : public Summary {
    Q_OBJECT

public:
    using Summary::Summary;
    /// `only` empty: all. `robustness` is null until it is worked out.
    void show(const session::Snapshot& snapshot, const std::set<portfolio::ComponentId>& only,
              const scoring::Robustness* robustness);

signals:
    void picked(const banyan::portfolio::ComponentId& id);

private:
    using Components = std::vector<const scoring::ComponentAssessment*>;
    void addCounts(const Components& components);
    void addUndecided(const Components& components);
    void addOverridden(const Components& components);
    void addMeasureNext(const scoring::Assessment& assessment, const scoring::Robustness& robustness);
    void addGaps(const scoring::Assessment& assessment, const Components& components);
    void addLinks(const QString& heading, const Components& components,
                  const std::function<QString(const scoring::ComponentAssessment&)>& note);
};

} // namespace banyan::widgets

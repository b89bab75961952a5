// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "views/charts/map_style.h"

namespace banyan::pages {

/// What the map shows beside the places: colour, size, uncertainty, and trails since a recorded assessment.
class MapShowMenu : public QMenu {
    Q_OBJECT

public:
    explicit MapShowMenu(QWidget* parent = nullptr);
    /// Offers what there is to choose from.
    void setChoices(const std::shared_ptr<const session::Derived>& derived, const portfolio::Portfolio& portfolio);
    [[nodiscard]] const charts::MapStyle& style() const { return m_style; }
    void setStyle(const charts::MapStyle& style);
    /// Whose trails are shown; empty for none.
    [[nodiscard]] const Id<portfolio::AssessmentSnapshot>& trailsSince() const { return m_trails; }
    void showTrailsSince(const Id<portfolio::AssessmentSnapshot>& snapshot);

signals:
    void changed();

private:
    void rebuild();
    void addColours();
    void addSizes();
    void addUncertainty();
    void addTrails();
    void addChoice(QMenu* menu, const QString& text, bool checked, std::function<void()> choose);

    std::vector<charts::SizeBy> m_sizes{charts::SizeBy::Same};
    std::vector<portfolio::AssessmentSnapshot> m_snapshots; ///< the newest first
    charts::MapStyle m_style;
    Id<portfolio::AssessmentSnapshot> m_trails;
};

} // namespace banyan::pages

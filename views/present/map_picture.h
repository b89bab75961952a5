// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/charts/map_points.h"
#include "views/present/slide_scene.h"

#include <array>
#include <memory>

namespace banyan::present {

inline constexpr double mapLabelSize = 24;
inline constexpr std::array mapQuadrants{portfolio::Quadrant::ReplaceOrRetire, portfolio::Quadrant::AddressEarly,
                                         portfolio::Quadrant::Defer, portfolio::Quadrant::Retain};

/// What a map of a slide shows, and where.
struct MapPicture {
    const charts::MapContent& content; ///< outlives it
    QRectF plot;
    std::vector<bool> strong;             ///< by position in the content's points: the others are faint and nameless
    std::vector<charts::MapTrail> trails; ///< of strong ones
    int names = mostLabels;               ///< most of them
    bool corners = true;                  ///< the quadrants' titles, with how many are there
};

/// A map's frame, thresholds, marks, and where its names stand.
class MapDrawing {
public:
    MapDrawing(MapPicture picture, SceneMaker& maker);
    ~MapDrawing();
    MapDrawing(const MapDrawing&) = delete;
    MapDrawing& operator=(const MapDrawing&) = delete;

    /// How many names found room.
    [[nodiscard]] int named() const;
    void add();

private:
    class Maker;
    std::unique_ptr<Maker> m_maker;
};

} // namespace banyan::present

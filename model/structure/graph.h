// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/portfolio.h"

#include <vector>

/// What hangs on what: the dependency graph between components.
namespace banyan::structure {

using namespace banyan::portfolio;

/// Components that need each other in a circle, with the dependency whose removal would open it most cheaply.
struct Cycle {
    std::vector<ComponentId> members; ///< sorted
    DependencyId cheapestCut; ///< least weight (or one of the fewest parallel edges) inside the circle; ties by id
    bool operator==(const Cycle&) const = default;
};

/// Where a component stands to the largest cycle, the core (Baldwin, MacCormack & Rusnak 2014).
enum class Role {
    Core,      ///< in the largest cycle
    Shared,    ///< seen by as many as the core is, sees fewer than the core does
    Control,   ///< sees as many as the core does, seen by fewer
    Peripheral ///< neither
};

/// Structure of one component. Shares are of all components that are not retired, itself included.
struct Position {
    int fanIn = 0;            ///< distinct components that depend on it directly
    int fanOut = 0;           ///< distinct components that it depends on directly (efferent coupling)
    int visibilityFanIn = 0;  ///< components that reach it, itself included (MacCormack 2006)
    int visibilityFanOut = 0; ///< components that it reaches, itself included
    double instability = 0;   ///< fanOut / (fanIn + fanOut), 0 when it has neither (Martin 1994)
    int cycle = -1;           ///< index into Structure::cycles, or -1
    double cycleShare = 0;    ///< size of its cycle as a share of all components, 0–1
    Role role = Role::Peripheral;
    bool covered = false; ///< a dependency source speaks of it, so that a zero is a fact and not a gap
    bool operator==(const Position&) const = default;
};

struct Structure {
    std::vector<ComponentId> components; ///< sorted; positions are parallel to it
    std::vector<Position> positions;
    std::vector<Cycle> cycles;  ///< largest first, then by first member
    double propagationCost = 0; ///< Σ visibility fan-out / n² (MacCormack, Rusnak & Baldwin 2006), 0–1

    /// nullptr for a component that is not there.
    [[nodiscard]] const Position* find(const ComponentId& id) const;
};

/// Temporal couplings count for nothing here; declared and traced dependencies between components that are not retired
/// do.
Structure analyse(const Portfolio& portfolio);

/// How many shortest dependency paths between two others run through each component, parallel to
/// Structure::components (Freeman 1977, by Brandes 2001); not normalised. Divide by (n − 1)(n − 2) for a share.
std::vector<double> betweenness(const Portfolio& portfolio);

} // namespace banyan::structure

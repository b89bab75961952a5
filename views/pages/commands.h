// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/pages/palette.h"
#include "views/session/session.h"

class QAction;
class QMenuBar;

namespace banyan::pages {

/// An action of the menus.
struct Command {
    QString where; ///< its menus: "File › Export"
    QString title;
    QString keys;
    QAction* action = nullptr;
};

/// All actions of a menu bar in its order; menus that are filled when they are opened are asked to.
std::vector<Command> commandsOf(QMenuBar* bar);

/// The enabled ones of them for the palette.
std::vector<PaletteEntry> entriesOf(const std::vector<Command>& commands);

/// Components, systems, flows, teams, goals, initiatives, decisions and baselines; running one calls `show` with its
/// id.
std::vector<PaletteEntry> recordEntries(const portfolio::Portfolio& portfolio,
                                        const std::function<void(const portfolio::AnyId&)>& show);

} // namespace banyan::pages

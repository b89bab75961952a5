// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/sheet_kind.h"

#include <algorithm>

namespace banyan::importers::sheets {

std::span<const SheetKind> sheetKinds() {
    static const std::vector<SheetKind> kinds{
        componentsKind(),  systemsKind(),     teamsKind(),       flowsKind(),    dependenciesKind(), painPointsKind(),
        goalsKind(),       estimatesKind(),   slosKind(),        costsKind(),    measurementsKind(), incidentsKind(),
        deploymentsKind(), initiativesKind(), predictionsKind(), settingsKind(),
    };
    return kinds;
}

const SheetKind* findSheetKind(std::string_view id) {
    const auto kinds = sheetKinds();
    const auto found = std::ranges::find(kinds, id, &SheetKind::id);
    return found == kinds.end() ? nullptr : &*found;
}

} // namespace banyan::importers::sheets

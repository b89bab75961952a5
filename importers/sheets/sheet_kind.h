// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace banyan::importers::sheets {

class Row;

/// A column that a sheet of some kind may have.
struct Column {
    std::string_view field;   ///< name in mappings: "budgetFrom"
    std::string_view header;  ///< as written in templates: "Budget from"
    bool key = false;         ///< a row can't do without it
    std::string_view also;    ///< other spellings, divided by ';'
    std::string_view example; ///< in the template's example row
    std::string_view unit;    ///< in which the field is kept, where it has one ("h", "%", "money")
};

/// One kind of sheet: its columns, and what becomes of a row.
struct SheetKind {
    std::string_view id;      ///< "components", as in `template components`
    std::string_view line;    ///< what a row is, for people
    std::string_view becomes; ///< as in Format::becomes
    std::string_view area;    ///< as in Format::kind
    std::string_view also;    ///< other names of such a sheet, divided by ';'
    std::vector<Column> columns;
    void (*take)(Row& row) = nullptr; ///< stages the row; bad cells are refused through the row
    bool metrics = false;             ///< columns named after metrics, estimates and questions are known too
};

/// All kinds, in the order in which the sheets of a workbook are read: what others refer to comes first.
std::span<const SheetKind> sheetKinds();

/// The kind of that id, or nullptr.
const SheetKind* findSheetKind(std::string_view id);

SheetKind teamsKind();
SheetKind systemsKind();
SheetKind componentsKind();
SheetKind flowsKind();
SheetKind dependenciesKind();
SheetKind painPointsKind();
SheetKind goalsKind();
SheetKind measurementsKind();
SheetKind estimatesKind();
SheetKind slosKind();
SheetKind costsKind();
SheetKind incidentsKind();
SheetKind deploymentsKind();
SheetKind initiativesKind();
SheetKind predictionsKind();
SheetKind settingsKind();

/// Calls `visit` with each part of a list divided by `mark`, trimmed; empty parts are left out.
template <typename Visitor>
void forEachPart(std::string_view list, char mark, Visitor&& visit);

} // namespace banyan::importers::sheets

#include "model/base/numbers.h"

template <typename Visitor>
void banyan::importers::sheets::forEachPart(std::string_view list, char mark, Visitor&& visit) {
    while (!list.empty()) {
        const size_t end = list.find(mark);
        if (const std::string_view part = trimmed(list.substr(0, end)); !part.empty()) visit(part);
        list = end == std::string_view::npos ? std::string_view() : list.substr(end + 1);
    }
}

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QTableView;

namespace banyan::widgets {

/// What all tables have in common: no grid or frame, whole rows, headers to the left, text that is cut and not wrapped,
/// smooth scrolling, Tab that leaves the table, and rows without headers that grow with the text.
void dress(QTableView* table);

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "views/items/record_table.h"
#include "views/session/session.h"
#include "views/session/sieve.h"
#include "views/session/view_state.h"

namespace banyan::pages {

/// Everything that the window can be filtered by: a list of checks for each facet, a field for each number. What is in
/// it is looked up when it is opened.
class FilterMenu : public QMenu {
    Q_OBJECT

public:
    FilterMenu(session::Session& session, session::ViewState& view, QWidget* parent = nullptr);

    /// Adds the checks or the field of one facet, quantity or the name to any menu.
    void addFacet(QMenu* menu, session::Facet facet);
    void addQuantity(QMenu* menu, session::Quantity quantity);
    void addName(QMenu* menu);
    /// The same for a column of a table that lists other records: checks, a field for numbers or one for text.
    void addColumn(QMenu* menu, const items::RecordTable& table, int column);

private:
    using Chosen = std::set<std::string>;
    using Turn = std::function<void(session::Filter&, const std::string& value, bool excluded)>;

    void fill();
    void addChecks(QMenu* menu, const std::vector<session::FacetValue>& values, const Chosen& chosen,
                   const Chosen& excluded, const Turn& turn);
    void addBounds(QMenu* menu, const QString& title, const std::optional<session::Bounds>& now,
                   std::function<void(session::Filter&, std::optional<session::Bounds>)> put);

    session::Session& m_session;
    session::ViewState& m_view;
};

} // namespace banyan::pages

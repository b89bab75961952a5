// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

#include "views/session/session.h"
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

private:
    void fill();
    void addValues(QMenu* menu, session::Facet facet, const std::vector<session::FacetValue>& values, bool excluded);

    session::Session& m_session;
    session::ViewState& m_view;
};

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/session/view_state.h"

#include "views/session/text.h"

#include <QStringList>

namespace banyan::session {

namespace {

QString searchable(const portfolio::Portfolio& portfolio, const portfolio::Component& component) {
    QString text = toQt(component.name) + '\n' + toQt(component.id.value) + '\n' + nameOf(portfolio, component.system) +
                   '\n' + nameOf(portfolio, component.owner) + '\n' + toQt(component.kind) + '\n' +
                   toQt(component.lifecycle);
    for (const std::string& tag : component.tags)
        text += '\n' + toQt(tag);
    return text;
}

} // namespace

bool shows(const Filter& filter, const portfolio::Portfolio& portfolio, const portfolio::Component& component,
           portfolio::Quadrant quadrant) {
    if (!filter.systems.empty() && !(component.system && filter.systems.contains(*component.system))) return false;
    if (!filter.owners.empty() && !(component.owner && filter.owners.contains(*component.owner))) return false;
    if (!filter.quadrants.empty() && !filter.quadrants.contains(quadrant)) return false;
    const QStringList words = filter.text.split(' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) return true;
    const QString text = searchable(portfolio, component);
    return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

void ViewState::setFilter(Filter filter) {
    if (filter == m_filter) return;
    m_filter = std::move(filter);
    emit filterChanged();
}

void ViewState::selectComponent(const portfolio::ComponentId& id) {
    if (id == m_component) return;
    m_component = id;
    emit componentChanged();
}

void ViewState::selectInitiative(const portfolio::InitiativeId& id) {
    if (id == m_initiative) return;
    m_initiative = id;
    emit initiativeChanged();
}

void ViewState::clearSelection() {
    selectComponent({});
    selectInitiative({});
}

} // namespace banyan::session

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/filter_menu.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolTip>
#include <QWidgetAction>

namespace banyan::pages {

using session::Facet;
using session::Filter;
using session::Quantity;

namespace {

QString shownInMenu(QString text) {
    return text.replace('&', QStringLiteral("&&"));
}

/// A labelled field as an entry of a menu. `apply` answers whether the text was understood; then the menu closes.
void addField(QMenu* menu, const QString& title, const QString& placeholder, const QString& text,
              const std::function<bool(const QString&)>& apply) {
    auto* action = new QWidgetAction(menu);
    auto* holder = new QWidget;
    auto* layout = new QHBoxLayout(holder);
    layout->setContentsMargins(10, 2, 10, 2);
    layout->addWidget(widgets::label(title), 1);
    auto* field = new QLineEdit(text);
    field->setPlaceholderText(placeholder);
    field->setAccessibleName(title);
    field->setMinimumWidth(130);
    layout->addWidget(field);
    holder->setFocusProxy(field);
    action->setDefaultWidget(holder);
    menu->addAction(action);
    QObject::connect(field, &QLineEdit::returnPressed, menu, [menu, field, apply] {
        if (!apply(field->text())) {
            QToolTip::showText(field->mapToGlobal(QPoint(0, field->height())),
                               widgets::plainToolTip(FilterMenu::tr("Write it as %1").arg(field->placeholderText())));
            return field->selectAll();
        }
        for (QWidget* each = menu; each; each = qobject_cast<QMenu*>(each->parentWidget()))
            each->close();
    });
}

} // namespace

FilterMenu::FilterMenu(session::Session& session, session::ViewState& view, QWidget* parent)
    : QMenu(tr("Filter &by"), parent)
    , m_session(session)
    , m_view(view) {
    setAccessibleName(tr("Filter by"));
    connect(this, &QMenu::aboutToShow, this, &FilterMenu::fill);
}

void FilterMenu::fill() {
    clear();
    qDeleteAll(findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    for (const Facet facet : session::facets) {
        QMenu* menu = addMenu(titleOf(facet));
        addFacet(menu, facet);
        menu->setEnabled(!menu->isEmpty());
    }
    addSeparator();
    addName(this);
    for (const Quantity quantity : session::quantities)
        addQuantity(this, quantity);
    addSeparator();
    QAction* clearAll = addAction(tr("Clear all"), this, [this] { m_view.setFilter({}); });
    clearAll->setEnabled(!m_view.filter().empty());
}

void FilterMenu::addFacet(QMenu* menu, Facet facet) {
    const auto values = valuesOf(facet, m_session.portfolio(), m_session.derived().get());
    if (values.empty()) return;
    addValues(menu, facet, values, false);
    menu->addSeparator();
    addValues(menu->addMenu(tr("Not")), facet, values, true);
}

void FilterMenu::addValues(QMenu* menu, Facet facet, const std::vector<session::FacetValue>& values, bool excluded) {
    const auto& chosen = excluded ? m_view.filter().exclusions : m_view.filter().choices;
    const auto found = chosen.find(facet);
    for (const session::FacetValue& each : values) {
        QAction* action = menu->addAction(shownInMenu(each.title), this, [this, facet, excluded, value = each.value] {
            Filter filter = m_view.filter();
            if (excluded)
                filter.toggleExclusion(facet, value);
            else
                filter.toggle(facet, value);
            m_view.setFilter(std::move(filter));
        });
        action->setCheckable(true);
        action->setChecked(found != chosen.end() && found->second.contains(each.value));
    }
}

void FilterMenu::addQuantity(QMenu* menu, Quantity quantity) {
    const auto found = m_view.filter().bounds.find(quantity);
    const QString text = found == m_view.filter().bounds.end() ? QString() : boundsText(found->second);
    addField(menu, titleOf(quantity) + unitOf(quantity), tr("≥ 50, ≤ 20, 10–40"), text,
             [this, quantity](const QString& typed) {
                 Filter filter = m_view.filter();
                 filter.bounds.erase(quantity);
                 if (!typed.trimmed().isEmpty()) {
                     const auto bounds = session::parseBounds(typed);
                     if (!bounds) return false;
                     filter.bounds[quantity] = *bounds;
                 }
                 m_view.setFilter(std::move(filter));
                 return true;
             });
}

void FilterMenu::addName(QMenu* menu) {
    addField(menu, tr("Name has"), tr("part of a name"), m_view.filter().name, [this](const QString& typed) {
        Filter filter = m_view.filter();
        filter.name = typed.simplified();
        m_view.setFilter(std::move(filter));
        return true;
    });
}

} // namespace banyan::pages

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

constexpr size_t mostChecks = 60; ///< of more there is a field to type in

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

/// The texts that stand in a column, by title; "none" comes last, where some cell is empty.
std::vector<session::FacetValue> valuesIn(const items::RecordTable& table, int column) {
    std::set<QString> texts;
    for (int row = 0; row < table.rowCount(); ++row)
        texts.insert(table.cellText(row, column));
    std::vector<session::FacetValue> values;
    for (const QString& text : texts)
        if (!text.isEmpty()) values.push_back({session::fromQt(text), text});
    if (texts.contains(QString())) values.push_back({{}, FilterMenu::tr("none")});
    return values;
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
    const auto chosen = [facet](const auto& all) {
        const auto found = all.find(facet);
        return found == all.end() ? Chosen() : found->second;
    };
    addChecks(menu, values, chosen(m_view.filter().choices), chosen(m_view.filter().exclusions),
              [facet](Filter& filter, const std::string& value, bool excluded) {
                  excluded ? filter.toggleExclusion(facet, value) : filter.toggle(facet, value);
              });
}

void FilterMenu::addChecks(QMenu* menu, const std::vector<session::FacetValue>& values, const Chosen& chosen,
                           const Chosen& excluded, const Turn& turn) {
    const auto add = [&](QMenu* to, const Chosen& checked, bool exclusion) {
        for (const session::FacetValue& each : values) {
            QAction* action = to->addAction(shownInMenu(each.title), this, [this, turn, exclusion, value = each.value] {
                Filter filter = m_view.filter();
                turn(filter, value, exclusion);
                m_view.setFilter(std::move(filter));
            });
            action->setCheckable(true);
            action->setChecked(checked.contains(each.value));
        }
    };
    add(menu, chosen, false);
    menu->addSeparator();
    add(menu->addMenu(tr("Not")), excluded, true);
}

void FilterMenu::addQuantity(QMenu* menu, Quantity quantity) {
    const auto found = m_view.filter().bounds.find(quantity);
    const auto now = found == m_view.filter().bounds.end() ? std::nullopt : std::optional(found->second);
    addBounds(menu, titleOf(quantity) + unitOf(quantity), now,
              [quantity](Filter& filter, std::optional<session::Bounds> bounds) {
                  filter.bounds.erase(quantity);
                  if (bounds) filter.bounds[quantity] = *bounds;
              });
}

void FilterMenu::addBounds(QMenu* menu, const QString& title, const std::optional<session::Bounds>& now,
                           std::function<void(Filter&, std::optional<session::Bounds>)> put) {
    addField(menu, title, tr("≥ 50, ≤ 20, 10–40"), now ? boundsText(*now) : QString(),
             [this, put = std::move(put)](const QString& typed) {
                 const auto bounds = session::parseBounds(typed);
                 if (!bounds && !typed.trimmed().isEmpty()) return false;
                 Filter filter = m_view.filter();
                 put(filter, bounds);
                 m_view.setFilter(std::move(filter));
                 return true;
             });
}

void FilterMenu::addColumn(QMenu* menu, const items::RecordTable& table, int column) {
    const session::CellColumn key = table.cellColumn(column);
    const auto found = m_view.filter().cells.find(key);
    const session::CellFilter now = found == m_view.filter().cells.end() ? session::CellFilter() : found->second;
    const QString title = table.head(column).title;
    const auto with = [key](Filter& filter, const auto& change) {
        session::CellFilter cells = filter.cells.contains(key) ? filter.cells.at(key) : session::CellFilter();
        change(cells);
        filter.setCells(key, std::move(cells));
    };
    if (table.head(column).kind == items::ColumnKind::Number)
        return addBounds(menu, title, now.bounds, [with](Filter& filter, std::optional<session::Bounds> bounds) {
            with(filter, [&](session::CellFilter& cells) { cells.bounds = bounds; });
        });
    const auto values = valuesIn(table, column);
    if (table.head(column).kind == items::ColumnKind::Choice && values.size() <= mostChecks)
        return addChecks(menu->addMenu(title), values, now.choices, now.exclusions,
                         [with](Filter& filter, const std::string& value, bool excluded) {
                             with(filter, [&](session::CellFilter& cells) {
                                 excluded ? cells.toggleExclusion(value) : cells.toggle(value);
                             });
                         });
    addField(menu, tr("%1 has").arg(title), tr("part of a text"), now.has, [this, with](const QString& typed) {
        Filter filter = m_view.filter();
        with(filter, [&](session::CellFilter& cells) { cells.has = typed.simplified(); });
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

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/map_menus.h"

#include "views/session/text.h"

#include <QActionGroup>

#include <algorithm>

namespace banyan::pages {

using charts::Uncertainty;
using session::toQt;

MapShowMenu::MapShowMenu(QWidget* parent)
    : QMenu(parent) {
    setAccessibleName(tr("What the map shows"));
    connect(this, &QMenu::aboutToShow, this, &MapShowMenu::rebuild);
    rebuild();
}

void MapShowMenu::setChoices(const std::shared_ptr<const session::Derived>& derived,
                             const portfolio::Portfolio& portfolio) {
    m_sizes = derived ? charts::sizeChoices(*derived) : std::vector{charts::SizeBy::Same};
    if (std::ranges::find(m_sizes, m_style.sizeBy) == m_sizes.end()) m_style.sizeBy = charts::SizeBy::Same;
    m_snapshots.clear();
    for (const portfolio::AssessmentSnapshot& each : portfolio.table<portfolio::AssessmentSnapshot>())
        m_snapshots.push_back(each);
    std::ranges::stable_sort(m_snapshots, std::ranges::greater{}, &portfolio::AssessmentSnapshot::asOf);
    if (!portfolio.find(m_trails)) m_trails = {};
}

void MapShowMenu::setStyle(const charts::MapStyle& style) {
    if (style == m_style) return;
    m_style = style;
    emit changed();
}

void MapShowMenu::showTrailsSince(const Id<portfolio::AssessmentSnapshot>& snapshot) {
    if (snapshot == m_trails) return;
    m_trails = snapshot;
    emit changed();
}

void MapShowMenu::rebuild() {
    qDeleteAll(findChildren<QMenu*>(Qt::FindDirectChildrenOnly)); // clear() leaves submenus
    clear();
    addColours();
    addSizes();
    addUncertainty();
    addTrails();
}

void MapShowMenu::addChoice(QMenu* menu, const QString& text, bool checked, std::function<void()> choose) {
    QString shown = text;
    QAction* action = menu->addAction(shown.replace('&', QStringLiteral("&&")), this, std::move(choose));
    action->setCheckable(true);
    action->setChecked(checked);
    auto* group = menu->findChild<QActionGroup*>();
    if (!group) group = new QActionGroup(menu);
    group->addAction(action);
}

void MapShowMenu::addColours() {
    QMenu* menu = addMenu(tr("&Colour: %1").arg(charts::titleOf(m_style.colourBy)));
    for (const charts::ColourBy each : charts::colourChoices())
        addChoice(menu, charts::titleOf(each), each == m_style.colourBy, [this, each] {
            charts::MapStyle style = m_style;
            style.colourBy = each;
            setStyle(style);
        });
}

void MapShowMenu::addSizes() {
    QMenu* menu = addMenu(tr("&Size: %1").arg(charts::titleOf(m_style.sizeBy)));
    for (const charts::SizeBy each : m_sizes)
        addChoice(menu, charts::titleOf(each), each == m_style.sizeBy, [this, each] {
            charts::MapStyle style = m_style;
            style.sizeBy = each;
            setStyle(style);
        });
}

void MapShowMenu::addUncertainty() {
    QMenu* menu = addMenu(tr("&Uncertainty"));
    const std::initializer_list<std::pair<Uncertainty, QString>> choices{
        {Uncertainty::None, tr("none")},
        {Uncertainty::Chosen, tr("whiskers of what is selected or under the pointer")},
        {Uncertainty::All, tr("whiskers of all")},
        {Uncertainty::Ellipses, tr("ellipses of all")}};
    for (const auto& [each, text] : choices)
        addChoice(menu, text, each == m_style.uncertainty, [this, each = each] {
            charts::MapStyle style = m_style;
            style.uncertainty = each;
            setStyle(style);
        });
}

void MapShowMenu::addTrails() {
    QMenu* menu = addMenu(tr("&Trails"));
    addChoice(menu, tr("none"), m_trails.empty(), [this] { showTrailsSince({}); });
    for (const portfolio::AssessmentSnapshot& each : m_snapshots) {
        QString text = tr("since %1").arg(session::longDate(each.asOf));
        if (!each.cause.empty()) text += QStringLiteral(" (%1)").arg(toQt(each.cause));
        addChoice(menu, text, each.id == m_trails, [this, id = each.id] { showTrailsSince(id); });
    }
    if (m_snapshots.empty())
        menu->addAction(tr("No assessment was recorded yet; an import records one"))->setEnabled(false);
}

} // namespace banyan::pages

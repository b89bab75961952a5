// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/map_page.h"

#include "views/charts/map_chart.h"
#include "views/session/text.h"
#include "views/widgets/detail_panel.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace banyan::pages {

using items::ComponentModel;
using session::grouped;
using widgets::unit;

namespace {

constexpr int mostInTray = 8;
constexpr int detailWidth = 372;
enum Shown { Chart, Table, Empty };

} // namespace

MapPage::MapPage(session::Session& session, session::ViewState& view, ComponentModel& model, QWidget* parent)
    : Page(tr("Map"), QStringLiteral("map"), session, view, parent)
    , m_chart(new charts::MapChart)
    , m_table(new widgets::PortfolioTable)
    , m_empty(new widgets::EmptyState)
    , m_detail(new widgets::DetailPanel)
    , m_stack(new QStackedWidget)
    , m_tray(new QWidget)
    , m_trayItems(new widgets::FlowLayout(unit, m_tray)) {
    m_filter.setSourceModel(&model);
    m_table->setModel(&m_filter);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(ComponentModel::Risk, Qt::DescendingOrder);
    m_table->setAccessibleName(tr("Map as a table"));
    for (const int column :
         {ComponentModel::Kind, ComponentModel::Lifecycle, ComponentModel::Incidents, ComponentModel::TestCoverage,
          ComponentModel::Age, ComponentModel::Sources, ComponentModel::Tags})
        m_table->setColumnHidden(column, true);
    const widgets::Segments toggle = widgets::segments(tr("Chart"), tr("Table"));
    addHeadWidget(toggle.widget);
    connect(toggle.right, &QPushButton::toggled, this, [this](bool table) {
        m_asTable = table;
        refresh();
    });
    setBody(makeContent());
    setSide(m_detail, detailWidth);
    connectSession();
    refresh();
}

QWidget* MapPage::makeContent() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(unit, 0, unit, 0);
    layout->setSpacing(0);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    layout->addWidget(m_stack, 1);
    m_tray->setAccessibleName(tr("Components without a place"));
    m_trayItems->setContentsMargins(unit, unit, unit, unit);
    layout->addWidget(m_tray);
    return content;
}

void MapPage::connectSession() {
    connect(&document(), &session::Session::opened, this, &MapPage::refresh);
    connect(&document(), &session::Session::closed, this, &MapPage::refresh);
    connect(&document(), &session::Session::derivedChanged, this, &MapPage::refresh);
    connect(&view(), &session::ViewState::filterChanged, this, &MapPage::refresh);
    connect(&view(), &session::ViewState::componentChanged, this, &MapPage::select);
    connect(m_chart, &charts::MapChart::picked, this,
            [this](const portfolio::ComponentId& id) { view().selectComponent(id); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid() && m_table->hasFocus())
                    view().selectComponent(
                        portfolio::ComponentId(session::fromQt(current.data(ComponentModel::IdRole).toString())));
            });
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (document().portfolio().components().empty())
            emit importWanted();
        else
            clearFilter();
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, &MapPage::sampleWanted);
}

void MapPage::refresh() {
    const auto& derived = document().derived();
    const charts::MapContent content = charts::mapContent(derived, view().filter());
    m_filter.setDynamicSortFilter(m_asTable);
    m_filter.setFilter(view().filter(), document().portfolio());
    m_chart->setContent(content);
    showTray(content);
    showHead(content);
    if (document().portfolio().components().empty())
        m_empty->show(tr("There is nothing to place yet. Import an inventory, then code, incidents and runtime data."),
                      tr("Import files…"), tr("Use the sample"));
    else if (!derived)
        m_empty->show(tr("Assessing %1…")
                          .arg(session::counted(static_cast<qint64>(document().portfolio().components().size()),
                                                tr("component"))));
    else if (content.shown == 0)
        m_empty->show(tr("The filter hides all %1.").arg(session::counted(content.total, tr("component"))),
                      tr("Clear filter"));
    const bool anything = derived && content.shown > 0;
    m_stack->setCurrentIndex(!anything ? Empty : m_asTable ? Table : Chart);
    if (m_asTable) m_table->fitColumns(ComponentModel::Name, 220);
    select();
}

void MapPage::showHead(const charts::MapContent& content) {
    const int placed = static_cast<int>(content.points.size());
    QString text = tr("value and risk of %1, whiskers show the range").arg(session::counted(placed, tr("component")));
    if (content.shown != content.total)
        text += QStringLiteral(" · ") + tr("%1 of %2 shown").arg(grouped(content.shown), grouped(content.total));
    setSubtitle(content.total == 0 ? QString() : text);
}

void MapPage::showTray(const charts::MapContent& content) {
    m_trayItems->clear();
    m_tray->setVisible(!content.unplaced.empty());
    if (content.unplaced.empty()) return;
    QLabel* heading = widgets::label(tr("Not placed (%1):").arg(content.unplaced.size()), widgets::LabelKind::Muted);
    heading->setMinimumHeight(28);
    m_trayItems->addWidget(heading);
    int count = 0;
    for (const charts::UnplacedComponent& each : content.unplaced) {
        if (++count > mostInTray) break;
        QPushButton* chip =
            widgets::button(each.name + QStringLiteral(" · ") + each.because, widgets::ButtonKind::Chip);
        connect(chip, &QPushButton::clicked, this, [this, id = each.id] { view().selectComponent(id); });
        m_trayItems->addWidget(chip);
    }
    const int more = static_cast<int>(content.unplaced.size()) - mostInTray;
    if (more > 0) {
        QLabel* rest = widgets::label(tr("and %1 more, see the table").arg(more), widgets::LabelKind::Muted);
        rest->setMinimumHeight(28);
        m_trayItems->addWidget(rest);
    }
}

void MapPage::select() {
    m_chart->setSelected(view().component());
    m_detail->show(document().snapshot(), view().component());
    const auto* model = static_cast<const ComponentModel*>(m_filter.sourceModel());
    const int row = model->rowOf(view().component());
    const QModelIndex index = row < 0 ? QModelIndex() : m_filter.mapFromSource(model->index(row, 0));
    if (index.isValid() && m_table->currentIndex().row() != index.row())
        m_table->setCurrentIndex(index);
    else if (!index.isValid())
        m_table->clearSelection();
}

} // namespace banyan::pages

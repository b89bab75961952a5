// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/compare_view.h"

#include "views/charts/map_chart.h"
#include "views/charts/timeline_view.h"
#include "views/session/text.h"
#include "views/widgets/detail_area.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QPainter>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace banyan::pages {

using items::DifferenceModel;
using session::ScenarioSide;
using widgets::LabelKind;
using widgets::unit;

namespace {

QString sideTitle(size_t side, const QString& name) {
    return (side == 0 ? CompareView::tr("A: %1") : CompareView::tr("B: %1")).arg(name);
}

charts::TimelineContent planContent(const session::Planned& planned, const session::Planned* other) {
    charts::TimelineContent content;
    if (!other || !other->plan) return content;
    const int shift = (other->plan->start - planned.plan->start) / 7;
    for (const roadmap::PlannedInitiative& one : other->plan->initiatives)
        content.before[one.id] = {one.startWeek + shift, one.finishWeek + shift};
    return content;
}

widgets::ElidedLabel* heading() {
    auto* name = new widgets::ElidedLabel;
    name->setProperty("kind", "heading");
    name->setContentsMargins(unit, 0, unit, 0);
    return name;
}

} // namespace

CompareView::CompareView(QWidget* parent)
    : QWidget(parent) {
    setAccessibleName(tr("Comparison of two scenarios"));
}

void CompareView::build() {
    m_pictures = new QStackedWidget;
    m_pictures->addWidget(makeMaps());
    m_pictures->addWidget(makePlans());
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_pictures);
    splitter->addWidget(makeTable());
    splitter->setSizes({420, 260});
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 2);
    widgets::column(this, 0)->addWidget(splitter);
    showPlans(m_plans);
    fitPictures();
}

QWidget* CompareView::makeMaps() {
    auto* maps = new QWidget;
    auto* row = new QHBoxLayout(maps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(unit);
    for (size_t side = 0; side < 2; ++side) {
        m_names[side] = heading();
        m_maps[side] = new charts::MapChart;
        m_maps[side]->setMinimumSize(240, 180);
        m_maps[side]->viewport()->installEventFilter(this);
        m_maps[side]->setAccessibleName(side == 0 ? tr("Map of A") : tr("Map of B"));
        auto* column = new QVBoxLayout;
        column->setSpacing(unit / 2);
        column->addWidget(m_names[side]);
        column->addWidget(m_maps[side], 1);
        row->addLayout(column, 1);
    }
    return maps;
}

QWidget* CompareView::makePlans() {
    auto* plans = new QWidget;
    QVBoxLayout* column = widgets::column(plans, unit);
    for (size_t side = 0; side < 2; ++side) {
        m_planNames[side] = heading();
        m_timelines[side] = new charts::TimelineView;
        m_timelines[side]->setAccessibleName(side == 0 ? tr("Plan of A") : tr("Plan of B"));
        m_timelines[side]->viewport()->installEventFilter(this);
        m_timelines[side]->installEventFilter(this);
        column->addWidget(m_planNames[side]);
        column->addWidget(m_timelines[side], 1);
    }
    return plans;
}

QWidget* CompareView::makeTable() {
    m_summary = widgets::paragraph({}, LabelKind::Muted);
    m_summary->setContentsMargins(unit, 0, unit, 0);
    m_table = new QTableView;
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("What differs"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setWordWrap(true);
    m_table->verticalHeader()->setMinimumSectionSize(widgets::scaled(widgets::tableRow));
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(widgets::scaled(widgets::tableRow));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setTabKeyNavigation(false);
    auto* below = new QWidget;
    QVBoxLayout* column = widgets::column(below, unit / 2);
    column->setContentsMargins(0, unit, 0, 0);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    return below;
}

/// Pressing a mark or a bar is all right; dragging it isn't.
bool CompareView::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::MouseMove) return static_cast<QMouseEvent*>(event)->buttons() != Qt::NoButton;
    if (event->type() == QEvent::ContextMenu || event->type() == QEvent::MouseButtonDblClick) return true;
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->modifiers().testFlag(Qt::AltModifier))
        return true;
    return QWidget::eventFilter(watched, event);
}

void CompareView::show(const std::shared_ptr<const session::Comparison>& comparison, const session::Filter& filter) {
    m_shown = comparison;
    if (!comparison) {
        m_model.show({}, {}, {});
        return;
    }
    if (!m_pictures) build(); // not before somebody compares
    int weeks = 1;
    for (const ScenarioSide* side : {&comparison->a, &comparison->b})
        if (side->planned && side->planned->plan) weeks = std::max(weeks, charts::shownWeeks(*side->planned->plan));
    for (size_t at = 0; at < 2; ++at) {
        const ScenarioSide& side = at == 0 ? comparison->a : comparison->b;
        const ScenarioSide& other = at == 0 ? comparison->b : comparison->a;
        static_cast<widgets::ElidedLabel*>(m_names[at])->setFullText(sideTitle(at, side.name));
        charts::MapContent content = charts::mapContent(side.derived, filter);
        if (at == 1 && side.derived && other.derived) {
            content.trails = charts::trailsSince(content, other.derived->assessment);
        }
        m_maps[at]->setContent(std::move(content));
        const bool plan = side.planned && side.planned->plan;
        static_cast<widgets::ElidedLabel*>(m_planNames[at])
            ->setFullText(sideTitle(at, side.name) +
                          (side.problem.isEmpty() ? QString() : QStringLiteral(" · ") + side.problem));
        m_timelines[at]->show(plan ? side.planned : nullptr, plan && at == 1
                                                                 ? planContent(*side.planned, other.planned.get())
                                                                 : charts::TimelineContent());
        m_timelines[at]->setTimeWindow({0, weeks});
    }
    m_model.show(comparison->differences, comparison->a.name, comparison->b.name);
    const auto count = static_cast<qint64>(comparison->differences.size());
    m_summary->setText(count > 0 ? session::counted(count, tr("difference")) + '.'
                       : comparison->a.scenario == comparison->b.scenario
                           ? tr("Both sides are the same. Choose another scenario for A or B.")
                           : tr("Nothing that follows differs: no place on the map, no rank, no week and no sum."));
    QTimer::singleShot(0, this, &CompareView::fitColumns); // once laid out
}

void CompareView::showPlans(bool plans) {
    m_plans = plans;
    if (m_pictures) m_pictures->setCurrentIndex(plans ? 1 : 0);
}

std::optional<charts::Picture> CompareView::picture() const {
    if (!m_shown || !m_pictures) return std::nullopt;
    const std::array names{sideTitle(0, m_shown->a.name), sideTitle(1, m_shown->b.name)};
    const std::array parts = m_plans ? std::array{m_timelines[0]->picture(), m_timelines[1]->picture()}
                                     : std::array{m_maps[0]->picture(), m_maps[1]->picture()};
    const double head = widgets::scaled(4 * unit);
    const QSizeF first(parts[0].size.width(), parts[0].size.height() + head);
    const QPointF second = m_plans ? QPointF(0, first.height()) : QPointF(first.width(), 0);
    charts::Picture made = parts[0];
    made.title = tr("%1; %2").arg(names[0], names[1]);
    made.description = parts[0].description + ' ' + parts[1].description;
    made.size = first.expandedTo({second.x() + parts[1].size.width(), second.y() + head + parts[1].size.height()});
    made.paint = [names, parts, head, second](QPainter& painter) {
        for (size_t side = 0; side < 2; ++side) {
            painter.save();
            if (side == 1) painter.translate(second);
            painter.setFont(widgets::fontOf(widgets::TextRole::Section, true));
            painter.setPen(widgets::theme().text);
            painter.drawText(QRectF(unit, 0, parts[side].size.width() - 2 * unit, head), Qt::AlignVCenter, names[side]);
            painter.translate(0, head);
            parts[side].paint(painter);
            painter.restore();
        }
    };
    return made;
}

void CompareView::fitColumns() {
    const int room = m_table->viewport()->width();
    m_table->setColumnWidth(DifferenceModel::Kind, std::max(widgets::scaled(86), room * 10 / 100));
    m_table->setColumnWidth(DifferenceModel::Subject, room * 30 / 100);
    for (const int side : {DifferenceModel::A, DifferenceModel::B}) {
        const int title = m_table->horizontalHeader()->sectionSizeHint(side);
        m_table->setColumnWidth(side, std::max(room * 14 / 100, std::min(title, room * 20 / 100)));
    }
    m_table->resizeRowsToContents(); // causes are told in full
}

/// Equal to the pixel, whatever the width.
void CompareView::fitPictures() {
    m_pictures->widget(0)->layout()->setContentsMargins(0, 0, width() % 2, 0);
}

void CompareView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (!m_pictures) return;
    fitPictures();
    fitColumns();
}

} // namespace banyan::pages

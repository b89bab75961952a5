// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/roadmap_page.h"

#include "views/charts/capacity_strip.h"
#include "views/charts/timeline_view.h"
#include "views/session/text.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::pages {

using session::toQt;
using widgets::ButtonKind;
using widgets::LabelKind;
using widgets::unit;

namespace {

enum Shown { Timeline, Table, Empty };

QLabel* inLine(const QString& text, LabelKind kind) {
    QLabel* made = widgets::label(text, kind);
    made->setMinimumHeight(28);
    return made;
}

/// A reason as a rounded box, cut where it would be wider than a line.
QWidget* reasonChip(const QString& text, int most) {
    auto* chip = widgets::button(QString(), ButtonKind::Chip);
    chip->setText(chip->fontMetrics().elidedText(text, Qt::ElideRight, most).replace('&', QStringLiteral("&&")));
    chip->setToolTip(widgets::plainToolTip(text));
    chip->setAccessibleName(text);
    return chip;
}

} // namespace

RoadmapPage::RoadmapPage(session::Session& session, session::ViewState& view, QWidget* parent)
    : Page(tr("Roadmap"), QStringLiteral("roadmap"), session, view, parent)
    , m_timeline(new charts::TimelineView)
    , m_capacity(new charts::CapacityStrip)
    , m_table(new widgets::PortfolioTable)
    , m_empty(new widgets::EmptyState)
    , m_stack(new QStackedWidget)
    , m_reasons(new QWidget)
    , m_reasonItems(new widgets::FlowLayout(unit, m_reasons))
    , m_replan(widgets::button(tr("Replan"), ButtonKind::Primary))
    , m_propose(widgets::button(tr("Propose initiatives"))) {
    const widgets::Segments toggle = widgets::segments(tr("Timeline"), tr("Table"));
    addHeadWidget(toggle.widget);
    addHeadWidget(m_propose);
    addHeadWidget(m_replan);
    m_replan->setToolTip(widgets::plainToolTip(tr("Look longer for a better plan and keep it in the document")));
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Roadmap as a table"));
    m_stack->addWidget(makeTimeline());
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_stack, 1);
    m_reasonItems->setContentsMargins(2 * unit, unit, 2 * unit, unit);
    m_reasons->setAccessibleName(tr("Why here"));
    layout->addWidget(m_reasons);
    setBody(body);
    connect(toggle.right, &QPushButton::toggled, this, [this](bool table) {
        m_asTable = table;
        refresh();
    });
    connectSession();
    refresh();
}

QWidget* RoadmapPage::makeTimeline() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_timeline, 1);
    layout->addWidget(m_capacity);
    return content;
}

void RoadmapPage::connectSession() {
    connect(&document(), &session::Session::opened, this, &RoadmapPage::refresh);
    connect(&document(), &session::Session::closed, this, &RoadmapPage::refresh);
    connect(&document(), &session::Session::planChanged, this, &RoadmapPage::refresh);
    connect(&document(), &session::Session::workChanged, this, [this] {
        showEmpty();
        showHead();
    });
    connect(&document(), &session::Session::portfolioChanged, this, [this] {
        showEmpty();
        showHead();
    });
    connect(&view(), &session::ViewState::initiativeChanged, this, &RoadmapPage::select);
    connect(m_timeline, &charts::TimelineView::picked, this,
            [this](const portfolio::InitiativeId& id) { view().selectInitiative(id); });
    connect(m_timeline, &charts::TimelineView::axisChanged, this,
            [this] { m_capacity->show(document().planned(), m_timeline->layoutShown().axis); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid() && m_table->hasFocus())
                    view().selectInitiative(
                        portfolio::InitiativeId(session::fromQt(current.data(items::PlanModel::IdRole).toString())));
            });
    connect(m_replan, &QPushButton::clicked, &document(), &session::Session::replan);
    connect(m_propose, &QPushButton::clicked, this, &RoadmapPage::propose);
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (document().portfolio().components().empty())
            emit importWanted();
        else
            propose();
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, &RoadmapPage::sampleWanted);
}

void RoadmapPage::refresh() {
    m_model.setPlanned(document().planned());
    m_timeline->setPlanned(document().planned());
    if (m_asTable) m_table->fitColumns(items::PlanModel::Because, 300);
    showEmpty();
    showHead();
    select();
}

void RoadmapPage::showEmpty() {
    const auto& planned = document().planned();
    const bool planThere = planned && planned->plan;
    m_stack->setCurrentIndex(!planThere ? Empty : m_asTable ? Table : Timeline);
    if (planThere) return;
    const auto& portfolio = document().portfolio();
    if (portfolio.components().empty())
        m_empty->show(
            tr("There is nothing to plan yet. Import an inventory first, then let Banyan propose initiatives."),
            tr("Import files…"), tr("Use the sample"));
    else if (planned)
        m_empty->show(tr("There is no plan: %1").arg(session::sentenceOf(planned->plan.error())));
    else if (portfolio.initiatives().empty())
        m_empty->show(
            tr("There are no initiatives yet. Banyan proposes them from the recommendations: tests first, then "
               "seams, extraction and retirement."),
            tr("Propose initiatives"));
    else
        m_empty->show(
            tr("Planning %1…")
                .arg(session::counted(static_cast<qint64>(portfolio.initiatives().size()), tr("initiative"))));
}

void RoadmapPage::showHead() {
    const auto& planned = document().planned();
    const bool planThere = planned && planned->plan;
    m_replan->setVisible(planThere);
    m_replan->setEnabled(!document().working());
    m_propose->setVisible(planThere);
    m_propose->setEnabled(document().derived() != nullptr);
    if (!planThere) {
        setCount({});
        setSubtitle({});
        return;
    }
    const roadmap::Plan& plan = *planned->plan;
    const auto scheduled = plan.initiatives.size();
    QString text = tr("%1 of %2 scheduled · within %3 % of the best possible")
                       .arg(scheduled)
                       .arg(scheduled + plan.unscheduled.size())
                       .arg(toQt(shortNumber(plan.gapPercent(), 1)));
    if (document().working()) text += tr(" · planning…");
    setSubtitle(text);
    setCount(session::grouped(static_cast<qint64>(scheduled)));
}

void RoadmapPage::select() {
    m_timeline->setSelected(view().initiative());
    const int row = m_model.rowOf(view().initiative());
    if (row < 0)
        m_table->clearSelection();
    else if (m_table->currentIndex().row() != row)
        m_table->setCurrentIndex(m_model.index(row, 0));
    showReasons();
}

void RoadmapPage::showReasons() {
    m_reasonItems->clear();
    const auto& planned = document().planned();
    m_reasons->setVisible(planned && planned->plan);
    if (!planned || !planned->plan) return;
    const roadmap::Plan& plan = *planned->plan;
    const roadmap::PlannedInitiative* initiative = plan.find(view().initiative());
    const int chipWidth = std::max(320, width() - 10 * unit);
    if (initiative) {
        m_reasonItems->addWidget(inLine(toQt(initiative->title), LabelKind::Heading));
        m_reasonItems->addWidget(inLine(tr("starts in week %1 (%2):")
                                            .arg(initiative->startWeek)
                                            .arg(session::longDate(roadmap::dayOf(plan, initiative->startWeek))),
                                        LabelKind::Body));
        for (const roadmap::BoundBy& reason : initiative->boundBy)
            m_reasonItems->addWidget(reasonChip(toQt(reason.what), chipWidth));
        if (initiative->boundBy.empty())
            m_reasonItems->addWidget(inLine(tr("nothing keeps it from starting earlier"), LabelKind::Body));
        m_reasonItems->addWidget(
            inLine(tr("P50 week %1 · P80 week %2").arg(initiative->p50).arg(initiative->p80), LabelKind::Muted));
    } else {
        const auto left = std::ranges::find(plan.unscheduled, view().initiative(), &roadmap::UnscheduledInitiative::id);
        if (left != plan.unscheduled.end()) {
            m_reasonItems->addWidget(inLine(toQt(left->title), LabelKind::Heading));
            m_reasonItems->addWidget(inLine(tr("is not scheduled:"), LabelKind::Body));
            m_reasonItems->addWidget(reasonChip(toQt(left->because), chipWidth));
        } else {
            m_reasonItems->addWidget(inLine(tr("Select an initiative to see what binds its date."), LabelKind::Muted));
        }
    }
    m_reasons->updateGeometry();
}

void RoadmapPage::propose() {
    if (const auto done = document().proposeInitiatives(); !done)
        emit document().failed(tr("No initiatives were proposed"), done.error());
}

} // namespace banyan::pages

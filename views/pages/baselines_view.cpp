// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/baselines_view.h"

#include "model/roadmap/change.h"
#include "views/items/decision_rows.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::pages {

using session::fromQt;
using session::toQt;
using widgets::LabelKind;
using widgets::unit;

namespace {

constexpr int mostBaselines = 6; ///< rows in sight
constexpr int whyColumn = 5;

} // namespace

BaselinesView::BaselinesView(session::Session& session, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_baselines(items::baselineColumns())
    , m_changes(items::planChangeColumns())
    , m_sorted(m_changes)
    , m_table(new widgets::PortfolioTable)
    , m_heading(widgets::paragraph({}, LabelKind::Heading))
    , m_summary(widgets::paragraph({}))
    , m_moved(new widgets::PortfolioTable)
    , m_why(widgets::paragraph({})) {
    setAccessibleName(tr("Baselines of the plan"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit);
    m_table->setModel(&m_baselines);
    m_table->setAccessibleName(tr("Baselines"));
    layout->addWidget(m_table);
    auto* says = new QVBoxLayout;
    says->setContentsMargins(2 * unit, unit, 2 * unit, 0);
    says->setSpacing(unit / 2);
    says->addWidget(m_heading);
    says->addWidget(m_summary);
    layout->addLayout(says);
    m_moved->setModel(&m_sorted);
    m_moved->setAccessibleName(tr("What moved since"));
    m_moved->setSortingEnabled(true);
    m_moved->sortByColumn(-1, Qt::AscendingOrder);
    m_moved->freezeFirstColumn();
    layout->addWidget(m_moved, 1);
    m_why->setContentsMargins(2 * unit, 0, 2 * unit, unit);
    layout->addWidget(m_why);
    m_why->hide();
    connect(m_moved->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BaselinesView::showWhy);
    connect(&m_sorted, &QAbstractItemModel::modelReset, this, &BaselinesView::showWhy);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        compareWithNow();
        emit selectionChanged();
    });
    const auto pick = [this](const QModelIndex& index) {
        const portfolio::InitiativeId id(fromQt(index.data(items::RecordTable::IdRole).toString()));
        if (m_session.portfolio().find(id)) emit picked(id);
    };
    connect(m_moved, &QAbstractItemView::activated, this, pick);
}

std::optional<portfolio::Baseline> BaselinesView::selected() const {
    const QModelIndex row = m_table->currentIndex();
    if (!row.isValid()) return {};
    const auto* found =
        m_session.portfolio().find(Id<portfolio::Baseline>(fromQt(row.data(items::RecordTable::IdRole).toString())));
    return found ? std::optional(*found) : std::nullopt;
}

void BaselinesView::select(const Id<portfolio::Baseline>& id) {
    if (const int row = m_baselines.rowOf(toQt(id.value)); row >= 0)
        m_table->setCurrentIndex(m_baselines.index(row, 0));
}

void BaselinesView::refresh() {
    std::vector<portfolio::Baseline> newestFirst;
    for (const portfolio::Baseline& each : m_session.portfolio().table<portfolio::Baseline>())
        newestFirst.push_back(each);
    std::ranges::stable_sort(newestFirst, std::ranges::greater{}, &portfolio::Baseline::date);
    std::vector<items::TextRow> rows;
    for (const portfolio::Baseline& each : newestFirst)
        rows.push_back(items::baselineRow(m_session.portfolio(), each));
    m_baselines.show(std::move(rows));
    if (!m_table->currentIndex().isValid() && m_baselines.rowCount() > 0)
        m_table->setCurrentIndex(m_baselines.index(0, 0));
    compareWithNow();
    QTimer::singleShot(0, this, &BaselinesView::fitTables); // once laid out
}

/// What differs between the selected baseline and the plan now.
void BaselinesView::compareWithNow() {
    const auto baseline = selected();
    const portfolio::Roadmap* kept = baseline ? m_session.portfolio().find(baseline->roadmap) : nullptr;
    const auto& planned = m_session.planned();
    const bool comparable = kept && planned && planned->plan;
    m_heading->setVisible(baseline.has_value());
    m_heading->setText(baseline ? tr("What moved since \"%1\"").arg(toQt(baseline->name)) : QString());
    m_moved->setVisible(comparable);
    if (!comparable) {
        m_changes.show({});
        m_summary->setText(!baseline             ? tr("Select a baseline to see what moved since.")
                           : m_session.working() ? tr("The plan is being made…")
                                                 : tr("There is no plan to compare it with."));
        return;
    }
    const roadmap::PlanChange change =
        roadmap::compare(roadmap::sideOf(m_session.portfolio(), *kept, "the baseline \"" + baseline->name + "\""),
                         roadmap::sideOf(planned->portfolio, *planned->plan, "the plan now"));
    QStringList summary;
    for (const std::string& sentence : change.summary)
        summary.append(toQt(sentence));
    m_summary->setText(summary.join('\n'));
    m_changes.show(items::planChangeRows(change));
}

/// A column rarely has room for all of it.
void BaselinesView::showWhy() {
    const QModelIndex row = m_sorted.mapToSource(m_moved->currentIndex());
    m_why->setText(row.isValid() ? m_changes.rows()[static_cast<size_t>(row.row())].sentence : QString());
    m_why->setVisible(row.isValid() && m_moved->isVisibleTo(this));
}

void BaselinesView::fitTables() {
    m_table->fitColumns(0, 320);
    m_moved->fitColumns(whyColumn, 170); // what is spare is the cause's
    const int rows = std::clamp(m_baselines.rowCount(), 1, mostBaselines);
    const int bar =
        m_table->horizontalScrollBar()->maximum() > 0 ? m_table->horizontalScrollBar()->sizeHint().height() : 0;
    m_table->setFixedHeight(rows * widgets::scaled(widgets::tableRow) +
                            m_table->horizontalHeader()->sizeHint().height() + bar + 2);
}

void BaselinesView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    QTimer::singleShot(0, this, &BaselinesView::fitTables); // once the tables are laid out
}

} // namespace banyan::pages

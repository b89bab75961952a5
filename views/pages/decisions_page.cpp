// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/decisions_page.h"

#include "views/dialogs/checklist_dialog.h"
#include "views/items/decision_edits.h"
#include "views/items/decision_rows.h"
#include "views/pages/baselines_view.h"
#include "views/session/sieve.h"
#include "views/session/text.h"
#include "views/widgets/decision_editor.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QInputDialog>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>

namespace banyan::pages {

using namespace portfolio;
using session::fromQt;
using session::toQt;

namespace {

enum Shown { Log, Baselines, Empty };
constexpr int detailWidth = 380;
constexpr int widestCell = 230;
constexpr int widestTight = 150; ///< where not all have room
constexpr int questionColumn = 1;
constexpr int roomForAll = 1100; ///< px

template <typename Record, typename Name>
std::vector<dialogs::ChecklistDialog::Entry> entriesOf(const Table<Record>& table, const std::vector<Id<Record>>& taken,
                                                       Name name) {
    std::vector<dialogs::ChecklistDialog::Entry> out;
    for (const Record& each : table)
        out.push_back({toQt(each.id.value), toQt(each.*name), std::ranges::find(taken, each.id) != taken.end()});
    return out;
}

/// Those that were linked before in their order, then the others.
template <typename Record>
std::vector<Id<Record>> idsOf(const QStringList& chosen, std::vector<Id<Record>> before) {
    std::erase_if(before, [&](const Id<Record>& id) { return !chosen.contains(toQt(id.value)); });
    for (const QString& id : chosen)
        if (const Id<Record> one(fromQt(id)); std::ranges::find(before, one) == before.end()) before.push_back(one);
    return before;
}

} // namespace

DecisionsPage::DecisionsPage(session::Session& session, session::ViewState& view, QWidget* parent)
    : Page(tr("Decisions"), QStringLiteral("decisions"), session, view, parent)
    , m_rows(items::decisionColumns())
    , m_sorted(m_rows)
    , m_table(new widgets::PortfolioTable)
    , m_baselines(new BaselinesView(session))
    , m_editor(new widgets::DecisionEditor)
    , m_empty(new widgets::EmptyState)
    , m_stack(new QStackedWidget)
    , m_new(widgets::button(tr("New decision"), widgets::ButtonKind::Primary))
    , m_keep(widgets::button(tr("Keep the plan…"), widgets::ButtonKind::Primary))
    , m_removeBaseline(widgets::button(tr("Remove"))) {
    makeHead();
    m_table->setModel(&m_sorted);
    m_table->setAccessibleName(tr("Decisions"));
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(0, Qt::DescendingOrder);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_baselines);
    m_stack->addWidget(m_empty);
    setBody(m_stack);
    setSide(m_editor, detailWidth);
    m_editor->setEditor([this](const Edit& edit) { return perform(edit); });
    connectSession();
    connectParts();
    refresh();
}

void DecisionsPage::makeHead() {
    const widgets::SegmentBar views = widgets::segmentBar({tr("Log"), tr("Baselines")});
    m_views = views.buttons;
    addHeadWidget(views.widget);
    for (int place = 0; place < views.buttons.size(); ++place)
        connect(views.buttons[place], &QPushButton::toggled, this, [this, place](bool on) {
            if (!on) return;
            m_shown = place;
            refresh();
        });
    m_keep->setToolTip(widgets::plainToolTip(tr("Keep the plan as a baseline, to see later what moved since")));
    m_removeBaseline->setAccessibleName(tr("Remove the baseline"));
    for (QPushButton* each : {m_new, m_removeBaseline, m_keep})
        addHeadWidget(each);
    m_newAction = addCommand(tr("&New decision"), QKeySequence(tr("Ctrl+Shift+N")), [this] {
        m_views[Log]->setChecked(true);
        add({}, {});
    });
    m_remove = addCommand(tr("Re&move the decision"), {}, [this] { remove(); });
    m_keepAction = addCommand(tr("&Keep the plan as a baseline…"), {}, [this] {
        m_views[Baselines]->setChecked(true);
        keepPlan();
    });
    connect(m_new, &QPushButton::clicked, this, [this] { add({}, {}); });
    connect(m_keep, &QPushButton::clicked, this, &DecisionsPage::keepPlan);
    connect(m_removeBaseline, &QPushButton::clicked, this, [this] {
        if (const auto baseline = m_baselines->selected())
            (void)perform(items::removeBaseline(document().portfolio(), *baseline));
    });
}

void DecisionsPage::connectSession() {
    using session::Session;
    for (const auto each : {&Session::opened, &Session::closed, &Session::planChanged})
        connect(&document(), each, this, &DecisionsPage::refresh);
    connect(&document(), &Session::portfolioChanged, this, &DecisionsPage::refresh);
    connect(&document(), &Session::derivedChanged, this, &DecisionsPage::refresh);
    connect(&document(), &Session::saveStatusChanged, this, &DecisionsPage::showHead);
    connect(&view(), &session::ViewState::filterChanged, this, &DecisionsPage::refresh);
}

void DecisionsPage::connectParts() {
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& row) {
        if (m_following) return;
        m_decision = Id<Decision>(fromQt(row.data(items::RecordTable::IdRole).toString()));
        showDetail();
    });
    connect(m_table, &QAbstractItemView::activated, m_editor, &widgets::DecisionEditor::focusQuestion);
    connect(m_editor, &widgets::DecisionEditor::removeWanted, this, &DecisionsPage::remove);
    connect(m_editor, &widgets::DecisionEditor::componentsWanted, this, &DecisionsPage::chooseComponents);
    connect(m_editor, &widgets::DecisionEditor::initiativesWanted, this, &DecisionsPage::chooseInitiatives);
    connect(m_editor, &widgets::DecisionEditor::componentPicked, this, &DecisionsPage::componentWanted);
    connect(m_editor, &widgets::DecisionEditor::initiativePicked, this, &DecisionsPage::initiativeWanted);
    connect(m_baselines, &BaselinesView::picked, this, &DecisionsPage::initiativeWanted);
    connect(m_baselines, &BaselinesView::selectionChanged, this, &DecisionsPage::showHead);
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (m_shown == Baselines) return keepPlan();
        if (document().portfolio().table<Decision>().empty()) return add({}, {});
        clearFilter();
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, &DecisionsPage::sampleWanted);
}

bool DecisionsPage::writable() const {
    return document().isOpen() && document().saveStatus().state != session::SaveState::ReadOnly;
}

const Decision* DecisionsPage::selected() const {
    return document().portfolio().find(m_decision);
}

void DecisionsPage::refresh() {
    showRows();
    m_baselines->refresh();
    showHead();
    showState();
    showDetail();
    QTimer::singleShot(0, this, [this] { // once laid out; the question takes what the others leave
        const bool roomy = m_table->viewport()->width() >= widgets::scaled(roomForAll);
        m_table->fitColumns(questionColumn, roomy ? widestCell : widestTight);
    });
}

void DecisionsPage::showRows() {
    const session::Sieve sieve(view().filter(), document().portfolio(), document().derived());
    std::vector<items::TextRow> rows;
    for (const Decision& each : document().portfolio().table<Decision>())
        if (sieve.shows(each)) rows.push_back(items::decisionRow(each, document().asOf()));
    m_following = true;
    m_rows.show(std::move(rows));
    if (!selected() && m_sorted.rowCount() > 0)
        m_decision = Id<Decision>(fromQt(m_sorted.index(0, 0).data(items::RecordTable::IdRole).toString()));
    if (const int row = m_rows.rowOf(toQt(m_decision.value)); row >= 0)
        m_table->setCurrentIndex(m_sorted.mapFromSource(m_rows.index(row, 0)));
    else
        m_table->selectionModel()->clear();
    m_following = false;
}

void DecisionsPage::showHead() {
    const auto& table = document().portfolio().table<Decision>();
    const auto all = static_cast<qint64>(table.size());
    const auto due =
        std::ranges::count_if(table, [&](const Decision& it) { return items::isDue(it, document().asOf()); });
    setCount(due > 0 ? tr("%1 due").arg(due) : all > 0 ? session::grouped(all) : QString());
    QString text = all == 0 ? tr("what did we agree?") : session::counted(all, tr("decision"));
    if (m_rows.rowCount() != all) text = tr("%1 of %2 shown").arg(m_rows.rowCount()).arg(all);
    if (due > 0) text += tr(", %1 due for review").arg(due);
    if (m_shown == Baselines) text = session::counted(document().portfolio().table<Baseline>().size(), tr("baseline"));
    setSubtitle(text);
    const bool planned = document().planned() && document().planned()->plan;
    m_new->setVisible(m_shown == Log);
    m_keep->setVisible(m_shown == Baselines);
    m_removeBaseline->setVisible(m_shown == Baselines);
    m_new->setEnabled(writable());
    m_newAction->setEnabled(writable());
    m_keep->setEnabled(writable() && planned);
    m_keepAction->setEnabled(m_keep->isEnabled());
    m_removeBaseline->setEnabled(writable() && m_baselines->selected());
    m_remove->setEnabled(writable() && selected());
}

void DecisionsPage::showState() {
    const Portfolio& portfolio = document().portfolio();
    const bool nothing = m_shown == Log ? m_rows.rowCount() == 0 : portfolio.table<Baseline>().empty();
    m_stack->setCurrentIndex(nothing ? Empty : m_shown);
    m_editor->setVisible(m_shown == Log);
    if (!nothing) return;
    if (m_shown == Baselines && document().planned() && document().planned()->plan)
        m_empty->show(tr("No plan was kept yet. Keep the one that was agreed on, and see later what moved since."),
                      tr("Keep the plan…"));
    else if (m_shown == Baselines)
        m_empty->show(tr("There is no plan yet that could be kept."), {}, tr("Use the sample"));
    else if (portfolio.table<Decision>().empty())
        m_empty->show(tr("Nothing was decided yet. Record what was asked, what was chosen, why, and who disagreed."),
                      tr("New decision"), tr("Use the sample"));
    else
        m_empty->show(
            tr("The filter hides all %1.").arg(session::counted(portfolio.table<Decision>().size(), tr("decision"))),
            tr("Clear filter"));
}

void DecisionsPage::showDetail() {
    m_editor->show(document().portfolio(), m_decision, document().asOf());
    m_remove->setEnabled(writable() && selected());
}

Result<void> DecisionsPage::perform(const Edit& edit) {
    auto applied = document().apply(edit);
    if (!applied) emit failed(tr("The change was not made"), applied.error());
    return applied;
}

void DecisionsPage::add(std::vector<ComponentId> components, std::vector<InitiativeId> initiatives) {
    Decision made =
        items::newDecision(document().portfolio(), document().asOf(), std::move(components), std::move(initiatives));
    const Id<Decision> id = made.id;
    if (!perform(items::addDecision(std::move(made)))) return;
    showDecision(id);
    m_editor->focusQuestion();
}

void DecisionsPage::addAboutSelection() {
    std::vector<InitiativeId> initiatives;
    if (!view().initiative().empty()) initiatives.push_back(view().initiative());
    m_views[Log]->setChecked(true);
    add(view().components(), std::move(initiatives));
}

void DecisionsPage::showDecision(const Id<Decision>& id) {
    m_views[Log]->setChecked(true);
    m_decision = id;
    refresh();
}

void DecisionsPage::showBaseline(const Id<Baseline>& id) {
    m_views[Baselines]->setChecked(true);
    m_baselines->select(id);
}

void DecisionsPage::remove() {
    if (const Decision* decision = selected(); decision && perform(items::removeDecision(*decision)))
        emit notice(tr("The decision was removed. Undo brings it back."));
}

void DecisionsPage::chooseComponents() {
    const Decision* before = selected();
    if (!before) return;
    dialogs::ChecklistDialog dialog(
        tr("Components"), tr("Which components is it about?"),
        entriesOf(document().portfolio().components(), before->components, &Component::name), this);
    if (dialog.exec() != QDialog::Accepted || !selected()) return;
    Decision after = *selected();
    after.components = idsOf(dialog.chosen(), after.components);
    (void)perform(items::changeDecision(*selected(), std::move(after), "components"));
}

void DecisionsPage::chooseInitiatives() {
    const Decision* before = selected();
    if (!before) return;
    dialogs::ChecklistDialog dialog(
        tr("Initiatives"), tr("Which initiatives is it about?"),
        entriesOf(document().portfolio().initiatives(), before->initiatives, &Initiative::title), this);
    if (dialog.exec() != QDialog::Accepted || !selected()) return;
    Decision after = *selected();
    after.initiatives = idsOf(dialog.chosen(), after.initiatives);
    (void)perform(items::changeDecision(*selected(), std::move(after), "initiatives"));
}

void DecisionsPage::keepPlan() {
    const auto& planned = document().planned();
    if (!planned || !planned->plan) return;
    bool accepted = false;
    const QString name =
        QInputDialog::getText(this, tr("Keep the plan"), tr("What is this plan to be called?"), QLineEdit::Normal,
                              tr("Agreed on %1").arg(session::longDate(document().asOf())), &accepted)
            .trimmed();
    if (!accepted || name.isEmpty()) return;
    roadmap::PlanOptions options;
    options.asOf = document().asOf();
    options.seed = document().services().seed;
    if (perform(items::keepBaseline(document().portfolio(), *planned->plan, options, fromQt(name))))
        emit notice(tr("The plan is kept as \"%1\". Undo takes it back.").arg(name));
}

} // namespace banyan::pages

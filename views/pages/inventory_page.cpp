// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/inventory_page.h"

#include "views/dialogs/merge_dialog.h"
#include "views/dialogs/split_dialog.h"
#include "views/pages/filter_menu.h"
#include "views/pages/record_tab.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QTabBar>
#include <QTimer>
#include <QVBoxLayout>

#include <utility>

namespace banyan::pages {

using items::ComponentModel;
using session::fromQt;
using session::grouped;
using session::toQt;

namespace {

enum Tab { Components, Systems, Flows, Teams, Dependencies };
constexpr int widestName = 260;

RecordTab::Texts textsOf(int tab) {
    switch (tab) {
    case Components:
        return {InventoryPage::tr("Components"), InventoryPage::tr("New component"),
                InventoryPage::tr(
                    "This portfolio has no components yet. Import the files that your tools already export.")};
    case Systems:
        return {InventoryPage::tr("Systems"), InventoryPage::tr("New system"),
                InventoryPage::tr("There are no systems yet. Import an inventory, or add the first one.")};
    case Flows:
        return {
            InventoryPage::tr("Flows"), InventoryPage::tr("New flow"),
            InventoryPage::tr("There are no flows yet. Import them, or add the first way that the business needs.")};
    case Teams:
        return {InventoryPage::tr("Teams"), InventoryPage::tr("New team"),
                InventoryPage::tr("There are no teams yet. Import an inventory, or add the first one.")};
    default:
        return {InventoryPage::tr("Dependencies"), InventoryPage::tr("New dependency"),
                InventoryPage::tr("Nobody said yet what depends on what. Import dependencies, or add the first one.")};
    }
}

} // namespace

InventoryPage::InventoryPage(session::Session& session, session::ViewState& view, ComponentModel& model,
                             QWidget* parent)
    : Page(tr("Inventory"), QStringLiteral("inventory"), session, view, parent)
    , m_components(model)
    , m_filterMenu(new FilterMenu(session, view, this))
    , m_bar(new QTabBar)
    , m_stack(new QStackedWidget)
    , m_new(widgets::button(tr("New component"), widgets::ButtonKind::Primary))
    , m_columnMenu(new QMenu(tr("&Columns"), this))
    , m_setMenu(new QMenu(tr("&Set for the selected rows"), this))
    , m_sortMenu(new QMenu(tr("Sort &by"), this))
    , m_columnFilters(new QMenu(tr("Filter b&y column"), this)) {
    buildTabs();
    buildHead();
    buildActions();
    connectSession();
    connectSelection();
    refresh();
}

void InventoryPage::buildTabs() {
    m_filter.setSourceModel(&m_components);
    m_tables[Systems - 1].model = items::makeSystemTable();
    m_tables[Flows - 1].model = items::makeFlowTable();
    m_tables[Teams - 1].model = items::makeTeamTable();
    m_tables[Dependencies - 1].model = items::makeDependencyTable();
    for (Table& each : m_tables) {
        each.filter = std::make_unique<items::TableFilter>();
        each.filter->setSourceModel(each.model.get());
        each.model->setEditor([this](const portfolio::Edit& edit) { return perform(edit); });
    }
    auto* body = new QWidget;
    auto* layout = new QVBoxLayout(body);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_bar->setAccessibleName(tr("Tables of the inventory"));
    m_bar->setExpanding(false);
    m_bar->setDrawBase(false);
    layout->addWidget(m_bar);
    layout->addWidget(m_stack, 1);
    for (int place = 0; place < tabCount; ++place) {
        m_tabs.at(static_cast<size_t>(place)) = makeTab(place);
        m_bar->addTab(textsOf(place).title);
        m_stack->addWidget(m_tabs.at(static_cast<size_t>(place)));
    }
    setBody(body);
    connect(m_bar, &QTabBar::currentChanged, this, [this](int place) {
        m_stack->setCurrentIndex(place);
        refresh();
    });
    for (RecordTab* tab : m_tabs)
        tab->table()->setHeaderMenu([this](QMenu* menu, int column) {
            addColumnFilter(menu, column);
            menu->addSeparator();
        });
    for (const int column : {ComponentModel::Tags, ComponentModel::ValueRange, ComponentModel::RiskRange})
        m_tabs[Components]->table()->setColumnHidden(column, true);
}

RecordTab* InventoryPage::makeTab(int place) {
    const auto adder = [this, place]() -> Result<items::Addition> {
        const portfolio::Portfolio& portfolio = document().portfolio();
        switch (place) {
        case Components:
            return items::addComponent(portfolio);
        case Systems:
            return items::addSystem(portfolio);
        case Flows:
            return items::addFlow(portfolio);
        case Teams:
            return items::addTeam(portfolio);
        default:
            return items::addDependency(portfolio, view().component());
        }
    };
    items::TableFilter& filter = place == Components ? m_filter : *m_tables.at(static_cast<size_t>(place - 1)).filter;
    auto* tab = new RecordTab(
        textsOf(place), filter, [this](const portfolio::Edit& edit) { return perform(edit); }, adder);
    connect(tab, &RecordTab::failed, this, &Page::failed);
    connect(tab, &RecordTab::done, this,
            [this](const QString& label) { emit notice(tr("Done: %1. Undo takes it back.").arg(label)); });
    connect(tab, &RecordTab::importWanted, this, &Page::importWanted);
    connect(tab, &RecordTab::sampleWanted, this, &Page::sampleWanted);
    connect(tab, &RecordTab::clearFilterWanted, this, [this] { clearFilter(); });
    return tab;
}

void InventoryPage::buildHead() {
    auto* columns = widgets::button(tr("Columns"));
    columns->setMenu(m_columnMenu);
    columns->setAccessibleName(tr("Columns of the table"));
    addHeadWidget(columns);
    addHeadWidget(m_new);
    connect(m_columnMenu, &QMenu::aboutToShow, this, [this] {
        m_columnMenu->clear();
        current()->table()->addColumnChoices(m_columnMenu);
    });
    connect(m_new, &QPushButton::clicked, this, [this] { current()->add(); });
}

void InventoryPage::buildActions() {
    m_add = addCommand(tr("&New component"), QKeySequence(tr("Ctrl+Shift+N")), [this] { current()->add(); });
    addCommand(tr("&Edit the cell"), QKeySequence(Qt::Key_F2),
               [this] { current()->table()->edit(current()->table()->currentIndex()); });
    addAction(m_setMenu->menuAction());
    addCommand(tr("C&opy rows"), QKeySequence::Copy, [this] { current()->table()->copy(); });
    m_explain = addCommand(tr("E&xplain on the map"), QKeySequence(tr("Ctrl+Return")),
                           [this] { emit explainWanted(view().component()); });
    m_retire = addCommand(tr("&Retire"), {}, [this] { retireSelected(); });
    m_remove = addCommand(tr("Re&move"), QKeySequence::Delete, [this] { current()->removeSelected(); });
    m_merge = addCommand(tr("Mer&ge into one…"), QKeySequence(tr("Ctrl+M")), [this] { mergeSelected(); });
    m_split = addCommand(tr("S&plit…"), {}, [this] { splitSelected(); });
    addAction(m_sortMenu->menuAction());
    addAction(m_columnFilters->menuAction());
    addAction(m_columnMenu->menuAction());
    connect(m_sortMenu, &QMenu::aboutToShow, this, &InventoryPage::fillSortMenu);
    connect(m_setMenu, &QMenu::aboutToShow, this, &InventoryPage::fillSetMenu);
    connect(m_columnFilters, &QMenu::aboutToShow, this, &InventoryPage::fillColumnFilters);
    for (RecordTab* tab : m_tabs) {
        tab->table()->addActions(actions());
        tab->table()->setContextMenuPolicy(Qt::ActionsContextMenu);
    }
}

void InventoryPage::connectSession() {
    using session::Session;
    connect(&document(), &Session::opened, this, [this] {
        for (const Table& each : m_tables)
            each.model->reset(document().portfolio());
        m_fitted.fill(false);
        refilter();
    });
    connect(&document(), &Session::closed, this, [this] {
        for (const Table& each : m_tables)
            each.model->reset({});
        refilter();
    });
    connect(&document(), &Session::portfolioChanged, this,
            [this](const portfolio::Portfolio& before, const portfolio::Portfolio& after) {
                for (const Table& each : m_tables)
                    each.model->update(before, after);
                refilter();
            });
    connect(&document(), &Session::derivedChanged, this, &InventoryPage::refilter);
    connect(&view(), &session::ViewState::filterChanged, this, &InventoryPage::refilter);
}

void InventoryPage::connectSelection() {
    connect(&view(), &session::ViewState::componentChanged, this, &InventoryPage::followSelection);
    connect(m_tabs[Components]->table()->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &InventoryPage::tellSelection);
    for (RecordTab* tab : m_tabs)
        connect(tab->table()->selectionModel(), &QItemSelectionModel::selectionChanged, this,
                &InventoryPage::refreshActions);
}

Result<void> InventoryPage::perform(const portfolio::Edit& edit) {
    auto applied = document().apply(edit);
    if (!applied) emit failed(tr("The change was not made"), applied.error());
    return applied;
}

RecordTab* InventoryPage::current() const {
    return m_tabs.at(static_cast<size_t>(std::max(0, m_bar->currentIndex())));
}

bool InventoryPage::onComponents() const {
    return m_bar->currentIndex() <= Components;
}

/// What the filter hides stays selected until the person selects something else.
void InventoryPage::refilter() {
    m_following = true;
    m_filter.setFilter(view().filter(), document().portfolio());
    m_following = false;
    for (const Table& each : m_tables)
        each.filter->filterBy(view().filter());
    refresh();
    followSelection();
}

void InventoryPage::refresh() {
    for (int place = 0; place < tabCount; ++place) {
        RecordTab* tab = m_tabs.at(static_cast<size_t>(place));
        tab->refresh();
        m_bar->setTabText(place, textsOf(place).title + ' ' + grouped(tab->filter().table()->rowCount()));
    }
    const int all = current()->filter().table()->rowCount();
    const int shown = current()->filter().rowCount();
    setCount(document().isOpen() ? grouped(m_components.rowCount()) : QString());
    setSubtitle(shown == all
                    ? session::counted(all, current()->filter().table()->kindName(), current()->texts().title.toLower())
                    : tr("%1 of %2 shown").arg(grouped(shown), grouped(all)));
    const auto place = static_cast<size_t>(std::max(0, m_bar->currentIndex()));
    if (document().derived() && !std::exchange(m_fitted.at(place), true))
        QTimer::singleShot(0, current(),
                           [tab = current()] { tab->table()->fitColumns(0, widestName); }); // once laid out
    refreshActions();
}

void InventoryPage::refreshActions() {
    const std::vector<int> rows = current()->selectedRows();
    const bool writable = document().isOpen() && document().saveStatus().state != session::SaveState::ReadOnly;
    const qint64 count = static_cast<qint64>(rows.size());
    const items::RecordTable* table = current()->filter().table();
    const QString what =
        count == 1 ? table->kindName() : session::counted(count, table->kindName(), current()->texts().title.toLower());
    const bool allRetired = onComponents() && !rows.empty() &&
                            std::ranges::all_of(rows, [&](int row) { return m_components.component(row).retired; });
    m_new->setText(current()->texts().add);
    m_new->setAccessibleName(current()->texts().add);
    m_new->setEnabled(writable);
    m_add->setText(current()->texts().add);
    m_add->setEnabled(writable);
    m_remove->setText(rows.empty() ? tr("Re&move") : tr("Re&move %1").arg(what));
    m_remove->setEnabled(writable && !rows.empty());
    m_explain->setEnabled(onComponents() && !rows.empty());
    m_retire->setText(rows.empty() ? tr("&Retire") : (allRetired ? tr("B&ring back %1") : tr("&Retire %1")).arg(what));
    m_retire->setEnabled(writable && onComponents() && !rows.empty());
    m_merge->setText(count > 1 ? tr("Mer&ge %1 into one…").arg(what) : tr("Mer&ge into one…"));
    m_merge->setEnabled(writable && onComponents() && count > 1);
    m_split->setEnabled(writable && onComponents() && count == 1);
    m_setMenu->menuAction()->setEnabled(writable && !rows.empty());
}

void InventoryPage::followSelection() {
    auto* table = m_tabs[Components]->table();
    std::set<int> wanted;
    for (const portfolio::ComponentId& id : view().components())
        if (const int row = m_components.rowOf(id); row >= 0)
            if (const QModelIndex index = m_filter.mapFromSource(m_components.index(row, 0)); index.isValid())
                wanted.insert(index.row());
    const std::vector<int> have = table->selectedRows();
    if (std::ranges::equal(have, wanted)) return;
    const bool before = std::exchange(m_following, true);
    QItemSelection selection;
    for (auto row = wanted.begin(); row != wanted.end();) { // neighbours as one range: there may be thousands
        const int first = *row;
        int last = first;
        for (++row; row != wanted.end() && *row == last + 1; ++row)
            ++last;
        selection.select(m_filter.index(first, 0), m_filter.index(last, m_filter.columnCount() - 1));
    }
    const int row = m_components.rowOf(view().component());
    const QModelIndex index =
        row < 0 ? QModelIndex()
                : m_filter.mapFromSource(m_components.index(row, std::max(0, table->currentIndex().column())));
    table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
    table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (index.isValid()) table->scrollTo(index);
    m_following = before;
}

/// What is selected here is selected everywhere.
void InventoryPage::tellSelection() {
    const auto* table = m_tabs[Components]->table();
    if (m_following || !isVisible()) return;
    std::vector<portfolio::ComponentId> ids;
    for (const int row : table->selectedRows())
        ids.emplace_back(fromQt(m_filter.index(row, 0).data(ComponentModel::IdRole).toString()));
    const portfolio::ComponentId now(fromQt(table->currentIndex().data(ComponentModel::IdRole).toString()));
    view().selectComponents(std::move(ids), now);
}

void InventoryPage::retireSelected() {
    const std::vector<int> rows = m_tabs[Components]->selectedRows();
    if (rows.empty()) return;
    const bool retire = std::ranges::any_of(rows, [&](int row) { return !m_components.component(row).retired; });
    const portfolio::Edit edit = m_components.retiring(rows, retire);
    if (perform(edit)) emit notice(tr("Done: %1. Undo takes it back.").arg(toQt(edit.label)));
}

void InventoryPage::mergeSelected() {
    std::vector<portfolio::ComponentId> ids;
    for (const int row : m_tabs[Components]->selectedRows())
        ids.push_back(m_components.component(row).id);
    dialogs::MergeDialog dialog(document().portfolio(), ids, view().component(), this);
    if (dialog.exec() != QDialog::Accepted || !dialog.edit()) return;
    const portfolio::ComponentId kept = dialog.kept();
    if (!perform(*dialog.edit())) return;
    view().selectComponent(kept);
    emit notice(tr("Done: %1. Undo takes it back.").arg(toQt(dialog.edit()->label)));
}

void InventoryPage::splitSelected() {
    const std::vector<int> rows = m_tabs[Components]->selectedRows();
    if (rows.size() != 1) return;
    dialogs::SplitDialog dialog(document().portfolio(), m_components.component(rows.front()).id, this);
    if (dialog.exec() != QDialog::Accepted || !dialog.edit()) return;
    if (perform(*dialog.edit())) emit notice(tr("Done: %1. Undo takes it back.").arg(toQt(dialog.edit()->label)));
}

void InventoryPage::keepColumns() {
    for (RecordTab* tab : m_tabs)
        tab->table()->keepColumns(QStringLiteral("inventory/") + tab->filter().table()->kindName());
}

void InventoryPage::showRecord(const portfolio::AnyId& id) {
    for (int place = 0; place < tabCount; ++place) {
        RecordTab* tab = m_tabs.at(static_cast<size_t>(place));
        if (tab->filter().table()->rowOfId(id) < 0) continue;
        m_bar->setCurrentIndex(place);
        if (!tab->select(id)) clearFilter();
        tab->select(id);
    }
}

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/initiatives_page.h"

#include "views/items/plan_edits.h"
#include "views/pages/initiative_wishes.h"
#include "views/pages/record_tab.h"
#include "views/session/sieve.h"
#include "views/session/text.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/initiative_board.h"
#include "views/widgets/initiative_detail.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"

#include <QAction>
#include <QMenu>
#include <QStackedWidget>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace banyan::pages {

using items::InitiativeTable;
using portfolio::InitiativeId;
using session::fromQt;
using session::grouped;

namespace {

constexpr int detailWidth = 400;
constexpr int widestTitle = 260;
enum Shown { List, Board, Empty };

QString inMenu(QString text) {
    return text.replace('&', QStringLiteral("&&"));
}

} // namespace

InitiativesPage::InitiativesPage(session::Session& session, session::ViewState& view, QWidget* parent)
    : Page(tr("Initiatives"), QStringLiteral("initiatives"), session, view, parent)
    , m_board(new widgets::InitiativeBoard)
    , m_detail(new widgets::InitiativeDetail)
    , m_empty(new widgets::EmptyState)
    , m_stack(new QStackedWidget)
    , m_wishes(new InitiativeWishMenu(this))
    , m_filterButton(widgets::button(tr("Filter")))
    , m_new(widgets::button(tr("New initiative"), widgets::ButtonKind::Primary))
    , m_setMenu(new QMenu(tr("&Set for the selected ones"), this)) {
    makeTab();
    makeHead();
    m_stack->addWidget(m_tab);
    m_stack->addWidget(m_board);
    m_stack->addWidget(m_empty);
    setBody(m_stack);
    setSide(m_detail, detailWidth);
    const auto editor = [this](const portfolio::Edit& edit) { return perform(edit); };
    m_detail->setEditor(editor);
    makeActions();
    connectSession();
    connectParts();
    refilter();
}

void InitiativesPage::makeTab() {
    m_filter.setSourceModel(&m_table.model());
    m_table.model().setEditor([this](const portfolio::Edit& edit) { return perform(edit); });
    m_tab = new RecordTab(
        {tr("Initiatives as a list"), tr("New initiative"), {}}, m_filter,
        [this](const portfolio::Edit& edit) { return perform(edit); },
        [this]() -> Result<items::Addition> { return items::addInitiative(document().portfolio()); });
    widgets::PortfolioTable* table = m_tab->table();
    for (const int column :
         {InitiativeTable::Remaining, InitiativeTable::Cash, InitiativeTable::Pinned, InitiativeTable::Deadline,
          InitiativeTable::GoalColumn, InitiativeTable::Pattern, InitiativeTable::Notes})
        table->setColumnHidden(column, true);
    table->sortByColumn(InitiativeTable::Phase, Qt::AscendingOrder);
    connect(m_tab, &RecordTab::failed, this, &Page::failed);
    connect(m_tab, &RecordTab::done, this,
            [this](const QString& label) { emit notice(tr("Done: %1. Undo takes it back.").arg(label)); });
}

void InitiativesPage::makeHead() {
    const widgets::Segments views = widgets::segments(tr("List"), tr("Board"));
    addHeadWidget(views.widget);
    connect(views.right, &QPushButton::toggled, this, [this](bool board) {
        m_asBoard = board;
        refilter();
    });
    auto* asBoard = new QAction(tr("As a &board"), this);
    asBoard->setCheckable(true);
    connect(asBoard, &QAction::toggled, views.right, &QPushButton::setChecked);
    connect(asBoard, &QAction::toggled, views.left, [left = views.left](bool on) { left->setChecked(!on); });
    connect(views.right, &QPushButton::toggled, asBoard, &QAction::setChecked);
    addAction(asBoard);
    m_filterButton->setMenu(m_wishes);
    addHeadWidget(m_filterButton);
    auto* columns = widgets::button(tr("Columns"));
    columns->setAccessibleName(tr("Columns of the list"));
    auto* menu = new QMenu(tr("&Columns"), this);
    menu->setProperty("filledWhenOpened", true);
    columns->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        m_tab->table()->addColumnChoices(menu);
    });
    connect(views.right, &QPushButton::toggled, columns, &QWidget::setHidden);
    addHeadWidget(columns);
    addHeadWidget(m_new);
    connect(m_new, &QPushButton::clicked, this, &InitiativesPage::add);
    addAction(m_wishes->menuAction());
    addAction(menu->menuAction());
}

void InitiativesPage::makeActions() {
    QList<QAction*> ofRows;
    ofRows << addCommand(tr("&New initiative"), QKeySequence(tr("Ctrl+Shift+N")), [this] { add(); });
    ofRows << addCommand(tr("&Edit the cell"), QKeySequence(Qt::Key_F2),
                         [this] { m_tab->table()->edit(m_tab->table()->currentIndex()); });
    addAction(m_setMenu->menuAction());
    m_setMenu->setProperty("filledWhenOpened", true);
    ofRows << m_setMenu->menuAction();
    ofRows << addCommand(tr("&Details"), QKeySequence(tr("Ctrl+Return")), [this] { focusDetail(); });
    ofRows << addCommand(tr("On the &roadmap"), {}, [this] { emit roadmapWanted(view().initiative()); });
    addCommand(tr("To the &later phase"), QKeySequence(tr("Ctrl+Shift+Right")), [this] { moveBy(1); });
    addCommand(tr("To the earlier p&hase"), QKeySequence(tr("Ctrl+Shift+Left")), [this] { moveBy(-1); });
    ofRows << addCommand(tr("C&opy rows"), {}, [this] { m_tab->table()->copy(); });
    m_remove = addCommand(tr("Re&move"), {}, [this] { m_tab->removeSelected(); });
    ofRows << m_remove;
    addCommand(tr("&Propose initiatives"), {}, [this] { propose(); });
    connect(m_setMenu, &QMenu::aboutToShow, this, &InitiativesPage::fillSetMenu);
    m_tab->table()->addActions(ofRows);
    m_tab->table()->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void InitiativesPage::connectSession() {
    using session::Session;
    const auto reset = [this] {
        m_table.model().reset(document().portfolio());
        m_fitted = false;
        m_wishes->setWish({});
        refilter();
    };
    connect(&document(), &Session::opened, this, reset);
    connect(&document(), &Session::closed, this, reset);
    connect(&document(), &Session::portfolioChanged, this,
            [this](const portfolio::Portfolio& before, const portfolio::Portfolio& after) {
                m_following = true;
                m_table.model().update(before, after);
                m_following = false;
                refilter();
            });
    connect(&document(), &Session::planChanged, this, [this] {
        m_table.setPlanned(document().planned());
        refilter();
    });
    connect(&document(), &Session::derivedChanged, this, &InitiativesPage::refilter);
    connect(&document(), &Session::workChanged, this, &InitiativesPage::showState);
    connect(&view(), &session::ViewState::filterChanged, this, &InitiativesPage::refilter);
    connect(&view(), &session::ViewState::initiativeChanged, this, &InitiativesPage::select);
}

void InitiativesPage::connectParts() {
    connect(m_wishes, &InitiativeWishMenu::changed, this, &InitiativesPage::refilter);
    connect(m_tab->table()->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &InitiativesPage::tellTable);
    const auto pick = [this](const InitiativeId& id) { view().selectInitiative(id); };
    connect(m_board, &widgets::InitiativeBoard::picked, this, pick);
    connect(m_board, &widgets::InitiativeBoard::activated, this, [this] { focusDetail(); });
    connect(m_board, &widgets::InitiativeBoard::moveWanted, this,
            [this](const std::vector<InitiativeId>& ids, int phase) {
                if (const auto edit = items::moveToPhase(document().portfolio(), ids, phase)) (void)perform(*edit);
                m_board->column(phase)->setFocus(Qt::OtherFocusReason);
            });
    connect(m_detail, &widgets::InitiativeDetail::refused, this,
            [this](const Error& error) { emit failed(tr("The change was not made"), error); });
    connect(m_detail, &widgets::InitiativeDetail::roadmapWanted, this, &InitiativesPage::roadmapWanted);
    connect(m_detail, &widgets::InitiativeDetail::initiativeWanted, this,
            [this](const portfolio::InitiativeId& id) { view().selectInitiative(id); });
    connect(m_detail, &widgets::InitiativeDetail::componentWanted, this, &InitiativesPage::componentWanted);
    connect(m_detail, &widgets::InitiativeDetail::decisionWanted, this, &InitiativesPage::decisionWanted);
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (document().portfolio().components().empty()) return emit importWanted();
        if (document().portfolio().initiatives().empty()) return propose();
        clearFilter();
        m_wishes->setWish({});
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, [this] {
        if (document().portfolio().components().empty())
            emit sampleWanted();
        else
            add();
    });
}

Result<void> InitiativesPage::perform(const portfolio::Edit& edit) {
    auto applied = document().apply(edit);
    if (!applied) emit failed(tr("The change was not made"), applied.error());
    return applied;
}

std::optional<std::set<InitiativeId>> InitiativesPage::filtered() const {
    if (view().filter().empty() && m_wishes->wish().empty()) return {};
    const session::Sieve sieve(view().filter(), document().portfolio(), document().derived());
    std::set<InitiativeId> out;
    for (const portfolio::Initiative& each : document().portfolio().initiatives())
        if (sieve.shows(each) && m_wishes->wish().holds(each)) out.insert(each.id);
    return out;
}

void InitiativesPage::refilter() {
    m_wishes->setPortfolio(document().portfolio());
    m_following = true;
    m_filter.setDynamicSortFilter(!m_asBoard);
    m_filter.setOnly(filtered());
    m_following = false;
    showBoard();
    showHead();
    showState();
    select();
    if (!m_fitted && document().planned() && m_filter.rowCount() > 0) {
        m_fitted = true;
        QTimer::singleShot(0, m_tab, [this] { m_tab->table()->fitColumns(0, widestTitle); }); // once laid out
    }
}

void InitiativesPage::showBoard() {
    if (m_asBoard) m_board->show(document().portfolio(), document().planned(), filtered());
}

void InitiativesPage::showHead() {
    const auto all = static_cast<qint64>(document().portfolio().initiatives().size());
    const auto only = filtered();
    const auto shown = only ? static_cast<qint64>(only->size()) : all;
    setCount(document().isOpen() && all > 0 ? grouped(all) : QString());
    setSubtitle(shown == all ? session::counted(all, tr("initiative"))
                             : tr("%1 of %2 shown").arg(grouped(shown), grouped(all)));
    const int parts = m_wishes->wish().parts();
    m_filterButton->setText(parts == 0 ? tr("Filter") : tr("Filter (%1)").arg(parts));
    m_filterButton->setAccessibleName(parts == 0 ? tr("Filter the list") : tr("Filter the list, %1 set").arg(parts));
    const bool writable = document().isOpen() && document().saveStatus().state != session::SaveState::ReadOnly;
    m_new->setEnabled(writable);
    m_filterButton->setVisible(all > 0);
}

void InitiativesPage::showState() {
    const portfolio::Portfolio& portfolio = document().portfolio();
    const auto all = static_cast<qint64>(portfolio.initiatives().size());
    const auto only = filtered();
    const bool nothing = all == 0 || (only && only->empty());
    m_stack->setCurrentIndex(nothing ? Empty : m_asBoard ? Board : List);
    m_tab->setCurrentIndex(0);
    if (!nothing) return;
    if (portfolio.components().empty())
        m_empty->show(tr("There are no initiatives yet. Import an inventory first; Banyan then proposes what to do."),
                      tr("Import files…"), tr("Use the sample"));
    else if (all == 0)
        m_empty->show(tr("There are no initiatives yet. Banyan proposes them from the recommendations, or you add the "
                         "first one by hand."),
                      tr("Propose initiatives"), tr("New initiative"));
    else
        m_empty->show(tr("The filter hides all %1.").arg(session::counted(all, tr("initiative"))), tr("Clear filter"));
}

std::vector<InitiativeId> InitiativesPage::selected() const {
    std::vector<InitiativeId> ids;
    if (m_asBoard) {
        for (int phase = 1; phase <= 4; ++phase)
            for (const InitiativeId& id : m_board->column(phase)->selectedIds())
                ids.push_back(id);
        return ids;
    }
    for (const int row : m_tab->selectedRows())
        ids.emplace_back(m_table.model().idAt(row).text());
    return ids;
}

void InitiativesPage::select() {
    const InitiativeId& id = view().initiative();
    if (m_asBoard) m_board->setSelected(id);
    if (!m_following) {
        m_following = true;
        const auto ids = selected();
        const bool among = !m_asBoard && ids.size() > 1 && std::ranges::find(ids, id) != ids.end();
        if (!among && (id.empty() || !m_tab->select(id))) m_tab->table()->clearSelection();
        m_following = false;
    }
    showDetail();
}

void InitiativesPage::showDetail() {
    m_detail->show(document().portfolio(), document().planned(), view().initiative(), document().asOf());
    m_remove->setEnabled(!m_asBoard && !m_tab->selectedRows().empty());
}

void InitiativesPage::tellTable() {
    if (m_following) return;
    const QModelIndex current = m_tab->table()->currentIndex();
    const auto rows = m_tab->selectedRows();
    m_following = true;
    if (!rows.empty() && current.isValid())
        view().selectInitiative(InitiativeId(fromQt(current.data(items::RecordTable::IdRole).toString())));
    m_following = false;
    showDetail();
}

void InitiativesPage::fillSetMenu() {
    m_setMenu->clear();
    qDeleteAll(m_setMenu->findChildren<QMenu*>(Qt::FindDirectChildrenOnly));
    items::RecordTable& table = m_table.model();
    std::vector<int> rows;
    for (const InitiativeId& id : selected())
        rows.push_back(table.rowOfId(id));
    for (int column = 0; column < table.columnCount(); ++column) {
        const items::ColumnHead& head = table.head(column);
        if (!head.editable || !head.forMany || head.kind != items::ColumnKind::Choice) continue;
        QMenu* values = m_setMenu->addMenu(head.title);
        values->setEnabled(!rows.empty());
        for (const QString& value : table.choices(column))
            values->addAction(inMenu(value), this, [&table, column, value, rows] { table.set(rows, column, value); });
    }
}

void InitiativesPage::moveBy(int phases) {
    const std::vector<InitiativeId> ids = selected();
    if (ids.empty()) return;
    const portfolio::Initiative* first = document().portfolio().find(ids.front());
    const int to = first ? first->phase + phases : 0;
    if (to < 1 || to > 4) return;
    if (const auto edit = items::moveToPhase(document().portfolio(), ids, to)) (void)perform(*edit);
}

/// In the list its title is typed in place; from the board, in the detail.
void InitiativesPage::add() {
    if (!m_asBoard && m_stack->currentIndex() == List) return m_tab->add();
    const items::Addition addition = items::addInitiative(document().portfolio());
    if (!perform(addition.edit)) return;
    view().selectInitiative(InitiativeId(addition.id.text()));
    focusDetail();
}

void InitiativesPage::propose() {
    if (const auto done = document().proposeInitiatives(); !done)
        emit document().failed(tr("No initiatives were proposed"), done.error());
}

void InitiativesPage::focusDetail() {
    m_detail->focusFirst();
}

} // namespace banyan::pages

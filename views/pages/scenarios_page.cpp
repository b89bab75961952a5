// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/scenarios_page.h"

#include "views/items/scenario_edits.h"
#include "views/pages/compare_view.h"
#include "views/session/text.h"
#include "views/widgets/empty_state.h"
#include "views/widgets/labels.h"
#include "views/widgets/scenario_editor.h"
#include "views/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QListWidget>
#include <QMenu>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace banyan::pages {

using namespace portfolio;
using session::fromQt;
using session::toQt;
using widgets::LabelKind;
using widgets::unit;

namespace {

constexpr int sideWidth = 312;
constexpr int mostListRows = 6;
enum Shown { Compare, Empty };

QString titleOf(roadmap::ScenarioPart part) {
    switch (part) {
    case roadmap::ScenarioPart::Goals:
        return ScenariosPage::tr("&Points of the goals");
    case roadmap::ScenarioPart::Budgets:
        return ScenariosPage::tr("Refactoring &budgets");
    case roadmap::ScenarioPart::Capacities:
        return ScenariosPage::tr("&People in teams");
    case roadmap::ScenarioPart::Thresholds:
        return ScenariosPage::tr("&Thresholds");
    case roadmap::ScenarioPart::Initiatives:
        break;
    }
    return ScenariosPage::tr("&Initiatives taken in and left out");
}

} // namespace

ScenariosPage::ScenariosPage(session::Session& session, session::ViewState& view, QWidget* parent)
    : Page(tr("Scenarios"), QStringLiteral("scenarios"), session, view, parent)
    , m_work(session)
    , m_compare(new CompareView)
    , m_stack(new QStackedWidget)
    , m_empty(new widgets::EmptyState)
    , m_side(new QWidget)
    , m_list(new QListWidget)
    , m_editor(new widgets::ScenarioEditor)
    , m_duplicate(widgets::button(tr("Duplicate")))
    , m_discard(widgets::button(tr("Discard"))) {
    makeHead();
    setBody(makeBody());
    makeSide();
    connectSession();
    refresh();
}

void ScenariosPage::makeHead() {
    const widgets::Segments pictures = widgets::segments(tr("Maps"), tr("Plans"));
    addHeadWidget(pictures.widget);
    connect(pictures.right, &QPushButton::toggled, m_compare, &CompareView::showPlans);
    m_save = addSaveMenu(tr("Export the comparison"));
    QPushButton* make = widgets::button(tr("New scenario"), widgets::ButtonKind::Primary);
    addHeadWidget(make);
    connect(make, &QPushButton::clicked, this, &ScenariosPage::addNew);
    addCommand(tr("&New scenario"), {}, [this] { addNew(); });
    m_plans = addSwitch(pictures, tr("P&lans beside each other"));
}

QPushButton* ScenariosPage::makeTake(int side, const QString& title) {
    QPushButton* button = widgets::button(title);
    auto* menu = new QMenu(title, this);
    menu->setAccessibleName(title);
    connect(menu, &QMenu::aboutToShow, this, [this, side] { fillTake(side); });
    button->setMenu(menu);
    addAction(menu->menuAction());
    m_takes[static_cast<size_t>(side)] = menu;
    fillTake(side);
    return button;
}

QWidget* ScenariosPage::makeBody() {
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(unit, 0, unit, 0);
    column->setSpacing(unit);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(unit, 0, unit, 0);
    for (size_t side = 0; side < 2; ++side) {
        row->addWidget(widgets::label(side == 0 ? tr("A") : tr("B"), LabelKind::Heading));
        m_choices[side] = new QComboBox;
        m_choices[side]->setAccessibleName(side == 0 ? tr("Scenario A") : tr("Scenario B"));
        m_choices[side]->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
        m_choices[side]->setMinimumWidth(80);
        row->addWidget(m_choices[side], 1);
        row->addWidget(makeTake(static_cast<int>(side), side == 0 ? tr("Take from A") : tr("Take from B")));
        if (side == 0) row->addSpacing(2 * unit);
        connect(m_choices[side], &QComboBox::activated, this, &ScenariosPage::choose);
    }
    column->addLayout(row);
    column->addWidget(m_compare, 1);
    m_stack->addWidget(content);
    m_stack->addWidget(m_empty);
    connect(m_empty, &widgets::EmptyState::primary, this, [this] {
        if (document().portfolio().components().empty())
            emit importWanted();
        else
            addNew();
    });
    connect(m_empty, &widgets::EmptyState::secondary, this, &ScenariosPage::sampleWanted);
    return m_stack;
}

void ScenariosPage::makeSide() {
    auto* area = new QScrollArea;
    area->setObjectName(QStringLiteral("detail"));
    area->setAccessibleName(tr("Scenarios and what they say"));
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumWidth(sideWidth);
    m_side->setObjectName(QStringLiteral("detailContent"));
    auto* column = new QVBoxLayout(m_side);
    column->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    column->setSpacing(unit);
    column->addWidget(widgets::label(tr("Scenarios"), LabelKind::Heading));
    m_list->setAccessibleName(tr("Scenarios"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    column->addWidget(m_list);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_duplicate);
    buttons->addWidget(m_discard);
    buttons->addStretch();
    column->addLayout(buttons);
    column->addWidget(m_editor);
    column->addStretch();
    area->setWidget(m_side);
    setSide(area, sideWidth);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (!m_filling && row >= 0) showScenario(ScenarioId(fromQt(m_list->item(row)->data(Qt::UserRole).toString())));
    });
    connect(m_duplicate, &QPushButton::clicked, this, &ScenariosPage::duplicate);
    connect(m_discard, &QPushButton::clicked, this, &ScenariosPage::discard);
    connect(m_editor, &widgets::ScenarioEditor::edited, this, [this](const Scenario& scenario) {
        if (!apply(items::changeScenario(scenario))) m_editor->show(document().portfolio(), *this->scenario(m_current));
    });
}

void ScenariosPage::connectSession() {
    using session::Session;
    const auto forget = [this] {
        m_sides = {};
        m_current = {};
        refresh();
    };
    connect(&document(), &Session::opened, this, forget);
    connect(&document(), &Session::closed, this, forget);
    connect(&document(), &Session::portfolioChanged, this, &ScenariosPage::refresh);
    connect(&view(), &session::ViewState::filterChanged, this, &ScenariosPage::showComparison);
    connect(&m_work, &session::ScenarioWork::changed, this, &ScenariosPage::showComparison);
}

void ScenariosPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    m_work.setWanted(true);
}

void ScenariosPage::hideEvent(QHideEvent* event) {
    Page::hideEvent(event);
    m_work.setWanted(false);
}

const Scenario* ScenariosPage::scenario(const std::optional<ScenarioId>& id) const {
    return id ? document().portfolio().find(*id) : nullptr;
}

std::optional<charts::Picture> ScenariosPage::picture() const {
    return document().portfolio().table<Scenario>().empty() ? std::nullopt : m_compare->picture();
}

bool ScenariosPage::showPart(const QString& name) {
    if (name != QStringLiteral("plans")) return false;
    m_plans->setChecked(true);
    return true;
}

void ScenariosPage::describe(Slide& slide) const {
    slide.other = m_sides[0];
    slide.scenario = m_sides[1];
}

void ScenariosPage::showScenario(const ScenarioId& id) {
    if (!scenario(id)) return;
    m_current = id;
    m_sides[1] = id;
    if (m_sides[0] == m_sides[1]) m_sides[0].reset();
    refresh();
}

void ScenariosPage::refresh() {
    const Portfolio& portfolio = document().portfolio();
    const auto& all = portfolio.table<Scenario>();
    for (auto& side : m_sides)
        if (side && !scenario(side)) side.reset();
    if (!scenario(m_current)) m_current = all.empty() ? ScenarioId() : all.begin()->id;
    if (!m_sides[0] && !m_sides[1] && scenario(m_current)) m_sides[1] = m_current;
    fillList();
    for (size_t side = 0; side < 2; ++side)
        fillChoice(m_choices[side], m_sides[side]);
    const Scenario* current = scenario(m_current);
    m_editor->setVisible(current != nullptr);
    if (current) m_editor->show(portfolio, *current);
    m_duplicate->setEnabled(current != nullptr);
    m_discard->setEnabled(current != nullptr);
    m_save->setEnabled(!all.empty());
    for (int side = 0; side < 2; ++side)
        fillTake(side);
    setCount(all.empty() ? QString() : session::grouped(all.size()));
    if (portfolio.components().empty())
        m_empty->show(tr("There is nothing to vary yet. Import an inventory first."), tr("Import files…"),
                      tr("Use the sample"));
    else
        m_empty->show(tr("A scenario tries other weights, budgets, people, thresholds or initiatives beside the plan."),
                      tr("New scenario"));
    m_stack->setCurrentIndex(all.empty() ? Empty : Compare);
    m_side->parentWidget()->parentWidget()->setVisible(!all.empty());
    m_work.compare(m_sides[0], m_sides[1]);
    showComparison();
}

void ScenariosPage::fillList() {
    m_filling = true;
    m_list->clear();
    for (const Scenario& one : document().portfolio().table<Scenario>()) {
        const auto count = static_cast<qint64>(roadmap::sentences(document().portfolio(), one).size());
        auto* item = new QListWidgetItem(toQt(one.name), m_list);
        item->setData(Qt::UserRole, toQt(one.id.value));
        item->setData(Qt::AccessibleTextRole, tr("%1, %2").arg(toQt(one.name), session::counted(count, tr("change"))));
        item->setToolTip(widgets::plainToolTip(toQt(one.name)));
        if (one.id == m_current) m_list->setCurrentItem(item);
    }
    const int row = std::max(m_list->sizeHintForRow(0), widgets::scaled(24));
    m_list->setFixedHeight(std::clamp(m_list->count(), 1, mostListRows) * row + 4);
    m_filling = false;
}

void ScenariosPage::fillChoice(QComboBox* choice, const std::optional<ScenarioId>& id) {
    choice->clear();
    choice->addItem(tr("The portfolio"));
    for (const Scenario& one : document().portfolio().table<Scenario>()) {
        choice->addItem(toQt(one.name), toQt(one.id.value));
        if (id == one.id) choice->setCurrentIndex(choice->count() - 1);
    }
}

void ScenariosPage::choose() {
    for (size_t side = 0; side < 2; ++side) {
        const QString id = m_choices[side]->currentData().toString();
        m_sides[side] = id.isEmpty() ? std::nullopt : std::optional(ScenarioId(fromQt(id)));
    }
    for (const auto& side : m_sides)
        if (side) m_current = *side;
    refresh();
}

void ScenariosPage::fillTake(int side) {
    QMenu* menu = m_takes[static_cast<size_t>(side)];
    menu->clear();
    const Scenario* from = scenario(m_sides[static_cast<size_t>(side)]);
    const auto differs = [&](std::optional<roadmap::ScenarioPart> part) {
        const auto edit = from ? roadmap::take(document().portfolio(), *from, part) : Result<Edit>(Edit{});
        return from && edit && !edit->operations.empty();
    };
    menu->addAction(tr("&Everything"), this, [this, side] { take(side, {}); })->setEnabled(differs({}));
    menu->addSeparator();
    for (const roadmap::ScenarioPart part : roadmap::scenarioParts)
        menu->addAction(titleOf(part), this, [this, side, part] { take(side, part); })->setEnabled(differs(part));
}

void ScenariosPage::showComparison() {
    m_compare->show(m_work.comparison(), view().filter());
    showHead();
}

void ScenariosPage::showHead() {
    if (document().portfolio().table<Scenario>().empty()) return setSubtitle({});
    if (m_work.working()) return setSubtitle(tr("Working it out…"));
    const auto& shown = m_work.comparison();
    if (!shown) return setSubtitle({});
    setSubtitle(tr("%1 from %2 to %3")
                    .arg(session::counted(static_cast<qint64>(shown->differences.size()), tr("difference")),
                         shown->a.name, shown->b.name));
}

bool ScenariosPage::apply(const Edit& edit) {
    if (const auto applied = document().apply(edit); !applied) {
        emit failed(tr("The change was not made"), applied.error());
        return false;
    }
    return true;
}

void ScenariosPage::add(Scenario scenario) {
    const Edit edit = items::addScenario(document().portfolio(), std::move(scenario));
    const ScenarioId id = std::get<Put>(edit.operations.front()).record.as<Scenario>()->id;
    if (!apply(edit)) return;
    showScenario(id);
    m_editor->setFocus(Qt::OtherFocusReason);
}

void ScenariosPage::addNew() {
    Scenario scenario;
    scenario.name = fromQt(tr("New scenario"));
    add(std::move(scenario));
}

void ScenariosPage::duplicate() {
    if (const Scenario* current = scenario(m_current)) add(*current);
}

void ScenariosPage::discard() {
    if (const Scenario* current = scenario(m_current)) (void)apply(items::removeScenario(*current));
}

void ScenariosPage::take(int side, std::optional<roadmap::ScenarioPart> part) {
    const Scenario* from = scenario(m_sides[static_cast<size_t>(side)]);
    if (!from) return;
    const auto edit = roadmap::take(document().portfolio(), *from, part);
    if (!edit) return emit failed(tr("The change was not made"), edit.error());
    if (apply(*edit)) emit notice(tr("Done: %1. Undo takes it back.").arg(toQt(edit->label)));
}

} // namespace banyan::pages

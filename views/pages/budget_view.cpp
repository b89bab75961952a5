// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/budget_view.h"

#include "views/charts/budget_chart.h"
#include "views/charts/curve_chart.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QInputDialog>
#include <QMenu>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace banyan::pages {

using items::BudgetTerm;
using widgets::ButtonKind;
using widgets::LabelKind;
using widgets::unit;

namespace {

widgets::PortfolioTable* makeTable(QAbstractItemModel* model, const QString& name) {
    auto* table = new widgets::PortfolioTable;
    table->setModel(model);
    table->setAccessibleName(name);
    table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return table;
}

} // namespace

BudgetView::BudgetView(session::Session& session, QWidget* parent)
    : QScrollArea(parent)
    , m_session(session)
    , m_work(session)
    , m_chart(new charts::BudgetChart)
    , m_curve(new charts::CurveChart)
    , m_termTable(makeTable(&m_terms, tr("Agreements on budgets")))
    , m_cashTable(makeTable(&m_cash, tr("Cash by quarter")))
    , m_workOut(widgets::button(tr("Work out")))
    , m_curveState(widgets::paragraph({}, LabelKind::Muted))
    , m_money(widgets::paragraph({})) {
    setAccessibleName(tr("Budgets"));
    setWidgetResizable(true);
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(2 * unit, 0, 2 * unit, 2 * unit);
    layout->setSpacing(unit / 2);
    addSection(layout, tr("Allocated against available"),
               tr("Hours in each sprint. What is planned never goes over the line; the reserve above it is for what "
                  "turns up."),
               m_chart);
    addSection(layout, tr("What another budget would bring"),
               tr("The plan made anew with 10, 15, 20, 25 and 30 % of every team's capacity."), makeCurve(),
               {m_workOut});
    addSection(
        layout, tr("What the teams give"),
        tr("The recommended refactoring budget is 15–25 % of every sprint. Each change is planned anew at once."),
        m_termTable, makeTermButtons());
    addSection(layout, tr("Cash by quarter"), tr("Cash falls in the quarter in which an initiative starts."),
               m_cashTable);
    layout->addWidget(m_money);
    layout->addStretch(1);
    setWidget(content);
    const auto editor = [this](const portfolio::Edit& edit) { return perform(edit); };
    m_terms.setEditor(editor);
    m_cash.setEditor(editor);
    const auto refuse = [this](const Error& error) { emit failed(tr("The change was not made"), error); };
    connect(&m_terms, &items::BudgetTermsModel::refused, this, refuse);
    connect(&m_cash, &items::CashModel::refused, this, refuse);
    connect(m_termTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &BudgetView::refreshButtons);
}

void BudgetView::addSection(QVBoxLayout* layout, const QString& title, const QString& hint, QWidget* content,
                            const QList<QWidget*>& buttons) {
    layout->addSpacing(unit);
    auto* head = new QHBoxLayout;
    head->addWidget(widgets::label(title, LabelKind::Section), 1);
    for (QWidget* button : buttons)
        head->addWidget(button);
    layout->addLayout(head);
    layout->addWidget(widgets::paragraph(hint, LabelKind::Muted));
    layout->addWidget(content);
}

QWidget* BudgetView::makeCurve() {
    auto* content = new QWidget;
    auto* layout = new QVBoxLayout(content);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_curveState);
    layout->addWidget(m_curve);
    m_workOut->setToolTip(widgets::plainToolTip(tr("Plan with each of these budgets; that takes a while")));
    connect(m_workOut, &QPushButton::clicked, this, [this] {
        if (m_work.working())
            m_work.cancel();
        else
            m_work.start();
    });
    connect(&m_work, &session::CurveWork::changed, this, &BudgetView::showCurve);
    connect(&m_work, &session::CurveWork::failed, this, &BudgetView::failed);
    showCurve();
    return content;
}

void BudgetView::showCurve() {
    const bool there = m_work.curve().has_value();
    QString state;
    if (m_work.working())
        state = tr("Planning, %1 % done…").arg(static_cast<int>(100 * m_work.progress()));
    else if (!there)
        state = tr("Not worked out yet.");
    else if (m_work.stale())
        state = tr("The document has changed since: work it out again to see what holds now.");
    else
        state = tr("Value within the plan; under each point, when what is scheduled at 20 % would all be done.");
    m_curveState->setText(state);
    m_workOut->setText(m_work.working() ? tr("Stop") : there ? tr("Work out again") : tr("Work out"));
    m_workOut->setAccessibleName(tr("Budget curve: %1").arg(m_workOut->text()));
    m_curve->show(m_work.curve());
    m_curve->setVisible(there);
}

/// The plan in money, as sentences.
void BudgetView::showMoney() {
    m_money->setVisible(m_planned && m_planned->plan);
    if (!m_planned || !m_planned->plan) return;
    const roadmap::Money& money = m_planned->plan->money;
    const auto amount = [&](double value) {
        return session::grouped(std::llround(value)) + ' ' + session::toQt(money.currency);
    };
    QStringList lines{
        tr("In all the plan costs %1: %2 in cash and %3 of people.")
            .arg(amount(money.total.cash + money.total.people), amount(money.total.cash), amount(money.total.people))};
    if (money.total.unpricedHours > 0)
        lines[0] += tr(" %1 h are of teams without a day rate.").arg(session::grouped(money.total.unpricedHours));
    for (const std::string& each : {money.paybackBecause, money.doingNothing})
        if (!each.empty()) lines.append(session::toQt(each));
    m_money->setText(lines.join('\n'));
}

QList<QWidget*> BudgetView::makeTermButtons() {
    auto* all = widgets::button(tr("All teams…"));
    all->setToolTip(widgets::plainToolTip(tr("Give every team the same refactoring budget")));
    connect(all, &QPushButton::clicked, this, &BudgetView::setAll);
    auto* add = widgets::button(tr("Add"));
    add->setAccessibleName(tr("Add an agreement"));
    auto* menu = new QMenu(add);
    using Kind = BudgetTerm::Kind;
    const std::initializer_list<std::pair<QString, Kind>> kinds{{tr("Another &budget from a day on"), Kind::Budget},
                                                                {tr("&Dedicated people"), Kind::Dedicated},
                                                                {tr("A &freeze"), Kind::Freeze}};
    for (const auto& [text, kind] : kinds)
        menu->addAction(text, this, [this, kind = kind] { addTerm(kind); });
    add->setMenu(menu);
    m_remove = widgets::button(tr("Remove"));
    connect(m_remove, &QPushButton::clicked, this, [this] { m_terms.remove(m_termTable->currentIndex().row()); });
    refreshButtons();
    return {all, add, m_remove};
}

Result<void> BudgetView::perform(const portfolio::Edit& edit) {
    auto applied = m_session.applyToPlan(edit);
    if (!applied) emit failed(tr("The change was not made"), applied.error());
    return applied;
}

Date BudgetView::planDay() const {
    if (!m_planned || !m_planned->plan) return m_session.asOf();
    const roadmap::Plan& plan = *m_planned->plan;
    return roadmap::dayOf(plan, plan.statusWeek);
}

/// To the team of the current row, or the first one. Its first cell is current, and in sight.
void BudgetView::addTerm(BudgetTerm::Kind kind) {
    if (m_session.portfolio().teams().empty()) return;
    const int row = m_termTable->currentIndex().row();
    const portfolio::TeamId team = m_terms.term(std::max(0, row)).team;
    m_terms.add(team, kind, planDay());
    const portfolio::Team* after = m_session.portfolio().find(team);
    const size_t count = kind == BudgetTerm::Kind::Budget      ? after->budgets.size()
                         : kind == BudgetTerm::Kind::Dedicated ? after->dedicated.size()
                                                               : after->freezes.size();
    const int at = m_terms.rowOf({team, kind, static_cast<int>(count) - 1});
    if (at < 0) return;
    using Model = items::BudgetTermsModel;
    m_termTable->setCurrentIndex(m_terms.index(at, kind == BudgetTerm::Kind::Freeze ? Model::From : Model::Amount));
    m_termTable->setFocus(Qt::OtherFocusReason);
    QTimer::singleShot(0, this, [this] { // once the tables are laid out
        const QRect row = m_termTable->visualRect(m_termTable->currentIndex());
        const QPoint at = m_termTable->viewport()->mapTo(widget(), row.center());
        ensureVisible(at.x(), at.y(), 0, 2 * row.height());
    });
}

void BudgetView::setAll() {
    bool taken = false;
    const QString question =
        tr("Refactoring budget of every team from %1 on, in percent of capacity").arg(session::longDate(planDay()));
    const double percent = QInputDialog::getDouble(this, tr("Budget of all teams"), question, 20, 0, 100, 1, &taken);
    if (taken) m_terms.setBudgetOfAll(percent, planDay());
}

void BudgetView::refreshButtons() {
    m_remove->setEnabled(m_terms.removable(m_termTable->currentIndex().row()));
}

void BudgetView::show(const std::shared_ptr<const session::Planned>& planned) {
    m_planned = planned;
    m_chart->show(planned);
    m_terms.show(m_session.portfolio());
    m_cash.show(m_session.portfolio(), planned);
    showMoney();
    QTimer::singleShot(0, this, &BudgetView::fitTables);
    refreshButtons();
}

charts::Picture BudgetView::picture() const {
    return m_chart->picture();
}

void BudgetView::fitTables() {
    m_termTable->showWhole(items::BudgetTermsModel::Remark, 360);
    m_cashTable->showWhole(items::CashModel::People, 360);
}

void BudgetView::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    QTimer::singleShot(0, this, &BudgetView::fitTables); // once the tables are laid out
}

} // namespace banyan::pages

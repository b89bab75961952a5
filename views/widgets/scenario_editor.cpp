// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/scenario_editor.h"

#include "model/base/numbers.h"
#include "views/items/scenario_edits.h"
#include "views/session/text.h"
#include "views/widgets/check_list.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::widgets {

using namespace portfolio;
using session::fromQt;
using session::toQt;

namespace {

constexpr int fieldWidth = 92;
constexpr int listHeight = 280;

QString numberText(const std::optional<double>& number) {
    return number ? toQt(shortNumber(*number, 2)) : QString();
}

const ScenarioTeam* saidOf(const Scenario& scenario, const TeamId& id) {
    const auto at = std::ranges::find(scenario.teams, id, &ScenarioTeam::team);
    return at == scenario.teams.end() ? nullptr : &*at;
}

ScenarioTeam& saidIn(Scenario& scenario, const TeamId& id) {
    const auto at = std::ranges::find(scenario.teams, id, &ScenarioTeam::team);
    return at != scenario.teams.end() ? *at : scenario.teams.emplace_back(ScenarioTeam{id, {}, {}});
}

void tidy(Scenario& scenario) {
    std::erase_if(scenario.teams, [](const ScenarioTeam& team) { return !team.headcount && !team.budgetPercent; });
}

/// True when the form of the one has the fields of the other.
bool sameFields(const Portfolio& before, const Portfolio& after) {
    return before.goals() == after.goals() && before.teams() == after.teams() &&
           before.initiatives() == after.initiatives();
}

QLineEdit* lineEdit(const QString& name, const QString& hint) {
    auto* edit = new QLineEdit;
    edit->setAccessibleName(name);
    edit->setPlaceholderText(hint);
    return edit;
}

} // namespace

ScenarioEditor::ScenarioEditor(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
    , m_name(lineEdit(tr("Name of the scenario"), tr("Name")))
    , m_description(lineEdit(tr("What the scenario is for"), tr("What it is for")))
    , m_problem(paragraph({}, LabelKind::Warning)) {
    setAccessibleName(tr("Scenario"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(unit);
    m_layout->addWidget(m_name);
    m_layout->addWidget(m_description);
    m_layout->addWidget(m_problem);
    m_problem->hide();
    for (QLineEdit* edit : {m_name, m_description})
        connect(edit, &QLineEdit::editingFinished, this, &ScenarioEditor::takeTexts);
}

void ScenarioEditor::show(const Portfolio& portfolio, const Scenario& scenario) {
    const bool same = m_form && sameFields(m_portfolio, portfolio);
    const bool other = scenario.id != m_scenario.id;
    m_portfolio = portfolio;
    m_scenario = scenario;
    if (other) m_problem->hide();
    if (!same) build();
    fill();
}

void ScenarioEditor::build() {
    if (m_form) {
        m_form->hide();
        m_form->deleteLater();
    }
    m_numbers.clear();
    m_form = new QWidget;
    m_rows = new QVBoxLayout(m_form);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(unit / 2);
    m_rows->addWidget(paragraph(tr("An empty field is as in the portfolio."), LabelKind::Muted));
    addGoals();
    addBudgets();
    addThresholds();
    addInitiatives();
    m_layout->addWidget(m_form);
}

void ScenarioEditor::addHeading(const QString& text) {
    m_rows->addSpacing(unit);
    m_rows->addWidget(label(text, LabelKind::Heading));
}

void ScenarioEditor::addNumber(Number number) {
    auto* row = new QHBoxLayout;
    auto* name = new ElidedLabel;
    name->setFullText(number.name);
    name->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(name, 1);
    number.field = lineEdit(number.unit.isEmpty() ? number.name : tr("%1, in %2").arg(number.name, number.unit), {});
    number.field->setAlignment(Qt::AlignRight);
    number.field->setFixedWidth(scaled(fieldWidth));
    row->addWidget(number.field);
    m_rows->addLayout(row);
    const size_t index = m_numbers.size();
    connect(number.field, &QLineEdit::editingFinished, this, [this, index] { take(index); });
    m_numbers.push_back(std::move(number));
}

void ScenarioEditor::addGoals() {
    if (m_portfolio.goals().empty()) return;
    addHeading(tr("Points of the goals"));
    for (const Goal& goal : m_portfolio.goals()) {
        const GoalId id = goal.id;
        addNumber({toQt(goal.name), tr("points"), 1e9,
                   [id](const Portfolio& p) { return std::optional(p.find(id)->points); },
                   [id](const Scenario& s) {
                       const auto at = std::ranges::find(s.goals, id, &ScenarioGoal::goal);
                       return at == s.goals.end() ? std::nullopt : std::optional(at->points);
                   },
                   [id](Scenario& s, std::optional<double> value) {
                       std::erase_if(s.goals, [&](const ScenarioGoal& each) { return each.goal == id; });
                       if (value) s.goals.push_back({id, *value});
                   },
                   nullptr});
    }
}

void ScenarioEditor::addBudgets() {
    if (m_portfolio.teams().empty()) return;
    addHeading(tr("Refactoring budget, % of capacity"));
    addNumber({tr("Every team"), tr("%"), 100, [](const Portfolio&) { return std::optional<double>(); },
               [](const Scenario& s) { return s.budgetPercent; },
               [](Scenario& s, std::optional<double> value) { s.budgetPercent = value; }, nullptr});
    for (const Team& team : m_portfolio.teams())
        addNumber({toQt(team.name), tr("%"), 100,
                   [id = team.id](const Portfolio& p) {
                       const auto& budgets = p.find(id)->budgets;
                       if (budgets.empty()) return std::optional(BudgetPeriod().percent);
                       return budgets.size() == 1 ? std::optional(budgets.front().percent) : std::nullopt;
                   },
                   [id = team.id](const Scenario& s) {
                       const ScenarioTeam* said = saidOf(s, id);
                       return said ? said->budgetPercent : std::nullopt;
                   },
                   [id = team.id](Scenario& s, std::optional<double> value) {
                       saidIn(s, id).budgetPercent = value;
                       tidy(s);
                   },
                   nullptr});
    addHeading(tr("People"));
    for (const Team& team : m_portfolio.teams())
        addNumber({toQt(team.name), tr("people"), 1e6,
                   [id = team.id](const Portfolio& p) { return p.find(id)->headcount; },
                   [id = team.id](const Scenario& s) {
                       const ScenarioTeam* said = saidOf(s, id);
                       return said ? said->headcount : std::nullopt;
                   },
                   [id = team.id](Scenario& s, std::optional<double> value) {
                       saidIn(s, id).headcount = value;
                       tidy(s);
                   },
                   nullptr});
}

void ScenarioEditor::addThresholds() {
    addHeading(tr("Thresholds"));
    addNumber({tr("Value is high from"),
               {},
               100,
               [](const Portfolio& p) { return std::optional(p.settings().valueThreshold); },
               [](const Scenario& s) { return s.valueThreshold; },
               [](Scenario& s, std::optional<double> value) { s.valueThreshold = value; },
               nullptr});
    addNumber({tr("Risk is high from"),
               {},
               100,
               [](const Portfolio& p) { return std::optional(p.settings().riskThreshold); },
               [](const Scenario& s) { return s.riskThreshold; },
               [](Scenario& s, std::optional<double> value) { s.riskThreshold = value; },
               nullptr});
}

void ScenarioEditor::addInitiatives() {
    m_initiatives = nullptr;
    if (m_portfolio.initiatives().empty()) return;
    addHeading(tr("Initiatives that are planned"));
    std::vector<CheckList::Entry> entries;
    for (const Initiative& initiative : m_portfolio.initiatives())
        entries.push_back(
            {toQt(initiative.id.value), toQt(initiative.title), false, initiative.status != InitiativeStatus::Done});
    m_initiatives = new CheckList(tr("Initiatives that are planned in the scenario"));
    m_initiatives->setFixedHeight(scaled(listHeight));
    m_initiatives->setEntries(entries);
    m_rows->addWidget(m_initiatives);
    connect(m_initiatives, &CheckList::changed, this, &ScenarioEditor::takeInitiatives);
}

void ScenarioEditor::fill() {
    const auto put = [](QLineEdit* edit, const QString& text) {
        if (edit->text() == text) return;
        edit->setText(text);
        edit->setCursorPosition(0);
    };
    put(m_name, toQt(m_scenario.name));
    put(m_description, toQt(m_scenario.description));
    for (const Number& number : m_numbers) {
        number.field->setPlaceholderText(numberText(number.usual(m_portfolio)));
        if (!number.field->hasFocus() || !number.field->isModified())
            put(number.field, numberText(number.read(m_scenario)));
    }
    QStringList planned;
    for (const Initiative& initiative : m_portfolio.initiatives())
        if (items::plannedIn(m_scenario, initiative)) planned.append(toQt(initiative.id.value));
    if (m_initiatives) m_initiatives->setChecked(planned);
}

void ScenarioEditor::take(size_t index) {
    const Number& number = m_numbers.at(index);
    const QString text = number.field->text().trimmed();
    std::optional<double> value;
    if (!text.isEmpty()) {
        value = parseNumber(fromQt(text));
        if (!value || *value < 0 || *value > number.most) {
            m_problem->setText(
                tr("%1: \"%2\" is no number from 0 to %3.").arg(number.name, text, toQt(shortNumber(number.most, 0))));
            m_problem->show();
            return;
        }
    }
    m_problem->hide();
    number.field->setModified(false);
    Scenario next = m_scenario;
    if (value == number.read(next)) return;
    number.write(next, value);
    emit edited(next);
}

void ScenarioEditor::takeTexts() {
    Scenario next = m_scenario;
    const std::string name(trimmed(fromQt(m_name->text())));
    if (!name.empty()) next.name = name;
    next.description = fromQt(m_description->text());
    if (next != m_scenario) emit edited(next);
}

void ScenarioEditor::takeInitiatives() {
    const QStringList checked = m_initiatives->checked();
    const QSet<QString> taken(checked.begin(), checked.end());
    Scenario next = m_scenario;
    for (const Initiative& initiative : m_portfolio.initiatives())
        if (const bool planned = taken.contains(toQt(initiative.id.value));
            planned != items::plannedIn(next, initiative))
            items::setPlanned(next, initiative, planned);
    if (next != m_scenario) emit edited(next);
}

} // namespace banyan::widgets

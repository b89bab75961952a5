// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/decision_editor.h"

#include "views/items/cell_values.h"
#include "views/items/decision_edits.h"
#include "views/session/text.h"
#include "views/widgets/chips.h"
#include "views/widgets/detail_area.h"
#include "views/widgets/flow_layout.h"
#include "views/widgets/rows_editor.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QScrollBar>

namespace banyan::widgets {

using portfolio::Decision;
using session::fromQt;
using session::toQt;

namespace {

/// Of the question and of the reasons.
ProseEdit* addText(RecordFields<Decision>& fields, QVBoxLayout* layout, const QString& name, std::string Decision::*of,
                   int height) {
    return fields.addProse(
        layout, name, scaled(height), [of](const Decision& it) { return toQt(it.*of); },
        [of](Decision& it, const QString& text) { it.*of = fromQt(text.trimmed()); });
}

} // namespace

DecisionEditor::DecisionEditor(QWidget* parent)
    : QScrollArea(parent)
    , m_hint(paragraph(tr("Select a decision to see and edit everything about it."), LabelKind::Muted))
    , m_content(new QWidget)
    , m_due(paragraph({}, LabelKind::Warning))
    , m_fields([this](Decision after, const QString& what) { change(std::move(after), what); }) {
    QVBoxLayout* layout = makeDetail(*this, tr("Detail of the decision"));
    layout->setSpacing(0);
    layout->addWidget(m_hint);
    layout->addWidget(m_content);
    layout->addStretch(1);
    build(column(m_content, unit));
    show({}, {}, {});
}

void DecisionEditor::build(QVBoxLayout* layout) {
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Question"), LabelKind::Heading), 1);
    QPushButton* remove = button(tr("Remove"), ButtonKind::Link);
    remove->setAccessibleName(tr("Remove the decision"));
    connect(remove, &QPushButton::clicked, this, &DecisionEditor::removeWanted);
    head->addWidget(remove);
    layout->addLayout(head);
    m_question = addText(m_fields, layout, tr("Question"), &Decision::question, 56);
    layout->addWidget(m_due);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(unit);
    grid->setVerticalSpacing(unit / 2);
    grid->setColumnStretch(1, 1);
    addFields(grid);
    layout->addLayout(grid);
    addRows(layout);
    layout->addWidget(label(tr("Reasons"), LabelKind::Heading));
    addText(m_fields, layout, tr("Reasons"), &Decision::reasons, 84);
    layout->addWidget(m_dissent);
    m_components = addLinks(layout, tr("Components"), &DecisionEditor::componentsWanted);
    m_initiatives = addLinks(layout, tr("Initiatives"), &DecisionEditor::initiativesWanted);
    m_scenarioLine = new QWidget;
    auto* line = new QHBoxLayout(m_scenarioLine);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(label(tr("Scenario"), LabelKind::Heading));
    m_scenario = new QComboBox;
    m_scenario->setAccessibleName(tr("Scenario that it is about"));
    m_scenario->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_scenario->setMinimumContentsLength(12);
    line->addWidget(m_scenario, 1);
    layout->addWidget(m_scenarioLine);
    connect(m_scenario, &QComboBox::activated, this, [this](int chosen) {
        Decision after = m_decision;
        after.scenario.reset();
        if (chosen > 0)
            after.scenario = m_portfolio.table<portfolio::Scenario>().at(static_cast<size_t>(chosen - 1)).id;
        change(std::move(after), tr("scenario"));
    });
}

void DecisionEditor::addFields(QGridLayout* grid) {
    const QString day = tr("YYYY-MM-DD");
    m_fields.addLine(
        grid, tr("Date"), day, [](const Decision& it) { return toQt(it.date.toString()); },
        [](Decision& it, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(const auto read, items::optionalDayFrom(text));
            if (!read)
                return makeError(ErrorKind::BadInput, "decision.no-day",
                                 "a decision needs the day on which it was made");
            it.date = *read;
            return {};
        });
    m_fields.addLine(
        grid, tr("Who took part"), tr("names, separated by commas"),
        [](const Decision& it) { return items::listText(it.participants); },
        [](Decision& it, const QString& text) -> Result<void> {
            it.participants = items::listFrom(text);
            return {};
        });
    m_fields.addLine(
        grid, tr("Review on"), day, [](const Decision& it) { return items::dayText(it.review); },
        [](Decision& it, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(it.review, items::optionalDayFrom(text));
            return {};
        });
}

void DecisionEditor::addRows(QVBoxLayout* layout) {
    m_options = new RowsEditor(
        {tr("Options"), tr("Option"), tr("Its figures: what it costs and brings"), tr("chosen"), tr("Add an option")});
    m_dissent = new RowsEditor({tr("Dissent"), tr("Who disagrees"), tr("Why"), {}, tr("Add a dissent")});
    layout->addWidget(m_options);
    connect(m_options, &RowsEditor::edited, this, [this] {
        Decision after = m_decision;
        after.options.clear();
        for (const RowsEditor::Row& row : m_options->rows())
            after.options.push_back({fromQt(row.first), fromQt(row.second), row.checked});
        change(std::move(after), tr("options"));
    });
    connect(m_dissent, &RowsEditor::edited, this, [this] {
        Decision after = m_decision;
        after.dissent.clear();
        for (const RowsEditor::Row& row : m_dissent->rows())
            after.dissent.push_back({fromQt(row.first), fromQt(row.second)});
        change(std::move(after), tr("dissent"));
    });
}

QWidget* DecisionEditor::addLinks(QVBoxLayout* layout, const QString& heading, void (DecisionEditor::*wanted)()) {
    auto* line = new QHBoxLayout;
    line->addWidget(label(heading, LabelKind::Heading), 1);
    QPushButton* choose = button(tr("Choose…"), ButtonKind::Link);
    choose->setAccessibleName(tr("Choose %1").arg(heading.toLower()));
    connect(choose, &QPushButton::clicked, this, wanted);
    line->addWidget(choose);
    layout->addLayout(line);
    auto* chips = new QWidget;
    chips->setAccessibleName(tr("%1 that it is about").arg(heading));
    new FlowLayout(unit / 2, chips);
    layout->addWidget(chips);
    return chips;
}

void DecisionEditor::change(Decision after, const QString& what) {
    if (!m_editor || after == m_decision || m_decision.id.empty()) return;
    if (!m_editor(items::changeDecision(m_decision, std::move(after), fromQt(what)))) showFields();
}

void DecisionEditor::focusQuestion() {
    m_question->setFocus(Qt::OtherFocusReason);
    m_question->selectAll();
}

void DecisionEditor::show(const portfolio::Portfolio& portfolio, const Id<Decision>& id, Date today) {
    const Decision* found = portfolio.find(id);
    m_hint->setVisible(!found);
    m_content->setVisible(found);
    if (!found) m_fields.forget();
    if (!found || found->id != m_decision.id) verticalScrollBar()->setValue(0);
    m_portfolio = portfolio;
    m_today = today;
    m_decision = found ? *found : Decision();
    if (!found) return;
    showFields();
    showLinks();
    showScenarios();
}

void DecisionEditor::showFields() {
    m_fields.show(m_decision);
    std::vector<RowsEditor::Row> options;
    for (const portfolio::DecisionOption& each : m_decision.options)
        options.push_back({toQt(each.title), toQt(each.figures), each.chosen});
    m_options->setRows(options);
    std::vector<RowsEditor::Row> dissent;
    for (const portfolio::Dissent& each : m_decision.dissent)
        dissent.push_back({toQt(each.who), toQt(each.why), false});
    m_dissent->setRows(dissent);
    m_due->setVisible(items::isDue(m_decision, m_today));
    if (m_decision.review)
        m_due->setText(tr("▲ It was to be looked at again on %1.").arg(session::longDate(*m_decision.review)));
}

void DecisionEditor::showLinks() {
    const auto fill = [](QWidget* chips, const auto& ids, const auto& nameOf, const auto& pick) {
        auto* layout = static_cast<FlowLayout*>(chips->layout());
        layout->clear();
        for (const auto& id : ids) {
            QPushButton* made = chip(nameOf(id));
            QObject::connect(made, &QPushButton::clicked, chips, [pick, id] { pick(id); });
            layout->addWidget(made);
        }
        chips->setVisible(!ids.empty());
        chips->updateGeometry();
    };
    fill(
        m_components, m_decision.components,
        [this](const portfolio::ComponentId& id) { return session::nameOf(m_portfolio, std::optional(id)); },
        [this](const portfolio::ComponentId& id) { emit componentPicked(id); });
    fill(
        m_initiatives, m_decision.initiatives,
        [this](const portfolio::InitiativeId& id) {
            const portfolio::Initiative* record = m_portfolio.find(id);
            return toQt(record ? record->title : id.value);
        },
        [this](const portfolio::InitiativeId& id) { emit initiativePicked(id); });
}

void DecisionEditor::showScenarios() {
    const auto& scenarios = m_portfolio.table<portfolio::Scenario>();
    m_scenarioLine->setVisible(!scenarios.empty());
    m_scenario->clear();
    m_scenario->addItem(tr("none"));
    for (const portfolio::Scenario& each : scenarios) {
        m_scenario->addItem(toQt(each.name));
        if (m_decision.scenario == each.id) m_scenario->setCurrentIndex(m_scenario->count() - 1);
    }
}

} // namespace banyan::widgets

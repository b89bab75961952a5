// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/decision_editor.h"

#include "views/items/cell_values.h"
#include "views/items/decision_edits.h"
#include "views/session/text.h"
#include "views/widgets/flow_layout.h"
#include "views/widgets/labels.h"
#include "views/widgets/rows_editor.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

namespace banyan::widgets {

using portfolio::Decision;
using session::fromQt;
using session::toQt;

namespace {

constexpr int widestChip = 240; ///< px

Result<std::optional<Date>> dayFrom(const QString& text) {
    if (text.isEmpty()) return std::optional<Date>();
    if (const auto day = Date::parse(fromQt(text))) return std::optional(*day);
    return makeError(ErrorKind::BadInput, "decision.not-a-day", "\"{text}\" is no day; write it as 2027-06-30",
                     {{"text", fromQt(text)}});
}

QPushButton* chip(const QString& name) {
    QPushButton* made = button({}, ButtonKind::Chip);
    made->ensurePolished();
    made->setText(made->fontMetrics().elidedText(name, Qt::ElideRight, widestChip).replace('&', QStringLiteral("&&")));
    made->setToolTip(plainToolTip(name));
    made->setAccessibleName(name);
    return made;
}

} // namespace

DecisionEditor::DecisionEditor(QWidget* parent)
    : QScrollArea(parent)
    , m_hint(paragraph(tr("Select a decision to see and edit everything about it."), LabelKind::Muted))
    , m_content(new QWidget)
    , m_due(paragraph({}, LabelKind::Warning)) {
    setObjectName(QStringLiteral("detail"));
    setAccessibleName(tr("Detail of the decision"));
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(300);
    auto* inside = new QWidget;
    inside->setObjectName(QStringLiteral("detailContent"));
    auto* layout = new QVBoxLayout(inside);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(0);
    layout->addWidget(m_hint);
    layout->addWidget(m_content);
    layout->addStretch(1);
    auto* content = new QVBoxLayout(m_content);
    content->setContentsMargins(0, 0, 0, 0);
    content->setSpacing(unit);
    build(content);
    setWidget(inside);
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
    m_question = addText(layout, tr("Question"), &Decision::question, 56);
    layout->addWidget(m_due);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(unit);
    grid->setVerticalSpacing(unit / 2);
    grid->setColumnStretch(1, 1);
    addFields(grid);
    layout->addLayout(grid);
    addRows(layout);
    layout->addWidget(label(tr("Reasons"), LabelKind::Heading));
    addText(layout, tr("Reasons"), &Decision::reasons, 84);
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
    addField(
        grid, tr("Date"), day, [](const Decision& it) { return toQt(it.date.toString()); },
        [](Decision& it, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(const auto read, dayFrom(text));
            if (!read)
                return makeError(ErrorKind::BadInput, "decision.no-day",
                                 "a decision needs the day on which it was made");
            it.date = *read;
            return {};
        });
    addField(
        grid, tr("Who took part"), tr("names, separated by commas"),
        [](const Decision& it) { return items::listText(it.participants); },
        [](Decision& it, const QString& text) -> Result<void> {
            it.participants = items::listFrom(text);
            return {};
        });
    addField(
        grid, tr("Review on"), day,
        [](const Decision& it) { return it.review ? toQt(it.review->toString()) : QString(); },
        [](Decision& it, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(it.review, dayFrom(text));
            return {};
        });
}

void DecisionEditor::addField(QGridLayout* grid, const QString& name, const QString& hint,
                              std::function<QString(const Decision&)> text,
                              std::function<Result<void>(Decision&, const QString&)> set) {
    auto made = std::make_unique<Field>(
        Field{new QLineEdit, paragraph({}, LabelKind::Warning), name, std::move(text), std::move(set)});
    made->edit->setAccessibleName(name);
    made->edit->setPlaceholderText(hint);
    made->error->hide();
    const int row = grid->rowCount();
    grid->addWidget(label(name), row, 0);
    grid->addWidget(made->edit, row, 1);
    grid->addWidget(made->error, row + 1, 1);
    connect(made->edit, &QLineEdit::editingFinished, this, [this, field = made.get()] { commit(*field); });
    m_fields.push_back(std::move(made));
}

QPlainTextEdit* DecisionEditor::addText(QVBoxLayout* layout, const QString& name, std::string Decision::*member,
                                        int height) {
    auto made = std::make_unique<Text>(Text{new QPlainTextEdit, name, member});
    QPlainTextEdit* edit = made->edit;
    edit->setAccessibleName(name);
    edit->setTabChangesFocus(true);
    edit->setFixedHeight(scaled(height));
    edit->installEventFilter(this);
    layout->addWidget(edit);
    m_texts.push_back(std::move(made));
    return edit;
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

bool DecisionEditor::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut)
        for (const auto& text : m_texts)
            if (text->edit == watched) commit(*text);
    return QScrollArea::eventFilter(watched, event);
}

void DecisionEditor::commit(Field& field) {
    if (!field.edit->isModified()) return;
    Decision after = m_decision;
    const auto done = field.set(after, field.edit->text().trimmed());
    field.error->setVisible(!done);
    if (!done) return field.error->setText(session::sentenceOf(done.error()));
    field.edit->setModified(false);
    change(std::move(after), field.name.toLower());
}

void DecisionEditor::commit(Text& text) {
    if (!text.edit->document()->isModified()) return;
    text.edit->document()->setModified(false);
    Decision after = m_decision;
    after.*text.member = fromQt(text.edit->toPlainText().trimmed());
    change(std::move(after), text.name.toLower());
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
    if (!found || found->id != m_decision.id) { // what was typed and not taken belongs to another one
        for (const auto& field : m_fields) {
            field->edit->setModified(false);
            field->error->hide();
        }
        for (const auto& text : m_texts)
            text->edit->document()->setModified(false);
        verticalScrollBar()->setValue(0);
    }
    m_portfolio = portfolio;
    m_today = today;
    m_decision = found ? *found : Decision();
    if (!found) return;
    showFields();
    showLinks();
    showScenarios();
}

void DecisionEditor::showFields() {
    for (const auto& field : m_fields) {
        if (field->edit->isModified()) continue;
        field->edit->setText(field->text(m_decision));
        field->edit->setCursorPosition(0);
    }
    for (const auto& text : m_texts)
        if (const QString kept = toQt(m_decision.*text->member);
            !text->edit->document()->isModified() && text->edit->toPlainText() != kept)
            text->edit->setPlainText(kept);
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

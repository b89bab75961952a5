// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/initiative_detail.h"

#include "model/base/numbers.h"
#include "views/items/cell_values.h"
#include "views/items/decision_edits.h"
#include "views/items/initiative_table.h"
#include "views/items/plan_edits.h"
#include "views/widgets/decision_list.h"
#include "views/widgets/flow_layout.h"
#include "views/widgets/labels.h"
#include "views/widgets/part_section.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace banyan::widgets {

using portfolio::Initiative;
using portfolio::InitiativeStatus;
using session::fromQt;
using session::toQt;

namespace {

QString dayText(const std::optional<Date>& day) {
    return day ? toQt(day->toString()) : QString();
}

Result<std::optional<Date>> dayFrom(const QString& text) {
    if (text.isEmpty()) return std::optional<Date>();
    if (const auto day = Date::parse(fromQt(text))) return std::optional(*day);
    return makeError(ErrorKind::BadInput, "initiative.not-a-day", "\"{text}\" is no day; write it as 2027-06-30",
                     {{"text", fromQt(text)}});
}

using Day = std::optional<Date> Initiative::*;

auto readDay(Day of) {
    return [of](const Initiative& it) { return dayText(it.*of); };
}
auto writeDay(Day of) {
    return [of](Initiative& it, const QString& text) -> Result<void> {
        BANYAN_ASSIGN(it.*of, dayFrom(text));
        return {};
    };
}

QString linesText(const std::vector<std::string>& lines) {
    QStringList out;
    for (const std::string& line : lines)
        out.append(toQt(line));
    return out.join('\n');
}

std::vector<std::string> linesFrom(const QString& text) {
    std::vector<std::string> out;
    for (const QString& line : text.split('\n'))
        if (!line.trimmed().isEmpty()) out.push_back(fromQt(line.trimmed()));
    return out;
}

} // namespace

InitiativeDetail::InitiativeDetail(QWidget* parent)
    : QScrollArea(parent)
    , m_hint(paragraph(tr("Select an initiative to see and edit everything about it."), LabelKind::Muted))
    , m_content(new QWidget) {
    setObjectName(QStringLiteral("detail"));
    setAccessibleName(tr("Detail of the initiative"));
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
    content->addWidget(makeHead());
    content->addWidget(makeFields());
    for (const auto& make : {items::effortPart, items::prerequisitePart, items::gatePart, items::effectPart}) {
        auto* part = new PartSection(make());
        connect(part, &PartSection::refused, this, &InitiativeDetail::refused);
        m_parts.push_back(part);
        content->addWidget(part);
    }
    addText(
        content, tr("Definition of done, a clause in each line"),
        [](const Initiative& it) { return linesText(it.doneClauses); },
        [](Initiative& it, const QString& text) { it.doneClauses = linesFrom(text); });
    addText(
        content, tr("Description"), [](const Initiative& it) { return toQt(it.description); },
        [](Initiative& it, const QString& text) { it.description = fromQt(text); });
    addText(
        content, tr("Notes"), [](const Initiative& it) { return toQt(it.notes); },
        [](Initiative& it, const QString& text) { it.notes = fromQt(text); });
    m_rule = paragraph({}, LabelKind::Muted);
    content->addWidget(m_rule);
    setWidget(inside);
    show({}, {}, {}, {});
}

QWidget* InitiativeDetail::makeHead() {
    auto* head = new QWidget;
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit / 2);
    auto* line = new QHBoxLayout;
    m_title = new ElidedLabel;
    m_title->setProperty("kind", "section");
    line->addWidget(m_title, 1);
    QPushButton* roadmap = button(tr("On the roadmap"), ButtonKind::Link);
    line->addWidget(roadmap);
    connect(roadmap, &QPushButton::clicked, this, [this] { emit roadmapWanted(m_initiative.id); });
    layout->addLayout(line);
    m_place = paragraph({});
    layout->addWidget(m_place);
    m_components = new QWidget;
    m_components->setAccessibleName(tr("Components that it changes"));
    new FlowLayout(unit / 2, m_components);
    layout->addWidget(m_components);
    m_decisions = new DecisionList;
    layout->addWidget(m_decisions);
    connect(m_decisions, &DecisionList::picked, this, &InitiativeDetail::decisionWanted);
    return head;
}

QWidget* InitiativeDetail::makeFields() {
    auto* fields = new QWidget;
    auto* grid = new QGridLayout(fields);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(unit);
    grid->setVerticalSpacing(unit / 2);
    grid->setColumnStretch(1, 1);
    addField(
        grid, tr("Title"), {}, [](const Initiative& it) { return toQt(it.title); },
        [](Initiative& it, const QString& text) { return items::setName(it.title, text); });
    QStringList phases;
    for (int phase = 1; phase <= 4; ++phase)
        phases.append(items::phaseText(phase));
    m_phase = addChoice(grid, tr("Phase"), phases, [](Initiative& it, int chosen) { it.phase = chosen + 1; });
    QStringList statuses;
    for (size_t i = 0; i < portfolio::EnumNames<InitiativeStatus>::names.size(); ++i)
        statuses.append(items::statusText(static_cast<InitiativeStatus>(i)));
    m_status = addChoice(grid, tr("Status"), statuses,
                         [](Initiative& it, int chosen) { it.status = static_cast<InitiativeStatus>(chosen); });
    addDates(grid);
    addMoney(grid);
    return fields;
}

void InitiativeDetail::addDates(QGridLayout* grid) {
    const QString day = tr("YYYY-MM-DD");
    addField(grid, tr("Started on"), day, readDay(&Initiative::startedOn), writeDay(&Initiative::startedOn));
    addField(grid, tr("Finished on"), day, readDay(&Initiative::finishedOn), writeDay(&Initiative::finishedOn));
    addField(
        grid, tr("Remaining"), tr("% of the effort, of a started one"),
        [](const Initiative& it) {
            return it.remainingShare ? toQt(shortNumber(100 * *it.remainingShare, 1)) + QStringLiteral(" %")
                                     : QString();
        },
        [](Initiative& it, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(const auto percent, items::optionalNumberFrom(text, QStringLiteral("%")));
            it.remainingShare = percent ? std::optional(*percent / 100) : std::nullopt;
            return {};
        });
    addField(grid, tr("Not before"), day, readDay(&Initiative::earliest), writeDay(&Initiative::earliest));
    addField(grid, tr("Deadline"), day, readDay(&Initiative::deadline), [](Initiative& it, const QString& text) {
        const auto done = writeDay(&Initiative::deadline)(it, text);
        if (done && !it.deadline) it.hardDeadline = false;
        return done;
    });
}

void InitiativeDetail::addMoney(QGridLayout* grid) {
    addField(
        grid, tr("Cost of a week late"), tr("in value points"),
        [](const Initiative& it) { return toQt(shortNumber(it.latenessCostPerWeek, 2)); },
        [](Initiative& it, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(it.latenessCostPerWeek, items::numberFrom(text.isEmpty() ? QStringLiteral("0") : text));
            return {};
        });
    addField(
        grid, tr("Cash"), tr("beside people"), [](const Initiative& it) { return toQt(shortNumber(it.cash, 2)); },
        [](Initiative& it, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(it.cash, items::numberFrom(text.isEmpty() ? QStringLiteral("0") : text));
            return {};
        });
    m_urgency = addChoice(grid, tr("Urgency"), {tr("1 usual"), tr("2 counts double"), tr("3 counts threefold")},
                          [](Initiative& it, int chosen) { it.urgency = chosen + 1; });
    m_goal = addChoice(grid, tr("Goal"), {}, [this](Initiative& it, int chosen) {
        const auto& goals = m_portfolio.goals();
        it.goal = chosen > 0 && chosen <= static_cast<int>(goals.size())
                      ? std::optional(goals.at(static_cast<size_t>(chosen - 1)).id)
                      : std::nullopt;
    });
    addField(
        grid, tr("Story"), tr("business story that it rides on"), [](const Initiative& it) { return toQt(it.story); },
        [](Initiative& it, const QString& text) -> Result<void> {
            it.story = fromQt(text);
            return {};
        });
    addField(
        grid, tr("Pattern"), tr("strangler-fig"), [](const Initiative& it) { return toQt(it.pattern); },
        [](Initiative& it, const QString& text) -> Result<void> {
            it.pattern = fromQt(text);
            return {};
        });
}

void InitiativeDetail::addField(QGridLayout* grid, const QString& name, const QString& hint,
                                std::function<QString(const Initiative&)> text,
                                std::function<Result<void>(Initiative&, const QString&)> set) {
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

QComboBox* InitiativeDetail::addChoice(QGridLayout* grid, const QString& name, const QStringList& choices,
                                       std::function<void(Initiative&, int)> set) {
    auto* made = new QComboBox;
    made->addItems(choices);
    made->setAccessibleName(name);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(12);
    const int row = grid->rowCount();
    grid->addWidget(label(name), row, 0);
    grid->addWidget(made, row, 1);
    connect(made, &QComboBox::activated, this, [this, name, set = std::move(set)](int chosen) {
        Initiative after = m_initiative;
        set(after, chosen);
        change(std::move(after), name.toLower());
    });
    return made;
}

void InitiativeDetail::addText(QLayout* layout, const QString& name, std::function<QString(const Initiative&)> text,
                               std::function<void(Initiative&, const QString&)> set) {
    auto made = std::make_unique<Text>(Text{new QPlainTextEdit, name, std::move(text), std::move(set)});
    made->edit->setAccessibleName(name);
    made->edit->setTabChangesFocus(true);
    made->edit->setFixedHeight(scaled(76));
    made->edit->installEventFilter(this);
    layout->addWidget(label(name, LabelKind::Heading));
    layout->addWidget(made->edit);
    m_texts.push_back(std::move(made));
}

void InitiativeDetail::setEditor(Editor editor) {
    m_editor = std::move(editor);
    for (PartSection* part : m_parts)
        part->setEditor(m_editor);
}

bool InitiativeDetail::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut)
        for (const auto& text : m_texts)
            if (text->edit == watched) commit(*text);
    return QScrollArea::eventFilter(watched, event);
}

void InitiativeDetail::commit(Field& field) {
    if (!field.edit->isModified()) return;
    Initiative after = m_initiative;
    const auto done = field.set(after, field.edit->text().trimmed());
    field.error->setVisible(!done);
    if (!done) return field.error->setText(session::sentenceOf(done.error()));
    field.edit->setModified(false);
    change(std::move(after), field.name.toLower());
}

void InitiativeDetail::commit(Text& text) {
    if (!text.edit->document()->isModified()) return;
    text.edit->document()->setModified(false);
    Initiative after = m_initiative;
    text.set(after, text.edit->toPlainText());
    change(std::move(after), text.name.section(',', 0, 0).toLower());
}

void InitiativeDetail::change(Initiative after, const QString& what) {
    if (!m_editor || after == m_initiative || m_initiative.id.empty()) return;
    if (!m_editor(items::changeInitiative(m_initiative, std::move(after), fromQt(what)))) showFields();
}

void InitiativeDetail::focusFirst() {
    if (m_content->isVisible()) m_fields.front()->edit->setFocus(Qt::OtherFocusReason);
}

void InitiativeDetail::show(const portfolio::Portfolio& portfolio,
                            const std::shared_ptr<const session::Planned>& planned, const portfolio::InitiativeId& id,
                            Date today) {
    const Initiative* found = portfolio.find(id);
    m_hint->setVisible(!found);
    m_content->setVisible(found);
    if (!found || found->id != m_initiative.id) { // what was typed and not taken belongs to another one
        for (const auto& field : m_fields) {
            field->edit->setModified(false);
            field->error->hide();
        }
        for (const auto& text : m_texts)
            text->edit->document()->setModified(false);
        verticalScrollBar()->setValue(0);
    }
    m_portfolio = portfolio;
    m_planned = planned;
    m_initiative = found ? *found : Initiative();
    if (!found) return;
    showFields();
    showPlace();
    showComponents();
    m_decisions->show(items::decisionsAbout(m_portfolio, m_initiative.id), today);
    for (PartSection* part : m_parts)
        part->show(m_portfolio, m_initiative);
}

void InitiativeDetail::showFields() {
    m_title->setFullText(toQt(m_initiative.title));
    for (const auto& field : m_fields) {
        if (field->edit->isModified()) continue;
        field->edit->setText(field->text(m_initiative));
        field->edit->setCursorPosition(0);
    }
    for (const auto& text : m_texts)
        if (!text->edit->document()->isModified() && text->edit->toPlainText() != text->text(m_initiative))
            text->edit->setPlainText(text->text(m_initiative));
    m_phase->setCurrentIndex(m_initiative.phase - 1);
    m_status->setCurrentIndex(static_cast<int>(m_initiative.status));
    m_urgency->setCurrentIndex(m_initiative.urgency - 1);
    m_goal->clear();
    m_goal->addItem(tr("none"));
    for (const portfolio::Goal& goal : m_portfolio.goals()) {
        m_goal->addItem(toQt(goal.name));
        if (m_initiative.goal == goal.id) m_goal->setCurrentIndex(m_goal->count() - 1);
    }
    m_rule->setVisible(!m_initiative.rule.empty());
    m_rule->setText(
        m_initiative.edited
            ? tr("Proposed by the rule %1, edited since: proposals leave it alone.").arg(toQt(m_initiative.rule))
            : tr("Proposed by the rule %1.").arg(toQt(m_initiative.rule)));
}

/// What the plan says of it, as sentences.
void InitiativeDetail::showPlace() {
    const roadmap::Plan* plan = m_planned && m_planned->plan ? &*m_planned->plan : nullptr;
    QString text;
    if (const auto* place = plan ? plan->find(m_initiative.id) : nullptr) {
        const auto lastDay = [&](int week) { return session::longDate(roadmap::dayOf(*plan, week) - 3); };
        text = tr("Planned from %1 to %2; done by %3 in half of all draws, by %4 in 80 %.")
                   .arg(session::longDate(roadmap::dayOf(*plan, place->startWeek)), lastDay(place->finishWeek),
                        lastDay(place->p50), lastDay(place->p80));
        if (place->deadlineChance)
            text += tr(" Its deadline is kept in %1 % of the draws.").arg(std::lround(100 * *place->deadlineChance));
        for (const roadmap::BoundBy& reason : place->boundBy)
            text += QStringLiteral("\n") + toQt(reason.what);
    } else if (plan) {
        const auto left = std::ranges::find(plan->unscheduled, m_initiative.id, &roadmap::UnscheduledInitiative::id);
        if (left != plan->unscheduled.end()) text = tr("Not scheduled: %1").arg(toQt(left->because));
    }
    if (text.isEmpty())
        text = m_initiative.status == InitiativeStatus::Done       ? tr("It is done.")
               : m_initiative.status == InitiativeStatus::Rejected ? tr("It was rejected and is not planned.")
                                                                   : tr("It is not planned yet.");
    m_place->setText(text);
}

void InitiativeDetail::showComponents() {
    auto* layout = static_cast<FlowLayout*>(m_components->layout());
    layout->clear();
    for (const portfolio::ComponentId& id : m_initiative.components) {
        QString name = session::nameOf(m_portfolio, std::optional(id));
        QPushButton* chip = button({}, ButtonKind::Chip);
        chip->ensurePolished();
        chip->setText(chip->fontMetrics().elidedText(name, Qt::ElideRight, 240).replace('&', QStringLiteral("&&")));
        chip->setToolTip(plainToolTip(tr("%1: show it on the map").arg(name)));
        chip->setAccessibleName(name);
        connect(chip, &QPushButton::clicked, this, [this, id] { emit componentWanted(id); });
        layout->addWidget(chip);
    }
    m_components->setVisible(!m_initiative.components.empty());
    m_components->updateGeometry();
}

} // namespace banyan::widgets

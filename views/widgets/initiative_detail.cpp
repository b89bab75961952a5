// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/initiative_detail.h"

#include "model/base/numbers.h"
#include "views/items/cell_values.h"
#include "views/items/decision_edits.h"
#include "views/items/initiative_table.h"
#include "views/items/plan_edits.h"
#include "views/widgets/chips.h"
#include "views/widgets/decision_list.h"
#include "views/widgets/detail_area.h"
#include "views/widgets/flow_layout.h"
#include "views/widgets/part_section.h"
#include "views/widgets/summary.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <map>

namespace banyan::widgets {

using portfolio::Initiative;
using portfolio::InitiativeStatus;
using session::fromQt;
using session::toQt;

namespace {

constexpr size_t mostInShort = 5;

using Day = std::optional<Date> Initiative::*;

auto readDay(Day of) {
    return [of](const Initiative& it) { return items::dayText(it.*of); };
}
auto writeDay(Day of) {
    return [of](Initiative& it, const QString& text) -> Result<void> {
        BANYAN_ASSIGN(it.*of, items::optionalDayFrom(text));
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
    , m_summary(new Summary)
    , m_content(new QWidget)
    , m_fields([this](Initiative after, const QString& what) { change(std::move(after), what); }) {
    QVBoxLayout* layout = makeDetail(*this, tr("Detail of the initiative"));
    layout->setSpacing(0);
    layout->addWidget(m_summary);
    layout->addWidget(m_content);
    layout->addStretch(1);
    QVBoxLayout* content = column(m_content, unit);
    content->addWidget(makeHead());
    content->addWidget(makeFields());
    for (const auto& make : {items::effortPart, items::prerequisitePart, items::gatePart, items::effectPart}) {
        auto* part = new PartSection(make());
        connect(part, &PartSection::refused, this, &InitiativeDetail::refused);
        m_parts.push_back(part);
        content->addWidget(part);
    }
    const auto addText = [&](const QString& name, auto read, auto write) {
        content->addWidget(label(name, LabelKind::Heading));
        m_fields.addProse(content, name, scaled(76), read, write);
    };
    addText(
        tr("Definition of done, a clause in each line"), [](const Initiative& it) { return linesText(it.doneClauses); },
        [](Initiative& it, const QString& text) { it.doneClauses = linesFrom(text); });
    addText(
        tr("Description"), [](const Initiative& it) { return toQt(it.description); },
        [](Initiative& it, const QString& text) { it.description = fromQt(text); });
    addText(
        tr("Notes"), [](const Initiative& it) { return toQt(it.notes); },
        [](Initiative& it, const QString& text) { it.notes = fromQt(text); });
    m_rule = paragraph({}, LabelKind::Muted);
    content->addWidget(m_rule);
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
    m_first = m_fields.addLine(
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
    m_fields.addLine(grid, tr("Started on"), day, readDay(&Initiative::startedOn), writeDay(&Initiative::startedOn));
    m_fields.addLine(grid, tr("Finished on"), day, readDay(&Initiative::finishedOn), writeDay(&Initiative::finishedOn));
    m_fields.addLine(
        grid, tr("Remaining"), tr("% of the effort, of a started one"),
        [](const Initiative& it) { return it.remainingShare ? toQt(percentText(*it.remainingShare, 1)) : QString(); },
        [](Initiative& it, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(const auto percent, items::optionalNumberFrom(text, QStringLiteral("%")));
            it.remainingShare = percent ? std::optional(*percent / 100) : std::nullopt;
            return {};
        });
    m_fields.addLine(grid, tr("Not before"), day, readDay(&Initiative::earliest), writeDay(&Initiative::earliest));
    m_fields.addLine(grid, tr("Deadline"), day, readDay(&Initiative::deadline),
                     [](Initiative& it, const QString& text) {
                         const auto done = writeDay(&Initiative::deadline)(it, text);
                         if (done && !it.deadline) it.hardDeadline = false;
                         return done;
                     });
}

void InitiativeDetail::addMoney(QGridLayout* grid) {
    m_fields.addLine(
        grid, tr("Cost of a week late"), tr("in value points"),
        [](const Initiative& it) { return toQt(shortNumber(it.latenessCostPerWeek, 2)); },
        [](Initiative& it, const QString& text) -> Result<void> {
            BANYAN_ASSIGN(it.latenessCostPerWeek, items::numberFrom(text.isEmpty() ? QStringLiteral("0") : text));
            return {};
        });
    m_fields.addLine(
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
    m_fields.addLine(
        grid, tr("Story"), tr("business story that it rides on"), [](const Initiative& it) { return toQt(it.story); },
        [](Initiative& it, const QString& text) -> Result<void> {
            it.story = fromQt(text);
            return {};
        });
    m_fields.addLine(
        grid, tr("Pattern"), tr("strangler-fig"), [](const Initiative& it) { return toQt(it.pattern); },
        [](Initiative& it, const QString& text) -> Result<void> {
            it.pattern = fromQt(text);
            return {};
        });
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

void InitiativeDetail::setEditor(Editor editor) {
    m_editor = std::move(editor);
    for (PartSection* part : m_parts)
        part->setEditor(m_editor);
}

void InitiativeDetail::change(Initiative after, const QString& what) {
    if (!m_editor || after == m_initiative || m_initiative.id.empty()) return;
    if (!m_editor(items::changeInitiative(m_initiative, std::move(after), fromQt(what)))) showFields();
}

void InitiativeDetail::focusFirst() {
    if (m_content->isVisible()) m_first->setFocus(Qt::OtherFocusReason);
}

void InitiativeDetail::show(const portfolio::Portfolio& portfolio,
                            const std::shared_ptr<const session::Planned>& planned, const portfolio::InitiativeId& id,
                            Date today) {
    const Initiative* found = portfolio.find(id);
    m_summary->setVisible(!found);
    m_content->setVisible(found);
    if (!found) m_fields.forget();
    if (!found || found->id != m_initiative.id) verticalScrollBar()->setValue(0);
    m_portfolio = portfolio;
    m_planned = planned;
    m_initiative = found ? *found : Initiative();
    if (!found) return showSummary();
    showFields();
    showPlace();
    showComponents();
    m_decisions->show(items::decisionsAbout(m_portfolio, m_initiative.id), today);
    for (PartSection* part : m_parts)
        part->show(m_portfolio, m_initiative);
}

/// How many there are by phase and status, what pays most, and what found no place.
void InitiativeDetail::showSummary() {
    m_summary->begin(tr("The initiatives in short"), tr("Select an initiative to see and edit everything about it."));
    std::map<int, qint64> phases;
    std::map<InitiativeStatus, qint64> statuses;
    for (const Initiative& each : m_portfolio.initiatives()) {
        ++phases[each.phase];
        ++statuses[each.status];
    }
    for (const auto& [phase, count] : phases)
        m_summary->addCount(nullptr, tr("%1  %2").arg(phase).arg(toQt(std::string(roadmap::phaseTitle(phase)))), count);
    if (!statuses.empty()) m_summary->addHeading(tr("How far they are"));
    for (const auto& [status, count] : statuses)
        m_summary->addCount(nullptr, items::statusText(status), count);
    const roadmap::Plan* plan = m_planned && m_planned->plan ? &*m_planned->plan : nullptr;
    if (!plan) return;
    std::vector<const roadmap::PlannedInitiative*> worth;
    for (const roadmap::PlannedInitiative& each : plan->initiatives)
        if (each.valueRate > 0) worth.push_back(&each);
    std::ranges::stable_sort(worth, std::ranges::greater{}, &roadmap::PlannedInitiative::valueRate);
    worth.resize(std::min(worth.size(), mostInShort));
    if (!worth.empty()) m_summary->addHeading(tr("Worth most once they are done"));
    for (const roadmap::PlannedInitiative* each : worth) {
        m_summary->addLink(toQt(each->title), {}, [this, id = each->id] { emit initiativeWanted(id); });
        m_summary->addRemark(
            tr("%1 points a week from %2 on")
                .arg(toQt(shortNumber(each->valueRate)), session::longDate(roadmap::dayOf(*plan, each->finishWeek))));
    }
    if (plan->unscheduled.empty()) return;
    m_summary->addHeading(tr("Not scheduled (%1)").arg(plan->unscheduled.size()));
    for (size_t i = 0; i < std::min(plan->unscheduled.size(), mostInShort); ++i) {
        const roadmap::UnscheduledInitiative& each = plan->unscheduled[i];
        m_summary->addLink(toQt(each.title), {}, [this, id = each.id] { emit initiativeWanted(id); });
        m_summary->addRemark(toQt(each.because));
    }
}

void InitiativeDetail::showFields() {
    m_title->setFullText(toQt(m_initiative.title));
    m_fields.show(m_initiative);
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
        const auto lastDay = [&](int week) { return session::longDate(roadmap::lastDayOf(*plan, week)); };
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
        const QString name = session::nameOf(m_portfolio, std::optional(id));
        QPushButton* made = chip(name, tr("%1: show it on the map").arg(name));
        connect(made, &QPushButton::clicked, this, [this, id] { emit componentWanted(id); });
        layout->addWidget(made);
    }
    m_components->setVisible(!m_initiative.components.empty());
    m_components->updateGeometry();
}

} // namespace banyan::widgets

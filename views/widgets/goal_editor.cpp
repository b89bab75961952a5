// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/goal_editor.h"

#include "model/base/numbers.h"
#include "views/items/goal_edits.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/prose_edit.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>
#include <utility>

namespace banyan::widgets {

using items::GoalField;
using portfolio::Goal;
using session::fromQt;
using session::toQt;

namespace {

constexpr int descriptionLines = 3;

QString numberText(const std::optional<double>& number) {
    return number ? toQt(exactNumber(*number)) : QString();
}

/// "900 / 1200 / 2000", or one number where all three are the same.
QString rangeText(const std::optional<portfolio::Range>& range) {
    if (!range) return {};
    const QString likely = numberText(range->likely);
    if (range->low == range->likely && range->high == range->likely) return likely;
    return QStringList{numberText(range->low), likely, numberText(range->high)}.join(QStringLiteral(" / "));
}

/// Reads what rangeText() writes. Nothing when it is neither one number nor three rising ones.
std::optional<portfolio::Range> rangeFrom(const QString& text) {
    std::vector<double> numbers;
    for (const QString& part : text.split('/')) {
        const auto number = parseNumber(fromQt(part.trimmed()));
        if (!number) return {};
        numbers.push_back(*number);
    }
    if (numbers.size() == 1) return portfolio::Range{numbers[0], numbers[0], numbers[0]};
    if (numbers.size() != 3 || !std::ranges::is_sorted(numbers)) return {};
    return portfolio::Range{numbers[0], numbers[1], numbers[2]};
}

} // namespace

GoalEditor::GoalEditor(QWidget* parent)
    : QWidget(parent)
    , m_direction(new QComboBox)
    , m_moneyName(nullptr)
    , m_description(new ProseEdit(tr("Description of the goal")))
    , m_painPoints(paragraph({}))
    , m_choose(button(tr("Choose…")))
    , m_remove(button(tr("Remove goal"))) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit);
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("Goal"), LabelKind::Heading), 1);
    auto* close = button(tr("Close"), ButtonKind::Link);
    head->addWidget(close);
    layout->addLayout(head);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(unit);
    grid->setVerticalSpacing(unit / 2);
    addField(grid, GoalField::Name, tr("Name"), {});
    addField(grid, GoalField::Metric, tr("Metric"), tr("lead-time"));
    addField(grid, GoalField::Unit, tr("Unit"), tr("wk"));
    grid->addWidget(label(tr("Should")), grid->rowCount(), 0);
    m_direction->addItems({tr("fall"), tr("rise")});
    m_direction->setAccessibleName(tr("Which way the metric should go"));
    grid->addWidget(m_direction, grid->rowCount() - 1, 1);
    addField(grid, GoalField::Baseline, tr("Baseline"), tr("what it is today"));
    addField(grid, GoalField::Target, tr("Target"), tr("what it should be"));
    addField(grid, GoalField::Deadline, tr("Date"), tr("YYYY-MM-DD"));
    m_moneyName = addField(grid, GoalField::Money, tr("Worth"), tr("low / likely / high"));
    layout->addLayout(grid);
    m_description->setPlaceholderText(tr("Why it matters, and to whom"));
    m_description->setFixedHeight(descriptionLines * m_description->fontMetrics().lineSpacing() + 2 * unit);
    connect(m_description, &ProseEdit::editingFinished, this, &GoalEditor::commitDescription);
    layout->addWidget(m_description);
    auto* pains = new QHBoxLayout;
    pains->addWidget(m_painPoints, 1);
    pains->addWidget(m_choose, 0, Qt::AlignTop);
    m_choose->setAccessibleName(tr("Choose pain points"));
    layout->addLayout(pains);
    layout->addWidget(m_remove, 0, Qt::AlignLeft);
    connect(close, &QPushButton::clicked, this, &GoalEditor::closed);
    connect(m_choose, &QPushButton::clicked, this, &GoalEditor::painPointsWanted);
    connect(m_remove, &QPushButton::clicked, this, [this] { emit edited(items::removeGoal(m_goal)); });
    connect(m_direction, &QComboBox::activated, this, [this](int chosen) {
        Goal after = m_goal;
        after.direction = static_cast<portfolio::Direction>(chosen);
        change(after, "direction", tr("direction"));
    });
}

QLabel* GoalEditor::addField(QGridLayout* grid, GoalField field, const QString& name, const QString& hint) {
    Field made{new QLineEdit, paragraph({}, LabelKind::Warning)};
    made.edit->setAccessibleName(name);
    made.edit->setPlaceholderText(hint);
    made.error->hide();
    const int row = grid->rowCount();
    QLabel* title = label(name);
    grid->addWidget(title, row, 0);
    grid->addWidget(made.edit, row, 1);
    grid->addWidget(made.error, row + 1, 1);
    connect(made.edit, &QLineEdit::editingFinished, this, [this, field] { commit(field); });
    m_fields[field] = made;
    return title;
}

void GoalEditor::show(const portfolio::Portfolio& portfolio, const portfolio::GoalId& id) {
    const Goal* goal = portfolio.find(id);
    setVisible(goal != nullptr);
    const bool other = !goal || goal->id != m_goal.id;
    m_goal = goal ? *goal : Goal();
    if (!goal) return;
    if (other)
        for (auto& [field, parts] : m_fields)
            parts.edit->setModified(false);
    if (other || !m_description->document()->isModified()) {
        m_description->setPlainText(toQt(goal->description));
        m_description->document()->setModified(false);
    }
    setText(GoalField::Name, toQt(goal->name));
    setText(GoalField::Metric, toQt(goal->metric));
    setText(GoalField::Unit, toQt(goal->unit));
    setText(GoalField::Baseline, numberText(goal->baseline));
    setText(GoalField::Target, numberText(goal->target));
    setText(GoalField::Deadline, goal->deadline ? toQt(goal->deadline->toString()) : QString());
    setText(GoalField::Money, rangeText(goal->moneyPerUnit));
    const QString worth =
        tr("What one %1 less or more is worth a year, in %2: one number, or low / likely / high")
            .arg(goal->unit.empty() ? tr("unit") : toQt(goal->unit), toQt(portfolio.settings().currency));
    m_fields.at(GoalField::Money).edit->setToolTip(plainToolTip(worth));
    m_moneyName->setToolTip(plainToolTip(worth));
    m_moneyName->setText(tr("Worth (%1)").arg(toQt(portfolio.settings().currency)));
    m_direction->setCurrentIndex(static_cast<int>(goal->direction));
    QStringList names;
    for (const portfolio::PainPointId& each : goal->painPoints)
        names.append(session::nameOf(portfolio, std::optional(each)));
    m_painPoints->setText(names.isEmpty() ? tr("No pain points in the system are linked to it.")
                                          : tr("Pain points: %1").arg(names.join(QStringLiteral("; "))));
}

void GoalEditor::setText(GoalField field, const QString& text) {
    const Field& parts = m_fields.at(field);
    if (parts.edit->isModified()) return;
    parts.edit->setText(text);
    parts.edit->setCursorPosition(0);
    parts.error->hide();
}

void GoalEditor::focusField(GoalField field) {
    if (field == GoalField::PainPoints) return m_choose->setFocus(Qt::OtherFocusReason);
    const auto found = m_fields.find(field);
    if (found == m_fields.end()) return;
    found->second.edit->setFocus(Qt::OtherFocusReason);
    found->second.edit->selectAll();
}

void GoalEditor::refuse(GoalField field, const QString& why) {
    const Field& parts = m_fields.at(field);
    parts.error->setText(why);
    parts.error->show();
    parts.edit->setAccessibleDescription(why);
}

void GoalEditor::commit(GoalField field) {
    const Field& parts = m_fields.at(field);
    if (!parts.edit->isModified()) return;
    parts.error->hide();
    parts.edit->setAccessibleDescription({});
    const QString text = parts.edit->text().trimmed();
    Goal after = m_goal;
    switch (field) {
    case GoalField::Name:
        return commitName(text);
    case GoalField::Metric:
        after.metric = fromQt(text);
        parts.edit->setModified(false);
        return change(after, "metric", tr("metric"));
    case GoalField::Unit:
        after.unit = fromQt(text);
        parts.edit->setModified(false);
        return change(after, "unit", tr("unit"));
    case GoalField::Deadline:
        return commitDeadline(text);
    case GoalField::Money:
        return commitMoney(text);
    default:
        return commitNumber(field, text);
    }
}

void GoalEditor::commitName(const QString& text) {
    if (text.isEmpty()) return refuse(GoalField::Name, tr("A goal needs a name."));
    m_fields.at(GoalField::Name).edit->setModified(false);
    if (fromQt(text) != m_goal.name) emit edited(items::renameGoal(m_goal, fromQt(text)));
}

void GoalEditor::commitNumber(GoalField field, const QString& text) {
    const auto number = parseNumber(fromQt(text));
    if (!text.isEmpty() && !number)
        return refuse(field, tr("\"%1\" is no number. Write it as 4.2, or leave it empty.").arg(text));
    m_fields.at(field).edit->setModified(false);
    Goal after = m_goal;
    const bool target = field == GoalField::Target;
    (target ? after.target : after.baseline) = number;
    change(after, target ? "target" : "baseline", target ? tr("target") : tr("baseline"));
}

void GoalEditor::commitDeadline(const QString& text) {
    const auto date = Date::parse(fromQt(text));
    if (!text.isEmpty() && !date)
        return refuse(GoalField::Deadline, tr("\"%1\" is no day. Write it as 2027-06-30.").arg(text));
    m_fields.at(GoalField::Deadline).edit->setModified(false);
    Goal after = m_goal;
    after.deadline = date;
    change(after, "deadline", tr("date"));
}

void GoalEditor::commitMoney(const QString& text) {
    const auto range = rangeFrom(text);
    if (!text.isEmpty() && !range)
        return refuse(GoalField::Money,
                      tr("\"%1\" is neither one number nor three rising ones, as in 900 / 1200 / 2000.").arg(text));
    m_fields.at(GoalField::Money).edit->setModified(false);
    Goal after = m_goal;
    after.moneyPerUnit = text.isEmpty() ? std::nullopt : range;
    change(after, "moneyPerUnit", tr("worth of a unit"));
}

void GoalEditor::commitDescription() {
    if (!m_description->document()->isModified()) return;
    m_description->document()->setModified(false);
    Goal after = m_goal;
    after.description = fromQt(m_description->toPlainText().trimmed());
    change(after, "description", tr("description"));
}

void GoalEditor::change(const Goal& after, const char* field, const QString& what) {
    if (after != m_goal) emit edited(items::changeGoal(m_goal, after, field, fromQt(what)));
}

} // namespace banyan::widgets

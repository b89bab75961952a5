// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/question_list.h"

#include "model/base/numbers.h"
#include "views/items/map_edits.h"
#include "views/session/person.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace banyan::widgets {

using items::OpenQuestion;
using session::fromQt;
using session::toQt;

namespace {

Error notUsable(const QString& why) {
    return makeError(ErrorKind::BadInput, "answer.invalid", "{why}", {{"why", fromQt(why)}});
}

QString numberText(double x) {
    return toQt(shortNumber(x, 2));
}

} // namespace

QuestionList::QuestionList(QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(unit);
    setAccessibleName(tr("Questions still to answer"));
}

void QuestionList::show(const portfolio::Component& component, std::vector<OpenQuestion> questions, Date today) {
    const bool same = component.id == m_component.id && questions == m_questions;
    m_component = component;
    m_today = today;
    if (same) return;
    m_questions = std::move(questions);
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // it may be the one whose button was pressed
        delete item;
    }
    for (const OpenQuestion& question : m_questions)
        m_layout->addWidget(makeQuestion(question));
}

QWidget* QuestionList::makeQuestion(const OpenQuestion& question) {
    auto* made = new QWidget;
    auto* layout = new QVBoxLayout(made);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    auto* line = new QHBoxLayout;
    line->addWidget(paragraph(question.ask.isEmpty() ? question.name : question.ask), 1);
    const QString action = question.kind == OpenQuestion::Range ? tr("Estimate…") : tr("Answer…");
    QPushButton* open = button(action, ButtonKind::Link);
    open->setAccessibleName(tr("%1: %2").arg(question.name, action));
    line->addWidget(open, 0, Qt::AlignTop);
    layout->addLayout(line);
    layout->addWidget(paragraph(question.why, LabelKind::Muted));
    const Form form = makeForm(question);
    layout->addWidget(form.widget);
    form.widget->hide();
    connect(open, &QPushButton::clicked, this, [form] {
        form.widget->setVisible(form.widget->isHidden());
        QLineEdit* first = form.numbers.empty() ? form.author : form.numbers.front();
        if (form.widget->isVisible()) first->setFocus();
    });
    return made;
}

QuestionList::Form QuestionList::makeForm(const OpenQuestion& question) {
    Form form;
    form.widget = new QWidget;
    auto* layout = new QVBoxLayout(form.widget);
    layout->setContentsMargins(0, 2, 0, 4);
    layout->setSpacing(4);
    const auto field = [&](const QString& name) {
        auto* made = new QLineEdit;
        made->setPlaceholderText(name);
        made->setAccessibleName(tr("%1, %2").arg(question.name, name));
        return made;
    };
    QStringList names;
    if (question.kind == OpenQuestion::Range) names = {tr("low"), tr("likely"), tr("high")};
    if (question.kind == OpenQuestion::Number) names = {tr("number")};
    auto* row = new QHBoxLayout;
    for (const QString& name : names) {
        form.numbers.push_back(field(name));
        row->addWidget(form.numbers.back(), 1);
    }
    if (!question.unit.isEmpty()) row->addWidget(label(question.unit, LabelKind::Muted));
    layout->addLayout(row);
    auto* last = new QHBoxLayout;
    form.author = field(tr("who says so"));
    form.author->setText(session::personName());
    last->addWidget(form.author, 1);
    layout->addLayout(last);
    form.problem = paragraph({}, LabelKind::Muted);
    form.problem->hide();
    layout->addWidget(form.problem);
    if (question.kind == OpenQuestion::YesNo) {
        const std::initializer_list<std::pair<QString, QString>> choices{{tr("Yes"), QStringLiteral("yes")},
                                                                         {tr("No"), QStringLiteral("no")}};
        for (const auto& [text, value] : choices) {
            QPushButton* choice = button(text);
            choice->setAccessibleName(tr("%1: %2").arg(question.name, text));
            last->addWidget(choice);
            connect(choice, &QPushButton::clicked, this,
                    [this, question, form, value = value] { answer(question, value, form.author->text()); });
        }
        return form;
    }
    QPushButton* keep = button(tr("Save"), ButtonKind::Primary);
    keep->setAccessibleName(tr("Save %1").arg(question.name));
    last->addWidget(keep);
    connect(keep, &QPushButton::clicked, this, [this, question, form] { save(question, form); });
    for (QLineEdit* each : form.numbers)
        connect(each, &QLineEdit::returnPressed, this, [this, question, form] { save(question, form); });
    return form;
}

Result<std::vector<double>> QuestionList::numbersOf(const OpenQuestion& question, const Form& form) {
    std::vector<double> numbers;
    for (const QLineEdit* each : form.numbers) {
        const auto number = parseNumber(fromQt(each->text().trimmed()));
        if (!number) return notUsable(tr("%1 is not a number.").arg(each->accessibleName()));
        if (*number < question.least || *number > question.most)
            return notUsable(tr("%1 is to lie between %2 and %3.")
                                 .arg(each->accessibleName(), numberText(question.least), numberText(question.most)));
        if (!numbers.empty() && *number < numbers.back())
            return notUsable(tr("Low is to be at most likely, and likely at most high."));
        numbers.push_back(*number);
    }
    if (form.author->text().trimmed().isEmpty()) return notUsable(tr("Who says so is missing."));
    return numbers;
}

void QuestionList::save(const OpenQuestion& question, const Form& form) {
    const auto numbers = numbersOf(question, form);
    form.problem->setVisible(!numbers);
    if (!numbers) return form.problem->setText(toQt(numbers.error().message()));
    if (question.kind == OpenQuestion::Number)
        return answer(question, toQt(exactNumber(numbers->front())), form.author->text());
    const QString author = form.author->text().trimmed();
    session::rememberPerson(author);
    emit editWanted(items::estimateMetric(m_component, question.id, fromQt(question.name),
                                          {numbers->at(0), numbers->at(1), numbers->at(2)}, fromQt(author), m_today));
}

void QuestionList::answer(const OpenQuestion& question, const QString& value, const QString& author) {
    session::rememberPerson(author);
    emit editWanted(items::answerQuestion(m_component, question.id, fromQt(question.name), fromQt(value),
                                          fromQt(author.trimmed()), m_today));
}

} // namespace banyan::widgets

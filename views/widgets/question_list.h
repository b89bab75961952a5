// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/portfolio/edit.h"
#include "views/items/open_questions.h"

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace banyan::widgets {

/// What nobody has told about a component yet, each with its way to answer in place: an estimate as low, likely and
/// high, yes or no, or a number.
class QuestionList : public QWidget {
    Q_OBJECT

public:
    explicit QuestionList(QWidget* parent = nullptr);
    /// What is being typed stays as long as the questions stay the same.
    void show(const portfolio::Component& component, std::vector<items::OpenQuestion> questions, Date today);

signals:
    void editWanted(const banyan::portfolio::Edit& edit);

private:
    /// The fields that open under a question.
    struct Form {
        QWidget* widget = nullptr;
        std::vector<QLineEdit*> numbers; ///< low, likely, high; or the one number; none for yes or no
        QLineEdit* author = nullptr;
        QLabel* problem = nullptr;
    };
    QWidget* makeQuestion(const items::OpenQuestion& question);
    Form makeForm(const items::OpenQuestion& question);
    void save(const items::OpenQuestion& question, const Form& form);
    /// The numbers of a form in order, or why they can't be taken.
    static Result<std::vector<double>> numbersOf(const items::OpenQuestion& question, const Form& form);
    void answer(const items::OpenQuestion& question, const QString& value, const QString& author);

    portfolio::Component m_component;
    std::vector<items::OpenQuestion> m_questions;
    Date m_today;
    QVBoxLayout* m_layout;
};

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/portfolio/edit.h"
#include "views/items/goal_issues.h"

#include <map>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace banyan::widgets {

class ProseEdit;

/// The fields of one goal, each applied when it is left. A wrong entry is said at its field and never applied.
class GoalEditor : public QWidget {
    Q_OBJECT

public:
    explicit GoalEditor(QWidget* parent = nullptr);
    /// A field that is being typed in keeps its text.
    void show(const portfolio::Portfolio& portfolio, const portfolio::GoalId& goal);
    [[nodiscard]] const portfolio::GoalId& goal() const { return m_goal.id; }
    void focusField(items::GoalField field);

signals:
    void edited(const banyan::portfolio::Edit& edit);
    void painPointsWanted();
    void closed();

private:
    struct Field {
        QLineEdit* edit = nullptr;
        QLabel* error = nullptr;
    };

    QLabel* addField(QGridLayout* grid, items::GoalField field, const QString& name, const QString& hint);
    void setText(items::GoalField field, const QString& text);
    void commit(items::GoalField field);
    void refuse(items::GoalField field, const QString& why);
    void change(const portfolio::Goal& after, const char* field, const QString& what);
    void commitName(const QString& text);
    void commitNumber(items::GoalField field, const QString& text);
    void commitDeadline(const QString& text);
    void commitMoney(const QString& text);
    void commitDescription();

    portfolio::Goal m_goal;
    std::map<items::GoalField, Field> m_fields;
    QComboBox* m_direction;
    QLabel* m_moneyName;
    ProseEdit* m_description;
    QLabel* m_painPoints;
    QPushButton* m_choose;
    QPushButton* m_remove;
};

} // namespace banyan::widgets

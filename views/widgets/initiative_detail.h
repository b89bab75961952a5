// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "views/items/part_model.h"
#include "views/session/work.h"
#include "views/widgets/record_fields.h"

class QComboBox;

namespace banyan::widgets {

class DecisionList;
class ElidedLabel;
class PartSection;
class Summary;

/// Everything about one initiative: what the plan says of it, its fields, effort by team, prerequisites, gates,
/// effects, definition of done. Fields are edited in place, each applied when it is left; a wrong entry is said at its
/// field and never applied.
class InitiativeDetail : public QScrollArea {
    Q_OBJECT

public:
    using Editor = items::PartModel::Editor;

    explicit InitiativeDetail(QWidget* parent = nullptr);
    void setEditor(Editor editor);
    /// Without such an initiative all of them in short.
    void show(const portfolio::Portfolio& portfolio, const std::shared_ptr<const session::Planned>& planned,
              const portfolio::InitiativeId& id, Date today);
    void focusFirst();

signals:
    void refused(const banyan::Error& error);
    void roadmapWanted(const banyan::portfolio::InitiativeId& id);
    void initiativeWanted(const banyan::portfolio::InitiativeId& id);
    void componentWanted(const banyan::portfolio::ComponentId& id);
    void decisionWanted(const banyan::Id<banyan::portfolio::Decision>& id);

private:
    QWidget* makeHead();
    QWidget* makeFields();
    QComboBox* addChoice(QGridLayout* grid, const QString& name, const QStringList& choices,
                         std::function<void(portfolio::Initiative&, int)> set);
    void addDates(QGridLayout* grid);
    void addMoney(QGridLayout* grid);
    void change(portfolio::Initiative after, const QString& what);
    void showSummary();
    void showFields();
    void showPlace();
    void showComponents();

    Editor m_editor;
    portfolio::Portfolio m_portfolio;
    std::shared_ptr<const session::Planned> m_planned;
    portfolio::Initiative m_initiative;
    Summary* m_summary;
    QWidget* m_content;
    QLineEdit* m_first = nullptr; ///< field
    ElidedLabel* m_title = nullptr;
    QLabel* m_place = nullptr;
    QWidget* m_components = nullptr;
    DecisionList* m_decisions = nullptr;
    QComboBox* m_phase = nullptr;
    QComboBox* m_status = nullptr;
    QComboBox* m_urgency = nullptr;
    QComboBox* m_goal = nullptr;
    QLabel* m_rule = nullptr;
    RecordFields<portfolio::Initiative> m_fields;
    std::vector<PartSection*> m_parts;
};

} // namespace banyan::widgets

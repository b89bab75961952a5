// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "model/portfolio/edit.h"
#include "views/widgets/record_fields.h"

class QComboBox;
class QVBoxLayout;

namespace banyan::widgets {

class RowsEditor;

/// Everything about one decision, edited in place: each field is applied when it is left, and a wrong entry is said at
/// its field and never applied.
class DecisionEditor : public QScrollArea {
    Q_OBJECT

public:
    using Decision = portfolio::Decision;
    using Editor = std::function<Result<void>(const portfolio::Edit&)>;

    explicit DecisionEditor(QWidget* parent = nullptr);
    void setEditor(Editor editor) { m_editor = std::move(editor); }
    /// Without such a decision a hint.
    void show(const portfolio::Portfolio& portfolio, const Id<Decision>& id, Date today);
    /// Puts the cursor into the question, all of it selected.
    void focusQuestion();

signals:
    void componentsWanted();
    void initiativesWanted();
    void componentPicked(const banyan::portfolio::ComponentId& id);
    void initiativePicked(const banyan::portfolio::InitiativeId& id);
    void removeWanted();

private:
    void build(QVBoxLayout* layout);
    void addFields(QGridLayout* grid);
    void addRows(QVBoxLayout* layout);
    QWidget* addLinks(QVBoxLayout* layout, const QString& heading, void (DecisionEditor::*wanted)());
    void change(Decision after, const QString& what);
    void showFields();
    void showLinks();
    void showScenarios();

    Editor m_editor;
    portfolio::Portfolio m_portfolio;
    Decision m_decision;
    Date m_today;
    QLabel* m_hint;
    QWidget* m_content;
    QLabel* m_due;
    ProseEdit* m_question = nullptr;
    RowsEditor* m_options = nullptr;
    RowsEditor* m_dissent = nullptr;
    QWidget* m_components = nullptr;
    QWidget* m_initiatives = nullptr;
    QWidget* m_scenarioLine = nullptr;
    QComboBox* m_scenario = nullptr;
    RecordFields<Decision> m_fields;
};

} // namespace banyan::widgets

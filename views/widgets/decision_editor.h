// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include "model/portfolio/edit.h"

#include <functional>
#include <memory>

class QComboBox;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
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

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Field {
        QLineEdit* edit = nullptr;
        QLabel* error = nullptr;
        QString name;
        std::function<QString(const Decision&)> text;
        std::function<Result<void>(Decision&, const QString&)> set;
    };
    struct Text {
        QPlainTextEdit* edit = nullptr;
        QString name;
        std::string Decision::*member = nullptr;
    };

    void build(QVBoxLayout* layout);
    void addFields(QGridLayout* grid);
    void addField(QGridLayout* grid, const QString& name, const QString& hint,
                  std::function<QString(const Decision&)> text,
                  std::function<Result<void>(Decision&, const QString&)> set);
    QPlainTextEdit* addText(QVBoxLayout* layout, const QString& name, std::string Decision::*member, int height);
    void addRows(QVBoxLayout* layout);
    QWidget* addLinks(QVBoxLayout* layout, const QString& heading, void (DecisionEditor::*wanted)());
    void commit(Field& field);
    void commit(Text& text);
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
    QPlainTextEdit* m_question = nullptr;
    RowsEditor* m_options = nullptr;
    RowsEditor* m_dissent = nullptr;
    QWidget* m_components = nullptr;
    QWidget* m_initiatives = nullptr;
    QWidget* m_scenarioLine = nullptr;
    QComboBox* m_scenario = nullptr;
    std::vector<std::unique_ptr<Field>> m_fields;
    std::vector<std::unique_ptr<Text>> m_texts;
};

} // namespace banyan::widgets

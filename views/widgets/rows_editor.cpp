// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/rows_editor.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::widgets {

RowsEditor::RowsEditor(Words words, QWidget* parent)
    : QWidget(parent)
    , m_words(std::move(words))
    , m_layout(new QVBoxLayout) {
    setAccessibleName(m_words.heading);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit / 2);
    auto* head = new QHBoxLayout;
    head->addWidget(label(m_words.heading, LabelKind::Heading), 1);
    QPushButton* add = button(m_words.add, ButtonKind::Link);
    head->addWidget(add);
    layout->addLayout(head);
    m_layout->setSpacing(unit);
    layout->addLayout(m_layout);
    connect(add, &QPushButton::clicked, this, [this] { addLine({}).first->setFocus(Qt::OtherFocusReason); });
}

QLineEdit* RowsEditor::addText(const QString& name, const QString& text) {
    auto* made = new QLineEdit(text);
    made->setPlaceholderText(name);
    made->setAccessibleName(name);
    made->setCursorPosition(0);
    connect(made, &QLineEdit::editingFinished, this, &RowsEditor::tell);
    return made;
}

RowsEditor::Line& RowsEditor::addLine(const Row& row) {
    Line line;
    line.widget = new QWidget;
    auto* column = new QVBoxLayout(line.widget);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    auto* top = new QHBoxLayout;
    line.first = addText(m_words.first, row.first);
    top->addWidget(line.first, 1);
    if (!m_words.check.isEmpty()) {
        line.check = new QCheckBox(m_words.check);
        line.check->setChecked(row.checked);
        connect(line.check, &QCheckBox::toggled, this, &RowsEditor::tell);
        top->addWidget(line.check);
    }
    QPushButton* remove = button(tr("Remove"), ButtonKind::Link);
    remove->setAccessibleName(tr("Remove %1").arg(row.first.isEmpty() ? m_words.first : row.first));
    connect(remove, &QPushButton::clicked, this, [this, widget = line.widget] { removeLine(widget); });
    top->addWidget(remove);
    column->addLayout(top);
    line.second = addText(m_words.second, row.second);
    column->addWidget(line.second);
    m_layout->addWidget(line.widget);
    line.widget->show();
    return m_lines.emplace_back(line);
}

void RowsEditor::removeLine(QWidget* widget) {
    std::erase_if(m_lines, [widget](const Line& line) { return line.widget == widget; });
    widget->hide();
    widget->deleteLater();
    tell();
}

void RowsEditor::setRows(const std::vector<Row>& rows) {
    m_told = rows;
    if (rows == this->rows()) return;
    for (const Line& line : m_lines) {
        line.widget->hide();
        line.widget->deleteLater();
    }
    m_lines.clear();
    for (const Row& row : rows)
        addLine(row);
}

std::vector<RowsEditor::Row> RowsEditor::rows() const {
    std::vector<Row> out;
    for (const Line& line : m_lines) {
        Row row{line.first->text().trimmed(), line.second->text().trimmed(), line.check && line.check->isChecked()};
        if (!row.first.isEmpty() || !row.second.isEmpty()) out.push_back(std::move(row));
    }
    return out;
}

void RowsEditor::tell() {
    const std::vector<Row> now = rows();
    if (now == m_told) return;
    m_told = now;
    emit edited();
}

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>
#include <vector>

class QCheckBox;
class QLineEdit;
class QVBoxLayout;

namespace banyan::widgets {

/// A short list of two texts each, with a check where the list has one: what is chosen out of several, who said what.
class RowsEditor : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString first;
        QString second;
        bool checked = false;
        bool operator==(const Row&) const = default;
    };
    struct Words {
        QString heading; ///< "Options"
        QString first;   ///< hint and accessible name of the first text: "Option"
        QString second;
        QString check; ///< "chosen"; empty: rows have none
        QString add;   ///< "Add an option"
    };

    explicit RowsEditor(Words words, QWidget* parent = nullptr);
    /// Leaves alone what is there already, and what is being typed.
    void setRows(const std::vector<Row>& rows);
    /// Without blank ones.
    [[nodiscard]] std::vector<Row> rows() const;

signals:
    /// A person changed rows().
    void edited();

private:
    struct Line {
        QWidget* widget = nullptr;
        QCheckBox* check = nullptr;
        QLineEdit* first = nullptr;
        QLineEdit* second = nullptr;
    };

    Line& addLine(const Row& row);
    QLineEdit* addText(const QString& name, const QString& text);
    void removeLine(QWidget* widget);
    void tell();

    Words m_words;
    QVBoxLayout* m_layout;
    std::vector<Line> m_lines;
    std::vector<Row> m_told; ///< what is known outside
};

} // namespace banyan::widgets

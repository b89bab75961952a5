// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/base/result.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/prose_edit.h"

#include <QGridLayout>
#include <QLineEdit>

#include <functional>
#include <memory>
#include <vector>

namespace banyan::widgets {

/// Fields of one record, edited in place: each is applied when it is left, and a wrong entry is said at its field and
/// never applied.
template <typename Record>
class RecordFields {
public:
    using Read = std::function<QString(const Record&)>;
    using Write = std::function<Result<void>(Record&, const QString&)>;
    using WriteProse = std::function<void(Record&, const QString&)>;
    /// Asks for the record as it would be; `what` names the field in its label.
    using Change = std::function<void(Record after, const QString& what)>;

    explicit RecordFields(Change change)
        : m_change(std::move(change)) {}
    RecordFields(const RecordFields&) = delete;
    RecordFields& operator=(const RecordFields&) = delete;

    /// One line, in a new row of the grid.
    QLineEdit* addLine(QGridLayout* grid, const QString& name, const QString& hint, Read read, Write write) {
        auto made = std::make_unique<Line>(
            Line{new QLineEdit, paragraph({}, LabelKind::Warning), name, std::move(read), std::move(write)});
        QLineEdit* edit = made->edit;
        edit->setAccessibleName(name);
        edit->setPlaceholderText(hint);
        made->error->hide();
        const int row = grid->rowCount();
        grid->addWidget(label(name), row, 0);
        grid->addWidget(edit, row, 1);
        grid->addWidget(made->error, row + 1, 1);
        QObject::connect(edit, &QLineEdit::editingFinished, edit, [this, line = made.get()] { commit(*line); });
        m_lines.push_back(std::move(made));
        return edit;
    }

    /// Several lines, at the end of the layout. What stands behind a comma of the name is for people alone.
    ProseEdit* addProse(QLayout* layout, const QString& name, int height, Read read, WriteProse write) {
        auto made = std::make_unique<Prose>(Prose{new ProseEdit(name), name, std::move(read), std::move(write)});
        ProseEdit* edit = made->edit;
        edit->setFixedHeight(height);
        layout->addWidget(edit);
        QObject::connect(edit, &ProseEdit::editingFinished, edit, [this, prose = made.get()] { commit(*prose); });
        m_prose.push_back(std::move(made));
        return edit;
    }

    /// A field that is being typed in keeps its text, unless it belongs to another record.
    void show(const Record& record) {
        if (record.id != m_record.id) forget();
        m_record = record;
        for (const auto& line : m_lines) {
            if (line->edit->isModified()) continue;
            line->edit->setText(line->read(m_record));
            line->edit->setCursorPosition(0);
        }
        for (const auto& prose : m_prose)
            if (const QString kept = prose->read(m_record);
                !prose->edit->document()->isModified() && prose->edit->toPlainText() != kept)
                prose->edit->setPlainText(kept);
    }

    /// Drops what was typed and not taken.
    void forget() {
        for (const auto& line : m_lines) {
            line->edit->setModified(false);
            line->error->hide();
        }
        for (const auto& prose : m_prose)
            prose->edit->document()->setModified(false);
    }

private:
    struct Line {
        QLineEdit* edit = nullptr;
        QLabel* error = nullptr;
        QString name;
        Read read;
        Write write;
    };
    struct Prose {
        ProseEdit* edit = nullptr;
        QString name;
        Read read;
        WriteProse write;
    };

    void commit(Line& line) {
        if (!line.edit->isModified()) return;
        Record after = m_record;
        const Result<void> done = line.write(after, line.edit->text().trimmed());
        line.error->setVisible(!done);
        if (!done) return line.error->setText(session::sentenceOf(done.error()));
        line.edit->setModified(false);
        m_change(std::move(after), line.name.toLower());
    }

    void commit(Prose& prose) {
        if (!prose.edit->document()->isModified()) return;
        prose.edit->document()->setModified(false);
        Record after = m_record;
        prose.write(after, prose.edit->toPlainText());
        m_change(std::move(after), prose.name.section(',', 0, 0).toLower());
    }

    Change m_change;
    Record m_record;
    std::vector<std::unique_ptr<Line>> m_lines;
    std::vector<std::unique_ptr<Prose>> m_prose;
};

} // namespace banyan::widgets

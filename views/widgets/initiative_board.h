// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListWidget>

#include "views/session/work.h"

#include <array>
#include <optional>
#include <set>

class QLabel;

namespace banyan::widgets {

/// Cards of one phase. Cards are dragged to another column, or moved there with Alt and arrows.
class BoardColumn : public QListWidget {
    Q_OBJECT

public:
    explicit BoardColumn(int phase, QWidget* parent = nullptr);
    [[nodiscard]] int phase() const { return m_phase; }
    [[nodiscard]] std::vector<portfolio::InitiativeId> selectedIds() const;

signals:
    void dropped(const std::vector<banyan::portfolio::InitiativeId>& ids);
    void moveWanted(int by);
    /// Left and right without Alt: to the neighbouring column.
    void leaveWanted(int by);

protected:
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
    bool dropMimeData(int index, const QMimeData* data, Qt::DropAction action) override;
    [[nodiscard]] Qt::DropActions supportedDropActions() const override { return Qt::CopyAction; }
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    int m_phase;
};

/// Initiatives as cards in a column for each phase.
class InitiativeBoard : public QWidget {
    Q_OBJECT

public:
    explicit InitiativeBoard(QWidget* parent = nullptr);
    void show(const portfolio::Portfolio& portfolio, const std::shared_ptr<const session::Planned>& planned,
              const std::optional<std::set<portfolio::InitiativeId>>& only);
    void setSelected(const portfolio::InitiativeId& id);
    [[nodiscard]] BoardColumn* column(int phase) const { return m_columns.at(static_cast<size_t>(phase - 1)); }
    [[nodiscard]] int cards() const;

signals:
    void picked(const banyan::portfolio::InitiativeId& id);
    void activated(const banyan::portfolio::InitiativeId& id);
    void moveWanted(const std::vector<banyan::portfolio::InitiativeId>& ids, int phase);

private:
    QWidget* makeColumn(int phase);
    void follow(BoardColumn* column);

    std::array<BoardColumn*, 4> m_columns{};
    std::array<QLabel*, 4> m_counts{};
    bool m_filling = false;
};

} // namespace banyan::widgets

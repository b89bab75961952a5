// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/widgets/linked_shares.h"

#include <memory>
#include <set>
#include <vector>

class QGridLayout;
class QLabel;

namespace banyan::widgets {

class ElidedLabel;

/// Sliders whose sum stays 100 %: moving one takes from the unlocked others or gives to them. The arithmetic of a
/// gesture (see ShareSlider) always starts from where it began, so that moving back and forth returns.
class LinkedSliders : public QWidget {
    Q_OBJECT

public:
    struct Item {
        QString id;
        QString name;
        QString detail;     ///< under the name; may be empty
        QString note;       ///< under the slider; may be empty
        bool warns = false; ///< the note asks for attention
        bool operator==(const Item&) const = default;
    };

    explicit LinkedSliders(QWidget* parent = nullptr);
    ~LinkedSliders() override;

    /// `shares` parallel to the items; all 0 says that nothing is shared out yet. Locks stay with their ids. Rows of
    /// the same ids are kept, with their focus.
    void setItems(const std::vector<Item>& items, const Shares& shares);
    [[nodiscard]] const std::vector<Item>& items() const { return m_items; }
    [[nodiscard]] const Shares& shares() const { return m_shares; }
    /// Moves one, as a gesture of its own would.
    void move(size_t index, int share);
    void setLocked(size_t index, bool locked);
    [[nodiscard]] bool locked(size_t index) const;
    /// Marks a row as the one that is looked at; no id: none.
    void setCurrent(const QString& id);
    /// A name can be pressed. Without, names are plain text.
    void setPickable(bool pickable);
    /// Names take as many lines as they need, for a room that reads from afar; they can't be pressed then.
    void setWrapped(bool wrapped);
    /// Ends the gesture that is under way, as a release does.
    void finish();

signals:
    /// The shares change while `index` is moved.
    void moving(int index);
    /// The gesture ended with other shares than it began with.
    void moved(int index);
    void picked(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Row;

    void addRow(size_t index);
    void fill(size_t index);
    void showShares();
    void follow(size_t index, int share);
    [[nodiscard]] std::vector<bool> locks() const;

    std::vector<Item> m_items;
    Shares m_shares;
    Shares m_start; ///< where the gesture began; empty when there is none
    int m_moving = -1;
    std::set<QString> m_locked;
    QString m_current;
    bool m_pickable = false;
    bool m_wrapped = false;
    QGridLayout* m_grid;
    QLabel* m_sum;
    ElidedLabel* m_sumText;
    QLabel* m_hundred;
    std::vector<std::unique_ptr<Row>> m_rows;
};

/// "34 %", "7.5 %".
QString shareText(int share);

} // namespace banyan::widgets

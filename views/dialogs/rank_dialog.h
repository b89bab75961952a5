// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <QStringList>

#include <vector>

class QListWidget;
class QPushButton;

namespace banyan::dialogs {

/// Puts goals in an order, by dragging or with Alt and the arrows; their points follow as rank-order centroid weights.
class RankDialog : public QDialog {
    Q_OBJECT

public:
    struct Entry {
        QString id;
        QString name;
    };

    /// `entries` in the order to start from.
    explicit RankDialog(const std::vector<Entry>& entries, QWidget* parent = nullptr);
    /// Ids, the most important first.
    [[nodiscard]] QStringList order() const;
    /// Tenths of a percent, parallel to order().
    [[nodiscard]] std::vector<int> shares() const;
    /// Moves the current one by so many places (negative: up).
    void move(int places);

signals:
    void orderChanged();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void number();

    QListWidget* m_list;
    QPushButton* m_up;
    QPushButton* m_down;
};

} // namespace banyan::dialogs

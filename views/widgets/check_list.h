// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <vector>

class QLabel;
class QLineEdit;
class QListWidget;

namespace banyan::widgets {

/// Any number out of a list. Where the list is long there is a field to narrow it: type in it or in the list, Down and
/// Up go between the two, Space checks. A line says how many are checked. Names that several share are followed by
/// their id.
class CheckList : public QWidget {
    Q_OBJECT

public:
    struct Entry {
        QString id;
        QString name;
        bool checked = false;
        bool enabled = true;
    };

    /// `name` is the accessible name of the list itself.
    explicit CheckList(const QString& name, QWidget* parent = nullptr);
    void setEntries(const std::vector<Entry>& entries);
    /// These and no others.
    void setChecked(const QStringList& ids);
    /// Ids of what is checked, shown or not, in the order of the entries.
    [[nodiscard]] QStringList checked() const;

signals:
    /// A person checked something, or took a check away.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow();
    void count();
    [[nodiscard]] int shown() const;
    /// Where the keys go from the one to the other.
    bool searchPressed(int key);
    bool listPressed(const QString& text, int key);

    QLineEdit* m_search;
    QListWidget* m_list;
    QLabel* m_count;
    bool m_filling = false;
};

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDialog>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QListView;

namespace banyan::pages {

/// One thing that the palette finds: an action, or a record to go to.
struct PaletteEntry {
    QString title;
    QString detail;   ///< what kind of thing it is and where it belongs: "component · Commerce"
    QString shortcut; ///< as people read it; empty without one
    std::function<void()> run;
};

/// The entries that a query means, the best first. Each word of the query must be in the title or the detail: whole, as
/// the beginning of a word, anywhere, or (in the title) as letters in that order. Ties keep the order of the entries.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { DetailRole = Qt::UserRole, ShortcutRole };
    static constexpr size_t mostShown = 100;

    using QAbstractListModel::QAbstractListModel;
    void setEntries(std::vector<PaletteEntry> entries);
    void setQuery(const QString& query);
    [[nodiscard]] const PaletteEntry& entry(int row) const { return m_entries[m_found[static_cast<size_t>(row)]]; }
    [[nodiscard]] size_t matches() const { return m_matches; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    struct Key {
        QString title; ///< case folded
        QString detail;
    };
    std::vector<PaletteEntry> m_entries;
    std::vector<Key> m_keys; ///< parallel to the entries
    std::vector<size_t> m_found;
    size_t m_matches = 0; ///< shown or not
};

/// How well a case-folded word fits into a text: 0 not at all, higher is better.
int fitOf(const QString& word, const QString& text);

/// Search or run a command (Ctrl+K): type, up and down, Enter; Esc leaves.
class Palette : public QDialog {
    Q_OBJECT

public:
    Palette(std::vector<PaletteEntry> entries, QWidget* parent);
    [[nodiscard]] PaletteModel& model() { return m_model; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void search(const QString& text);
    void runCurrent();

    PaletteModel m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QLabel* m_nothing;
};

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTableView>
#include <QVariantMap>

#include <functional>
#include <optional>
#include <vector>

class QMenu;

namespace banyan::widgets {

/// A table as every page has it: sortable rows, marks beside quadrants, cells that are edited in place, columns that
/// can be hidden, rows that are copied as tab-separated text (Ctrl+C), no text taken for markup.
class PortfolioTable : public QTableView {
    Q_OBJECT

public:
    explicit PortfolioTable(QWidget* parent = nullptr);
    void setModel(QAbstractItemModel* model) override;

    /// Fits columns to what they show and spreads the room that is left; `stretched` (-1: none) then follows the width,
    /// and gives way where there is too little. Widths that a person chose stay.
    void fitColumns(int stretched, int most = 320);
    /// Fits columns and is as high as all rows, so that only the page around it scrolls down.
    void showWhole(int stretched, int most = 320);
    /// Lets several rows be selected at once.
    void allowMany();
    /// Keeps the first column in sight while the others scroll sideways.
    void freezeFirstColumn();

    /// Selected rows, rising.
    [[nodiscard]] std::vector<int> selectedRows() const;
    /// The selected rows (all without any) with the shown columns as they stand, titles first, separated by tabs; what
    /// a spreadsheet would compute is guarded.
    [[nodiscard]] QString asTsv() const;
    void copy() const;

    /// Adds to `menu` a check for each column, to show or hide it; the first one always stays.
    void addColumnChoices(QMenu* menu);
    /// Called for the menu of a column's title, before the entries that every table has.
    void setHeaderMenu(std::function<void(QMenu*, int column)> fill) { m_fillHeaderMenu = std::move(fill); }
    /// Takes over the widths and hidden columns that were left in the settings under that name, and leaves there what
    /// the person chooses from now on.
    void keepColumns(const QString& name);
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

signals:
    /// The person showed or hid a column.
    void columnsChosen();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    [[nodiscard]] QString titleOf(int column) const;
    [[nodiscard]] QVariantMap widths() const;
    void keepHidden() const;
    void keepWidths();
    void showHeaderMenu(const QPoint& at);
    void placeFrozen();
    void followZoom();

    struct Fit {
        int stretched = -1;
        int most = 0;
    };
    std::optional<Fit> m_fit;       ///< how columns were fitted last; they are again in another width
    double m_zoom;                  ///< that rows and columns have the size for
    QTableView* m_frozen = nullptr; ///< lies over the first column while that is scrolled away
    std::function<void(QMenu*, int)> m_fillHeaderMenu;
    QString m_keptAs;        ///< group in the settings; empty: nothing is kept
    QVariantMap m_ownWidths; ///< px at a zoom of 1 by title, as a person chose them
    QVariantMap m_whenTaken; ///< widths when a title was pressed
};

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "model/portfolio/edit.h"

#include <vector>

class QGridLayout;
class QLineEdit;
class QPushButton;

namespace banyan::widgets {

class ElidedLabel;

/// The pain points of the portfolio, a row each: name to edit in place, the components it is felt in, the goals that
/// answer it.
class PainPointList : public QWidget {
    Q_OBJECT

public:
    explicit PainPointList(QWidget* parent = nullptr);
    /// Rows are kept where they can be; a name that is being typed keeps its text.
    void show(const portfolio::Portfolio& portfolio);

signals:
    void edited(const banyan::portfolio::Edit& edit);
    void componentsWanted(const banyan::portfolio::PainPointId& painPoint);

private:
    struct Row {
        QLineEdit* name = nullptr;
        ElidedLabel* text = nullptr;
        QPushButton* choose = nullptr;
        QPushButton* remove = nullptr;
    };

    void addRow();
    void removeRow();
    void fill(size_t index, const portfolio::Portfolio& portfolio);
    void rename(size_t index);

    std::vector<portfolio::PainPoint> m_painPoints;
    std::vector<Row> m_rows;
    QGridLayout* m_grid;
};

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "views/items/part_model.h"

class QLabel;
class QPushButton;

namespace banyan::widgets {

class PortfolioTable;

/// A list inside an initiative: its title, a table as high as its rows, and buttons that add and remove.
class PartSection : public QWidget {
    Q_OBJECT

public:
    explicit PartSection(items::InitiativePart part, QWidget* parent = nullptr);
    void setEditor(items::PartModel::Editor editor) { m_model.setEditor(std::move(editor)); }
    void show(const portfolio::Portfolio& portfolio, const portfolio::Initiative& initiative);

signals:
    void refused(const banyan::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();

    items::PartModel m_model;
    PortfolioTable* m_table;
    QLabel* m_nothing;
    QPushButton* m_remove;
};

} // namespace banyan::widgets

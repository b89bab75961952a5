// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/part_section.h"

#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/theme.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::widgets {

PartSection::PartSection(items::InitiativePart part, QWidget* parent)
    : QWidget(parent)
    , m_model(std::move(part))
    , m_table(new PortfolioTable)
    , m_nothing(paragraph(m_model.part().nothing, LabelKind::Muted))
    , m_remove(button(tr("Remove"), ButtonKind::Link)) {
    setAccessibleName(m_model.part().title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, unit, 0, 0);
    layout->setSpacing(unit / 2);
    auto* head = new QHBoxLayout;
    head->addWidget(label(m_model.part().title, LabelKind::Heading), 1);
    head->addWidget(m_remove);
    QPushButton* add = button(m_model.part().add, ButtonKind::Link);
    head->addWidget(add);
    layout->addLayout(head);
    layout->addWidget(m_table);
    layout->addWidget(m_nothing);
    m_table->setModel(&m_model);
    m_table->setAccessibleName(m_model.part().title);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_remove->setAccessibleName(tr("Remove from %1").arg(m_model.part().title));
    connect(add, &QPushButton::clicked, this, [this] { m_model.append(); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model.remove(m_table->currentIndex().row()); });
    connect(&m_model, &items::PartModel::refused, this, &PartSection::refused);
}

void PartSection::show(const portfolio::Portfolio& portfolio, const portfolio::Initiative& initiative) {
    m_model.show(portfolio, initiative);
    fit();
}

void PartSection::fit() {
    const int rows = m_model.rowCount();
    m_table->setVisible(rows > 0);
    m_remove->setVisible(rows > 0);
    m_nothing->setVisible(rows == 0);
    m_table->fitColumns(0, 150);
    int width = 0;
    for (int column = 0; column < m_model.columnCount(); ++column)
        width += m_table->columnWidth(column);
    const int bar = width > m_table->viewport()->width() ? m_table->horizontalScrollBar()->sizeHint().height() : 0;
    m_table->setFixedHeight(rows * scaled(tableRow) + m_table->horizontalHeader()->sizeHint().height() + bar + 2);
}

void PartSection::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) fit();
}

} // namespace banyan::widgets

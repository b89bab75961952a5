// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/panel.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QScrollArea>
#include <QVBoxLayout>

namespace banyan::present {

using widgets::LabelKind;
using widgets::unit;

Panel::Panel(const QString& title, QWidget* parent)
    : QWidget(parent) {
    setAccessibleName(title);
    auto* area = new QScrollArea;
    area->setObjectName(QStringLiteral("detail"));
    area->setAccessibleName(title);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("detailContent"));
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(3 * unit, 3 * unit, 3 * unit, 3 * unit);
    m_column->setSpacing(3 * unit / 2);
    QLabel* head = widgets::label(title, LabelKind::Title);
    head->setWordWrap(true);
    m_column->addWidget(head);
    area->setWidget(content);
    auto* under = new QWidget;
    under->setObjectName(QStringLiteral("detailContent"));
    under->setAttribute(Qt::WA_StyledBackground);
    m_foot = new QVBoxLayout(under);
    m_foot->setContentsMargins(3 * unit, 0, 3 * unit, 0);
    m_foot->setSpacing(unit);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(area, 1);
    whole->addWidget(under);
}

QLabel* Panel::addParagraph(const QString& text, bool muted) {
    QLabel* label = widgets::paragraph(text, muted ? LabelKind::Muted : LabelKind::Body);
    label->setFocusPolicy(Qt::NoFocus);
    m_column->addWidget(label);
    return label;
}

} // namespace banyan::present

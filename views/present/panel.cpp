// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/panel.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QVBoxLayout>

namespace banyan::present {

using widgets::LabelKind;
using widgets::unit;

Panel::Panel(const QString& title, QWidget* parent)
    : QScrollArea(parent) {
    setObjectName(QStringLiteral("detail"));
    setAccessibleName(title);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("detailContent"));
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(3 * unit, 3 * unit, 3 * unit, 3 * unit);
    m_column->setSpacing(3 * unit / 2);
    QLabel* head = widgets::label(title, LabelKind::Title);
    head->setWordWrap(true);
    m_column->addWidget(head);
    setWidget(content);
}

QLabel* Panel::addParagraph(const QString& text, bool muted) {
    QLabel* label = widgets::paragraph(text, muted ? LabelKind::Muted : LabelKind::Body);
    label->setFocusPolicy(Qt::NoFocus);
    m_column->addWidget(label);
    return label;
}

} // namespace banyan::present

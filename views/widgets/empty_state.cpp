// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/empty_state.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace banyan::widgets {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent)
    , m_sentence(label({}, LabelKind::Muted))
    , m_primary(button({}, ButtonKind::Primary))
    , m_secondary(button({})) {
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setMinimumWidth(320);
    m_primary->hide();
    m_secondary->hide();
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(m_sentence, 0, Qt::AlignHCenter);
    layout->addSpacing(unit);
    auto* line = new QHBoxLayout;
    line->addStretch();
    line->addWidget(m_primary);
    line->addWidget(m_secondary);
    line->addStretch();
    layout->addLayout(line);
    layout->addStretch(3);
    connect(m_primary, &QPushButton::clicked, this, &EmptyState::primary);
    connect(m_secondary, &QPushButton::clicked, this, &EmptyState::secondary);
}

void EmptyState::show(const QString& sentence, const QString& primaryText, const QString& secondaryText) {
    m_sentence->setText(sentence);
    setAccessibleName(sentence);
    fit();
    m_primary->setText(primaryText);
    m_primary->setVisible(!primaryText.isEmpty());
    m_secondary->setText(secondaryText);
    m_secondary->setVisible(!secondaryText.isEmpty());
}

void EmptyState::fit() {
    if (m_sentence->text().isEmpty()) return;
    const int wanted = m_sentence->fontMetrics().horizontalAdvance(m_sentence->text()) + 24;
    const int width = qMin(scaled(560), wanted);
    m_sentence->setFixedWidth(width);
    m_sentence->setMinimumHeight(m_sentence->heightForWidth(width));
}

void EmptyState::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

} // namespace banyan::widgets

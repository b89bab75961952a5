// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/banner.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>

namespace banyan::pages {

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_text(widgets::paragraph({}))
    , m_action(widgets::button({}, widgets::ButtonKind::Link)) {
    setObjectName(QStringLiteral("banner"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * widgets::unit, 4, widgets::unit, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    m_action->hide();
    auto* hide = widgets::button(tr("Dismiss"), widgets::ButtonKind::Link);
    layout->addWidget(hide);
    connect(hide, &QPushButton::clicked, this, &QWidget::hide);
    connect(m_action, &QPushButton::clicked, this, &Banner::acted);
    setVisible(false);
}

void Banner::show(const QString& text, const QString& action) {
    m_text->setText(text);
    setAccessibleName(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setVisible(true);
}

} // namespace banyan::pages

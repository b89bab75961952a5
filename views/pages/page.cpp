// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/page.h"

#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace banyan::pages {

using widgets::LabelKind;
using widgets::unit;

Page::Page(const QString& title, const QString& iconName, session::Session& session, session::ViewState& view,
           QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_iconName(iconName)
    , m_session(session)
    , m_view(view)
    , m_subtitle(new widgets::ElidedLabel)
    , m_head(new QHBoxLayout) {
    setAccessibleName(title);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_head->setContentsMargins(2 * unit, unit, 2 * unit, unit);
    m_head->setSpacing(unit);
    m_head->addWidget(widgets::label(title, LabelKind::Section));
    m_head->addWidget(m_subtitle, 1);
    m_subtitle->setProperty("kind", "muted");
    m_subtitle->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    layout->addLayout(m_head);
}

void Page::setCount(const QString& count) {
    if (count == m_count) return;
    m_count = count;
    emit countChanged();
}

void Page::setSubtitle(const QString& text) {
    m_subtitle->setFullText(text);
}

void Page::addHeadWidget(QWidget* widget) {
    m_head->addWidget(widget);
}

void Page::setBody(QWidget* body) {
    static_cast<QVBoxLayout*>(layout())->addWidget(body, 1);
}

void Page::clearFilter() {
    m_view.setFilter({});
}

} // namespace banyan::pages

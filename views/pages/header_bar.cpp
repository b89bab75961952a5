// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/header_bar.h"

#include "views/session/text.h"
#include "views/widgets/icons.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>

namespace banyan::pages {

using session::grouped;
using session::toQt;
using widgets::unit;

HeaderBar::HeaderBar(session::Session& session, session::ViewState& view, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_view(view)
    , m_name(new widgets::ElidedLabel)
    , m_kind(widgets::label({}, widgets::LabelKind::Muted))
    , m_shown(widgets::label({}, widgets::LabelKind::Muted))
    , m_clear(widgets::button(tr("Clear all"), widgets::ButtonKind::Link))
    , m_search(new QLineEdit)
    , m_import(widgets::button(tr("Import…")))
    , m_export(widgets::button(tr("Export…"))) {
    setObjectName(QStringLiteral("header"));
    m_name->setProperty("kind", "heading");
    m_search->setPlaceholderText(tr("Filter by name, system, owner, tag"));
    m_search->setAccessibleName(tr("Filter"));
    m_search->setClearButtonEnabled(true);
    m_search->setMinimumWidth(180);
    m_search->setMaximumWidth(280);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * unit, 6, 2 * unit, 6);
    layout->setSpacing(unit);
    layout->addWidget(m_name);
    layout->addWidget(m_kind);
    layout->addStretch(1);
    layout->addWidget(m_shown);
    layout->addWidget(m_clear);
    layout->addWidget(m_search, 2);
    layout->addWidget(m_import);
    layout->addWidget(m_export);
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString& text) {
        session::Filter filter = m_view.filter();
        filter.text = text;
        m_view.setFilter(std::move(filter));
    });
    connect(m_clear, &QPushButton::clicked, this, [this] { m_view.setFilter({}); });
    connect(&m_view, &session::ViewState::filterChanged, this, &HeaderBar::refreshFilter);
    connect(&m_session, &session::Session::opened, this, &HeaderBar::refresh);
    connect(&m_session, &session::Session::closed, this, &HeaderBar::refresh);
    connect(&m_session, &session::Session::portfolioChanged, this, &HeaderBar::refresh);
    connect(&m_session, &session::Session::derivedChanged, this, &HeaderBar::refreshFilter);
    refresh();
}

void HeaderBar::focusSearch() {
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HeaderBar::refresh() {
    const portfolio::Settings& settings = m_session.portfolio().settings();
    QString name = toQt(settings.name);
    if (name.isEmpty()) name = QFileInfo(m_session.path()).completeBaseName();
    m_name->setFullText(m_session.isOpen() ? name : tr("Banyan"));
    QStringList kinds;
    if (m_session.untitled()) kinds.append(tr("sample"));
    if (settings.fictional) kinds.append(tr("fictional"));
    m_kind->setText(m_session.isOpen() ? kinds.join(QStringLiteral(" · ")) : QString());
    for (QWidget* each : std::initializer_list<QWidget*>{m_search, m_import, m_export})
        each->setVisible(m_session.isOpen());
    m_import->setEnabled(m_session.saveStatus().state != session::SaveState::ReadOnly);
    refreshFilter();
}

void HeaderBar::refreshFilter() {
    const session::Filter& filter = m_view.filter();
    if (m_search->text() != filter.text) m_search->setText(filter.text);
    const bool filtered = m_session.isOpen() && !filter.empty();
    m_shown->setVisible(filtered);
    m_clear->setVisible(filtered);
    if (!filtered) return;
    int shown = 0;
    const auto& portfolio = m_session.portfolio();
    for (const portfolio::Component& component : portfolio.components()) {
        const auto* assessed = m_session.derived() ? m_session.derived()->assessment.find(component.id) : nullptr;
        const auto quadrant = assessed ? assessed->quadrant : portfolio::Quadrant::Unknown;
        shown += session::shows(filter, portfolio, component, quadrant) ? 1 : 0;
    }
    m_shown->setText(
        tr("%1 of %2 shown").arg(grouped(shown), grouped(static_cast<qint64>(portfolio.components().size()))));
}

} // namespace banyan::pages

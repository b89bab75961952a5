// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/header_bar.h"

#include "views/pages/filter_chips.h"
#include "views/session/sieve.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QVBoxLayout>

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
    , m_filtered(new QWidget)
    , m_chips(new FilterChips)
    , m_shown(widgets::label({}, widgets::LabelKind::Muted))
    , m_clear(widgets::button(tr("Clear all"), widgets::ButtonKind::Link))
    , m_filterBy(widgets::button(tr("Filter")))
    , m_words(new QLineEdit)
    , m_command(widgets::button(tr("Search  Ctrl+K")))
    , m_import(widgets::button(tr("Import…")))
    , m_export(widgets::button(tr("Export…")))
    , m_present(widgets::button(tr("Present  F5"), widgets::ButtonKind::Primary)) {
    setObjectName(QStringLiteral("header"));
    setAccessibleName(tr("Document and filter"));
    m_name->setProperty("kind", "heading");
    m_words->setPlaceholderText(tr("Filter by words"));
    m_words->setToolTip(widgets::plainToolTip(tr("Words in name, system, owner, kind, lifecycle or tags")));
    m_words->setAccessibleName(tr("Filter"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(160);
    m_words->setMaximumWidth(260);
    m_filterBy->setAccessibleName(tr("Filter by"));
    m_command->setAccessibleName(tr("Search or run a command"));
    m_command->setToolTip(widgets::plainToolTip(tr("Search or run a command")));
    m_present->setAccessibleName(tr("Present"));
    arrange();
    connectAll();
    refresh();
}

void HeaderBar::arrange() {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(2 * unit, 6, 2 * unit, 6);
    rows->setSpacing(6);
    auto* first = new QHBoxLayout;
    first->setSpacing(unit);
    first->addWidget(m_name);
    first->addWidget(m_kind);
    first->addStretch(1);
    first->addWidget(m_filterBy);
    first->addWidget(m_words, 2);
    for (QWidget* each : std::initializer_list<QWidget*>{m_command, m_import, m_export, m_present})
        first->addWidget(each);
    rows->addLayout(first);
    auto* filtered = new QHBoxLayout(m_filtered);
    filtered->setContentsMargins(0, 0, 0, 0);
    filtered->setSpacing(unit);
    filtered->addWidget(m_shown);
    filtered->addWidget(m_chips, 1);
    filtered->addWidget(m_clear);
    rows->addWidget(m_filtered);
}

void HeaderBar::connectAll() {
    using session::Session;
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString& text) {
        session::Filter filter = m_view.filter();
        filter.text = text;
        m_view.setFilter(std::move(filter));
    });
    connect(m_clear, &QPushButton::clicked, this, [this] { m_view.setFilter({}); });
    connect(m_chips, &FilterChips::taken, this, [this](const session::Filter& rest) { m_view.setFilter(rest); });
    connect(&m_view, &session::ViewState::filterChanged, this, &HeaderBar::refreshFilter);
    for (const auto signal : {&Session::opened, &Session::closed, &Session::saveStatusChanged})
        connect(&m_session, signal, this, &HeaderBar::refresh);
    connect(&m_session, &Session::portfolioChanged, this, &HeaderBar::refresh);
    connect(&m_session, &Session::derivedChanged, this, &HeaderBar::refreshFilter);
}

void HeaderBar::setFilterMenu(QMenu* menu) {
    m_filterBy->setMenu(menu);
}

void HeaderBar::focusFilter() {
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
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
    for (QWidget* each : std::initializer_list<QWidget*>{m_filterBy, m_words, m_import, m_export, m_present})
        each->setVisible(m_session.isOpen());
    m_import->setEnabled(m_session.saveStatus().state != session::SaveState::ReadOnly);
    refreshFilter();
}

void HeaderBar::refreshFilter() {
    const session::Filter& filter = m_view.filter();
    if (m_words->text() != filter.text) m_words->setText(filter.text);
    const bool filtered = m_session.isOpen() && !filter.empty();
    m_filtered->setVisible(filtered);
    if (!filtered) return m_chips->show({});
    session::Filter chosen = filter; // the words stand in their own field
    chosen.text.clear();
    std::vector<session::FilterPart> parts = partsOf(chosen, m_session.portfolio());
    for (session::FilterPart& part : parts)
        part.without.text = filter.text;
    m_chips->show(parts);
    m_shown->setVisible(filter.concernsComponents());
    const session::Sieve sieve(filter, m_session.portfolio(), m_session.derived());
    m_shown->setText(
        tr("%1 of %2 shown")
            .arg(grouped(sieve.count()), grouped(static_cast<qint64>(m_session.portfolio().components().size()))));
}

} // namespace banyan::pages

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/slide_edits.h"
#include "views/pages/main_window.h"
#include "views/pages/page.h"
#include "views/present/present_window.h"
#include "views/session/filter_text.h"
#include "views/session/text.h"

#include <QStackedWidget>

namespace banyan::pages {

using namespace portfolio;

namespace {

/// What a slide of that page shows; a page is known by its icon, which no translation changes.
std::optional<SlideKind> kindOf(const Page& page) {
    static const std::map<QString, SlideKind> kinds{
        {QStringLiteral("goals"), SlideKind::Goals},         {QStringLiteral("map"), SlideKind::Map},
        {QStringLiteral("inventory"), SlideKind::Map},       {QStringLiteral("initiatives"), SlideKind::Initiatives},
        {QStringLiteral("roadmap"), SlideKind::Roadmap},     {QStringLiteral("outcomes"), SlideKind::Outcomes},
        {QStringLiteral("scenarios"), SlideKind::Scenarios}, {QStringLiteral("decisions"), SlideKind::Decisions}};
    const auto at = kinds.find(page.iconName());
    return at == kinds.end() ? std::nullopt : std::optional(at->second);
}

} // namespace

/// A presentation ends while the document it tells of is still there.
MainWindow::~MainWindow() {
    delete m_present;
}

void MainWindow::present() {
    if (!m_session.isOpen()) return;
    if (!m_present) {
        m_present = new present::PresentWindow(m_session, this);
        connect(m_present, &present::PresentWindow::left, this, [this] { activateWindow(); });
    }
    m_present->showFullScreen();
    m_present->begin();
    m_present->activateWindow();
}

void MainWindow::saveAsSlide() {
    const auto* page = qobject_cast<Page*>(m_stack->currentWidget());
    const auto kind = page ? kindOf(*page) : std::nullopt;
    if (!kind) return showNotice(tr("This page can't be a slide."));
    Slide slide;
    slide.kind = *kind;
    slide.filter = session::filterText(m_view.filter());
    slide.components = m_view.components();
    if (*kind == SlideKind::Roadmap && !m_view.initiative().empty()) slide.initiatives = {m_view.initiative()};
    page->describe(slide);
    const Edit edit = items::addSlide(m_session.portfolio(), std::move(slide));
    if (const auto applied = m_session.apply(edit); !applied)
        return showError(tr("The slide was not saved"), applied.error());
    const auto count = m_session.portfolio().table<Slide>().size();
    showNotice(tr("Saved as slide %1. F5 presents; L lists the slides there.").arg(count));
}

} // namespace banyan::pages

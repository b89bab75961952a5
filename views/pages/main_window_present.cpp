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
    static const std::map<QString, SlideKind> kinds{{QStringLiteral("goals"), SlideKind::Goals},
                                                    {QStringLiteral("map"), SlideKind::Map},
                                                    {QStringLiteral("initiatives"), SlideKind::Initiatives},
                                                    {QStringLiteral("roadmap"), SlideKind::Roadmap},
                                                    {QStringLiteral("outcomes"), SlideKind::Outcomes},
                                                    {QStringLiteral("scenarios"), SlideKind::Scenarios},
                                                    {QStringLiteral("decisions"), SlideKind::Decisions}};
    const auto at = kinds.find(page.iconName());
    return at == kinds.end() ? std::nullopt : std::optional(at->second);
}

/// What is selected of the page's picture: several components, to which it draws the eyes. A single one is what the
/// detail happens to speak of.
std::vector<ComponentId> chosenFor(SlideKind kind, const session::ViewState& view) {
    const bool pictured = kind == SlideKind::Map || kind == SlideKind::Initiatives;
    return pictured && view.components().size() > 1 ? view.components() : std::vector<ComponentId>();
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
    if (!kind)
        return showNotice(page ? tr("%1 can't be a slide: there is no picture of it for a room.").arg(page->title())
                               : tr("This page can't be a slide."));
    Slide slide;
    slide.kind = *kind;
    slide.filter = session::filterText(m_view.filter());
    slide.components = chosenFor(*kind, m_view);
    page->describe(slide);
    const auto chosen = slide.components.size();
    const Edit edit = items::addSlide(m_session.portfolio(), std::move(slide));
    if (const auto applied = m_session.apply(edit); !applied)
        return showError(tr("The slide was not saved"), applied.error());
    const auto count = m_session.portfolio().table<Slide>().size();
    const QString of = chosen > 1 ? tr(" of the %1 selected components").arg(chosen) : QString();
    showNotice(tr("Saved as slide %1%2. F5 presents; L lists the slides there.").arg(QString::number(count), of));
}

} // namespace banyan::pages

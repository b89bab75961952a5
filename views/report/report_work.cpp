// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/report/report_work.h"

#include "model/report/html.h"
#include "model/report/markdown.h"
#include "views/session/text.h"

namespace banyan::paper {

namespace {

constexpr int calmMs = 150; ///< without a change before a report is made

std::shared_ptr<const Preview> previewOf(const session::Services& services, const session::Snapshot& snapshot,
                                         QThread* home) {
    auto preview = std::make_shared<Preview>();
    const Result<report::Document> document = services.report(snapshot);
    if (!document) {
        preview->error = document.error();
        return preview;
    }
    preview->markdown = session::toQt(report::markdown(*document));
    auto paper = std::make_unique<Paper>(report::html(*document));
    paper->moveToThread(home);
    preview->paper = std::move(paper);
    return preview;
}

} // namespace

ReportWork::ReportWork(session::Session& session, QObject* parent)
    : QObject(parent)
    , m_session(session) {
    m_pool.setMaxThreadCount(1);
    m_timer.setSingleShot(true);
    m_timer.setInterval(calmMs);
    connect(&m_timer, &QTimer::timeout, this, &ReportWork::start);
    const auto forget = [this] {
        m_preview.reset();
        ask();
    };
    using session::Session;
    connect(&session, &Session::opened, this, forget);
    connect(&session, &Session::closed, this, forget);
    connect(&session, &Session::portfolioChanged, this, &ReportWork::ask);
    for (const auto each : {&Session::derivedChanged, &Session::planChanged, &Session::outcomesChanged})
        connect(&session, each, this, &ReportWork::ask);
    connect(&session, &Session::workChanged, this, [this] {
        if (m_stale) ask();
    });
}

ReportWork::~ReportWork() {
    m_pool.waitForDone();
}

void ReportWork::setSections(std::vector<std::string> sections) {
    if (sections == m_sections) return;
    m_sections = std::move(sections);
    ask();
}

void ReportWork::setWanted(bool wanted) {
    m_wanted = wanted;
    if (wanted && m_stale) ask();
}

void ReportWork::ask() {
    m_stale = true;
    if (m_wanted && m_session.isOpen() && !m_working) m_timer.start();
    emit changed();
}

void ReportWork::start() {
    if (!m_session.isOpen() || m_session.working()) return emit changed(); // which asks again when it ends
    session::Snapshot snapshot = m_session.snapshot();
    if (!snapshot.settled) return emit changed(); // it was stopped
    snapshot.sections = m_sections;
    m_working = true;
    m_stale = false;
    m_pool.start([this, services = m_session.services(), snapshot = std::move(snapshot), home = thread()] {
        auto preview = previewOf(services, snapshot, home);
        QMetaObject::invokeMethod(
            this, [this, preview = std::move(preview)] { accept(preview); }, Qt::QueuedConnection);
    });
    emit changed();
}

void ReportWork::accept(std::shared_ptr<const Preview> preview) {
    m_working = false;
    if (m_session.isOpen()) m_preview = std::move(preview);
    if (m_stale) ask();
    emit changed();
}

} // namespace banyan::paper

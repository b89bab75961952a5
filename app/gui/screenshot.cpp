// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/screenshot.h"

#include "views/pages/page.h"
#include "views/present/present_window.h"
#include "views/session/text.h"

#include <QApplication>
#include <QPixmap>
#include <QTimer>

#include <algorithm>
#include <cstdio>

namespace banyan::app {

namespace {

constexpr int pollMs = 50;
constexpr int calmPolls = 4; ///< polls in a row without work before the picture is taken

void grab(QWidget& window, const QString& path) {
    if (window.grab().save(path)) return QApplication::exit(0);
    std::fprintf(stderr, "banyan: %s can't be written\n", qPrintable(path));
    QApplication::exit(4);
}

/// The charts of the page in front, whatever of them is in sight; or the report.
void writeCharts(pages::MainWindow& window, const QString& page, const QString& path) {
    const auto fail = [](const std::string& why, int code) {
        std::fprintf(stderr, "banyan: %s\n", why.c_str());
        QApplication::exit(code);
    };
    if (!window.document().isOpen()) return fail("the document was not opened", 3);
    if (page == reportPage) {
        const auto& actions = window.document().services().exports;
        const auto pdf = std::ranges::find(actions, "pdf", &session::ExportAction::suffix);
        const auto written = pdf->write(window.document().snapshot(), session::fromQt(path));
        return written ? QApplication::exit(0) : fail(written.error().fullMessage(), 4);
    }
    const auto front = std::ranges::find_if(window.pages(), [](const pages::Page* each) { return each->isVisible(); });
    const auto picture = front == window.pages().end() ? std::nullopt : (*front)->picture();
    if (!picture) return fail("there is nothing to draw on this page", 3);
    if (const auto written = charts::writePicture(*picture, path); !written)
        return fail(written.error().fullMessage(), written.error().kind == ErrorKind::BadInput ? 2 : 4);
    QApplication::exit(0);
}

} // namespace

void takePictureWhenSettled(pages::MainWindow& window, const Options& options) {
    auto* timer = new QTimer(&window);
    timer->setInterval(pollMs);
    const QString path = options.screenshot;
    QObject::connect(timer, &QTimer::timeout, &window,
                     [&window, timer, path, page = options.page, render = options.render, slide = options.present,
                      size = options.size, calm = 0]() mutable {
                         const session::Session& document = window.document();
                         const bool waits = document.opening() || document.working() ||
                                            (document.isOpen() && !document.derived()) ||
                                            document.saveStatus().state == session::SaveState::Saving ||
                                            std::ranges::any_of(window.pages(), &pages::Page::working);
                         calm = waits ? 0 : calm + 1;
                         if (calm < calmPolls) return;
                         if (slide > 0 && !window.presentation()) {
                             window.present();
                             if (size.isValid()) {
                                 window.presentation()->showNormal();
                                 window.presentation()->resize(size);
                             }
                             calm = 0;
                             return;
                         }
                         if (slide > 0 && window.presentation()->working()) {
                             calm = 0;
                             return;
                         }
                         timer->stop();
                         if (!render.isEmpty()) return writeCharts(window, page, render);
                         if (slide > 0) window.presentation()->goTo(slide - 1);
                         grab(slide > 0 ? *window.presentation() : static_cast<QWidget&>(window), path);
                     });
    timer->start();
}

} // namespace banyan::app

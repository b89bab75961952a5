// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/screenshot.h"

#include "views/session/text.h"

#include <QApplication>
#include <QPixmap>
#include <QTimer>

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

} // namespace

void takeScreenshotWhenSettled(pages::MainWindow& window, const Options& options) {
    auto* timer = new QTimer(&window);
    timer->setInterval(pollMs);
    const QString path = options.screenshot;
    QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, path, calm = 0]() mutable {
        const session::Session& document = window.document();
        const bool waits = document.opening() || document.working() || (document.isOpen() && !document.derived()) ||
                           document.saveStatus().state == session::SaveState::Saving;
        calm = waits ? 0 : calm + 1;
        if (calm < calmPolls) return;
        timer->stop();
        grab(window, path);
    });
    timer->start();
}

} // namespace banyan::app

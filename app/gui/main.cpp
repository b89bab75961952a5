// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QDate>
#include <QDateTime>
#include <QHashSeed>

#include "app/common/output.h"
#include "app/common/sample.h"
#include "app/gui/exports.h"
#include "app/gui/messages.h"
#include "app/gui/options.h"
#include "app/gui/screenshot.h"
#include "importers/registry.h"
#include "views/pages/main_window.h"
#include "views/pages/page.h"
#include "views/present/present_window.h"
#include "views/session/text.h"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>

namespace banyan::app {

namespace {

Date today() {
    const QDate date = QDate::currentDate();
    return Date::fromYmd(date.year(), date.month(), date.day());
}

session::Services services(const Options& options) {
    session::Services made;
    made.readers = std::make_shared<const intake::Readers>(importers::builtInReaders());
    made.asOf = options.asOf.value_or(today());
    made.exports = exportActions();
    made.report = reportOf;
    made.now = [] { return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString(); };
    made.version = BANYAN_VERSION;
    if (const auto date = sampleDate(); date && !options.asOf) made.sampleAsOf = *date;
    const Date sampleDay = made.sampleAsOf.value_or(made.asOf);
    made.buildSample = [sampleDay](const std::string& path) { return buildSample(path, sampleDay); };
    return made;
}

void selectAs(pages::MainWindow& window, const std::string& id) {
    const auto& portfolio = window.document().portfolio();
    if (portfolio.find(portfolio::ComponentId(id))) window.view().selectComponent(portfolio::ComponentId(id));
    if (portfolio.find(portfolio::GoalId(id))) window.view().selectGoal(portfolio::GoalId(id));
    if (portfolio.find(portfolio::InitiativeId(id))) window.view().selectInitiative(portfolio::InitiativeId(id));
}

/// A page, or a view within one.
bool showPage(pages::MainWindow& window, const QString& name) {
    if (window.showPage(name)) return true;
    for (pages::Page* page : window.pages())
        if (page->showPart(name)) return window.showPage(page->title());
    return false;
}

void arrange(pages::MainWindow& window, const Options& options) {
    QObject::connect(&window.document(), &session::Session::derivedChanged, &window,
                     [&window, asked = options.propose]() mutable {
                         if (!std::exchange(asked, false)) return;
                         if (const auto proposed = window.document().proposeInitiatives(); !proposed)
                             std::fprintf(stderr, "banyan: %s\n", proposed.error().fullMessage().c_str());
                     });
    if (!options.select.isEmpty())
        QObject::connect(&window.document(), &session::Session::workChanged, &window,
                         [&window, id = options.select.toStdString()] { selectAs(window, id); });
    if (options.sample)
        window.openSample();
    else if (!options.file.isEmpty())
        window.openFile(options.file);
}

int run(QApplication& application) {
    const Result<Options> parsed = parseOptions(QApplication::arguments());
    if (!parsed) {
        std::fprintf(stderr, "banyan: %s\n%s", parsed.error().message().c_str(), qPrintable(usage()));
        return 2;
    }
    const Options& options = *parsed;
    if (options.help || options.version) {
        std::fputs(options.help ? qPrintable(usage()) : "banyan " BANYAN_VERSION "\n", stdout);
        return 0;
    }
    const std::string picture = session::fromQt(options.render.isEmpty() ? options.screenshot : options.render);
    if (const auto allowed = mayWrite(picture, {session::fromQt(options.file)}); !allowed) {
        std::fprintf(stderr, "banyan: %s\n", allowed.error().message().c_str());
        return 2;
    }
    widgets::applyTheme(options.theme.value_or(widgets::ThemeChoice::System));
    pages::MainWindow window(services(options));
    const bool unseen = !options.screenshot.isEmpty() || !options.render.isEmpty();
    if (!unseen) window.keepSettings(); // a picture doesn't depend on who takes it
    if (options.theme) window.setTheme(*options.theme);
    if (options.size.isValid()) window.resize(options.size);
    if (!options.page.isEmpty() && !showPage(window, options.page)) {
        std::fprintf(stderr, "banyan: there is no page \"%s\"\n", qPrintable(options.page));
        return 2;
    }
    window.show();
    arrange(window, options);
    if (options.present > 0 && !unseen)
        QObject::connect(
            &window.document(), &session::Session::opened, &window,
            [&window, slide = options.present] {
                window.present();
                window.presentation()->goTo(slide - 1);
            },
            Qt::SingleShotConnection);
    if (unseen) takePictureWhenSettled(window, options);
    if (!options.render.isEmpty())
        QObject::connect(&window.document(), &session::Session::openFailed, &window,
                         [](const QString&, const Error& error) {
                             std::fprintf(stderr, "banyan: %s\n", error.fullMessage().c_str());
                             QApplication::exit(error.kind == ErrorKind::Io ? 4 : 3);
                         });
    return application.exec();
}

} // namespace

} // namespace banyan::app

/// True when nothing is to be shown on a screen, so that none is needed.
static bool worksUnseen(int argc, char* argv[]) {
    return std::any_of(argv + 1, argv + argc, [](std::string_view argument) {
        return argument == "--help" || argument == "-h" || argument == "--version" || argument == "render" ||
               argument.starts_with("--screenshot");
    });
}

int main(int argc, char* argv[]) {
    if (worksUnseen(argc, argv) && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QHashSeed::setDeterministicGlobalSeed(); // the same report gives the same bytes
    banyan::app::quietOffscreenPlatform();
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Banyan"));
    QApplication::setApplicationName(QStringLiteral("Banyan"));
    QApplication::setApplicationVersion(QStringLiteral(BANYAN_VERSION));
    return banyan::app::run(application);
}

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QPointer>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>

#include "model/storage/document.h"
#include "synthetic.h"
#include "views/dialogs/merge_dialog.h"
#include "views/dialogs/shortcuts_dialog.h"
#include "views/dialogs/split_dialog.h"
#include "views/pages/main_window.h"
#include "views/pages/page.h"
#include "views/pages/palette.h"
#include "views/widgets/theme.h"
#include "walk_checks.h"

using namespace banyan;
using pages::MainWindow;
using widgets::ThemeChoice;

namespace {

constexpr int patience = 120'000; ///< ms

/// The portfolio with names that have no room anywhere.
Result<portfolio::Portfolio> withLongNames(const portfolio::Portfolio& start) {
    const auto lengthened = [](auto record) {
        record.name = "The whole and entire " + record.name + " of all the divisions & subsidiaries <b>north</b>";
        return portfolio::Put{std::move(record)};
    };
    portfolio::Edit edit{"lengthen", {}, {}};
    for (const portfolio::Component& each : start.components())
        edit.operations.emplace_back(lengthened(each));
    for (const portfolio::System& each : start.systems())
        edit.operations.emplace_back(lengthened(each));
    for (const portfolio::Team& each : start.teams())
        edit.operations.emplace_back(lengthened(each));
    for (const portfolio::Goal& each : start.goals())
        edit.operations.emplace_back(lengthened(each));
    return apply(start, edit);
}

session::Services servicesWith(int components, bool longNames = false) {
    session::Services services = tests::testServices();
    services.buildSample = [components, longNames](const std::string& path) -> Result<void> {
        BANYAN_ASSIGN(auto document, storage::Document::create(path));
        if (components == 0) return {};
        portfolio::Portfolio portfolio = tests::syntheticPortfolio(components);
        if (longNames) {
            BANYAN_ASSIGN(portfolio, withLongNames(portfolio));
        }
        portfolio = tests::withInitiatives(portfolio, std::min(components, 9));
        portfolio::Scenario lean;
        lean.id = portfolio::ScenarioId("lean");
        lean.name = "Lean";
        lean.budgetPercent = 10;
        BANYAN_ASSIGN(portfolio, apply(portfolio, {"add a scenario", {portfolio::Put{lean}}, {}}));
        return document.commit(tests::withDecisions(tests::withMeasuredGoals(portfolio, components > 12 ? 50 : 6)),
                               "make");
    };
    return services;
}

QStringList complaintsAbout(QWidget& window) {
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    return tests::clippedTexts(window) + tests::faintTexts(window) + tests::namelessWidgets(window) +
           tests::overlappingLabels(window);
}

} // namespace

/// Goes to every page and every view on it, and looks at what is on the screen.
class TestWalk : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_walk");
        widgets::applyTheme(ThemeChoice::Light);
    }

    void everyPageIsInOrder_data() {
        QTest::addColumn<int>("components");
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const int components : {0, 12, 48, 500, 5'000})
            for (const QSize& size : {QSize(1280, 800), QSize(1920, 1080)})
                for (const bool dark : {false, true})
                    QTest::addRow("%d at %dx%d %s", components, size.width(), size.height(), dark ? "dark" : "light")
                        << components << size << dark;
    }
    void everyPageIsInOrder() {
        QFETCH(int, components);
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        MainWindow& window = windowWith(components);
        window.setTheme(dark ? ThemeChoice::Dark : ThemeChoice::Light);
        window.resize(size);
        QStringList complaints;
        for (pages::Page* page : window.pages()) {
            QVERIFY(window.showPage(page->title()));
            walk(window, *page, complaints);
        }
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void longNamesAreCutInAnOrderlyWay() {
        m_window.reset();
        m_components = -1;
        m_window = std::make_unique<MainWindow>(servicesWith(24, true));
        openIn(*m_window);
        m_window->resize(1280, 800);
        QStringList complaints;
        for (pages::Page* page : m_window->pages()) {
            m_window->showPage(page->title());
            walk(*m_window, *page, complaints);
        }
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void largeTextFindsRoom() {
        MainWindow& window = windowWith(12);
        window.resize(1920, 1080);
        window.setZoom(1.5);
        QStringList complaints;
        for (pages::Page* page : window.pages()) {
            window.showPage(page->title());
            walk(window, *page, complaints);
        }
        window.setZoom(1);
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void aFilterShowsItsPartsOnEveryPage() {
        MainWindow& window = windowWith(48);
        QStringList complaints;
        for (const QSize& size : {QSize(1280, 800), QSize(1920, 1080)}) {
            window.resize(size);
            session::Filter filter;
            filter.toggle(session::Facet::System, "commerce");
            filter.toggle(session::Facet::System, "fulfilment");
            filter.toggle(session::Facet::Owner, "payments");
            filter.toggle(session::Facet::Kind, "service");
            filter.bounds[session::Quantity::Coverage] = {10, {}};
            window.view().setFilter(filter);
            for (pages::Page* page : window.pages()) {
                window.showPage(page->title());
                complaints += complaintsAbout(window);
            }
            filter.text = "no such thing";
            window.view().setFilter(filter);
            for (pages::Page* page : window.pages()) {
                window.showPage(page->title());
                complaints += complaintsAbout(window);
            }
            window.view().setFilter({});
        }
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void theStartIsInOrder() {
        MainWindow window(servicesWith(0));
        window.show();
        QStringList complaints;
        for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            window.setTheme(choice);
            complaints += complaintsAbout(window);
        }
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

    void dialogsAreInOrder() {
        const portfolio::Portfolio portfolio = tests::syntheticPortfolio(12);
        const portfolio::ComponentId billing("billing");
        QStringList complaints;
        for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            widgets::applyTheme(choice);
            dialogs::MergeDialog merge(portfolio, {billing, portfolio::ComponentId("checkout")}, billing);
            dialogs::SplitDialog split(portfolio, billing);
            dialogs::ShortcutsDialog keys({{"File", "Open", "Ctrl+O"}});
            pages::Palette palette({{"Open", "File", "Ctrl+O", [] {}}}, nullptr);
            for (QDialog* dialog : std::initializer_list<QDialog*>{&merge, &split, &keys, &palette}) {
                dialog->show();
                complaints += complaintsAbout(*dialog);
            }
        }
        QVERIFY2(complaints.isEmpty(), qPrintable('\n' + complaints.join('\n')));
    }

private:
    /// The page as it is, then with each of its tabs and each side of its switches.
    static void walk(MainWindow& window, pages::Page& page, QStringList& complaints) {
        const auto look = [&](const QString& where) {
            for (const QString& each : complaintsAbout(window)) {
                const QString line = page.title() + where + QStringLiteral(": ") + each;
                if (!complaints.contains(line)) complaints.append(line);
            }
        };
        look({});
        for (QTabBar* bar : page.findChildren<QTabBar*>()) {
            for (int tab = 0; bar->isVisible() && tab < bar->count(); ++tab) {
                bar->setCurrentIndex(tab);
                look(QStringLiteral(", ") + bar->tabText(tab));
            }
            bar->setCurrentIndex(0);
        }
        QPointer<QAbstractButton> first;
        QList<QPointer<QAbstractButton>> buttons; // some go when others are pressed
        for (QAbstractButton* button : page.findChildren<QAbstractButton*>())
            buttons.append(button);
        for (const auto& button : buttons) {
            if (!button || !button->isVisible() || !button->isEnabled() || !button->property("segment").isValid())
                continue;
            if (!first) first = button;
            button->click();
            look(QStringLiteral(", ") + button->text());
        }
        if (first) first->click();
    }

    /// One window for each size of portfolio, opened once.
    MainWindow& windowWith(int components) {
        if (components != m_components) {
            m_window.reset();
            m_components = components;
            m_window = std::make_unique<MainWindow>(servicesWith(components));
            openIn(*m_window);
        }
        return *m_window;
    }

    /// Opens what the services make, with the first component selected.
    static void openIn(MainWindow& window) {
        window.show();
        window.openSample();
        const auto settled = [&window] {
            const auto& document = window.document();
            return document.isOpen() && document.derived() && !document.working();
        };
        if (!QTest::qWaitFor(settled, patience)) qFatal("the document was not assessed");
        const auto& goals = window.document().portfolio().goals();
        if (!goals.empty()) window.view().selectGoal(goals.at(goals.size() - 1).id);
        const auto& list = window.document().derived()->assessment.components;
        if (!list.empty()) window.view().selectComponent(list.front().id);
    }

    int m_components = -1;
    std::unique_ptr<MainWindow> m_window;
};

QTEST_MAIN(TestWalk)
#include "tst_walk.moc"

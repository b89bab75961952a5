// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>

#include "finding.h"
#include "synthetic.h"
#include "views/charts/map_chart.h"
#include "views/charts/timeline_view.h"
#include "views/dialogs/import_dialog.h"
#include "views/pages/main_window.h"
#include "views/pages/page.h"
#include "views/widgets/contribution_table.h"

using namespace banyan;
using namespace banyan::portfolio;
using pages::MainWindow;
using tests::patience;

namespace {

/// Reads "id,name" lines as components; a line without a comma is rejected.
class LineReader : public intake::Reader {
public:
    [[nodiscard]] intake::Format format() const override {
        intake::Format made;
        made.id = "lines";
        made.name = "Lines";
        made.kind = "inventory";
        return made;
    }
    [[nodiscard]] intake::Recognition recognize(const intake::Sniff& sniff) const override {
        return {sniff.head.find(',') != std::string::npos ? 0.9 : 0, "lines with commas"};
    }
    [[nodiscard]] Result<intake::ImportBatch> read(std::span<const intake::InputFile> files,
                                                   const intake::ReadOptions&) const override {
        intake::ImportBatch batch;
        batch.source.format = "lines";
        batch.source.name = "lines";
        QFile file(QString::fromStdString(files.front().path));
        if (!file.open(QIODevice::ReadOnly)) return makeError(ErrorKind::Io, "test.unreadable", "can't be read");
        int line = 0;
        for (const QByteArray& text : file.readAll().trimmed().split('\n')) {
            ++line;
            const auto cells = text.split(',');
            if (cells.size() != 2) {
                batch.rejected.push_back({files.front().display, line, {text.toStdString()}, "no comma"});
                continue;
            }
            const auto name = cells[1].toStdString();
            const ComponentId local = batch.subject({name, {}, {}, true, line, {}});
            intake::Staged<Component> staged;
            staged.record.id = local;
            staged.record.name = name;
            staged.given = {"name"};
            staged.line = line;
            staged.file = files.front().display;
            batch.staged<Component>().push_back(std::move(staged));
        }
        return batch;
    }
};

session::Services withReader() {
    auto readers = std::make_shared<intake::Readers>();
    readers->push_back(std::make_unique<LineReader>());
    return tests::testServices(readers);
}

template <typename T>
T* childNamed(QWidget& parent, const QString& accessibleName) {
    for (T* each : parent.findChildren<T*>())
        if (each->accessibleName() == accessibleName) return each;
    return nullptr;
}

/// In the same column, and higher up.
bool isAbove(const QWidget& a, const QWidget& b) {
    const QRect upper(a.mapToGlobal(QPoint()), a.size());
    const QRect lower(b.mapToGlobal(QPoint()), b.size());
    return upper.bottom() < lower.top() && upper.left() < lower.right() && lower.left() < upper.right();
}

} // namespace

class TestWindow : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_window");
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void firstRunOffersTheSampleImportAndNew() {
        MainWindow window(tests::testServices());
        window.show();
        QStringList texts;
        for (const QAbstractButton* button : window.findChildren<QAbstractButton*>())
            if (button->isVisible()) texts.append(button->text());
        QVERIFY(texts.contains("Open the sample"));
        QVERIFY(texts.contains("Import files…"));
        QVERIFY(texts.contains("New…"));
    }

    void enterPressesTheButtonThatHasTheFocus() {
        MainWindow window(tests::testServices());
        window.show();
        const QList<QAbstractButton*> buttons = window.findChildren<QAbstractButton*>();
        const auto found = std::ranges::find(buttons, "Open the sample", &QAbstractButton::text);
        QVERIFY(found != buttons.end());
        QAbstractButton* sample = *found;
        sample->setFocus();
        QTest::keyClick(sample, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(window.document().isOpen(), patience);
    }

    void theSampleFillsEveryPage() {
        MainWindow window(tests::testServices());
        open(window);
        QVERIFY(window.document().untitled());
        auto* table = childNamed<QTableView>(window, "Components");
        QVERIFY(table);
        QCOMPARE(table->model()->rowCount(), 48);
        const auto* chart = window.findChild<charts::MapChart*>();
        QCOMPARE(chart->content().points.size() + chart->content().unplaced.size(), size_t{48});
        QCOMPARE(chart->content().unplaced.size(), size_t{3});
        QTRY_VERIFY_WITH_TIMEOUT(window.document().planned() != nullptr, patience);
        const auto* timeline = window.findChild<charts::TimelineView*>();
        QVERIFY(!timeline->layoutShown().rows.empty());
    }

    void everyPageAndEveryFocusableWidgetHasAnAccessibleName() {
        MainWindow window(tests::testServices());
        open(window);
        for (const pages::Page* page : window.pages())
            QVERIFY(!page->accessibleName().isEmpty());
        for (const QWidget* widget : window.findChildren<QWidget*>()) {
            if (widget->focusPolicy() == Qt::NoFocus || widget->inherits("QScrollBar")) continue;
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const bool inner = widget->inherits("QHeaderView") || widget->inherits("QComboBoxListView") ||
                               widget->objectName().startsWith("qt_") || widget->inherits("QSplitterHandle") ||
                               widget->inherits("QMenuBar") || widget->inherits("QMenu") ||
                               widget->inherits("QTabBar") || widget->inherits("QLabel") ||
                               widget->inherits("QLineEditIconButton");
            if (inner || widget->focusProxy() || widget->isHidden() || (button && !button->text().isEmpty())) continue;
            QVERIFY2(!widget->accessibleName().isEmpty(),
                     qPrintable(QString("%1 in %2")
                                    .arg(widget->metaObject()->className(),
                                         widget->parentWidget()->metaObject()->className())));
        }
    }

    void tabReachesEverythingAndGoesDownThePage() {
        MainWindow window(tests::testServices());
        open(window);
        QTRY_VERIFY_WITH_TIMEOUT(window.document().planned() && !window.document().working(), patience);
        auto* pagesList = childNamed<QWidget>(window, "Pages");
        for (pages::Page* page : window.pages()) {
            window.showPage(page->title());
            QCoreApplication::processEvents();
            QList<QWidget*> visited;
            pagesList->setFocus();
            for (int step = 0; step < 500; ++step) {
                const QWidget* from = window.focusWidget();
                QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
                const QWidget* to = window.focusWidget();
                if (to == pagesList) break;
                QVERIFY2(!page->isAncestorOf(from) || !page->isAncestorOf(to) || !isAbove(*to, *from),
                         qPrintable(page->title() + ": " + to->accessibleName()));
                QVERIFY2(!visited.contains(window.focusWidget()), qPrintable(page->title()));
                visited.append(window.focusWidget());
            }
            QCOMPARE(window.focusWidget(), pagesList);
            for (QWidget* each : page->findChildren<QWidget*>())
                if (each->isVisible() && each->isEnabled() && (each->focusPolicy() & Qt::TabFocus) != 0 &&
                    !each->focusProxy())
                    QVERIFY2(visited.contains(each), qPrintable(page->title() + ": " + each->metaObject()->className() +
                                                                ' ' + each->accessibleName()));
            QTest::keyClick(pagesList, Qt::Key_Backtab);
            QCOMPARE(window.focusWidget(), visited.constLast());
        }
    }

    void pressableThingsAreLargeEnough() {
        MainWindow window(tests::testServices());
        open(window);
        for (const QAbstractButton* button : window.findChildren<QAbstractButton*>()) {
            if (!button->isVisible() || button->objectName().startsWith("qt_")) continue;
            if (button->inherits("QTableCornerButton") || button->inherits("QLineEditIconButton")) continue;
            QVERIFY2(button->height() >= 24, qPrintable(button->text()));
        }
    }

    void oneSelectionIsSharedByAllPages() {
        MainWindow window(tests::testServices());
        open(window);
        window.view().selectComponent(ComponentId("billing"));
        const auto* chart = window.findChild<charts::MapChart*>();
        QCOMPARE(chart->selected(), ComponentId("billing"));
        QVERIFY(chart->accessibleDescription().startsWith("Billing"));
        const auto* table = childNamed<QTableView>(window, "Components");
        QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), "Billing");
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(window.view().component().empty());
    }

    void clickingAPointExplainsIt() {
        MainWindow window(tests::testServices());
        open(window);
        window.showPage("map");
        auto* chart = window.findChild<charts::MapChart*>();
        const charts::MapPoint point = chart->content().points.front();
        const QPoint at =
            chart->mapFromScene(chart->chart()->mapToScene(chart->position(point.value.mid, point.risk.mid)));
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(window.view().component(), point.id);
        auto* contributions = window.findChild<widgets::ContributionTable*>();
        QVERIFY(contributions->model()->rowCount() > 0);
        QTest::keyClick(chart, Qt::Key_Left);
        QVERIFY(window.view().component() != point.id);
    }

    void labelsOfTheMapNeverOverlap() {
        MainWindow window(tests::testServices());
        open(window);
        window.showPage("map");
        const auto rects = window.findChild<charts::MapChart*>()->labelRects();
        QVERIFY(rects.size() > 10);
        for (size_t i = 0; i < rects.size(); ++i)
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!rects[i].intersects(rects[j]));
    }

    void theFilterReachesEveryPageAndClears() {
        MainWindow window(tests::testServices());
        open(window);
        auto* search = childNamed<QLineEdit>(window, "Filter");
        search->setText("Commerce");
        const auto* table = childNamed<QTableView>(window, "Components");
        const int shown = table->model()->rowCount();
        QVERIFY(shown > 0 && shown < 48);
        QCOMPARE(window.findChild<charts::MapChart*>()->content().shown, shown);
        window.view().setFilter({});
        QCOMPARE(search->text(), QString());
        QCOMPARE(table->model()->rowCount(), 48);
    }

    void editingACellIsUndoneFromTheMenu() {
        MainWindow window(tests::testServices());
        open(window);
        auto* table = childNamed<QTableView>(window, "Components");
        QSignalSpy resets(table->model(), &QAbstractItemModel::modelReset);
        const QModelIndex first = table->model()->index(0, 0);
        const QString before = first.data().toString();
        QVERIFY(table->model()->setData(first, "Aardvark"));
        QVERIFY(window.document().undoLabel());
        window.document().undo();
        QCOMPARE(table->model()->index(0, 0).data().toString(), before);
        QCOMPARE(resets.size(), 0);
    }

    void importShowsTheDryRunBeforeItAppliesOneEdit() {
        MainWindow window(withReader());
        open(window);
        QFile file(m_folder->filePath("more.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("1,Brand New\n2,Billing\nbroken\n");
        file.close();
        dialogs::ImportDialog dialog(window.document(), {file.fileName()}, &window);
        QTRY_VERIFY_WITH_TIMEOUT(dialog.preview() != nullptr, patience);
        QCOMPARE(dialog.preview()->counts.added, 1);
        QCOMPARE(dialog.preview()->counts.rejected, 1);
        QVERIFY(dialogs::rejectedAsCsv(dialog.preview()->rows).find("broken") != std::string::npos);
        QVERIFY(!window.document().portfolio().find(ComponentId("brand-new")));
        dialog.apply();
        QVERIFY(window.document().portfolio().find(ComponentId("brand-new")));
        window.document().undo();
        QVERIFY(!window.document().portfolio().find(ComponentId("brand-new")));
    }

    void aFileThatNobodyRecognizesIsNamed() {
        MainWindow window(withReader());
        open(window);
        QFile file(m_folder->filePath("strange.bin"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("????");
        file.close();
        dialogs::ImportDialog dialog(window.document(), {file.fileName()}, &window);
        QSignalSpy previewed(&dialog, &dialogs::ImportDialog::previewed);
        QTRY_COMPARE_WITH_TIMEOUT(previewed.size(), 1, patience);
        QVERIFY(!dialog.preview());
        bool named = false;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            named = named || label->text().contains("strange.bin");
        QVERIFY(named);
    }

    void fiveThousandComponentsOpenAndTheWindowStaysResponsive() {
        const session::Services services = tests::testServicesWith([] { return tests::syntheticPortfolio(5'000); });
        MainWindow window(services);
        window.showPage("map");
        window.show();
        QElapsedTimer clock;
        clock.start();
        qint64 longest = 0;
        qint64 last = 0;
        int beatsAtWork = 0;
        QTimer heartbeat;
        connect(&heartbeat, &QTimer::timeout, this, [&] {
            if (window.document().working() && !window.document().derived()) ++beatsAtWork;
            longest = std::max(longest, clock.elapsed() - last);
            last = clock.elapsed();
        });
        heartbeat.start(5);
        window.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(window.document().derived() && !window.document().working(), patience);
        qInfo("5,000 components: opened and assessed in %lld ms, longest pause %lld ms", clock.elapsed(), longest);
        QVERIFY2(beatsAtWork > 0, "the window stood still while it was assessed");
        QCOMPARE(window.document().portfolio().components().size(), size_t{5'000});
        QVERIFY(window.findChild<charts::MapChart*>()->content().points.size() > 4'000);
        clock.restart();
        window.findChild<charts::MapChart*>()->grab();
        qInfo("map of 5,000 points painted in %lld ms", clock.elapsed());
    }

private:
    void open(MainWindow& window) {
        window.resize(1280, 800);
        window.show();
        window.openSample();
        QTRY_VERIFY_WITH_TIMEOUT(window.document().derived() && !window.document().working(), patience);
        window.view().setFilter({});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestWindow)
#include "tst_window.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QClipboard>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>

#include "finding.h"
#include "synthetic.h"
#include "views/pages/main_window.h"
#include "views/pages/report_page.h"
#include "views/report/page_cuts.h"
#include "views/report/paper_view.h"
#include "views/widgets/theme.h"

using namespace banyan;
using pages::ReportPage;
using tests::named;
using tests::patience;
using tests::withText;

namespace {

/// A window on the report.
class OnReport {
public:
    explicit OnReport(int components = 24)
        : window(services(components)) {
        window.resize(1280, 800);
        window.show();
        window.showPage("report");
        window.openSample();
    }
    static session::Services services(int components) {
        session::Services made = tests::testServicesWith([components] {
            return components == 0
                       ? portfolio::Portfolio()
                       : tests::withInitiatives(tests::syntheticPortfolio(components), std::min(components, 4));
        });
        const auto nothing = [](const session::Snapshot&, const std::string&) { return Result<void>(); };
        made.exports = {{"Report (Markdown)", "md", true, nothing}, {"Portfolio (JSON)", "json", false, nothing}};
        return made;
    }
    ReportPage& page() { return *window.findChild<ReportPage*>(); }
    paper::PaperView& paper() { return *page().findChild<paper::PaperView*>(); }
    QPlainTextEdit& markdown() { return *page().findChild<QPlainTextEdit*>(); }
    QListWidget& sections() { return *page().findChild<QListWidget*>(); }
    [[nodiscard]] QString text() { return markdown().toPlainText(); }
    [[nodiscard]] bool settled() {
        return QTest::qWaitFor(
            [this] {
                return window.document().isOpen() && !window.document().working() && !page().working() &&
                       !text().isEmpty();
            },
            patience);
    }
    QString title() {
        const auto& settings = window.document().portfolio().settings();
        return QString::fromStdString(settings.name);
    }
    [[nodiscard]] bool rename(const std::string& name) {
        portfolio::Settings settings = window.document().portfolio().settings();
        settings.name = name;
        return window.document().apply({"rename", {portfolio::Put{settings}}, {}}).has_value();
    }

    pages::MainWindow window;
};

/// A text of headings, captions, paragraphs and a table whose rows are of many heights.
QString longText() {
    QString out;
    for (int part = 0; part < 12; ++part) {
        out += QStringLiteral("<h3>Part %1</h3>").arg(part);
        for (int n = 0; n <= part % 4; ++n)
            out += "<p>" + QStringLiteral("Words that fill more than a line. ").repeated(1 + 3 * n) + "</p>";
    }
    out += "<p>A caption</p><table><thead><tr><th>Head</th><th>Why</th></tr></thead>";
    for (int row = 0; row < 20; ++row)
        out += QStringLiteral("<tr><td>Row %1</td><td>%2</td></tr>")
                   .arg(row)
                   .arg(QStringLiteral("Cause after cause. ").repeated(1 + 5 * (row % 4)));
    return out + "</table>";
}

/// The page on which a place of the text stands; the lower one's where it is at the edge.
int pageOf(const std::vector<paper::Piece>& pages, double y) {
    const auto found = std::ranges::find_if(pages, [y](const paper::Piece& piece) { return y < piece.bottom - 0.6; });
    return static_cast<int>(found - pages.begin());
}

QListWidgetItem* section(OnReport& on, const QString& title) {
    return on.sections().findItems(title, Qt::MatchExactly).value(0);
}

} // namespace

class ReportPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName("Banyan tests");
        QCoreApplication::setApplicationName("tst_report_page");
    }

    void theWholeReportIsShownAsPagesAndAsMarkdown() {
        OnReport on;
        QVERIFY(on.settled());
        QVERIFY(on.paper().isVisible());
        QVERIFY(on.paper().accessibleDescription().startsWith("Page 1 of "));
        for (int row = 0; row < on.sections().count(); ++row)
            QVERIFY2(on.text().contains("\n## " + on.sections().item(row)->text() + "\n"),
                     qPrintable(on.sections().item(row)->text()));
        withText(on.page(), "Markdown")->click();
        QVERIFY(on.markdown().isVisible());
        QVERIFY(!on.paper().isVisible());
    }

    void pagesKeepHeadingsWithWhatFollowsAndRowsWhole() {
        constexpr double height = 260;
        QTextDocument text;
        text.setHtml(longText());
        text.setTextWidth(420);
        const std::vector<paper::Piece> pages = paper::pieces(text, height);
        QVERIFY(pages.size() > 6);
        for (size_t n = 0; n < pages.size(); ++n) {
            QCOMPARE(pages[n].top, n == 0 ? 0 : pages[n - 1].bottom);
            const double head = pages[n].head ? pages[n].head->bottom - pages[n].head->top : 0;
            QVERIFY(pages[n].bottom - pages[n].top + head <= height + 0.5);
        }
        const auto place = [&](const QTextBlock& block) { return text.documentLayout()->blockBoundingRect(block); };
        const QTextTable* table = nullptr;
        for (QTextBlock block = text.begin(); block.isValid(); block = block.next()) {
            table = table ? table : QTextCursor(block).currentTable();
            const bool names = block.blockFormat().headingLevel() > 0 || block.text() == "A caption";
            if (names) QCOMPARE(pageOf(pages, place(block).top()), pageOf(pages, place(block.next()).top() + 2));
        }
        QVERIFY(table);
        int continued = 0;
        for (int row = 0; row < table->rows(); ++row) {
            const QRectF why = place(table->cellAt(row, 1).firstCursorPosition().block());
            QCOMPARE(pageOf(pages, why.top()), pageOf(pages, why.bottom() - 1));
        }
        for (const paper::Piece& piece : pages)
            if (piece.head) ++continued;
        QVERIFY(continued >= 2); // the table's head stands again on each page that it goes on to
    }

    void aRowThatIsHigherThanAPageIsCutBetweenLines() {
        QTextDocument text;
        text.setHtml("<table><tr><td>" + QStringLiteral("Cause after cause. ").repeated(200) + "</td></tr></table>");
        text.setTextWidth(300);
        const std::vector<paper::Piece> pages = paper::pieces(text, 200);
        QVERIFY(pages.size() > 2);
        const QTextBlock block = text.rootFrame()->childFrames().front()->firstCursorPosition().block();
        const double top = text.documentLayout()->blockBoundingRect(block).top();
        for (int line = 0; line < block.layout()->lineCount(); ++line) {
            const QRectF place = block.layout()->lineAt(line).rect().translated(0, top);
            QCOMPARE(pageOf(pages, place.top()), pageOf(pages, place.bottom() - 1));
        }
    }

    void whatIsChangedIsInTheReport() {
        OnReport on;
        QVERIFY(on.settled());
        QVERIFY(on.text().startsWith("# " + on.title()));
        QVERIFY(on.rename("Quite Another Company"));
        QTRY_VERIFY_WITH_TIMEOUT(on.text().startsWith("# Quite Another Company"), patience);
        on.window.document().undo();
        QTRY_VERIFY_WITH_TIMEOUT(on.text().startsWith("# " + on.title()), patience);
    }

    void nothingIsMadeWhileNobodyLooks() {
        OnReport on;
        QVERIFY(on.settled());
        on.window.showPage("map");
        QVERIFY(on.rename("Unseen"));
        QVERIFY(QTest::qWaitFor([&] { return !on.window.document().working(); }, patience));
        QTest::qWait(500);
        QVERIFY(!on.text().contains("Unseen"));
        on.window.showPage("report");
        QTRY_VERIFY_WITH_TIMEOUT(on.text().startsWith("# Unseen"), patience);
    }

    void onlyTheTickedSectionsAreTold() {
        OnReport on;
        QVERIFY(on.settled());
        const QString all = on.paper().accessibleDescription();
        withText(on.page(), "None")->click();
        QVERIFY(!on.paper().isVisible());
        QVERIFY(!withText(on.page(), "Export")->isEnabled());
        section(on, "Money")->setCheckState(Qt::Checked);
        QTRY_VERIFY_WITH_TIMEOUT(on.text().count("\n## ") == 1, patience);
        QVERIFY(on.text().contains("\n## Money\n"));
        QVERIFY(on.paper().isVisible());
        QVERIFY(on.paper().accessibleDescription() != all);

        QSignalSpy wanted(&on.page(), &ReportPage::exportWanted);
        on.page().disconnect(&on.page(), &ReportPage::exportWanted, &on.window, nullptr); // a dialog would open
        auto* button = qobject_cast<QPushButton*>(withText(on.page(), "Export"));
        QCOMPARE(button->menu()->actions().size(), 1); // the portfolio has no sections
        button->menu()->actions().constFirst()->trigger();
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(on.page().sections(), std::vector<std::string>{"money"});
        QCOMPARE(wanted[0][1].value<std::vector<std::string>>(), on.page().sections());
    }

    void aSectionIsTurnedTo() {
        OnReport on;
        QVERIFY(on.settled());
        QCOMPARE(on.paper().currentPage(), 0);
        on.sections().setFocus();
        QTest::keyClick(&on.sections(), Qt::Key_End);
        QVERIFY(on.paper().currentPage() > 2);
        QCOMPARE(on.markdown().textCursor().block().text(), QString("## Sources"));
        QTest::keyClick(&on.sections(), Qt::Key_Home);
        QCOMPARE(on.paper().currentPage(), 0);
        QTest::keyClick(&on.sections(), Qt::Key_Space);
        QCOMPARE(section(on, "Summary")->checkState(), Qt::Unchecked);
        QTRY_VERIFY_WITH_TIMEOUT(!on.text().contains("## Summary"), patience);
    }

    void pagesAreTurnedWithKeys() {
        OnReport on;
        QVERIFY(on.settled());
        on.paper().setFocus();
        QTest::keyClick(&on.paper(), Qt::Key_PageDown);
        QTest::keyClick(&on.paper(), Qt::Key_PageDown);
        QCOMPARE(on.paper().currentPage(), 2);
        QVERIFY(on.paper().accessibleDescription().startsWith("Page 3 of "));
        QTest::keyClick(&on.paper(), Qt::Key_PageUp);
        QCOMPARE(on.paper().currentPage(), 1);
        const QImage before = on.paper().grab().toImage();
        QTest::keyClick(&on.paper(), Qt::Key_Plus);
        QVERIFY(on.paper().grab().toImage() != before);
        QTest::keyClick(&on.paper(), Qt::Key_0);
        QTest::keyClick(&on.paper(), Qt::Key_Home);
        QCOMPARE(on.paper().currentPage(), 0);
    }

    void paperIsTheSameInBothThemes() {
        const paper::Paper paper("<html><body><h2>Sums</h2><p>Text</p><ul><li>one</li></ul></body></html>");
        const auto drawn = [&paper](widgets::ThemeChoice theme) {
            widgets::applyTheme(theme);
            QImage image(paper::Paper::size().toSize(), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            paper.draw(painter, 0);
            return image;
        };
        QCOMPARE(drawn(widgets::ThemeChoice::Dark), drawn(widgets::ThemeChoice::Light));
    }

    void itIsCopiedAsMarkdown() {
        OnReport on;
        QVERIFY(on.settled());
        withText(on.page(), "Copy")->click();
        QCOMPARE(QApplication::clipboard()->text(), on.text());
    }

    void withoutComponentsThereIsAWayOn() {
        OnReport on(0);
        QVERIFY(QTest::qWaitFor([&] { return on.window.document().isOpen(); }, patience));
        QVERIFY(!on.paper().isVisible());
        QVERIFY(withText(on.page(), "Import files…"));
        QVERIFY(!withText(on.page(), "Export")->isEnabled());
    }

    void exportsGetWhatTheWindowShowsOnceItIsWorkedOut() {
        OnReport on;
        QVERIFY(on.settled());
        const session::Snapshot settled = on.window.document().snapshot();
        QCOMPARE(settled.derived, on.window.document().derived());
        QCOMPARE(settled.planned, on.window.document().planned());
        QCOMPARE(settled.outcomes, on.window.document().outcomes());
        QVERIFY(settled.planned);
        QVERIFY(settled.settled);
        QVERIFY(on.rename("In between"));
        QVERIFY(!on.window.document().snapshot().settled);
        on.window.document().cancelWork();
        QVERIFY(!on.window.document().snapshot().settled);
    }
};

QTEST_MAIN(ReportPageTest)
#include "tst_report_page.moc"

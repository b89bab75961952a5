// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QFile>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include "synthetic.h"
#include "views/charts/map_chart.h"
#include "views/charts/map_legend.h"
#include "views/charts/threshold_handle.h"
#include "views/widgets/theme.h"

#include <algorithm>
#include <utility>

using namespace banyan;
using namespace banyan::charts;
using portfolio::Axis;
using portfolio::ComponentId;
using portfolio::Quadrant;

namespace {

std::shared_ptr<const session::Derived> derivedOf(const portfolio::Portfolio& portfolio) {
    session::WorkOrder order;
    order.portfolio = portfolio;
    order.asOf = tests::testDay();
    order.draws = 100;
    std::shared_ptr<const session::Derived> derived;
    session::WorkAnswers answers;
    answers.derived = [&](std::shared_ptr<const session::Derived> made) { derived = std::move(made); };
    answers.robust = [](const std::shared_ptr<const scoring::Robustness>&) {};
    answers.planned = [](const std::shared_ptr<const session::Planned>&) {};
    answers.failed = [](const Error& error) { qFatal("%s", error.fullMessage().c_str()); };
    answers.progress = [](double) {};
    session::runWork(order, answers);
    return derived;
}

portfolio::Portfolio with(const portfolio::Portfolio& before, portfolio::AnyRecord record) {
    auto after = portfolio::apply(before, {"put", {portfolio::Put{std::move(record)}}, {}});
    if (!after) qFatal("%s", after.error().fullMessage().c_str());
    return *after;
}

/// The sample's components with one of them placed elsewhere by a person.
portfolio::Portfolio overridden(const ComponentId& id, Quadrant quadrant) {
    portfolio::Override record;
    record.id = Id<portfolio::Override>("o");
    record.component = id;
    record.quadrant = quadrant;
    record.reason = "it is being sold";
    return with(tests::syntheticPortfolio(48), record);
}

/// A map in the hands of a person.
class Hand {
public:
    explicit Hand(MapChart& chart)
        : m_chart(chart) {}

    [[nodiscard]] QPoint at(double value, double risk) const {
        return m_chart.mapFromScene(m_chart.chart()->mapToScene(m_chart.position(value, risk)));
    }
    [[nodiscard]] QPoint at(const MapPoint& point) const { return at(point.at.x(), point.at.y()); }

    void press(QPoint pos, Qt::KeyboardModifiers keys = {}) const { send(QEvent::MouseButtonPress, pos, keys); }
    void move(QPoint pos, Qt::KeyboardModifiers keys = {}) const { send(QEvent::MouseMove, pos, keys); }
    void release(QPoint pos, Qt::KeyboardModifiers keys = {}) const { send(QEvent::MouseButtonRelease, pos, keys); }
    void drag(const QList<QPoint>& path, Qt::KeyboardModifiers keys = {}) const {
        press(path.first(), keys);
        for (const QPoint& pos : path)
            move(pos, keys);
        release(path.last(), keys);
    }
    void click(QPoint pos) const {
        press(pos);
        release(pos);
    }

private:
    void send(QEvent::Type type, QPoint pos, Qt::KeyboardModifiers keys) const {
        QWidget* on = m_chart.viewport();
        const auto button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        const Qt::MouseButtons held = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, QPointF(pos), QPointF(on->mapToGlobal(pos)), button, held, keys);
        QCoreApplication::sendEvent(on, &event);
    }

    MapChart& m_chart;
};

/// Until its layout has come to rest: where a score lies on the screen depends on it.
void show(MapChart& chart, const MapContent& content) {
    chart.resize(900, 700);
    chart.setContent(content);
    chart.show();
    QVERIFY(QTest::qWaitForWindowExposed(&chart));
    QPoint corner;
    const auto atRest = [&] { return std::exchange(corner, Hand(chart).at(50, 50)) == corner; };
    QVERIFY(QTest::qWaitFor(atRest));
}

} // namespace

class TestMapChart : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        widgets::applyTheme(widgets::ThemeChoice::Light);
        m_derived = derivedOf(tests::syntheticPortfolio(48));
        m_content = mapContent(m_derived, {});
    }

    void movingAThresholdPlacesEveryMarkByItsScores() {
        MapContent content = m_content;
        content.moveThresholds(30, 65);
        int sum = 0;
        for (const int count : content.counts)
            sum += count;
        QCOMPARE(sum, static_cast<int>(content.points.size()));
        QVERIFY(content.counts != m_content.counts);
        for (const MapPoint& point : content.points) {
            QCOMPARE(point.quadrant == Quadrant::AddressEarly || point.quadrant == Quadrant::Retain,
                     point.value.mid >= 30);
            QCOMPARE(point.quadrant == Quadrant::AddressEarly || point.quadrant == Quadrant::ReplaceOrRetire,
                     point.risk.mid >= 65);
        }
        content.moveThresholds(50, 50);
        QCOMPARE(content.counts, m_content.counts);
    }

    void anOverriddenMarkStandsInItsQuadrantAndLeavesAGhost() {
        const MapPoint& first = m_content.points.front();
        QCOMPARE(first.quadrant, Quadrant::AddressEarly);
        MapContent content = mapContent(derivedOf(overridden(first.id, Quadrant::Defer)), {});
        const MapPoint* moved = content.find(first.id);
        QCOMPARE(moved->quadrant, Quadrant::Defer);
        QVERIFY(moved->leavesGhost());
        QVERIFY(moved->at.x() < 50 && moved->at.y() < 50);
        content.moveThresholds(20, 20);
        moved = content.find(first.id);
        QVERIFY2(moved->at.x() < 20 && moved->at.y() < 20, "it stays in its quadrant when the thresholds move");
    }

    void theHandleMovesByKeysAndSettlesOnce() {
        MapChart chart;
        show(chart, m_content);
        ThresholdHandle* handle = chart.handle(Axis::Risk);
        QCOMPARE(handle->accessibleName(), "Threshold of risk");
        QSignalSpy settled(&chart, &MapChart::thresholdSettled);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(handle, Qt::Key_Up);
        QCOMPARE(chart.content().riskThreshold, 53.0);
        QCOMPARE(settled.size(), 0);
        QTest::keyClick(handle, Qt::Key_Return);
        QCOMPARE(settled.size(), 1);
        QCOMPARE(settled[0][1].toDouble(), 53.0);
        QSignalSpy reset(&chart, &MapChart::thresholdResetWanted);
        QTest::keyClick(handle, Qt::Key_Delete);
        QTest::mouseDClick(handle, Qt::LeftButton);
        QCOMPARE(reset.size(), 2);
    }

    void aThresholdIsDraggedByItsLineAndKeepsItsPlaceWhenNewsArrive() {
        MapChart chart;
        show(chart, m_content);
        const Hand hand(chart);
        QSignalSpy settled(&chart, &MapChart::thresholdSettled);
        hand.drag({hand.at(50, 2), hand.at(56, 2), hand.at(62, 2)});
        QCOMPARE(settled.size(), 1);
        QCOMPARE(settled[0][1].toDouble(), 62.0);
        chart.handle(Axis::Value)->beginDrag();
        chart.handle(Axis::Value)->dragTo(hand.at(40, 2));
        chart.setContent(m_content);
        QCOMPARE(chart.content().valueThreshold, 40.0);
        chart.handle(Axis::Value)->endDrag();
        QCOMPARE(settled.size(), 2);
        QVERIFY(chart.selection().empty());
    }

    void newsInTheMiddleOfADragDontEndIt() {
        MapChart chart;
        show(chart, m_content);
        const Hand hand(chart);
        QSignalSpy settled(&chart, &MapChart::thresholdSettled);
        hand.press(hand.at(50, 2));
        hand.move(hand.at(60, 2));
        chart.setContent(m_content);
        hand.move(hand.at(70, 2));
        QCOMPARE(chart.content().valueThreshold, 70.0);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QCOMPARE(chart.content().valueThreshold, 50.0);
        hand.release(hand.at(70, 2));
        QCOMPARE(settled.size(), 0);
        QVERIFY(!chart.handle(Axis::Value)->moving());
    }

    void aRectangleSelectsWhatLiesInItAndShiftAdds() {
        MapChart chart;
        show(chart, m_content);
        const Hand hand(chart);
        QSignalSpy picked(&chart, &MapChart::selectionPicked);
        hand.drag({hand.at(99, 99), hand.at(80, 80), hand.at(52, 52)});
        const auto inside = [](const MapPoint& p, double low, double high) {
            return p.at.x() > low && p.at.y() > low && p.at.x() < high && p.at.y() < high;
        };
        std::set<ComponentId> right;
        std::set<ComponentId> both;
        for (const MapPoint& point : m_content.points) {
            if (inside(point, 52, 99)) right.insert(point.id);
            if (inside(point, 52, 99) || inside(point, 1, 45)) both.insert(point.id);
        }
        QVERIFY(right.size() > 2 && both.size() > right.size());
        QCOMPARE(chart.selection(), right);
        QCOMPARE(picked.size(), 1);
        hand.drag({hand.at(1, 1), hand.at(20, 20), hand.at(45, 45)}, Qt::ShiftModifier);
        QCOMPARE(chart.selection(), both);
        QTest::keyClick(&chart, Qt::Key_Escape);
        QVERIFY(chart.selection().empty());
    }

    void aLoopSelectsWhatItSurrounds() {
        MapChart chart;
        show(chart, m_content);
        const Hand hand(chart);
        const QList<QPoint> triangle{hand.at(1, 99), hand.at(99, 99), hand.at(1, 1)};
        hand.drag(triangle, Qt::AltModifier);
        const auto byAlt = chart.selection();
        QVERIFY(!byAlt.empty());
        for (const MapPoint& point : m_content.points)
            if (std::abs(point.at.y() - point.at.x()) > 1)
                QCOMPARE(byAlt.contains(point.id), point.at.y() > point.at.x());
        chart.setSelection({});
        chart.setLassoMode(true);
        hand.drag(triangle);
        QCOMPARE(chart.selection(), byAlt);
    }

    void keysSelectSeveral() {
        MapChart chart;
        show(chart, m_content);
        connect(&chart, &MapChart::picked, &chart, &MapChart::setSelected);
        QTest::keyClick(&chart, Qt::Key_Left);
        const ComponentId first = chart.selected();
        QVERIFY(!first.empty());
        QTest::keyClick(&chart, Qt::Key_Space);
        QCOMPARE(chart.selection(), std::set{first});
        QTest::keyClick(&chart, Qt::Key_Left);
        QVERIFY(chart.selected() != first);
        QTest::keyClick(&chart, Qt::Key_Space);
        QCOMPARE(chart.selection().size(), size_t{2});
        QTest::keyClick(&chart, Qt::Key_Space);
        QCOMPARE(chart.selection(), std::set{first});
        QTest::keyClick(&chart, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(chart.selection().size(), m_content.points.size());
    }

    void draggingAMarkToAnotherQuadrantAsksToPlaceItThere() {
        MapChart chart;
        show(chart, m_content);
        const Hand hand(chart);
        QSignalSpy wanted(&chart, &MapChart::placeWanted);
        const MapPoint& point = m_content.points.front();
        hand.drag({hand.at(point), hand.at(60, 60), hand.at(60, 55)});
        QCOMPARE(wanted.size(), 0); // the quadrant that it is in
        hand.drag({hand.at(point), hand.at(60, 40), hand.at(80, 20)});
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<std::vector<ComponentId>>(), std::vector{point.id});
        QCOMPARE(wanted[0][1].value<Quadrant>(), Quadrant::Retain);
        QVERIFY(chart.selection().empty());
    }

    void marksThatLieOnOneAnotherAreCountedAndListed() {
        MapContent content = m_content;
        content.points[1].at = content.points[2].at = content.points[0].at;
        content.points[1].value = content.points[2].value = content.points[0].value;
        content.points[1].risk = content.points[2].risk = content.points[0].risk;
        MapChart chart;
        show(chart, content);
        const Hand hand(chart);
        QSignalSpy picked(&chart, &MapChart::picked);
        hand.click(hand.at(content.points[0]));
        const auto* menu = chart.findChild<QMenu*>();
        QVERIFY(menu);
        QCOMPARE(menu->actions().size(), 3);
        menu->actions().last()->trigger();
        QCOMPARE(picked.last()[0].value<ComponentId>(), content.points[2].id);
    }

    void marksThatNearlyCoincideAreOnePile() {
        MapContent content = m_content;
        content.points.resize(4);
        for (MapPoint& each : content.points)
            each.at = {30, 30};
        content.points[1].at = {30.2, 30.1};
        content.points[3].at = {34, 30};
        const MapLayout layout = layOutMap(content, {}, QRectF(0, 0, 600, 600));
        QCOMPARE(layout.piles.size(), size_t{1});
        QCOMPARE(layout.piles[0].points, (std::vector<size_t>{0, 1, 2}));
    }

    void labelsKeepOffTheThresholds() {
        const MapLayout layout = layOutMap(m_content, {}, QRectF(0, 0, 600, 600));
        const QPointF corner = layout.place(m_content.valueThreshold, m_content.riskThreshold);
        QVERIFY(!layout.labels.empty());
        for (const MapLabel& label : layout.labels) {
            QVERIFY(label.rect.right() < corner.x() || label.rect.left() > corner.x());
            QVERIFY(label.rect.bottom() < corner.y() || label.rect.top() > corner.y());
        }
    }

    void escTakesAHandlesDragBack() {
        MapChart chart;
        show(chart, m_content);
        ThresholdHandle* handle = chart.handle(Axis::Value);
        QSignalSpy settled(&chart, &MapChart::thresholdSettled);
        handle->beginDrag();
        handle->dragTo(Hand(chart).at(70, 2));
        QCOMPARE(chart.content().valueThreshold, 70.0);
        QTest::keyClick(handle, Qt::Key_Escape);
        handle->endDrag();
        QCOMPARE(chart.content().valueThreshold, 50.0);
        QCOMPARE(settled.size(), 0);
    }

    void trailsLeadFromWhereItWasForWhatMoved() {
        portfolio::AssessmentSnapshot before;
        before.id = Id<portfolio::AssessmentSnapshot>("before");
        const auto record = [&](const MapPoint& p, double valueBefore, Quadrant quadrant) {
            before.placements.push_back({p.id, valueBefore, p.risk.mid, false, false, quadrant});
        };
        record(m_content.points[0], m_content.points[0].value.mid - 5, m_content.points[0].computed);
        record(m_content.points[1], m_content.points[1].value.mid + 0.5, m_content.points[1].computed);
        record(m_content.points[2], 10, Quadrant::ReplaceOrRetire);
        const auto trails = trailsSince(m_content, before);
        QCOMPARE(trails.size(), size_t{2});
        QCOMPARE(trails[0].point, size_t{0});
        QVERIFY(!trails[0].sideChanged);
        QCOMPARE(trails[1].point, size_t{2});
        QVERIFY(trails[1].sideChanged);
        QCOMPARE(trails[1].from.x(), 10.0);
    }

    void theLegendSaysWhatColourAndSizeMean() {
        const auto derived = derivedOf(tests::withInitiatives(tests::syntheticPortfolio(48), 12));
        const auto sizes = sizeChoices(*derived);
        QVERIFY(std::ranges::find(sizes, SizeBy::Effort) != sizes.end());
        QVERIFY(std::ranges::find(sizes, SizeBy::RunCost) == sizes.end());
        const MapContent content = mapContent(derived, {}, {ColourBy::System, SizeBy::Effort, Uncertainty::None});
        QCOMPARE(content.legend.colours.size(), 8);
        QVERIFY(content.legend.largest.endsWith("days"));
        QVERIFY(content.legend.sizeUnknown);
        MapLegendItem legend(nullptr);
        legend.setContent(&content);
        QVERIFY(legend.text().contains("Colour: system"));
        QVERIFY(legend.text().contains("Commerce"));
        QVERIFY(legend.heightFor(600) > 0);
        legend.setContent(&m_content);
        QCOMPARE(legend.heightFor(600), 0.0);
    }

    void everyColourOfAMarkStandsOutFromTheGround() {
        for (const auto choice : {widgets::ThemeChoice::Light, widgets::ThemeChoice::Dark}) {
            widgets::applyTheme(choice);
            for (const ColourBy each : colourChoices())
                for (const QColor& colour : coloursOf(each, mostGroups))
                    QVERIFY2(widgets::contrast(colour, widgets::theme().window) >= 2.9,
                             qPrintable(titleOf(each) + ' ' + colour.name()));
        }
        widgets::applyTheme(widgets::ThemeChoice::Light);
    }

    void labelsNeverOverlapWhateverIsShown() {
        const auto derived = derivedOf(tests::withInitiatives(tests::syntheticPortfolio(500), 60));
        MapChart chart;
        show(chart, mapContent(derived, {}, {ColourBy::Owner, SizeBy::Effort, Uncertainty::All}));
        chart.setSelected(chart.content().points[30].id);
        const auto rects = chart.labelRects();
        QVERIFY(rects.size() > 5);
        for (size_t i = 0; i < rects.size(); ++i)
            for (size_t j = 0; j < i; ++j)
                QVERIFY(!rects[i].intersects(rects[j]));
    }

    void thePictureIsWrittenInEveryFormatAndKeepsItsTexts() {
        MapChart chart;
        show(chart, m_content);
        const QTemporaryDir folder;
        for (const char* suffix : {"svg", "png", "pdf"}) {
            const QString path = folder.filePath(QStringLiteral("map.") + suffix);
            QVERIFY(writePicture(chart.picture(), path));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY(bytes.size() > 5'000);
            if (QByteArray(suffix) != "svg") continue;
            for (const char* text : {"Address early", "Business value", "Order Processing", ">75<"})
                QVERIFY2(bytes.contains(text), text);
        }
        Picture named = chart.picture();
        named.title = "Value & <risk>";
        named.description = "<script>";
        const QString path = folder.filePath("named.svg");
        QVERIFY(writePicture(named, path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader svg(&file);
        QStringList said;
        while (!svg.atEnd())
            if (svg.readNext() == QXmlStreamReader::StartElement && (svg.name() == u"title" || svg.name() == u"desc"))
                said.append(svg.readElementText());
        QVERIFY2(!svg.hasError(), qPrintable(svg.errorString()));
        QCOMPARE(said, QStringList({"Value & <risk>", "<script>"}));
        const auto refused = writePicture(chart.picture(), folder.filePath("map.bmp"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, std::string("export.unknown-format"));
    }

    void fiveThousandMarksFollowAThreshold() {
        MapChart chart;
        chart.resize(1280, 800);
        show(chart, mapContent(derivedOf(tests::syntheticPortfolio(5'000)), {}));
        QImage frame(chart.size(), QImage::Format_ARGB32_Premultiplied);
        QImage before;
        std::vector<double> times;
        for (int step = 0; step < 60; ++step) {
            QElapsedTimer clock;
            clock.start();
            chart.showThreshold(Axis::Risk, 30 + step % 40);
            chart.viewport()->render(&frame);
            times.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
            QVERIFY2(frame != before, "the marks stand where they stood");
            before = frame.copy();
        }
        std::ranges::sort(times);
        qInfo("5,000 marks, a frame of a dragged threshold: median %.1f ms, slowest %.1f ms", times[30], times.back());
    }

private:
    std::shared_ptr<const session::Derived> m_derived;
    MapContent m_content;
};

QTEST_MAIN(TestMapChart)
#include "tst_map_chart.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAccessible>
#include <QSignalSpy>
#include <QTest>

#include "views/widgets/linked_sliders.h"
#include "views/widgets/share_slider.h"
#include "views/widgets/theme.h"

#include <rapidcheck.h>

#include <algorithm>
#include <numeric>

using namespace banyan;
using namespace banyan::widgets;

namespace {

struct Case {
    Shares shares;
    std::vector<bool> locked;
    size_t which = 0;
    int to = 0;
};

Case anyCase() {
    Case made;
    const int n = *rc::gen::inRange(1, 16);
    std::vector<double> amounts;
    for (int i = 0; i < n; ++i) {
        amounts.push_back(*rc::gen::inRange(0, 100));
        made.locked.push_back(*rc::gen::inRange(0, 4) == 0);
    }
    made.shares = sharesOf(amounts);
    made.which = static_cast<size_t>(*rc::gen::inRange(0, n));
    made.to = *rc::gen::inRange(-100, 1'200);
    return made;
}

int sumOf(const Shares& shares) {
    return std::accumulate(shares.begin(), shares.end(), 0);
}

ShareSlider* sliderOf(LinkedSliders& sliders, int index) {
    return sliders.findChildren<ShareSlider*>().at(index);
}

} // namespace

class TestLinkedSliders : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { applyTheme(ThemeChoice::Light); }

    void theSumStaysAndNothingIsNegative() {
        QVERIFY(rc::check("sum", [] {
            const Case c = anyCase();
            RC_ASSERT(sumOf(c.shares) == wholeShare);
            const Shares after = moved(c.shares, c.locked, c.which, c.to);
            RC_ASSERT(sumOf(after) == wholeShare);
            RC_ASSERT(*std::ranges::min_element(after) >= 0);
        }));
    }

    void lockedOnesKeepWhatTheyHave() {
        QVERIFY(rc::check("locks", [] {
            const Case c = anyCase();
            const Shares after = moved(c.shares, c.locked, c.which, c.to);
            for (size_t i = 0; i < after.size(); ++i)
                if (c.locked[i]) RC_ASSERT(after[i] == c.shares[i]);
        }));
    }

    void theMovedOneGetsWhatItAsksForUpToWhatIsFree() {
        QVERIFY(rc::check("asked", [] {
            Case c = anyCase();
            c.locked[c.which] = false;
            if (std::ranges::count(c.locked, false) < 2) return; // nobody gives or takes
            const Shares after = moved(c.shares, c.locked, c.which, c.to);
            RC_ASSERT(after[c.which] == std::clamp(c.to, 0, mostOf(c.shares, c.locked, c.which)));
        }));
    }

    void movingToWhereItWasChangesNothing() {
        QVERIFY(rc::check("back", [] {
            const Case c = anyCase();
            RC_ASSERT(moved(c.shares, c.locked, c.which, c.shares[c.which]) == c.shares);
        }));
    }

    void othersKeepTheirProportion() {
        const Shares after = moved({400, 400, 200}, {false, false, false}, 0, 700);
        QCOMPARE(after, (Shares{700, 200, 100}));
    }

    void othersThatHaveNothingGetEvenParts() {
        QCOMPARE(moved({1'000, 0, 0}, {false, false, false}, 0, 400), (Shares{400, 300, 300}));
    }

    void withoutAnySharesTheFirstMoveSharesOutTheWhole() {
        LinkedSliders sliders;
        sliders.setItems({{"a", "A", {}, {}, false}, {"b", "B", {}, {}, false}, {"c", "C", {}, {}, false}}, {0, 0, 0});
        QCOMPARE(sliders.shares(), (Shares{0, 0, 0}));
        sliders.move(0, 400);
        QCOMPARE(sliders.shares(), (Shares{400, 300, 300}));
    }

    void pointsThatAreAllZeroAreSharedOutEvenly() { QCOMPARE(sharesOf({0, 0, 0}), (Shares{334, 333, 333})); }

    void keysMoveByOneAndFiveAndBackInOneGesture() {
        LinkedSliders sliders;
        sliders.setItems({{"a", "A", {}, {}, false}, {"b", "B", {}, {}, false}, {"c", "C", {}, {}, false}},
                         {500, 333, 167});
        sliders.show();
        QSignalSpy moving(&sliders, &LinkedSliders::moving);
        QSignalSpy moved(&sliders, &LinkedSliders::moved);
        ShareSlider* first = sliderOf(sliders, 0);
        QTest::keyClick(first, Qt::Key_Right);
        QCOMPARE(sliders.shares()[0], 510);
        QTest::keyClick(first, Qt::Key_PageUp);
        QCOMPARE(sliders.shares()[0], 560);
        QCOMPARE(moving.size(), 2);
        QCOMPARE(moved.size(), 0);
        QTest::keyClick(first, Qt::Key_Return);
        QCOMPARE(moved.size(), 1);
        const Shares there = sliders.shares();
        for (const auto key : {Qt::Key_PageUp, Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_PageDown})
            QTest::keyClick(first, key);
        QCOMPARE(sliders.shares(), there);
        sliders.finish();
        QCOMPARE(moved.size(), 1);
    }

    void aPauseEndsAGestureOfKeys() {
        LinkedSliders sliders;
        sliders.setItems({{"a", "A", {}, {}, false}, {"b", "B", {}, {}, false}}, {500, 500});
        sliders.show();
        QSignalSpy moved(&sliders, &LinkedSliders::moved);
        QTest::keyClick(sliderOf(sliders, 1), Qt::Key_Left);
        QVERIFY(moved.wait(5'000));
        QCOMPARE(moved.front().front().toInt(), 1);
    }

    void anUndoEndsTheGestureFirst() {
        LinkedSliders sliders;
        sliders.setItems({{"a", "A", {}, {}, false}, {"b", "B", {}, {}, false}}, {500, 500});
        sliders.show();
        QSignalSpy moved(&sliders, &LinkedSliders::moved);
        QTest::keyClick(sliderOf(sliders, 0), Qt::Key_Left);
        QCOMPARE(moved.size(), 0);
        QTest::keyClick(sliderOf(sliders, 0), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(moved.size(), 1);
    }

    void aDragIsOneGesture() {
        LinkedSliders sliders;
        sliders.setItems({{"a", "A", {}, {}, false}, {"b", "B", {}, {}, false}}, {500, 500});
        sliders.resize(800, 120);
        sliders.show();
        QSignalSpy moving(&sliders, &LinkedSliders::moving);
        QSignalSpy moved(&sliders, &LinkedSliders::moved);
        ShareSlider* first = sliderOf(sliders, 0);
        const int y = first->height() / 2;
        QTest::mousePress(first, Qt::LeftButton, {}, {first->width() / 2, y});
        for (int step = 1; step <= 5; ++step)
            QTest::mouseMove(first, {first->width() / 2 + step * first->width() / 20, y});
        QVERIFY(moving.size() >= 3);
        QCOMPARE(moved.size(), 0);
        QTest::mouseRelease(first, Qt::LeftButton, {}, {first->width() * 3 / 4, y});
        QCOMPARE(moved.size(), 1);
        QVERIFY(sliders.shares()[0] > 700);
        QCOMPARE(sumOf(sliders.shares()), wholeShare);
    }

    void escTakesADragBack() {
        LinkedSliders sliders;
        sliders.setItems({{"a", "A", {}, {}, false}, {"b", "B", {}, {}, false}, {"c", "C", {}, {}, false}},
                         {500, 300, 200});
        sliders.resize(800, 160);
        sliders.show();
        QSignalSpy moved(&sliders, &LinkedSliders::moved);
        ShareSlider* first = sliderOf(sliders, 0);
        const int y = first->height() / 2;
        QTest::mousePress(first, Qt::LeftButton, {}, {first->width() / 2, y});
        QTest::mouseMove(first, {first->width() * 4 / 5, y});
        QVERIFY(sliders.shares()[0] > 700);
        QTest::keyClick(first, Qt::Key_Escape);
        QCOMPARE(sliders.shares(), (Shares{500, 300, 200}));
        QTest::mouseMove(first, {first->width() * 9 / 10, y});
        QTest::mouseRelease(first, Qt::LeftButton, {}, {first->width() * 9 / 10, y});
        QCOMPARE(sliders.shares(), (Shares{500, 300, 200}));
        QCOMPARE(moved.size(), 0);
        QTest::keyClick(first, Qt::Key_Right);
        QTest::keyClick(first, Qt::Key_Escape);
        QCOMPARE(sliders.shares(), (Shares{500, 300, 200}));
        QCOMPARE(moved.size(), 0);
    }

    void aLockedOneCantBeMovedAndLimitsTheOthers() {
        LinkedSliders sliders;
        sliders.setItems({{"a", "A", {}, {}, false}, {"b", "B", {}, {}, false}, {"c", "C", {}, {}, false}},
                         {500, 300, 200});
        sliders.setLocked(1, true);
        QVERIFY(!sliderOf(sliders, 1)->isEnabled());
        sliders.move(0, 1'000);
        QCOMPARE(sliders.shares(), (Shares{700, 300, 0}));
    }

    void everySliderSaysItsNameAndValue() {
        LinkedSliders sliders;
        sliders.setItems({{"a", "Fewer errors", {}, {}, false}, {"b", "Lead time", {}, {}, false}}, {345, 655});
        QAccessibleInterface* slider = QAccessible::queryAccessibleInterface(sliderOf(sliders, 0));
        QCOMPARE(slider->text(QAccessible::Name), QString("Fewer errors"));
        QCOMPARE(slider->text(QAccessible::Description), QString("34.5 %"));
        QCOMPARE(slider->role(), QAccessible::Slider);
        QCOMPARE(slider->valueInterface()->currentValue().toInt(), 345);
    }
};

QTEST_MAIN(TestLinkedSliders)
#include "tst_linked_sliders.moc"

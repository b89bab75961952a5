// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "synthetic.h"
#include "views/charts/capacity_strip.h"
#include "views/charts/label_placement.h"
#include "views/charts/timeline_layout.h"

#include <rapidcheck.h>

using namespace banyan;
using namespace banyan::charts;

namespace {

double anyDouble(double low, double high) {
    return low + (high - low) * *rc::gen::inRange(0, 10'001) / 10'000.0;
}

std::vector<LabelWish> anyWishes() {
    std::vector<LabelWish> wishes;
    const int count = *rc::gen::inRange(0, 120);
    for (int i = 0; i < count; ++i)
        wishes.push_back({QPointF(anyDouble(0, 800), anyDouble(0, 600)), anyDouble(3, 9),
                          QSizeF(anyDouble(10, 160), anyDouble(8, 16))});
    return wishes;
}

roadmap::Plan anyPlan() {
    roadmap::Plan plan;
    plan.start = Date::fromYmd(2027, 1, 4);
    plan.weeks = *rc::gen::inRange(10, 120);
    const int count = *rc::gen::inRange(0, 40);
    for (int i = 0; i < count; ++i) {
        roadmap::PlannedInitiative initiative;
        initiative.id = portfolio::InitiativeId("i" + std::to_string(1000 + i));
        initiative.phase = *rc::gen::inRange(1, 5);
        initiative.startWeek = *rc::gen::inRange(0, plan.weeks);
        initiative.finishWeek = *rc::gen::inRange(initiative.startWeek + 1, plan.weeks + 1);
        initiative.p50 = initiative.finishWeek;
        initiative.p80 = initiative.finishWeek + *rc::gen::inRange(0, 9);
        const int first = *rc::gen::inRange(0, 4);
        initiative.effort.push_back({portfolio::TeamId("t" + std::to_string(first)), 80});
        if (*rc::gen::inRange(0, 3) == 0)
            initiative.effort.push_back({portfolio::TeamId("t" + std::to_string(first + 1)), 20});
        if (i > 0)
            initiative.prerequisites.push_back(
                {portfolio::InitiativeId("i" + std::to_string(1000 + *rc::gen::inRange(0, i))), 0, false});
        plan.initiatives.push_back(initiative);
    }
    return plan;
}

} // namespace

class TestGeometry : public QObject {
    Q_OBJECT

private slots:
    void labelsNeverMeetEachOtherNorAMark() {
        QVERIFY(rc::check([] {
            const auto wishes = anyWishes();
            const QRectF bounds(0, 0, 800, 600);
            std::vector<QRectF> marks;
            for (const LabelWish& wish : wishes)
                marks.emplace_back(wish.at.x() - wish.radius, wish.at.y() - wish.radius, 2 * wish.radius,
                                   2 * wish.radius);
            const QRectF corner(600, 0, 200, 30);
            const auto placed = placeLabels(wishes, marks, {corner}, bounds);
            RC_ASSERT(placed.size() == wishes.size());
            for (size_t i = 0; i < placed.size(); ++i) {
                if (!placed[i]) continue;
                RC_ASSERT(bounds.contains(*placed[i]));
                RC_ASSERT(!placed[i]->intersects(corner));
                for (const QRectF& mark : marks)
                    RC_ASSERT(!placed[i]->intersects(mark));
                for (size_t j = 0; j < i; ++j)
                    RC_ASSERT(!placed[j] || !placed[i]->intersects(*placed[j]));
            }
        }));
    }

    void aLabelAloneIsPlacedToTheRight() {
        const auto placed =
            placeLabels({{QPointF(100, 100), 6, QSizeF(60, 12)}}, {QRectF(94, 94, 12, 12)}, {}, QRectF(0, 0, 400, 400));
        QVERIFY(placed[0]);
        QCOMPARE(*placed[0], QRectF(109, 94, 60, 12));
    }

    void theMoreImportantLabelComesFirst() {
        const LabelWish wish{QPointF(30, 100), 6, QSizeF(60, 12)};
        const auto placed = placeLabels({wish, wish}, {}, {}, QRectF(0, 90, 100, 20));
        QVERIFY(placed[0]);
        QVERIFY(!placed[1]);
    }

    void barsOfALaneNeverOverlapAndLieInsideTheAxis() {
        QVERIFY(rc::check([] {
            const roadmap::Plan plan = anyPlan();
            TimelineContent content;
            content.lanes = *rc::gen::element(Lanes::Phases, Lanes::Teams);
            const TimelineLayout layout =
                layOutTimeline(plan, {}, content, {0, shownWeeks(plan)}, anyDouble(500, 2000), {});
            RC_ASSERT(layout.axis.weeks <= plan.weeks);
            std::vector<const TimelineRow*> bars;
            double bottom = 0;
            for (const TimelineRow& row : layout.rows) {
                RC_ASSERT(row.top >= bottom);
                bottom = row.top + row.height;
                if (row.kind != TimelineRow::Kind::Bar) continue;
                RC_ASSERT(row.bar.left() >= layout.axis.left - 1e-6);
                RC_ASSERT(row.bar.right() <= layout.axis.right() + 3);
                RC_ASSERT(row.bar.top() >= row.top && row.bar.bottom() <= bottom);
                for (const TimelineRow* other : bars)
                    RC_ASSERT(!other->bar.intersects(row.bar));
                bars.push_back(&row);
            }
            size_t wanted = plan.initiatives.size();
            if (content.lanes == Lanes::Teams) {
                wanted = 0;
                for (const auto& initiative : plan.initiatives)
                    wanted += initiative.effort.size();
            }
            RC_ASSERT(bars.size() == wanted);
            RC_ASSERT(layout.height >= bottom);
        }));
    }

    void rowsKeepTheirOrderWhileSomethingIsMoved() {
        roadmap::Plan plan;
        plan.start = Date::fromYmd(2027, 1, 4);
        plan.weeks = 52;
        for (const char* id : {"a", "b", "c"}) {
            roadmap::PlannedInitiative each;
            each.id = portfolio::InitiativeId(id);
            each.startWeek = static_cast<int>(plan.initiatives.size()) * 4;
            each.finishWeek = each.p50 = each.p80 = each.startWeek + 4;
            plan.initiatives.push_back(each);
        }
        plan.initiatives[0].startWeek = 30;
        plan.initiatives[0].finishWeek = 34;
        TimelineContent content;
        content.order = {portfolio::InitiativeId("a"), portfolio::InitiativeId("b"), portfolio::InitiativeId("c")};
        content.before[portfolio::InitiativeId("a")] = {0, 4};
        content.before[portfolio::InitiativeId("b")] = {4, 8};
        const TimelineLayout held = layOutTimeline(plan, {}, content, {0, 52}, 1000, {});
        QCOMPARE(held.rows[1].id.value, std::string("a"));
        QVERIFY(!held.rows[1].ghost.isEmpty() && held.rows[1].ghost.left() < held.rows[1].bar.left());
        QVERIFY(held.rows[2].ghost.isEmpty()); // it stands where it stood
        content.order.clear();
        QCOMPARE(layOutTimeline(plan, {}, content, {0, 52}, 1000, {}).rows[1].id.value, std::string("b"));
    }

    void weeksAreNamedOnlyWhereThereIsRoom() {
        const TimeAxis wide{Date::fromYmd(2027, 1, 4), 12, 200, 900, 4};
        const auto ticks = wide.weekTicks(22);
        QCOMPARE(ticks.size(), size_t{12});
        QCOMPARE(ticks[0].week, 4);
        QCOMPARE(ticks[0].x, 200.0);
        QCOMPARE(ticks[0].text, "1"); // 1 Feb 2027
        const TimeAxis narrow{Date::fromYmd(2027, 1, 4), 156, 200, 900, 0};
        QVERIFY(narrow.weekTicks(22).empty());
        QCOMPARE(narrow.months(64)[0].text, "Q1 2027");
        QCOMPARE(wide.weekAt(wide.x(7)), 7.0);
    }

    void arrowsLeadFromTheEndOfThePrerequisiteToTheStart() {
        roadmap::Plan plan;
        plan.start = Date::fromYmd(2027, 1, 4);
        plan.weeks = 52;
        roadmap::PlannedInitiative first;
        first.id = portfolio::InitiativeId("a");
        first.finishWeek = first.p80 = 4;
        roadmap::PlannedInitiative second;
        second.id = portfolio::InitiativeId("b");
        second.phase = 2;
        second.startWeek = 8;
        second.finishWeek = second.p80 = 12;
        second.prerequisites = {{first.id, 0, false}};
        plan.initiatives = {first, second};
        const TimelineLayout layout = layOutTimeline(plan, {}, {}, {0, shownWeeks(plan)}, 1000, {});
        QCOMPARE(layout.arrows.size(), size_t{1});
        const QPolygonF& path = layout.arrows[0].path;
        QCOMPARE(path.first(), QPointF(layout.find(first.id)->bar.right(), layout.find(first.id)->bar.center().y()));
        QCOMPARE(path.last().y(), layout.find(second.id)->bar.center().y());
        QVERIFY(path.last().x() < layout.find(second.id)->bar.left());
    }

    void capacityOfASprintIsTheSumOfItsWeeks() {
        roadmap::Plan plan;
        plan.sprintWeeks = 2;
        for (int week = 0; week < 5; ++week)
            plan.capacity.push_back({portfolio::TeamId("orders"), week, 40, week == 1 ? 0 : 30, false});
        const auto rows = capacityBySprint(plan, {}, 5);
        QCOMPARE(rows.size(), size_t{1});
        QCOMPARE(rows[0].cells.size(), size_t{3});
        QCOMPARE(rows[0].cells[0].hours, 80);
        QCOMPARE(rows[0].cells[0].percent(), 38); // 30 of 80 is 37.5
        QCOMPARE(rows[0].cells[1].percent(), 75);
        QCOMPARE(rows[0].cells[2].hours, 40);
    }

    void monthsStandInOrderAndNameTheYearOnce() {
        const TimeAxis axis{Date::fromYmd(2026, 11, 23), 60, 200, 900};
        const auto ticks = axis.months(40);
        QVERIFY(ticks.size() >= 13);
        QCOMPARE(ticks[0].text, "Dec 2026");
        QCOMPARE(ticks[1].text, "Jan 2027");
        QCOMPARE(ticks[2].text, "Feb");
        for (size_t i = 1; i < ticks.size(); ++i)
            QVERIFY(ticks[i].x > ticks[i - 1].x);
    }
};

QTEST_MAIN(TestGeometry)
#include "tst_geometry.moc"

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>

#include "finding.h"
#include "synthetic.h"
#include "views/charts/timeline_view.h"
#include "views/pages/main_window.h"

#include <algorithm>

namespace banyan::tests {

/// A window with a small plan on the roadmap page.
class OnRoadmap {
public:
    explicit OnRoadmap(const session::Services& offered = services())
        : window(offered) {
        window.resize(1280, 800);
        window.show();
        window.showPage("roadmap");
        window.openSample();
    }
    static session::Services services() {
        return testServicesWith([] { return withInitiatives(syntheticPortfolio(12), 8); });
    }
    /// Initiatives that bring nothing, so that one order is as good as another.
    static session::Services servicesWithoutBenefit() {
        return testServicesWith([] {
            const portfolio::Portfolio start = withInitiatives(syntheticPortfolio(12), 8);
            portfolio::Edit edit{"bring nothing", {}, {}};
            for (portfolio::Initiative each : start.initiatives()) {
                each.effects.clear();
                edit.operations.emplace_back(portfolio::Put{std::move(each)});
            }
            return portfolio::apply(start, edit).value();
        });
    }
    [[nodiscard]] bool settled() {
        return QTest::qWaitFor(
            [this] {
                const auto& planned = window.document().planned();
                return planned && planned->plan && !window.document().working();
            },
            patience);
    }
    [[nodiscard]] const roadmap::Plan& plan() { return *window.document().planned()->plan; }
    [[nodiscard]] const portfolio::Portfolio& portfolio() { return window.document().portfolio(); }
    [[nodiscard]] std::string undo() { return window.document().undoLabel().value_or(""); }
    charts::TimelineView& timeline() {
        for (charts::TimelineView* each : window.findChildren<charts::TimelineView*>())
            if (each->accessibleName().startsWith("Roadmap")) return *each;
        qFatal("no timeline");
    }
    /// One that nothing waits for and that waits for nothing, so that it may go far.
    portfolio::InitiativeId movable() {
        for (const roadmap::PlannedInitiative& each : plan().initiatives) {
            const bool needed = std::ranges::any_of(plan().initiatives, [&](const auto& other) {
                return std::ranges::any_of(other.prerequisites, [&](const auto& p) { return p.id == each.id; });
            });
            if (each.prerequisites.empty() && !needed) return each.id;
        }
        qFatal("everything hangs together");
    }
    [[nodiscard]] QPoint barCentre(const portfolio::InitiativeId& id) {
        const charts::TimelineRow* row = timeline().layoutShown().find(id);
        const double top = charts::timelineHead - timeline().verticalScrollBar()->value();
        return (row->bar.center() + QPointF(0, top)).toPoint();
    }
    /// Presses on the bar and moves the pointer by so many weeks.
    void drag(const portfolio::InitiativeId& id, double weeks, double from = 0) {
        charts::TimelineView& view = timeline();
        window.view().selectInitiative(id);
        QCoreApplication::processEvents();
        m_pressed = barCentre(id) + QPoint(static_cast<int>(from), 0);
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, m_pressed);
        const int by = static_cast<int>(weeks * view.layoutShown().axis.weekWidth());
        for (const int share : {1, 2, 3, 4}) {
            const QPointF at = m_pressed + QPoint(by * share / 4, 0);
            QMouseEvent move(QEvent::MouseMove, at, view.viewport()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(view.viewport(), &move);
        }
        m_pressed += QPoint(by, 0);
    }
    void release() { QTest::mouseRelease(timeline().viewport(), Qt::LeftButton, {}, m_pressed); }

    pages::MainWindow window;

private:
    QPoint m_pressed;
};

} // namespace banyan::tests

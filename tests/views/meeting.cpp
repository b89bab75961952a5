// SPDX-License-Identifier: GPL-3.0-or-later
#include "meeting.h"

#include <QFontMetricsF>
#include <QLabel>
#include <QPushButton>

#include "synthetic.h"

using namespace banyan::portfolio;
using banyan::present::SlideText;

namespace banyan::tests {

namespace {

Portfolio meetingPortfolio(int components, bool longNames, int measuredGoals) {
    Portfolio portfolio = tests::withInitiatives(tests::syntheticPortfolio(components), std::min(components, 9));
    if (measuredGoals > 0) portfolio = tests::withMeasuredGoals(portfolio, measuredGoals);
    Edit edit{"more", {}, {}};
    Scenario scenario;
    scenario.id = ScenarioId("lean");
    scenario.name = "Lean";
    scenario.budgetPercent = 10;
    scenario.goals = {{GoalId("faster"), 95}};
    scenario.valueThreshold = 40;
    edit.operations.emplace_back(Put{scenario});
    Goal goal;
    goal.id = GoalId("faster");
    goal.name = "Faster to market";
    goal.points = 20;
    goal.contributions = {{"change", 9}};
    edit.operations.emplace_back(Put{goal});
    Roadmap kept;
    kept.id = RoadmapId("spring");
    kept.name = "Spring";
    kept.start = *Date::parse("2026-11-23");
    kept.weeks = 52;
    kept.asOf = tests::testDay();
    int week = 0;
    for (const Initiative& initiative : portfolio.initiatives())
        kept.entries.push_back({initiative.id, week++, week + 3, 1, 40, 0, {}});
    edit.operations.emplace_back(Put{kept});
    edit.operations.emplace_back(Put{Baseline{Id<Baseline>("spring"), "Spring", kept.asOf, kept.id}});
    Decision decision;
    decision.id = Id<Decision>("first");
    decision.date = tests::testDay();
    decision.question = "Do we begin?";
    decision.options = {{"Yes", "", true}};
    decision.dissent = {{"Kim", "too early"}};
    edit.operations.emplace_back(Put{decision});
    if (longNames)
        for (Component component : portfolio.components()) {
            component.name = "The whole and entire " + component.name + " of all divisions & subsidiaries <b>north</b>";
            edit.operations.emplace_back(Put{component});
        }
    const auto made = apply(portfolio, edit);
    if (!made) qFatal("%s", made.error().fullMessage().c_str());
    return *made;
}

session::Services servicesWith(int components, bool longNames, int measuredGoals) {
    return tests::testServicesWith([=] {
        return components == 0 ? portfolio::Portfolio() : meetingPortfolio(components, longNames, measuredGoals);
    });
}

} // namespace

Meeting::Meeting(int components, bool longNames, int measuredGoals)
    : window(servicesWith(components, longNames, measuredGoals)) {
    window.show();
    window.openSample();
    const auto settled = [this] {
        const auto& document = window.document();
        return document.isOpen() && document.derived() && !document.working();
    };
    if (!QTest::qWaitFor(settled, patience)) qFatal("the document was not assessed");
    QTest::keyClick(&window, Qt::Key_F5);
    present = window.presentation();
    if (!present) window.present();
    present = window.presentation();
    present->showNormal();
    present->resize(fullHd);
    wait();
}

QStringList complaintsAbout(const present::SlideScene& scene, const QString& where, bool large) {
    QStringList out;
    if (scene.labels() > present::mostLabels)
        out.append(QStringLiteral("%1: %2 labels").arg(where).arg(scene.labels()));
    const QRectF whole(QPointF(), scene.size);
    for (const SlideText& text : scene.texts) {
        if (large && text.px < present::leastText)
            out.append(QStringLiteral("%1: \"%2\" has %3 px").arg(where, text.text).arg(text.px));
        const QFontMetricsF metrics(present::slideFont(text.px, text.bold));
        const QRectF needed = metrics.boundingRect(QRectF(0, 0, 1e5, 1e5), Qt::AlignLeft | Qt::AlignTop, text.text);
        if (needed.width() > text.rect.width() + 3 || needed.height() > text.rect.height() + 3)
            out.append(QStringLiteral("%1: \"%2\" is clipped").arg(where, text.text));
        if (!whole.adjusted(-1, -1, 1, 1).contains(text.rect))
            out.append(QStringLiteral("%1: \"%2\" lies outside").arg(where, text.text));
    }
    for (size_t i = 0; i < scene.texts.size(); ++i)
        for (size_t j = i + 1; j < scene.texts.size(); ++j) {
            const QRectF met = scene.texts[i].rect.intersected(scene.texts[j].rect);
            if (met.width() > 1 && met.height() > 1)
                out.append(QStringLiteral("%1: \"%2\" and \"%3\" overlap")
                               .arg(where, scene.texts[i].text, scene.texts[j].text));
        }
    return out;
}

QString shownIn(const QWidget& widget) {
    QStringList out;
    for (const QLabel* label : widget.findChildren<QLabel*>())
        if (label->isVisible()) out.append(label->text());
    return out.join('\n');
}

void recordIn(const PresentWindow& present) {
    for (QPushButton* button : present.findChildren<QPushButton*>())
        if (button->property("kind") == "primary" && button->isVisible() && button->text() == "Record decision")
            return QTest::keyClick(button, Qt::Key_Space);
    qFatal("nothing records");
}

} // namespace banyan::tests

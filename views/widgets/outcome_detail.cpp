// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/outcome_detail.h"

#include "model/outcomes/wording.h"
#include "views/items/outcome_rows.h"
#include "views/session/text.h"
#include "views/widgets/detail_area.h"
#include "views/widgets/labels.h"
#include "views/widgets/outcome_marks.h"
#include "views/widgets/row_table.h"
#include "views/widgets/summary.h"
#include "views/widgets/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QScrollBar>

#include <map>
#include <utility>

namespace banyan::widgets {

using outcomes::GoalOutcome;
using outcomes::InitiativeOutcome;
using session::toQt;

namespace {

constexpr int mostPoints = 12; ///< rows in sight
constexpr int nameWidth = 108; ///< px

} // namespace

OutcomeDetail::OutcomeDetail(QWidget* parent)
    : QScrollArea(parent)
    , m_readings(items::readingColumns())
    , m_summary(new Summary)
    , m_content(new QWidget)
    , m_mark(new OutcomeMark)
    , m_title(new ElidedLabel)
    , m_sentence(paragraph({}))
    , m_points(new QWidget)
    , m_pointsHead(label({}, LabelKind::Heading))
    , m_table(new RowTable) {
    QVBoxLayout* outer = makeDetail(*this, tr("Detail of the goal"));
    outer->addWidget(m_summary);
    outer->addWidget(m_content);
    outer->addStretch(1);
    auto* inside = column(m_content, unit);
    auto* head = new QHBoxLayout;
    head->setSpacing(unit);
    m_title->setProperty("kind", "section");
    m_title->setFont(fontOf(TextRole::Section, true));
    head->addWidget(m_mark);
    head->addWidget(m_title, 1);
    inside->addLayout(head);
    inside->addWidget(m_sentence);
    m_parts = new QWidget;
    inside->addWidget(m_parts);
    auto* points = column(m_points, unit / 2);
    points->addWidget(m_pointsHead);
    points->addWidget(m_table);
    inside->addWidget(m_points);
    m_table->setModel(&m_readings);
    m_table->setMostRows(mostPoints);
    m_table->setAccessibleName(tr("Data points"));
    m_table->horizontalHeader()->setStretchLastSection(true);
    showOnly(false);
}

void OutcomeDetail::showOnly(bool content) {
    m_summary->setVisible(!content);
    m_content->setVisible(content);
}

/// How goals stand and what was judged, with what asks for attention first.
void OutcomeDetail::showSummary() {
    m_summary->begin(tr("The outcomes in short"),
                     tr("Select a goal to see the reasons, the tests and the data points behind what is said of it."));
    if (!m_outcomes) return;
    std::map<portfolio::GoalStatus, qint64> goals;
    std::map<portfolio::Verdict, qint64> verdicts;
    for (const GoalOutcome& goal : m_outcomes->goals) {
        ++goals[goal.status];
        for (const InitiativeOutcome& each : goal.initiatives)
            if (each.goLive) ++verdicts[each.judgement.verdict];
    }
    for (const auto& [status, count] : goals) {
        auto* mark = new OutcomeMark;
        mark->setStatus(status);
        m_summary->addCount(mark, toQt(outcomes::statusTitle(status)), count);
    }
    using portfolio::GoalStatus;
    bool first = true;
    for (const GoalStatus status : {GoalStatus::Off, GoalStatus::AtRisk})
        for (const GoalOutcome& goal : m_outcomes->goals) {
            if (goal.status != status) continue;
            if (std::exchange(first, false)) m_summary->addHeading(tr("What asks for attention"));
            m_summary->addLink(toQt(goal.name), {}, [this, id = goal.id] { emit outcomeWanted(id); });
            m_summary->addSentence(session::unbroken(goal.statusBecause));
        }
    for (const GoalOutcome& goal : m_outcomes->goals) {
        if (!goal.judgement.relapse) continue;
        if (std::exchange(first, false)) m_summary->addHeading(tr("What asks for attention"));
        m_summary->addLink(toQt(goal.name), {}, [this, id = goal.id] { emit outcomeWanted(id); });
        m_summary->addSentence(tr("It slips back since %1.").arg(session::longDate(*goal.judgement.relapse)));
    }
    if (!verdicts.empty()) m_summary->addHeading(tr("Initiatives that went live"));
    for (const auto& [verdict, count] : verdicts) {
        auto* mark = new OutcomeMark;
        mark->setVerdict(verdict);
        m_summary->addCount(mark, toQt(outcomes::verdictTitle(verdict)), count);
    }
    if (m_outcomes->calibration.because.empty()) return;
    m_summary->addHeading(tr("Forecasts"));
    m_summary->addSentence(toQt(m_outcomes->calibration.because));
}

void OutcomeDetail::clear() {
    auto* anew = new QWidget;
    m_column = column(anew, unit / 2);
    delete m_content->layout()->replaceWidget(m_parts, anew);
    delete m_parts;
    m_parts = anew;
}

void OutcomeDetail::addHeading(const QString& text) {
    m_column->addSpacing(unit);
    m_column->addWidget(label(text, LabelKind::Heading));
}

void OutcomeDetail::addTexts(const std::vector<NamedText>& texts) {
    auto* block = new QWidget;
    auto* grid = new QGridLayout(block);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(unit);
    grid->setVerticalSpacing(unit / 2);
    grid->setColumnMinimumWidth(0, scaled(nameWidth));
    grid->setColumnStretch(1, 1);
    for (const NamedText& each : texts) {
        const int row = grid->rowCount();
        grid->addWidget(label(each.name, LabelKind::Muted), row, 0, Qt::AlignTop);
        grid->addWidget(paragraph(each.text), row, 1);
    }
    m_column->addWidget(block);
}

void OutcomeDetail::addInitiative(const InitiativeOutcome& outcome, int number, const std::string& unitText) {
    m_column->addSpacing(unit);
    auto* line = new QHBoxLayout;
    line->setSpacing(unit);
    auto* mark = new OutcomeMark;
    mark->setVerdict(outcome.judgement.verdict);
    line->addWidget(mark);
    auto* name = new ElidedButton;
    name->setFullText((number > 0 ? QStringLiteral("%1  ").arg(number) : QString()) + toQt(outcome.title));
    connect(name, &QPushButton::clicked, this, [this, id = outcome.id] { emit initiativeWanted(id); });
    line->addWidget(name, 1);
    m_column->addLayout(line);
    m_column->addWidget(paragraph(session::unbroken(outcome.because)));
    addTexts(initiativeTexts(m_portfolio, outcome, unitText));
    if (!outcome.prediction) return;
    QPushButton* change = button(tr("Change the prediction…"), ButtonKind::Link);
    change->setAccessibleName(tr("Change the prediction of %1").arg(toQt(outcome.title)));
    connect(change, &QPushButton::clicked, this, [this, id = *outcome.prediction] { emit changeWanted(id); });
    m_column->addWidget(change, 0, Qt::AlignLeft);
}

void OutcomeDetail::addReadings(const outcomes::Series& series) {
    m_points->setVisible(!series.points.empty());
    m_readings.show(items::readingRows(m_portfolio, series));
    const auto count = static_cast<qint64>(series.points.size());
    m_pointsHead->setText(series.counted ? tr("The %1 behind it").arg(session::counted(count, tr("incident")))
                                         : tr("The %1 behind it").arg(session::counted(count, tr("reading"))));
    m_table->setColumnWidth(0, scaled(96));
    m_table->setColumnWidth(1, scaled(96));
}

void OutcomeDetail::show(const portfolio::Portfolio& portfolio, std::shared_ptr<const outcomes::Outcomes> outcomes,
                         const GoalOutcome* goal) {
    m_portfolio = portfolio;
    m_outcomes = std::move(outcomes);
    showOnly(goal != nullptr);
    if (!goal) {
        m_goal = {};
        return showSummary();
    }
    if (goal->id != m_goal) verticalScrollBar()->setValue(0);
    m_goal = goal->id;
    clear();
    m_mark->setStatus(goal->status);
    m_title->setFullText(toQt(goal->name));
    m_sentence->setText(session::unbroken(goal->statusBecause));
    std::vector<NamedText> texts{{tr("Aim"), items::aimOf(*goal)}};
    if (!goal->metric.empty()) texts.push_back({tr("Metric"), toQt(outcomes::metricWords(goal->metric))});
    if (goal->latest && goal->latestOn)
        texts.push_back(
            {goal->series.counted ? tr("Last rate") : tr("Last reading"),
             tr("%1 on %2")
                 .arg(toQt(outcomes::quantity(*goal->latest, goal->unit)), session::longDate(*goal->latestOn))});
    else
        texts.push_back({tr("Last reading"), tr("not measured")});
    if (goal->level)
        texts.push_back({tr("Recent mean"), tr("%1, between %2 and %3")
                                                .arg(toQt(outcomes::quantity(goal->level->mid, goal->unit)),
                                                     toQt(outcomes::plainNumber(goal->level->low)),
                                                     toQt(outcomes::plainNumber(goal->level->high)))});
    if (goal->expected)
        texts.push_back({tr("Expected then"), toQt(outcomes::quantity(goal->expected->mid, goal->unit))});
    addTexts(texts);
    QPushButton* edit = button(tr("Show it among the goals"), ButtonKind::Link);
    connect(edit, &QPushButton::clicked, this, [this] { emit goalWanted(m_goal); });
    m_column->addWidget(edit, 0, Qt::AlignLeft);
    if (!goal->because.empty()) {
        addHeading(tr("All that was done, taken together"));
        m_column->addWidget(paragraph(session::unbroken(goal->because)));
        addTexts(judgementTexts(goal->judgement, goal->unit));
    }
    int number = 0;
    for (const InitiativeOutcome& each : goal->initiatives)
        addInitiative(each, each.goLive ? ++number : 0, goal->unit);
    if (const QString recorded = recordedText(portfolio, goal->id); !recorded.isEmpty()) {
        addHeading(tr("Recorded before"));
        m_column->addWidget(paragraph(recorded));
    }
    addReadings(goal->series);
    m_parts->show();
}

void OutcomeDetail::showAlone(const portfolio::Portfolio& portfolio, std::shared_ptr<const outcomes::Outcomes> outcomes,
                              const InitiativeOutcome& outcome) {
    m_portfolio = portfolio;
    m_outcomes = std::move(outcomes);
    m_goal = {};
    showOnly(true);
    clear();
    verticalScrollBar()->setValue(0);
    m_mark->setVerdict(outcome.judgement.verdict);
    m_title->setFullText(toQt(outcome.metric) + QStringLiteral(" · ") +
                         session::nameOf(m_portfolio, outcome.component));
    m_sentence->setText(tr("A prediction on the metric of one component; it serves no goal's own metric."));
    addInitiative(outcome, 0, {});
    addReadings({});
    m_parts->show();
}

void OutcomeDetail::focusFirst() {
    if (m_content->isVisible()) m_table->setFocus(Qt::OtherFocusReason);
}

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/detail_panel.h"

#include "model/scoring/placement.h"
#include "views/items/decision_edits.h"
#include "views/items/open_questions.h"
#include "views/session/text.h"
#include "views/widgets/contribution_table.h"
#include "views/widgets/decision_list.h"
#include "views/widgets/detail_area.h"
#include "views/widgets/detail_summary.h"
#include "views/widgets/detail_texts.h"
#include "views/widgets/history_trail.h"
#include "views/widgets/labels.h"
#include "views/widgets/marks.h"
#include "views/widgets/probability_bar.h"
#include "views/widgets/question_list.h"
#include "views/widgets/score_dialog.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QScrollBar>

namespace banyan::widgets {

using session::toQt;

namespace {} // namespace

DetailPanel::DetailPanel(QWidget* parent)
    : QScrollArea(parent)
    , m_hint(paragraph({}, LabelKind::Muted))
    , m_summary(new DetailSummary)
    , m_content(new QWidget) {
    QVBoxLayout* outer = makeDetail(*this, tr("Detail of the selected component"));
    for (QWidget* each : std::initializer_list<QWidget*>{m_hint, m_summary, m_content})
        outer->addWidget(each);
    outer->addStretch(1);
    build();
    connect(m_summary, &DetailSummary::picked, this, &DetailPanel::picked);
    show({}, {});
}

void DetailPanel::build() {
    auto* layout = column(m_content, 10);
    m_belongs = paragraph({}, LabelKind::Muted);
    m_sentence = paragraph({});
    m_robustness = makeSection(tr("How sure"));
    m_probability = new ProbabilityBar;
    m_robustness.layout->insertWidget(1, m_probability);
    m_risk = makeScore();
    m_value = makeScore();
    m_next = makeSection(tr("To leave this quadrant"));
    m_questions = makeSection(tr("Still to answer"));
    m_questionList = new QuestionList;
    m_questions.layout->addWidget(m_questionList);
    connect(m_questionList, &QuestionList::editWanted, this, &DetailPanel::editWanted);
    m_advice = makeSection(tr("Recommendation"));
    m_history = makeSection(tr("History"));
    m_trail = new HistoryTrail;
    m_history.layout->insertWidget(1, m_trail);
    m_from = makeSection(tr("From"));
    m_decisions = new DecisionList;
    connect(m_decisions, &DecisionList::picked, this, &DetailPanel::decisionWanted);
    QPushButton* numbers = button(tr("Numbers as a table…"), ButtonKind::Link);
    connect(numbers, &QPushButton::clicked, this, &DetailPanel::openNumbers);
    for (QWidget* each : std::initializer_list<QWidget*>{makeHead(), m_belongs, m_sentence, makeOverride(), m_decisions,
                                                         m_robustness.widget, m_risk.widget, m_value.widget})
        layout->addWidget(each);
    layout->addWidget(numbers, 0, Qt::AlignLeft);
    for (const Section& each : {m_next, m_questions, m_advice, m_history, m_from})
        layout->addWidget(each.widget);
}

QWidget* DetailPanel::makeHead() {
    auto* head = new QWidget;
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit);
    m_mark = new MarkWidget;
    m_title = new ElidedLabel;
    m_title->setProperty("kind", "section");
    m_title->setFont(fontOf(TextRole::Section, true));
    layout->addWidget(m_mark);
    layout->addWidget(m_title, 1);
    layout->addWidget(makePlace());
    return head;
}

QPushButton* DetailPanel::makePlace() {
    QPushButton* place = button(tr("Place in…"), ButtonKind::Link);
    place->setToolTip(plainToolTip(tr("Place it elsewhere than computed, with a reason")));
    auto* menu = new QMenu(place);
    menu->setAccessibleName(tr("Quadrants to place it in"));
    using portfolio::Quadrant;
    for (const Quadrant quadrant :
         {Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer})
        menu->addAction(toQt(scoring::quadrantTitle(quadrant)), this,
                        [this, quadrant] { emit placeWanted(m_id, quadrant); });
    connect(place, &QPushButton::clicked, menu,
            [place, menu] { menu->popup(place->mapToGlobal(QPoint(0, place->height()))); });
    return place;
}

QWidget* DetailPanel::makeOverride() {
    m_override = new QWidget;
    auto* layout = column(m_override, 2);
    layout->addWidget(label(tr("Placed by a person"), LabelKind::Heading));
    m_overrideText = paragraph({});
    layout->addWidget(m_overrideText);
    QPushButton* withdraw = button(tr("Withdraw the override"), ButtonKind::Link);
    connect(withdraw, &QPushButton::clicked, this, [this] { emit withdrawWanted(m_id); });
    layout->addWidget(withdraw, 0, Qt::AlignLeft);
    return m_override;
}

DetailPanel::Score DetailPanel::makeScore() {
    Score score;
    score.widget = new QWidget;
    auto* layout = column(score.widget, 2);
    auto* line = new QHBoxLayout;
    score.heading = label({}, LabelKind::Heading);
    score.coverage = label({}, LabelKind::Muted);
    line->addWidget(score.heading);
    line->addWidget(score.coverage, 1);
    layout->addLayout(line);
    score.table = new ContributionTable;
    layout->addWidget(score.table);
    return score;
}

DetailPanel::Section DetailPanel::makeSection(const QString& heading) {
    Section section;
    section.widget = new QWidget;
    section.layout = column(section.widget, 2);
    section.layout->addWidget(label(heading, LabelKind::Heading));
    section.body = paragraph({}, LabelKind::Body);
    section.layout->addWidget(section.body);
    return section;
}

void DetailPanel::setSection(const Section& section, const QString& text) {
    section.body->setText(text);
    section.widget->setVisible(!text.isEmpty());
}

void DetailPanel::showOnly(QWidget* shown) {
    for (QWidget* each : std::initializer_list<QWidget*>{m_hint, m_summary, m_content})
        each->setVisible(each == shown);
}

void DetailPanel::showSeveral(const session::Snapshot& snapshot, const std::set<portfolio::ComponentId>& ids,
                              const Robustness& robustness) {
    if (m_summary->isHidden()) verticalScrollBar()->setValue(0);
    m_summary->show(snapshot, ids, robustness.get());
    showOnly(m_summary);
}

void DetailPanel::show(const session::Snapshot& snapshot, const portfolio::ComponentId& id,
                       const Robustness& robustness) {
    if (id != m_id) verticalScrollBar()->setValue(0);
    m_snapshot = snapshot;
    m_robust = robustness;
    m_id = id;
    const portfolio::Component* record = snapshot.portfolio.find(id);
    if (!record) return showSeveral(snapshot, {}, robustness);
    const auto* assessed = snapshot.derived ? snapshot.derived->assessment.find(id) : nullptr;
    showOnly(assessed ? m_content : m_hint);
    if (!assessed) {
        const QString name = toQt(record->name);
        m_hint->setText(record->retired ? tr("%1 is retired and is not assessed.").arg(name)
                                        : tr("%1 is being assessed.").arg(name));
        return;
    }
    showHead(*record, *assessed);
    showOverride(*assessed);
    showScores(*assessed, snapshot.derived->assessment);
    showRest(*record, *assessed);
}

void DetailPanel::showHead(const portfolio::Component& record, const scoring::ComponentAssessment& assessed) {
    m_mark->setQuadrant(assessed.quadrant);
    m_title->setFullText(toQt(record.name));
    QStringList belongs{session::nameOf(m_snapshot.portfolio, record.system),
                        session::nameOf(m_snapshot.portfolio, record.owner)};
    if (belongs[0].isEmpty()) belongs[0] = tr("no system");
    if (belongs[1].isEmpty()) belongs[1] = tr("no owner");
    m_belongs->setText(belongs.join(QStringLiteral(" · ")));
    m_sentence->setText(toQt(scoring::sentence(assessed, m_snapshot.derived->assessment)));
    setSection(m_robustness, robustnessText(assessed, m_snapshot.derived->assessment, m_robust.get()));
    if (assessed.probability) m_probability->show(*assessed.probability);
}

void DetailPanel::showOverride(const scoring::ComponentAssessment& assessed) {
    const auto overrides = scoring::overrides(m_snapshot.derived->portfolio, m_snapshot.derived->assessment.asOf);
    const auto found = overrides.find(assessed.id);
    m_override->setVisible(found != overrides.end());
    if (found == overrides.end()) return;
    const portfolio::Override& record = *found->second;
    QString who = toQt(record.author);
    if (record.date) who += (who.isEmpty() ? QString() : QStringLiteral(", ")) + session::longDate(*record.date);
    m_overrideText->setText(tr("%1: %2\nComputed: %3. %4")
                                .arg(toQt(scoring::quadrantTitle(record.quadrant)), toQt(record.reason),
                                     toQt(scoring::quadrantTitle(assessed.computedQuadrant)), who));
}

void DetailPanel::showScores(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment) {
    const auto put = [&](const Score& score, portfolio::Axis axis, const QString& heading, double coverage) {
        score.heading->setText(heading);
        score.coverage->setText(tr("coverage %1").arg(toQt(percentText(coverage))));
        score.table->show(component, assessment, axis);
    };
    put(m_risk, portfolio::Axis::Risk, tr("Why risk is %1").arg(toQt(shortNumber(component.risk.mid, 0))),
        component.riskCoverage);
    put(m_value, portfolio::Axis::Value, tr("Why value is %1").arg(toQt(shortNumber(component.value.mid, 0))),
        component.valueCoverage);
}

void DetailPanel::showRest(const portfolio::Component& record, const scoring::ComponentAssessment& assessed) {
    const session::Derived& derived = *m_snapshot.derived;
    setSection(m_next, toQt(scoring::nextQuadrantHint(assessed, derived.assessment)));
    auto questions = items::openQuestions(derived, record.id);
    QString ask = measureNextText(record.id, derived.assessment, m_robust.get());
    if (ask.isEmpty() && !questions.empty()) ask = tr("What you know counts until it is measured.");
    setSection(m_questions, ask);
    m_questionList->show(record, std::move(questions), m_snapshot.asOf);
    const advice::Recommendation* advice = derived.recommendation(record.id);
    setSection(m_advice, advice ? adviceText(*advice) : QString());
    QStringList why;
    for (const advice::Requirement& requirement : advice ? advice->requirements : std::vector<advice::Requirement>())
        why.append(toQt(requirement.because));
    m_advice.body->setToolTip(why.isEmpty() ? QString() : plainToolTip(why.join('\n')));
    m_decisions->show(items::decisionsAbout(m_snapshot.portfolio, record.id), m_snapshot.asOf);
    const std::vector<PastPlace> history = historyOf(m_snapshot.portfolio, assessed, m_snapshot.asOf);
    setSection(m_history, historyText(history));
    m_trail->show(history, m_snapshot.asOf, derived.assessment.valueThreshold, derived.assessment.riskThreshold);
    setSection(m_from, provenanceText(assessed, derived.assessment));
}

void DetailPanel::openNumbers() {
    const auto* assessed = m_snapshot.derived ? m_snapshot.derived->assessment.find(m_id) : nullptr;
    if (!assessed) return;
    auto* dialog = new ScoreDialog(*assessed, m_snapshot.derived->assessment, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace banyan::widgets

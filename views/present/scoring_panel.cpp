// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/scoring_panel.h"

#include "model/base/numbers.h"
#include "model/portfolio/metrics.h"
#include "model/scoring/criteria.h"
#include "model/scoring/moves.h"
#include "model/scoring/value_function.h"
#include "views/items/map_edits.h"
#include "views/items/open_questions.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"

#include <QComboBox>
#include <QLineEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::present {

using namespace portfolio;
using session::fromQt;
using session::toQt;

namespace {

constexpr size_t mostQuestions = 24;
constexpr int steps = 5;

QString nameOf(const session::Session& session, const ComponentId& id) {
    return session::nameOf(session.portfolio(), std::optional(id));
}

ScoringQuestion questionOf(const session::Session& session, const ComponentId& component, const Criterion& criterion) {
    ScoringQuestion out{
        component, nameOf(session, component),         criterion.fact, toQt(criterion.name), toQt(criterion.unit),
        0,         criterion.unit == "%" ? 100 : 1e15, criterion};
    if (const Metric* metric = findMetric(criterion.fact)) {
        out.unit = toQt(metric->unit);
        out.least = metric->least;
        out.most = metric->most;
    }
    return out;
}

QLineEdit* field(const QString& hint, bool hidden) {
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(hint);
    edit->setAccessibleName(hint);
    if (hidden) edit->setEchoMode(QLineEdit::Password);
    return edit;
}

Error wrong(const QString& text) {
    return makeError(ErrorKind::BadInput, "score.invalid", "{text}", {{"text", fromQt(text)}});
}

} // namespace

std::vector<ScoringQuestion> scoringQuestions(const session::Session& session) {
    std::vector<ScoringQuestion> out;
    if (!session.derived()) return out;
    const scoring::Assessment& assessment = session.derived()->assessment;
    const auto add = [&](const ComponentId& component, const Criterion& criterion) {
        const bool known = std::ranges::any_of(
            out, [&](const ScoringQuestion& q) { return q.component == component && q.metric == criterion.fact; });
        if (known || criterion.fact == scoring::hotspotFact || out.size() == mostQuestions) return;
        if (session.portfolio().find(component)) out.push_back(questionOf(session, component, criterion));
    };
    if (session.robustness())
        for (const scoring::MeasureNext& one : session.robustness()->measureNext)
            if (const Criterion* criterion = assessment.criterion(one.criterion)) add(one.component, *criterion);
    for (const scoring::ComponentAssessment& component : assessment.components)
        for (const scoring::Term& term : component.terms)
            if (!term.known && term.weight > 0) add(component.id, assessment.criterionOf(term));
    return out;
}

Range rangeOfStep(const Criterion& criterion, int step) {
    const auto raw = [&](double place) {
        const double near = (criterion.a0 + criterion.a100) / 2;
        return scoring::rawScoring(criterion, 100 * std::clamp(place, 0.0, 1.0), near);
    };
    const double middle = (step - 1.0) / (steps - 1.0);
    const double half = 0.5 / (steps - 1.0);
    const auto [low, high] = std::minmax({raw(middle - half), raw(middle + half)});
    return {low, std::clamp(raw(middle), low, high), high};
}

ScoringPanel::ScoringPanel(session::Session& session, Apply apply, QWidget* parent)
    : Panel(tr("Score blind"), parent)
    , m_session(session)
    , m_apply(std::move(apply))
    , m_would(session)
    , m_choice(new QComboBox)
    , m_who(field(tr("Who gives it"), false))
    , m_range{field(tr("Low"), true), field(tr("Likely"), true), field(tr("High"), true)}
    , m_problem(widgets::paragraph({}, widgets::LabelKind::Warning))
    , m_given(nullptr)
    , m_give(widgets::button(tr("Give it unseen"), widgets::ButtonKind::Primary))
    , m_reveal(widgets::button(tr("Show all")))
    , m_keep(widgets::button(tr("Keep as estimates"))) {
    addParagraph(tr("What is asked: first what would decide most."), true);
    m_choice->setAccessibleName(tr("What is scored"));
    m_choice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    column()->addWidget(m_choice);
    m_known = addParagraph({}, true);
    const widgets::Segments mode = widgets::segments(tr("Numbers"), tr("1 to 5"));
    m_numbers = mode.left;
    m_steps = mode.right;
    column()->addWidget(mode.widget);
    column()->addWidget(m_who);
    for (QLineEdit* edit : m_range)
        column()->addWidget(edit);
    m_problem->hide();
    column()->addWidget(m_problem);
    column()->addWidget(m_give);
    m_given = addParagraph({});
    column()->addWidget(m_reveal);
    column()->addWidget(m_keep);
    column()->addStretch();
    connect(&m_would, &session::Trial::changed, this, &ScoringPanel::showWouldChange);
    connect(m_choice, &QComboBox::activated, this, &ScoringPanel::ask);
    connect(m_steps, &QPushButton::toggled, this, &ScoringPanel::refresh);
    connect(m_give, &QPushButton::clicked, this, &ScoringPanel::give);
    connect(m_reveal, &QPushButton::clicked, this, &ScoringPanel::reveal);
    connect(m_keep, &QPushButton::clicked, this, &ScoringPanel::keep);
    for (QLineEdit* edit : {m_who, m_range[0], m_range[1], m_range[2]})
        connect(edit, &QLineEdit::returnPressed, this, [this, edit] {
            if (edit == m_range[2] || (edit == m_range[1] && m_steps->isChecked()))
                give();
            else
                focusNextChild();
        });
    refresh();
}

QWidget* ScoringPanel::firstField() const {
    return m_asked ? static_cast<QWidget*>(m_who) : m_choice;
}

void ScoringPanel::refreshQuestions() {
    m_questions = scoringQuestions(m_session);
    m_choice->clear();
    m_choice->addItem(m_questions.empty() ? tr("Nothing is in doubt") : tr("Choose what to score"));
    for (const ScoringQuestion& question : m_questions) {
        m_choice->addItem(tr("%1 of %2").arg(question.name, question.componentName));
        if (m_asked && m_asked->component == question.component && m_asked->metric == question.metric)
            m_choice->setCurrentIndex(m_choice->count() - 1);
    }
    refresh();
}

void ScoringPanel::ask(int index) {
    m_asked = index > 0 && static_cast<size_t>(index) <= m_questions.size()
                  ? std::optional(m_questions[static_cast<size_t>(index) - 1])
                  : std::nullopt;
    m_state = {};
    m_would.discard();
    if (m_asked) {
        m_state.known = knownNow();
        m_state.component = m_asked->componentName;
        m_state.criterion = m_asked->name;
        m_state.unit = m_asked->unit;
    }
    refresh();
    if (m_asked) m_who->setFocus(Qt::OtherFocusReason);
    emit changed();
}

/// "In %, from 0 to 100. Known now: 12 to 30, estimated."
QString ScoringPanel::knownNow() const {
    const QString unit = m_asked->unit.isEmpty() ? tr("A number") : tr("In %1").arg(m_asked->unit);
    const QString range =
        m_asked->most >= 1e15
            ? tr("%1, %2 or more.").arg(unit, toQt(shortNumber(m_asked->least)))
            : tr("%1, from %2 to %3.").arg(unit, toQt(shortNumber(m_asked->least)), toQt(shortNumber(m_asked->most)));
    const auto* assessed = m_session.derived() ? m_session.derived()->assessment.find(m_asked->component) : nullptr;
    if (assessed)
        for (const scoring::Term& term : assessed->terms) {
            if (m_session.derived()->assessment.criterionOf(term).id != m_asked->criterion.id || !term.raw) continue;
            const QString low = toQt(shortNumber(term.raw->low, 2));
            const QString high = toQt(shortNumber(term.raw->high, 2));
            const QString known = low == high ? low : tr("%1 to %2").arg(low, high);
            return range + ' ' + (term.estimated ? tr("Known now: %1, estimated.") : tr("Known now: %1.")).arg(known);
        }
    return range + ' ' + tr("Nothing is known yet.");
}

Result<Range> ScoringPanel::rangeGiven() const {
    std::array<std::optional<double>, 3> numbers;
    for (size_t i = 0; i < 3; ++i)
        numbers[i] = parseNumber(fromQt(m_range[i]->text().trimmed()));
    if (m_steps->isChecked()) {
        const double step = numbers[1].value_or(0);
        if (step != 1 && step != 2 && step != 3 && step != 4 && step != 5)
            return wrong(tr("Give a whole number from 1 to 5"));
        return rangeOfStep(m_asked->criterion, static_cast<int>(step));
    }
    if (!numbers[1]) return wrong(tr("Give at least the likely number"));
    for (const size_t end : {size_t{0}, size_t{2}}) {
        if (!numbers[end] && !m_range[end]->text().trimmed().isEmpty())
            return wrong(tr("\"%1\" is no number").arg(m_range[end]->placeholderText()));
        if (!numbers[end]) numbers[end] = numbers[1];
    }
    const Range range{*numbers[0], *numbers[1], *numbers[2]};
    if (range.low > range.likely || range.likely > range.high)
        return wrong(tr("Low, likely and high must rise in that order"));
    if (range.low < m_asked->least || range.high > m_asked->most)
        return wrong(tr("%1 lies between %2 and %3")
                         .arg(m_asked->name, toQt(shortNumber(m_asked->least)), toQt(shortNumber(m_asked->most))));
    return range;
}

void ScoringPanel::give() {
    if (!m_asked || m_state.revealed) return;
    const std::string who = fromQt(m_who->text().trimmed());
    const Result<Range> range = who.empty() ? wrong(tr("Say who gives it")) : rangeGiven();
    m_problem->setVisible(!range);
    if (!range) {
        m_problem->setText(session::sentenceOf(range.error()));
        return;
    }
    std::erase_if(m_state.votes, [&](const report::Vote& vote) { return vote.who == who; });
    m_state.votes.push_back({who, *range});
    m_who->clear();
    for (QLineEdit* edit : m_range)
        edit->clear();
    m_who->setFocus(Qt::OtherFocusReason);
    refresh();
    emit changed();
}

void ScoringPanel::reveal() {
    if (m_state.votes.empty() || m_state.revealed) return;
    m_state.revealed = true;
    refresh();
    emit revealed({fromQt(m_state.component), fromQt(m_state.criterion), fromQt(m_state.unit), m_state.votes, false});
    if (const auto edit = estimates()) (void)m_would.apply(*edit);
    emit changed();
    m_keep->setFocus(Qt::OtherFocusReason);
}

/// Where the component would stand, and how many others would change quadrant with it.
void ScoringPanel::showWouldChange() {
    if (!m_would.active() || !m_would.derived() || !m_session.derived() || !m_asked || !m_state.revealed) return;
    const scoring::Assessment& before = m_session.derived()->assessment;
    const scoring::Assessment& after = m_would.derived()->assessment;
    const auto* was = before.find(m_asked->component);
    const auto* is = after.find(m_asked->component);
    if (!was || !is) return;
    const auto title = [](const auto* one) { return toQt(scoring::quadrantTitle(one->quadrant)); };
    m_state.wouldChange = was->quadrant == is->quadrant
                              ? tr("%1 stays in %2.").arg(m_state.component, title(is))
                              : tr("%1 moves from %2 to %3.").arg(m_state.component, title(was), title(is));
    const auto others = std::ranges::count_if(scoring::moves(before, after), [&](const scoring::Move& move) {
        return move.changesQuadrant() && move.component != m_asked->component;
    });
    if (others > 0)
        m_state.wouldChange +=
            ' ' + tr("With it, %1 of another quadrant.").arg(session::counted(qint64(others), tr("component")));
    emit changed();
}

std::optional<Edit> ScoringPanel::estimates() const {
    const Component* component = m_asked ? m_session.portfolio().find(m_asked->component) : nullptr;
    if (!component) return {};
    Edit edit{fromQt(tr("Keep %1 of %2 of %3")
                         .arg(session::counted(qint64(m_state.votes.size()), tr("estimate")), m_state.criterion,
                              m_state.component)),
              {},
              {}};
    for (const report::Vote& vote : m_state.votes) {
        Edit one = items::estimateMetric(*component, m_asked->metric, fromQt(m_asked->name), vote.range, vote.who,
                                         m_session.asOf());
        edit.operations.insert(edit.operations.end(), one.operations.begin(), one.operations.end());
    }
    return edit;
}

void ScoringPanel::keep() {
    if (!m_state.revealed || m_state.kept) return;
    const auto edit = estimates();
    if (!edit || !m_apply(*edit)) return;
    m_state.kept = true;
    m_asked.reset(); // the slide goes on showing it until the next is asked
    emit kept();
    refreshQuestions();
    emit changed();
    m_choice->setFocus(Qt::OtherFocusReason);
}

void ScoringPanel::refresh() {
    const bool open = m_asked && !m_state.revealed;
    const bool stepping = m_steps->isChecked();
    m_range[0]->setVisible(!stepping);
    m_range[2]->setVisible(!stepping);
    m_range[1]->setPlaceholderText(stepping ? tr("1 (scores nothing) to 5 (scores most)") : tr("Likely"));
    m_range[1]->setAccessibleName(m_range[1]->placeholderText());
    for (QWidget* each : std::initializer_list<QWidget*>{m_who, m_range[0], m_range[1], m_range[2], m_give})
        each->setEnabled(open);
    m_known->setText(m_asked ? knownNow() : QString());
    m_known->setVisible(m_asked.has_value());
    QStringList names;
    for (const report::Vote& vote : m_state.votes)
        names.append(toQt(vote.who));
    if (!m_asked)
        m_given->setText(
            m_state.kept ? tr("%1 of %2 was kept. Choose what to score next.").arg(m_state.criterion, m_state.component)
                         : QString());
    else
        m_given->setText(names.isEmpty() ? tr("Nobody has given an estimate yet.")
                                         : tr("Given by %1.").arg(names.join(QStringLiteral(", "))));
    m_reveal->setEnabled(open && !m_state.votes.empty());
    m_reveal->setText(tr("Show all (%1)").arg(m_asked ? m_state.votes.size() : 0));
    m_keep->setEnabled(m_state.revealed && !m_state.kept);
}

} // namespace banyan::present

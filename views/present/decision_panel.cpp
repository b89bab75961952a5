// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/decision_panel.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QLineEdit>
#include <QRadioButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::present {

using namespace portfolio;
using session::fromQt;
using session::toQt;

namespace {

constexpr size_t leastDissent = 2; ///< rows

QLineEdit* field(const QString& hint) {
    auto* edit = new QLineEdit;
    edit->setPlaceholderText(hint);
    edit->setAccessibleName(hint);
    return edit;
}

std::string said(const QLineEdit* edit) {
    return fromQt(edit->text().trimmed());
}

Error wrong(const QString& text) {
    return makeError(ErrorKind::BadInput, "decision.invalid", "{text}", {{"text", fromQt(text)}});
}

} // namespace

std::vector<std::string> namesIn(const QString& text) {
    static const QRegularExpression between(QStringLiteral("[,;\\n]"));
    std::vector<std::string> out;
    for (const QString& name : text.split(between)) {
        const std::string one = fromQt(name.trimmed());
        if (!one.empty() && std::ranges::find(out, one) == out.end()) out.push_back(one);
    }
    return out;
}

std::optional<Date> dayIn(const QString& text) {
    const QString trimmed = text.trimmed();
    if (const auto day = Date::parse(fromQt(trimmed))) return day;
    static const QRegularExpression written(QStringLiteral("^(\\d{1,2})\\.? +(\\w{3,})\\.? +(\\d{4})$"));
    const auto match = written.match(trimmed);
    for (int month = 1; match.hasMatch() && month <= 12; ++month)
        if (match.captured(2).startsWith(session::monthName(month), Qt::CaseInsensitive))
            return Date::parse(fromQt(QStringLiteral("%1-%2-%3")
                                          .arg(match.captured(3))
                                          .arg(month, 2, 10, QChar('0'))
                                          .arg(match.captured(1).toInt(), 2, 10, QChar('0'))));
    return {};
}

DecisionPanel::DecisionPanel(session::Session& session, Apply apply, QWidget* parent)
    : Panel(tr("Record a decision"), parent)
    , m_session(session)
    , m_apply(std::move(apply))
    , m_question(field(tr("What was the question?")))
    , m_reasons(field(tr("Reasons")))
    , m_participants(field(tr("Who decided, between commas")))
    , m_dissentColumn(new QVBoxLayout)
    , m_review(field(tr("To be looked at again on (31 Jan 2027)")))
    , m_problem(widgets::paragraph({}, widgets::LabelKind::Warning))
    , m_record(widgets::button(tr("Record decision"), widgets::ButtonKind::Primary)) {
    column()->addWidget(m_question);
    addParagraph(tr("Options, and which was chosen"), true);
    for (size_t i = 0; i < m_options.size(); ++i) {
        OptionRow& row = m_options[i];
        row.chosen = new QRadioButton;
        row.chosen->setAccessibleName(tr("Option %1 was chosen").arg(i + 1));
        row.title = field(tr("Option %1").arg(i + 1));
        row.figures = field(tr("What it costs and brings"));
        auto* line = new QHBoxLayout;
        line->addWidget(row.chosen);
        line->addWidget(row.title, 1);
        column()->addLayout(line);
        column()->addWidget(row.figures);
    }
    m_options.front().chosen->setChecked(true);
    column()->addWidget(m_reasons);
    column()->addWidget(m_participants);
    addParagraph(tr("Who was against, and why"), true);
    m_dissentColumn->setSpacing(widgets::unit);
    column()->addLayout(m_dissentColumn);
    column()->addWidget(m_review);
    m_problem->hide();
    column()->addWidget(m_problem);
    column()->addWidget(m_record);
    column()->addStretch();
    for (size_t i = 0; i < leastDissent; ++i)
        addDissent();
    connect(m_record, &QPushButton::clicked, this, &DecisionPanel::record);
}

void DecisionPanel::addDissent() {
    DissentRow added{new QWidget, field(tr("Name")), field(tr("Why"))};
    auto* line = new QHBoxLayout(added.row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(added.who, 2);
    line->addWidget(added.why, 3);
    m_dissentColumn->addWidget(added.row);
    for (QLineEdit* edit : {added.who, added.why}) {
        edit->setPalette(m_question->palette()); // hints as legible as the others'
        connect(edit, &QLineEdit::textEdited, this, &DecisionPanel::fitDissent);
    }
    QWidget* before = m_dissent.empty() ? m_participants : m_dissent.back().why;
    setTabOrder(before, added.who);
    setTabOrder(added.who, added.why);
    m_dissent.push_back(added);
}

/// The last row is always free for one more.
void DecisionPanel::fitDissent() {
    const DissentRow& last = m_dissent.back();
    if (!last.who->text().isEmpty() || !last.why->text().isEmpty()) addDissent();
}

QWidget* DecisionPanel::firstField() const {
    return m_question;
}

void DecisionPanel::setParticipants(const std::vector<std::string>& who) {
    if (!m_participants->text().trimmed().isEmpty()) return;
    QStringList names;
    for (const std::string& one : who)
        names.append(toQt(one));
    m_participants->setText(names.join(QStringLiteral(", ")));
}

void DecisionPanel::setSubject(const Slide& slide) {
    m_slide = slide;
}

void DecisionPanel::setOpen(const Decision* open) {
    if (!open && !m_open) return;
    if (open && m_open && open->id == m_open->id) return;
    const bool untouched = m_question->text().isEmpty() || (m_open && said(m_question) == m_open->question);
    m_open = open ? std::optional(*open) : std::nullopt;
    if (!untouched) return;
    clear();
    if (!open) return;
    m_question->setText(toQt(open->question));
    for (size_t i = 0; i < std::min(m_options.size(), open->options.size()); ++i) {
        m_options[i].title->setText(toQt(open->options[i].title));
        m_options[i].figures->setText(toQt(open->options[i].figures));
    }
}

Result<Decision> DecisionPanel::decision() const {
    const bool answers = m_open && m_open->question == said(m_question) && m_session.portfolio().find(m_open->id);
    Decision out;
    out.question = said(m_question);
    if (out.question.empty()) return wrong(tr("A decision needs its question"));
    for (const OptionRow& row : m_options)
        if (!said(row.title).empty())
            out.options.push_back({said(row.title), said(row.figures), row.chosen->isChecked()});
    if (std::ranges::none_of(out.options, &DecisionOption::chosen))
        return wrong(tr("Give the option that was chosen and mark it"));
    for (const DissentRow& row : m_dissent) {
        if (said(row.who).empty() && !said(row.why).empty()) return wrong(tr("Say who was against"));
        if (!said(row.who).empty()) out.dissent.push_back({said(row.who), said(row.why)});
    }
    if (!said(m_review).empty()) {
        out.review = dayIn(m_review->text());
        if (!out.review)
            return wrong(tr("\"%1\" is no day; write it as 31 Jan 2027 or 2027-01-31").arg(m_review->text().trimmed()));
    }
    out.date = m_session.asOf();
    out.reasons = said(m_reasons);
    out.participants = namesIn(m_participants->text());
    out.components = m_slide.components;
    out.initiatives = m_slide.initiatives;
    for (const auto& scenario : {m_slide.scenario, m_kept})
        if (scenario && m_session.portfolio().find(*scenario)) out.scenario = scenario;
    const auto gone = [&](const auto& id) { return m_session.portfolio().find(id) == nullptr; };
    std::erase_if(out.components, gone);
    std::erase_if(out.initiatives, gone);
    out.id = answers ? m_open->id : Id<Decision>(uniqueSlug(slug(out.question), [&](const std::string& id) {
        return m_session.portfolio().find(Id<Decision>(id)) != nullptr;
    }));
    return out;
}

void DecisionPanel::record() {
    const Result<Decision> made = decision();
    m_problem->setVisible(!made);
    if (!made) {
        m_problem->setText(session::sentenceOf(made.error()));
        return;
    }
    if (!m_apply({"Record decision \"" + made->question + "\"", {Put{*made}}, {}})) return;
    m_open.reset();
    clear();
    emit decided(*made);
}

void DecisionPanel::clear() {
    for (QLineEdit* edit : {m_question, m_reasons, m_review})
        edit->clear();
    for (const OptionRow& row : m_options) {
        row.title->clear();
        row.figures->clear();
    }
    m_options.front().chosen->setChecked(true);
    while (m_dissent.size() > leastDissent) {
        m_dissent.back().row->hide();
        m_dissent.back().row->deleteLater();
        m_dissent.pop_back();
    }
    for (const DissentRow& row : m_dissent) {
        row.who->clear();
        row.why->clear();
    }
}

} // namespace banyan::present

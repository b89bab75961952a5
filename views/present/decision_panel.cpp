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

DecisionPanel::DecisionPanel(session::Session& session, Apply apply, QWidget* parent)
    : Panel(tr("Record a decision"), parent)
    , m_session(session)
    , m_apply(std::move(apply))
    , m_question(field(tr("What was the question?")))
    , m_reasons(field(tr("Reasons")))
    , m_participants(field(tr("Who decided, between commas")))
    , m_review(field(tr("To be looked at again on (2027-01-31)")))
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
    for (size_t i = 0; i < m_dissent.size(); ++i) {
        m_dissent[i] = {field(tr("Name")), field(tr("Why"))};
        auto* line = new QHBoxLayout;
        line->addWidget(m_dissent[i].who, 2);
        line->addWidget(m_dissent[i].why, 3);
        column()->addLayout(line);
    }
    column()->addWidget(m_review);
    m_problem->hide();
    column()->addWidget(m_problem);
    column()->addWidget(m_record);
    column()->addStretch();
    connect(m_record, &QPushButton::clicked, this, &DecisionPanel::record);
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

Result<Decision> DecisionPanel::decision() const {
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
        out.review = Date::parse(said(m_review));
        if (!out.review) return wrong(tr("\"%1\" is no day of the form 2027-01-31").arg(m_review->text().trimmed()));
    }
    out.date = m_session.asOf();
    out.reasons = said(m_reasons);
    out.participants = namesIn(m_participants->text());
    out.components = m_slide.components;
    out.initiatives = m_slide.initiatives;
    if (m_slide.scenario && m_session.portfolio().find(*m_slide.scenario)) out.scenario = m_slide.scenario;
    const auto gone = [&](const auto& id) { return m_session.portfolio().find(id) == nullptr; };
    std::erase_if(out.components, gone);
    std::erase_if(out.initiatives, gone);
    out.id = Id<Decision>(uniqueSlug(slug(out.question), [&](const std::string& id) {
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
    for (const DissentRow& row : m_dissent) {
        row.who->clear();
        row.why->clear();
    }
}

} // namespace banyan::present

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/criteria_view.h"

#include "model/base/numbers.h"
#include "model/base/units.h"
#include "model/scoring/criteria.h"
#include "views/items/criterion_edits.h"
#include "views/session/text.h"
#include "views/widgets/criterion_form.h"
#include "views/widgets/labels.h"
#include "views/widgets/portfolio_table.h"
#include "views/widgets/table_dress.h"
#include "views/widgets/theme.h"
#include "views/widgets/value_curve.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

#include <utility>

namespace banyan::pages {

using namespace portfolio;
using items::CriteriaModel;
using session::toQt;
using widgets::unit;

CriteriaView::CriteriaView(session::Session& session, session::Trial& trial, QWidget* parent)
    : QWidget(parent)
    , m_session(session)
    , m_trial(trial)
    , m_table(new QTableView)
    , m_form(new widgets::CriterionForm)
    , m_curve(new widgets::ValueCurve)
    , m_swing(new QCheckBox(tr("Let its weight follow the range")))
    , m_swingText(widgets::paragraph({}, widgets::LabelKind::Muted))
    , m_author(new QLineEdit)
    , m_reason(new QLineEdit)
    , m_history(widgets::paragraph({}, widgets::LabelKind::Muted))
    , m_apply(widgets::button(tr("Apply"), widgets::ButtonKind::Primary))
    , m_revert(widgets::button(tr("Discard")))
    , m_reset(widgets::button({})) {
    setAccessibleName(tr("Criteria"));
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Criteria"));
    widgets::dress(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(CriteriaModel::Name, QHeaderView::Stretch);
    auto* splitter = new QSplitter(Qt::Vertical);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(1);
    splitter->addWidget(m_table);
    splitter->addWidget(makeEditor());
    splitter->setSizes({260, 420});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(unit, 0, unit, 0);
    layout->addWidget(splitter);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) {
                if (current.isValid() && !m_reviewing) load(m_model.criterion(current.row()), false);
            });
    connect(m_form, &widgets::CriterionForm::changed, this, &CriteriaView::review);
    connect(m_swing, &QCheckBox::toggled, this, &CriteriaView::review);
    connect(m_apply, &QPushButton::clicked, this, &CriteriaView::applyDraft);
    connect(m_revert, &QPushButton::clicked, this, &CriteriaView::revert);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        if (const Criterion* own = m_session.portfolio().find(m_base.id)) emit edited(items::removeCriterion(*own));
    });
    connect(&m_trial, &session::Trial::changed, this, [this] { m_tries = m_tries && m_trial.active(); });
    connect(&m_session, &session::Session::derivedChanged, this, [this] { showCurve(m_shown); });
    connect(&m_session, &session::Session::opened, this, [this] {
        m_base = {};
        m_draft.reset();
        refresh();
    });
}

QWidget* CriteriaView::makeEditor() {
    auto* content = new QWidget;
    auto* row = new QHBoxLayout(content);
    row->setContentsMargins(unit, unit, unit, unit);
    row->setSpacing(3 * unit);
    auto* formSide = new QVBoxLayout;
    formSide->addWidget(m_form);
    formSide->addStretch();
    row->addLayout(formSide, 3);
    auto* side = new QVBoxLayout;
    side->setSpacing(unit);
    side->addWidget(m_curve, 1);
    m_swing->setChecked(true);
    m_swing->setAccessibleName(m_swing->text());
    side->addWidget(m_swing);
    side->addWidget(m_swingText);
    m_author->setPlaceholderText(tr("Who"));
    m_author->setAccessibleName(tr("Who changes it"));
    m_author->setMaximumWidth(120);
    m_reason->setPlaceholderText(tr("Why, kept in its history"));
    m_reason->setAccessibleName(tr("Why it is changed"));
    side->addWidget(m_history);
    row->addLayout(side, 4);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAccessibleName(tr("Criterion"));
    auto* editor = new QWidget;
    auto* column = new QVBoxLayout(editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(scroll, 1);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(unit, 0, unit, unit);
    foot->addWidget(m_author);
    foot->addWidget(m_reason, 1);
    for (QWidget* each : {m_reset, m_revert, m_apply})
        foot->addWidget(each);
    column->addLayout(foot);
    return editor;
}

void CriteriaView::refresh() {
    m_reviewing = true;
    m_model.show(m_session.portfolio());
    m_reviewing = false;
    const bool working = m_draft || !m_form->draft() || m_isNew;
    if (working && !m_base.id.empty()) return;
    const int row = std::max(0, m_model.rowOf(m_base.id));
    if (m_model.rowCount() > 0) select(m_model.criterion(row).id);
}

void CriteriaView::select(const CriterionId& id) {
    const int row = m_model.rowOf(id);
    if (row < 0) return;
    m_reviewing = true;
    m_table->setCurrentIndex(m_model.index(row, 0));
    m_reviewing = false;
    load(m_model.criterion(row), false);
}

void CriteriaView::load(const Criterion& criterion, bool isNew) {
    m_base = criterion;
    m_isNew = isNew;
    m_form->show(criterion);
    m_reason->clear();
    showHistory();
    review();
}

void CriteriaView::addOne() {
    m_reviewing = true;
    m_table->setCurrentIndex({});
    m_reviewing = false;
    load(items::newCriterion(m_session.portfolio(), session::fromQt(tr("New criterion"))), true);
    m_form->setFocus(Qt::OtherFocusReason);
}

void CriteriaView::setSwing(bool swing) {
    m_swing->setChecked(swing);
}

void CriteriaView::review() {
    m_draft.reset();
    auto draft = m_form->draft();
    if (draft) {
        if (const auto fit = items::usable(m_session.portfolio(), *draft); !fit) {
            m_form->setError(items::fieldOf(fit.error()), session::sentenceOf(fit.error()));
            draft.reset();
        }
    }
    const bool swings = draft && !m_isNew && items::rangeChanged(m_base, *draft);
    m_swing->setVisible(swings);
    m_swingText->setVisible(swings);
    showCurve(draft);
    if (swings) {
        const double weight = items::swungWeight(m_base, *draft);
        m_swingText->setText((weight > draft->weight
                                  ? tr("A wider range makes a full swing worth more: weight %1 instead of %2.")
                                  : tr("A narrower range makes a full swing worth less: weight %1 instead of %2."))
                                 .arg(toQt(shortNumber(weight, 3)), toQt(shortNumber(draft->weight, 3))));
        if (m_swing->isChecked()) draft->weight = weight;
    }
    if (draft && (m_isNew || *draft != m_base)) m_draft = draft;
    showButtons(m_draft.has_value());
    if (!m_draft) return dropTrial();
    emit trying(m_isNew ? tr("\"%1\" added").arg(toQt(m_draft->name)) : tr("\"%1\" changed").arg(toQt(m_draft->name)));
    m_tries = true;
    if (const auto tried = m_trial.apply(items::putCriterion(&m_base, *m_draft)); !tried)
        m_form->setError({}, session::sentenceOf(tried.error()));
}

void CriteriaView::showButtons(bool usable) {
    m_apply->setEnabled(usable);
    m_apply->setText(m_isNew ? tr("Add") : tr("Apply"));
    m_revert->setEnabled(m_isNew || usable || !m_form->draft());
    const bool own = m_session.portfolio().find(m_base.id) != nullptr;
    m_reset->setVisible(own && !m_isNew);
    m_reset->setText(items::builtInCriterion(m_base.id) ? tr("Reset to built-in") : tr("Remove"));
}

void CriteriaView::showCurve(const std::optional<Criterion>& draft) {
    m_shown = draft;
    m_curve->show(draft, draft ? valuesOf(*draft) : std::vector<double>());
}

void CriteriaView::showHistory() {
    QStringList lines;
    for (size_t change = 0; change < m_base.history.size(); ++change) {
        const CriterionChange& was = m_base.history[change];
        QStringList line{was.date ? tr("until %1").arg(session::longDate(*was.date)) : tr("before")};
        line.append(items::formerCurve(m_base, change));
        line.append(tr("weight %1").arg(toQt(shortNumber(was.weight, 3))));
        if (was.redFlag) line.append(tr("red flag"));
        if (!was.author.empty()) line.append(toQt(was.author));
        if (!was.reason.empty()) line.append(toQt(was.reason));
        lines.append(line.join(QStringLiteral(" · ")));
    }
    m_history->setText(lines.join('\n'));
    m_history->setVisible(!lines.isEmpty());
}

std::vector<double> CriteriaView::valuesOf(const Criterion& criterion) const {
    const auto& derived = m_session.derived();
    const auto& method = scoring::builtInMethod();
    std::vector<double> values;
    if (!derived || !method) return values;
    const std::string fact = criterion.fact == scoring::hotspotFact ? method->churn : criterion.fact;
    for (const Component& component : m_session.portfolio().components()) {
        const facts::Fact* found = derived->facts.find(component.id, fact);
        if (!found || std::holds_alternative<facts::NotApplicable>(found->law)) continue;
        const auto factor = criterion.unit.empty() || criterion.unit == found->unit
                                ? Result<double>(1.0)
                                : convertUnit(1, found->unit, criterion.unit);
        values.push_back(found->raw.mid * (factor ? *factor : 1.0));
    }
    return values;
}

void CriteriaView::applyDraft() {
    if (!m_draft) return;
    CriterionChange change;
    change.date = m_session.asOf();
    change.author = session::fromQt(m_author->text().trimmed());
    change.reason = session::fromQt(m_reason->text().trimmed());
    const Edit edit = items::putCriterion(m_isNew ? nullptr : &m_base, *m_draft, change);
    const CriterionId id = m_draft->id;
    m_draft.reset();
    m_isNew = false;
    dropTrial();
    emit edited(edit);
    select(id);
}

void CriteriaView::dropTrial() {
    if (std::exchange(m_tries, false)) m_trial.discard();
}

void CriteriaView::revert() {
    m_isNew = false;
    m_draft.reset();
    const int row = std::max(0, m_model.rowOf(m_base.id));
    if (m_model.rowCount() > 0) select(m_model.criterion(row).id);
}

} // namespace banyan::pages

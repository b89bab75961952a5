// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/criterion_form.h"

#include "model/base/numbers.h"
#include "model/portfolio/metrics.h"
#include "model/scoring/criteria.h"
#include "views/items/criteria_model.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLineEdit>

#include <array>

namespace banyan::widgets {

using portfolio::Axis;
using portfolio::Scale;
using session::fromQt;
using session::toQt;

namespace {

constexpr std::array derivedFacts{"cycle-share", "fan-in", "hotspot", "visibility-fan-in"};

QString pointsText(const std::vector<portfolio::Anchor>& anchors) {
    QStringList points;
    for (const portfolio::Anchor& each : anchors)
        points.append(toQt(exactNumber(each.raw)) + QStringLiteral(" = ") + toQt(exactNumber(each.score)));
    return points.join(QStringLiteral("; "));
}

QComboBox* listOf(const QString& name) {
    auto* list = new QComboBox;
    list->setAccessibleName(name);
    list->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    list->setMinimumContentsLength(10);
    return list;
}

} // namespace

CriterionForm::CriterionForm(QWidget* parent)
    : QWidget(parent)
    , m_axis(listOf(tr("Axis")))
    , m_branch(listOf(tr("Branch")))
    , m_fact(listOf(tr("Fact")))
    , m_scale(listOf(tr("Scale")))
    , m_redFlag(new QCheckBox(tr("Red flag: from 90 on it lifts risk over the threshold")))
    , m_error(paragraph({}, LabelKind::Warning)) {
    setAccessibleName(tr("Criterion"));
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(unit);
    grid->setVerticalSpacing(unit / 2);
    grid->setColumnStretch(1, 1);
    m_axis->addItems({tr("Value"), tr("Risk")});
    if (const auto& method = scoring::builtInMethod())
        for (const scoring::Branch& branch : method->branches)
            m_branch->addItem(toQt(branch.name), toQt(branch.id));
    for (const portfolio::Metric& metric : portfolio::metrics())
        m_fact->addItem(toQt(metric.id));
    for (const char* fact : derivedFacts)
        m_fact->addItem(QString::fromLatin1(fact));
    m_fact->setEditable(true);
    for (const Scale scale : {Scale::Linear, Scale::Log, Scale::Piecewise})
        m_scale->addItem(items::scaleName(scale));
    addText(grid, "name", tr("Name"));
    addField(grid, "axis", tr("Axis"), m_axis);
    addField(grid, "branch", tr("Branch"), m_branch);
    addField(grid, "fact", tr("Fact"), m_fact);
    addText(grid, "unit", tr("Unit"));
    addField(grid, "scale", tr("Scale"), m_scale);
    addText(grid, "a0", tr("Scores 0 at"));
    addText(grid, "a100", tr("Scores 100 at"));
    addText(grid, "anchors", tr("Points"));
    m_fields.at("anchors").edit->setPlaceholderText(tr("0 = 0; 2 = 50; 4 = 100"));
    addText(grid, "weight", tr("Weight"));
    grid->addWidget(m_redFlag, grid->rowCount(), 0, 1, 2);
    grid->addWidget(m_error, grid->rowCount(), 0, 1, 2);
    m_redFlag->setAccessibleName(tr("Red flag"));
    for (QComboBox* list : {m_axis, m_branch, m_fact, m_scale})
        connect(list, &QComboBox::currentTextChanged, this, &CriterionForm::read);
    connect(m_redFlag, &QCheckBox::toggled, this, &CriterionForm::read);
}

void CriterionForm::addField(QGridLayout* grid, const char* field, const QString& name, QWidget* widget) {
    Field made{label(name), widget, qobject_cast<QLineEdit*>(widget), paragraph({}, LabelKind::Warning)};
    widget->setAccessibleName(name);
    made.error->hide();
    const int row = grid->rowCount();
    grid->addWidget(made.name, row, 0);
    grid->addWidget(widget, row, 1);
    grid->addWidget(made.error, row + 1, 1);
    m_fields[field] = made;
}

QLineEdit* CriterionForm::addText(QGridLayout* grid, const char* field, const QString& name) {
    auto* edit = new QLineEdit;
    addField(grid, field, name, edit);
    connect(edit, &QLineEdit::textChanged, this, &CriterionForm::read);
    return edit;
}

void CriterionForm::show(const portfolio::Criterion& criterion) {
    m_showing = true;
    m_criterion = criterion;
    m_fields.at("name").edit->setText(toQt(criterion.name));
    m_axis->setCurrentIndex(static_cast<int>(criterion.axis));
    m_branch->setCurrentIndex(std::max(0, m_branch->findData(toQt(criterion.branch))));
    m_fact->setCurrentText(toQt(criterion.fact));
    m_fields.at("unit").edit->setText(toQt(criterion.unit));
    m_scale->setCurrentIndex(static_cast<int>(criterion.scale));
    m_fields.at("a0").edit->setText(toQt(exactNumber(criterion.a0)));
    m_fields.at("a100").edit->setText(toQt(exactNumber(criterion.a100)));
    m_fields.at("anchors").edit->setText(pointsText(criterion.anchors));
    m_fields.at("weight").edit->setText(toQt(exactNumber(criterion.weight)));
    m_redFlag->setChecked(criterion.redFlag);
    for (auto& [name, field] : m_fields)
        if (field.edit) field.edit->setCursorPosition(0);
    m_showing = false;
    clearErrors();
    m_readable = true;
    showFor(criterion.scale, criterion.axis);
}

void CriterionForm::showFor(Scale scale, Axis axis) {
    const bool points = scale == Scale::Piecewise;
    const auto setShown = [this](const char* field, bool shown) {
        const Field& parts = m_fields.at(field);
        parts.name->setVisible(shown);
        parts.widget->setVisible(shown);
        if (!shown) parts.error->hide();
    };
    setShown("a0", !points);
    setShown("a100", !points);
    setShown("anchors", points);
    setShown("branch", axis == Axis::Risk);
    m_redFlag->setVisible(axis == Axis::Risk);
}

std::optional<portfolio::Criterion> CriterionForm::draft() const {
    return m_readable ? std::optional(m_criterion) : std::nullopt;
}

std::optional<double> CriterionForm::number(const char* field) {
    const QString text = m_fields.at(field).edit->text().trimmed();
    const auto read = parseNumber(fromQt(text));
    if (read) return read;
    m_readable = false;
    setError(field, text.isEmpty() ? tr("A number is needed here.") : tr("\"%1\" is no number.").arg(text));
    return {};
}

void CriterionForm::readPoints() {
    m_criterion.anchors.clear();
    const QString text = m_fields.at("anchors").edit->text();
    for (const QString& point : text.split(';', Qt::SkipEmptyParts)) {
        const auto raw = parseNumber(fromQt(point.section('=', 0, 0).trimmed()));
        const auto score = parseNumber(fromQt(point.section('=', 1).trimmed()));
        if (!raw || !score) {
            m_readable = false;
            setError("anchors", tr("\"%1\" is no point. Write each as raw = score.").arg(point.trimmed()));
            return;
        }
        m_criterion.anchors.push_back({*raw, *score});
    }
}

void CriterionForm::read() {
    if (m_showing) return;
    clearErrors();
    m_readable = true;
    m_criterion.name = fromQt(m_fields.at("name").edit->text().trimmed());
    m_criterion.axis = static_cast<Axis>(m_axis->currentIndex());
    m_criterion.branch = m_criterion.axis == Axis::Risk ? fromQt(m_branch->currentData().toString()) : std::string();
    m_criterion.fact = fromQt(m_fact->currentText().trimmed());
    m_criterion.unit = fromQt(m_fields.at("unit").edit->text().trimmed());
    m_criterion.scale = static_cast<Scale>(m_scale->currentIndex());
    m_criterion.redFlag = m_criterion.axis == Axis::Risk && m_redFlag->isChecked();
    if (m_criterion.name.empty()) {
        m_readable = false;
        setError("name", tr("A criterion needs a name."));
    }
    if (m_criterion.scale == Scale::Piecewise) {
        readPoints();
    } else {
        if (const auto a0 = number("a0")) m_criterion.a0 = *a0;
        if (const auto a100 = number("a100")) m_criterion.a100 = *a100;
    }
    if (const auto weight = number("weight")) m_criterion.weight = *weight;
    showFor(m_criterion.scale, m_criterion.axis);
    emit changed();
}

void CriterionForm::setError(const std::string& field, const QString& text) {
    const auto found = m_fields.find(field);
    const bool atField = found != m_fields.end() && !found->second.widget->isHidden();
    QLabel* place = atField ? found->second.error : m_error;
    place->setText(text);
    place->show();
    if (atField) found->second.widget->setAccessibleDescription(text);
}

void CriterionForm::clearErrors() {
    m_error->hide();
    for (auto& [name, field] : m_fields) {
        field.error->hide();
        field.error->clear();
        field.widget->setAccessibleDescription({});
    }
}

QString CriterionForm::errorAt(const std::string& field) const {
    const auto found = m_fields.find(field);
    return found == m_fields.end() ? m_error->text() : found->second.error->text();
}

void CriterionForm::setText(const std::string& field, const QString& text) {
    const Field& parts = m_fields.at(field);
    if (parts.edit)
        parts.edit->setText(text);
    else
        static_cast<QComboBox*>(parts.widget)->setCurrentText(text);
}

} // namespace banyan::widgets

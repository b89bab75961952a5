// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/prediction_dialog.h"

#include "model/base/numbers.h"
#include "views/items/cell_values.h"
#include "views/session/person.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QGridLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <cmath>

namespace banyan::dialogs {

using portfolio::EffectKind;
using session::fromQt;
using session::toQt;
using widgets::LabelKind;
using widgets::unit;

namespace {

constexpr int mostDays = 3660; ///< until an effect shows

} // namespace

PredictionDialog::PredictionDialog(const portfolio::Prediction& prediction, const QString& initiative, bool late,
                                   QWidget* parent)
    : QDialog(parent)
    , m_prediction(prediction)
    , m_reason(new QPlainTextEdit)
    , m_author(new QLineEdit(session::personName()))
    , m_said(widgets::paragraph({}, LabelKind::Muted))
    , m_change(widgets::button(tr("Change"), widgets::ButtonKind::Primary)) {
    setWindowTitle(tr("Change the prediction of %1").arg(initiative));
    setMinimumWidth(widgets::scaled(440));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    layout->addWidget(widgets::paragraph(windowTitle(), LabelKind::Section));
    layout->addWidget(widgets::paragraph(
        isShare()
            ? tr("By how many percent less will %1 be? Low to high is meant to hold the fact four times out of five.")
                  .arg(toQt(prediction.metric))
            : tr("To what will %1 come? Low to high is meant to hold the fact four times out of five.")
                  .arg(toQt(prediction.metric))));
    if (late)
        layout->addWidget(
            widgets::paragraph(tr("It went live already: changed now, it is no forecast any more and does not count."),
                               LabelKind::Warning));
    const auto number = [&](double value) {
        return toQt(exactNumber(isShare() ? std::round(value * 1e6) / 1e4 : value));
    };
    const auto named = [&](const QString& name) { return isShare() ? tr("%1, in %").arg(name) : name; };
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(unit);
    grid->setColumnStretch(1, 1);
    m_low = addField(grid, named(tr("Low")), number(prediction.low));
    m_likely = addField(grid, named(tr("Likely")), number(prediction.mode));
    m_high = addField(grid, named(tr("High")), number(prediction.high));
    m_goLive = addField(grid, tr("Go-live"), prediction.goLive ? toQt(prediction.goLive->toString()) : QString());
    m_goLive->setPlaceholderText(tr("YYYY-MM-DD; empty: when it is finished"));
    m_washout = addField(grid, tr("Days until it shows"), QString::number(prediction.washoutDays));
    layout->addLayout(grid);
    layout->addWidget(widgets::label(tr("Why? (required)")));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(widgets::scaled(72));
    layout->addWidget(m_reason);
    layout->addWidget(widgets::label(tr("Who says so? (required)")));
    m_author->setAccessibleName(tr("Author"));
    layout->addWidget(m_author);
    layout->addWidget(m_said);
    auto* buttons = new QHBoxLayout;
    auto* cancel = widgets::button(tr("Cancel"));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_change);
    layout->addLayout(buttons);
    m_change->setDefault(true);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &PredictionDialog::refresh);
    connect(m_author, &QLineEdit::textChanged, this, &PredictionDialog::refresh);
    connect(m_change, &QPushButton::clicked, this, [this] {
        session::rememberPerson(m_author->text());
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_low->setFocus();
    m_low->selectAll();
    refresh();
}

QLineEdit* PredictionDialog::addField(QGridLayout* grid, const QString& name, const QString& text) {
    auto* field = new QLineEdit(text);
    field->setAccessibleName(name);
    const int row = grid->rowCount();
    grid->addWidget(widgets::label(name), row, 0);
    grid->addWidget(field, row, 1);
    connect(field, &QLineEdit::textChanged, this, &PredictionDialog::refresh);
    return field;
}

Result<double> PredictionDialog::numberIn(const QLineEdit& field) const {
    const auto number = items::numberFrom(field.text().trimmed(), isShare() ? QStringLiteral("%") : QString());
    if (number) return *number;
    return makeError(ErrorKind::BadInput, "prediction.not-a-number", "{field}: \"{text}\" is not a number",
                     {{"field", fromQt(field.accessibleName())}, {"text", fromQt(field.text())}});
}

Result<int> PredictionDialog::daysIn(const QLineEdit& field) const {
    const auto days = items::numberFrom(field.text().trimmed());
    if (days && *days >= 0 && *days <= mostDays && *days == std::floor(*days)) return static_cast<int>(*days);
    return makeError(ErrorKind::BadInput, "prediction.not-days",
                     "{field}: \"{text}\" is not a whole number from 0 to {most}",
                     {{"field", fromQt(field.accessibleName())},
                      {"text", fromQt(field.text())},
                      {"most", std::to_string(mostDays)}});
}

Result<portfolio::Prediction> PredictionDialog::changed() const {
    portfolio::Prediction out = m_prediction;
    BANYAN_ASSIGN(const double low, numberIn(*m_low));
    BANYAN_ASSIGN(const double likely, numberIn(*m_likely));
    BANYAN_ASSIGN(const double high, numberIn(*m_high));
    if (low > likely || likely > high)
        return makeError(ErrorKind::BadInput, "prediction.disordered",
                         "low, likely and high must not fall: {low}, {likely}, {high}",
                         {{"low", exactNumber(low)}, {"likely", exactNumber(likely)}, {"high", exactNumber(high)}});
    if (isShare() && high > 100)
        return makeError(ErrorKind::BadInput, "prediction.too-much",
                         "high: nothing falls by {high} %, 100 is all of it", {{"high", exactNumber(high)}});
    BANYAN_ASSIGN(out.washoutDays, daysIn(*m_washout));
    const double scale = isShare() ? 100 : 1;
    out.low = low / scale;
    out.mode = likely / scale;
    out.high = high / scale;
    out.goLive.reset();
    if (const QString day = m_goLive->text().trimmed(); !day.isEmpty()) {
        out.goLive = Date::parse(fromQt(day));
        if (!out.goLive)
            return makeError(ErrorKind::BadInput, "prediction.not-a-day",
                             "go-live: \"{text}\" is no day; write it as 2027-06-30", {{"text", fromQt(day)}});
    }
    return out;
}

QString PredictionDialog::author() const {
    return m_author->text().trimmed();
}

QString PredictionDialog::reason() const {
    return m_reason->toPlainText().trimmed();
}

QString PredictionDialog::missing(const portfolio::Prediction& read) const {
    if (read == m_prediction) return tr("Nothing differs from what was predicted yet.");
    if (reason().isEmpty()) return tr("Say why it is changed.");
    if (author().isEmpty()) return tr("Say who changes it.");
    return {};
}

void PredictionDialog::refresh() {
    const auto read = changed();
    const QString said = read ? missing(*read) : session::sentenceOf(read.error());
    widgets::setKind(m_said, read ? LabelKind::Muted : LabelKind::Warning);
    m_said->setText(said);
    m_change->setEnabled(read && said.isEmpty());
}

} // namespace banyan::dialogs

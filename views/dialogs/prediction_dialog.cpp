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

PredictionDialog::PredictionDialog(const portfolio::Prediction& prediction, const QString& initiative, bool late,
                                   QWidget* parent)
    : QDialog(parent)
    , m_prediction(prediction)
    , m_reason(new QPlainTextEdit)
    , m_author(new QLineEdit(session::personName()))
    , m_error(widgets::paragraph({}, LabelKind::Warning))
    , m_change(widgets::button(tr("Change"), widgets::ButtonKind::Primary)) {
    setWindowTitle(tr("Change the prediction of %1").arg(initiative));
    setMinimumWidth(440);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    const bool share = prediction.kind == EffectKind::Reduction;
    layout->addWidget(widgets::paragraph(
        share ? tr("By how many percent less will %1 be? Low to high is meant to hold the fact four times out of five.")
                    .arg(toQt(prediction.metric))
              : tr("To what will %1 come? Low to high is meant to hold the fact four times out of five.")
                    .arg(toQt(prediction.metric))));
    if (late)
        layout->addWidget(
            widgets::paragraph(tr("It went live already: changed now, it is no forecast any more and does not count."),
                               LabelKind::Warning));
    const auto number = [&](double value) { return toQt(exactNumber(share ? std::round(value * 1e6) / 1e4 : value)); };
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(unit);
    grid->setColumnStretch(1, 1);
    m_low = addField(grid, tr("Low"), number(prediction.low));
    m_likely = addField(grid, tr("Likely"), number(prediction.mode));
    m_high = addField(grid, tr("High"), number(prediction.high));
    m_goLive = addField(grid, tr("Go-live"), prediction.goLive ? toQt(prediction.goLive->toString()) : QString());
    m_goLive->setPlaceholderText(tr("YYYY-MM-DD; empty: when it is finished"));
    m_washout = addField(grid, tr("Days until it shows"), QString::number(prediction.washoutDays));
    layout->addLayout(grid);
    layout->addWidget(widgets::label(tr("Why? (required)")));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(72);
    layout->addWidget(m_reason);
    layout->addWidget(widgets::label(tr("Who says so? (required)")));
    m_author->setAccessibleName(tr("Author"));
    layout->addWidget(m_author);
    layout->addWidget(m_error);
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

Result<portfolio::Prediction> PredictionDialog::changed() const {
    portfolio::Prediction out = m_prediction;
    const double scale = out.kind == EffectKind::Reduction ? 100 : 1;
    const auto unitText = out.kind == EffectKind::Reduction ? QStringLiteral("%") : QString();
    BANYAN_ASSIGN(const double low, items::numberFrom(m_low->text().trimmed(), unitText));
    BANYAN_ASSIGN(const double likely, items::numberFrom(m_likely->text().trimmed(), unitText));
    BANYAN_ASSIGN(const double high, items::numberFrom(m_high->text().trimmed(), unitText));
    BANYAN_ASSIGN(const double days, items::numberFrom(m_washout->text().trimmed()));
    if (low > likely || likely > high)
        return makeError(ErrorKind::BadInput, "prediction.disordered", "low, likely and high must not fall");
    out.low = low / scale;
    out.mode = likely / scale;
    out.high = high / scale;
    out.washoutDays = static_cast<int>(std::lround(days));
    BANYAN_ASSIGN(out.goLive, items::optionalDayFrom(m_goLive->text().trimmed()));
    return out;
}

QString PredictionDialog::author() const {
    return m_author->text().trimmed();
}

QString PredictionDialog::reason() const {
    return m_reason->toPlainText().trimmed();
}

void PredictionDialog::refresh() {
    const auto read = changed();
    m_error->setVisible(!read);
    if (!read) m_error->setText(session::sentenceOf(read.error()));
    m_change->setEnabled(read && *read != m_prediction && !reason().isEmpty() && !author().isEmpty());
}

} // namespace banyan::dialogs

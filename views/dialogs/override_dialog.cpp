// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/override_dialog.h"

#include "model/scoring/assessment.h"
#include "views/session/person.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace banyan::dialogs {

using session::toQt;
using widgets::unit;

OverrideDialog::OverrideDialog(const QString& subject, const QString& computed, portfolio::Quadrant quadrant,
                               QWidget* parent)
    : QDialog(parent)
    , m_quadrant(quadrant)
    , m_reason(new QPlainTextEdit)
    , m_author(new QLineEdit(session::personName()))
    , m_place(widgets::button(tr("Place"), widgets::ButtonKind::Primary)) {
    const QString title = toQt(scoring::quadrantTitle(quadrant));
    setWindowTitle(tr("Place %1").arg(subject));
    setMinimumWidth(440);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    auto* head = new QHBoxLayout;
    auto* mark = new widgets::MarkWidget;
    mark->setQuadrant(quadrant);
    head->addWidget(mark);
    head->addWidget(widgets::label(tr("Place %1 in %2").arg(subject, title), widgets::LabelKind::Section), 1);
    layout->addLayout(head);
    layout->addWidget(widgets::paragraph(
        tr("Computed: %1. The computed place stays visible as an outline, and the override can be withdrawn.")
            .arg(computed),
        widgets::LabelKind::Muted));
    layout->addWidget(widgets::label(tr("Why? (required)")));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setTabChangesFocus(true);
    m_reason->setFixedHeight(88);
    layout->addWidget(m_reason);
    layout->addWidget(widgets::label(tr("Who says so? (required)")));
    m_author->setAccessibleName(tr("Author"));
    layout->addWidget(m_author);
    auto* buttons = new QHBoxLayout;
    auto* cancel = widgets::button(tr("Cancel"));
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_place);
    layout->addLayout(buttons);
    m_place->setDefault(true);
    connect(m_reason, &QPlainTextEdit::textChanged, this, &OverrideDialog::refresh);
    connect(m_author, &QLineEdit::textChanged, this, &OverrideDialog::refresh);
    connect(m_place, &QPushButton::clicked, this, [this] {
        session::rememberPerson(m_author->text());
        accept();
    });
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_reason->setFocus();
    refresh();
}

items::Placing OverrideDialog::placing(Date date) const {
    return {m_quadrant, session::fromQt(m_reason->toPlainText().trimmed()), session::fromQt(m_author->text().trimmed()),
            date};
}

void OverrideDialog::refresh() {
    m_place->setEnabled(!m_reason->toPlainText().trimmed().isEmpty() && !m_author->text().trimmed().isEmpty());
}

} // namespace banyan::dialogs

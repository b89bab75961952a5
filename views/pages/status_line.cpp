// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/status_line.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeySequence>
#include <QProgressBar>

namespace banyan::pages {

using session::SaveState;
using session::toQt;
using widgets::unit;

StatusLine::StatusLine(session::Session& session, QWidget* parent)
    : QFrame(parent)
    , m_session(session)
    , m_saved(new widgets::ElidedLabel)
    , m_retry(widgets::button(tr("Retry"), widgets::ButtonKind::Link))
    , m_basis(new widgets::ElidedLabel)
    , m_progress(new QProgressBar)
    , m_cancel(widgets::button(tr("Cancel"), widgets::ButtonKind::Link))
    , m_undo(new widgets::ElidedButton) {
    setObjectName(QStringLiteral("statusBar"));
    setAccessibleName(tr("State"));
    setMinimumHeight(30);
    m_progress->setFixedWidth(120);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2 * unit, 0, 2 * unit, 0);
    layout->setSpacing(2 * unit);
    for (QWidget* each : std::initializer_list<QWidget*>{m_saved, m_retry, m_basis, m_progress, m_cancel})
        layout->addWidget(each);
    layout->addStretch(1);
    m_undo->setProperty("kind", "link");
    m_undo->setFocusPolicy(Qt::TabFocus); // a click leaves the focus where it was
    m_undo->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    layout->addWidget(m_undo);
    connect(m_undo, &QPushButton::clicked, &m_session, &session::Session::undo);
    connect(m_retry, &QPushButton::clicked, &m_session, &session::Session::retrySave);
    connect(m_cancel, &QPushButton::clicked, &m_session, &session::Session::cancelWork);
    connect(&m_session, &session::Session::saveStatusChanged, this, &StatusLine::refreshSaved);
    connect(&m_session, &session::Session::portfolioChanged, this, &StatusLine::refreshSaved);
    connect(&m_session, &session::Session::derivedChanged, this, &StatusLine::refreshBasis);
    connect(&m_session, &session::Session::planChanged, this, &StatusLine::refreshBasis);
    connect(&m_session, &session::Session::closed, this, &StatusLine::refreshBasis);
    connect(&m_session, &session::Session::workChanged, this, &StatusLine::refreshWork);
    refreshSaved();
    refreshBasis();
    refreshWork();
}

void StatusLine::refreshSaved() {
    const session::SaveStatus& save = m_session.saveStatus();
    QString text;
    QString tip;
    switch (save.state) {
    case SaveState::Nothing:
        break;
    case SaveState::Saved:
        text = tr("● Saved, revision %1").arg(save.revision);
        break;
    case SaveState::Saving:
        text = tr("○ Saving, revision %1 is saved").arg(save.revision);
        break;
    case SaveState::Failed:
        text = tr("▲ Not saved: %1").arg(save.error ? toQt(save.error->message()) : QString());
        tip = tr("%1 not saved. They are kept in memory.").arg(session::counted(save.waiting, tr("edit")));
        break;
    case SaveState::ReadOnly:
        text = tr("Read-only: %1").arg(save.reason);
        break;
    }
    m_saved->setFullText(text);
    m_saved->setToolTip(widgets::plainToolTip(tip.isEmpty() ? text : text + '\n' + tip));
    m_retry->setVisible(save.state == SaveState::Failed);
    const auto undo = m_session.undoLabel();
    const QString keys = QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText);
    m_undo->setFullText(undo ? tr("Undo: %1  %2").arg(toQt(*undo), keys) : QString());
    m_undo->setVisible(undo.has_value());
}

void StatusLine::refreshBasis() {
    const auto& derived = m_session.derived();
    if (!derived) return m_basis->setFullText({});
    const scoring::Assessment& assessment = derived->assessment;
    QString text = tr("Assessed %1, %2 draws, seed %3")
                       .arg(session::longDate(assessment.asOf), session::grouped(assessment.draws))
                       .arg(assessment.seed);
    if (m_session.weightLaw() == scoring::WeightLaw::OrderOnly) text += tr(", weights by the goals' order only");
    if (m_session.weightLaw() == scoring::WeightLaw::NoPreference) text += tr(", nothing known of the weights");
    const auto& planned = m_session.planned();
    if (planned && planned->plan)
        text += QStringLiteral("     ") + tr("Plan: %1 schedules").arg(session::grouped(planned->plan->schedules));
    m_basis->setFullText(text);
}

void StatusLine::refreshWork() {
    const bool busy = m_session.working() || m_session.opening();
    m_progress->setVisible(busy);
    m_cancel->setVisible(m_session.working());
    const double share = m_session.progress();
    m_progress->setRange(0, share > 0 ? 100 : 0);
    m_progress->setValue(static_cast<int>(100 * share));
}

} // namespace banyan::pages

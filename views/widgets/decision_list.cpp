// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/decision_list.h"

#include "views/items/decision_edits.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QVBoxLayout>

namespace banyan::widgets {

using session::toQt;

DecisionList::DecisionList(QWidget* parent)
    : QWidget(parent)
    , m_lines(new QWidget)
    , m_layout(new QVBoxLayout(this)) {
    setAccessibleName(tr("Decisions"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
    m_layout->addWidget(label(tr("Decided"), LabelKind::Heading));
    m_layout->addWidget(m_lines);
    hide();
}

void DecisionList::show(const std::vector<const portfolio::Decision*>& newestFirst, Date today) {
    auto* anew = new QWidget;
    auto* lines = new QVBoxLayout(anew);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    for (const portfolio::Decision* each : newestFirst) {
        auto* open = new ElidedButton;
        open->setFullText(session::longDate(each->date) + QStringLiteral("  ") + toQt(each->question).simplified());
        connect(open, &QPushButton::clicked, this, [this, id = each->id] { emit picked(id); });
        lines->addWidget(open);
        const std::string choice = items::choiceOf(*each);
        QStringList says{choice.empty() ? tr("nothing chosen yet") : tr("chosen: %1").arg(toQt(choice))};
        for (const portfolio::Dissent& against : each->dissent)
            says.append(tr("%1 disagrees: %2").arg(toQt(against.who), toQt(against.why)));
        if (each->review)
            says.append(items::isDue(*each, today) ? tr("▲ review was due %1").arg(session::longDate(*each->review))
                                                   : tr("review on %1").arg(session::longDate(*each->review)));
        lines->addWidget(paragraph(says.join('\n'), LabelKind::Muted));
    }
    delete m_layout->replaceWidget(m_lines, anew);
    delete m_lines;
    m_lines = anew;
    m_lines->show();
    setVisible(!newestFirst.empty());
}

} // namespace banyan::widgets

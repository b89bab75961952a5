// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/merge_dialog.h"

#include "model/portfolio/merge_components.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <map>

namespace banyan::dialogs {

using session::toQt;
using widgets::unit;

namespace {

/// "changes 3 dependencies, 1 initiative; rows of 2 sources", of the records beside the components.
QString sentenceOf(const portfolio::Edit& edit) {
    std::map<std::string, int> counts;
    int sources = 0;
    for (const portfolio::Operation& operation : edit.operations) {
        if (const auto* put = std::get_if<portfolio::Put>(&operation))
            visitRecord(put->record, [&](const auto& record) {
                ++counts[std::string(portfolio::kindOf(portfolio::AnyId(record.id)))];
            });
        sources += std::holds_alternative<portfolio::PutObservations>(operation) ? 1 : 0;
    }
    counts.erase("component");
    QStringList parts;
    for (const auto& [kind, count] : counts)
        parts.append(
            session::counted(count, toQt(kind), kind == "dependency" ? QStringLiteral("dependencies") : QString()));
    if (sources > 0)
        parts.append(MergeDialog::tr("the rows of %1").arg(session::counted(sources, MergeDialog::tr("source"))));
    if (parts.isEmpty()) return MergeDialog::tr("Nothing else refers to the others.");
    return MergeDialog::tr("What refers to the others will refer to it: %1.").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

MergeDialog::MergeDialog(portfolio::Portfolio portfolio, std::vector<portfolio::ComponentId> ids,
                         const portfolio::ComponentId& suggested, QWidget* parent)
    : QDialog(parent)
    , m_portfolio(std::move(portfolio))
    , m_ids(std::move(ids))
    , m_kept(new QComboBox)
    , m_follows(widgets::paragraph({}, widgets::LabelKind::Muted)) {
    setWindowTitle(tr("Merge components"));
    resize(widgets::scaled(480), widgets::scaled(220));
    m_kept->setAccessibleName(tr("The component that stays"));
    for (const portfolio::ComponentId& id : m_ids) {
        m_kept->addItem(session::nameOf(m_portfolio, std::optional(id)), toQt(id.value));
        if (id == suggested) m_kept->setCurrentIndex(m_kept->count() - 1);
    }
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    layout->addWidget(widgets::label(
        tr("Merge %1 into one").arg(session::counted(static_cast<qint64>(m_ids.size()), tr("component"))),
        widgets::LabelKind::Section));
    layout->addWidget(widgets::label(tr("The one that stays")));
    layout->addWidget(m_kept);
    layout->addWidget(m_follows);
    layout->addStretch();
    auto* line = new QHBoxLayout;
    auto* cancel = widgets::button(tr("Cancel"));
    auto* merge = widgets::button(tr("Merge"), widgets::ButtonKind::Primary);
    merge->setDefault(true);
    line->addStretch();
    line->addWidget(cancel);
    line->addWidget(merge);
    layout->addLayout(line);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(merge, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_kept, &QComboBox::currentIndexChanged, this, &MergeDialog::refresh);
    refresh();
}

portfolio::ComponentId MergeDialog::kept() const {
    return portfolio::ComponentId(session::fromQt(m_kept->currentData().toString()));
}

void MergeDialog::refresh() {
    const auto edit = portfolio::mergeComponents(m_portfolio, kept(), m_ids);
    m_edit = edit ? std::optional(*edit) : std::nullopt;
    m_follows->setText(
        edit ? tr("Its empty fields are filled from the others; their names and paths become its own, so that the next "
                  "import finds it. ") +
                   sentenceOf(*edit)
             : session::sentenceOf(edit.error()));
}

} // namespace banyan::dialogs

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/split_dialog.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

namespace banyan::dialogs {

using namespace banyan::portfolio;
using session::fromQt;
using session::toQt;
using widgets::unit;

namespace {

enum Role { KindRole = Qt::UserRole, KeyRole };
enum Kind { AliasKind, PathKind, DependencyRecord, EstimateRecord };

void addChoice(QListWidget* list, const QString& text, Kind kind, const std::string& key) {
    auto* item = new QListWidgetItem(text, list);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(Qt::Unchecked);
    item->setToolTip(widgets::plainToolTip(text));
    item->setData(KindRole, kind);
    item->setData(KeyRole, toQt(key));
}

} // namespace

SplitDialog::SplitDialog(Portfolio portfolio, ComponentId from, QWidget* parent)
    : QDialog(parent)
    , m_portfolio(std::move(portfolio))
    , m_from(std::move(from))
    , m_name(new QLineEdit)
    , m_takes(new QListWidget)
    , m_problem(widgets::paragraph({})) {
    setWindowTitle(tr("Split a component"));
    resize(widgets::scaled(520), widgets::scaled(460));
    m_name->setAccessibleName(tr("Name of the new component"));
    m_name->setPlaceholderText(tr("Name of the new component"));
    m_takes->setAccessibleName(tr("What it takes with it"));
    m_problem->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    auto* title = new widgets::ElidedLabel;
    title->setProperty("kind", "section");
    title->setFullText(tr("Split a part off %1").arg(session::nameOf(m_portfolio, std::optional(m_from))));
    layout->addWidget(title);
    layout->addWidget(m_name);
    layout->addWidget(widgets::label(tr("What it takes with it")));
    layout->addWidget(m_takes, 1);
    layout->addWidget(m_problem);
    auto* line = new QHBoxLayout;
    auto* cancel = widgets::button(tr("Cancel"));
    auto* split = widgets::button(tr("Split"), widgets::ButtonKind::Primary);
    split->setDefault(true);
    line->addStretch();
    line->addWidget(cancel);
    line->addWidget(split);
    layout->addLayout(line);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(split, &QPushButton::clicked, this, &SplitDialog::accept);
    fill();
}

void SplitDialog::fill() {
    const Component* whole = m_portfolio.find(m_from);
    if (!whole) return;
    for (size_t i = 0; i < whole->aliases.size(); ++i)
        addChoice(m_takes, tr("Name in %1: %2").arg(toQt(whole->aliases[i].kind), toQt(whole->aliases[i].externalId)),
                  AliasKind, std::to_string(i));
    for (const std::string& path : whole->codePaths)
        addChoice(m_takes, tr("Code under %1").arg(toQt(path)), PathKind, path);
    for (const Dependency& each : m_portfolio.dependencies()) {
        if (each.from == m_from)
            addChoice(m_takes,
                      tr("Needs %1").arg(each.to ? session::nameOf(m_portfolio, each.to) : toQt(each.external)),
                      DependencyRecord, each.id.value);
        else if (each.to == m_from)
            addChoice(m_takes, tr("Is needed by %1").arg(session::nameOf(m_portfolio, std::optional(each.from))),
                      DependencyRecord, each.id.value);
    }
    for (const Estimate& each : m_portfolio.table<Estimate>())
        if (each.component == m_from)
            addChoice(m_takes, tr("Estimate of %1 by %2").arg(toQt(each.metric), toQt(each.author)), EstimateRecord,
                      each.id.value);
}

SplitOff SplitDialog::part() const {
    SplitOff part;
    part.name = fromQt(m_name->text().trimmed());
    const Component* whole = m_portfolio.find(m_from);
    for (int row = 0; row < m_takes->count(); ++row) {
        const QListWidgetItem* item = m_takes->item(row);
        if (item->checkState() != Qt::Checked) continue;
        const std::string key = fromQt(item->data(KeyRole).toString());
        switch (item->data(KindRole).toInt()) {
        case AliasKind:
            part.aliases.push_back(whole->aliases.at(std::stoul(key)));
            break;
        case PathKind:
            part.codePaths.push_back(key);
            break;
        case DependencyRecord:
            part.dependencies.emplace_back(key);
            break;
        default:
            part.estimates.emplace_back(key);
        }
    }
    return part;
}

void SplitDialog::accept() {
    const auto edit = splitComponent(m_portfolio, m_from, part());
    m_problem->setVisible(!edit);
    if (!edit) {
        m_problem->setText(session::sentenceOf(edit.error()));
        return m_name->setFocus();
    }
    m_edit = *edit;
    QDialog::accept();
}

} // namespace banyan::dialogs

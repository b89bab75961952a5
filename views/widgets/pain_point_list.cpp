// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/pain_point_list.h"

#include "views/items/goal_edits.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QGridLayout>
#include <QLineEdit>

#include <algorithm>

namespace banyan::widgets {

using namespace portfolio;
using session::fromQt;
using session::toQt;

namespace {

QString componentsText(const Portfolio& portfolio, const PainPoint& painPoint) {
    QStringList names;
    for (const ComponentId& id : painPoint.components)
        names.append(session::nameOf(portfolio, std::optional(id)));
    return names.isEmpty() ? PainPointList::tr("in no component yet") : names.join(QStringLiteral(", "));
}

QString goalsText(const Portfolio& portfolio, const PainPoint& painPoint) {
    QStringList names;
    for (const Goal& goal : portfolio.goals())
        if (std::ranges::find(goal.painPoints, painPoint.id) != goal.painPoints.end()) names.append(toQt(goal.name));
    return names.isEmpty() ? PainPointList::tr("belongs to no goal")
                           : PainPointList::tr("answered by %1").arg(names.join(QStringLiteral("; ")));
}

} // namespace

PainPointList::PainPointList(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this)) {
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(unit);
    m_grid->setVerticalSpacing(unit / 2);
    m_grid->setColumnStretch(0, 2);
    m_grid->setColumnStretch(1, 3);
}

void PainPointList::show(const Portfolio& portfolio) {
    m_painPoints.assign(portfolio.painPoints().begin(), portfolio.painPoints().end());
    while (m_rows.size() > m_painPoints.size())
        removeRow();
    while (m_rows.size() < m_painPoints.size())
        addRow();
    for (size_t i = 0; i < m_rows.size(); ++i)
        fill(i, portfolio);
}

void PainPointList::addRow() {
    const size_t index = m_rows.size();
    Row row{new QLineEdit, new ElidedLabel, button(tr("Components…")), button(tr("Remove"))};
    row.text->setProperty("kind", "muted");
    connect(row.name, &QLineEdit::editingFinished, this, [this, index] { rename(index); });
    connect(row.choose, &QPushButton::clicked, this, [this, index] { emit componentsWanted(m_painPoints[index].id); });
    connect(row.remove, &QPushButton::clicked, this,
            [this, index] { emit edited(items::removePainPoint(m_painPoints[index])); });
    int column = 0;
    for (QWidget* each : std::initializer_list<QWidget*>{row.name, row.text, row.choose, row.remove})
        m_grid->addWidget(each, static_cast<int>(index), column++);
    m_rows.push_back(row);
}

void PainPointList::removeRow() {
    const Row& row = m_rows.back();
    row.name->disconnect(this);
    for (QWidget* each : std::initializer_list<QWidget*>{row.name, row.text, row.choose, row.remove})
        each->deleteLater();
    m_rows.pop_back();
}

void PainPointList::fill(size_t index, const Portfolio& portfolio) {
    const PainPoint& painPoint = m_painPoints[index];
    const Row& row = m_rows[index];
    const QString name = toQt(painPoint.name);
    if (!(row.name->hasFocus() && row.name->isModified())) {
        row.name->setText(name);
        row.name->setCursorPosition(0);
    }
    row.name->setAccessibleName(tr("Name of the pain point %1").arg(name));
    row.text->setFullText(componentsText(portfolio, painPoint) + QStringLiteral(" · ") +
                          goalsText(portfolio, painPoint));
    row.choose->setAccessibleName(tr("Choose the components of %1").arg(name));
    row.remove->setAccessibleName(tr("Remove the pain point %1").arg(name));
}

void PainPointList::rename(size_t index) {
    const PainPoint& painPoint = m_painPoints[index];
    const std::string name = fromQt(m_rows[index].name->text().trimmed());
    m_rows[index].name->setModified(false);
    if (name.empty())
        m_rows[index].name->setText(toQt(painPoint.name));
    else if (name != painPoint.name)
        emit edited(items::renamePainPoint(painPoint, name));
}

} // namespace banyan::widgets

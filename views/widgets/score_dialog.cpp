// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/score_dialog.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/table_dress.h"
#include "views/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

namespace banyan::widgets {

using items::ContributionModel;

namespace {

QString tabbed(const QAbstractItemModel& model) {
    QStringList lines;
    for (int row = -1; row < model.rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column) {
            if (column == ContributionModel::Bar) continue;
            cells.append(row < 0 ? model.headerData(column, Qt::Horizontal).toString()
                                 : model.index(row, column).data().toString());
        }
        lines.append(cells.join('\t'));
    }
    return lines.join('\n');
}

} // namespace

ScoreDialog::ScoreDialog(const scoring::ComponentAssessment& component, const scoring::Assessment& assessment,
                         QWidget* parent)
    : QDialog(parent) {
    const QString name = session::toQt(component.name);
    setWindowTitle(tr("Numbers of %1").arg(name));
    resize(880, 640);
    m_risk.show(component, assessment, portfolio::Axis::Risk);
    m_value.show(component, assessment, portfolio::Axis::Value);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit);
    layout->setSpacing(unit);
    layout->addWidget(label(tr("Risk of %1").arg(name), LabelKind::Heading));
    layout->addWidget(makeTable(m_risk, tr("Numbers of its risk")), 3);
    layout->addWidget(label(tr("Value of %1").arg(name), LabelKind::Heading));
    layout->addWidget(makeTable(m_value, tr("Numbers of its value")), 2);
    auto* buttons = new QHBoxLayout;
    QPushButton* copy = button(tr("Copy"));
    QPushButton* close = button(tr("Close"), ButtonKind::Primary);
    buttons->addStretch(1);
    buttons->addWidget(copy);
    buttons->addWidget(close);
    layout->addLayout(buttons);
    const auto toClipboard = [this] { QGuiApplication::clipboard()->setText(text()); };
    connect(copy, &QPushButton::clicked, this, toClipboard);
    connect(new QShortcut(QKeySequence::Copy, this), &QShortcut::activated, this, toClipboard);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
}

QString ScoreDialog::text() const {
    return tabbed(m_risk) + QStringLiteral("\n\n") + tabbed(m_value);
}

QTableView* ScoreDialog::makeTable(ContributionModel& model, const QString& name) {
    auto* table = new QTableView;
    table->setModel(&model);
    table->setAccessibleName(name);
    dress(table);
    table->setColumnHidden(ContributionModel::Bar, true);
    table->resizeColumnsToContents();
    table->horizontalHeader()->setStretchLastSection(true);
    for (int column = 0; column < ContributionModel::From; ++column)
        table->setColumnWidth(column, std::min(260, table->columnWidth(column) + 2 * unit));
    return table;
}

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/rank_dialog.h"

#include "model/scoring/weights.h"
#include "views/widgets/labels.h"
#include "views/widgets/linked_sliders.h"
#include "views/widgets/theme.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QListWidget>
#include <QVBoxLayout>

namespace banyan::dialogs {

using widgets::unit;

namespace {

enum Role { IdRole = Qt::UserRole, NameRole };

} // namespace

RankDialog::RankDialog(const std::vector<Entry>& entries, QWidget* parent)
    : QDialog(parent)
    , m_list(new QListWidget)
    , m_up(widgets::button(tr("Move up")))
    , m_down(widgets::button(tr("Move down"))) {
    setWindowTitle(tr("Points by rank"));
    resize(520, 420);
    m_list->setAccessibleName(tr("Goals, the most important first"));
    m_list->setDragDropMode(QAbstractItemView::InternalMove);
    m_list->installEventFilter(this);
    for (const Entry& entry : entries) {
        auto* item = new QListWidgetItem(entry.name, m_list);
        item->setData(IdRole, entry.id);
        item->setData(NameRole, entry.name);
    }
    m_list->setCurrentRow(0);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    buttons->button(QDialogButtonBox::Ok)->setText(tr("Use these points"));
    auto* line = new QHBoxLayout;
    line->addWidget(m_up);
    line->addWidget(m_down);
    line->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(unit);
    layout->addWidget(widgets::paragraph(
        tr("Put the most important goal first. Only the order counts: points are the mean of all points that agree "
           "with it (rank-order centroid)."),
        widgets::LabelKind::Muted));
    layout->addWidget(m_list, 1);
    layout->addLayout(line);
    layout->addWidget(buttons);
    connect(m_up, &QPushButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(1); });
    connect(m_list->model(), &QAbstractItemModel::rowsMoved, this, &RankDialog::number);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    number();
}

QStringList RankDialog::order() const {
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row)
        ids.append(m_list->item(row)->data(IdRole).toString());
    return ids;
}

std::vector<int> RankDialog::shares() const {
    return widgets::sharesOf(scoring::rankOrderCentroid(m_list->count()));
}

void RankDialog::move(int places) {
    const int from = m_list->currentRow();
    const int to = from + places;
    if (from < 0 || to < 0 || to >= m_list->count()) return;
    m_list->insertItem(to, m_list->takeItem(from));
    m_list->setCurrentRow(to);
    number();
}

void RankDialog::number() {
    const std::vector<int> points = shares();
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const QString share = widgets::shareText(points[static_cast<size_t>(row)]);
        item->setText(QStringLiteral("%1. %2 · %3").arg(row + 1).arg(item->data(NameRole).toString(), share));
    }
    emit orderChanged();
}

bool RankDialog::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool up = key->key() == Qt::Key_Up;
        if (key->modifiers().testFlag(Qt::AltModifier) && (up || key->key() == Qt::Key_Down)) {
            move(up ? -1 : 1);
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

} // namespace banyan::dialogs

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/check_list.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QScopedValueRollback>
#include <QSet>
#include <QVBoxLayout>

#include <algorithm>
#include <map>

namespace banyan::widgets {

using session::grouped;

namespace {

constexpr size_t manyEntries = 10; ///< from which on the list can be narrowed

} // namespace

CheckList::CheckList(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_search(new QLineEdit)
    , m_list(new QListWidget)
    , m_count(label({}, LabelKind::Muted)) {
    setAccessibleName(name);
    m_search->setPlaceholderText(tr("Type to narrow the list"));
    m_search->setAccessibleName(tr("Narrow the list"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_list->setAccessibleName(name);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setWordWrap(true);
    m_list->installEventFilter(this);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit / 2);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_count);
    connect(m_search, &QLineEdit::textChanged, this, &CheckList::narrow);
    connect(m_list, &QListWidget::itemChanged, this, [this] {
        if (m_filling) return;
        count();
        emit changed();
    });
}

void CheckList::setEntries(const std::vector<Entry>& entries) {
    const QScopedValueRollback filling(m_filling, true);
    std::map<QString, int> called;
    for (const Entry& entry : entries)
        ++called[entry.name];
    m_list->clear();
    for (const Entry& entry : entries) {
        const QString name = called[entry.name] > 1 ? QStringLiteral("%1 (%2)").arg(entry.name, entry.id) : entry.name;
        auto* item = new QListWidgetItem(name, m_list);
        item->setData(Qt::UserRole, entry.id);
        item->setToolTip(plainToolTip(name));
        item->setFlags(entry.enabled ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                                     : Qt::ItemFlags(Qt::ItemIsSelectable));
        item->setCheckState(entry.checked ? Qt::Checked : Qt::Unchecked);
    }
    m_search->setVisible(entries.size() > manyEntries);
    setFocusProxy(entries.size() > manyEntries ? static_cast<QWidget*>(m_search) : m_list);
    narrow();
}

void CheckList::setChecked(const QStringList& ids) {
    const QScopedValueRollback filling(m_filling, true);
    const QSet<QString> taken(ids.begin(), ids.end());
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        item->setCheckState(taken.contains(item->data(Qt::UserRole).toString()) ? Qt::Checked : Qt::Unchecked);
    }
    count();
}

QStringList CheckList::checked() const {
    QStringList ids;
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->checkState() == Qt::Checked)
            ids.append(m_list->item(row)->data(Qt::UserRole).toString());
    return ids;
}

int CheckList::shown() const {
    int number = 0;
    for (int row = 0; row < m_list->count(); ++row)
        number += m_list->item(row)->isHidden() ? 0 : 1;
    return number;
}

void CheckList::narrow() {
    const QStringList words = m_search->text().split(' ', Qt::SkipEmptyParts);
    int first = -1;
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem* item = m_list->item(row);
        const bool wanted = std::ranges::all_of(
            words, [&](const QString& word) { return item->text().contains(word, Qt::CaseInsensitive); });
        item->setHidden(!wanted);
        if (wanted && first < 0) first = row;
    }
    if (const QListWidgetItem* current = m_list->currentItem(); !current || current->isHidden())
        m_list->setCurrentRow(first);
    count();
}

void CheckList::count() {
    const int visible = shown();
    const auto all = static_cast<qint64>(m_list->count());
    QString text = tr("%1 of %2 checked").arg(grouped(checked().size()), grouped(all));
    if (visible == 0 && all > 0)
        text += tr("; nothing is called that");
    else if (visible < all)
        text += tr("; %1 shown").arg(grouped(qint64(visible)));
    m_count->setText(text);
}

bool CheckList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto* press = static_cast<QKeyEvent*>(event);
    const bool typed = !(press->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier));
    if (typed && watched == m_search && searchPressed(press->key())) return true;
    if (typed && watched == m_list && listPressed(press->text(), press->key())) return true;
    return QWidget::eventFilter(watched, event);
}

bool CheckList::searchPressed(int key) {
    if (key != Qt::Key_Down && key != Qt::Key_PageDown) return false;
    if (shown() > 0) m_list->setFocus(Qt::OtherFocusReason);
    return true;
}

bool CheckList::listPressed(const QString& text, int key) {
    if (!m_search->isVisible()) return false;
    if (key == Qt::Key_Up) {
        for (int row = m_list->currentRow() - 1; row >= 0; --row)
            if (!m_list->item(row)->isHidden()) return false;
        m_search->setFocus(Qt::OtherFocusReason);
        return true;
    }
    const bool letter = !text.isEmpty() && text.front().isPrint() && !text.front().isSpace();
    if (!letter && key != Qt::Key_Backspace) return false;
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->deselect();
    letter ? m_search->setText(m_search->text() + text) : m_search->backspace();
    return true;
}

} // namespace banyan::widgets

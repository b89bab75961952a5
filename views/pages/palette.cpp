// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/pages/palette.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::pages {

using widgets::theme;
using widgets::unit;

namespace {

constexpr int rowHeight = 30;
constexpr int inDetail = 2; ///< a word found in the detail counts this many times less

/// True when all letters of `word` are in `text` in that order; `gaps` counts the letters between them.
bool lettersInOrder(const QString& word, const QString& text, qsizetype& gaps) {
    qsizetype at = text.indexOf(word[0]);
    if (at < 0) return false;
    const qsizetype first = at;
    for (qsizetype i = 1; i < word.size(); ++i) {
        at = text.indexOf(word[i], at + 1);
        if (at < 0) return false;
    }
    gaps = at - first + 1 - word.size();
    return true;
}

class EntryDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {200, widgets::scaled(rowHeight)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        const bool current = option.state.testFlag(QStyle::State_Selected);
        if (current) painter->fillRect(option.rect, theme().selection);
        QRect inner = option.rect.adjusted(12, 0, -12, 0);
        painter->setPen(theme().muted);
        painter->setFont(widgets::fontOf(widgets::TextRole::Small));
        const auto right = [&](const QString& text) {
            if (text.isEmpty()) return;
            const int width = std::min(painter->fontMetrics().horizontalAdvance(text) + 2, inner.width() / 2);
            const QRect place(inner.right() - width + 1, inner.top(), width, inner.height());
            painter->drawText(place, Qt::AlignVCenter | Qt::AlignRight,
                              painter->fontMetrics().elidedText(text, Qt::ElideRight, width));
            inner.setRight(place.left() - 2 * unit);
        };
        right(index.data(PaletteModel::ShortcutRole).toString());
        right(index.data(PaletteModel::DetailRole).toString());
        painter->setPen(theme().text);
        painter->setFont(widgets::fontOf(widgets::TextRole::Body, current));
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width()));
        painter->restore();
    }
};

} // namespace

int fitOf(const QString& word, const QString& text) {
    if (word.isEmpty()) return 1;
    if (text.isEmpty()) return 0;
    if (text == word) return 100;
    const qsizetype at = text.indexOf(word);
    if (at == 0) return 80;
    if (at > 0) {
        for (qsizetype next = at; next >= 0; next = text.indexOf(word, next + 1))
            if (!text[next - 1].isLetterOrNumber()) return 60;
        return 40;
    }
    qsizetype gaps = 0;
    if (word.size() < 2 || !lettersInOrder(word, text, gaps)) return 0;
    return gaps > 2 * word.size() ? 0 : 20 - static_cast<int>(std::min<qsizetype>(gaps, 15));
}

void PaletteModel::setEntries(std::vector<PaletteEntry> entries) {
    m_entries = std::move(entries);
    m_keys.clear();
    for (const PaletteEntry& entry : m_entries)
        m_keys.push_back({entry.title.toCaseFolded(), entry.detail.toCaseFolded()});
    setQuery({});
}

void PaletteModel::setQuery(const QString& query) {
    const QStringList words = query.toCaseFolded().split(' ', Qt::SkipEmptyParts);
    std::vector<std::pair<int, size_t>> scored;
    for (size_t i = 0; i < m_keys.size(); ++i) {
        int score = 1;
        for (const QString& word : words) {
            const int around = m_keys[i].detail.contains(word) ? fitOf(word, m_keys[i].detail) / inDetail : 0;
            const int fit = std::max(fitOf(word, m_keys[i].title), around);
            score = fit > 0 ? score + fit : 0;
            if (score == 0) break;
        }
        if (score > 0) scored.emplace_back(-score, i);
    }
    m_matches = scored.size();
    const size_t kept = std::min(scored.size(), mostShown);
    std::ranges::partial_sort(scored, scored.begin() + static_cast<std::ptrdiff_t>(kept));
    beginResetModel();
    m_found.clear();
    for (size_t i = 0; i < kept; ++i)
        m_found.push_back(scored[i].second);
    endResetModel();
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_found.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) return {};
    const PaletteEntry& of = entry(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return of.title;
    case Qt::AccessibleTextRole:
        return QStringList{of.title, of.detail, of.shortcut}.join(' ').trimmed();
    case DetailRole:
        return of.detail;
    case ShortcutRole:
        return of.shortcut;
    default:
        return {};
    }
}

Palette::Palette(std::vector<PaletteEntry> entries, QWidget* parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint)
    , m_field(new QLineEdit)
    , m_list(new QListView)
    , m_nothing(widgets::label({}, widgets::LabelKind::Muted)) {
    setObjectName(QStringLiteral("palette"));
    setWindowTitle(tr("Search or run a command"));
    m_model.setEntries(std::move(entries));
    m_field->setPlaceholderText(tr("Search or run a command"));
    m_field->setAccessibleName(tr("Search or run a command"));
    m_field->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new EntryDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setAccessibleName(tr("What was found"));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(unit, unit, unit, unit);
    layout->addWidget(m_field);
    layout->addWidget(m_nothing);
    layout->addWidget(m_list, 1);
    resize(widgets::scaled(560), widgets::scaled(420));
    if (parent) move(parent->mapToGlobal(QPoint((parent->width() - width()) / 2, 56)));
    connect(m_field, &QLineEdit::textChanged, this, &Palette::search);
    connect(m_field, &QLineEdit::returnPressed, this, &Palette::runCurrent);
    connect(m_list, &QListView::clicked, this, &Palette::runCurrent);
    search({});
}

void Palette::search(const QString& text) {
    m_model.setQuery(text);
    m_list->setCurrentIndex(m_model.index(0, 0));
    const auto shown = static_cast<size_t>(m_model.rowCount());
    m_nothing->setText(
        shown == 0 ? tr("Nothing matches all of these words.")
        : m_model.matches() > shown
            ? tr("The first %1 of %2").arg(shown).arg(session::grouped(static_cast<qint64>(m_model.matches())))
            : QString());
    m_nothing->setVisible(!m_nothing->text().isEmpty());
}

void Palette::runCurrent() {
    const QModelIndex current = m_list->currentIndex();
    if (!current.isValid()) return;
    const auto run = m_model.entry(current.row()).run; // the entries are gone once the dialog is closed
    accept();
    run();
}

bool Palette::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QDialog::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int page = std::max(1, m_list->viewport()->height() / widgets::scaled(rowHeight) - 1);
    const auto move = [&](int by) {
        const int last = m_model.rowCount() - 1;
        if (last >= 0)
            m_list->setCurrentIndex(m_model.index(std::clamp(m_list->currentIndex().row() + by, 0, last), 0));
        return true;
    };
    switch (key->key()) {
    case Qt::Key_Up:
        return move(-1);
    case Qt::Key_Down:
        return move(1);
    case Qt::Key_PageUp:
        return move(-page);
    case Qt::Key_PageDown:
        return move(page);
    default:
        return QDialog::eventFilter(watched, event);
    }
}

} // namespace banyan::pages

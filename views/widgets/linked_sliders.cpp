// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/linked_sliders.h"

#include "model/base/numbers.h"
#include "views/session/text.h"
#include "views/widgets/icons.h"
#include "views/widgets/labels.h"
#include "views/widgets/share_slider.h"
#include "views/widgets/theme.h"

#include <QGridLayout>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <numeric>
#include <utility>

namespace banyan::widgets {

namespace {

constexpr int nameIndent = 5; ///< text of a name that can be pressed stands in a little
enum Column { Name, Slider, Number, Lock };

} // namespace

struct LinkedSliders::Row {
    QWidget* head = nullptr;
    ElidedLabel* name = nullptr; ///< one of the three is shown
    QLabel* whole = nullptr;
    ElidedButton* pick = nullptr;
    ElidedLabel* detail = nullptr;
    QWidget* middle = nullptr;
    ShareSlider* slider = nullptr;
    ElidedLabel* note = nullptr;
    QLabel* number = nullptr;
    QPushButton* lock = nullptr;

    ~Row() {
        for (QWidget* each : std::initializer_list<QWidget*>{head, middle, number, lock})
            each->hide(), each->deleteLater();
    }
};

QString shareText(int share) {
    return session::toQt(shortNumber(share / 10.0)) + QStringLiteral(" %");
}

LinkedSliders::LinkedSliders(QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_sum(label(tr("Sum"), LabelKind::Heading))
    , m_sumText(new ElidedLabel)
    , m_hundred(label(shareText(wholeShare), LabelKind::Heading)) {
    setAccessibleName(tr("Points of the goals"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(2 * unit);
    m_grid->setVerticalSpacing(unit);
    m_grid->setColumnMinimumWidth(Name, 20 * unit);
    m_grid->setColumnStretch(Name, 5);
    m_grid->setColumnStretch(Slider, 6);
    m_sumText->setProperty("kind", "muted");
    m_sumText->setContentsMargins(nameIndent, 0, 0, 0);
    m_sum->setIndent(nameIndent);
    m_hundred->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
}

LinkedSliders::~LinkedSliders() {
    for (const auto& row : m_rows)
        row->slider->disconnect(this);
}

void LinkedSliders::setItems(const std::vector<Item>& items, const Shares& shares) {
    m_start.clear();
    m_moving = -1;
    m_items = items;
    m_shares = shares;
    while (m_rows.size() > items.size())
        m_rows.pop_back();
    while (m_rows.size() < items.size())
        addRow(m_rows.size());
    for (size_t i = 0; i < items.size(); ++i)
        fill(i);
    const int last = static_cast<int>(items.size());
    m_grid->addWidget(m_sum, last, Name);
    m_grid->addWidget(m_sumText, last, Slider);
    m_grid->addWidget(m_hundred, last, Number);
    for (QWidget* each : std::initializer_list<QWidget*>{m_sum, m_sumText, m_hundred})
        each->setVisible(last > 1);
    showShares();
}

void LinkedSliders::addRow(size_t index) {
    auto row = std::make_unique<Row>();
    const int line = static_cast<int>(index);
    row->head = new QWidget;
    auto* head = new QVBoxLayout(row->head);
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(0);
    row->name = new ElidedLabel;
    row->name->setProperty("kind", "heading");
    row->whole = label({}, LabelKind::Heading);
    row->whole->setWordWrap(true);
    row->pick = new ElidedButton;
    row->pick->setCheckable(true);
    row->detail = new ElidedLabel;
    row->detail->setProperty("kind", "muted");
    row->detail->setContentsMargins(nameIndent, 0, 0, 0);
    head->addWidget(row->name);
    head->addWidget(row->whole);
    head->addWidget(row->pick);
    head->addWidget(row->detail);
    row->middle = new QWidget;
    auto* middle = new QVBoxLayout(row->middle);
    middle->setContentsMargins(0, 0, 0, 0);
    middle->setSpacing(0);
    row->slider = new ShareSlider;
    row->note = new ElidedLabel;
    row->note->setContentsMargins(nameIndent, 0, 0, 0);
    middle->addWidget(row->slider);
    middle->addWidget(row->note);
    row->number = label({});
    row->number->setProperty("kind", "heading");
    row->number->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    row->number->setMinimumWidth(row->number->fontMetrics().horizontalAdvance(QStringLiteral("88.8 %")) + 4);
    row->lock = button({});
    row->lock->setCheckable(true);
    row->lock->setFixedWidth(32);
    connect(row->slider, &ShareSlider::valueChanged, this, [this, index](int share) { follow(index, share); });
    connect(row->slider, &ShareSlider::settled, this, &LinkedSliders::finish);
    connect(row->pick, &QPushButton::clicked, this, [this, index] { emit picked(m_items[index].id); });
    connect(row->lock, &QPushButton::toggled, this, [this, index](bool on) { setLocked(index, on); });
    m_grid->addWidget(row->head, line, Name);
    m_grid->addWidget(row->middle, line, Slider);
    m_grid->addWidget(row->number, line, Number);
    m_grid->addWidget(row->lock, line, Lock);
    m_rows.push_back(std::move(row));
}

void LinkedSliders::fill(size_t index) {
    const Item& item = m_items[index];
    Row& row = *m_rows[index];
    row.name->setFullText(item.name);
    row.name->setVisible(!m_pickable && !m_wrapped);
    row.whole->setText(item.name);
    row.whole->setVisible(m_wrapped);
    row.pick->setFullText(item.name);
    row.pick->setVisible(m_pickable && !m_wrapped);
    row.pick->setChecked(item.id == m_current);
    row.detail->setFullText(item.detail);
    row.detail->setVisible(!item.detail.isEmpty());
    row.note->setFullText(item.note);
    setKind(row.note, item.warns ? LabelKind::Warning : LabelKind::Muted);
    row.note->setVisible(!item.note.isEmpty());
    row.slider->setAccessibleName(item.name);
    const bool on = m_locked.contains(item.id);
    const QSignalBlocker quiet(row.lock);
    row.lock->setChecked(on);
    row.lock->setIcon(icon(on ? QStringLiteral("lock") : QStringLiteral("unlock"), on ? theme().text : theme().muted));
    row.lock->setAccessibleName(on ? tr("Unlock %1").arg(item.name) : tr("Lock %1").arg(item.name));
    row.lock->setToolTip(plainToolTip(on ? tr("Keeps its share. Press to unlock") : tr("Keep its share as it is")));
}

void LinkedSliders::showShares() {
    const int sum = std::accumulate(m_shares.begin(), m_shares.end(), 0);
    m_hundred->setText(shareText(sum));
    m_sumText->setFullText(sum > 0 ? tr("always 100; moving one moves the unlocked others")
                                   : tr("none has points yet; moving one shares out the rest evenly"));
    const std::vector<bool> locked = locks();
    for (size_t i = 0; i < m_rows.size(); ++i) {
        Row& row = *m_rows[i];
        const QSignalBlocker quiet(row.slider);
        row.slider->setValue(m_shares[i]);
        row.slider->setMost(mostOf(m_shares, locked, i));
        row.slider->setEnabled(!locked[i]);
        row.slider->setAccessibleDescription(shareText(m_shares[i]));
        row.number->setText(shareText(m_shares[i]));
    }
}

void LinkedSliders::follow(size_t index, int share) {
    if (m_moving >= 0 && m_moving != static_cast<int>(index)) finish();
    if (m_start.empty()) m_start = m_shares;
    m_moving = static_cast<int>(index);
    const Shares next = widgets::moved(m_start, locks(), index, share);
    const bool other = next != m_shares;
    m_shares = next;
    showShares();
    if (other) emit moving(m_moving);
}

void LinkedSliders::finish() {
    if (m_start.empty()) return;
    const bool other = std::exchange(m_start, {}) != m_shares;
    const int index = std::exchange(m_moving, -1);
    if (other) emit moved(index);
}

void LinkedSliders::move(size_t index, int share) {
    finish();
    follow(index, share);
    finish();
}

void LinkedSliders::setLocked(size_t index, bool locked) {
    finish();
    const QString id = m_items[index].id;
    if (locked)
        m_locked.insert(id);
    else
        m_locked.erase(id);
    fill(index);
    showShares();
}

bool LinkedSliders::locked(size_t index) const {
    return m_locked.contains(m_items[index].id);
}

void LinkedSliders::setCurrent(const QString& id) {
    m_current = id;
    for (size_t i = 0; i < m_rows.size(); ++i)
        m_rows[i]->pick->setChecked(m_items[i].id == id);
}

void LinkedSliders::setPickable(bool pickable) {
    m_pickable = pickable;
    for (size_t i = 0; i < m_rows.size(); ++i)
        fill(i);
}

void LinkedSliders::setWrapped(bool wrapped) {
    m_wrapped = wrapped;
    for (size_t i = 0; i < m_rows.size(); ++i)
        fill(i);
}

void LinkedSliders::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(theme().line);
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row) {
        const int y = m_grid->cellRect(row, Name).bottom() + unit / 2;
        painter.drawLine(0, y, width(), y);
    }
}

void LinkedSliders::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        for (size_t i = 0; i < m_rows.size(); ++i)
            fill(i);
}

std::vector<bool> LinkedSliders::locks() const {
    std::vector<bool> out;
    for (const Item& item : m_items)
        out.push_back(m_locked.contains(item.id));
    return out;
}

} // namespace banyan::widgets

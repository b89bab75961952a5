// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/initiative_board.h"

#include "views/items/initiative_table.h"
#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTextLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace banyan::widgets {

using portfolio::Initiative;
using portfolio::InitiativeId;
using portfolio::InitiativeStatus;
using session::toQt;

namespace {

constexpr auto mimeType = "application/x-banyan-initiatives";
enum Role { IdRole = Qt::UserRole, TeamsRole, StateRole };
constexpr int cardHeight = 84;
constexpr int titleLines = 2;

class CardDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {100, scaled(cardHeight)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const Theme& t = theme();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        const QRectF card = QRectF(option.rect).adjusted(3, 3, -3, -3);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(focused ? t.accent : t.border, focused ? 2 : 1));
        painter->setBrush(selected ? t.selection : t.raised);
        painter->drawRoundedRect(card, 5, 5);
        const QRectF inside = card.adjusted(10, 6, -8, -6);
        painter->setPen(t.text);
        painter->setFont(fontOf(TextRole::Body, true));
        const double title = paintTitle(*painter, index.data().toString(), inside);
        painter->setFont(fontOf(TextRole::Small));
        painter->setPen(t.muted);
        const QFontMetricsF metrics(painter->font());
        const auto line = [&](double top, const QString& text) {
            painter->drawText(QRectF(inside.left(), top, inside.width(), metrics.height()), Qt::AlignLeft,
                              metrics.elidedText(text, Qt::ElideRight, inside.width()));
        };
        line(std::max(title, inside.bottom() - 2 * metrics.height()), index.data(TeamsRole).toString());
        line(inside.bottom() - metrics.height(), index.data(StateRole).toString());
        painter->restore();
    }

private:
    /// At most two lines, the last one cut; answers where they end.
    static double paintTitle(QPainter& painter, const QString& text, const QRectF& room) {
        QTextLayout layout(text, painter.font());
        const QFontMetricsF metrics(painter.font());
        double y = room.top();
        layout.beginLayout();
        for (int number = 1; number <= titleLines; ++number) {
            QTextLine line = layout.createLine();
            if (!line.isValid()) break;
            line.setLineWidth(room.width());
            const QString rest = text.mid(line.textStart());
            const QString shown = number < titleLines ? rest.left(line.textLength()).trimmed()
                                                      : metrics.elidedText(rest, Qt::ElideRight, room.width());
            painter.drawText(QPointF(room.left(), y + metrics.ascent()), shown);
            y += metrics.height();
        }
        layout.endLayout();
        return y;
    }
};

/// A line in the phase's colour.
class PhaseStripe : public QWidget {
public:
    explicit PhaseStripe(int phase)
        : m_phase(phase) {
        setFixedHeight(3);
    }

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), theme().phase(m_phase)); }

private:
    int m_phase;
};

QString teamsLine(const portfolio::Portfolio& portfolio, const Initiative& initiative) {
    QStringList names;
    for (const portfolio::TeamEffort& part : initiative.work)
        names.append(session::nameOf(portfolio, std::optional(part.team)));
    if (names.isEmpty()) return InitiativeBoard::tr("no effort yet");
    return InitiativeBoard::tr("%1 · %2 days")
        .arg(names.join(QStringLiteral(", ")))
        .arg(items::likelyDays(initiative), 0, 'f', 0);
}

QString stateLine(const Initiative& initiative, const std::shared_ptr<const session::Planned>& planned) {
    const QString status = items::statusText(initiative.status);
    const roadmap::Plan* plan = planned && planned->plan ? &*planned->plan : nullptr;
    if (const roadmap::PlannedInitiative* place = plan ? plan->find(initiative.id) : nullptr)
        return InitiativeBoard::tr("%1 – %2 · %3")
            .arg(session::dayAndMonth(roadmap::dayOf(*plan, place->startWeek)),
                 session::longDate(roadmap::dayOf(*plan, place->finishWeek) - 3), status);
    const bool left = plan && std::ranges::find(plan->unscheduled, initiative.id,
                                                &roadmap::UnscheduledInitiative::id) != plan->unscheduled.end();
    return left ? InitiativeBoard::tr("not scheduled · %1").arg(status) : status;
}

InitiativeId idOf(const QListWidgetItem* item) {
    return item ? InitiativeId(session::fromQt(item->data(IdRole).toString())) : InitiativeId();
}

} // namespace

BoardColumn::BoardColumn(int phase, QWidget* parent)
    : QListWidget(parent)
    , m_phase(phase) {
    setFrameShape(NoFrame);
    setAccessibleName(tr("Phase %1, %2").arg(phase).arg(toQt(roadmap::phaseTitle(phase))));
    setItemDelegate(new CardDelegate(this));
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setUniformItemSizes(true);
    setDragEnabled(true);
    setAcceptDrops(true);
    setDragDropMode(DragDrop);
    setDefaultDropAction(Qt::CopyAction);
    setDropIndicatorShown(false);
    setMinimumWidth(120);
}

std::vector<InitiativeId> BoardColumn::selectedIds() const {
    std::vector<InitiativeId> out;
    for (int row = 0; row < count(); ++row)
        if (item(row)->isSelected()) out.push_back(idOf(item(row)));
    return out;
}

QStringList BoardColumn::mimeTypes() const {
    return {QString::fromLatin1(mimeType)};
}

QMimeData* BoardColumn::mimeData(const QList<QListWidgetItem*>& items) const {
    QStringList ids;
    for (const QListWidgetItem* each : items)
        ids.append(each->data(IdRole).toString());
    auto* made = new QMimeData;
    made->setData(QString::fromLatin1(mimeType), ids.join('\n').toUtf8());
    return made;
}

bool BoardColumn::dropMimeData(int, const QMimeData* what, Qt::DropAction) {
    std::vector<InitiativeId> ids;
    for (const QByteArray& id : what->data(QString::fromLatin1(mimeType)).split('\n'))
        if (!id.isEmpty()) ids.emplace_back(id.toStdString());
    if (ids.empty()) return false;
    QMetaObject::invokeMethod(
        this, [this, ids] { emit dropped(ids); }, Qt::QueuedConnection); // once the drag is over
    return true;
}

void BoardColumn::keyPressEvent(QKeyEvent* event) {
    const int way = event->key() == Qt::Key_Right ? 1 : event->key() == Qt::Key_Left ? -1 : 0;
    if (way != 0 && (event->modifiers() & Qt::AltModifier)) return emit moveWanted(way);
    if (way != 0) return emit leaveWanted(way);
    QListWidget::keyPressEvent(event);
}

void BoardColumn::changeEvent(QEvent* event) {
    QListWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) scheduleDelayedItemsLayout();
}

InitiativeBoard::InitiativeBoard(QWidget* parent)
    : QWidget(parent) {
    setAccessibleName(tr("Board of initiatives by phase"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(unit, 0, unit, unit);
    layout->setSpacing(unit);
    for (int phase = 1; phase <= 4; ++phase)
        layout->addWidget(makeColumn(phase), 1);
}

QWidget* InitiativeBoard::makeColumn(int phase) {
    const auto place = static_cast<size_t>(phase - 1);
    auto* whole = new QWidget;
    auto* layout = new QVBoxLayout(whole);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(unit / 2);
    auto* head = new QHBoxLayout;
    auto* title = new ElidedLabel;
    title->setProperty("kind", "heading");
    title->setFullText(items::phaseText(phase));
    m_counts.at(place) = label({}, LabelKind::Muted);
    head->addWidget(title, 1);
    head->addWidget(m_counts.at(place));
    layout->addLayout(head);
    layout->addWidget(new PhaseStripe(phase));
    auto* column = new BoardColumn(phase);
    m_columns.at(place) = column;
    layout->addWidget(column, 1);
    connect(column, &BoardColumn::dropped, this,
            [this, phase](const std::vector<InitiativeId>& ids) { emit moveWanted(ids, phase); });
    connect(column, &BoardColumn::moveWanted, this, [this, column, phase](int by) {
        const int to = phase + by;
        if (to >= 1 && to <= 4 && !column->selectedIds().empty()) emit moveWanted(column->selectedIds(), to);
    });
    connect(column, &BoardColumn::leaveWanted, this, [this, phase](int by) {
        const int to = phase + by;
        if (to < 1 || to > 4) return;
        BoardColumn* next = this->column(to);
        next->setFocus(Qt::OtherFocusReason);
        if (next->currentRow() < 0) next->setCurrentRow(0);
        follow(next);
    });
    connect(column, &QListWidget::itemSelectionChanged, this, [this, column] { follow(column); });
    connect(column, &QListWidget::itemActivated, this,
            [this](const QListWidgetItem* item) { emit activated(idOf(item)); });
    return whole;
}

/// What is selected in one column is selected alone.
void InitiativeBoard::follow(BoardColumn* column) {
    if (m_filling || column->selectedIds().empty()) return;
    m_filling = true;
    for (BoardColumn* other : m_columns)
        if (other != column) other->clearSelection();
    m_filling = false;
    emit picked(column->currentItem() && column->currentItem()->isSelected() ? idOf(column->currentItem())
                                                                             : column->selectedIds().front());
}

void InitiativeBoard::show(const portfolio::Portfolio& portfolio,
                           const std::shared_ptr<const session::Planned>& planned,
                           const std::optional<std::set<InitiativeId>>& only) {
    m_filling = true;
    for (int phase = 1; phase <= 4; ++phase) {
        BoardColumn* list = column(phase);
        const int scrolled = list->verticalScrollBar()->value();
        std::vector<const Initiative*> mine;
        for (const Initiative& each : portfolio.initiatives())
            if (each.phase == phase && (!only || only->contains(each.id))) mine.push_back(&each);
        const roadmap::Plan* plan = planned && planned->plan ? &*planned->plan : nullptr;
        std::ranges::stable_sort(mine, {}, [plan](const Initiative* each) {
            const auto* place = plan ? plan->find(each->id) : nullptr;
            return place ? place->startWeek : 1'000'000;
        });
        const std::vector<InitiativeId> selected = list->selectedIds();
        const InitiativeId current = idOf(list->currentItem());
        list->clear();
        for (const Initiative* each : mine) {
            auto* item = new QListWidgetItem(toQt(each->title), list);
            item->setData(IdRole, toQt(each->id.value));
            item->setData(TeamsRole, teamsLine(portfolio, *each));
            item->setData(StateRole, stateLine(*each, planned));
            item->setToolTip(plainToolTip(toQt(each->title) + '\n' + teamsLine(portfolio, *each) + '\n' +
                                          stateLine(*each, planned)));
            item->setData(Qt::AccessibleDescriptionRole, stateLine(*each, planned));
            if (std::ranges::find(selected, each->id) != selected.end()) item->setSelected(true);
            if (each->id == current) list->setCurrentItem(item, QItemSelectionModel::NoUpdate);
        }
        list->verticalScrollBar()->setValue(scrolled);
        m_counts.at(static_cast<size_t>(phase - 1))->setText(session::grouped(list->count()));
    }
    m_filling = false;
}

void InitiativeBoard::setSelected(const InitiativeId& id) {
    m_filling = true;
    for (BoardColumn* list : m_columns) {
        const auto selected = list->selectedIds();
        const bool has = std::ranges::find(selected, id) != selected.end();
        if (has && selected.size() > 1) continue; // several, this one among them
        list->clearSelection();
        for (int row = 0; row < list->count(); ++row) {
            if (idOf(list->item(row)) != id || id.empty()) continue;
            list->setCurrentRow(row);
            list->scrollToItem(list->item(row));
        }
    }
    m_filling = false;
}

int InitiativeBoard::cards() const {
    int sum = 0;
    for (const BoardColumn* each : m_columns)
        sum += each->count();
    return sum;
}

} // namespace banyan::widgets

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/outcome_cards.h"

#include "model/outcomes/wording.h"
#include "views/items/outcome_rows.h"
#include "views/session/text.h"
#include "views/widgets/outcome_marks.h"
#include "views/widgets/theme.h"

#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

#include <algorithm>
#include <cmath>

namespace banyan::charts {

using outcomes::GoalOutcome;
using session::toQt;
using widgets::fontOf;
using widgets::TextRole;
using widgets::theme;
using widgets::unit;

namespace {

constexpr int besideFrom = 900;    ///< px of width from which the chart stands beside the words
constexpr int chartHeight = 176;   ///< px
constexpr int mostInitiatives = 4; ///< that a card speaks of; the detail has them all
constexpr int gutter = 22;         ///< px left of a sentence, for its mark
constexpr int margin = 2 * unit;

/// One paragraph of a card.
struct Line {
    enum class Mark { None, Goal, Initiative } mark = Mark::None;
    QString text;
    TextRole role = TextRole::Body;
    bool bold = false;
    bool muted = false;
    portfolio::Verdict verdict = portfolio::Verdict::CannotTell;
    int number = 0; ///< of a go-live
    QRectF rect{};
};

/// A card laid out for a width.
struct Card {
    std::vector<Line> lines;
    QRectF title;
    QRectF status;
    QRectF chart;
    int height = 0;
};

/// Each that has a day of go-live, as long as there is room; the others by their number.
void addInitiatives(const GoalOutcome& goal, std::vector<Line>& out) {
    const std::vector<int> numbers = goLiveNumbers(goal);
    const auto muted = [&](const QString& text) {
        out.push_back({Line::Mark::None, text, TextRole::Small, false, true});
    };
    int said = 0;
    int undated = 0;
    for (size_t i = 0; i < goal.initiatives.size(); ++i) {
        if (numbers[i] == 0) ++undated;
        if (numbers[i] == 0 || ++said > mostInitiatives) continue;
        Line line{Line::Mark::Initiative, session::unbroken(goal.initiatives[i].because), TextRole::Small};
        line.verdict = goal.initiatives[i].judgement.verdict;
        line.number = numbers[i];
        out.push_back(line);
    }
    if (said > mostInitiatives) muted(OutcomeCards::tr("and %1 more, see the detail").arg(said - mostInitiatives));
    if (undated > 0)
        muted(OutcomeCards::tr("%1 that should move it too: nobody says when they go live")
                  .arg(session::counted(undated, OutcomeCards::tr("initiative"))));
}

std::vector<Line> linesOf(const GoalOutcome& goal) {
    std::vector<Line> out;
    QString aim = items::aimOf(goal);
    if (!goal.metric.empty()) aim += QStringLiteral(" · ") + toQt(outcomes::metricWords(goal.metric));
    out.push_back({Line::Mark::None, aim, TextRole::Body, false, true});
    out.push_back({Line::Mark::None, session::unbroken(goal.statusBecause)});
    if (!goal.because.empty() && !goal.initiatives.empty()) {
        Line verdict{Line::Mark::Goal, session::unbroken(goal.because)};
        verdict.verdict = goal.judgement.verdict;
        out.push_back(verdict);
    }
    addInitiatives(goal, out);
    if (goal.initiatives.empty())
        out.push_back({Line::Mark::None, OutcomeCards::tr("No initiative says that it moves this metric."),
                       TextRole::Body, false, true});
    return out;
}

Card layOut(const GoalOutcome& goal, int width) {
    Card card;
    card.lines = linesOf(goal);
    const bool beside = width >= besideFrom;
    const double inner = width - 2.0 * margin;
    const double words = beside ? std::floor(inner * 0.46) : inner;
    const QString status = toQt(outcomes::statusTitle(goal.status));
    const double statusWidth = QFontMetricsF(fontOf(TextRole::Body, true)).horizontalAdvance(status) + gutter + 4;
    const double titleHeight = std::ceil(QFontMetricsF(fontOf(TextRole::Section, true)).height()) + 4;
    card.title = {margin, margin, words - statusWidth - unit, titleHeight};
    card.status = {margin + words - statusWidth, margin, statusWidth, titleHeight};
    double y = card.title.bottom() + 2;
    for (Line& line : card.lines) {
        const double indent = line.mark == Line::Mark::None ? 0 : line.mark == Line::Mark::Goal ? gutter : 2 * gutter;
        const QFontMetricsF metrics(fontOf(line.role, line.bold));
        const QRectF room(0, 0, words - indent, 10'000);
        const double height = std::ceil(metrics.boundingRect(room, Qt::TextWordWrap, line.text).height());
        line.rect = {margin + indent, y, words - indent, height};
        y += height + unit / 2.0;
    }
    const double chart = widgets::scaled(chartHeight);
    if (beside) {
        const double left = margin + words + 3 * unit;
        y = std::max(y, margin + chart);
        card.chart = {left, margin, width - margin - left, y - margin};
        card.chart.setHeight(std::min(card.chart.height(), 1.5 * chart));
    } else {
        card.chart = {margin, y + unit / 2.0, inner, chart};
        y = card.chart.bottom();
    }
    card.height = static_cast<int>(std::ceil(y)) + margin;
    return card;
}

class CardDelegate : public QStyledItemDelegate {
public:
    explicit CardDelegate(OutcomeCards* cards)
        : QStyledItemDelegate(cards)
        , m_cards(cards) {}

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override {
        const GoalOutcome* goal = m_cards->outcomeAt(index);
        const int width = m_cards->viewport()->width();
        return {width, goal ? layOut(*goal, width).height : widgets::scaled(chartHeight)};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        const GoalOutcome* goal = m_cards->outcomeAt(index);
        if (!goal) return;
        const Card card = layOut(*goal, option.rect.width());
        painter->save();
        painter->setClipRect(option.rect);
        paintGround(*painter, option);
        painter->translate(option.rect.topLeft());
        paintHead(*painter, *goal, card);
        for (const Line& line : card.lines)
            paintLine(*painter, line);
        paintOutcome(*painter, card.chart, m_cards->chartOf(*goal));
        painter->restore();
    }

private:
    static void paintGround(QPainter& painter, const QStyleOptionViewItem& option) {
        painter.fillRect(option.rect, theme().window);
        painter.setPen(theme().line);
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (option.state.testFlag(QStyle::State_Selected))
            painter.fillRect(QRect(option.rect.topLeft(), QSize(4, option.rect.height() - 1)), theme().accent);
        if (!option.state.testFlag(QStyle::State_HasFocus)) return;
        painter.setPen(QPen(theme().accent, 2));
        painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -2));
    }

    static void paintHead(QPainter& painter, const GoalOutcome& goal, const Card& card) {
        painter.setFont(fontOf(TextRole::Section, true));
        painter.setPen(theme().text);
        painter.drawText(card.title, Qt::AlignLeft | Qt::AlignVCenter,
                         QFontMetricsF(painter.font()).elidedText(toQt(goal.name), Qt::ElideRight, card.title.width()));
        widgets::paintStatus(painter, goal.status, {card.status.left() + 8, card.status.center().y()}, 13);
        painter.setFont(fontOf(TextRole::Body, true));
        painter.setPen(theme().text);
        painter.drawText(card.status, Qt::AlignRight | Qt::AlignVCenter, toQt(outcomes::statusTitle(goal.status)));
    }

    static void paintLine(QPainter& painter, const Line& line) {
        painter.setFont(fontOf(line.role, line.bold));
        const double middle = line.rect.top() + QFontMetricsF(painter.font()).height() / 2;
        if (line.mark != Line::Mark::None)
            widgets::paintVerdict(painter, line.verdict, {line.rect.left() - gutter / 2.0 - 3, middle}, 11);
        painter.setPen(line.muted ? theme().muted : theme().text);
        if (line.number > 0) {
            const double high = QFontMetricsF(painter.font()).height();
            const double wide = std::max(18.0, QFontMetricsF(painter.font()).horizontalAdvance('0') * 2 + 4);
            const QRectF tag(line.rect.left() - 2 * gutter, middle - high / 2, std::min(wide, gutter + 2.0), high);
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(theme().strong, 1));
            painter.drawRoundedRect(tag, 4, 4);
            painter.setPen(theme().text);
            painter.drawText(tag, Qt::AlignCenter, QString::number(line.number));
        }
        painter.drawText(line.rect, Qt::TextWordWrap, line.text);
    }

    OutcomeCards* m_cards;
};

} // namespace

OutcomeCards::OutcomeCards(items::TextTable& goals, QWidget* parent)
    : QListView(parent) {
    setAccessibleName(tr("Goals and what came of them"));
    setModel(&goals);
    setItemDelegate(new CardDelegate(this));
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // or its coming and going would change every height
    setEditTriggers(NoEditTriggers);
    setResizeMode(Adjust);
    verticalScrollBar()->setSingleStep(24);
    connect(this, &QListView::activated, this, [this](const QModelIndex& index) { emit activatedGoal(goalAt(index)); });
    connect(this, &QListView::clicked, this, [this](const QModelIndex& index) { emit picked(goalAt(index)); });
}

void OutcomeCards::show(const portfolio::Portfolio& portfolio, std::shared_ptr<const outcomes::Outcomes> outcomes) {
    m_portfolio = portfolio;
    m_outcomes = std::move(outcomes);
    scheduleDelayedItemsLayout();
    viewport()->update();
}

portfolio::GoalId OutcomeCards::goalAt(const QModelIndex& index) const {
    return portfolio::GoalId(session::fromQt(index.data(items::RecordTable::IdRole).toString()));
}

const GoalOutcome* OutcomeCards::outcomeAt(const QModelIndex& index) const {
    return m_outcomes && index.isValid() ? m_outcomes->find(goalAt(index)) : nullptr;
}

OutcomeChart OutcomeCards::chartOf(const GoalOutcome& goal) const {
    return outcomeChart(m_portfolio, *m_outcomes, goal, m_initiative);
}

void OutcomeCards::select(const portfolio::GoalId& goal) {
    if (currentIndex().isValid() && goalAt(currentIndex()) == goal && selectionModel()->isSelected(currentIndex()))
        return;
    m_following = true;
    QModelIndex found;
    for (int row = 0; row < model()->rowCount() && !goal.empty(); ++row)
        if (goalAt(model()->index(row, 0)) == goal) found = model()->index(row, 0);
    if (found.isValid()) {
        setCurrentIndex(found);
        scrollTo(found, EnsureVisible);
    } else {
        clearSelection();
        selectionModel()->setCurrentIndex({}, QItemSelectionModel::NoUpdate);
    }
    m_following = false;
}

void OutcomeCards::setInitiative(const portfolio::InitiativeId& initiative) {
    m_initiative = initiative;
    viewport()->update();
}

Picture OutcomeCards::picture() const {
    std::vector<OutcomeChart> charts;
    for (int row = 0; row < model()->rowCount(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        const GoalOutcome* goal = outcomeAt(index);
        if (goal && (!selectionModel()->hasSelection() || selectionModel()->isSelected(index)))
            charts.push_back(chartOf(*goal));
    }
    return outcomePicture(std::move(charts), QSizeF(900, 240));
}

void OutcomeCards::resizeEvent(QResizeEvent* event) {
    QListView::resizeEvent(event);
    scheduleDelayedItemsLayout();
}

void OutcomeCards::changeEvent(QEvent* event) {
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) scheduleDelayedItemsLayout();
}

void OutcomeCards::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
    QListView::currentChanged(current, previous);
    if (!m_following && current.isValid()) emit picked(goalAt(current));
}

} // namespace banyan::charts

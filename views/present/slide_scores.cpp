// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/numbers.h"
#include "views/present/slide_layouts.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <algorithm>

namespace banyan::present {

using session::counted;
using session::toQt;
using widgets::theme;

namespace {

constexpr size_t mostRows = 5;

QString numberOf(double value) {
    return toQt(shortNumber(value, 2));
}

/// Everybody's estimate on one axis, a row each, with their mean.
class ScoresMaker {
public:
    ScoresMaker(const ScoringState& state, SceneMaker& maker)
        : m_state(state)
        , m_maker(maker)
        , m_body(maker.body())
        , m_left(m_body.left() + m_body.width() * 0.23)
        , m_right(m_body.right() - m_body.width() * 0.23) {
        m_low = m_high = state.votes.front().range.low;
        for (const report::Vote& vote : state.votes) {
            m_low = std::min(m_low, vote.range.low);
            m_high = std::max(m_high, vote.range.high);
        }
        if (m_high - m_low < 1e-12) {
            m_low -= 1;
            m_high += 1;
        }
    }

    void run() {
        const size_t rows = std::min(m_state.votes.size(), mostRows);
        const double top = m_body.top() + m_maker.px(56);
        const double under = m_maker.px(60 + 96); // the axis, and what is said below it
        const double height = std::min(m_maker.px(90), (m_body.bottom() - top - under) / static_cast<double>(rows));
        const double bottom = top + height * static_cast<double>(rows);
        addMean(top, bottom);
        for (size_t i = 0; i < rows; ++i)
            addVote(m_state.votes[i], top + height * (static_cast<double>(i) + 0.5));
        addAxis(bottom);
        addBelow(m_state.votes.size() - rows);
    }

private:
    [[nodiscard]] double x(double value) const {
        return m_left + (m_right - m_left) * (value - m_low) / (m_high - m_low);
    }
    [[nodiscard]] QRectF centred(double at, double top, const QSizeF& extent) const {
        return {std::clamp(at - extent.width() / 2, m_body.left(), m_body.right() - extent.width()), top,
                extent.width(), m_maker.px(40)};
    }

    void addMean(double top, double bottom) {
        const double mean = report::spreadOf(m_state.votes).mean;
        m_maker.line({x(mean), top}, {x(mean), bottom}, QPen(theme().strong, m_maker.px(3), Qt::DashLine));
        const QString text = QObject::tr("mean %1").arg(numberOf(mean));
        m_maker.text(centred(x(mean), top - m_maker.px(48), m_maker.extent(text, 24, true)), text, 24, true,
                     theme().text);
    }

    void addVote(const report::Vote& vote, double y) {
        const double half = m_maker.px(22);
        m_maker.text({m_body.left(), y - half, m_left - m_body.left() - m_maker.px(24), 2 * half}, toQt(vote.who), 26,
                     true, theme().text);
        m_maker.line({x(vote.range.low), y}, {x(vote.range.high), y},
                     QPen(theme().accent, m_maker.px(5), Qt::SolidLine, Qt::RoundCap));
        addMark(m_maker, portfolio::Quadrant::Retain, {x(vote.range.likely), y}, m_maker.px(26));
        const QString range =
            vote.range.low == vote.range.high
                ? numberOf(vote.range.likely)
                : QObject::tr("%1 (%2 to %3)")
                      .arg(numberOf(vote.range.likely), numberOf(vote.range.low), numberOf(vote.range.high));
        m_maker.text({m_right + m_maker.px(24), y - half, m_body.right() - m_right - m_maker.px(24), 2 * half}, range,
                     26, false, theme().text);
    }

    void addAxis(double y) {
        const QPen pen(theme().muted, m_maker.px(2));
        m_maker.line({m_left, y}, {m_right, y}, pen);
        for (const double value : {m_low, (m_low + m_high) / 2, m_high}) {
            m_maker.line({x(value), y}, {x(value), y + m_maker.px(10)}, pen);
            const QString text = QStringLiteral("%1 %2").arg(numberOf(value), m_state.unit).trimmed();
            m_maker.text(centred(x(value), y + m_maker.px(14), m_maker.extent(text, 22, false)), text, 22, false,
                         theme().muted);
        }
    }

    void addBelow(size_t more) {
        QStringList said;
        if (more > 0) said.append(QObject::tr("And %1 more, in the minutes.").arg(more));
        if (!m_state.wouldChange.isEmpty()) said.append(m_state.wouldChange);
        if (m_state.kept) said.append(QObject::tr("Kept as estimates."));
        m_maker.text({m_body.left(), m_body.bottom() - m_maker.px(80), m_body.width(), m_maker.px(80)}, said.join(' '),
                     24, true, theme().text, Qt::AlignLeft | Qt::AlignBottom);
    }

    const ScoringState& m_state;
    SceneMaker& m_maker;
    QRectF m_body;
    double m_left;
    double m_right;
    double m_low = 0;
    double m_high = 0;
};

} // namespace

void scoringSlide(const SlideContext& context, SceneMaker& maker) {
    const ScoringState& state = context.source.scoring;
    if (state.criterion.isEmpty()) {
        maker.head(context.title({}),
                   QObject::tr("Everyone gives an estimate that nobody else sees; then all are shown."),
                   context.number);
        return sayOnly(maker, QObject::tr("Press S or the button below and choose what to score."));
    }
    const QString asked = QObject::tr("%1 of %2").arg(state.criterion, state.component);
    const auto count = static_cast<qint64>(state.votes.size());
    if (!state.revealed) {
        maker.head(context.title(asked), QObject::tr("What does everyone say, unseen by the others?"), context.number);
        const QStringList said{
            QObject::tr("%1 given, hidden until all are shown.").arg(counted(count, QObject::tr("estimate"))),
            state.known};
        return sayOnly(maker, said.join(QChar::LineSeparator));
    }
    maker.head(context.title(asked), toQt(report::spreadSentence(state.votes, session::fromQt(state.unit))),
               context.number);
    ScoresMaker(state, maker).run();
}

} // namespace banyan::present

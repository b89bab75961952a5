// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/outcome_marks.h"

#include "model/outcomes/wording.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace banyan::widgets {

using portfolio::GoalStatus;
using portfolio::Quadrant;
using portfolio::Verdict;

namespace {

class Pencil {
public:
    Pencil(QPainter& painter, QPointF centre, double size)
        : m_painter(painter)
        , m_half(size / 2) {
        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.translate(centre);
    }
    ~Pencil() { m_painter.restore(); }
    Pencil(const Pencil&) = delete;
    Pencil& operator=(const Pencil&) = delete;

    void shape(const QPolygonF& corners, const QColor& colour) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawPolygon(scaledBy(corners));
    }
    void stroke(const QPolygonF& corners, const QColor& colour) {
        m_painter.setPen(QPen(colour, std::max(1.6, m_half / 3.5), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawPolyline(scaledBy(corners));
    }
    void disc(const QColor& colour) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawEllipse(QPointF(), m_half, m_half);
    }
    void dottedRing() {
        m_painter.setPen(QPen(theme().muted, 1.5, Qt::DotLine));
        m_painter.setBrush(Qt::NoBrush);
        m_painter.drawEllipse(QPointF(), m_half - 1, m_half - 1);
    }
    void check() {
        const QColor colour = theme().quadrant(Quadrant::Retain);
        disc(colour);
        stroke({{-0.45, 0.02}, {-0.1, 0.38}, {0.48, -0.36}}, Theme::on(colour));
    }

private:
    [[nodiscard]] QPolygonF scaledBy(const QPolygonF& corners) const {
        return QTransform::fromScale(m_half, m_half).map(corners);
    }
    QPainter& m_painter;
    double m_half;
};

} // namespace

void paintStatus(QPainter& painter, GoalStatus status, QPointF centre, double size) {
    Pencil pencil(painter, centre, size);
    switch (status) {
    case GoalStatus::OnTrack:
        return pencil.shape({{-0.75, -0.9}, {0.95, 0}, {-0.75, 0.9}}, theme().accent);
    case GoalStatus::AtRisk:
        return pencil.shape({{0, -0.95}, {1, 0.8}, {-1, 0.8}}, theme().warning);
    case GoalStatus::Off:
        return pencil.shape({{-0.8, -0.8}, {0.8, -0.8}, {0.8, 0.8}, {-0.8, 0.8}},
                            theme().quadrant(Quadrant::AddressEarly));
    case GoalStatus::Reached:
        return pencil.check();
    case GoalStatus::NotMeasured:
        return pencil.dottedRing();
    }
}

void paintVerdict(QPainter& painter, Verdict verdict, QPointF centre, double size) {
    Pencil pencil(painter, centre, size);
    switch (verdict) {
    case Verdict::Met:
        return pencil.check();
    case Verdict::Improved:
        pencil.stroke({{-0.7, 0.7}, {0.65, -0.65}}, theme().accent);
        return pencil.stroke({{-0.2, -0.7}, {0.7, -0.7}, {0.7, 0.2}}, theme().accent);
    case Verdict::NoChange:
        pencil.stroke({{-0.8, -0.35}, {0.8, -0.35}}, theme().muted);
        return pencil.stroke({{-0.8, 0.35}, {0.8, 0.35}}, theme().muted);
    case Verdict::Worse:
        pencil.stroke({{-0.7, -0.7}, {0.65, 0.65}}, theme().quadrant(Quadrant::AddressEarly));
        return pencil.stroke({{-0.2, 0.7}, {0.7, 0.7}, {0.7, -0.2}}, theme().quadrant(Quadrant::AddressEarly));
    case Verdict::CannotTell:
        return pencil.dottedRing();
    }
}

OutcomeMark::OutcomeMark(QWidget* parent)
    : QWidget(parent) {
    setFixedSize(18, 18);
    setVerdict(Verdict::CannotTell);
}

void OutcomeMark::setStatus(GoalStatus status) {
    m_status = status;
    setAccessibleName(session::toQt(outcomes::statusTitle(status)));
    update();
}

void OutcomeMark::setVerdict(Verdict verdict) {
    m_status.reset();
    m_verdict = verdict;
    setAccessibleName(session::toQt(outcomes::verdictTitle(verdict)));
    update();
}

void OutcomeMark::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_status)
        paintStatus(painter, *m_status, QRectF(rect()).center(), 13);
    else
        paintVerdict(painter, m_verdict, QRectF(rect()).center(), 13);
}

} // namespace banyan::widgets

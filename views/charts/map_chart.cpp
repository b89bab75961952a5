// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/map_chart.h"

#include "views/charts/map_legend.h"
#include "views/charts/points_item.h"
#include "views/charts/threshold_handle.h"
#include "views/session/text.h"
#include "views/widgets/theme.h"

#include <QChart>
#include <QGraphicsPathItem>
#include <QScatterSeries>
#include <QValueAxis>

#include <cmath>

namespace banyan::charts {

using portfolio::Axis;
using widgets::theme;

namespace {

constexpr int handleRoom = 28; ///< px above the plot
constexpr int numberRoom = 44; ///< px to its right

QValueAxis* makeAxis(const QString& title) {
    auto* axis = new QValueAxis;
    axis->setRange(0, 100);
    axis->setTickCount(5);
    axis->setLabelFormat(QStringLiteral("%d"));
    axis->setTitleText(title);
    axis->setLabelsFont(widgets::fontOf(widgets::TextRole::Small));
    axis->setTitleFont(widgets::fontOf(widgets::TextRole::Small));
    return axis;
}

} // namespace

MapChart::MapChart(QWidget* parent)
    : QChartView(new QChart, parent)
    , m_value(makeAxis(tr("Business value →")))
    , m_risk(makeAxis(tr("Risk →")))
    , m_points(nullptr)
    , m_legend(nullptr)
    , m_band(nullptr)
    , m_bandText(nullptr)
    , m_valueHandle(nullptr)
    , m_riskHandle(nullptr) {
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 240);
    chart()->setMargins(QMargins(0, handleRoom, numberRoom, 0));
    chart()->setBackgroundRoundness(0);
    chart()->legend()->hide();
    auto* anchor = new QScatterSeries; // axes need a series to belong to; the points are painted by PointsItem
    chart()->addSeries(anchor);
    chart()->addAxis(m_value, Qt::AlignBottom);
    chart()->addAxis(m_risk, Qt::AlignLeft);
    anchor->attachAxis(m_value);
    anchor->attachAxis(m_risk);
    m_points = new PointsItem(chart());
    m_points->setContent(&m_content, &m_choice);
    m_legend = new MapLegendItem(chart());
    m_legend->setContent(&m_content);
    m_band = new QGraphicsPathItem(chart());
    m_band->setZValue(20);
    m_bandText = new QGraphicsSimpleTextItem(m_band);
    m_bandText->setFont(widgets::fontOf(widgets::TextRole::Small, true));
    m_valueHandle = makeHandle(Axis::Value);
    m_riskHandle = makeHandle(Axis::Risk);
    connect(chart(), &QChart::plotAreaChanged, this, &MapChart::layOut);
    applyColours();
    describe();
}

ThresholdHandle* MapChart::makeHandle(Axis axis) {
    const bool value = axis == Axis::Value;
    const auto scoreAt = [this, value](QPoint at) {
        const QPointF scores = m_points->layoutShown().scores(toChart(at));
        return value ? scores.x() : scores.y();
    };
    auto* made = new ThresholdHandle(value ? Qt::Horizontal : Qt::Vertical,
                                     value ? tr("Threshold of value") : tr("Threshold of risk"), scoreAt, this);
    connect(made, &ThresholdHandle::valueChanged, this, [this, axis](int to) { showThreshold(axis, to); });
    connect(made, &ThresholdHandle::settled, this, [this, axis](int to) { emit thresholdSettled(axis, to); });
    connect(made, &ThresholdHandle::resetWanted, this, [this, axis] { emit thresholdResetWanted(axis); });
    return made;
}

ThresholdHandle* MapChart::handle(Axis axis) const {
    return axis == Axis::Value ? m_valueHandle : m_riskHandle;
}

void MapChart::applyColours() {
    chart()->setBackgroundBrush(theme().window);
    chart()->setBackgroundPen(Qt::NoPen);
    setBackgroundBrush(theme().window);
    for (QValueAxis* axis : {m_value, m_risk}) {
        axis->setLabelsColor(theme().muted);
        axis->setTitleBrush(theme().muted);
        axis->setLinePenColor(theme().line);
        axis->setGridLineColor(theme().line);
    }
    QColor wash = theme().accent;
    wash.setAlphaF(0.12F);
    m_band->setPen(QPen(theme().accent, 1.5));
    m_band->setBrush(wash);
    m_bandText->setBrush(theme().text);
    m_points->update();
    m_legend->update();
}

void MapChart::setContent(MapContent content) {
    const bool moving = m_valueHandle->moving() || m_riskHandle->moving();
    const QPointF kept(m_content.valueThreshold, m_content.riskThreshold);
    m_content = std::move(content);
    if (moving) m_content.moveThresholds(kept.x(), kept.y());
    std::set<portfolio::ComponentId> still;
    for (const MapPoint& point : m_content.points)
        if (m_choice.selection.contains(point.id)) still.insert(point.id);
    m_choice.selection = std::move(still);
    if (m_gesture.kind == Gesture::Mark) cancelGesture(); // its point may be another one now
    layOut();
    describe();
}

void MapChart::setSelected(const portfolio::ComponentId& id) {
    if (id == m_choice.current) return;
    m_choice.current = id;
    m_points->choiceChanged();
    describe();
}

void MapChart::setSelection(std::set<portfolio::ComponentId> ids) {
    if (ids == m_choice.selection) return;
    m_choice.selection = std::move(ids);
    m_points->choiceChanged();
    describe();
}

void MapChart::showThreshold(Axis axis, double value) {
    const bool isValue = axis == Axis::Value;
    m_content.moveThresholds(isValue ? value : m_content.valueThreshold, isValue ? m_content.riskThreshold : value);
    m_points->thresholdsMoved();
    placeHandles();
}

void MapChart::placeHandles() {
    const QRectF plot = chart()->plotArea();
    const QPointF corner = position(m_content.valueThreshold, m_content.riskThreshold);
    const auto put = [&](ThresholdHandle* handle, QPointF centre, double value) {
        handle->showValue(value);
        handle->setVisible(m_content.derived != nullptr);
        const QPoint at = mapFromScene(chart()->mapToScene(centre));
        handle->move(at - QPoint(handle->width() / 2, handle->height() / 2));
    };
    put(m_valueHandle, {corner.x(), plot.top() - 14}, m_content.valueThreshold);
    put(m_riskHandle, {plot.right() + 23, corner.y()}, m_content.riskThreshold);
}

void MapChart::layOut() {
    const double legend = m_legend->heightFor(chart()->plotArea().width());
    const QMargins margins(0, handleRoom, numberRoom, static_cast<int>(std::ceil(legend)));
    if (chart()->margins() != margins) chart()->setMargins(margins);
    const QRectF plot = chart()->plotArea();
    m_legend->setArea(QRectF(plot.left(), chart()->size().height() - legend, plot.width(), legend));
    m_points->relayout(plot);
    placeHandles();
}

void MapChart::describe() {
    QString name = tr("Map of value and risk, %1").arg(session::counted(m_content.shown, tr("component")));
    if (m_choice.selection.size() > 1) name += tr(", %1 selected").arg(session::grouped(m_choice.selection.size()));
    setAccessibleName(name);
    const MapPoint* current = m_content.find(m_choice.current);
    QString text = current ? tipOf(m_content, *current) : tr("Nothing is selected");
    if (const QString legend = m_legend->text(); !legend.isEmpty()) text += '\n' + legend;
    setAccessibleDescription(text);
}

QPointF MapChart::position(double value, double risk) const {
    const QRectF plot = chart()->plotArea();
    return {plot.left() + value / 100 * plot.width(), plot.bottom() - risk / 100 * plot.height()};
}

std::vector<QRectF> MapChart::labelRects() const {
    std::vector<QRectF> rects;
    for (const MapLabel& label : m_points->layoutShown().labels)
        rects.push_back(label.rect);
    return rects;
}

Picture MapChart::picture() const {
    Picture made;
    made.title = tr("Map of value and risk");
    made.description = accessibleDescription();
    made.size = chart()->size();
    made.ground = theme().window;
    made.paint = [this](QPainter& painter) {
        scene()->render(&painter, QRectF(QPointF(), chart()->size()), chart()->mapRectToScene(chart()->rect()));
    };
    return made;
}

void MapChart::resizeEvent(QResizeEvent* event) {
    QChartView::resizeEvent(event);
    layOut();
}

void MapChart::focusInEvent(QFocusEvent* event) {
    QChartView::focusInEvent(event);
    m_points->setFocusShown(event->reason() != Qt::MouseFocusReason);
}

void MapChart::focusOutEvent(QFocusEvent* event) {
    QChartView::focusOutEvent(event);
    m_points->setFocusShown(false);
}

void MapChart::changeEvent(QEvent* event) {
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) applyColours();
}

} // namespace banyan::charts

// SPDX-License-Identifier: GPL-3.0-or-later
#include "painted_texts.h"

#include <QPaintEngine>
#include <QPainter>
#include <QWidget>

#include <cmath>

namespace banyan::tests {

namespace {

/// Keeps texts and lets everything else go.
class TextEngine : public QPaintEngine {
public:
    TextEngine()
        : QPaintEngine(AllFeatures) {}

    bool begin(QPaintDevice*) override { return true; }
    bool end() override { return true; }
    void updateState(const QPaintEngineState&) override {}
    [[nodiscard]] Type type() const override { return User; }
    void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
    void drawTiledPixmap(const QRectF&, const QPixmap&, const QPointF&) override {}
    void drawImage(const QRectF&, const QImage&, const QRectF&, Qt::ImageConversionFlags) override {}
    void drawPath(const QPainterPath&) override {}
    void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
    void drawPolygon(const QPoint*, int, PolygonDrawMode) override {}

    void drawTextItem(const QPointF& at, const QTextItem& item) override {
        if (item.text().trimmed().isEmpty()) return;
        const QTransform map = painter()->deviceTransform();
        QRectF clip(0, 0, paintDevice()->width(), paintDevice()->height());
        if (!systemClip().isEmpty()) clip &= QRectF(systemClip().boundingRect());
        if (painter()->hasClipping()) clip &= map.mapRect(painter()->clipBoundingRect());
        QColor ink = painter()->pen().color();
        ink.setAlphaF(ink.alphaF() * static_cast<float>(painter()->opacity()));
        const QRectF rect(at.x(), at.y() - item.ascent(), item.width(), item.ascent() + item.descent());
        texts.push_back({item.text(), map.mapRect(rect), clip, ink, item.font()});
    }

    std::vector<PaintedText> texts;
};

class TextDevice : public QPaintDevice {
public:
    explicit TextDevice(QSize size)
        : m_size(size) {}
    [[nodiscard]] QPaintEngine* paintEngine() const override { return &engine; }

    mutable TextEngine engine;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override {
        switch (metric) {
        case PdmWidth:
            return m_size.width();
        case PdmHeight:
            return m_size.height();
        case PdmWidthMM:
            return static_cast<int>(std::lround(m_size.width() * 25.4 / 96));
        case PdmHeightMM:
            return static_cast<int>(std::lround(m_size.height() * 25.4 / 96));
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        default:
            return QPaintDevice::metric(metric);
        }
    }

private:
    QSize m_size;
};

} // namespace

std::vector<PaintedText> textsPainted(QSize size, const std::function<void(QPainter&)>& paint) {
    TextDevice device(size);
    QPainter painter(&device);
    paint(painter);
    painter.end();
    return std::move(device.engine.texts);
}

std::vector<PaintedText> textsPainted(QWidget& window) {
    TextDevice device(window.size());
    window.render(&device);
    return std::move(device.engine.texts);
}

} // namespace banyan::tests

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

static void registerIcons() {
    Q_INIT_RESOURCE(icons);
}

namespace banyan::widgets {

namespace {

class OutlineEngine : public QIconEngine {
public:
    explicit OutlineEngine(QByteArray svg)
        : m_svg(std::move(svg)) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override {
        if (mode == QIcon::Disabled) painter->setOpacity(painter->opacity() * 0.5);
        QSvgRenderer(m_svg).render(painter, rect);
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return pixmap;
    }

    [[nodiscard]] QIconEngine* clone() const override { return new OutlineEngine(m_svg); }

private:
    QByteArray m_svg;
};

QByteArray read(const QString& name) {
    registerIcons();
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QIcon icon(const QString& name, const QColor& colour) {
    QByteArray svg = read(name);
    svg.replace("#000000", colour.name().toLatin1());
    return QIcon(new OutlineEngine(svg));
}

QIcon applicationIcon() {
    return QIcon(new OutlineEngine(read(QStringLiteral("banyan"))));
}

} // namespace banyan::widgets

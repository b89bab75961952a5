// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/charts/picture.h"

#include "views/session/save_file.h"
#include "views/session/text.h"

#include <QBuffer>
#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QImage>
#include <QMimeData>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

namespace banyan::charts {

namespace {

constexpr int dotsPerInch = 96;
constexpr double pixelRatio = 2; ///< of a PNG, so that it stays sharp on a slide

QImage imageOf(const Picture& picture) {
    QImage image((picture.size * pixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(pixelRatio);
    image.fill(picture.ground);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    picture.paint(painter);
    return image;
}

QByteArray svgOf(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setResolution(dotsPerInch);
    generator.setSize(picture.size.toSize());
    generator.setViewBox(QRectF(QPointF(), picture.size));
    generator.setTitle(picture.title.toHtmlEscaped());
    generator.setDescription(picture.description.toHtmlEscaped());
    QPainter painter(&generator);
    painter.fillRect(QRectF(QPointF(), picture.size), picture.ground);
    picture.paint(painter);
    painter.end();
    return bytes;
}

QByteArray pdfOf(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(picture.title);
    writer.setCreator(QStringLiteral("Banyan"));
    writer.setResolution(dotsPerInch);
    writer.setPageSize(QPageSize(picture.size * 72 / dotsPerInch, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    painter.fillRect(QRectF(QPointF(), picture.size), picture.ground);
    picture.paint(painter);
    painter.end();
    return bytes;
}

QByteArray pngOf(const Picture& picture) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    imageOf(picture).save(&buffer, "PNG");
    return bytes;
}

} // namespace

Result<void> writePicture(const Picture& picture, const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    QByteArray bytes;
    if (suffix == QStringLiteral("svg"))
        bytes = svgOf(picture);
    else if (suffix == QStringLiteral("png"))
        bytes = pngOf(picture);
    else if (suffix == QStringLiteral("pdf"))
        bytes = pdfOf(picture);
    else
        return makeError(ErrorKind::BadInput, "export.unknown-format",
                         "{path} is to end in .svg, .png or .pdf: there is no other format for pictures",
                         {{"path", session::fromQt(path)}});
    return session::saveFile(path, bytes);
}

void copyPicture(const Picture& picture) {
    auto* data = new QMimeData;
    data->setImageData(imageOf(picture));
    data->setData(QStringLiteral("image/svg+xml"), svgOf(picture));
    QGuiApplication::clipboard()->setMimeData(data);
}

} // namespace banyan::charts

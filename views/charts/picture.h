// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QSizeF>
#include <QString>

#include "model/base/result.h"

#include <functional>

class QPainter;

namespace banyan::charts {

/// A chart as it can be written or copied: vectors, so that texts stay texts.
struct Picture {
    QString title;
    QString description;
    QSizeF size; ///< px
    QColor ground;
    std::function<void(QPainter&)> paint; ///< into (0, 0, size)
};

/// Writes an SVG, PNG (at twice the size) or PDF, by the file name's ending. Errors (Io) "export.not-written" and
/// (BadInput) "export.unknown-format" name the file.
Result<void> writePicture(const Picture& picture, const QString& path);

/// Puts it on the clipboard, as SVG and as pixels.
void copyPicture(const Picture& picture);

} // namespace banyan::charts

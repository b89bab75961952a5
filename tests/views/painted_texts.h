// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;
class QWidget;

namespace banyan::tests {

/// A run of text that was painted, whoever painted it.
struct PaintedText {
    QString text;
    QRectF rect; ///< px in what was painted on
    QRectF clip; ///< what of that was let through
    QColor ink;  ///< with the opacity that it had
    QFont font;
};

/// Every run of text that `paint` paints on something of that size.
std::vector<PaintedText> textsPainted(QSize size, const std::function<void(QPainter&)>& paint);
/// The same of a window with all that it shows.
std::vector<PaintedText> textsPainted(QWidget& window);

} // namespace banyan::tests

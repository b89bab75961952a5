// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

/// The painted charts: what stands where is worked out apart from the painting.
namespace banyan::charts {

/// A mark that would like its name beside it.
struct LabelWish {
    QPointF at;        ///< centre of the mark
    double radius = 6; ///< of the mark
    QSizeF size;       ///< of the text
};

/// Places labels beside their marks, in the order of the wishes (the most important first): to the right, left, above,
/// below or at a corner, the first of these that lies inside `bounds` and meets no label placed before, no mark of
/// `marks` and no rectangle of `taken`. What fits nowhere gets nothing. Greedy, after Christensen, Marks and Shieber
/// (1995); deterministic.
std::vector<std::optional<QRectF>> placeLabels(const std::vector<LabelWish>& wishes, const std::vector<QRectF>& marks,
                                               const std::vector<QRectF>& taken, const QRectF& bounds);

} // namespace banyan::charts

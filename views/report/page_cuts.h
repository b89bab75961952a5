// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

class QTextDocument;

/// Where a text that is laid out as one long strip may be cut into pages.
namespace banyan::paper {

/// What of the strip stands on one page, px from its top.
struct Piece {
    struct Strip {
        double top = 0;
        double bottom = 0;
    };
    double top = 0;
    double bottom = 0;
    std::optional<Strip> head; ///< of the table that goes on here: drawn again above the rest
};

/// Cuts the strip into pieces no higher than `height`, each as long as it can be. A heading, and a caption, stays with
/// what follows: the first lines of a text, a whole picture, the head and the first row of a table. Rows, pictures and
/// short paragraphs stay whole unless they are higher than a page.
std::vector<Piece> pieces(const QTextDocument& document, double height);

} // namespace banyan::paper

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

#include "model/base/dates.h"
#include "views/report/page_cuts.h"

#include <memory>
#include <string>
#include <vector>

class QPainter;
class QPdfWriter;
class QTextDocument;
class QThread;

/// The report as paper: what a printer gets, and what the window shows of it beforehand.
namespace banyan::paper {

/// A report laid out as pages of A4, with page numbers: its light colours, its pictures as they are. Made on any
/// thread and used there, or elsewhere once it was moved.
class Paper {
public:
    /// `html` is what report::html made. Large tables take a while.
    explicit Paper(const std::string& html);
    ~Paper();
    Paper(const Paper&) = delete;
    Paper& operator=(const Paper&) = delete;
    void moveToThread(QThread* thread);

    [[nodiscard]] int pages() const { return static_cast<int>(m_pieces.size()); }
    /// A page with its margins, px of 96 to an inch.
    [[nodiscard]] static QSizeF size();

    /// Where a section begins.
    struct Place {
        QString title;
        int page = 0;  ///< from 0
        double at = 0; ///< px from the page's top
    };
    [[nodiscard]] const std::vector<Place>& sections() const { return m_sections; }

    /// Draws page `number` (from 0) into (0, 0, size()); the ground is the caller's.
    void draw(QPainter& painter, int number) const;

private:
    friend QByteArray pdfOf(const std::string& html, Date madeOn);
    void drawPiece(QPainter& painter, double top, double bottom) const;
    void drawText(QPainter& painter, int number) const;
    void findSections();

    std::unique_ptr<QPdfWriter> m_device; ///< that the text is laid out for
    std::unique_ptr<QTextDocument> m_text;
    QSizeF m_area;               ///< of a page's text, px
    std::vector<Piece> m_pieces; ///< one for each page
    std::vector<Place> m_sections;
};

/// The same as PDF, made on the day that is told: the same report gives the same bytes where hashes have a fixed seed
/// (QHashSeed::setDeterministicGlobalSeed), in one time zone.
QByteArray pdfOf(const std::string& html, Date madeOn);

} // namespace banyan::paper

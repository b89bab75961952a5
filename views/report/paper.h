// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSizeF>
#include <QString>

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

    [[nodiscard]] int pages() const;
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
    friend QByteArray pdfOf(const std::string& html);
    void drawText(QPainter& painter, int number) const;
    void findSections();

    std::unique_ptr<QPdfWriter> m_device; ///< that the text is laid out for
    std::unique_ptr<QTextDocument> m_text;
    QSizeF m_area; ///< of a page's text, px
    std::vector<Place> m_sections;
};

/// The same as PDF. Besides the day on which it was made, the same report gives the same bytes.
QByteArray pdfOf(const std::string& html);

} // namespace banyan::paper

// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/report/paper.h"

#include "resources/embedded.h"
#include "views/session/text.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QFont>
#include <QImage>
#include <QMarginsF>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextDocumentFragment>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace banyan::paper {

namespace {

constexpr int dotsPerInch = 96; ///< of the text's layout; the pages are vectors
constexpr double marginMm = 15;
constexpr double footer = 30;   ///< px kept free at a page's foot
constexpr double heading = 60;  ///< px beside a picture that fills a page
constexpr double sharpness = 3; ///< pixels of a picture for each px

constexpr const char* style = R"(
body { font-size: 8pt; color: #1F2328; }
h1 { font-size: 18pt; } h2 { font-size: 14pt; margin-top: 18px; } h3 { font-size: 11pt; margin-top: 12px; }
table { border-collapse: collapse; font-size: 7pt; }
th, td { padding: 3px; text-align: left; vertical-align: top; border: 1px solid #D0D7DE; }
.number { text-align: right; }
caption, figcaption, dt { color: #57606A; }
.early { color: #EF6A0E; } .retain { color: #095933; } .replace { color: #5A84D6; } .defer { color: #8A8A8A; }
)";

/// The page's rules for pictures, with its light colours in place of their names.
QString pictureStyle() {
    const QString sheet = session::toQt(std::string(resources::embedded("report.css")));
    const QString root = sheet.section(QStringLiteral(":root {"), 1, 1).section('}', 0, 0);
    QString out = QStringLiteral("text { font-family: sans-serif; font-size: 12px; } ");
    static const QRegularExpression rule(QStringLiteral("svg ([.a-z][^{}]*)\\{([^{}]*)\\}"));
    for (auto each = rule.globalMatch(sheet); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        if (!match.captured(2).contains(QStringLiteral("paint-order"))) // a halo would lie over the letters
            out += match.captured(1).remove(QStringLiteral("svg ")) + '{' + match.captured(2) + "} ";
    }
    static const QRegularExpression colour(QStringLiteral("(--[a-z0-9-]+): (#[0-9A-F]{6});"));
    for (auto each = colour.globalMatch(root); each.hasNext();) {
        const QRegularExpressionMatch match = each.next();
        out.replace("var(" + match.captured(1) + ')', match.captured(2));
    }
    return out;
}

QImage imageOf(const QString& svg) {
    QString styled = svg;
    styled.insert(styled.indexOf('>') + 1, "<style type=\"text/css\">" + pictureStyle() + "</style>");
    QSvgRenderer renderer(styled.toUtf8());
    QImage image((renderer.defaultSize().toSizeF() * sharpness).toSize(), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    renderer.render(&painter);
    return image;
}

/// Puts an image in the place of each picture, no larger than a page and on a line of its own.
QString withImages(QString html, QTextDocument& document, const QSizeF& page) {
    int count = 0;
    for (qsizetype at = html.indexOf(QStringLiteral("<svg")); at >= 0; at = html.indexOf(QStringLiteral("<svg"), at)) {
        const qsizetype end = html.indexOf(QStringLiteral("</svg>"), at) + 6;
        const QImage image = imageOf(html.mid(at, end - at));
        const QString name = QStringLiteral("picture-%1").arg(++count);
        document.addResource(QTextDocument::ImageResource, QUrl(name), image);
        const double wanted = std::min(
            {page.width(), image.width() / sharpness, (page.height() - heading) * image.width() / image.height()});
        const QString tag = QStringLiteral("<p><img src=\"%1\" width=\"%2\" height=\"%3\"/></p>")
                                .arg(name)
                                .arg(std::lround(wanted))
                                .arg(std::lround(wanted * image.height() / image.width()));
        html.replace(at, end - at, tag);
        at += tag.size();
    }
    return html;
}

/// Without what paper has no use for, in words that Qt's rich text knows: tables as wide as the page with room for
/// names and reasons, numbers of a card in one line, dates and shares that don't break.
QString forPaper(QString html) {
    static const QRegularExpression nav(QStringLiteral("<nav.*</nav>|<a class=\"skip\".*?</a>|<head>.*</head>"),
                                        QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression number(QStringLiteral("<div><dt>(.*?)</dt><dd>(.*?)</dd></div>"));
    static const QRegularExpression percent(QStringLiteral("(?<=\\d) %"));
    static const QRegularExpression date(QStringLiteral("\\b(\\d{4})-(\\d\\d)-(\\d\\d)\\b"));
    html.remove(nav);
    html.replace(number, QStringLiteral("<b>\\1</b> \\2 &nbsp; "));
    html.replace(QStringLiteral("<dl>"), QStringLiteral("<p>"))
        .replace(QStringLiteral("</dl>"), QStringLiteral("</p>"));
    html.replace(QStringLiteral("<table>"), QStringLiteral("<table width=\"100%\">"));
    html.replace(QStringLiteral("<th scope=\"row\""), QStringLiteral("<th width=\"17%\" scope=\"row\""));
    for (const auto& [title, share] : {std::pair{"Why not earlier", 26},
                                       {"Why", 58},
                                       {"Because", 50},
                                       {"Pain points", 36},
                                       {"Start", 9},
                                       {"Finish", 9},
                                       {"P50", 9},
                                       {"P80", 9},
                                       {"Verdict", 40}})
        html.replace(QStringLiteral("<th scope=\"col\">%1<").arg(QLatin1String(title)),
                     QStringLiteral("<th width=\"%1%\">%2<").arg(share).arg(QLatin1String(title)));
    html.replace(percent, QStringLiteral("\u00a0%"));
    return html.replace(date, QStringLiteral("\\1\u2011\\2\u2011\\3"));
}

std::unique_ptr<QPdfWriter> writerTo(QIODevice* device) {
    auto writer = std::make_unique<QPdfWriter>(device);
    writer->setResolution(dotsPerInch);
    writer->setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait,
                                      QMarginsF(marginMm, marginMm, marginMm, marginMm), QPageLayout::Millimeter));
    writer->setCreator(QStringLiteral("Banyan"));
    return writer;
}

/// The days in the file are those of the clock; one as long stands in their place, so that nothing else moves.
QByteArray dated(QByteArray pdf, Date madeOn) {
    const QByteArray day = QByteArray::fromStdString(madeOn.toString()).replace("-", "") + "000000";
    for (const char* key : {"/CreationDate (D:", "/ModDate (D:"}) {
        const qsizetype at = pdf.indexOf(key);
        if (at < 0) continue;
        const qsizetype begin = at + static_cast<qsizetype>(std::strlen(key));
        pdf.replace(begin, day.size(), day);
    }
    return pdf;
}

} // namespace

Paper::Paper(const std::string& html)
    : m_device(writerTo(nullptr))
    , m_text(std::make_unique<QTextDocument>())
    , m_area(m_device->width(), m_device->height() - footer) {
    m_text->setDocumentMargin(0);
    m_text->documentLayout()->setPaintDevice(m_device.get());
    m_text->setDefaultStyleSheet(QString::fromLatin1(style));
    m_text->setHtml(withImages(forPaper(session::toQt(html)), *m_text, m_area));
    m_text->setTextWidth(m_area.width());
    m_pieces = pieces(*m_text, m_area.height());
    findSections();
}

Paper::~Paper() = default;

void Paper::moveToThread(QThread* thread) {
    m_device->moveToThread(thread);
    m_text->moveToThread(thread);
}

QSizeF Paper::size() {
    return QPageSize(QPageSize::A4).sizePixels(dotsPerInch);
}

void Paper::findSections() {
    const double margin = (size().height() - m_area.height() - footer) / 2;
    for (QTextBlock block = m_text->begin(); block.isValid(); block = block.next()) {
        if (block.blockFormat().headingLevel() != 2) continue;
        const double top = m_text->documentLayout()->blockBoundingRect(block).top();
        const auto piece = std::ranges::find_if(m_pieces, [top](const Piece& p) { return top < p.bottom; });
        if (piece == m_pieces.end()) continue;
        m_sections.push_back(
            {block.text(), static_cast<int>(piece - m_pieces.begin()), margin + std::max(0.0, top - piece->top)});
    }
}

/// From `top` to `bottom` of the text, at the origin.
void Paper::drawPiece(QPainter& painter, double top, double bottom) const {
    painter.save();
    painter.translate(0, -top);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = QRectF(0, top, m_area.width(), bottom - top);
    context.palette.setColor(QPalette::Text, QColor(0x1F, 0x23, 0x28)); // whatever the theme
    painter.setClipRect(context.clip);
    m_text->documentLayout()->draw(&painter, context);
    painter.restore();
}

/// With the origin at the text's corner.
void Paper::drawText(QPainter& painter, int number) const {
    const Piece& piece = m_pieces[static_cast<size_t>(number)];
    const double head = piece.head ? piece.head->bottom - piece.head->top : 0;
    if (piece.head) drawPiece(painter, piece.head->top, piece.head->bottom);
    painter.save();
    painter.translate(0, head);
    drawPiece(painter, piece.top, piece.bottom + 1); // with the last row's edge
    painter.restore();
    QFont small;
    small.setPointSizeF(8);
    painter.setFont(small);
    painter.setPen(QColor(0x57, 0x60, 0x6A));
    painter.drawText(QRectF(0, m_area.height(), m_area.width(), footer), Qt::AlignRight | Qt::AlignBottom,
                     QStringLiteral("%1 / %2").arg(number + 1).arg(pages()));
}

void Paper::draw(QPainter& painter, int number) const {
    painter.save();
    painter.translate((size().width() - m_area.width()) / 2, (size().height() - m_area.height() - footer) / 2);
    drawText(painter, number);
    painter.restore();
}

QByteArray pdfOf(const std::string& html, Date madeOn) {
    const Paper paper(html);
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    const std::unique_ptr<QPdfWriter> writer = writerTo(&buffer);
    static const QRegularExpression title(QStringLiteral("<title>(.*?)</title>"));
    writer->setTitle(QTextDocumentFragment::fromHtml(title.match(session::toQt(html)).captured(1)).toPlainText());
    QPainter painter(writer.get());
    for (int number = 0; number < paper.pages(); ++number) {
        if (number > 0) writer->newPage();
        paper.drawText(painter, number);
    }
    painter.end();
    return dated(std::move(out), madeOn);
}

} // namespace banyan::paper

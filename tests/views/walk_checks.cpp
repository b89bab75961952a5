// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk_checks.h"

#include "painted_texts.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractItemDelegate>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QGraphicsView>
#include <QHeaderView>
#include <QImage>
#include <QLineEdit>
#include <QPainter>
#include <QScrollBar>
#include <QTabBar>
#include <QToolButton>

namespace banyan::tests {

namespace {

constexpr int slack = 1; ///< px

QString placeOf(const QWidget& widget) {
    QString place = QString::fromLatin1(widget.metaObject()->className());
    const QWidget* parent = widget.parentWidget();
    for (int up = 0; parent && up < 2; ++up, parent = parent->parentWidget())
        place += QStringLiteral(" in %1").arg(parent->accessibleName().isEmpty()
                                                  ? QString::fromLatin1(parent->metaObject()->className())
                                                  : parent->accessibleName());
    return place;
}

QString withoutMnemonic(QString text) {
    return text.replace(QStringLiteral("&&"), QStringLiteral("\x01")).remove('&').replace(QChar(1), '&');
}

int widest(const QFontMetrics& metrics, const QString& text) {
    int width = 0;
    for (const QString& line : text.split('\n'))
        width = std::max(width, metrics.horizontalAdvance(line));
    return width;
}

/// True when an ancestor shows only a part of it and scrolls to the rest.
bool scrolls(const QWidget& widget) {
    for (const QWidget* up = widget.parentWidget(); up; up = up->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(up)) return true;
    return false;
}

void checkLabel(const QLabel& label, QStringList& out) {
    if (label.text().isEmpty()) return;
    const QRect room = label.contentsRect().marginsRemoved({label.margin(), label.margin(), label.margin(), 0});
    const auto cut = [&](const char* how) {
        out.append(QStringLiteral("\"%1\" is cut %2: %3").arg(label.text(), QString::fromLatin1(how), placeOf(label)));
    };
    if (qobject_cast<const widgets::ElidedLabel*>(&label)) {
        if (label.toolTip().isEmpty()) cut("without a tooltip");
        return;
    }
    if (label.wordWrap()) {
        if (label.heightForWidth(label.width()) > label.height() + slack) cut("in height");
        return;
    }
    if (widest(label.fontMetrics(), label.text()) > room.width() + slack) cut("in width");
    if (label.fontMetrics().height() > label.height() + 2) cut("in height");
}

void checkButton(const QAbstractButton& button, QStringList& out) {
    if (button.text().isEmpty()) return;
    const int needed = widest(button.fontMetrics(), withoutMnemonic(button.text())) + 4;
    if (needed > button.width() || button.fontMetrics().height() > button.height() + 2)
        out.append(QStringLiteral("\"%1\" is cut, %3 × %4 px of %5 × %6: %2")
                       .arg(button.text(), placeOf(button))
                       .arg(button.width())
                       .arg(button.height())
                       .arg(needed)
                       .arg(button.fontMetrics().height()));
}

void checkHeader(const QHeaderView& header, QStringList& out) {
    if (header.orientation() != Qt::Horizontal || !header.model()) return;
    for (int section = 0; section < header.count(); ++section) {
        if (header.isSectionHidden(section)) continue;
        const QString title = header.model()->headerData(section, Qt::Horizontal).toString();
        if (header.fontMetrics().horizontalAdvance(title) + 2 * widgets::unit > header.sectionSize(section) + slack)
            out.append(QStringLiteral("column \"%1\" is cut: %2").arg(title, placeOf(header)));
    }
}

void checkTabs(const QTabBar& bar, QStringList& out) {
    for (int tab = 0; tab < bar.count(); ++tab)
        if (bar.fontMetrics().horizontalAdvance(withoutMnemonic(bar.tabText(tab))) > bar.tabRect(tab).width() ||
            bar.tabRect(tab).right() > bar.width())
            out.append(QStringLiteral("tab \"%1\" is cut: %2").arg(bar.tabText(tab), placeOf(bar)));
}

void checkField(const QLineEdit& field, QStringList& out) {
    const QString shown = field.text().isEmpty() ? field.placeholderText() : QString();
    if (field.fontMetrics().horizontalAdvance(shown) + 2 * widgets::unit > field.width())
        out.append(QStringLiteral("hint \"%1\" is cut: %2").arg(shown, placeOf(field)));
}

/// The colour that is seen most in the area; invalid where the area is out of the image.
QColor paperIn(const QImage& image, const QRect& area) {
    QHash<QRgb, int> counts;
    const QRect inside = area.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            ++counts[image.pixel(x, y)];
    QColor paper;
    int most = 0;
    for (auto [colour, count] : counts.asKeyValueRange())
        if (count > most) most = count, paper = QColor(colour);
    return paper;
}

/// What a see-through ink looks like on the paper.
QColor onPaper(const QColor& ink, const QColor& paper) {
    const double share = ink.alphaF();
    const auto mix = [share](int over, int under) {
        return static_cast<int>(std::lround(under + (over - under) * share));
    };
    return {mix(ink.red(), paper.red()), mix(ink.green(), paper.green()), mix(ink.blue(), paper.blue())};
}

double neededBy(const QFont& font) {
    const bool large = font.pointSizeF() >= 18 || (font.pointSizeF() >= 14 && font.weight() >= QFont::DemiBold);
    return large ? 3 : 4.5;
}

/// Complains about a text whose ink is too like what it was painted on.
void checkInk(const PaintedText& text, const QImage& image, const QString& where, QStringList& out) {
    const QColor paper = paperIn(image, text.rect.toAlignedRect().intersected(text.clip.toAlignedRect()));
    if (!paper.isValid()) return;
    const QColor ink = onPaper(text.ink, paper);
    const double contrast = widgets::contrast(ink, paper);
    if (contrast < neededBy(text.font))
        out.append(QStringLiteral("\"%1\" has a contrast of %2 (%3 on %4): %5")
                       .arg(text.text)
                       .arg(contrast, 0, 'f', 2)
                       .arg(ink.name(), paper.name(), where));
}

/// True when the text was painted but for a part of it.
bool isCut(const PaintedText& text) {
    const QRectF seen = text.rect & text.clip;
    if (seen.isEmpty()) return false; // out of sight altogether
    constexpr double air = 3;         // px of a line's height that letters leave free
    return seen.width() < text.rect.width() - 1.5 || seen.height() < text.rect.height() - air;
}

/// A cell as the delegate is told to paint it.
struct Cell {
    const QAbstractItemView& view;
    QModelIndex index;
    QSize size;

    void paint(QPainter& painter, QStyle::State state) const {
        struct Access : QAbstractItemView {
            using QAbstractItemView::initViewItemOption;
        };
        QStyleOptionViewItem option;
        (view.*&Access::initViewItemOption)(&option);
        option.rect = QRect(QPoint(), size);
        option.state |= QStyle::State_Enabled | state;
        painter.fillRect(option.rect, option.palette.base());
        view.style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, &painter, &view);
        view.itemDelegateForIndex(index)->paint(&painter, option, index);
    }
    [[nodiscard]] std::vector<PaintedText> texts(QStyle::State state) const {
        return textsPainted(size, [&](QPainter& painter) { paint(painter, state); });
    }
    [[nodiscard]] QImage image(QStyle::State state) const {
        QImage image(size, QImage::Format_RGB32);
        image.fill(widgets::theme().window);
        QPainter painter(&image);
        paint(painter, state);
        return image;
    }
    [[nodiscard]] QString place() const {
        return QStringLiteral("row %1, column %2 of ").arg(index.row()).arg(index.column()) + placeOf(view);
    }
};

constexpr int mostRows = 12; ///< that are looked at in a table: the others are painted alike

/// The cells that are in sight, of the first rows.
std::vector<Cell> cellsOf(const QAbstractItemView& view) {
    std::vector<Cell> cells;
    if (!view.model()) return cells;
    const QModelIndex first = view.indexAt(QPoint(1, 1));
    for (int row = std::max(0, first.row()); first.isValid() && row < first.row() + mostRows; ++row)
        for (int column = 0; column < view.model()->columnCount(view.rootIndex()); ++column) {
            const QModelIndex index = view.model()->index(row, column, view.rootIndex());
            const QRect rect = index.isValid() ? view.visualRect(index) : QRect();
            if (rect.isEmpty() || !view.viewport()->rect().intersects(rect) || view.indexWidget(index)) continue;
            cells.push_back({view, index, rect.size()});
        }
    return cells;
}

/// A cell may cut its text with an ellipsis where the whole is its tooltip.
void checkCell(const Cell& cell, QStringList& out) {
    const QString whole = cell.index.data().toString();
    for (const PaintedText& text : cell.texts(QStyle::State_None)) {
        if (isCut(text)) out.append(QStringLiteral("\"%1\" is cut: %2").arg(text.text, cell.place()));
        const bool shortened = text.text.contains(u'…') && !whole.contains(u'…');
        if (shortened && cell.index.data(Qt::ToolTipRole).toString().isEmpty())
            out.append(QStringLiteral("\"%1\" is cut without a tooltip: %2").arg(text.text, cell.place()));
    }
}

bool hasOwnText(const QWidget& widget) {
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) return !button->text().isEmpty();
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) return !label->text().isEmpty();
    return false;
}

/// Parts of Qt's own widgets that speak through the widget that they belong to.
bool isInnerPart(const QWidget& widget) {
    static const QStringList classes{"QScrollBar", "QHeaderView", "QTableCornerButton", "QLineEditIconButton",
                                     "QMenuBar",   "QMenu",       "QSplitterHandle",    "QSizeGrip"};
    for (const QString& name : classes)
        if (widget.inherits(qPrintable(name))) return true;
    return widget.objectName().startsWith(QStringLiteral("qt_")) || widget.focusProxy();
}

template <typename T>
QList<T*> shown(const QWidget& window) {
    QList<T*> out;
    for (T* each : window.findChildren<T*>())
        if (each->isVisible() && !each->visibleRegion().isEmpty()) out.append(each);
    return out;
}

/// Of a chart alone, without the widgets that lie over it.
std::vector<PaintedText> textsOf(QGraphicsView& chart) {
    return textsPainted(chart.viewport()->size(), [&](QPainter& painter) { chart.render(&painter); });
}

} // namespace

QStringList clippedTexts(const QWidget& window) {
    QStringList out;
    for (const QLabel* label : shown<QLabel>(window))
        checkLabel(*label, out);
    for (const QAbstractButton* button : shown<QAbstractButton>(window)) {
        checkButton(*button, out);
        if (!scrolls(*button) && !button->text().isEmpty() && button->visibleRegion().boundingRect() != button->rect())
            out.append(QStringLiteral("\"%1\" is partly out of sight: %2").arg(button->text(), placeOf(*button)));
    }
    for (const QHeaderView* header : shown<QHeaderView>(window))
        checkHeader(*header, out);
    for (const QTabBar* bar : shown<QTabBar>(window))
        checkTabs(*bar, out);
    for (const QLineEdit* field : shown<QLineEdit>(window))
        checkField(*field, out);
    for (const QAbstractItemView* view : shown<QAbstractItemView>(window))
        for (const Cell& cell : cellsOf(*view))
            checkCell(cell, out);
    for (QGraphicsView* chart : shown<QGraphicsView>(window))
        for (const PaintedText& text : textsOf(*chart))
            if (isCut(text)) out.append(QStringLiteral("\"%1\" is cut: %2").arg(text.text, placeOf(*chart)));
    return out;
}

QStringList faintTexts(QWidget& window) {
    const QImage image = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    QStringList out;
    for (const PaintedText& text : textsPainted(window)) {
        const QPoint middle = (text.rect & text.clip).center().toPoint();
        const QWidget* widget = window.childAt(middle);
        if (!widget) widget = &window;
        if (!(text.rect & text.clip).isEmpty() && widget->isEnabled()) checkInk(text, image, placeOf(*widget), out);
    }
    using State = QStyle::State;
    for (const QAbstractItemView* view : shown<QAbstractItemView>(window))
        for (const Cell& cell : cellsOf(*view))
            for (const State state : {State(QStyle::State_Selected | QStyle::State_Active),
                                      State(QStyle::State_Selected), State(QStyle::State_MouseOver)}) {
                const QImage painted = cell.image(state);
                for (const PaintedText& text : cell.texts(state))
                    checkInk(text, painted, cell.place(), out);
            }
    return out;
}

QStringList namelessWidgets(const QWidget& window) {
    QStringList out;
    for (const QWidget* widget : shown<QWidget>(window)) {
        const bool ours = QString::fromLatin1(widget->metaObject()->className()).startsWith(QStringLiteral("banyan::"));
        const bool speaks = widget->focusPolicy() != Qt::NoFocus || ours;
        if (!speaks || isInnerPart(*widget) || hasOwnText(*widget) || !widget->accessibleName().isEmpty()) continue;
        if (ours && widget->focusPolicy() == Qt::NoFocus && qobject_cast<const QLabel*>(widget)) continue; // empty
        out.append(QStringLiteral("no accessible name: %1").arg(placeOf(*widget)));
    }
    return out;
}

QStringList overlappingLabels(const QWidget& window) {
    QStringList out;
    for (QGraphicsView* chart : shown<QGraphicsView>(window)) {
        const std::vector<PaintedText> texts = textsOf(*chart);
        for (size_t i = 0; i < texts.size(); ++i)
            for (size_t j = 0; j < i; ++j)
                if (texts[i].rect.adjusted(1, 2, -1, -2).intersects(texts[j].rect.adjusted(1, 2, -1, -2)))
                    out.append(QStringLiteral("\"%1\" and \"%2\" overlap: %3")
                                   .arg(texts[j].text, texts[i].text, placeOf(*chart)));
    }
    return out;
}

} // namespace banyan::tests

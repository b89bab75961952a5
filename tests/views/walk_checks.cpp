// SPDX-License-Identifier: GPL-3.0-or-later
#include "walk_checks.h"

#include "views/charts/map_chart.h"
#include "views/widgets/labels.h"
#include "views/widgets/theme.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCheckBox>
#include <QHeaderView>
#include <QImage>
#include <QLineEdit>
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
    if (needed > button.width() || button.fontMetrics().height() > button.height())
        out.append(QStringLiteral("\"%1\" is cut: %2").arg(button.text(), placeOf(button)));
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

struct Found {
    double contrast = 21;
    QColor ink;
    QColor paper;
};

/// Contrast of the colour that is seen most in the area and the one that is farthest from it.
Found contrastIn(const QImage& image, const QRect& area) {
    QHash<QRgb, int> counts;
    const QRect inside = area.intersected(image.rect());
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            ++counts[image.pixel(x, y)];
    if (counts.size() < 2) return {};
    QRgb paper = 0;
    int most = 0;
    for (auto [colour, count] : counts.asKeyValueRange())
        if (count > most) most = count, paper = colour;
    Found found{1, {}, QColor(paper)};
    for (auto [colour, count] : counts.asKeyValueRange())
        if (const double contrast = widgets::contrast(QColor(colour), found.paper); contrast > found.contrast)
            found.contrast = contrast, found.ink = QColor(colour);
    return found;
}

double neededBy(const QFont& font) {
    const bool large = font.pointSizeF() >= 18 || (font.pointSizeF() >= 14 && font.weight() >= QFont::DemiBold);
    return large ? 3 : 4.5;
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
    return out;
}

QStringList faintTexts(QWidget& window) {
    const QImage image = window.grab().toImage().convertToFormat(QImage::Format_RGB32);
    QStringList out;
    const auto check = [&](const QWidget& widget, const QString& text, const QRect& area) {
        if (!widget.isEnabled() || text.trimmed().isEmpty()) return;
        const QRect seen = widget.visibleRegion().boundingRect().intersected(area);
        const Found found = contrastIn(image, QRect(widget.mapTo(&window, seen.topLeft()), seen.size()));
        if (found.contrast < neededBy(widget.font()))
            out.append(QStringLiteral("\"%1\" has a contrast of %2 (%3 on %4): %5")
                           .arg(text)
                           .arg(found.contrast, 0, 'f', 2)
                           .arg(found.ink.name(), found.paper.name(), placeOf(widget)));
    };
    for (const QLabel* label : shown<QLabel>(window))
        check(*label, label->text(), label->rect());
    for (const QAbstractButton* button : shown<QAbstractButton>(window))
        check(*button, button->text(), button->rect().adjusted(4, 4, -4, -4)); // without the border
    for (const QHeaderView* header : shown<QHeaderView>(window))
        for (int section = 0; header->model() && section < header->count(); ++section)
            if (header->orientation() == Qt::Horizontal && !header->isSectionHidden(section))
                check(*header, header->model()->headerData(section, Qt::Horizontal).toString(),
                      QRect(header->sectionViewportPosition(section) + 2, 2, header->sectionSize(section) - 4,
                            header->height() - 4));
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
    for (const charts::MapChart* chart : shown<charts::MapChart>(window)) {
        const std::vector<QRectF> rects = chart->labelRects();
        for (size_t i = 0; i < rects.size(); ++i)
            for (size_t j = 0; j < i; ++j)
                if (rects[i].intersects(rects[j]))
                    out.append(QStringLiteral("map labels %1 and %2 overlap").arg(j).arg(i));
    }
    return out;
}

} // namespace banyan::tests

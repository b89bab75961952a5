// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/labels.h"

#include "views/widgets/theme.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QStyle>

#include <array>

namespace banyan::widgets {

namespace {

constexpr int segmentFrame = 28; ///< padding and border of both sides
constexpr int nameFrame = 12;    ///< the same of the name of a record

QString nameOf(LabelKind kind) {
    static constexpr std::array kinds{"body", "muted", "heading", "section", "title", "warning"};
    return QString::fromLatin1(kinds.at(static_cast<size_t>(kind)));
}

} // namespace

QLabel* label(const QString& text, LabelKind kind, QWidget* parent) {
    auto* made = new QLabel(parent);
    made->setTextFormat(Qt::PlainText);
    made->setText(text);
    made->setProperty("kind", nameOf(kind));
    return made;
}

void setKind(QLabel* label, LabelKind kind) {
    if (label->property("kind").toString() == nameOf(kind)) return;
    label->setProperty("kind", nameOf(kind));
    label->style()->unpolish(label);
    label->style()->polish(label);
}

QLabel* paragraph(const QString& text, LabelKind kind, QWidget* parent) {
    QLabel* made = label(text, kind, parent);
    made->setWordWrap(true);
    made->setTextInteractionFlags(Qt::TextSelectableByMouse);
    made->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    return made;
}

QPushButton* button(const QString& text, ButtonKind kind, QWidget* parent) {
    QString shown = text;
    auto* made = new QPushButton(shown.replace('&', QStringLiteral("&&")), parent);
    static constexpr std::array kinds{"plain", "primary", "link", "chip"};
    made->setProperty("kind", QString::fromLatin1(kinds.at(static_cast<size_t>(kind))));
    made->setAccessibleName(text);
    if (kind == ButtonKind::Link) made->setCursor(Qt::PointingHandCursor);
    return made;
}

SegmentBar segmentBar(const QStringList& titles, QWidget* parent) {
    SegmentBar made{new QWidget(parent), {}};
    auto* layout = new QHBoxLayout(made.widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* group = new QButtonGroup(made.widget);
    for (int place = 0; place < titles.size(); ++place) {
        QPushButton* each = button(titles[place]);
        each->setCheckable(true);
        QFont bold = each->font(); // which the checked one is written in
        bold.setWeight(QFont::DemiBold);
        each->setMinimumWidth(QFontMetrics(bold).horizontalAdvance(each->text()) + segmentFrame);
        each->setProperty("segment", place == 0 ? "left" : place + 1 == titles.size() ? "right" : "middle");
        group->addButton(each, place);
        layout->addWidget(each);
        made.buttons.append(each);
    }
    made.buttons.constFirst()->setChecked(true);
    return made;
}

Segments segments(const QString& left, const QString& right, QWidget* parent) {
    const SegmentBar made = segmentBar({left, right}, parent);
    return {made.widget, made.buttons[0], made.buttons[1]};
}

QString plainToolTip(const QString& text) {
    return QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

ElidedLabel::ElidedLabel(QWidget* parent)
    : Elided(0, parent) {
    setTextFormat(Qt::PlainText);
}

ElidedButton::ElidedButton(QWidget* parent)
    : Elided(nameFrame, parent) {
    setProperty("kind", "name");
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

} // namespace banyan::widgets

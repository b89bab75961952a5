// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QPushButton>

namespace banyan::widgets {

enum class LabelKind { Body, Muted, Heading, Section, Title, Warning };

/// A label that shows its text as it is, never as markup.
QLabel* label(const QString& text, LabelKind kind = LabelKind::Body, QWidget* parent = nullptr);
/// The same, wrapped to the width there is and selectable.
QLabel* paragraph(const QString& text, LabelKind kind = LabelKind::Body, QWidget* parent = nullptr);

/// Makes a label that is there already one of that kind.
void setKind(QLabel* label, LabelKind kind);

enum class ButtonKind { Plain, Primary, Link, Chip };
QPushButton* button(const QString& text, ButtonKind kind = ButtonKind::Plain, QWidget* parent = nullptr);

/// Two buttons side by side of which exactly one is down.
struct Segments {
    QWidget* widget = nullptr;
    QPushButton* left = nullptr;
    QPushButton* right = nullptr;
};
Segments segments(const QString& left, const QString& right, QWidget* parent = nullptr);

/// Text for a tooltip that Qt must not take for markup.
QString plainToolTip(const QString& text);

/// A label that cuts its text with an ellipsis where there is no room, and has the whole text as its tooltip.
class ElidedLabel : public QLabel {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
    void setFullText(const QString& text);
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void elide();
    QString m_full;
};

} // namespace banyan::widgets

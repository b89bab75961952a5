// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QLabel>
#include <QPushButton>

#include <algorithm>
#include <type_traits>

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

/// The same of any number of buttons.
struct SegmentBar {
    QWidget* widget = nullptr;
    QList<QPushButton*> buttons;
};
SegmentBar segmentBar(const QStringList& titles, QWidget* parent = nullptr);

/// Text for a tooltip that Qt must not take for markup.
QString plainToolTip(const QString& text);

/// A label or button that cuts its text with an ellipsis where there is no room, and has the whole text as its tooltip
/// and accessible name. `frame` is the room beside the text within its contents, in px.
template <typename Base>
class Elided : public Base {
public:
    explicit Elided(int frame, QWidget* parent = nullptr)
        : Base(parent)
        , m_frame(frame) {}

    void setFullText(const QString& text) {
        if (text == m_full) return;
        m_full = text;
        this->setToolTip(plainToolTip(text));
        this->setAccessibleName(text);
        this->updateGeometry();
        elide();
    }
    [[nodiscard]] QSize minimumSizeHint() const override {
        return {3 * this->fontMetrics().averageCharWidth() + m_frame, Base::minimumSizeHint().height()};
    }
    [[nodiscard]] QSize sizeHint() const override {
        return {this->fontMetrics().horizontalAdvance(m_full) + std::max(m_frame, 4), Base::sizeHint().height()};
    }

protected:
    void resizeEvent(QResizeEvent* event) override {
        Base::resizeEvent(event);
        elide();
    }

    void changeEvent(QEvent* event) override {
        Base::changeEvent(event);
        if (event->type() != QEvent::FontChange && event->type() != QEvent::StyleChange) return;
        this->updateGeometry();
        elide();
    }

private:
    void elide() {
        this->ensurePolished();
        const int room = std::max(0, this->contentsRect().width() - m_frame);
        QString shown = this->fontMetrics().elidedText(m_full, Qt::ElideRight, room);
        if constexpr (std::is_base_of_v<QAbstractButton, Base>) shown.replace('&', QStringLiteral("&&"));
        this->setText(shown);
    }

    int m_frame;
    QString m_full;
};

class ElidedLabel : public Elided<QLabel> {
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget* parent = nullptr);
};

/// The name of a record that can be pressed.
class ElidedButton : public Elided<QPushButton> {
    Q_OBJECT

public:
    explicit ElidedButton(QWidget* parent = nullptr);
};

} // namespace banyan::widgets

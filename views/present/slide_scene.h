// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPainterPath>
#include <QPen>
#include <QRectF>
#include <QString>

#include "model/portfolio/forecasts.h"

#include <vector>

class QPainter;

/// The portfolio shown to a room: slides in large type, live but read-only.
namespace banyan::present {

/// The height that sizes are given for; a window of another height scales them.
inline constexpr double designHeight = 1080;
inline constexpr double designWidth = 1920;
/// Least size of text at that height, in px.
inline constexpr double leastText = 20;
/// Texts that a slide's picture may hold beside its title and subtitle.
inline constexpr int mostLabels = 15;

/// A text of a slide. It fits its rectangle.
struct SlideText {
    enum Role { Title, Subtitle, Number, Label } role = Label;
    QRectF rect;
    QString text;
    double px = 24;
    bool bold = false;
    QColor colour;
    Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter;
};

struct SlideShape {
    QPainterPath path;
    QColor fill = Qt::transparent;
    QPen pen = Qt::NoPen;
};

/// A goal's status, marked as its page does.
struct SlideMark {
    portfolio::GoalStatus status = portfolio::GoalStatus::NotMeasured;
    QPointF at;
    double size = 24;
};

/// What is painted: shapes and marks, then texts. All that there is to know stands in a text; nothing waits for a
/// pointer.
struct SlideScene {
    QSizeF size;
    std::vector<SlideShape> shapes;
    std::vector<SlideMark> marks;
    std::vector<SlideText> texts;
    /// Where a slide has more than it has room for, it goes on in further parts, from 0.
    int part = 0;
    int parts = 1;

    [[nodiscard]] int labels() const;
    /// Every text, one a line, for screen readers.
    [[nodiscard]] QString spoken() const;
};

QFont slideFont(double px, bool bold);
void paintScene(QPainter& painter, const SlideScene& scene);

/// Puts texts where they fit.
class SceneMaker {
public:
    /// `scale`: px of the window for one of the design.
    SceneMaker(QSizeF size, double scale);

    [[nodiscard]] double px(double design) const { return design * m_scale; }
    [[nodiscard]] const QSizeF& size() const { return m_scene.size; }
    /// What title and subtitle leave free.
    [[nodiscard]] QRectF body() const { return m_body; }
    void head(const QString& title, const QString& subtitle, const QString& number);

    /// A text of `design` px in that rectangle, on as many lines as there is room for; cut where it is longer.
    void text(const QRectF& rect, const QString& text, double design, bool bold, const QColor& colour,
              Qt::Alignment align = Qt::AlignLeft | Qt::AlignVCenter, SlideText::Role role = SlideText::Label);
    void shape(const QPainterPath& path, const QColor& fill, const QPen& pen = Qt::NoPen);
    void rectangle(const QRectF& rect, const QColor& fill, const QPen& pen = Qt::NoPen, double radius = 0);
    void mark(portfolio::GoalStatus status, QPointF at, double size);
    void setPart(int part, int parts);
    void line(QPointF from, QPointF to, const QPen& pen);
    [[nodiscard]] QSizeF extent(const QString& text, double design, bool bold) const;
    /// Height of the text on as many lines as it needs.
    [[nodiscard]] double heightOf(const QString& text, double design, bool bold, double width) const;
    [[nodiscard]] int left() const { return mostLabels - m_scene.labels(); }

    [[nodiscard]] SlideScene finish() { return std::move(m_scene); }

private:
    double m_scale;
    QRectF m_body;
    SlideScene m_scene;
};

} // namespace banyan::present

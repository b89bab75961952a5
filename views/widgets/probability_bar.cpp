// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/widgets/probability_bar.h"

#include "views/session/text.h"
#include "views/widgets/labels.h"
#include "views/widgets/marks.h"
#include "views/widgets/theme.h"

#include <QPainter>

#include <array>

namespace banyan::widgets {

using portfolio::Quadrant;

namespace {

constexpr std::array quadrants{Quadrant::AddressEarly, Quadrant::Retain, Quadrant::ReplaceOrRetire, Quadrant::Defer};
constexpr double barHeight = 12;

} // namespace

ProbabilityBar::ProbabilityBar(QWidget* parent)
    : QWidget(parent) {
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    show({});
}

void ProbabilityBar::show(const scoring::Probability& probability) {
    m_probability = probability;
    QStringList parts;
    for (size_t i = 0; i < quadrants.size(); ++i)
        parts.append(session::toQt(scoring::quadrantTitle(quadrants.at(i))) + ' ' +
                     session::toQt(percentText(probability.quadrant.at(i))));
    setAccessibleName(tr("Probability of each quadrant: %1").arg(parts.join(QStringLiteral(", "))));
    setToolTip(plainToolTip(parts.join('\n')));
    update();
}

void ProbabilityBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    double x = 0;
    for (size_t i = 0; i < quadrants.size(); ++i) {
        const double part = width() * m_probability.quadrant.at(i);
        painter.fillRect(QRectF(x, 0, part, barHeight), theme().quadrant(quadrants.at(i)));
        if (x > 0 && part > 0) painter.fillRect(QRectF(x - 0.5, 0, 1, barHeight), theme().panel);
        x += part;
    }
    painter.setFont(fontOf(TextRole::Small));
    const double column = width() / 4.0;
    for (size_t i = 0; i < quadrants.size(); ++i) {
        const double left = static_cast<double>(i) * column;
        paintMark(painter, quadrants.at(i), QPointF(left + 6, barHeight + 15), 10);
        painter.setPen(theme().text);
        painter.drawText(QRectF(left + 16, barHeight + 4, column - 16, 22), Qt::AlignLeft | Qt::AlignVCenter,
                         session::toQt(percentText(m_probability.quadrant.at(i))));
    }
}

} // namespace banyan::widgets

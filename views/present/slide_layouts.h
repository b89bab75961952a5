// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "views/present/slides.h"

namespace banyan::present {

/// What a slide is laid out from.
struct SlideContext {
    const portfolio::Slide& slide;
    const SlideSource& source;
    QString number;
    int part = 0;

    /// The slide's own title, or what its data say.
    [[nodiscard]] QString title(const QString& said) const;
};

/// A row of a slide that lists: a strong line, and more under it.
struct SlideRow {
    QString head;
    QString body;
    QColor mark = Qt::transparent; ///< transparent: none
    portfolio::Quadrant shape = portfolio::Quadrant::Retain;
    double bar = -1;                             ///< 0–1 of the row's width, under it; < 0: none
    std::optional<portfolio::GoalStatus> status; ///< marked in place of `mark`
};
/// A quadrant's mark, centred there.
void addMark(SceneMaker& maker, portfolio::Quadrant quadrant, QPointF at, double size, float opacity = 1);
/// As many rows as there is room and labels for, whole; the last line says how many more there are.
void layOutRows(SceneMaker& maker, const std::vector<SlideRow>& rows);
/// The rows of that part, with as many parts as it takes; every part but the last says how many are still to come.
void layOutParts(SceneMaker& maker, const std::vector<SlideRow>& rows, int part);
/// How many initiatives are planned, how many are not, and when the last is done. `tried`: the plan is a quick one,
/// whose numbers are about right.
QString planSays(const roadmap::Plan& plan, bool tried);
/// One sentence in the middle, where there is nothing to show.
void sayOnly(SceneMaker& maker, const QString& sentence);

void goalsSlide(const SlideContext& context, SceneMaker& maker);
void mapSlide(const SlideContext& context, SceneMaker& maker);
void earlySlide(const SlideContext& context, SceneMaker& maker);
void roadmapSlide(const SlideContext& context, SceneMaker& maker);
void budgetSlide(const SlideContext& context, SceneMaker& maker);
void outcomesSlide(const SlideContext& context, SceneMaker& maker);
void scenariosSlide(const SlideContext& context, SceneMaker& maker);
void scoringSlide(const SlideContext& context, SceneMaker& maker);
void changesSlide(const SlideContext& context, SceneMaker& maker);
void decisionsSlide(const SlideContext& context, SceneMaker& maker);

} // namespace banyan::present

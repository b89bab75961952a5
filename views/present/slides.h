// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/outcomes/outcomes.h"
#include "model/report/minutes.h"
#include "model/roadmap/change.h"
#include "views/present/slide_scene.h"
#include "views/session/curve_work.h"
#include "views/session/filter.h"
#include "views/session/scenario_work.h"

#include <map>
#include <memory>

namespace banyan::present {

/// What is asked of the room at the moment, and what it said.
struct ScoringState {
    QString component;
    QString criterion;
    QString unit;
    std::vector<report::Vote> votes;
    QString known;       ///< "In %, from 0 to 100. Known now: 12 to 30." while it is asked
    QString wouldChange; ///< "Loyalty moves from Defer to Retain and evolve."; empty until it is worked out
    bool revealed = false;
    bool kept = false;
};

/// All that slides are made from. What isn't there yet is null; slides say that it is being worked out.
struct SlideSource {
    portfolio::Portfolio portfolio;
    Date asOf;
    std::shared_ptr<const session::Derived> derived;
    std::shared_ptr<const session::Planned> planned;
    std::shared_ptr<const session::Derived> before; ///< of what a trial changes; null while nothing is tried
    std::shared_ptr<const roadmap::Curve> curve;
    std::shared_ptr<const outcomes::Outcomes> outcomes;
    std::shared_ptr<const roadmap::PlanChange> sinceBaseline;
    std::shared_ptr<const session::Comparison> comparison; ///< of the slide's scenarios
    ScoringState scoring;
    bool trial = false;     ///< what is shown is tried and not kept
    bool planTried = false; ///< the plan is the quick one of a trial
};

/// The slide, laid out. `number`: "3 / 9". `part`: from 0, where it goes on in parts; one beyond the last is the last.
SlideScene layOutSlide(const portfolio::Slide& slide, const SlideSource& source, const QString& number, QSizeF size,
                       double scale, int part = 0);

/// The portfolio's slides by place, and behind them those of budgets, changes, scoring and decisions that it has not
/// kept; a deck made from what there is when it has none. What is made is not in the portfolio.
std::vector<portfolio::Slide> deckOf(const portfolio::Portfolio& portfolio);
/// A deck of what the portfolio has: goals, map, what to address early and why, roadmap, budget curve, outcomes,
/// scenarios, what changed since the last baseline, scoring, decisions.
std::vector<portfolio::Slide> defaultDeck(const portfolio::Portfolio& portfolio);

/// "Goals", "Map", … as slides of that kind are called without a title of their own.
QString titleOf(portfolio::SlideKind kind);

} // namespace banyan::present

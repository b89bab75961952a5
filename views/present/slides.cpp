// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/present/slides.h"

#include "views/present/slide_layouts.h"
#include "views/session/text.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace banyan::present {

using namespace portfolio;

QString titleOf(SlideKind kind) {
    switch (kind) {
    case SlideKind::Goals:
        return QObject::tr("Goals");
    case SlideKind::Map:
        return QObject::tr("Map");
    case SlideKind::Initiatives:
        return QObject::tr("What to address early");
    case SlideKind::Roadmap:
        return QObject::tr("Roadmap");
    case SlideKind::Budgets:
        return QObject::tr("What a refactoring budget brings");
    case SlideKind::Outcomes:
        return QObject::tr("Did it pay off?");
    case SlideKind::Scenarios:
        return QObject::tr("Scenarios");
    case SlideKind::Scoring:
        return QObject::tr("Blind scoring");
    case SlideKind::Changes:
        return QObject::tr("What changed since it was agreed");
    case SlideKind::Decisions:
        break;
    }
    return QObject::tr("Decisions");
}

namespace {

/// What a meeting needs whatever views were saved for it.
constexpr std::array neededKinds{SlideKind::Budgets, SlideKind::Changes, SlideKind::Scoring, SlideKind::Decisions};

void addNeeded(const Portfolio& portfolio, std::vector<Slide>& slides) {
    for (Slide& made : defaultDeck(portfolio)) {
        if (std::ranges::find(neededKinds, made.kind) == neededKinds.end()) continue;
        if (std::ranges::find(slides, made.kind, &Slide::kind) != slides.end()) continue;
        made.id = Id<Slide>(uniqueSlug(made.id.value, [&](const std::string& id) {
            return std::ranges::find(slides, Id<Slide>(id), &Slide::id) != slides.end();
        }));
        made.place = slides.back().place + 1;
        slides.push_back(std::move(made));
    }
}

} // namespace

std::vector<Slide> deckOf(const Portfolio& portfolio) {
    std::vector<Slide> slides(portfolio.table<Slide>().begin(), portfolio.table<Slide>().end());
    if (slides.empty()) return defaultDeck(portfolio);
    std::ranges::sort(slides, {}, [](const Slide& slide) { return std::tuple(slide.place, slide.id); });
    addNeeded(portfolio, slides);
    return slides;
}

std::vector<Slide> defaultDeck(const Portfolio& portfolio) {
    std::vector<Slide> deck;
    const auto add = [&](SlideKind kind) {
        Slide slide;
        slide.id = Id<Slide>(std::string(EnumNames<SlideKind>::names[static_cast<size_t>(kind)]));
        slide.kind = kind;
        slide.place = static_cast<int>(deck.size()) + 1;
        deck.push_back(std::move(slide));
    };
    const bool planned = !portfolio.initiatives().empty();
    if (!portfolio.goals().empty()) add(SlideKind::Goals);
    add(SlideKind::Map);
    add(SlideKind::Initiatives);
    if (planned) add(SlideKind::Roadmap);
    if (planned && !portfolio.teams().empty()) add(SlideKind::Budgets);
    if (!portfolio.goals().empty()) add(SlideKind::Outcomes);
    if (!portfolio.table<Scenario>().empty()) {
        add(SlideKind::Scenarios);
        deck.back().scenario = portfolio.table<Scenario>().begin()->id;
    }
    if (planned && !portfolio.table<Baseline>().empty()) add(SlideKind::Changes);
    add(SlideKind::Scoring);
    add(SlideKind::Decisions);
    return deck;
}

SlideScene layOutSlide(const Slide& slide, const SlideSource& source, const QString& number, QSizeF size, double scale,
                       int part) {
    SceneMaker maker(size, scale);
    const SlideContext context{slide, source, number, part};
    switch (slide.kind) {
    case SlideKind::Goals:
        goalsSlide(context, maker);
        break;
    case SlideKind::Map:
        mapSlide(context, maker);
        break;
    case SlideKind::Initiatives:
        earlySlide(context, maker);
        break;
    case SlideKind::Roadmap:
        roadmapSlide(context, maker);
        break;
    case SlideKind::Budgets:
        budgetSlide(context, maker);
        break;
    case SlideKind::Outcomes:
        outcomesSlide(context, maker);
        break;
    case SlideKind::Scenarios:
        scenariosSlide(context, maker);
        break;
    case SlideKind::Scoring:
        scoringSlide(context, maker);
        break;
    case SlideKind::Changes:
        changesSlide(context, maker);
        break;
    case SlideKind::Decisions:
        decisionsSlide(context, maker);
        break;
    }
    return maker.finish();
}

} // namespace banyan::present

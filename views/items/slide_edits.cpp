// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/slide_edits.h"

#include <algorithm>

namespace banyan::items {

using namespace portfolio;

namespace {

std::string kindOf(const Slide& slide) {
    return std::string(EnumNames<SlideKind>::names[static_cast<size_t>(slide.kind)]);
}

std::string nameOf(const Slide& slide) {
    return slide.title.empty() ? kindOf(slide) : slide.title;
}

int lastPlace(const Portfolio& portfolio) {
    int place = 0;
    for (const Slide& slide : portfolio.table<Slide>())
        place = std::max(place, slide.place);
    return place;
}

} // namespace

Edit addSlide(const Portfolio& portfolio, Slide slide) {
    slide.place = lastPlace(portfolio) + 1;
    slide.id = Id<Slide>(uniqueSlug(slug(nameOf(slide)),
                                    [&](const std::string& id) { return portfolio.find(Id<Slide>(id)) != nullptr; }));
    return {"Save \"" + nameOf(slide) + "\" as a slide", {Put{std::move(slide)}}, {}};
}

Edit keepSlides(const Portfolio& portfolio, std::vector<Slide> slides) {
    Edit edit{"Keep " + std::to_string(slides.size()) + " slides", {}, {}};
    int place = lastPlace(portfolio);
    for (Slide& slide : slides) {
        slide.place = ++place;
        slide.id = Id<Slide>(uniqueSlug(slug(kindOf(slide)), [&](const std::string& id) {
            return portfolio.find(Id<Slide>(id)) != nullptr || std::ranges::any_of(edit.operations, [&](const auto& o) {
                       return std::get<Put>(o).record.template as<Slide>()->id.value == id;
                   });
        }));
        edit.operations.emplace_back(Put{std::move(slide)});
    }
    return edit;
}

Edit orderSlides(std::vector<Slide> slides) {
    Edit edit{"Change the order of the slides", {}, {}};
    int place = 0;
    for (Slide& slide : slides) {
        slide.place = ++place;
        edit.operations.emplace_back(Put{std::move(slide)});
    }
    return edit;
}

Edit renameSlide(Slide slide, const std::string& title) {
    slide.title = title;
    return {"Rename slide \"" + nameOf(slide) + "\"", {Put{std::move(slide)}}, {}};
}

Edit noteSlide(Slide slide, const std::string& notes) {
    slide.notes = notes;
    return {"Change the notes of slide \"" + nameOf(slide) + "\"", {Put{std::move(slide)}}, {}};
}

Edit removeSlide(const Slide& slide) {
    return {"Remove slide \"" + nameOf(slide) + "\"", {Remove{slide.id}}, {}};
}

} // namespace banyan::items

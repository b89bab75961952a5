// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

#include <string>
#include <vector>

/// Edits of the slides of a presentation.
namespace banyan::items {

/// The slide behind all others, with an id of its own.
portfolio::Edit addSlide(const portfolio::Portfolio& portfolio, portfolio::Slide slide);
/// All of them behind those that there are, with ids of their own.
portfolio::Edit keepSlides(const portfolio::Portfolio& portfolio, std::vector<portfolio::Slide> slides);
/// Gives each its place in that order.
portfolio::Edit orderSlides(std::vector<portfolio::Slide> slides);
/// An empty title lets the slide's data speak.
portfolio::Edit renameSlide(portfolio::Slide slide, const std::string& title);
/// What its presenter is to remember.
portfolio::Edit noteSlide(portfolio::Slide slide, const std::string& notes);
portfolio::Edit removeSlide(const portfolio::Slide& slide);

} // namespace banyan::items

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/portfolio/edit.h"

#include <string>

/// Item models over the portfolio: they follow its differences and ask for edits.
namespace banyan::items {

/// Edits that a person makes to one field of a component. Each marks the field as set by hand, so that no import
/// overwrites it.
portfolio::Edit renameComponent(const portfolio::Component& component, const std::string& name);
portfolio::Edit setComponentKind(const portfolio::Component& component, const std::string& kind);
portfolio::Edit setComponentLifecycle(const portfolio::Component& component, const std::string& lifecycle);
portfolio::Edit setComponentOwner(const portfolio::Component& component, const std::optional<portfolio::TeamId>& owner,
                                  const std::string& ownerName);
portfolio::Edit setComponentSystem(const portfolio::Component& component,
                                   const std::optional<portfolio::SystemId>& system, const std::string& systemName);

} // namespace banyan::items

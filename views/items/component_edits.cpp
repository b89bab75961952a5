// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/items/component_edits.h"

namespace banyan::items {

using portfolio::Component;
using portfolio::Edit;

namespace {

void markByHand(Component& component, const std::string& field) {
    std::erase_if(component.origins, [&](const portfolio::FieldOrigin& origin) { return origin.field == field; });
    component.origins.push_back({field, {}, {}, 0, {}});
}

Edit put(Component changed, const std::string& field, std::string label) {
    markByHand(changed, field);
    return {std::move(label), {portfolio::Put{std::move(changed)}}, {}};
}

std::string quoted(const std::string& text) {
    return "\"" + text + "\"";
}

std::string orNone(const std::string& text) {
    return text.empty() ? "none" : quoted(text);
}

} // namespace

Edit renameComponent(const Component& component, const std::string& name) {
    Component changed = component;
    changed.name = name;
    return put(std::move(changed), "name", "rename component " + quoted(component.name) + " to " + quoted(name));
}

Edit setComponentKind(const Component& component, const std::string& kind) {
    Component changed = component;
    changed.kind = kind;
    return put(std::move(changed), "kind", "set kind of " + quoted(component.name) + " to " + orNone(kind));
}

Edit setComponentLifecycle(const Component& component, const std::string& lifecycle) {
    Component changed = component;
    changed.lifecycle = lifecycle;
    return put(std::move(changed), "lifecycle",
               "set lifecycle of " + quoted(component.name) + " to " + orNone(lifecycle));
}

Edit setComponentOwner(const Component& component, const std::optional<portfolio::TeamId>& owner,
                       const std::string& ownerName) {
    Component changed = component;
    changed.owner = owner;
    return put(std::move(changed), "owner", "set owner of " + quoted(component.name) + " to " + orNone(ownerName));
}

Edit setComponentSystem(const Component& component, const std::optional<portfolio::SystemId>& system,
                        const std::string& systemName) {
    Component changed = component;
    changed.system = system;
    return put(std::move(changed), "system", "set system of " + quoted(component.name) + " to " + orNone(systemName));
}

} // namespace banyan::items

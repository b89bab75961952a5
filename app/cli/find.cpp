// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/find.h"

#include "model/base/id.h"

namespace banyan::cli {

Result<const portfolio::Component*> findComponent(const portfolio::Portfolio& portfolio, const std::string& text) {
    if (const auto* byId = portfolio.find(portfolio::ComponentId(text))) return byId;
    const std::string key = matchKey(text);
    for (const portfolio::Component& component : portfolio.components())
        if (matchKey(component.name) == key) return &component;
    return makeError(ErrorKind::Usage, "usage.no-such-component", "there is no component \"{name}\"", {{"name", text}});
}

} // namespace banyan::cli

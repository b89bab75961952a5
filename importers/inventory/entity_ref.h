// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace banyan::importers {

/// A Backstage entity: kind, namespace and name, all in lower case, as Backstage compares them.
struct EntityRef {
    std::string kind;
    std::string space;
    std::string name;
    std::string shown; ///< the name as written; not compared

    [[nodiscard]] std::string text() const { return kind + ":" + space + "/" + name; }
    auto operator<=>(const EntityRef& o) const {
        return std::tie(kind, space, name) <=> std::tie(o.kind, o.space, o.name);
    }
    bool operator==(const EntityRef& o) const { return (*this <=> o) == 0; }
};

/// "[kind:][namespace/]name" (backstage.io, "Entity References"); what is left out is filled in. Nullopt when a part is
/// empty or a separator stands twice.
std::optional<EntityRef> parseEntityRef(std::string_view text, std::string_view defaultKind,
                                        std::string_view defaultSpace);

/// ASCII letters in lower case.
std::string lowerCase(std::string_view text);

/// Where "./b.yaml" in the file "x/a.yaml" leads: "x/b.yaml". A target with a scheme stays as it is.
std::string besideFile(const std::string& file, std::string target);

} // namespace banyan::importers

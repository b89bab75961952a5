// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/inventory/entity_ref.h"

#include "model/base/numbers.h"

#include <algorithm>
#include <vector>

namespace banyan::importers {

std::optional<EntityRef> parseEntityRef(std::string_view text, std::string_view defaultKind,
                                        std::string_view defaultSpace) {
    text = trimmed(text);
    EntityRef ref{lowerCase(defaultKind), lowerCase(defaultSpace), {}, {}};
    if (const size_t colon = text.find(':'); colon != std::string_view::npos) {
        ref.kind = lowerCase(text.substr(0, colon));
        text.remove_prefix(colon + 1);
    }
    if (const size_t slash = text.find('/'); slash != std::string_view::npos) {
        ref.space = lowerCase(text.substr(0, slash));
        text.remove_prefix(slash + 1);
    }
    ref.name = lowerCase(text);
    ref.shown = std::string(text);
    const bool broken = ref.kind.empty() || ref.space.empty() || ref.name.empty() ||
                        text.find_first_of(":/ \t\n") != std::string_view::npos;
    return broken ? std::nullopt : std::optional(ref);
}

std::string lowerCase(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::string besideFile(const std::string& file, std::string target) {
    if (target.find("://") != std::string::npos || target.starts_with('/')) return target;
    const std::string path = file.substr(0, file.find_last_of('/') + 1) + target;
    std::vector<std::string> parts;
    for (size_t begin = 0; begin <= path.size();) {
        const size_t end = std::min(path.find('/', begin), path.size());
        const std::string part = path.substr(begin, end - begin);
        if (part == ".." && !parts.empty() && parts.back() != "..")
            parts.pop_back();
        else if (part != "." && (!part.empty() || begin == 0))
            parts.push_back(part);
        begin = end + 1;
    }
    std::string out;
    for (size_t i = 0; i < parts.size(); ++i)
        out += (i > 0 ? "/" : "") + parts[i];
    return out;
}

} // namespace banyan::importers

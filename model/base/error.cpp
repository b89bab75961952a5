// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/error.h"

#include <algorithm>

namespace banyan {

std::string fillPlaceholders(std::string_view text, const Arguments& arguments) {
    std::string out;
    out.reserve(text.size());
    for (size_t i = 0; i < text.size();) {
        const size_t close = text[i] == '{' ? text.find('}', i) : std::string_view::npos;
        if (close == std::string_view::npos) {
            out += text[i++];
            continue;
        }
        const std::string_view name = text.substr(i + 1, close - i - 1);
        const auto found = std::ranges::find(arguments, name, [](const auto& a) { return std::string_view(a.first); });
        out += found == arguments.end() ? text.substr(i, close - i + 1) : std::string_view(found->second);
        i = close + 1;
    }
    return out;
}

std::string Error::message() const {
    std::string out;
    if (!where.file.empty()) {
        out += where.file;
        if (where.line > 0) out += ":" + std::to_string(where.line);
        if (where.line > 0 && where.column > 0) out += ":" + std::to_string(where.column);
        if (!where.pointer.empty()) out += " " + where.pointer;
        out += ": ";
    }
    return out + fillPlaceholders(text, arguments);
}

std::string Error::fullMessage() const {
    std::string out = message();
    for (const Error* inner = cause.get(); inner; inner = inner->cause.get())
        out += ": " + inner->message();
    return out;
}

Error Error::at(Where place) && {
    where = std::move(place);
    return std::move(*this);
}

Error Error::causedBy(Error inner) && {
    cause = std::make_shared<const Error>(std::move(inner));
    return std::move(*this);
}

Error makeError(ErrorKind kind, std::string code, std::string text, Arguments arguments) {
    return Error{kind, std::move(code), std::move(text), std::move(arguments), {}, nullptr};
}

} // namespace banyan

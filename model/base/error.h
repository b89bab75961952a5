// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banyan {

/// What a caller can do about an error; the command line turns it into an exit code.
enum class ErrorKind {
    Usage,      ///< the call itself is wrong (exit 2)
    BadInput,   ///< a file or value from outside is unusable (exit 3)
    Io,         ///< the system refused to read or write (exit 4)
    Conflict,   ///< somebody else changed the document (exit 4)
    Infeasible, ///< no answer satisfies every constraint (exit 5)
    Cancelled,  ///< the user stopped it (exit 130)
    Internal    ///< a promise inside the program was broken (exit 4)
};

/// Place in a file. Lines and columns count from 1; 0 is "not known".
struct Where {
    std::string file;
    int line = 0;
    int column = 0;
    std::string pointer; ///< JSON pointer, sheet cell or key path when a line says too little

    bool operator==(const Where&) const = default;
};

/// Named values that fill the {placeholders} of a message.
using Arguments = std::vector<std::pair<std::string, std::string>>;

/// Fills {name} placeholders from `arguments`. An unknown placeholder stays as it is.
std::string fillPlaceholders(std::string_view text, const Arguments& arguments);

/// Why something could not be done. `text` is the English source text with {placeholders}; it is
/// filled (and may be translated) only where it is shown.
struct Error {
    ErrorKind kind = ErrorKind::Internal;
    std::string code; ///< stable, dotted, lower case: "import.unknown-format"
    std::string text;
    Arguments arguments;
    Where where;
    std::shared_ptr<const Error> cause;

    /// The filled sentence, with "file:line:column: " in front where that is known. Causes are not included.
    [[nodiscard]] std::string message() const;
    /// message() followed by ": " and each cause in turn.
    [[nodiscard]] std::string fullMessage() const;

    [[nodiscard]] Error at(Where place) &&;
    [[nodiscard]] Error causedBy(Error inner) &&;
};

Error makeError(ErrorKind kind, std::string code, std::string text, Arguments arguments = {});

} // namespace banyan

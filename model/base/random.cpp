// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/base/random.h"

namespace banyan {

uint64_t hashText(std::string_view text) {
    uint64_t h = 0xcbf29ce484222325ULL;
    for (const char c : text)
        h = (h ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    return mix64(h);
}

} // namespace banyan

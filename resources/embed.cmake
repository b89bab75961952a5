# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DDIR=… -DFILES=a.json,b.json -DOUT=embedded.cpp -P embed.cmake
# Writes each file into a string literal, cut into pieces that every compiler takes.
string(REPLACE "," ";" files "${FILES}")
set(table "")
foreach(file IN LISTS files)
  file(READ "${DIR}/${file}" hex HEX)
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" text "${hex}")
  string(REGEX REPLACE "(\\\\x[0-9a-f][0-9a-f]\\\\x[0-9a-f][0-9a-f]\\\\x[0-9a-f][0-9a-f]\\\\x[0-9a-f][0-9a-f]\\\\x[0-9a-f][0-9a-f]\\\\x[0-9a-f][0-9a-f]\\\\x[0-9a-f][0-9a-f]\\\\x[0-9a-f][0-9a-f])" "\\1\"\n    \"" text "${text}")
  string(APPEND table "    {\"${file}\"sv,\n    \"${text}\"sv},\n")
endforeach()
file(WRITE "${OUT}.new" "// SPDX-License-Identifier: GPL-3.0-or-later
#include \"resources/embedded.h\"

namespace banyan::resources {

namespace {

using namespace std::string_view_literals;

struct File {
    std::string_view name;
    std::string_view text;
};

constexpr File files[] = {
${table}};

} // namespace

std::string_view embedded(std::string_view name) {
    for (const File& file : files)
        if (file.name == name) return file.text;
    return {};
}

} // namespace banyan::resources
")
file(RENAME "${OUT}.new" "${OUT}")

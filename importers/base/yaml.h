// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/text.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banyan::importers {

/// A value of a YAML document, with aliases resolved and its place kept. Merge keys ("<<") are ordinary keys.
struct YamlNode {
    enum class Kind { Null, Scalar, Sequence, Map };

    // Out of line: pairs of an incomplete type can't be copied or destroyed before the type is complete.
    YamlNode();
    YamlNode(const YamlNode&);
    YamlNode(YamlNode&&) noexcept;
    YamlNode& operator=(const YamlNode&);
    YamlNode& operator=(YamlNode&&) noexcept;
    ~YamlNode();

    Kind kind = Kind::Null;
    std::string text;    ///< of a scalar, as written
    bool quoted = false; ///< a scalar in quotes or a block: never a number or a boolean
    std::vector<YamlNode> items;
    std::vector<std::pair<std::string, YamlNode>> fields; ///< in the order of the file, keys unique
    int line = 0;
    int column = 0;

    [[nodiscard]] bool isNull() const { return kind == Kind::Null; }
    [[nodiscard]] bool isScalar() const { return kind == Kind::Scalar; }
    [[nodiscard]] bool isSequence() const { return kind == Kind::Sequence; }
    [[nodiscard]] bool isMap() const { return kind == Kind::Map; }

    /// The value under a key, or nullptr when there is none or it is null.
    [[nodiscard]] const YamlNode* find(std::string_view key) const;
    /// The value under keys divided by '/' ("metadata/name"), or nullptr.
    [[nodiscard]] const YamlNode* at(std::string_view path) const;
    /// The scalar there, or empty.
    [[nodiscard]] std::string textAt(std::string_view path) const;
};

struct YamlLimits {
    int depth = 64;
    int64_t events = 1'000'000; ///< nodes, with those that aliases repeat
    int aliases = 1'000;
};

/// All documents of a stream; an empty one is Null. Errors (BadInput, with line and column): "yaml.invalid",
/// "yaml.too-deep", "yaml.too-large", "yaml.too-many-aliases", "yaml.recursive-alias", "yaml.duplicate-key",
/// "yaml.key-not-text".
Result<std::vector<YamlNode>> parseYaml(std::string_view text, const std::string& file, const YamlLimits& limits = {});

/// Reads and parses a file with the options' limits.
Result<std::vector<YamlNode>> readYaml(const InputFile& file, const ReadOptions& options);

} // namespace banyan::importers

// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <istream>
#include <map>
#include <set>
#include <streambuf>

namespace banyan::importers {

namespace {

/// Carries one of our errors through yaml-cpp.
struct Refused {
    Error error;
};

/// Reads a text in place.
class ViewBuffer : public std::streambuf {
public:
    explicit ViewBuffer(std::string_view text) {
        char* begin = const_cast<char*>(text.data()); // streambuf asks for char*, but a get area is only read
        setg(begin, begin, begin + text.size());
    }
};

/// What a copy of a node costs, in values; long texts count for several.
int64_t weight(const YamlNode& node) {
    int64_t sum = 1 + static_cast<int64_t>(node.text.size() / 256);
    for (const YamlNode& item : node.items)
        sum += weight(item);
    for (const auto& [key, value] : node.fields)
        sum += 1 + weight(value);
    return sum;
}

class Builder : public YAML::EventHandler {
public:
    Builder(const std::string& file, const YamlLimits& limits)
        : m_file(file)
        , m_limits(limits) {}

    std::vector<YamlNode> documents;

    void OnDocumentStart(const YAML::Mark&) override {
        m_anchors.clear();
        m_open.clear();
        m_root = {};
    }
    void OnDocumentEnd() override { documents.push_back(std::move(m_root)); }

    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(leaf(mark), anchor, mark); }

    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& value) override {
        YamlNode node = leaf(mark);
        node.kind = YamlNode::Kind::Scalar;
        node.text = value;
        node.quoted = tag == "!";
        add(std::move(node), anchor, mark);
    }

    void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        if (++m_aliases > m_limits.aliases)
            refuse(mark, "yaml.too-many-aliases", "there are more than the limit of {limit} aliases", m_limits.aliases);
        const auto found = m_anchors.find(anchor);
        if (found == m_anchors.end())
            refuse(mark, "yaml.recursive-alias", "an alias stands inside the value that it repeats");
        count(mark, weight(found->second));
        add(found->second, 0, mark);
    }

    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value) override {
        open(YamlNode::Kind::Sequence, mark, anchor);
    }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value) override {
        open(YamlNode::Kind::Map, mark, anchor);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapEnd() override { close(); }

private:
    struct Open {
        YamlNode node;
        YAML::anchor_t anchor = 0;
        YAML::Mark mark;
        std::set<std::string> keys;
        std::string key;
        bool hasKey = false;
    };

    [[noreturn]] void refuse(const YAML::Mark& mark, const char* code, const char* text, int64_t limit = 0) const {
        throw Refused{makeError(ErrorKind::BadInput, code, text, {{"limit", std::to_string(limit)}})
                          .at({m_file, mark.line + 1, mark.column + 1, {}})};
    }

    void count(const YAML::Mark& mark, int64_t nodes) {
        m_events += nodes;
        if (m_events > m_limits.events)
            refuse(mark, "yaml.too-large", "there are more than the limit of {limit} values", m_limits.events);
    }

    YamlNode leaf(const YAML::Mark& mark) {
        count(mark, 1);
        YamlNode node;
        node.line = mark.line + 1;
        node.column = mark.column + 1;
        return node;
    }

    void open(YamlNode::Kind kind, const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (m_open.size() >= static_cast<size_t>(m_limits.depth))
            refuse(mark, "yaml.too-deep", "values are nested deeper than the limit of {limit}", m_limits.depth);
        YamlNode node = leaf(mark);
        node.kind = kind;
        m_open.push_back({std::move(node), anchor, mark, {}, {}, false});
    }

    void close() {
        Open done = std::move(m_open.back());
        m_open.pop_back();
        add(std::move(done.node), done.anchor, done.mark);
    }

    void add(YamlNode node, YAML::anchor_t anchor, const YAML::Mark& mark) {
        if (anchor != 0) {
            count(mark, weight(node));
            m_anchors[anchor] = node;
        }
        if (m_open.empty()) {
            m_root = std::move(node);
            return;
        }
        Open& parent = m_open.back();
        if (parent.node.kind == YamlNode::Kind::Sequence) {
            parent.node.items.push_back(std::move(node));
        } else if (!parent.hasKey) {
            if (node.isSequence() || node.isMap())
                refuse(mark, "yaml.key-not-text", "a key is a list or a map; only text is read as a key");
            if (!parent.keys.insert(node.text).second)
                refuse(mark, "yaml.duplicate-key", "a key stands twice in one map");
            parent.key = std::move(node.text);
            parent.hasKey = true;
        } else {
            parent.node.fields.emplace_back(std::move(parent.key), std::move(node));
            parent.hasKey = false;
        }
    }

    const std::string& m_file;
    const YamlLimits& m_limits;
    std::vector<Open> m_open;
    std::map<YAML::anchor_t, YamlNode> m_anchors;
    YamlNode m_root;
    int64_t m_events = 0;
    int m_aliases = 0;
};

} // namespace

YamlNode::YamlNode() = default;
YamlNode::YamlNode(const YamlNode&) = default;
YamlNode::YamlNode(YamlNode&&) noexcept = default;
YamlNode& YamlNode::operator=(const YamlNode&) = default;
YamlNode& YamlNode::operator=(YamlNode&&) noexcept = default;
YamlNode::~YamlNode() = default;

const YamlNode* YamlNode::find(std::string_view key) const {
    for (const auto& [name, value] : fields)
        if (name == key) return value.isNull() ? nullptr : &value;
    return nullptr;
}

const YamlNode* YamlNode::at(std::string_view path) const {
    const YamlNode* here = this;
    while (here && !path.empty()) {
        const size_t slash = path.find('/');
        here = here->find(path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
    }
    return here;
}

std::string YamlNode::textAt(std::string_view path) const {
    const YamlNode* const node = at(path);
    return node && node->isScalar() ? node->text : std::string();
}

Result<std::vector<YamlNode>> parseYaml(std::string_view text, const std::string& file, const YamlLimits& limits) {
    ViewBuffer buffer(text);
    std::istream stream(&buffer);
    Builder builder(file, limits);
    try {
        YAML::Parser parser(stream);
        while (parser.HandleNextDocument(builder))
            continue;
    } catch (const Refused& refused) {
        return refused.error;
    } catch (const YAML::Exception& e) {
        return makeError(ErrorKind::BadInput, "yaml.invalid", "this is not valid YAML: {reason}", {{"reason", e.msg}})
            .at({file, e.mark.line + 1, e.mark.column + 1, {}});
    } catch (const std::exception& e) {
        return makeError(ErrorKind::BadInput, "yaml.invalid", "this is not valid YAML: {reason}",
                         {{"reason", e.what()}})
            .at(lineOf(file, 0));
    }
    return std::move(builder.documents);
}

Result<std::vector<YamlNode>> readYaml(const InputFile& file, const ReadOptions& options) {
    BANYAN_ASSIGN(const Text text, readText(file, options));
    YamlLimits limits;
    limits.depth = options.limits.depth;
    return parseYaml(text.text, file.display, limits);
}

} // namespace banyan::importers

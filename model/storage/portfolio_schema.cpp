// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/portfolio/references.h"
#include "model/storage/portfolio_json.h"

#include <limits>

namespace banyan::storage {

using namespace banyan::portfolio;

namespace {

constexpr const char* dialect = "https://json-schema.org/draft/2020-12/schema";

/// Gathers the definition of each described type that it meets.
class SchemaWriter {
public:
    template <typename Value>
    Json typeOf() {
        if constexpr (std::is_same_v<Value, SourceId>) {
            return {{"type", "string"}}; // empty: by hand
        } else if constexpr (IsId<Value>::value) {
            return {{"type", "string"}, {"minLength", 1}};
        } else if constexpr (std::is_same_v<Value, std::string>) {
            return {{"type", "string"}};
        } else if constexpr (std::is_same_v<Value, bool>) {
            return {{"type", "boolean"}};
        } else if constexpr (std::is_same_v<Value, double>) {
            return {{"type", "number"}};
        } else if constexpr (std::is_same_v<Value, int> || std::is_same_v<Value, int64_t>) {
            return {{"type", "integer"},
                    {"minimum", std::numeric_limits<Value>::min()},
                    {"maximum", std::numeric_limits<Value>::max()}};
        } else if constexpr (std::is_same_v<Value, Date>) {
            return {{"type", "string"}, {"format", "date"}};
        } else if constexpr (std::is_same_v<Value, Instant>) {
            return {{"type", "string"}, {"format", "date-time"}};
        } else if constexpr (std::is_enum_v<Value>) {
            Json names = Json::array();
            for (const std::string_view name : EnumNames<Value>::names)
                names.push_back(std::string(name));
            return {{"type", "string"}, {"enum", std::move(names)}};
        } else if constexpr (IsOptional<Value>::value) {
            return typeOf<typename Value::value_type>();
        } else if constexpr (IsVector<Value>::value) {
            return {{"type", "array"}, {"items", typeOf<typename Value::value_type>()}};
        } else {
            return reference<Value>(false);
        }
    }

    template <typename Record>
    Json reference(bool withSource) {
        const std::string name(Describe<Record>::name);
        if (!m_definitions.contains(name)) {
            m_definitions[name] = Json::object();
            Json definition = describe<Record>(withSource);
            m_definitions[name] = std::move(definition);
        }
        return {{"$ref", "#/$defs/" + name}};
    }

    Json takeDefinitions() { return std::move(m_definitions); }

private:
    template <typename Record>
    Json describe(bool withSource) {
        Json properties = Json::object();
        Json required = Json::array();
        if (withSource) {
            properties["sourceId"] = {{"type", "string"}, {"minLength", 1}};
            required.push_back("sourceId");
        }
        Describe<Record>::fields.apply([&]<typename... F>(const F&... f) {
            ((properties[std::string(f.name)] = typeOf<typename F::ValueType>()), ...);
            // A reference without a default must be given.
            ((IsId<typename F::ValueType>::value && (f.name == "id" || !std::is_same_v<typename F::ValueType, SourceId>)
                  ? required.push_back(std::string(f.name))
                  : void()),
             ...);
        });
        Json definition = {{"type", "object"}, {"additionalProperties", false}};
        if (!required.empty()) definition["required"] = std::move(required);
        definition["properties"] = std::move(properties);
        return definition;
    }

    Json m_definitions = Json::object();
};

} // namespace

Json portfolioSchema() {
    SchemaWriter writer;
    Json properties = {{"schema", {{"const", "banyan.portfolio/1"}}}};
    const auto add = [&]<typename T>(std::type_identity<T>, bool withSource) {
        properties[std::string(Describe<T>::plural)] = {{"type", "array"}, {"items", writer.reference<T>(withSource)}};
    };
    [&]<typename... T>(TypeList<T...>) { (add(std::type_identity<T>{}, false), ...); }(RecordTypes{});
    add(std::type_identity<Measurement>{}, true);
    add(std::type_identity<Incident>{}, true);
    add(std::type_identity<Change>{}, true);
    return {{"$schema", dialect},
            {"$id", "urn:banyan:portfolio:1"},
            {"title", "Banyan portfolio"},
            {"type", "object"},
            {"additionalProperties", false},
            {"required", Json::array({"schema"})},
            {"properties", std::move(properties)},
            {"$defs", writer.takeDefinitions()}};
}

} // namespace banyan::storage

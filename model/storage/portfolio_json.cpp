// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/storage/portfolio_json.h"

#include "model/portfolio/edit.h"
#include "model/portfolio/json_codec.h"

#include <set>

namespace banyan::storage {

using namespace banyan::portfolio;

namespace {

constexpr const char* schemaName = "banyan.portfolio/1";
constexpr std::string_view sourceField = "sourceId";

using SourceRows = std::map<SourceId, std::shared_ptr<const Observations>>;

template <typename Row>
Json rowsToJson(const SourceRows& sources, std::vector<Row> Observations::*list) {
    Json all = Json::array();
    for (const auto& [source, rows] : sources)
        for (const Row& row : (*rows).*list) {
            Json object = Json::object();
            object[std::string(sourceField)] = source.value;
            encodeFields(row, object.get_ref<Json::object_t&>());
            all.push_back(std::move(object));
        }
    return all;
}

/// Reads one top-level array after another and remembers which it knew.
class PortfolioReader {
public:
    PortfolioReader(const Json& document, const std::string& fileName)
        : m_document(document)
        , m_json(fileName, {})
        , m_good(document.is_object() || m_json.wrongType(document, "an object")) {}

    void readSchemaName() {
        const Json* const value = member("schema");
        if (!m_good) return;
        if (!value) {
            m_good = m_json.missingMember("schema");
        } else if (*value != schemaName) {
            const JsonReader::Step step(m_json, std::string_view("schema"));
            m_good = m_json.wrongType(*value, std::string("\"") + schemaName + "\"");
        }
    }

    template <typename T>
    [[gnu::noinline]] void readTable() {
        eachItem(Describe<T>::plural, [&](const Json& item) {
            T record;
            if (!m_json.read(item, record)) return false;
            if (!item.contains("id")) return m_json.missingMember("id");
            if (m_builder.current().find(record.id)) return duplicateId(Describe<T>::name, record.id.value);
            m_builder.put(std::move(record));
            return true;
        });
    }

    template <typename Row>
    void readRows(std::vector<Row> Observations::*list) {
        eachItem(Describe<Row>::plural, [&](const Json& item) {
            Row row;
            if (!m_json.readObject(item, row, sourceField)) return false;
            const auto source = item.find(sourceField);
            if (source == item.end()) return m_json.missingMember(sourceField);
            SourceId id;
            const JsonReader::Step step(m_json, sourceField);
            if (!m_json.read(*source, id)) return false;
            Observations& rows = m_rows[id];
            rows.source = id;
            (rows.*list).push_back(std::move(row));
            return true;
        });
    }

    Result<Portfolio> take() && {
        if (m_good)
            for (const auto& [name, value] : m_document.get_ref<const Json::object_t&>())
                if (m_good && !m_known.contains(name)) m_good = m_json.unknownMember(name);
        if (!m_good) return m_json.takeError();
        for (auto& entry : m_rows)
            m_builder.putRows(std::make_shared<const Observations>(std::move(entry.second)));
        return std::move(m_builder).build();
    }

private:
    const Json* member(std::string_view name) {
        if (!m_good) return nullptr;
        m_known.insert(name);
        const auto found = m_document.find(name);
        return found == m_document.end() ? nullptr : &*found;
    }

    template <typename ReadItem>
    void eachItem(std::string_view plural, ReadItem readItem) {
        const Json* const list = member(plural);
        if (!list) return;
        const JsonReader::Step inList(m_json, plural);
        if (!list->is_array()) {
            m_good = m_json.wrongType(*list, "a list");
            return;
        }
        for (size_t i = 0; m_good && i < list->size(); ++i) {
            const JsonReader::Step inItem(m_json, i);
            m_good = readItem((*list)[i]);
        }
    }

    bool duplicateId(std::string_view kind, const std::string& id) {
        return m_json.fail(makeError(ErrorKind::BadInput, "json.duplicate-id", "a second {kind} has the id \"{id}\"",
                                     {{"kind", std::string(kind)}, {"id", id}}));
    }

    const Json& m_document;
    JsonReader m_json;
    bool m_good;
    std::set<std::string_view> m_known;
    PortfolioBuilder m_builder;
    std::map<SourceId, Observations> m_rows;
};

} // namespace

Json toJson(const Portfolio& portfolio) {
    Json all = Json::object();
    all["schema"] = schemaName;
    forEachTable(portfolio, [&]<typename T>(const Table<T>& table) {
        Json list = Json::array();
        for (const T& record : table)
            list.push_back(encodeJson(record));
        all[std::string(Describe<T>::plural)] = std::move(list);
    });
    const auto addRows = [&]<typename Row>(std::vector<Row> Observations::*list) {
        all[std::string(Describe<Row>::plural)] = rowsToJson(portfolio.observations(), list);
    };
    addRows(&Observations::measurements);
    addRows(&Observations::incidents);
    addRows(&Observations::changes);
    return all;
}

Result<Portfolio> fromJson(std::string_view text, const std::string& fileName) {
    BANYAN_ASSIGN(const Json document, parseUntrusted(text, fileName));
    PortfolioReader reader(document, fileName);
    reader.readSchemaName();
    [&]<typename... T>(TypeList<T...>) { (reader.readTable<T>(), ...); }(RecordTypes{});
    reader.readRows(&Observations::measurements);
    reader.readRows(&Observations::incidents);
    reader.readRows(&Observations::changes);
    BANYAN_ASSIGN(Portfolio portfolio, std::move(reader).take());
    if (auto valid = validate(portfolio); !valid) return std::move(valid.error()).at({fileName, 0, 0, {}});
    return portfolio;
}

} // namespace banyan::storage

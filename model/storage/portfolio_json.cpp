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

/// What was read so far, of one file or of several.
struct Gathered {
    PortfolioBuilder builder;
    std::map<SourceId, Observations> rows;

    Portfolio build() && {
        for (auto& entry : rows)
            builder.putRows(std::make_shared<const Observations>(std::move(entry.second)));
        return std::move(builder).build();
    }
};

/// Reads one top-level array after another and remembers which it knew.
class PortfolioReader {
public:
    PortfolioReader(const Json& document, const std::string& fileName, Gathered& into)
        : m_document(document)
        , m_into(into)
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
            if (m_into.builder.current().find(record.id)) return duplicateId(Describe<T>::name, record.id.value);
            m_into.builder.put(std::move(record));
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
            Observations& rows = m_into.rows[id];
            rows.source = id;
            (rows.*list).push_back(std::move(row));
            return true;
        });
    }

    Result<void> finish() {
        if (m_good)
            for (const auto& [name, value] : m_document.get_ref<const Json::object_t&>())
                if (m_good && !m_known.contains(name)) m_good = m_json.unknownMember(name);
        if (!m_good) return m_json.takeError();
        return {};
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
    Gathered& m_into;
    JsonReader m_json;
    bool m_good;
    std::set<std::string_view> m_known;
};

Result<void> gather(const PortfolioFile& file, Gathered& into) {
    BANYAN_ASSIGN(const Json document, parseUntrusted(file.text, file.name));
    PortfolioReader reader(document, file.name, into);
    reader.readSchemaName();
    [&]<typename... T>(TypeList<T...>) { (reader.readTable<T>(), ...); }(RecordTypes{});
    reader.readRows(&Observations::measurements);
    reader.readRows(&Observations::incidents);
    reader.readRows(&Observations::changes);
    return reader.finish();
}

std::string fileNameOf(std::string_view plural) {
    return std::string(plural) + ".json";
}

/// Each row on a line of its own, so that a diff is as long as what changed.
std::string rowsText(std::string_view plural, const Json& rows) {
    std::string out = std::string("{\n  \"schema\": \"") + schemaName + "\",\n  \"" + std::string(plural) + "\": [\n";
    for (size_t i = 0; i < rows.size(); ++i)
        out += "    " + rows[i].dump(-1, ' ', false, Json::error_handler_t::replace) +
               (i + 1 < rows.size() ? ",\n" : "\n");
    return out + "  ]\n}\n";
}

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
    const PortfolioFile file{fileName, std::string(text)};
    return fromJsonFiles(std::span(&file, 1));
}

std::vector<PortfolioFile> toJsonFiles(const Portfolio& portfolio) {
    std::vector<PortfolioFile> out;
    forEachTable(portfolio, [&]<typename T>(const Table<T>& table) {
        if (table.empty() && !std::is_same_v<T, Settings>) return;
        Json list = Json::array();
        for (const T& record : table)
            list.push_back(encodeJson(record));
        const std::string plural(Describe<T>::plural);
        out.push_back({fileNameOf(plural), dump(Json{{"schema", schemaName}, {plural, std::move(list)}})});
    });
    const auto addRows = [&]<typename Row>(std::vector<Row> Observations::*list) {
        const Json rows = rowsToJson(portfolio.observations(), list);
        if (!rows.empty()) out.push_back({fileNameOf(Describe<Row>::plural), rowsText(Describe<Row>::plural, rows)});
    };
    addRows(&Observations::measurements);
    addRows(&Observations::incidents);
    addRows(&Observations::changes);
    return out;
}

const std::vector<std::string>& portfolioFileNames() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> out;
        [&]<typename... T>(TypeList<T...>) { (out.push_back(fileNameOf(Describe<T>::plural)), ...); }(RecordTypes{});
        for (const std::string_view plural :
             {Describe<Measurement>::plural, Describe<Incident>::plural, Describe<Change>::plural})
            out.push_back(fileNameOf(plural));
        return out;
    }();
    return names;
}

Result<Portfolio> fromJsonFiles(std::span<const PortfolioFile> files) {
    Gathered gathered;
    for (const PortfolioFile& file : files)
        BANYAN_TRY(gather(file, gathered));
    Portfolio portfolio = std::move(gathered).build();
    if (auto valid = validate(portfolio); !valid) {
        std::string place = files.empty() ? std::string() : files[0].name;
        if (files.size() > 1) place.erase(std::min(place.size(), place.rfind('/'))); // the folder: it's about them all
        return std::move(valid.error()).at({place, 0, 0, {}});
    }
    return portfolio;
}

} // namespace banyan::storage

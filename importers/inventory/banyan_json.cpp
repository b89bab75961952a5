// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/text.h"
#include "model/portfolio/references.h"
#include "model/storage/portfolio_json.h"

namespace banyan::importers {

namespace {

using namespace intake;

/// What belongs to the other document and not to what it says: merging leaves it out.
template <typename T>
constexpr bool isOwnBusiness =
    std::is_same_v<T, Settings> || std::is_same_v<T, Source> || std::is_same_v<T, Unmatched> ||
    std::is_same_v<T, AssessmentSnapshot> || std::is_same_v<T, VerdictSnapshot> || std::is_same_v<T, Roadmap> ||
    std::is_same_v<T, Baseline>;

/// Turns a portfolio into a batch whose ids are local: component by component, the rest under their own ids.
class Stager {
public:
    Stager(const Portfolio& from, ImportBatch& batch, std::string file)
        : m_from(from)
        , m_batch(batch)
        , m_file(std::move(file)) {}

    void run() {
        for (const Component& component : m_from.components()) {
            Subject subject;
            subject.name = component.name;
            subject.alias = {"banyan", component.id.value};
            subject.declares = true;
            m_local[component.id] = m_batch.subject(std::move(subject));
        }
        forEachTable(m_from, [&]<typename T>(const Table<T>& table) {
            if constexpr (!isOwnBusiness<T>)
                for (const T& record : table)
                    stage(record);
        });
        for (const auto& entry : m_from.observations()) {
            take(entry.second->measurements, m_batch.observations.measurements);
            take(entry.second->incidents, m_batch.observations.incidents);
            take(entry.second->changes, m_batch.observations.changes);
        }
    }

private:
    template <typename T>
    void stage(const T& record) {
        Staged<T> staged;
        staged.record = record;
        staged.file = m_file;
        staged.pointer = "/" + std::string(Describe<T>::plural) + "/" + record.id.value;
        forEachField(record, [&](std::string_view name, const auto&) { staged.given.insert(std::string(name)); });
        forEachReference(staged.record, [&]<typename U>(Id<U>& id) {
            if constexpr (std::is_same_v<U, Component>)
                id = m_local.at(id);
            else if constexpr (std::is_same_v<U, Source>)
                id = SourceId();
        });
        if constexpr (std::is_same_v<T, Component>) staged.record.id = m_local.at(record.id);
        m_batch.staged<T>().push_back(std::move(staged));
    }

    template <typename Row>
    void take(const std::vector<Row>& from, std::vector<Row>& to) {
        for (Row row : from) {
            if (row.component) row.component = m_local.at(*row.component);
            to.push_back(std::move(row));
        }
    }

    const Portfolio& m_from;
    ImportBatch& m_batch;
    std::string m_file;
    std::map<ComponentId, ComponentId> m_local;
};

class BanyanJson : public Reader {
public:
    [[nodiscard]] Format format() const override {
        return {"banyan-json", "Banyan portfolio (JSON)",
                "inventory",   "every record, from one file or a folder of them; restores an empty document exactly",
                {".json"},     true};
    }

    [[nodiscard]] Recognition recognize(const Sniff& sniff) const override {
        const std::string_view start = std::string_view(sniff.head).substr(0, 200);
        if (start.find("\"banyan.portfolio/") == std::string_view::npos) return {};
        return {1, "its schema is banyan.portfolio"};
    }

    [[nodiscard]] Result<ImportBatch> read(std::span<const InputFile> files,
                                           const ReadOptions& options) const override {
        std::vector<storage::PortfolioFile> texts;
        for (const InputFile& file : files) {
            BANYAN_ASSIGN(std::string text, readBytes(file, options.limits));
            texts.push_back({file.display, std::move(text)});
        }
        BANYAN_ASSIGN(Portfolio portfolio, storage::fromJsonFiles(texts));
        const std::string& first = files[0].display;
        const std::string place = files.size() == 1 ? first : first.substr(0, first.find_last_of('/'));
        ImportBatch batch;
        batch.source.format = "banyan-json";
        Stager(portfolio, batch, place).run();
        batch.whole = std::make_shared<const Portfolio>(std::move(portfolio));
        return batch;
    }
};

} // namespace

std::unique_ptr<Reader> makeBanyanJson() {
    return std::make_unique<BanyanJson>();
}

} // namespace banyan::importers

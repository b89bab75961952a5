// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/sheets/sheet_readers.h"

#include "importers/sheets/sheet_engine.h"
#include "model/base/json.h"

#include <algorithm>

namespace banyan::importers {

namespace {

using namespace sheets;
using portfolio::IssueSeverity;

/// What an unsure sheet of another kind may still reach: too little to be chosen by itself.
constexpr double second = 0.12;

std::string formatId(const SheetKind& kind) {
    return "sheet-" + std::string(kind.id);
}

std::vector<SheetRow> headRows(const Sniff& sniff) {
    std::vector<SheetRow> rows;
    for (CsvRecord& record : csvHead(sniff.head, 10))
        rows.push_back({std::move(record.cells), {}, record.line});
    return rows;
}

/// Components that the source speaks of when it reports events or dependencies: those without any have none.
void noteCoverage(ImportBatch& batch) {
    const bool reports = !batch.observations.incidents.empty() || !batch.observations.changes.empty() ||
                         !batch.staged<portfolio::Dependency>().empty();
    if (!reports) return;
    for (size_t i = 0; i < batch.subjects.size(); ++i)
        batch.source.covers.emplace_back("#" + std::to_string(i));
}

/// A prerequisite may be named by its title where the sheet gives it another id.
void resolvePrerequisites(ImportBatch& batch, const SourceState& state) {
    for (auto& staged : batch.staged<portfolio::Initiative>())
        for (portfolio::Prerequisite& needed : staged.record.prerequisites)
            if (const auto titled = state.initiatives.find(needed.initiative.value); titled != state.initiatives.end())
                needed.initiative = portfolio::InitiativeId(titled->second);
}

ImportBatch finished(ImportBatch batch, const SourceState& state, const std::string& file) {
    state.times.report(batch, file);
    resolvePrerequisites(batch, state);
    noteCoverage(batch);
    return batch;
}

/// Column mappings by kind, as options and sources keep them: one, or {"sheets": […]} for a workbook.
Result<std::vector<Mapping>> parseMappings(const std::string& text) {
    std::vector<Mapping> out;
    if (text.empty()) return out;
    BANYAN_ASSIGN(const Json json, parseUntrusted(text, "mapping"));
    if (!json.is_object() || !json.contains("sheets") || !json["sheets"].is_array()) {
        BANYAN_ASSIGN(Mapping one, parseMapping(text));
        out.push_back(std::move(one));
        return out;
    }
    for (const Json& sheet : json["sheets"]) {
        BANYAN_ASSIGN(Mapping one, parseMapping(sheet.dump(-1, ' ', false, Json::error_handler_t::replace)));
        out.push_back(std::move(one));
    }
    return out;
}

std::string mappingsText(const std::vector<Mapping>& mappings) {
    if (mappings.size() == 1) return mappingText(mappings[0]);
    std::string out;
    for (const Mapping& mapping : mappings)
        out += (out.empty() ? "" : ",") + mappingText(mapping);
    return R"({"sheets":[)" + out + "]}";
}

/// Reads one source, file by file and sheet by sheet.
class SourceReading {
public:
    /// `only` null: every kind.
    SourceReading(const SheetKind* only, const ReadOptions& options)
        : m_only(only)
        , m_options(options)
        , m_state(m_batch, options) {}

    Result<ImportBatch> run(std::span<const InputFile> files) {
        BANYAN_ASSIGN(m_mappings, parseMappings(m_options.mapping));
        for (const InputFile& file : files) {
            BANYAN_ASSIGN(std::string bytes, readBytes(file, m_options.limits));
            BANYAN_TRY(looksZipped(bytes) ? readWorkbook(std::move(bytes), file) : readTable(std::move(bytes), file));
        }
        m_batch.source.mapping = mappingsText(m_used);
        return finished(std::move(m_batch), m_state, files.empty() ? std::string() : files[0].display);
    }

private:
    struct Plan {
        size_t sheet = 0;
        const SheetKind* kind = nullptr;
        std::optional<Mapping> mapping;
    };

    /// The mapping made for this header, else the only one if it is for this kind or for none.
    std::optional<Mapping> mappingFor(const std::vector<SheetRow>& first, const SheetKind* kind) const {
        for (const Mapping& mapping : m_mappings)
            for (const SheetRow& row : first)
                if (!mapping.fingerprint.empty() && mapping.fingerprint == fingerprint(row.cells)) return mapping;
        if (m_mappings.size() != 1) return {};
        const Mapping& only = m_mappings[0];
        return !kind || only.kind.empty() || only.kind == kind->id ? std::optional(only) : std::nullopt;
    }

    Result<void> readTable(std::string bytes, const InputFile& file) {
        BANYAN_ASSIGN(const Text text, decodeText(std::move(bytes), file.display, m_options.encoding));
        const SheetInput input = csvInput(text.text, file.display, m_options);
        BANYAN_ASSIGN(const std::vector<SheetRow> first, firstRows(input, m_options));
        auto mapping = mappingFor(first, m_only);
        const SheetKind* kind = m_only;
        if (!kind && mapping) kind = findSheetKind(mapping->kind);
        if (!kind) return notASheet(file, "it is not a workbook");
        return readOne(input, *kind, mapping);
    }

    Result<void> readOne(const SheetInput& input, const SheetKind& kind, const std::optional<Mapping>& mapping) {
        BANYAN_ASSIGN(SheetReading reading, readSheet(input, kind, mapping, m_state));
        m_used.push_back(std::move(reading.mapping));
        return {};
    }

    Result<void> readWorkbook(std::string bytes, const InputFile& file) {
        BANYAN_ASSIGN(const Workbook book, Workbook::fromBytes(std::move(bytes), file.display, m_options.limits));
        std::vector<Plan> plans;
        for (size_t i = 0; i < book.sheets().size(); ++i)
            BANYAN_TRY(plan(book, i, file, plans));
        // Read as the kind that was asked for, a lone sheet says best what it lacks.
        if (plans.empty() && m_only && book.sheets().size() == 1) plans.push_back({0, m_only, std::nullopt});
        if (plans.empty())
            return notASheet(file, m_nearest.empty() ? "no sheet has a header that is known"
                                                     : "no sheet has a header that is known; nearest: " + m_nearest);
        const auto place = [](const Plan& p) { return p.kind - sheetKinds().data(); };
        std::ranges::stable_sort(plans, {}, place);
        for (const Plan& p : plans) {
            const SheetInput input = workbookInput(book, p.sheet, file.display);
            const auto read = readOne(input, *p.kind, p.mapping);
            // Of several sheets, one that holds a header alone is no reason to refuse the others.
            if (!read && (read.error().code != "sheet.no-rows" || plans.size() == 1)) return read.error();
        }
        if (m_used.empty()) return notASheet(file, "no sheet has a row below its header");
        return {};
    }

    Result<void> plan(const Workbook& book, size_t sheet, const InputFile& file, std::vector<Plan>& plans) {
        const Workbook::Sheet& about = book.sheets()[sheet];
        const SheetInput input = workbookInput(book, sheet, file.display);
        BANYAN_ASSIGN(const std::vector<SheetRow> first, firstRows(input, m_options));
        if (first.empty()) return {};
        if (about.hidden) {
            note(file, about.name, "sheet \"{sheet}\" is hidden and was left out");
            return {};
        }
        if (auto mapping = mappingFor(first, m_only); mapping && (m_only || findSheetKind(mapping->kind))) {
            plans.push_back({sheet, m_only ? m_only : findSheetKind(mapping->kind), std::move(mapping)});
            return {};
        }
        const auto ranked = fits(first, about.name);
        const auto wanted = std::ranges::find_if(ranked, [&](const Fit& fit) { return !m_only || fit.kind == m_only; });
        if (wanted != ranked.end() && wanted->confidence >= 0.5 && (!m_only || wanted == ranked.begin())) {
            plans.push_back({sheet, wanted->kind, std::nullopt});
            return {};
        }
        if (!ranked.empty() && ranked[0].known > 0 && m_nearest.empty()) m_nearest = because(ranked[0]);
        note(file, about.name, "sheet \"{sheet}\" has no header that is known and was left out");
        return {};
    }

    void note(const InputFile& file, const std::string& sheet, const char* text) {
        m_batch.report("sheet.left-out", IssueSeverity::Info, lineOf(file.display, 0, sheet), sheet, text,
                       {{"sheet", sheet}});
    }

    static Error notASheet(const InputFile& file, const std::string& reason) {
        return makeError(ErrorKind::BadInput, "sheet.unknown", "\"{file}\" can't be read as sheets: {reason}",
                         {{"file", file.display}, {"reason", reason}})
            .at(lineOf(file.display, 1));
    }

    const SheetKind* m_only;
    const ReadOptions& m_options;
    ImportBatch m_batch;
    SourceState m_state;
    std::vector<Mapping> m_mappings;
    std::vector<Mapping> m_used;
    std::string m_nearest;
};

class SheetReader : public Reader {
public:
    explicit SheetReader(const SheetKind& kind)
        : m_kind(kind) {}

    [[nodiscard]] Format format() const override {
        Format format;
        format.id = formatId(m_kind);
        format.name = "Sheet of " + std::string(m_kind.id) + " (CSV)";
        format.kind = m_kind.area;
        format.becomes = m_kind.becomes;
        format.endings = {".csv", ".tsv", ".txt", ".xlsx"};
        return format;
    }

    [[nodiscard]] Recognition recognize(const Sniff& sniff) const override {
        if (looksZipped(sniff.head)) return {};
        const auto ranked = fits(headRows(sniff), sniff.display);
        const auto mine = std::ranges::find(ranked, &m_kind, &Fit::kind);
        if (mine == ranked.end() || mine->confidence == 0) return {};
        const double best = ranked[0].confidence;
        const bool first = mine->confidence == best;
        return {first ? best : std::min(mine->confidence, std::max(0.0, best - second)), because(*mine)};
    }

    [[nodiscard]] Result<ImportBatch> read(std::span<const InputFile> files,
                                           const ReadOptions& options) const override {
        return SourceReading(&m_kind, options).run(files);
    }

private:
    const SheetKind& m_kind;
};

class WorkbookReader : public Reader {
public:
    [[nodiscard]] Format format() const override {
        Format format;
        format.id = "workbook";
        format.name = "Workbook of sheets (XLSX)";
        format.kind = "inventory";
        format.becomes = "whatever its sheets hold";
        format.endings = {".xlsx"};
        return format;
    }

    [[nodiscard]] Recognition recognize(const Sniff& sniff) const override {
        const bool office =
            sniff.head.find("[Content_Types].xml") != std::string::npos || sniff.head.find("xl/") != std::string::npos;
        if (!looksZipped(sniff.head) || !office) return {};
        if (sniff.size > sniff.head.size()) return {0.6, "an Excel workbook"};
        return look(sniff);
    }

    [[nodiscard]] Result<ImportBatch> read(std::span<const InputFile> files,
                                           const ReadOptions& options) const override {
        return SourceReading(nullptr, options).run(files);
    }

private:
    /// A small workbook is all there.
    static Recognition look(const Sniff& sniff) {
        const auto book = Workbook::fromBytes(sniff.head, sniff.display, {});
        if (!book) return {};
        Recognition best{0.2, "an Excel workbook"};
        for (size_t i = 0; i < book->sheets().size(); ++i) {
            const auto first = firstRows(workbookInput(*book, i, sniff.display), {});
            if (!first) continue;
            const auto ranked = fits(*first, book->sheets()[i].name);
            if (!ranked.empty() && ranked[0].confidence > best.confidence)
                best = {ranked[0].confidence, "sheet \"" + book->sheets()[i].name + "\": " + because(ranked[0])};
        }
        return best;
    }
};

} // namespace

std::vector<std::unique_ptr<intake::Reader>> makeSheetReaders() {
    std::vector<std::unique_ptr<intake::Reader>> readers;
    for (const SheetKind& kind : sheetKinds())
        readers.push_back(std::make_unique<SheetReader>(kind));
    readers.push_back(std::make_unique<WorkbookReader>());
    return readers;
}

void addSheetsReaders(intake::Readers& readers) {
    for (auto& reader : makeSheetReaders())
        readers.push_back(std::move(reader));
}

} // namespace banyan::importers

// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/csv.h"
#include "model/base/numbers.h"
#include "model/intake/reader.h"

#include <algorithm>
#include <array>
#include <map>
#include <ranges>

namespace banyan::importers {

namespace {

using namespace intake;

enum Column {
    RecordType,
    Name,
    Description,
    Comments,
    Service,
    DependencyName,
    Direction,
    BinaryGroup,
    BinaryArtifact,
    BinaryVersion,
    BinaryPackaging,
    RepositoryType,
    RepositoryUrl,
    RepositoryBranch,
    RepositoryPath,
    Owner,
    Contributors,
    columnCount
};

/// Keys of the headers of all columns.
constexpr std::array<std::string_view, columnCount> keys{
    "recordtype1",         "applicationname",  "description",    "comments",      "businessservice", "dependency",
    "dependencydirection", "binarygroup",      "binaryartifact", "binaryversion", "binarypackaging", "repositorytype",
    "repositoryurl",       "repositorybranch", "repositorypath", "owner",         "contributors"};

/// The fixed columns of one layout, in their order; pairs of tag category and tag follow.
using Layout = std::vector<Column>;

const std::array<Layout, 5>& layouts() {
    static const std::array<Layout, 5> known{{
        {RecordType, Name, Description, Comments, Service, DependencyName, Direction, BinaryGroup, BinaryArtifact,
         BinaryVersion, BinaryPackaging, RepositoryType, RepositoryUrl, RepositoryBranch, RepositoryPath, Owner,
         Contributors},
        {RecordType, Name, Description, Comments, Service, DependencyName, Direction, BinaryGroup, BinaryArtifact,
         BinaryVersion, BinaryPackaging, RepositoryType, RepositoryUrl, RepositoryBranch, RepositoryPath},
        {RecordType, Name, Description, Comments, Service, BinaryGroup, BinaryArtifact, BinaryVersion, BinaryPackaging,
         RepositoryType, RepositoryUrl, RepositoryBranch, RepositoryPath},
        {RecordType, Name, Description, Comments, Service, Owner, Contributors},
        {RecordType, Name, Description, Comments, Service},
    }};
    return known;
}

/// True for the header of a tag or of its category: "Tag Category 1", "Tag Type 1", "Tag 1".
bool isTagHeader(const std::string& key) {
    return key.starts_with("tagcategory") || key.starts_with("tagtype") ||
           (key.starts_with("tag") && key.find_first_not_of("0123456789", 3) == std::string::npos);
}

std::vector<std::string> fixedKeys(const std::vector<std::string>& header) {
    std::vector<std::string> out;
    for (const std::string& cell : header) {
        std::string key = matchKey(cell);
        if (key == "recordtype") key = keys[RecordType];
        if (isTagHeader(key)) break;
        out.push_back(std::move(key));
    }
    while (!out.empty() && out.back().empty())
        out.pop_back();
    return out;
}

/// The layout whose fixed columns the header names, also when it leaves out the first of them, the record type.
const Layout* layoutOf(const std::vector<std::string>& header) {
    const std::vector<std::string> named = fixedKeys(header);
    for (const Layout& layout : layouts())
        for (const size_t skipped : {size_t{0}, size_t{1}}) {
            const bool same =
                std::ranges::equal(named, layout | std::views::drop(skipped), {}, {}, [](Column c) { return keys[c]; });
            if (same) return &layout;
        }
    return nullptr;
}

struct Row {
    std::vector<std::string> cells;
    int line = 0;
};

/// "A <a@x>, B <b@x>" as its people.
std::vector<std::string> peopleIn(const std::string& text) {
    std::vector<std::string> out;
    size_t begin = 0;
    bool inAddress = false;
    for (size_t i = 0; i <= text.size(); ++i) {
        const char c = i < text.size() ? text[i] : ',';
        if (c == '<') inAddress = true;
        if (c == '>') inAddress = false;
        if (i < text.size() && (c != ',' || inAddress)) continue;
        if (const auto person = trimmed(std::string_view(text).substr(begin, i - begin)); !person.empty())
            out.emplace_back(person);
        begin = i + 1;
    }
    return out;
}

/// Rows of one file, judged by its layout.
class KonveyorSource {
public:
    explicit KonveyorSource(const std::string& file)
        : m_file(file) {}

    Result<void> setHeader(const std::vector<std::string>& header, int line) {
        m_layout = layoutOf(header);
        m_batch.header = header;
        m_width = header.size();
        if (!m_layout)
            return makeError(ErrorKind::BadInput, "konveyor.unknown-layout",
                             "the header \"{header}\" is none of the known ones: Record Type, Application Name, … with "
                             "17, 15, "
                             "13, 7 or 5 columns before the tags",
                             {{"header", joined(header)}})
                .at(lineOf(m_file, line));
        if (!header.empty() && !fixedKeys(header).front().starts_with("recordtype"))
            m_batch.report("konveyor.header-without-record-type", IssueSeverity::Warning, {m_file, line, 1, {}},
                           header.front(),
                           "the header begins with \"{value}\", not with \"Record Type 1\"; rows are read by position",
                           {{"value", header.front()}});
        return {};
    }

    void add(std::vector<std::string>&& cells, int line) {
        for (std::string& cell : cells)
            if (const auto bare = trimmed(cell); bare.size() != cell.size()) cell = std::string(bare);
        if (std::ranges::all_of(cells, &std::string::empty)) return;
        Row row{std::move(cells), line};
        if (const std::string reason = misfit(row); !reason.empty()) return reject(row, reason);
        if (row.cells[RecordType] == "1")
            addApplication(std::move(row));
        else
            addDependency(row);
    }

    ImportBatch finish() {
        giveAliases();
        return std::move(m_batch);
    }

private:
    static std::string joined(const std::vector<std::string>& header) {
        std::string out;
        for (size_t i = 0; i < std::min<size_t>(header.size(), 4); ++i)
            out += (i > 0 ? ", " : "") + header[i];
        return header.size() > 4 ? out + ", …" : out;
    }

    [[nodiscard]] bool has(Column column) const { return std::ranges::find(*m_layout, column) != m_layout->end(); }

    [[nodiscard]] size_t positionOf(Column column) const {
        return static_cast<size_t>(std::ranges::find(*m_layout, column) - m_layout->begin());
    }

    /// Empty where the layout hasn't the column or the row ends before it.
    [[nodiscard]] const std::string& cell(const Row& row, Column column) const {
        static const std::string none;
        const size_t at = positionOf(column);
        return at == m_layout->size() || at >= row.cells.size() ? none : row.cells[at];
    }

    void reject(const Row& row, std::string reason) {
        m_batch.rejected.push_back({m_file, row.line, row.cells, std::move(reason)});
    }

    [[nodiscard]] Where at(const Row& row, Column column) const {
        return {m_file, row.line, static_cast<int>(positionOf(column)) + 1, {}};
    }

    /// Why a row can't be one of this layout; empty when it can.
    [[nodiscard]] std::string misfit(const Row& row) const {
        const std::string& type = row.cells[RecordType];
        if (type != "1" && type != "2")
            return "Invalid or unknown Record Type '" + type + "'. Must be '1' for Application or '2' for Dependency.";
        for (size_t i = m_width; i < row.cells.size(); ++i)
            if (!row.cells[i].empty())
                return "column " + std::to_string(i + 1) + " holds \"" + row.cells[i] + "\", but the header has only " +
                       std::to_string(m_width) + " columns";
        if (cell(row, Name).empty()) return "Application Name is mandatory.";
        const std::string direction = matchKey(cell(row, Direction));
        if (!direction.empty() && direction != "northbound" && direction != "southbound")
            return "Dependency Direction is \"" + cell(row, Direction) + "\", neither northbound nor southbound";
        return type == "1" ? shifted(row) : std::string();
    }

    /// Cells that betray a row of another layout than the header's.
    [[nodiscard]] std::string shifted(const Row& row) const {
        static constexpr std::array known{"", "git", "subversion", "svn", "mercurial", "hg", "cvs", "perforce", "tfs"};
        if (const std::string type = cell(row, RepositoryType); std::ranges::find(known, matchKey(type)) == known.end())
            return "Repository Type is \"" + type + "\", which is none: the row doesn't fit the header";
        for (size_t i = m_layout->size(); i < row.cells.size(); i += 2)
            if (row.cells[i].find('<') != std::string::npos && row.cells[i].find('@') != std::string::npos)
                return "column " + std::to_string(i + 1) + " holds the person \"" + row.cells[i] +
                       "\" where the header has a tag category: the row doesn't fit the header";
        return {};
    }

    void addApplication(Row row) {
        const std::string name = cell(row, Name);
        if (const auto [first, isNew] = m_lines.try_emplace(name, row.line); !isNew)
            return reject(row, "Application Name \"" + name + "\" stands on line " + std::to_string(first->second) +
                                   " already");
        Subject subject;
        subject.name = name;
        subject.declares = true;
        subject.line = row.line;
        Staged<Component> staged;
        staged.file = m_file;
        staged.line = row.line;
        Component& component = staged.record;
        component.id = m_batch.subject(std::move(subject));
        component.name = name;
        component.description = describe(row);
        component.repository = cell(row, RepositoryUrl);
        if (const std::string service = cell(row, Service); !service.empty())
            component.system = m_batch.system(service);
        component.tags = tagsOf(row);
        if (const std::string path = codePath(cell(row, RepositoryPath)); !path.empty()) component.codePaths = {path};
        forEachField(component, [&](std::string_view field, const auto& value) {
            if (field != "id" && value != std::remove_cvref_t<decltype(value)>{}) staged.given.emplace(field);
        });
        rememberBinary(row, m_batch.staged<Component>().size());
        noteUnused(row);
        m_batch.staged<Component>().push_back(std::move(staged));
    }

    [[nodiscard]] std::string describe(const Row& row) const {
        const std::string description = cell(row, Description);
        const std::string comments = cell(row, Comments);
        return description.empty() || comments.empty() ? description + comments : description + "\n\n" + comments;
    }

    /// "/repo" is "repo"; the repository's root is no path.
    static std::string codePath(std::string path) {
        path.erase(0, path.find_first_not_of('/'));
        while (path.ends_with('/'))
            path.pop_back();
        return path == "." ? std::string() : path;
    }

    /// Owner and contributors are people and no teams, so they are kept as tags beside Konveyor's own.
    [[nodiscard]] std::vector<std::string> tagsOf(const Row& row) {
        std::vector<std::string> out;
        const auto add = [&](std::string tag) {
            if (std::ranges::find(out, tag) == out.end()) out.push_back(std::move(tag));
        };
        for (size_t i = m_layout->size(); i < row.cells.size(); i += 2) {
            const std::string& category = row.cells[i];
            const std::string tag = i + 1 < row.cells.size() ? row.cells[i + 1] : std::string();
            if (!tag.empty()) add(category.empty() ? tag : category + ": " + tag);
            if (tag.empty() && !category.empty())
                m_batch.report("konveyor.category-without-tag", IssueSeverity::Info,
                               {m_file, row.line, static_cast<int>(i) + 1, {}}, category,
                               "\"{name}\" has the tag category \"{category}\" without a tag",
                               {{"name", cell(row, Name)}, {"category", category}});
        }
        for (const std::string& person : peopleIn(cell(row, Owner)))
            add("Owner: " + person);
        for (const std::string& person : peopleIn(cell(row, Contributors)))
            add("Contributor: " + person);
        return out;
    }

    void rememberBinary(const Row& row, size_t component) {
        const std::string group = cell(row, BinaryGroup);
        const std::string artifact = cell(row, BinaryArtifact);
        if (!group.empty() && !artifact.empty()) m_binaries[group + ":" + artifact].push_back(component);
    }

    void noteUnused(const Row& row) {
        if (const std::string name = cell(row, DependencyName); !name.empty())
            m_batch.report("konveyor.dependency-of-application", IssueSeverity::Info, at(row, DependencyName), name,
                           "\"{name}\" is a row of type 1, so its dependency \"{dependency}\" is not read; that takes "
                           "a row of type 2",
                           {{"name", cell(row, Name)}, {"dependency", name}});
    }

    /// Southbound: the application needs the dependency. Northbound: the dependency needs the application.
    void addDependency(const Row& row) {
        const std::string application = cell(row, Name);
        const std::string other = cell(row, DependencyName);
        if (!has(DependencyName))
            return reject(
                row, "a row of type 2 needs the columns Dependency and Dependency Direction, which this layout lacks");
        if (other.empty()) return reject(row, "Dependency is mandatory in a row of type 2.");
        const std::string direction = matchKey(cell(row, Direction));
        if (direction.empty()) return reject(row, "Dependency Direction is mandatory in a row of type 2.");
        if (application == other) return reject(row, "\"" + application + "\" is said to depend on itself");
        const bool south = direction == "southbound";
        const auto ends = south ? std::pair(application, other) : std::pair(other, application);
        if (const auto [first, isNew] = m_dependencies.try_emplace(ends, row.line); !isNew) {
            m_batch.report("konveyor.repeated-dependency", IssueSeverity::Info, at(row, DependencyName), other,
                           "that \"{from}\" depends on \"{to}\" stands on line {line} already",
                           {{"from", ends.first}, {"to", ends.second}, {"line", std::to_string(first->second)}});
            return;
        }
        Staged<Dependency> staged;
        staged.file = m_file;
        staged.line = row.line;
        staged.given = {"from", "to", "kind"};
        staged.record.from = mentioned(ends.first, row);
        staged.record.to = mentioned(ends.second, row);
        m_batch.staged<Dependency>().push_back(std::move(staged));
    }

    ComponentId mentioned(const std::string& name, const Row& row) {
        Subject subject;
        subject.name = name;
        subject.line = row.line;
        return m_batch.subject(std::move(subject));
    }

    /// Maven coordinates name a component outside, unless several applications are built from one binary.
    void giveAliases() {
        for (const auto& [coordinates, components] : m_binaries) {
            auto& first = m_batch.staged<Component>()[components.front()];
            if (components.size() == 1) {
                first.record.aliases.push_back({"maven", coordinates});
                first.given.insert("aliases");
                continue;
            }
            m_batch.report("konveyor.shared-binary", IssueSeverity::Info, lineOf(m_file, first.line), coordinates,
                           "{count} applications share the binary {binary}, so it identifies none of them",
                           {{"count", std::to_string(components.size())}, {"binary", coordinates}});
        }
    }

    const std::string& m_file;
    ImportBatch m_batch;
    const Layout* m_layout = nullptr;
    size_t m_width = 0;
    std::map<std::string, int> m_lines; ///< of each application
    std::map<std::pair<std::string, std::string>, int> m_dependencies;
    std::map<std::string, std::vector<size_t>> m_binaries; ///< staged components by Maven coordinates
};

class KonveyorCsv : public Reader {
public:
    [[nodiscard]] Format format() const override {
        return {"konveyor-csv",
                "Konveyor application inventory (CSV)",
                "inventory",
                "type 1: components (comments join the description; binary group and artifact become a \"maven\" "
                "alias), systems "
                "from business services, tags \"Category: Tag\", and, as they are people and no teams, tags \"Owner: "
                "…\" and "
                "\"Contributor: …\"; type 2: dependencies. Binary version and packaging, repository type and branch "
                "are not kept",
                {".csv"}};
    }

    [[nodiscard]] Recognition recognize(const Sniff& sniff) const override {
        const auto records = csvHead(sniff.head, 1);
        if (records.empty() || !layoutOf(records[0].cells)) return {};
        const size_t fixed = fixedKeys(records[0].cells).size();
        if (!fixedKeys(records[0].cells).front().starts_with("recordtype"))
            return {0.8, "a Konveyor header without its first column, Record Type"};
        return {0.98, "a Konveyor header of " + std::to_string(fixed) + " columns before the tags"};
    }

    [[nodiscard]] Result<ImportBatch> read(std::span<const InputFile> files,
                                           const ReadOptions& options) const override {
        if (files.size() != 1)
            return makeError(ErrorKind::Usage, "import.one-file", "a Konveyor inventory is one file, not {count}",
                             {{"count", std::to_string(files.size())}});
        const std::string& file = files.front().display;
        BANYAN_ASSIGN(const Text text, readText(files.front(), options));
        KonveyorSource source(file);
        Result<void> header = makeError(ErrorKind::BadInput, "import.empty", "holds no header").at(lineOf(file, 1));
        bool isFirst = true;
        BANYAN_TRY(readCsv(text.text, file, CsvOptions::from(options), [&](std::vector<std::string>& cells, int line) {
            if (!isFirst) source.add(std::move(cells), line);
            if (isFirst) header = source.setHeader(cells, line);
            isFirst = false;
            return header.has_value();
        }));
        BANYAN_TRY(header);
        return source.finish();
    }
};

} // namespace

std::unique_ptr<Reader> makeKonveyorCsv() {
    return std::make_unique<KonveyorCsv>();
}

} // namespace banyan::importers

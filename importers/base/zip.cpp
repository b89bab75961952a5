// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/base/zip.h"

#include "model/base/numbers.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <set>

namespace banyan::importers {

namespace {

constexpr uint64_t ratioFrom = 1 << 20;
constexpr zip_uint32_t unixTypeMask = 0170000;
constexpr zip_uint32_t unixLink = 0120000;

Error refused(const char* code, const char* text, const std::string& file, Arguments arguments = {}) {
    return makeError(ErrorKind::BadInput, code, text, std::move(arguments)).at(lineOf(file, 0));
}

std::string mebibytes(uint64_t bytes) {
    return shortNumber(static_cast<double>(bytes) / 1048576.0);
}

/// An open archive over bytes that outlive it.
class Archive {
public:
    explicit Archive(const std::string& bytes) {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
        if (source) {
            m_zip = zip_open_from_source(source, ZIP_RDONLY, &error);
            if (!m_zip) zip_source_free(source);
        }
        if (!m_zip) m_problem = zip_error_strerror(&error);
        zip_error_fini(&error);
    }
    ~Archive() {
        if (m_zip) zip_discard(m_zip);
    }
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;

    [[nodiscard]] zip_t* get() const { return m_zip; }
    [[nodiscard]] const std::string& problem() const { return m_problem; }

private:
    zip_t* m_zip = nullptr;
    std::string m_problem;
};

bool climbsOut(std::string_view name) {
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos) return true;
    if (name.find(':') != std::string_view::npos || name.find('\0') != std::string_view::npos) return true;
    while (!name.empty()) {
        const size_t slash = name.find('/');
        if (name.substr(0, slash) == "..") return true;
        name = slash == std::string_view::npos ? std::string_view() : name.substr(slash + 1);
    }
    return false;
}

bool isLink(zip_t* zip, zip_uint64_t index) {
    zip_uint8_t system = 0;
    zip_uint32_t attributes = 0;
    if (zip_file_get_external_attributes(zip, index, 0, &system, &attributes) != 0) return false;
    return system == ZIP_OPSYS_UNIX && (attributes >> 16 & unixTypeMask) == unixLink;
}

} // namespace

Result<void> checkZip(const std::string& bytes, const std::string& file, const ZipLimits& limits) {
    const Archive archive(bytes);
    if (!archive.get())
        return refused("xlsx.not-a-workbook", "\"{file}\" is not a readable zip archive: {reason}", file,
                       {{"file", file}, {"reason", archive.problem()}});
    const zip_int64_t entries = zip_get_num_entries(archive.get(), 0);
    if (entries > limits.entries)
        return refused("import.too-large", "the archive holds {count} entries, more than the limit of {limit}", file,
                       {{"count", std::to_string(entries)}, {"limit", std::to_string(limits.entries)}});
    std::set<std::string> names;
    uint64_t all = 0;
    for (zip_uint64_t i = 0; i < static_cast<zip_uint64_t>(entries); ++i) {
        zip_stat_t stat;
        if (zip_stat_index(archive.get(), i, ZIP_FL_ENC_RAW, &stat) != 0 || !(stat.valid & ZIP_STAT_NAME))
            return refused("xlsx.not-a-workbook", "entry {index} of the archive is unreadable", file,
                           {{"index", std::to_string(i + 1)}});
        const std::string name = stat.name;
        const Arguments about{{"entry", name}, {"limit", mebibytes(limits.entryBytes)}};
        if (climbsOut(name))
            return refused("xlsx.unsafe", "entry \"{entry}\" of the archive points out of it", file, about);
        if (isLink(archive.get(), i))
            return refused("xlsx.unsafe", "entry \"{entry}\" of the archive is a link", file, about);
        if (!names.insert(name).second)
            return refused("xlsx.unsafe", "entry \"{entry}\" stands twice in the archive", file, about);
        if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) && stat.encryption_method != ZIP_EM_NONE)
            return refused("xlsx.unsafe", "entry \"{entry}\" is encrypted; save the workbook without a password", file,
                           about);
        const uint64_t size = stat.valid & ZIP_STAT_SIZE ? stat.size : 0;
        if (size > limits.entryBytes)
            return refused("import.too-large", "entry \"{entry}\" is larger than the limit of {limit} MiB", file,
                           about);
        all += size;
    }
    if (all > limits.allBytes)
        return refused("import.too-large", "the archive is larger than the limit of {limit} MiB when inflated", file,
                       {{"limit", mebibytes(limits.allBytes)}});
    return {};
}

bool hasZipEntry(const std::string& bytes, const std::string& entry) {
    const Archive archive(bytes);
    return archive.get() && zip_name_locate(archive.get(), entry.c_str(), 0) >= 0;
}

Result<std::string> inflateZip(const std::string& bytes, const std::string& file, const std::string& entry,
                               const ZipLimits& limits, uint64_t& inflated) {
    const Archive archive(bytes);
    zip_stat_t stat;
    if (!archive.get() || zip_stat(archive.get(), entry.c_str(), 0, &stat) != 0)
        return refused("xlsx.not-a-workbook", "\"{file}\" has no part \"{entry}\"", file,
                       {{"file", file}, {"entry", entry}});
    zip_file_t* const part = zip_fopen_index(archive.get(), stat.index, 0);
    if (!part)
        return refused("xlsx.invalid", "part \"{entry}\" can't be inflated: {reason}", file,
                       {{"entry", entry}, {"reason", zip_strerror(archive.get())}});
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> closer(part, zip_fclose);
    const uint64_t stored = stat.valid & ZIP_STAT_COMP_SIZE ? std::max<uint64_t>(stat.comp_size, 1) : bytes.size();
    std::string out;
    std::array<char, 1 << 16> chunk{};
    for (;;) {
        const zip_int64_t got = zip_fread(part, chunk.data(), chunk.size());
        if (got < 0)
            return refused("xlsx.invalid", "part \"{entry}\" can't be inflated: {reason}", file,
                           {{"entry", entry}, {"reason", zip_error_strerror(zip_file_get_error(part))}});
        if (got == 0) return out;
        out.append(chunk.data(), static_cast<size_t>(got));
        inflated += static_cast<uint64_t>(got);
        if (out.size() > limits.entryBytes || inflated > limits.allBytes)
            return refused("import.too-large", "part \"{entry}\" inflates to more than the limit of {limit} MiB", file,
                           {{"entry", entry}, {"limit", mebibytes(std::min(limits.entryBytes, limits.allBytes))}});
        if (out.size() > ratioFrom && out.size() / stored > limits.ratio)
            return refused("import.too-large", "part \"{entry}\" inflates to more than {limit} times its stored size",
                           file, {{"entry", entry}, {"limit", std::to_string(limits.ratio)}});
    }
}

} // namespace banyan::importers

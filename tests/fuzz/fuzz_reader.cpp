// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/registry.h"
#include "model/intake/import.h"

#include <cstdlib>
#include <fstream>
#include <unistd.h>

using namespace banyan;

namespace {

/// Files of this process alone; memory-backed where there is such a folder.
const std::string& scratch() {
    static const std::string path = [] {
        const std::string folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
        return folder + "/banyan-fuzz-" + std::to_string(getpid());
    }();
    return path;
}

const intake::Reader& reader() {
    static const intake::Readers all = importers::builtInReaders();
    for (const auto& one : all)
        if (one->format().id == BANYAN_FUZZ_READER) return *one;
    std::abort();
}

intake::ReadOptions options() {
    intake::ReadOptions out;
    out.asOf = Date::fromYmd(2026, 11, 23);
    return out;
}

} // namespace

/// Whatever the bytes are: recognition answers, reading gives a batch or an error of the outside kind, and a batch can
/// be tried and applied.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
    const std::string bytes(reinterpret_cast<const char*>(data), size);
    const auto recognition = reader().recognize({"fuzz", bytes.substr(0, 64 << 10), size});
    if (recognition.confidence < 0 || recognition.confidence > 1) std::abort();
    std::ofstream(scratch(), std::ios::binary | std::ios::trunc) << bytes;
    const intake::InputFile file{scratch(), "fuzz"};
    const auto batch = reader().read(std::span(&file, 1), options());
    if (!batch) {
        if (batch.error().kind != ErrorKind::BadInput) std::abort();
        return 0;
    }
    intake::ImportChoices choices;
    choices.createAllUnmatched = true;
    const auto run = intake::dryRun({}, *batch, choices, options());
    if (run && !portfolio::apply({}, run->edit)) std::abort();
    return 0;
}

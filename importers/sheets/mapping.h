// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "importers/base/xlsx.h"
#include "importers/sheets/sheet_kind.h"
#include "model/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace banyan::importers::sheets {

/// What a column holds. As text: "name" (a field of the kind), "metric:p95-latency", "low:p95-latency", "likely:…",
/// "high:…", "answer:seam"; empty: left out.
struct Target {
    enum class What { Nothing, Field, Metric, Low, Likely, High, Answer };
    What what = What::Nothing;
    std::string name; ///< of the field, metric or question
    std::string unit; ///< from the header's brackets, where it can be converted; else empty

    [[nodiscard]] std::string text() const;
    bool operator==(const Target&) const = default;
};

/// Which column holds what, as proposed or as a person chose it.
struct Mapping {
    std::string fingerprint; ///< of the header
    std::string kind;
    std::vector<std::pair<std::string, std::string>> columns; ///< header text → target text
};

/// Hash of a header, the same for headers that read alike.
std::string fingerprint(const std::vector<std::string>& header);

/// What a header text means in a sheet of this kind; Nothing when it is unknown. A unit in brackets that can't be
/// converted makes a metric's column unknown, for its numbers would be wrong.
Target targetOf(const SheetKind& kind, std::string_view headerText);

/// Target for a target text ("low:p95-latency"); nullopt when the kind has no such thing.
std::optional<Target> parseTarget(const SheetKind& kind, std::string_view text, std::string_view headerText);

/// The proposed mapping of a header, for a kind or (empty) the kind that fits best; kind is empty when none fits.
Mapping proposeMapping(const std::vector<std::string>& header, std::string_view kind = {});

/// {"fingerprint": …, "kind": …, "columns": {"Header text": "field"}}.
std::string mappingText(const Mapping& mapping);
/// Error "mapping.invalid" (BadInput).
Result<Mapping> parseMapping(std::string_view json);

/// Fields that a column of this kind may be mapped to, with the header that people know them by.
std::vector<std::pair<std::string, std::string>> targetChoices(const SheetKind& kind);

/// How well rows fit a kind.
struct Fit {
    const SheetKind* kind = nullptr;
    double confidence = 0; ///< as in Recognition, at most 0.9
    size_t headerRow = 0;  ///< index into the rows
    int known = 0;         ///< columns that the kind knows
    int columns = 0;       ///< columns with a header
};

/// The best header among the first rows for each kind, best kind first. `hint` is the name of file or sheet. Konveyor
/// sheets, which have a reader of their own, fit nothing.
std::vector<Fit> fits(const std::vector<SheetRow>& firstRows, std::string_view hint);

/// Why, for people: "components: 3 of 4 columns are known".
std::string because(const Fit& fit);

} // namespace banyan::importers::sheets

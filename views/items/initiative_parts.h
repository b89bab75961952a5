// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "model/portfolio/edit.h"

#include <functional>
#include <vector>

namespace banyan::items {

/// One column of what an initiative is made of.
struct PartColumn {
    QString title;
    QString explanation;
    bool numeric = false;
    std::function<QString(const portfolio::Portfolio&, const portfolio::Initiative&, size_t row)> text;
    std::function<QStringList(const portfolio::Portfolio&)> choices; ///< may be absent
    std::function<Result<void>(const portfolio::Portfolio&, portfolio::Initiative&, size_t row, const QString&)> set;
};

/// A list inside an initiative: effort by team, prerequisites, gates, effects.
struct InitiativePart {
    QString title;   ///< "Effort by team"
    QString one;     ///< "effort": in labels of edits
    QString add;     ///< "Add a team"
    QString nothing; ///< said in place of an empty list
    std::function<size_t(const portfolio::Initiative&)> size;
    /// Adds an entry that is valid; an error says why there can't be another.
    std::function<Result<void>(const portfolio::Portfolio&, portfolio::Initiative&)> append;
    std::function<void(portfolio::Initiative&, size_t row)> remove;
    std::vector<PartColumn> columns;
};

/// A part that is this list of the initiative; what adds to it and its columns are still to come.
template <typename Entry>
InitiativePart partOf(std::vector<Entry> portfolio::Initiative::*list, const QString& title, const QString& one,
                      const QString& add, const QString& nothing) {
    InitiativePart part;
    part.title = title;
    part.one = one;
    part.add = add;
    part.nothing = nothing;
    part.size = [list](const portfolio::Initiative& it) { return (it.*list).size(); };
    part.remove = [list](portfolio::Initiative& it, size_t row) {
        (it.*list).erase((it.*list).begin() + static_cast<ptrdiff_t>(row));
    };
    return part;
}

InitiativePart effortPart();
InitiativePart prerequisitePart();
InitiativePart gatePart();
InitiativePart effectPart();

} // namespace banyan::items

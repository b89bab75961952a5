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

InitiativePart effortPart();
InitiativePart prerequisitePart();
InitiativePart gatePart();
InitiativePart effectPart();

} // namespace banyan::items

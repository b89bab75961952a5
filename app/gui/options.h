// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>

#include "model/base/dates.h"
#include "model/base/result.h"
#include "views/widgets/theme.h"

#include <optional>

namespace banyan::app {

/// What `render` calls the whole report.
inline constexpr QLatin1String reportPage("report");

/// What `banyan` was called with.
struct Options {
    QString file; ///< empty: none
    bool sample = false;
    bool help = false;
    bool version = false;
    std::optional<widgets::ThemeChoice> theme;
    QString page;
    QString select;       ///< id of the component or initiative to select
    bool propose = false; ///< propose initiatives before the picture is taken
    int present = 0;      ///< slide to present, from 1; 0: none
    QSize size;
    QString screenshot; ///< empty: stay open
    QString render;     ///< file for the page's charts alone; empty: none
    std::optional<Date> asOf;
};

/// Error (Usage) "usage.option" names what is wrong.
Result<Options> parseOptions(const QStringList& arguments);

QString usage();

} // namespace banyan::app

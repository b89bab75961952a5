// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace banyan::widgets {

struct Theme;

/// The application's style sheet with the theme's colours filled in.
QString styleSheet(const Theme& theme);

} // namespace banyan::widgets

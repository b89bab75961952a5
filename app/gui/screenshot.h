// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/options.h"
#include "views/pages/main_window.h"

namespace banyan::app {

/// Waits until nothing is being worked out, then writes a picture of the window and quits: with 0, or with 4 and a
/// message on stderr when it can't be written.
void takeScreenshotWhenSettled(pages::MainWindow& window, const Options& options);

} // namespace banyan::app

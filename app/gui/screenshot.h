// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/options.h"
#include "views/pages/main_window.h"

namespace banyan::app {

/// Waits until nothing is being worked out, then writes a picture of the window, or the charts of its page, and quits:
/// with 0, or with a message on stderr and 2 for an ending that is no format, 3 when there is nothing to draw, 4 when
/// it can't be written.
void takePictureWhenSettled(pages::MainWindow& window, const Options& options);

} // namespace banyan::app

// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace banyan::app {

/// From now on Qt says nothing about what the offscreen platform can't do for a window that nobody sees. All else that
/// it has to say still goes to stderr.
void quietOffscreenPlatform();

} // namespace banyan::app

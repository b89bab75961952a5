// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string>

namespace banyan::app {

/// The HTML report as pages of A4, with page numbers: its light colours, its pictures as they are. Besides the day on
/// which it was made, the same report gives the same bytes.
QByteArray pdfOf(const std::string& html);

} // namespace banyan::app

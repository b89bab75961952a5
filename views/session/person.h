// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace banyan::session {

/// Who works at this window: the author of estimates, answers and overrides. Kept for the next time; at first the name
/// that the system logs the person in with.
QString personName();
void rememberPerson(const QString& name);

} // namespace banyan::session

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Nothing that was recorded is written over. That the user has given a marker another name, or has taken it away, is a
// record of its own: at the marker's time, `from` its name and `to` the new one, empty for none.

#include "core/readiness/records.h"

#include <vector>

namespace readyscope {

inline bool isEdit(const Marker& marker) { return marker.kind == MarkerKind::User && !marker.from.empty(); }

// What they come to, of records in the order in which they were made. One whose marker is no longer kept says nothing.
std::vector<Marker> edited(std::vector<Marker> records);

} // namespace readyscope

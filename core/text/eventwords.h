// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What one event bit means for one kind of socket, in words for tips, forms and exports.

#include "core/readiness/events.h"
#include "core/socket/socketinfo.h"
#include "core/text/sentence.h"

namespace readyscope {

// "readable: data or end of file"; starts in lower case, without a final stop.
Sentence wordsFor(Events::Bit bit, Kind kind);
// The same where the kind is not known: "readable: data, a connection, or end of file".
Sentence wordsFor(Events::Bit bit);

} // namespace readyscope

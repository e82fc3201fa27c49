// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Values of the core in the words of the screen, translatable.

#include "core/socket/socketinfo.h"
#include "core/text/sentence.h"

#include <QString>

namespace readyscope {

QString translated(const Sentence& sentence);
// The sentence for an error, or nothing.
QString problemOf(const SocketInfo& socket);

QString kindText(Kind kind);            // "TCP accepted"
QString stateText(SocketState state);   // "listening"
QString policyText(Policy policy);      // "observe"
QString modeText(Mode mode);            // "Transitions"
QString backendText(Backend backend);   // "poll": names of calls are not translated
QString durationText(Nanos duration);   // "41.8 ms"
QString countText(std::uint64_t count); // "48 213"
// The words of look.md's first table: "readable: data, a connection, or end of file".
QString eventWords(Events::Bit bit);
QString eventNames(Events events); // "IN OUT RDHUP", or "–" for none

// "0.0.0.0:8080", "← 127.0.0.1:51422" for accepted ones, "→ 10.0.0.7:443" for clients; else what was asked for.
QString endpointsText(const SocketInfo& socket);

// "web.2, TCP accepted, IN OUT RDHUP, half closed, for 140 ms", for screen readers. `sinceChange` may be kNoTime.
QString spokenName(const SocketInfo& socket, Events revents, Nanos sinceChange);

inline constexpr const char* kNotApplicable = "\u2013"; // "0" is a value, this is "does not apply"

} // namespace readyscope

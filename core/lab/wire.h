// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The few socket calls of peers, all non-blocking and on loopback.

#include "core/readiness/result.h"
#include "core/socket/endpoint.h"
#include "core/socket/fd.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace readyscope::wire {

// 127.0.0.1 and the port of a text such as "127.0.0.1:5000".
Endpoint loopback(std::string_view localText);
// The kernel chooses the port where the endpoint has none. `type` as of socket(2).
Result<Fd> bound(const Endpoint& endpoint, int type);
// A client, connected or about to be; an empty one where that was refused at once. `window`: bytes of its receive
// buffer, so that one who does not read is soon felt; 0 is the kernel's choice.
Fd connected(const Endpoint& endpoint, int type, int window = 0);
// An empty one where nobody waits.
Fd accepted(int listener);

void say(const Fd& fd, std::string_view bytes); // what does not fit is lost
// Takes what there is; false at the end of the stream.
bool takeAll(const Fd& fd);
void reset(Fd& fd); // RST instead of FIN

} // namespace readyscope::wire

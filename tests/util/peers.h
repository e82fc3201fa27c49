// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The other end, played with bare calls on loopback. Every failure aborts the test program with its name.

#include "core/socket/fd.h"

#include <cstdint>
#include <string>

namespace readyscope::test {

Fd tcpListener(int backlog = 16); // 127.0.0.1, a port of the kernel's
Fd tcpConnect(std::uint16_t port);
Fd acceptOne(const Fd& listener);
Fd udpSocket(); // bound to 127.0.0.1, a port of the kernel's
void udpConnect(const Fd& socket, std::uint16_t port);
Fd unixListener(const std::string& abstractName);
Fd unixConnect(const std::string& abstractName);
std::uint16_t portOf(const Fd& socket);
std::uint16_t portIn(const std::string& endpoint); // "127.0.0.1:80" → 80
// A port that was just free and that nobody listens on.
std::uint16_t freePort();
void sendAll(const Fd& socket, const std::string& bytes);
std::string receive(const Fd& socket, std::size_t bytes); // blocks until they are there, or the end
void resetNow(Fd& socket);                                // closes with RST
std::string uniqueName();

} // namespace readyscope::test

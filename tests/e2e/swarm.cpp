// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// swarm NAME COUNT   connects to the abstract Unix socket NAME ("@x") so often, says "connected", and waits for a line;
// sends a byte over each connection and takes it back, says "echoed", and stays until its standard input ends.

#include "core/socket/descriptorlimit.h"
#include "tests/util/peers.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace readyscope;
using namespace readyscope::test;

namespace {

void say(const char* word) {
    std::puts(word);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3)
        return 2;
    raiseDescriptorLimit();
    std::vector<Fd> connections;
    for (int left = std::atoi(argv[2]); left > 0; --left)
        connections.push_back(unixConnect(argv[1]));
    say("connected");
    if (std::getchar() == EOF)
        return 0;
    for (const Fd& connection : connections)
        sendAll(connection, "x");
    for (const Fd& connection : connections)
        if (receive(connection, 1) != "x")
            return 1;
    say("echoed");
    while (std::getchar() != EOF) {
    }
    return 0;
}

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The engine under its real load of threads, without Qt: commands from two threads, traffic from a third, readers of
// the store, and backends that switch. For the thread sanitizer, which sees every access here.

#include "tests/util/enginerig.h"
#include "tests/util/peers.h"

#include <atomic>
#include <cstdio>
#include <thread>

#include <signal.h>

using namespace readyscope;
using namespace readyscope::test;

namespace {

int failures = 0;

void expect(bool good, const char* what) {
    if (good)
        return;
    std::fprintf(stderr, "FAIL: %s\n", what);
    ++failures;
}

void readUntil(EngineRig& rig, SocketId socket, const std::atomic<bool>& over) {
    std::uint64_t last = 0;
    bool grows = true;
    while (!over) {
        const std::shared_ptr<const Snapshot> snapshot = rig.store().snapshot();
        const LaneSummary lane = snapshot->lane(socket);
        grows = grows && lane.end >= last;
        last = lane.end;
        if (lane.end > lane.first) {
            const Transition transition = snapshot->transition(socket, lane.end - 1);
            grows = grows && transition.revents == lane.state;
        }
        static_cast<void>(rig.engine().inspection().queues(socket));
        static_cast<void>(rig.engine().cpuTime());
    }
    expect(grows, "a reader sees a lane that only grows, and whose last transition is its state");
}

} // namespace

int main() {
    blockUserSignals();
    EngineRig rig({});
    const SocketInfo web = rig.add("tcp-listen:0,name=web,child-policy=echo");
    const Fd peer = tcpConnect(portIn(web.local));
    expect(rig.await([&](const Log& log) { return log.child(web.id, 1) != nullptr; }), "a child is accepted");
    const SocketId child = rig.log().child(web.id, 1)->id;

    std::atomic<bool> over{false};
    std::thread firstReader([&] { readUntil(rig, child, over); });
    std::thread secondReader([&] { readUntil(rig, web.id, over); });
    std::thread switcher([&] {
        constexpr Backend kRound[] = {Backend::Select, Backend::PSelect, Backend::Poll};
        for (std::size_t i = 0; i < 200; ++i)
            rig.post(command::SetBackend{kRound[i % 3]});
    });
    std::thread commander([&] {
        for (int i = 0; i < 200; ++i) {
            rig.post(command::Mark{"mark"});
            rig.post(command::SetTimeout{i % 2 == 0 ? kInfinite : kMillisecond});
        }
    });
    for (int i = 0; i < 300; ++i) {
        sendAll(peer, "ping");
        expect(receive(peer, 4) == "ping", "the echo comes back");
    }
    switcher.join();
    commander.join();
    expect(rig.call(command::Raise{SIGUSR1}).done(), "a signal is raised");
    over = true;
    firstReader.join();
    secondReader.join();
    rig.quit();
    const Log log = rig.log();
    std::size_t marks = 0;
    for (const Marker& marker : log.markers)
        marks += marker.kind == MarkerKind::User ? 1U : 0U;
    expect(marks == 200, "every command was carried out");
    if (failures == 0)
        std::puts("all held");
    return failures == 0 ? 0 : 1;
}

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// libev 4.33, one loop held to one backend.

#include "tests/bench/drivers.h"
#include "tests/bench/inthread.h"

#include <ev.h>

namespace readyscope::bench {

namespace {

struct Watch {
    ev_io io;
    Chain* chain;
    int pair;
};

void readable(struct ev_loop*, ev_io* io, int) {
    const Watch& watch = *static_cast<Watch*>(io->data);
    watch.chain->readable(watch.pair);
}

template <unsigned backend> void loop(Chain& chain) {
    struct ev_loop* loop = ::ev_loop_new(backend | unsigned{EVFLAG_NOENV});
    if (loop == nullptr)
        die("ev_loop_new");
    std::vector<Watch> watches(static_cast<std::size_t>(chain.pairs()));
    for (int pair = 0; pair < chain.pairs(); ++pair) {
        Watch& watch = watches[static_cast<std::size_t>(pair)];
        watch.chain = &chain;
        watch.pair = pair;
        ev_io_init(&watch.io, readable, chain.readEnd(pair), EV_READ);
        watch.io.data = &watch;
        ::ev_io_start(loop, &watch.io);
    }
    chain.onEnd([loop] { ::ev_break(loop, EVBREAK_ALL); });
    chain.start();
    ::ev_run(loop, 0);
    for (Watch& watch : watches)
        ::ev_io_stop(loop, &watch.io);
    ::ev_loop_destroy(loop);
}

bool has(unsigned backend) { return (::ev_supported_backends() & backend) != 0; }

} // namespace

std::vector<Driver> libevDrivers() {
    std::vector<Driver> all{{"libev", "select", inThread<loop<EVBACKEND_SELECT>>},
                            {"libev", "poll", inThread<loop<EVBACKEND_POLL>>},
                            {"libev", "epoll", inThread<loop<EVBACKEND_EPOLL>>}};
    if (has(EVBACKEND_IOURING))
        all.push_back({"libev", "io_uring", inThread<loop<EVBACKEND_IOURING>>});
    return all;
}

} // namespace readyscope::bench

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// libuv 1.44: a uv_poll_t a pair, over epoll.

#include "tests/bench/drivers.h"
#include "tests/bench/inthread.h"

#include <uv.h>

namespace readyscope::bench {

namespace {

struct Watch {
    uv_poll_t poll;
    Chain* chain;
    int pair;
};

void readable(uv_poll_t* poll, int, int) {
    const Watch& watch = *static_cast<Watch*>(poll->data);
    watch.chain->readable(watch.pair);
}

void loop(Chain& chain) {
    uv_loop_t loop;
    if (::uv_loop_init(&loop) != 0)
        die("uv_loop_init");
    std::vector<Watch> watches(static_cast<std::size_t>(chain.pairs()));
    for (int pair = 0; pair < chain.pairs(); ++pair) {
        Watch& watch = watches[static_cast<std::size_t>(pair)];
        watch.chain = &chain;
        watch.pair = pair;
        ::uv_poll_init(&loop, &watch.poll, chain.readEnd(pair));
        watch.poll.data = &watch;
        ::uv_poll_start(&watch.poll, UV_READABLE, readable);
    }
    chain.onEnd([&loop] { ::uv_stop(&loop); });
    chain.start();
    ::uv_run(&loop, UV_RUN_DEFAULT);
    for (Watch& watch : watches)
        ::uv_close(reinterpret_cast<uv_handle_t*>(&watch.poll), nullptr);
    ::uv_run(&loop, UV_RUN_DEFAULT);
    ::uv_loop_close(&loop);
}

} // namespace

std::vector<Driver> libuvDrivers() { return {{"libuv", "epoll", inThread<loop>}}; }

} // namespace readyscope::bench

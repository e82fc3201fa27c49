// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// libevent 2.1, one event_base held to one method.

#include "tests/bench/drivers.h"
#include "tests/bench/inthread.h"

#include <event2/event.h>

#include <memory>

namespace readyscope::bench {

namespace {

struct Watch {
    Chain* chain = nullptr;
    int pair = 0;
    event* at = nullptr;
};

void readable(evutil_socket_t, short, void* context) {
    const Watch& watch = *static_cast<Watch*>(context);
    watch.chain->readable(watch.pair);
}

event_base* baseWith(std::string_view method) {
    event_config* config = ::event_config_new();
    for (const char** other = ::event_get_supported_methods(); *other != nullptr; ++other)
        if (method != *other)
            ::event_config_avoid_method(config, *other);
    event_base* base = ::event_base_new_with_config(config);
    ::event_config_free(config);
    if (base == nullptr)
        die("event_base_new_with_config");
    return base;
}

constexpr std::string_view kMethods[] = {"select", "poll", "epoll"};

template <std::size_t method> void loop(Chain& chain) {
    event_base* base = baseWith(kMethods[method]);
    std::vector<Watch> watches(static_cast<std::size_t>(chain.pairs()));
    for (int pair = 0; pair < chain.pairs(); ++pair) {
        Watch& watch = watches[static_cast<std::size_t>(pair)];
        watch = {&chain, pair, nullptr};
        watch.at = ::event_new(base, chain.readEnd(pair), EV_READ | EV_PERSIST, readable, &watch);
        ::event_add(watch.at, nullptr);
    }
    chain.onEnd([base] { ::event_base_loopbreak(base); });
    chain.start();
    ::event_base_dispatch(base);
    for (const Watch& watch : watches)
        ::event_free(watch.at);
    ::event_base_free(base);
}

} // namespace

std::vector<Driver> libeventDrivers() {
    return {{"libevent", kMethods[0], inThread<loop<0>>},
            {"libevent", kMethods[1], inThread<loop<1>>},
            {"libevent", kMethods[2], inThread<loop<2>>}};
}

} // namespace readyscope::bench

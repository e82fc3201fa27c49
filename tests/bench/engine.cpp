// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Our engine with recording on: a listener whose accepted sockets are drained, and a tap that passes the byte on.

#include "tests/bench/drivers.h"
#include "tests/bench/enginerunner.h"

#include "core/multiplexer/registry.h"

#include <functional>
#include <semaphore>
#include <utility>

#include <valgrind/valgrind.h>

namespace readyscope::bench {

namespace {

class PassOn final : public ReadTap {
public:
    explicit PassOn(Chain& chain, SocketId first) : m_chain(chain), m_first(first) {}
    void onFirst(std::function<void()> first) { m_onFirst = std::move(first); }
    void read(SocketId socket, std::span<const char>) override {
        if (m_onFirst)
            std::exchange(m_onFirst, {})();
        if (!m_chain.ended())
            m_chain.passOn(static_cast<int>(socket - m_first));
    }

private:
    Chain& m_chain;
    SocketId m_first;
    std::function<void()> m_onFirst;
};

// valgrind 3.19 lets no other thread run while one is in io_uring_enter: where the engine would rest for good, it gets
// a timeout. There is none while events are counted, where it never rests.
bool restsShort(Backend backend) { return backend == Backend::IoUring && RUNNING_ON_VALGRIND != 0; }

template <Backend backend> void run(Chain& chain) {
    PassOn passOn(chain, EngineRunner::kFirstChild);
    const bool rests = restsShort(backend);
    EngineRunner engine({.backend = backend, .timeout = rests ? kMillisecond : kInfinite}, &passOn);
    chain.setWriteEnds(engine.connect(chain.pairs(), "in", "drain"));
    std::binary_semaphore ended(0);
    if (rests)
        passOn.onFirst([&engine] { engine.engine().post(command::SetTimeout{kInfinite}); });
    chain.onEnd([&ended, &engine, rests] {
        if (rests)
            engine.engine().post(command::SetTimeout{kMillisecond});
        ended.release();
    });
    chain.start();
    ended.acquire();
}

template <Backend backend> void add(std::vector<Driver>& all) {
    if (probeBackend(backend).works)
        all.push_back({"ours", nameOf(backend), run<backend>});
}

} // namespace

std::vector<Driver> engineDrivers() {
    std::vector<Driver> all;
    add<Backend::Select>(all);
    add<Backend::PSelect>(all);
    add<Backend::Poll>(all);
    add<Backend::PPoll>(all);
    add<Backend::Epoll>(all);
    add<Backend::EpollEt>(all);
    add<Backend::IoUring>(all);
    return all;
}

} // namespace readyscope::bench

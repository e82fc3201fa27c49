// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Our engine with recording on: a listener whose accepted sockets are drained, and a tap that passes the byte on.

#include "tests/bench/drivers.h"
#include "tests/bench/enginerunner.h"

#include "core/multiplexer/registry.h"

#include <semaphore>

namespace readyscope::bench {

namespace {

class PassOn final : public ReadTap {
public:
    explicit PassOn(Chain& chain, SocketId first) : m_chain(chain), m_first(first) {}
    void read(SocketId socket, std::span<const char>) override {
        if (!m_chain.ended())
            m_chain.passOn(static_cast<int>(socket - m_first));
    }

private:
    Chain& m_chain;
    SocketId m_first;
};

template <Backend backend> void run(Chain& chain) {
    PassOn passOn(chain, EngineRunner::kFirstChild);
    EngineRunner engine({.backend = backend}, &passOn);
    chain.setWriteEnds(engine.connect(chain.pairs(), "in", "drain"));
    std::binary_semaphore ended(0);
    chain.onEnd([&ended] { ended.release(); });
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

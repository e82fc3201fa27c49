// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/demo.h"

#include "core/engine/waker.h"
#include "core/lab/democaller.h"
#include "core/lab/demodatagrams.h"
#include "core/lab/demoserver.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include <poll.h>
#include <pthread.h>

namespace readyscope {

namespace {

// A name that no other demo of this machine has: the abstract name space is shared by all processes.
std::string uniqueName() {
    static std::atomic<unsigned> number{0};
    return "@readyscope-demo-" + std::to_string(::getpid()) + '-' + std::to_string(++number);
}

// The call takes nothing but a duration; a deadline that has passed is none.
timespec untilOf(Nanos due) {
    const Nanos left = std::max<Nanos>(due - monotonicNow(), 0);
    return {static_cast<time_t>(left / kSecond), static_cast<long>(left % kSecond)};
}

} // namespace

struct Demo::Private {
    explicit Private(Sink givenSink) : sink(std::move(givenSink)) {}

    void addActors();
    Status openActors();
    void run();
    void takeNews();
    Nanos runActors();
    void waitUntil(Nanos due);

    Sink sink;
    std::vector<std::unique_ptr<DemoActor>> actors;
    std::vector<Address> addresses;
    Waker waker;
    std::thread thread;

    std::mutex mutex;
    std::vector<SocketInfo> news; // under the mutex
    bool ending = false;          // under the mutex

    // The thread's own, kept so that a turn allocates nothing.
    std::vector<SocketInfo> taken;
    std::vector<int> readers;
    std::vector<pollfd> polled;
};

Demo::Demo(Sink sink) : m(std::make_unique<Private>(std::move(sink))) {}

Demo::~Demo() {
    if (!m->thread.joinable())
        return;
    {
        const std::lock_guard lock(m->mutex);
        m->ending = true;
    }
    m->waker.ring();
    m->thread.join();
}

Status Demo::start() {
    if (Status opened = m->waker.open(); !opened)
        return opened;
    m->addActors();
    if (Status opened = m->openActors(); !opened)
        return opened;
    m->thread = std::thread([this] { m->run(); });
    ::pthread_setname_np(m->thread.native_handle(), "demo");
    return Done{};
}

const std::vector<Address>& Demo::addresses() const { return m->addresses; }

void Demo::socketOpened(const SocketInfo& info) {
    {
        const std::lock_guard lock(m->mutex);
        m->news.push_back(info);
    }
    m->waker.ring();
}

void Demo::Private::addActors() {
    const std::string name = uniqueName();
    const std::string web = "tcp-listen:127.0.0.1:0,name=web,child-policy=drain";
    const std::string control = "unix-listen:" + name + "-control,name=control,child-policy=echo";
    using Caller = DemoCaller::Manner;
    using Server = DemoServer::Manner;
    actors.push_back(std::make_unique<DemoCaller>(sink, web, Caller::Chatter));
    actors.push_back(std::make_unique<DemoCaller>(sink, web, Caller::HalfClose));
    actors.push_back(std::make_unique<DemoCaller>(sink, web, Caller::Reset));
    actors.push_back(std::make_unique<DemoServer>(sink, Server::Api));
    actors.push_back(std::make_unique<DemoServer>(sink, Server::Upload));
    actors.push_back(std::make_unique<DemoServer>(sink, Server::Db));
    actors.push_back(std::make_unique<DemoNames>(sink));
    actors.push_back(std::make_unique<DemoMetrics>(sink));
    actors.push_back(std::make_unique<DemoServer>(sink, Server::Log, name + "-log"));
    actors.push_back(std::make_unique<DemoCaller>(sink, control, Caller::Leave));
    for (const std::string& listener : {web, control})
        addresses.push_back(std::get<Address>(parseAddress(listener)));
}

Status Demo::Private::openActors() {
    for (const auto& actor : actors) {
        if (Status opened = actor->open(); !opened)
            return opened;
        if (const std::string text = actor->address(); !text.empty())
            addresses.insert(addresses.end() - 1, std::get<Address>(parseAddress(text)));
    }
    return Done{};
}

void Demo::Private::run() {
    for (;;) {
        takeNews();
        {
            const std::lock_guard lock(mutex);
            if (ending)
                return;
        }
        waitUntil(runActors());
    }
}

void Demo::Private::takeNews() {
    waker.quiet();
    taken.clear();
    {
        const std::lock_guard lock(mutex);
        taken.swap(news);
    }
    const Nanos now = monotonicNow();
    for (const SocketInfo& info : taken)
        for (const auto& actor : actors)
            actor->socketOpened(info, now);
}

Nanos Demo::Private::runActors() {
    Nanos next = kInfinite;
    const Nanos now = monotonicNow();
    for (const auto& actor : actors) {
        actor->run(now);
        if (actor->due() != kInfinite)
            next = next == kInfinite ? actor->due() : std::min(next, actor->due());
    }
    return next;
}

void Demo::Private::waitUntil(Nanos due) {
    polled.assign(1, pollfd{waker.fd(), POLLIN, 0});
    std::vector<DemoActor*> owners{nullptr};
    for (const auto& actor : actors) {
        readers.clear();
        actor->collect(readers);
        for (const int fd : readers) {
            polled.push_back(pollfd{fd, POLLIN, 0});
            owners.push_back(actor.get());
        }
    }
    const timespec until = untilOf(due);
    if (::ppoll(polled.data(), polled.size(), due == kInfinite ? nullptr : &until, nullptr) <= 0)
        return;
    for (std::size_t i = 1; i < polled.size(); ++i)
        if (polled[i].revents != 0)
            owners[i]->readable(polled[i].fd);
}

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/actorthread.h"

#include "core/engine/waker.h"

#include <algorithm>
#include <mutex>
#include <thread>

#include <poll.h>
#include <pthread.h>

namespace readyscope {

namespace {

// The call takes nothing but a duration; a deadline that has passed is none.
timespec untilOf(Nanos due) {
    const Nanos left = std::max<Nanos>(due - monotonicNow(), 0);
    return {static_cast<time_t>(left / kSecond), static_cast<long>(left % kSecond)};
}

} // namespace

struct ActorThread::Private {
    void run();
    bool takeNews();
    Nanos runActors() const;
    void waitUntil(Nanos due);

    Actors actors;
    Waker waker;
    std::thread thread;

    std::mutex mutex;
    std::vector<News> news; // under the mutex
    bool ending = false;    // under the mutex

    // The thread's own, kept so that a turn allocates nothing.
    std::vector<News> taken;
    std::vector<int> readers;
    std::vector<pollfd> polled;
    std::vector<Actor*> owners;
};

ActorThread::ActorThread() : m(std::make_unique<Private>()) {}

ActorThread::~ActorThread() {
    if (!m->thread.joinable())
        return;
    {
        const std::lock_guard lock(m->mutex);
        m->ending = true;
    }
    m->waker.ring();
    m->thread.join();
}

Status ActorThread::start(Actors actors, const char* name) {
    if (Status opened = m->waker.open(); !opened)
        return opened;
    m->actors = std::move(actors);
    m->thread = std::thread([this] { m->run(); });
    ::pthread_setname_np(m->thread.native_handle(), name);
    return Done{};
}

void ActorThread::tell(News news) {
    {
        const std::lock_guard lock(m->mutex);
        m->news.push_back(std::move(news));
    }
    m->waker.ring();
}

void ActorThread::Private::run() {
    while (takeNews())
        waitUntil(runActors());
}

// False at the end.
bool ActorThread::Private::takeNews() {
    waker.quiet();
    taken.clear();
    {
        const std::lock_guard lock(mutex);
        if (ending)
            return false;
        taken.swap(news);
    }
    const Nanos now = monotonicNow();
    for (const News& one : taken)
        for (const auto& actor : actors) {
            if (const auto* info = std::get_if<SocketInfo>(&one))
                actor->socketOpened(*info, now);
            else
                actor->answered(std::get<Answer>(one), now);
        }
    return true;
}

Nanos ActorThread::Private::runActors() const {
    Nanos next = kInfinite;
    const Nanos now = monotonicNow();
    for (const auto& actor : actors) {
        actor->run(now);
        next = sooner(next, actor->due());
    }
    return next;
}

void ActorThread::Private::waitUntil(Nanos due) {
    polled.assign(1, pollfd{waker.fd(), POLLIN, 0});
    owners.assign(1, nullptr);
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

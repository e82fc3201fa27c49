// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/listener.h"

#include <cstdint>
#include <iterator>
#include <utility>

#include <sys/eventfd.h>
#include <unistd.h>

namespace readyscope {

namespace {

template <typename T> void append(std::vector<T>& to, const std::vector<T>& from) {
    to.insert(to.end(), from.begin(), from.end());
}

} // namespace

Listener::Listener(JsonWriter& writer) : m_writer(writer), m_bell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

void Listener::engineBatch(Batch& batch) {
    if (!batch.sockets.empty() || !batch.errors.empty() || !batch.answers.empty()) {
        bool first = false;
        {
            const std::lock_guard lock(m_mutex);
            first = m_news.empty();
            append(m_news.sockets, batch.sockets);
            append(m_news.errors, batch.errors);
            append(m_news.answers, batch.answers);
        }
        if (first)
            ring();
    }
    std::shared_ptr<recipes::Watcher> watcher;
    {
        const std::lock_guard lock(m_mutex);
        watcher = m_watcher;
    }
    if (watcher)
        watcher->learn(batch);
    m_writer.engineBatch(batch);
}

void Listener::setWatcher(std::shared_ptr<recipes::Watcher> watcher) {
    const std::lock_guard lock(m_mutex);
    m_watcher.swap(watcher);
}

// Only a full counter refuses, and that one is readable.
void Listener::ring() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(m_bell.get(), &one, sizeof one);
}

Listener::News Listener::take() {
    std::uint64_t rings = 0;
    [[maybe_unused]] const ssize_t got = ::read(m_bell.get(), &rings, sizeof rings);
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_news, {});
}

} // namespace readyscope

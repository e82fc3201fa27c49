// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/endsignals.h"

#include <QSocketNotifier>

#include <array>
#include <atomic>
#include <csignal>
#include <cstdint>

#include <sys/eventfd.h>

namespace readyscope {

namespace {

constexpr std::array kEnding{SIGINT, SIGTERM};
std::atomic<int> s_event{-1};

// Only write(2) here: it is safe in a handler (signal-safety(7)).
void handle(int) {
    const std::uint64_t one = 1;
    const int kept = errno;
    if (::write(s_event, &one, sizeof one) < 0) {
        // The counter is full: the notifier has not run yet, and one wake-up is enough.
    }
    errno = kept;
}

void setHandler(void (*handler)(int)) {
    struct sigaction action {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int signal : kEnding)
        ::sigaction(signal, &action, nullptr);
}

} // namespace

EndSignals::EndSignals(QObject* parent) : QObject(parent), m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (!m_event)
        return;
    s_event = m_event.get();
    auto* notifier = new QSocketNotifier(m_event.get(), QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        std::uint64_t count = 0;
        if (::read(m_event.get(), &count, sizeof count) > 0)
            emit asked();
    });
    setHandler(handle);
}

EndSignals::~EndSignals() {
    setHandler(SIG_DFL);
    s_event = -1;
}

} // namespace readyscope

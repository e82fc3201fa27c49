// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A socket of a running capture under all backends at once: one observer a backend, on a thread of its own, on the very
// descriptor. They only ask: nothing is read, written or set. They let go before the capture closes the descriptor, and
// the close waits for that (some ms), so that a FIN is not held back and a number that is used again is never taken for
// the old socket. What was seen stays readable.
//
// They are not without effect. Each is one more waiter on the socket's wait queue: the kernel wakes seven threads more
// for what happens there, and the capture's own wait may return later by that. A fall is nobody's wake-up, so all but
// epoll-et ask every few ms for as long as something is ready; epoll-et is never told to ask again. Several watches
// share that rate, and the memory for their lanes. Signals are left to the capture's thread.
//
// Signals that a user may raise must be blocked in every thread of the process (blockUserSignals()).

#include "core/lab/recipes/differences.h"
#include "core/lab/recipes/reciperun.h"
#include "core/socket/inspection.h"
#include "core/socket/socketinfo.h"

#include <functional>
#include <memory>

namespace readyscope::observers {

enum class WatchState : std::uint8_t {
    Watching,
    Stopped, // by who watched
    Closed,  // the capture closed the descriptor, or ended
};

// io_uring's wake-up said another mask than the state is.
struct RawMask {
    Nanos at = 0;
    Events mask;
    bool operator==(const RawMask&) const = default;
};

struct WatchReport {
    WatchState state = WatchState::Watching;
    int fd = -1;
    Nanos begun = 0;
    Nanos asked = 0; // when all were asked last; when they let go, once that is done
    // In the order of backends, all seven; readable when the watch is gone.
    std::vector<recipes::ObservedLane> lanes;
    std::vector<recipes::Difference> differences; // against poll, where all stood still
    std::vector<RawMask> raw;
};

class SocketWatch {
public:
    // A fall is found within this time, where one socket is watched.
    static constexpr Nanos kResample = 5 * kMillisecond;

    // `changed` is called on a thread of the watch when there is more to report, and once more when all have let go.
    SocketWatch(const SocketInfo& socket, std::function<void()> changed);
    ~SocketWatch(); // stops, and waits until all have let go: some ms
    SocketWatch(const SocketWatch&) = delete;
    SocketWatch& operator=(const SocketWatch&) = delete;

    // False where the capture does not have the descriptor any more. Once.
    bool start(Inspection& inspection);

    // Any thread; none of these waits.
    void stop();
    void refresh(); // all are asked, and changed() is called: the lanes reach up to now
    void setInterest(Events interest);
    // It is one of so many, which share rate and memory.
    void setShare(unsigned watches);
    WatchReport report() const;

private:
    struct Private;
    std::shared_ptr<Private> m;
};

} // namespace readyscope::observers

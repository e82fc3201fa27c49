// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The question of a wait put to poll(2) right after it, with a zero timeout: what poll would have said. Recorded as a
// wait of kind Ask; what it told stays beside the lanes, so that these keep the words of their backend. The engine's
// thread only.

#include "core/engine/recorder.h"
#include "core/engine/sockettable.h"

#include <poll.h>

namespace readyscope {

class BesideAsker {
public:
    explicit BesideAsker(Recorder& recorder) : m_recorder(recorder) {}

    // About the sockets that `wait` was asked about, before anything is done that changes their state.
    void ask(const SocketTable& sockets, const Wait& wait);

private:
    Recorder& m_recorder;
    std::vector<const Watched*> m_whom;
    std::vector<Question> m_questions;
    std::vector<Ready> m_named;
    std::vector<pollfd> m_asked;
};

// What was asked in the words of `backend`, in poll's: of the interest the bits whose set it was put in, and those that
// have no set.
Events sameInPoll(Backend backend, Events interest, Events asked);

} // namespace readyscope

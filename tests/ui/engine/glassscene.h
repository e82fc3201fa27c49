// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The wait of the drawn engine page, as a value: ten sockets, three bits back, poll asked beside.

#include "core/engine/beside.h"
#include "core/engine/glass.h"

namespace readyscope::test {

struct SceneSocket {
    const char* name;
    int fd;
    Events interest;
    Events revents; // as poll says
};

inline const std::vector<SceneSocket>& sceneSockets() {
    constexpr Events kIn = Events::In;
    constexpr Events kUrgent = Events::In | Events::Pri | Events::RdHup;
    static const std::vector<SceneSocket> kSockets{
        {"web", 5, kIn, kIn},
        {"api", 7, kUrgent, {}},
        {"db", 8, Events::Out, {}},
        {"dns", 9, kIn | Events::Pri, {}},
        {"syslog", 10, kIn, {}},
        {"control", 11, kIn, {}},
        {"web.2", 13, kUrgent, {}},
        {"web.1", 14, kUrgent, {}},
        {"tick", 16, kIn, {}},
        {"web.3", 18, kUrgent | Events::Out, kIn | Events::Out | Events::RdHup | Events::Hup | Events::Err},
    };
    return kSockets;
}

// What a call of `backend` says where poll says `revents`.
inline Events saidBy(Backend backend, Events asked, Events revents) {
    if (!answersInSets(backend))
        return revents & (asked | kUnaskable);
    Events sets;
    if (revents.any(kReadBits | Events::Hup | Events::Err))
        sets |= Events::R;
    if (revents.any(kWriteBits | Events::Err))
        sets |= Events::W;
    return sets & asked;
}

inline GlassWait sceneWait(Backend backend, bool beside = true) {
    GlassWait glass;
    glass.mode = Mode::EveryReturn;
    glass.waker = 4;
    glass.wait.backend = backend;
    glass.wait.entered = 6'270'000'000;
    glass.wait.returned = glass.wait.entered + 3'268'400;
    glass.wait.timeout = glass.wait.passed = 5 * kMillisecond;
    if (backend == Backend::Select)
        glass.wait.left = 1'731'000;
    auto said = std::make_shared<Beside>();
    said->waited = glass.wait.returned;
    said->entered = glass.wait.returned + 6'000;
    SocketId id = 0;
    for (const SceneSocket& socket : sceneSockets()) {
        GlassEntry entry;
        entry.socket = ++id;
        entry.name = socket.name;
        entry.fd = socket.fd;
        entry.interest = socket.interest;
        entry.asked = whatToAsk(backend, glass.mode, socket.interest, {}, {});
        entry.told = entry.raw = saidBy(backend, entry.asked.events, socket.revents);
        said->answers.push_back(
            {id, socket.fd, sameInPoll(backend, socket.interest, entry.asked.events), socket.revents});
        glass.entries.push_back(entry);
    }
    if (backend == Backend::IoUring) {
        glass.entries.front().submitted = true;
        glass.entries.back().raw = Events::In | Events::RdHup;
    }
    if (answersInSets(backend))
        glass.leftOut.push_back({++id, "far", 1031, LeftOut::Beyond, {}, {}});
    glass.wait.ready = glass.answers();
    if (beside)
        glass.beside = said;
    return glass;
}

} // namespace readyscope::test

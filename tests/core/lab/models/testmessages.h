// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Messages as a sender makes them.

#include "core/lab/models/messages.h"

#include <cstring>
#include <vector>

namespace readyscope::test {

inline constexpr std::size_t kSize = 40;

inline std::vector<char> message(std::uint32_t number, std::size_t size = kSize) {
    std::vector<char> bytes(size, 'x');
    const MessageHead head{.sent = 1'000 + number, .number = number, .unused = 0};
    std::memcpy(bytes.data(), &head, sizeof head);
    return bytes;
}

inline std::vector<char> messages(std::uint32_t count) {
    std::vector<char> all;
    for (std::uint32_t i = 0; i < count; ++i) {
        const std::vector<char> one = message(i);
        all.insert(all.end(), one.begin(), one.end());
    }
    return all;
}

inline ModelRun streamRun() {
    ModelRun run;
    run.size = static_cast<int>(kSize);
    run.events = 1'000;
    run.transport = Transport::Tcp;
    return run;
}

} // namespace readyscope::test

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The three sets of select(2) as bit arrays of our own: FD_SET on a number of FD_SETSIZE or more writes past the end
// of an fd_set, or aborts under _FORTIFY_SOURCE. What select and pselect share; the call itself is theirs.

#include "core/multiplexer/multiplexer.h"

#include <array>

#include <sys/select.h>

namespace readyscope {

struct DescriptorSets {
    static constexpr int kBitsAWord = 8 * static_cast<int>(sizeof(unsigned long));
    static constexpr int kWords = FD_SETSIZE / kBitsAWord;
    using Words = std::array<unsigned long, kWords>;

    Words read{};
    Words write{};
    Words except{};
    int nfds = 0; // highest number in any of them, plus one

    void put(int fd, Events sets); // replaces what it was in
    Events of(int fd) const;
    void copyFrom(const DescriptorSets& other);
    static fd_set* native(Words& words) { return reinterpret_cast<fd_set*>(words.data()); }
};

class SetMultiplexer : public Multiplexer {
public:
    Status add(Token token, int fd, Events events, Trigger trigger) override;
    Status modify(Token token, Events events, Trigger trigger) override;
    void remove(Token token) override;
    Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) override;
    Outcome ask(std::span<const Question> questions, std::vector<Ready>& ready) override;

protected:
    // Changes `sets` to what the kernel left in them.
    virtual Outcome call(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) = 0;

private:
    // -1 also where the number was closed behind our back and is another token's by now.
    int fdOf(Token token) const {
        const int fd = token < m_fds.size() ? m_fds[token] : -1;
        return fd >= 0 && m_tokens[static_cast<std::size_t>(fd)] == token ? fd : -1;
    }

    DescriptorSets m_asked;
    DescriptorSets m_told;  // a copy for the call to change
    std::vector<int> m_fds; // by token
    std::array<Token, FD_SETSIZE> m_tokens{};
};

// select(2): the three sets say readable, writable and exceptional. (fs/select.c: POLLIN_SET, POLLOUT_SET, POLLEX_SET)
inline constexpr Events kToldBySets = Events::R | Events::W | Events::E;

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The three sets of select(2) as bit arrays of our own: FD_SET on a number of FD_SETSIZE or more writes past the end
// of an fd_set, or aborts under _FORTIFY_SOURCE. What select and pselect share; the call itself is theirs.

#include "core/multiplexer/multiplexer.h"

#include <array>
#include <bit>
#include <cstring>

#include <sys/select.h>

namespace readyscope {

struct DescriptorSets {
    static constexpr int kBitsAWord = 8 * static_cast<int>(sizeof(unsigned long));
    static constexpr int kWords = FD_SETSIZE / kBitsAWord;
    using Words = std::array<unsigned long, kWords>;

    Words read{};
    Words write{};
    Words except{};
    int nfds = 0;   // highest number in any of them, plus one
    int writes = 0; // how many descriptors are in `write`
    int excepts = 0;

    void put(int fd, Events sets); // replaces what it was in
    Events of(int fd) const;
    static fd_set* native(Words& words) { return reinterpret_cast<fd_set*>(words.data()); }

    // The kernel looks at no word beyond that of nfds.
    std::size_t words() const { return static_cast<std::size_t>(nfds + kBitsAWord - 1) / kBitsAWord; }
    // A set of none stays so: the kernel takes bits away.
    void copyFrom(const DescriptorSets& other) {
        nfds = other.nfds;
        std::memcpy(read.data(), other.read.data(), words() * sizeof(unsigned long));
        copy(other.writes, other.write, writes, write);
        copy(other.excepts, other.except, excepts, except);
    }
    // Calls `each(fd, sets)` for every number that is in any of the sets; false where one said false.
    template <typename Each> [[gnu::always_inline]] bool eachMember(Each each) const {
        static constexpr Words kNone{};
        const unsigned long* const writable = writes > 0 ? write.data() : kNone.data();
        const unsigned long* const exceptional = excepts > 0 ? except.data() : kNone.data();
        const std::size_t end = words();
        for (std::size_t word = 0; (word = nextAny(read.data(), writable, exceptional, word, end)) < end; ++word)
            for (unsigned long any = read[word] | writable[word] | exceptional[word]; any != 0; any &= any - 1) {
                const unsigned long bit = any & (~any + 1);
                Events in;
                in |= (read[word] & bit) != 0 ? Events(Events::R) : Events();
                in |= (writable[word] & bit) != 0 ? Events(Events::W) : Events();
                in |= (exceptional[word] & bit) != 0 ? Events(Events::E) : Events();
                if (!each(static_cast<int>(word) * kBitsAWord + std::countr_zero(any), in))
                    return false;
            }
        return true;
    }

private:
    // The first word from `word` on in which there is a bit. On its own, for most of a large set is empty.
    [[gnu::noinline]] static std::size_t nextAny(const unsigned long* a, const unsigned long* b, const unsigned long* c,
                                                 std::size_t word, std::size_t end) {
        while (word < end && (a[word] | b[word] | c[word]) == 0)
            ++word;
        return word;
    }
    void copy(int fromCount, const Words& from, int& count, Words& to) const {
        if (fromCount > 0)
            std::memcpy(to.data(), from.data(), words() * sizeof(unsigned long));
        else if (count > 0)
            to.fill(0);
        count = fromCount;
    }
};

class SetMultiplexer : public Multiplexer {
public:
    Status add(Token token, int fd, Events events, Trigger trigger) override;
    Status modify(Token token, Events events, Trigger trigger) override;
    void remove(Token token) override;
    Outcome ask(std::span<const Question> questions, std::vector<Ready>& ready) override;

    // After an error the sets are undefined (select(2)); after a timeout they are empty.
    template <typename Each> [[gnu::always_inline]] bool eachNamed(const Outcome& outcome, Each each) const {
        return outcome.returned <= 0 || m_told.eachMember([&](int fd, Events in) {
            return each(Ready{m_tokens[static_cast<std::size_t>(fd)], in, in});
        });
    }
    void finish(const sigset_t* mask, const Outcome& outcome, std::vector<Ready>& ready) const;

protected:
    // Changes `sets` to what the kernel left in them.
    virtual Outcome callWith(DescriptorSets& sets, Nanos timeout, const sigset_t* mask) = 0;
    DescriptorSets& setsToAsk() {
        ++m_calls;
        m_told.copyFrom(m_asked);
        return m_told;
    }

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

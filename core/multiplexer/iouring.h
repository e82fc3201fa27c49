// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// io_uring(7): a poll request a descriptor, armed once and completing at each wake-up (multishot), so that a wait is
// one io_uring_enter(2) however many are watched. A completion carries the wake-up's mask, which is less than the state
// and may be old, so the state of those told is asked with one poll(2) after the wait.
//
// The ring belongs to the thread that first adds or waits; it has to be destroyed there too.

#include "core/multiplexer/multiplexer.h"

#include <liburing.h>
#include <poll.h>

namespace readyscope {

class IoUringMultiplexer final : public Multiplexer {
public:
    static constexpr unsigned kCompletions = 16'384;
    static const Traits kTraits;

    // `completions`: how many the ring holds. More than that at once are kept by the kernel, and polls end and are
    // armed anew.
    explicit IoUringMultiplexer(unsigned completions = kCompletions) : m_completions(completions) {}
    ~IoUringMultiplexer() override;
    Backend backend() const override { return Backend::IoUring; }
    const Traits& traits() const override { return kTraits; }
    void setMode(Mode mode) override { m_once = mode == Mode::EveryReturn; }

    // A bad descriptor is found out by the next wait: takeRefused().
    Status add(Token token, int fd, Events events, Trigger trigger) override;
    Status modify(Token token, Events events, Trigger trigger) override;
    // Waits until the kernel has let go of the descriptor: closed under an armed poll, TCP sends no FIN.
    void remove(Token token) override;
    Outcome wait(Nanos timeout, const sigset_t* mask, std::vector<Ready>& ready) override;
    Outcome ask(std::span<const Question> questions, std::vector<Ready>& ready) override;
    Backend asksBy() const override { return Backend::Poll; }

    // core/multiplexer/iouringwait.h
    Outcome call(Nanos timeout, const sigset_t* mask);
    template <typename Each> bool eachNamed(const Outcome& outcome, Each each) const;
    void finish(const sigset_t* mask, const Outcome& outcome, std::vector<Ready>& ready) const;

private:
    static constexpr std::uint64_t kNobodys = ~std::uint64_t{0}; // the cancellations' own completions
    enum class Poll : std::uint8_t {
        Idle,      // none, and none wanted: it is done, or what it is about has no wait queue
        Listed,    // in m_toArm
        Armed,     // submitted, or in the submission queue
        Cancelled, // its last completion is awaited
    };
    struct Entry {
        int fd = -1;
        Events events;
        Poll poll = Poll::Idle;
        std::uint32_t generation = 0; // of the poll, so that the completions of an earlier one are known
        std::uint32_t place = 0;      // in m_told, if told in `round`
        std::uint64_t round = 0;
    };

    int open();
    void close();
    void reopen();
    bool has(Token token) const { return token < m_entries.size() && m_entries[token].fd >= 0; }
    void list(Token token);
    io_uring_sqe* submission();
    void armListed();
    bool cancel(Token token);
    void disarm(Token token);
    void drop(Token token);
    void refuse(Token token, int error);
    Outcome callAtLength(Nanos timeout, const sigset_t* mask);
    void enter(Nanos timeout, const sigset_t* mask, Outcome& outcome);
    void took(Outcome& outcome);
    int errorOf(int returned, Nanos timeout, const Outcome& outcome) const;
    void reap();
    void reapOverflowed();
    void reapRing(bool overflowed);
    void take(const io_uring_cqe& completion, bool overflowed);
    bool completed(Token token, const io_uring_cqe& completion, bool overflowed);
    bool askStates();
    bool takeStates();
    void takeOutClosed();
    void takeOut(std::uint32_t place);

    io_uring m_ring{};
    bool m_open = false;
    bool m_once = false; // polls complete once and are armed anew for each wait
    unsigned m_completions;
    std::uint32_t m_cancelled = 0;
    std::uint64_t m_round = 1;
    // All that is to be said to the kernel is said, so that a wait is nothing but a wait.
    bool m_onlyWaits = false;
    bool m_fresh = false; // what was told is still for the next call: it came while the end of a poll was awaited
    std::vector<Entry> m_entries; // by token
    std::vector<Token> m_toArm;
    std::vector<Ready> m_told; // by the last call, the first m_toldCount; room for all
    std::uint32_t m_toldCount = 0;
    Events m_wakerTold;           // beside these: it is not asked, for that it was told is all there is to know
    std::vector<pollfd> m_states; // of these, place by place: the question what their state is
    std::vector<pollfd> m_asked;
};

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is known of each socket, bit by bit, as the kernel last answered, and what it has to be asked next. Owns the
// multiplexer. The rules are those of asking.h; the engine's thread only.

#include "core/engine/recorder.h"
#include "core/engine/samplelist.h"
#include "core/engine/sockettable.h"
#include "core/multiplexer/multiplexer.h"
#include "core/socket/inspection.h"

#include <memory>
#include <span>

namespace readyscope {

class Knowledge {
public:
    Knowledge(SocketTable& sockets, Recorder& recorder, Inspection& inspection, const Waker& waker);

    Backend backend() const { return m_multiplexer->backend(); }
    Multiplexer& multiplexer() { return *m_multiplexer; }
    Mode mode() const { return m_mode; }
    // With the waker in it; where it cannot be had, why.
    Result<std::unique_ptr<Multiplexer>> newMultiplexer(Backend backend) const;
    // Every socket is registered anew; those that the backend cannot take become `unsupported`.
    void use(std::unique_ptr<Multiplexer> multiplexer);
    Status useBackend(Backend backend); // both
    Status setMode(Mode mode);
    std::uint64_t calls() const { return m_callsBefore + m_multiplexer->calls(); }
    void setTimeout(Nanos timeout) { m_timeout = timeout; }

    // A descriptor has come to it or is about to leave it.
    void begin(Watched& watched, bool accepted);
    void end(Watched& watched, WatchEnd how, Cause cause);
    // The state as it is but for the backend, which may not take the socket.
    void setState(Watched& watched, SocketState state);
    // Something that the question depends on changed.
    void touch(Watched& watched) {
        watched.plain = {};
        m_upset = true;
        if (watched.dirty)
            return;
        watched.dirty = true;
        m_dirty.push_back(&watched);
    }
    // Brings the multiplexer up to date; before each wait.
    // The same after an event: only where it makes a difference.
    void touchIfNeeded(Watched& watched) {
        if (watched.needsUpdate())
            touch(watched);
    }
    void updateAsked();

    // What a wait told, in these steps. True if the waker was named, which is token 0.
    bool beginAnswer(const std::vector<Ready>& named);
    // Those that it did not name.
    void settle(Nanos returned) {
        if (!m_pending.empty())
            sweepPending(returned);
        if (m_mode == Mode::EveryReturn)
            settleAll(returned);
    }
    // Steps of a wait in which all is plain; core/engine/plainturn.cpp.
    // A socket whose `plain` is empty is told with some other mask, for nothing is told with none.
    static bool isPlain(const Watched& watched, const Ready& ready) {
        return !ready.revents.empty() &&
               ((watched.plain ^ ready.revents) | (ready.raw ^ ready.revents) | ready.behind | watched.read.bits)
                   .empty();
    }
    // Of one that was not named: what was read is gone.
    [[gnu::always_inline]] void settlePlainly(Watched& watched, Nanos returned) {
        const Events left = watched.known - watched.read.bits;
        watched.read.bits = {};
        if (watched.pendingListed) [[unlikely]] { // by the long way, which has kept its rise
            watched.pendingListed = false;
            m_recorder.keep(watched, left, watched.read.at);
        } else {
            m_recorder.keepPulse(watched, left);
        }
        watched.confirmed = returned;
    }
    // Kept with its fall, in one; until then the trace does not have it.
    static void risePlainly(Watched& watched, Nanos returned) {
        watched.known |= watched.plain;
        watched.confirmed = returned;
    }
    // Keeps the rise of one, and of all that wait for their fall, after which the long way may be taken again.
    void keepRise(Watched& watched) { m_recorder.keepRise(watched, watched.plain & (kReadBits | Events::R)); }
    // What is pending goes into `plain`, which has room for all, and comes back from there.
    std::size_t takePending(std::span<Watched*> plain);
    void leavePlainly(std::span<Watched* const> plain, Nanos returned);
    bool isCalm() const {
        return m_mode == Mode::Transitions && m_dirty.empty() && m_told.empty() && m_sampled.isEmpty() && !m_mayDoubt &&
               isPendingPlain();
    }
    bool isPendingPlain() const;
    // Whether something happened since calm() that the next wait must not begin without.
    bool isUpset() const { return m_upset; }
    void calm() { m_upset = false; }
    // `since`: kNoTime, or from when on it may have come.
    void named(Watched& watched, const Ready& ready, Nanos returned, Nanos since);
    void endAnswer(Nanos returned) {
        dropSettled();
        m_lastReturn = returned;
    }
    Nanos lastReturn() const { return m_lastReturn; }
    // An act of our own may have taken these away just now.
    // `emptied`: nothing was left to read. (core/engine/reading.h)
    void readNow(Watched& watched, Nanos at, bool emptied = false);
    // The same for one that has just risen plainly.
    static void readPlainly(Watched& watched, Nanos at, bool emptied) {
        watched.read = {at, watched.plain & (kReadBits | Events::R), emptied};
    }
    void wroteNow(Watched& watched, Nanos at);
    void allMayFall(Watched& watched, Nanos at);

    // Asks all that can be asked, once.
    void askAll();
    // Asks those that may have lost a bit and are told by edges. True if there were any.
    bool mayDoubt() const { return m_mayDoubt; }
    bool askDoubtful();
    // What asks and samples told since the last look, for those who act on it.
    struct Told {
        SocketId socket = kNoSocket;
        Events revents;
    };
    bool hasTold() const { return !m_told.empty(); }
    std::vector<Told> takeTold() { return std::exchange(m_told, {}); }
    // Those that the multiplexer found it cannot watch as it waited.
    void takeRefused();
    // EBADF from the call as a whole: finds who it is, and takes them out. True if there was one.
    bool takeOutBad();

    // Sampling. kInfinite where nothing has to be sampled.
    Nanos nextSample() const { return sooner(m_sampled.next(), m_settling.next()); }
    void setResample(Nanos period) {
        m_sampled.setPeriod(period);
        m_settling.setPeriod(period);
    }
    void sample();
    // Whether one that is left out whole has to be looked at, though all else is plain.
    bool mustSettle(Nanos now) const { return m_settling.isDue(now); }

    // While a fall is pending the wait must not last, and no line newer than it may be written.
    bool anyPending() const { return !m_pending.empty(); }
    Nanos oldestPending() const; // kInfinite if none
    // Between Stop and Run nothing is asked.
    void stopped(Nanos at);
    void resumed(Nanos at);
    // The trace was cleared: everything is asked anew.
    void forgetAll();

private:
    static constexpr Events kEveryEvent = Events::fromBits(0xffff);
    static bool isAskable(const Watched& watched) {
        return watched.isOpen() && watched.info.state != SocketState::Unsupported;
    }

    void forget(Watched& watched);
    void restore(Watched& watched);
    void answered(Watched& watched, const Ready& ready, Events asked, Nanos time, Nanos since);
    void settleAll(Nanos returned);
    void dropSettled();
    void notNamed(Watched& watched, Nanos returned);
    void sweepPending(Nanos returned);
    void settlePending(Watched& watched, Events revents, Events asked);
    void askedWhole(Watched& watched, Events revents, Nanos time, bool otherWords);
    // Puts one question about `whom`, records it as a wait and hands each its answer. errno if the call failed.
    template <typename Each> int ask(WaitKind kind, const std::vector<Watched*>& whom, Each each);
    void listPending(Watched& watched);
    void noteDoubt(const Watched& watched);
    void update(Watched& watched);
    Status askFor(Watched& watched, const Asking& wanted);
    // io_uring looked; the others were asked, or nobody knows.
    Events behindOf(const Watched& watched, Events seen) const {
        return backend() == Backend::IoUring ? seen : kStandBehind - watched.asked.events;
    }
    static bool isPlainDrain(const Watched& watched);
    void findPlain(Watched& watched);
    void updateEffective(Watched& watched);
    void noteInterest(Watched& watched, Nanos at);
    void noteTerms(Nanos at);
    void updateSampled(Watched& watched);
    void resample(SampleList& list, Nanos now);
    void refuse(Watched& watched, const SysError& why);
    void forgetPending(Watched& watched);

    SocketTable& m_sockets;
    Recorder& m_recorder;
    Inspection& m_inspection;
    const Waker& m_waker;
    Mode m_mode = Mode::Transitions;
    std::unique_ptr<Multiplexer> m_multiplexer;
    std::uint64_t m_callsBefore = 0; // of earlier multiplexers
    bool m_inSets = false;           // whether `known` of all sockets is in the words of select
    bool m_eachHit = false;          // each hit is a record of its own
    bool m_mayDoubt = false;         // something of m_pending may be doubtful
    bool m_upset = true;
    std::vector<Watched*> m_dirty;
    std::vector<Watched*> m_pending;
    std::uint64_t m_waits = 0;
    Nanos m_lastReturn = 0; // of the last wait that answered
    SampleList m_sampled{&Watched::sampled};
    // Left out whole, of a kind whose hang-up does not end.
    SampleList m_settling{&Watched::settling, kSecond};
    Nanos m_timeout = kInfinite; // as the user set it, for the records of asks
    std::vector<Told> m_told;
    std::vector<Question> m_questions;
    std::vector<Ready> m_named;
};

} // namespace readyscope

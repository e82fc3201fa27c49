// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Everything the engine keeps of one socket. Only the engine's thread sees it.

#include "core/engine/asking.h"
#include "core/engine/mailbox.h"
#include "core/multiplexer/multiplexer.h"
#include "core/socket/open.h"
#include "core/trace/lane.h"

#include <deque>
#include <string>
#include <vector>

namespace readyscope {

// Bytes that the kernel has not taken yet.
struct Outgoing {
    std::string bytes;
    std::size_t sent = 0;
    bool empty() const { return sent == bytes.size(); }
    void clear() {
        bytes.clear();
        sent = 0;
    }
};

// Bits that an act of our own may have taken away, and when. `emptied`: the act itself found nothing left, so that
// where edges are told the next wait need only not name them; else they must be asked.
struct PendingFall {
    Nanos at = 0;
    Events bits;
    bool emptied = false;
};

// NOLINTNEXTLINE(clang-analyzer-optin.performance.Padding): in the order of use, not of size
struct Watched {
    // What each event touches stands together, readiness in the words of the present backend.
    // What a wait names when nothing but new data has come, and all else stands as it did; empty where that is not so,
    // and the event takes the long way. `tail` is the lane's then.
    Events plain;
    Events known;
    Asking asked{false, {}}; // as the multiplexer has it
    // Told by edges, and descriptors may come with what it reads: a short read alone proves nothing (StreamReader).
    bool readsMessages = false;
    bool pendingListed = false;
    bool dirty = false; // asked may have to change
    PendingFall read;
    LaneTail tail;
    std::uint64_t namedIn = 0; // number of the last wait that named it
    Nanos confirmed = 0;       // when the kernel last named it, or was asked about it whole
    Nanos lastTransition = 0;  // nothing earlier is recorded of it any more
    std::uint64_t bytesRead = 0;
    PendingFall write;
    Token token = 0;
    Events behind;             // what may stand behind what is read, unseen or seen
    Events leftOut;            // known and not pending, when `asked` was found
    Events fresh;              // asked for since the last answer: when a rise of these came is not known
    int notedFd = -1;          // the descriptor that the trace was told of
    bool mayBeSampled = false; // of a kind whose bits others can change
    bool sampled = false;
    bool settling = false; // left out whole: asked again in case that it has not told all yet
    bool readEnded = false;
    bool writeEnded = false;
    bool drainsPlainly = false;                // all there is to do when it is readable is to read and count
    SocketState supported = SocketState::Open; // the state it has where the backend can take it
    Events effective;                          // interest, and what the engine itself must hear of; poll's bits
    Hit hit;                                   // not recorded yet
    Nanos lastHitRecord = -kSecond;
    bool hitListed = false;
    std::uint64_t bytesWritten = 0;
    SocketInfo info;
    Outgoing echo;
    Outgoing sending;
    std::deque<PostedCommand> queue;

    Address address;
    Fd owned; // empty for descriptors that are not ours to close
    std::optional<BoundPath> bound;
    std::optional<FileId> file; // of a descriptor that we did not open

    // Opening.
    Endpoints endpoints;
    std::size_t nextEndpoint = 0;
    std::optional<Endpoint> bind;
    bool bindResolved = false;
    Nanos connectDue = kInfinite;
    CommandId addId = 0; // answered when it is open or has failed

    // Traffic.
    std::vector<CommandId> awaitEnd;   // answered when reading has ended
    std::optional<SysError> sendError; // of the last write that failed, until its command was told
    bool starved = false;              // a connection waits, and there was no descriptor to accept it with
    // Of the command in front of the queue.
    Events waitsFor;      // what it has to hear of
    bool started = false; // its bytes are handed over, or its file is being read
    Yield yield;          // so far
    std::uint32_t children = 0;

    int fd() const { return info.fd; }
    bool isOpen() const { return info.fd >= 0; }
    Events pending() const { return read.bits | write.bits; }
    // Whether what is asked of it, or whether it is sampled, may be another than when that was last found.
    bool needsUpdate() const {
        return known - pending() != leftOut || mayBeSampled || known.any(kUnaskable) ||
               (drainsPlainly && plain.empty());
    }
    bool toldByEdge() const { return asked.watched && asked.trigger == Trigger::Edge; }
    // Something may have fallen, and only a question can tell: an edge is not told of what has ended.
    bool isDoubtful() const { return toldByEdge() && (!write.bits.empty() || (!read.bits.empty() && !read.emptied)); }
};

} // namespace readyscope

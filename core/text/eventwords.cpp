// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/eventwords.h"

#include <array>

namespace readyscope {

namespace {

struct BitWords {
    Events::Bit bit;
    const char* words;
};

constexpr std::array<BitWords, kEventCount> kAnyKind{{
    {Events::In, READYSCOPE_TEXT("readable: data, a connection, or end of file")},
    {Events::Pri, READYSCOPE_TEXT("urgent data or an exceptional condition")},
    {Events::Out, READYSCOPE_TEXT("writable")},
    {Events::RdHup, READYSCOPE_TEXT("half closed: reading has ended, by the peer or by us")},
    {Events::Hup, READYSCOPE_TEXT("hung up: both halves closed, or never connected")},
    {Events::Err, READYSCOPE_TEXT("error: SO_ERROR holds the reason")},
    {Events::Nval, READYSCOPE_TEXT("not an open descriptor")},
    {Events::RdNorm, READYSCOPE_TEXT("normal data can be read")},
    {Events::RdBand, READYSCOPE_TEXT("priority data can be read")},
    {Events::WrNorm, READYSCOPE_TEXT("normal data can be written")},
    {Events::WrBand, READYSCOPE_TEXT("priority data can be written")},
    {Events::R, READYSCOPE_TEXT("in select's read set: a read would not block")},
    {Events::W, READYSCOPE_TEXT("in select's write set: a write would not block")},
    {Events::E, READYSCOPE_TEXT("in select's exception set: urgent data")},
}};

struct KindWords {
    Kind kind;
    Events::Bit bit;
    const char* words;
};

// Where a kind says more than the bit alone. Seen on Linux 6: a TCP listener whose reading was shut down shows OUT
// and HUP, a Unix one IN and RDHUP; the end of a pipe is HUP without IN; the write end of a pipe without readers is
// ERR, and has no SO_ERROR.
constexpr std::array kOneKind{
    KindWords{Kind::TcpClient, Events::In, READYSCOPE_TEXT("readable: data or end of file")},
    KindWords{Kind::TcpAccepted, Events::In, READYSCOPE_TEXT("readable: data or end of file")},
    KindWords{Kind::UnixClient, Events::In, READYSCOPE_TEXT("readable: data or end of file")},
    KindWords{Kind::UnixAccepted, Events::In, READYSCOPE_TEXT("readable: data or end of file")},
    KindWords{Kind::Stdin, Events::In, READYSCOPE_TEXT("readable: data or end of file")},
    KindWords{Kind::UdpBound, Events::In, READYSCOPE_TEXT("readable: a datagram, perhaps an empty one")},
    KindWords{Kind::UdpConnected, Events::In, READYSCOPE_TEXT("readable: a datagram, perhaps an empty one")},
    KindWords{Kind::UnixDatagram, Events::In, READYSCOPE_TEXT("readable: a datagram, perhaps an empty one")},
    KindWords{Kind::UnixDatagramBound, Events::In, READYSCOPE_TEXT("readable: a datagram, perhaps an empty one")},
    KindWords{Kind::PairDatagram, Events::In, READYSCOPE_TEXT("readable: a datagram, perhaps an empty one")},
    KindWords{Kind::UnixSeqpacket, Events::In, READYSCOPE_TEXT("readable: a record or end of file")},
    KindWords{Kind::UnixSeqpacketAccepted, Events::In, READYSCOPE_TEXT("readable: a record or end of file")},
    KindWords{Kind::PairSeqpacket, Events::In, READYSCOPE_TEXT("readable: a record or end of file")},
    KindWords{Kind::PairStream, Events::In, READYSCOPE_TEXT("readable: data or end of file")},
    KindWords{Kind::Tty, Events::In, READYSCOPE_TEXT("readable: a line, or a key where lines are off")},
    KindWords{Kind::Pty, Events::In, READYSCOPE_TEXT("readable: what the slave's side wrote")},
    KindWords{Kind::EventFd, Events::In, READYSCOPE_TEXT("readable: the count is not 0")},
    KindWords{Kind::TimerFd, Events::In, READYSCOPE_TEXT("readable: the timer has expired")},
    KindWords{Kind::SignalFd, Events::In, READYSCOPE_TEXT("readable: the signal has come")},
    KindWords{Kind::File, Events::In, READYSCOPE_TEXT("readable: always")},
    KindWords{Kind::Fifo, Events::In, READYSCOPE_TEXT("readable: data")},
    KindWords{Kind::PipeRead, Events::In, READYSCOPE_TEXT("readable: data")},
    KindWords{Kind::TcpListener, Events::In, READYSCOPE_TEXT("a connection can be accepted")},
    KindWords{Kind::UnixListener, Events::In, READYSCOPE_TEXT("a connection can be accepted")},
    KindWords{Kind::UnixSeqpacketListener, Events::In, READYSCOPE_TEXT("a connection can be accepted")},

    KindWords{Kind::TcpClient, Events::Pri, READYSCOPE_TEXT("urgent data")},
    KindWords{Kind::TcpAccepted, Events::Pri, READYSCOPE_TEXT("urgent data")},

    KindWords{Kind::TcpClient, Events::Out, READYSCOPE_TEXT("writable: room to send")},
    KindWords{Kind::TcpAccepted, Events::Out, READYSCOPE_TEXT("writable: room to send")},
    KindWords{Kind::UnixClient, Events::Out, READYSCOPE_TEXT("writable: room to send")},
    KindWords{Kind::UnixAccepted, Events::Out, READYSCOPE_TEXT("writable: room to send")},
    KindWords{Kind::UdpBound, Events::Out, READYSCOPE_TEXT("writable: room to send")},
    KindWords{Kind::UdpConnected, Events::Out, READYSCOPE_TEXT("writable: room to send")},
    KindWords{Kind::UnixDatagram, Events::Out, READYSCOPE_TEXT("writable: room in the peer's queue")},
    KindWords{Kind::PipeWrite, Events::Out, READYSCOPE_TEXT("writable: room in the pipe")},
    KindWords{Kind::FifoWrite, Events::Out, READYSCOPE_TEXT("writable: room in the FIFO")},
    KindWords{Kind::EventFd, Events::Out, READYSCOPE_TEXT("writable: 1 more can be added")},
    KindWords{Kind::File, Events::Out, READYSCOPE_TEXT("writable: always")},
    KindWords{Kind::TcpListener, Events::Out, READYSCOPE_TEXT("the listener was shut down")},

    KindWords{Kind::UnixListener, Events::RdHup, READYSCOPE_TEXT("the listener was shut down")},
    KindWords{Kind::TcpListener, Events::Hup, READYSCOPE_TEXT("hung up: the listener was shut down")},
    KindWords{Kind::UnixListener, Events::Hup, READYSCOPE_TEXT("hung up: the listener was shut down")},
    KindWords{Kind::PipeRead, Events::Hup, READYSCOPE_TEXT("hung up: no writer is left")},
    KindWords{Kind::Fifo, Events::Hup, READYSCOPE_TEXT("hung up: no writer is left")},
    KindWords{Kind::Pty, Events::Hup, READYSCOPE_TEXT("hung up: nobody has the slave open")},
    KindWords{Kind::PipeWrite, Events::Err, READYSCOPE_TEXT("error: no reader is left")},
    KindWords{Kind::FifoWrite, Events::Err, READYSCOPE_TEXT("error: no reader is left")},

    KindWords{Kind::TcpListener, Events::R, READYSCOPE_TEXT("in select's read set: a connection can be accepted")},
    KindWords{Kind::UnixListener, Events::R, READYSCOPE_TEXT("in select's read set: a connection can be accepted")},
};

} // namespace

Sentence wordsFor(Events::Bit bit, Kind kind) {
    for (const KindWords& entry : kOneKind)
        if (entry.kind == kind && entry.bit == bit)
            return {entry.words, {}};
    return wordsFor(bit);
}

Sentence wordsFor(Events::Bit bit) {
    for (const BitWords& entry : kAnyKind)
        if (entry.bit == bit)
            return {entry.words, {}};
    return {};
}

} // namespace readyscope

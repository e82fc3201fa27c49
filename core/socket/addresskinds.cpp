// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/addressparts.h"

#include <array>
#include <vector>

namespace readyscope::addressing {

namespace {

constexpr std::array<KindEntry, 25> kKinds{{
    {"tcp", Kind::TcpClient, Place::Client},
    {"tcp-listen", Kind::TcpListener, Place::Listener},
    {"udp", Kind::UdpConnected, Place::Client},
    {"udp-listen", Kind::UdpBound, Place::Listener},
    {"unix", Kind::UnixClient, Place::UnixPath},
    {"unix-listen", Kind::UnixListener, Place::UnixPath},
    {"unix-dgram", Kind::UnixDatagram, Place::UnixPath},
    {"unix-dgram-listen", Kind::UnixDatagramBound, Place::UnixPath},
    {"unix-seqpacket", Kind::UnixSeqpacket, Place::UnixPath},
    {"unix-seqpacket-listen", Kind::UnixSeqpacketListener, Place::UnixPath},
    {"fifo", Kind::Fifo, Place::FilePath},
    {"fifo-write", Kind::FifoWrite, Place::FilePath},
    {"pipe", Kind::PipeRead, Place::Nothing},
    {"socketpair", Kind::PairStream, Place::PairType},
    {"stdin", Kind::Stdin, Place::Nothing},
    {"tty", Kind::Tty, Place::FilePath},
    {"pty", Kind::Pty, Place::Nothing},
    {"file", Kind::File, Place::FilePath},
    {"exec", std::nullopt, Place::Nothing},
    {"eventfd", Kind::EventFd, Place::Count},
    {"timerfd", Kind::TimerFd, Place::Period},
    {"signalfd", Kind::SignalFd, Place::Signal},
    {"inotify", std::nullopt, Place::FilePath},
    {"fd", Kind::Inherited, Place::Descriptor},
    {"pid", std::nullopt, Place::Nothing},
}};

enum class Which : unsigned char { All, Built };
std::vector<std::string_view> kindNames(Which which) {
    std::vector<std::string_view> names;
    for (const KindEntry& entry : kKinds)
        if (which == Which::All || entry.kind)
            names.push_back(entry.name);
    return names;
}

AddressError unknownKind(Piece word) {
    const Sentence reason{READYSCOPE_TEXT("not a kind of socket"), {}};
    std::string known = joined(kindNames(Which::Built));
    std::string near = nearest(word.text, kindNames(Which::All));
    if (near.empty())
        return wrong(word,
                     {READYSCOPE_TEXT("“%1” is not a kind of socket. An address begins with one of %2, and a colon."),
                      {std::string(word.text), std::move(known)}},
                     reason, subjectOf("kind", word.text));
    return wrong(word,
                 {READYSCOPE_TEXT("“%1” is not a kind of socket. The nearest is “%2”; there are %3."),
                  {std::string(word.text), std::move(near), std::move(known)}},
                 reason, subjectOf("kind", word.text));
}

AddressError missingKind(Piece word) {
    return wrong(word,
                 {READYSCOPE_TEXT("The kind of socket is missing. An address begins with one of %1, and a colon."),
                  {joined(kindNames(Which::Built))}},
                 {READYSCOPE_TEXT("missing"), {}}, "kind");
}

} // namespace

std::variant<const KindEntry*, AddressError> kindOf(std::string_view text) {
    const Piece word{text.substr(0, text.find_first_of(":,")), 0};
    if (word.text.empty())
        return missingKind(word);
    for (const KindEntry& entry : kKinds) {
        if (!sameWord(entry.name, word.text))
            continue;
        if (!entry.kind)
            return wrong(word,
                         {READYSCOPE_TEXT("“%1” is not built yet. There are %2."),
                          {std::string(entry.name), joined(kindNames(Which::Built))}},
                         {READYSCOPE_TEXT("not built yet"), {}}, subjectOf("kind", word.text));
        if (word.end() == text.size() || text[word.end()] != ':')
            return wrong(
                {text.substr(word.end(), 0), word.end()},
                {READYSCOPE_TEXT("A colon is missing after the kind: write “%1:”."), {std::string(entry.name)}},
                {READYSCOPE_TEXT("no colon after it"), {}}, subjectOf("kind", word.text));
        return &entry;
    }
    return unknownKind(word);
}

} // namespace readyscope::addressing

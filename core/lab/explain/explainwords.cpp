// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/explain/explainwords.h"

#include "core/text/errors.h"

#include <algorithm>
#include <array>
#include <utility>

namespace readyscope {

namespace {

constexpr std::array<std::pair<std::string_view, Kind>, kKindCount> kKindWords{{
    {"tcp-client", Kind::TcpClient},
    {"tcp-listener", Kind::TcpListener},
    {"tcp-accepted", Kind::TcpAccepted},
    {"udp-connected", Kind::UdpConnected},
    {"udp-bound", Kind::UdpBound},
    {"unix-client", Kind::UnixClient},
    {"unix-listener", Kind::UnixListener},
    {"unix-accepted", Kind::UnixAccepted},
    {"pipe-read", Kind::PipeRead},
    {"pipe-write", Kind::PipeWrite},
    {"stdin", Kind::Stdin},
    {"fifo", Kind::Fifo},
    {"fifo-write", Kind::FifoWrite},
    {"unix-dgram", Kind::UnixDatagram},
    {"unix-dgram-bound", Kind::UnixDatagramBound},
    {"unix-seqpacket", Kind::UnixSeqpacket},
    {"unix-seqpacket-listener", Kind::UnixSeqpacketListener},
    {"unix-seqpacket-accepted", Kind::UnixSeqpacketAccepted},
    {"pair-stream", Kind::PairStream},
    {"pair-dgram", Kind::PairDatagram},
    {"pair-seqpacket", Kind::PairSeqpacket},
    {"tty", Kind::Tty},
    {"pty", Kind::Pty},
    {"eventfd", Kind::EventFd},
    {"timerfd", Kind::TimerFd},
    {"signalfd", Kind::SignalFd},
    {"inherited", Kind::Inherited},
    {"file", Kind::File},
}};

std::optional<SocketState> stateNamed(std::string_view word) {
    constexpr std::array kStates{SocketState::Opening,    SocketState::Connecting, SocketState::Listening,
                                 SocketState::Open,       SocketState::Closed,     SocketState::Failed,
                                 SocketState::Unsupported};
    const auto* named =
        std::find_if(kStates.begin(), kStates.end(), [&](SocketState state) { return nameOf(state) == word; });
    return named == kStates.end() ? std::nullopt : std::optional(*named);
}

} // namespace

std::optional<Kind> kindNamed(std::string_view word) {
    const auto* named =
        std::find_if(kKindWords.begin(), kKindWords.end(), [&](const auto& entry) { return entry.first == word; });
    return named == kKindWords.end() ? std::nullopt : std::optional(named->second);
}

std::optional<Events::Bit> bitNamed(std::string_view word) {
    const auto named = std::find_if(kEventNames.begin(), kEventNames.end(),
                                    [&](const EventName& entry) { return entry.name == word; });
    return named == kEventNames.end() ? std::nullopt : std::optional(named->bit);
}

bool isResult(std::string_view word) {
    if (word == "data" || word == "0" || word == "-")
        return true;
    constexpr int kLast = 133; // EHWPOISON
    for (int number = 1; number <= kLast; ++number)
        if (errnoName(number) == word)
            return true;
    return false;
}

std::optional<ExplainTerm> termOf(std::string_view word) {
    using What = ExplainTerm::What;
    if (word == "-")
        return ExplainTerm{};
    if (word == "sets")
        return ExplainTerm{.what = What::Sets};
    if (const auto state = stateNamed(word))
        return ExplainTerm{.what = What::State, .state = *state};
    if (const auto kind = kindNamed(word))
        return ExplainTerm{.what = What::Kind, .kind = *kind};
    if (const auto bit = bitNamed(word))
        return ExplainTerm{.what = What::Set, .bit = *bit};
    if (word.empty())
        return std::nullopt;
    const std::string_view rest = word.substr(1);
    if (const auto kind = kindNamed(rest); kind && word.front() == '!')
        return ExplainTerm{.what = What::OtherKind, .kind = *kind};
    constexpr std::array<std::pair<char, What>, 3> kSigns{
        {{'!', What::Clear}, {'?', What::Asked}, {'~', What::Unasked}}};
    const auto* sign =
        std::find_if(kSigns.begin(), kSigns.end(), [&](const auto& entry) { return entry.first == word.front(); });
    const auto bit = bitNamed(rest);
    if (sign == kSigns.end() || !bit)
        return std::nullopt;
    return ExplainTerm{.what = sign->second, .bit = *bit};
}

} // namespace readyscope

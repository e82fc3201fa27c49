// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/scriptreader.h"

#include "core/multiplexer/registry.h"
#include "core/text/duration.h"
#include "core/text/errors.h"
#include "core/text/escapes.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <signal.h>

namespace readyscope {

namespace {

constexpr std::string_view kBlanks = " \t";

std::string quoted(std::string_view word) { return '"' + std::string(word) + '"'; }

bool isNumber(std::string_view word) {
    return !word.empty() && word.find_first_not_of("0123456789") == std::string_view::npos;
}

// A comment begins with a # after a blank, so that one within a path stays part of it.
std::string_view withoutComment(std::string_view text) {
    for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1))
        if (at == 0 || kBlanks.find(text[at - 1]) != std::string_view::npos) {
            text = text.substr(0, at);
            break;
        }
    return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

} // namespace

void ScriptReader::fail(std::string_view piece, Sentence sentence) {
    if (m_error)
        return;
    const std::size_t position =
        piece.data() == nullptr ? m_line.size() : static_cast<std::size_t>(piece.data() - m_line.data());
    m_error = ScriptError{position, piece.size(), std::move(sentence)};
}

std::string_view ScriptReader::word() {
    const std::size_t begin = std::min(m_line.find_first_not_of(kBlanks, m_at), m_line.size());
    if (begin == m_line.size() || m_line[begin] == '#') {
        m_at = m_line.size();
        return m_line.substr(m_line.size());
    }
    m_at = std::min(m_line.find_first_of(kBlanks, begin), m_line.size());
    return m_line.substr(begin, m_at - begin);
}

std::string_view ScriptReader::word(const char* what) {
    const std::string_view found = word();
    if (found.empty())
        fail(found, {READYSCOPE_TEXT("%1 is missing"), {what}});
    return found;
}

std::string_view ScriptReader::rest(const char* what) {
    m_at = std::min(m_line.find_first_not_of(kBlanks, m_at), m_line.size());
    const std::string_view found = here();
    if (found.empty())
        fail(found, {READYSCOPE_TEXT("%1 is missing"), {what}});
    m_at = m_line.size();
    return found;
}

Target ScriptReader::target() {
    const std::string_view name = word("the socket's name or number");
    if (!isNumber(name))
        return {kNoSocket, std::string(name)};
    SocketId id = kNoSocket;
    const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), id);
    if (error != std::errc() || id == kNoSocket)
        fail(name, {READYSCOPE_TEXT("%1: not a socket's number, they count from 1"), {quoted(name)}});
    return {id, {}};
}

Address ScriptReader::address() {
    const std::string_view found = withoutComment(rest("the address"));
    AddressResult result = parseAddress(found);
    if (const auto* wrong = std::get_if<AddressError>(&result)) {
        const std::size_t at = std::min(wrong->position, found.size());
        fail(found.substr(at, wrong->length), {READYSCOPE_TEXT("%1"), {commandLineMessage(found, *wrong)}});
        return {};
    }
    return std::get<Address>(std::move(result));
}

std::string ScriptReader::text() { return std::string(rest("the text")); }

std::string ScriptReader::path() {
    const std::string_view found = withoutComment(rest("the file"));
    if (found.empty())
        fail(found, {READYSCOPE_TEXT("%1 is missing"), {"the file"}});
    return std::string(found);
}

std::string ScriptReader::bytes() {
    // Nothing at all is an empty datagram.
    m_at = std::min(m_line.find_first_not_of(kBlanks, m_at), m_line.size());
    const std::string_view left = here();
    m_at = m_line.size();
    auto bytes = unescaped(left);
    if (const auto* escape = std::get_if<WrongEscape>(&bytes)) {
        const std::string_view wrong = left.substr(escape->position, escape->length);
        fail(wrong, {READYSCOPE_TEXT("%1: not an escape, there are \\n \\r \\t \\\\ \\xHH"), {quoted(wrong)}});
        return {};
    }
    return std::get<std::string>(std::move(bytes));
}

Events ScriptReader::events() {
    const std::string_view found = word("the interest");
    EventsError wrong;
    const std::optional<Events> events = parseEvents(found, &wrong);
    if (events)
        return *events;
    const std::string_view piece = found.substr(std::min(wrong.position, found.size()), wrong.length);
    fail(piece, {READYSCOPE_TEXT("interest %1: %2 is not an event such as in, out, pri or rdhup"),
                 {quoted(found), quoted(piece)}});
    return {};
}

Policy ScriptReader::policy() {
    const std::string_view found = word("the policy");
    const std::optional<Policy> policy = policyNamed(found);
    if (!policy)
        fail(found, {READYSCOPE_TEXT("policy %1: not observe, drain, echo, accept or backlog"), {quoted(found)}});
    return policy.value_or(Policy::Observe);
}

Direction ScriptReader::direction() {
    constexpr std::array<std::string_view, 3> kNames{"read", "write", "both"};
    const std::string_view found = word("the direction");
    const auto place = std::find(kNames.begin(), kNames.end(), found);
    if (place == kNames.end()) {
        fail(found, {READYSCOPE_TEXT("direction %1: not read, write or both"), {quoted(found)}});
        return Direction::Both;
    }
    return static_cast<Direction>(place - kNames.begin());
}

Backend ScriptReader::backend() {
    const std::string_view found = word("the backend");
    const std::optional<Backend> backend = backendNamed(found);
    if (!backend)
        fail(found, {READYSCOPE_TEXT("backend %1: not select, pselect, poll, ppoll, epoll, epoll-et or io_uring"),
                     {quoted(found)}});
    else if (const BackendInfo info = probeBackend(*backend); !info.works)
        fail(found, {READYSCOPE_TEXT("backend %1: %2"), {quoted(found), inEnglish(info.note)}});
    return backend.value_or(Backend::Poll);
}

Mode ScriptReader::mode() {
    const std::string_view found = word("the mode");
    const std::optional<Mode> mode = modeNamed(found);
    if (!mode)
        fail(found, {READYSCOPE_TEXT("mode %1: not transitions or every-return"), {quoted(found)}});
    return mode.value_or(Mode::Transitions);
}

Nanos ScriptReader::duration() {
    const std::string_view found = word("the duration");
    const std::variant<Nanos, Sentence> parsed = parseDuration(found);
    if (const auto* wrong = std::get_if<Sentence>(&parsed))
        fail(found, *wrong);
    return std::holds_alternative<Nanos>(parsed) ? std::get<Nanos>(parsed) : 0;
}

Nanos ScriptReader::finiteDuration(const char* what) {
    const std::string_view found = peek();
    const Nanos value = duration();
    if (value == kInfinite)
        fail(found, {READYSCOPE_TEXT("%1 %2: it cannot be infinite"), {what, quoted(found)}});
    return value;
}

int ScriptReader::signal() {
    const std::string_view found = word("the signal");
    const int signal = signalNamed(found);
    if (signal == 0)
        fail(found, {READYSCOPE_TEXT("signal %1: there is none of that name"), {quoted(found)}});
    else if (signal == SIGKILL || signal == SIGSTOP)
        fail(found, {READYSCOPE_TEXT("signal %1: the kernel lets nobody catch or block it"), {quoted(found)}});
    return signal;
}

std::uint64_t ScriptReader::byteCount() {
    const std::string_view found = word();
    if (found.empty())
        return 0;
    std::uint64_t count = 0;
    const auto [end, error] = std::from_chars(found.data(), found.data() + found.size(), count);
    if (error != std::errc() || end != found.data() + found.size() || count == 0)
        fail(found, {READYSCOPE_TEXT("%1: not a number of bytes above 0"), {quoted(found)}});
    return count;
}

OptionValue ScriptReader::option() {
    const std::string_view name = word("the option");
    const SocketOption* option = socketOptionNamed(name);
    if (option == nullptr) {
        std::string known;
        for (const SocketOption& one : socketOptions())
            known += (known.empty() ? "" : " ") + std::string(one.name);
        fail(name, {READYSCOPE_TEXT("option %1: there are %2"), {quoted(name), known}});
        return {};
    }
    const std::string_view found = word("the value");
    const std::optional<int> value = optionValue(*option, found);
    if (!value)
        fail(found, {option->isSwitch ? READYSCOPE_TEXT("%1 %2: neither on nor off")
                                      : READYSCOPE_TEXT("%1 %2: not a number from %3 on"),
                     {std::string(option->name), quoted(found), std::to_string(option->least)}});
    return {option, value.value_or(0)};
}

void ScriptReader::expectEnd() {
    const std::string_view extra = word();
    if (!extra.empty())
        fail(extra, {READYSCOPE_TEXT("%1: one word too many"), {quoted(extra)}});
}

} // namespace readyscope

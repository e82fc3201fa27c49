// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/commanddesk.h"

#include "core/engine/transfer.h"
#include "core/multiplexer/registry.h"
#include "core/text/duration.h"
#include "core/text/errors.h"

#include <cerrno>

namespace readyscope {

namespace {

template <typename... Ts> struct Overloaded : Ts... { using Ts::operator()...; };
template <typename... Ts> Overloaded(Ts...) -> Overloaded<Ts...>;

const Target* targetOf(const Command& command) {
    return std::visit(
        [](const auto& one) -> const Target* {
            if constexpr (requires { one.socket; })
                return &one.socket;
            else
                return nullptr;
        },
        command);
}

bool isAtOnce(const Command& command) {
    return std::visit(
        [](const auto& one) {
            if constexpr (requires { one.atOnce; })
                return one.atOnce;
            else
                return false;
        },
        command);
}

std::string wordsOf(const Target& target) {
    return target.id != kNoSocket ? "socket " + std::to_string(target.id) : target.name;
}

std::string maskWords(const std::vector<int>& mask) {
    std::string words;
    for (const int signal : mask)
        words += (words.empty() ? "" : " ") + signalName(signal);
    return words.empty() ? "none" : words;
}

SysError notOpen(const char* call, const Watched& watched) { return {call, 0, watched.info.name, "it is not open"}; }

} // namespace

CommandDesk::CommandDesk(SocketTable& sockets, Recorder& recorder, Knowledge& knowledge, Traffic& traffic,
                         Opener& opener, SignalDesk& signals, LoopControl& control)
    : m_sockets(sockets), m_recorder(recorder), m_knowledge(knowledge), m_traffic(traffic), m_opener(opener),
      m_signals(signals), m_control(control) {
    m_traffic.setProgress([this](Watched& watched) { goOn(watched); });
    m_opener.setSettled([this](Watched& watched) { goOn(watched); });
    m_opener.setClose([this](Watched& watched, SocketState state) { m_traffic.close(watched, state, false); });
}

void CommandDesk::carryOut(PostedCommand command) {
    if (const Target* target = targetOf(command.command)) {
        const bool atOnce = isAtOnce(command.command);
        const Target whom = *target;
        forSocket(std::move(command), whom, atOnce);
        return;
    }
    if (const auto* add = std::get_if<command::Add>(&command.command)) {
        m_opener.add(add->address, command.id);
        return;
    }
    const std::optional<SysError> error = std::visit(Overloaded{
                                                         [&](const command::SetBackend& c) { return on(c); },
                                                         [&](const command::SetTimeout& c) { return on(c); },
                                                         [&](const command::SetMode& c) { return on(c); },
                                                         [&](const command::SetMask& c) { return on(c); },
                                                         [&](const command::Raise& c) { return on(c); },
                                                         [&](const command::SetResample& c) {
                                                             m_knowledge.setResample(c.period);
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::SetPace& c) {
                                                             m_control.pace = c.pace;
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::Mark& c) {
                                                             m_recorder.marker(MarkerKind::User, c.text);
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::AskAll&) {
                                                             m_knowledge.updateAsked();
                                                             m_knowledge.askAll();
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::AskBeside& c) {
                                                             m_control.askBeside = c.on;
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::Run&) {
                                                             run(true);
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::Stop&) {
                                                             run(false);
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::Single&) {
                                                             run(true);
                                                             m_control.single = true;
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::ClearHistory&) {
                                                             clearHistory();
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::SetTraceBound& c) {
                                                             m_recorder.store().setBound(c.bytes);
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const command::Quit&) {
                                                             m_control.quit = true;
                                                             return std::optional<SysError>();
                                                         },
                                                         [&](const auto&) { return std::optional<SysError>(); },
                                                     },
                                                     command.command);
    m_recorder.answer(command.id, kNoSocket, error);
}

void CommandDesk::forSocket(PostedCommand command, const Target& target, bool atOnce) {
    Watched* watched = m_sockets.find(target);
    if (watched == nullptr) {
        m_recorder.answer(command.id, kNoSocket, SysError{"command", 0, wordsOf(target), "there is no such socket"});
        return;
    }
    if (atOnce) {
        giveUpQueue(*watched);
        watched->queue.push_back(std::move(command));
        // What is still opening or connecting is given up with it.
        if (watched->info.state == SocketState::Opening)
            watched->info.state = watched->supported = SocketState::Closed;
        else if (watched->supported == SocketState::Connecting)
            m_knowledge.setState(*watched, SocketState::Open);
    } else {
        watched->queue.push_back(std::move(command));
        if (watched->queue.size() > 1)
            return;
    }
    goOn(*watched);
}

void CommandDesk::giveUpQueue(Watched& watched) {
    if (watched.addId != 0)
        m_recorder.answer(watched.addId, watched.info.id, SysError{"command", ECANCELED, watched.info.name, {}});
    watched.addId = 0;
    for (const PostedCommand& waiting : watched.queue)
        m_recorder.answer(waiting.id, watched.info.id, SysError{"command", ECANCELED, watched.info.name, {}});
    watched.queue.clear();
    watched.sending.clear();
    watched.sendStarted = watched.acceptWaits = false;
}

void CommandDesk::goOn(Watched& watched) {
    while (!watched.queue.empty()) {
        if (watched.supported == SocketState::Opening || watched.supported == SocketState::Connecting)
            return;
        const CommandId command = watched.queue.front().id;
        const SocketId id = watched.info.id;
        const Carried carried = carry(watched, watched.queue.front());
        if (carried.progress == Progress::Waits || carried.progress == Progress::AnsweredLater)
            return;
        m_recorder.answer(command, id, carried.error);
        if (carried.progress == Progress::Removed)
            return;
        if (!watched.queue.empty())
            watched.queue.pop_front();
    }
}

CommandDesk::Carried CommandDesk::carry(Watched& watched, const PostedCommand& command) {
    return std::visit(Overloaded{
                          [&](const command::Send& c) { return on(watched, c); },
                          [&](const command::Accept& c) { return on(watched, c); },
                          [&](const command::SetInterest& c) { return on(watched, c); },
                          [&](const command::SetPolicy& c) { return on(watched, c); },
                          [&](const command::Rename& c) { return on(watched, c); },
                          [&](const command::ShutDown& c) { return on(watched, c); },
                          [&](const command::Close&) {
                              if (!watched.isOpen() && watched.info.state != SocketState::Closed) {
                                  watched.info.state = watched.supported = SocketState::Closed;
                                  m_recorder.info(watched);
                              }
                              m_traffic.close(watched, SocketState::Closed, false);
                              return Carried{};
                          },
                          [&](const command::Reset&) {
                              if (!watched.isOpen())
                                  return Carried{Progress::Done, notOpen("reset", watched)};
                              m_traffic.close(watched, SocketState::Closed, true);
                              return Carried{};
                          },
                          [&](const command::Connect&) { return connectAgain(watched, command.id); },
                          [&](const command::Remove&) { return remove(watched); },
                          [&](const auto&) { return Carried{}; },
                      },
                      command.command);
}

CommandDesk::Carried CommandDesk::on(Watched& watched, const command::Send& send) {
    if (!watched.isOpen() || isListener(watched.info.kind)) {
        watched.sendStarted = false;
        if (watched.isOpen())
            return {Progress::Done, SysError{"send", 0, watched.info.name, "it is a listener"}};
        return {Progress::Done, watched.sendError ? *watched.sendError : notOpen("send", watched)};
    }
    if (!isWritable(watched.info.kind))
        return {Progress::Done, SysError{"send", 0, watched.info.name, "it is only read"}};
    if (!watched.sendStarted) {
        watched.sendStarted = true;
        watched.sendError.reset();
        if (send.bytes.empty() && isDatagram(watched.info.kind)) {
            // An empty datagram is one too.
            if (writeSome(watched, {}, nullptr) < 0)
                watched.sendError = SysError{"send", errno, watched.info.name, {}};
        } else {
            watched.sending.bytes = send.bytes;
            m_traffic.write(watched);
        }
    }
    if (!watched.sending.empty())
        return {Progress::Waits, std::nullopt};
    watched.sendStarted = false;
    return {Progress::Done, std::exchange(watched.sendError, std::nullopt)};
}

CommandDesk::Carried CommandDesk::on(Watched& watched, const command::Accept& accept) {
    if (!watched.isOpen() || !isListener(watched.info.kind)) {
        watched.acceptWaits = false;
        return {Progress::Done, watched.isOpen() ? SysError{"accept", 0, watched.info.name, "it is not a listener"}
                                                 : notOpen("accept", watched)};
    }
    int error = m_traffic.accept(watched);
    while (accept.all && error == 0)
        error = m_traffic.accept(watched);
    const bool none = error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
    watched.acceptWaits = none && !accept.all;
    m_knowledge.touch(watched);
    if (watched.acceptWaits)
        return {Progress::Waits, std::nullopt};
    if (error != 0 && !none)
        return {Progress::Done, SysError{"accept", error, watched.info.name, {}}};
    return {};
}

CommandDesk::Carried CommandDesk::on(Watched& watched, const command::SetInterest& interest) {
    watched.info.interest = interest.interest;
    m_recorder.info(watched);
    m_knowledge.touch(watched);
    m_knowledge.updateAsked();
    if (m_control.capturing)
        m_knowledge.askAll();
    return {};
}

CommandDesk::Carried CommandDesk::on(Watched& watched, const command::SetPolicy& policy) {
    const Kind kind = watched.info.kind;
    if (isListenerPolicy(policy.policy) != isListener(kind))
        return {Progress::Done, SysError{"policy", EINVAL, watched.info.name,
                                         isListener(kind) ? "a listener's policy is accept or backlog"
                                                          : "accept and backlog are for listeners"}};
    if (!takesPolicy(kind, policy.policy))
        return {Progress::Done,
                SysError{"policy", EINVAL, watched.info.name,
                         !isReadable(kind)   ? "there is nothing to read"
                         : !isWritable(kind) ? "there is no way back to write to"
                                             : "it would never end, what is written there is what is read"}};
    watched.info.policy = policy.policy;
    m_recorder.info(watched);
    // What stands ready already is asked for once more, so that the new policy meets it.
    if (watched.isOpen())
        m_knowledge.allMayFall(watched, monotonicNow());
    m_knowledge.touch(watched);
    return {};
}

CommandDesk::Carried CommandDesk::on(Watched& watched, const command::Rename& rename) {
    if (rename.name == watched.info.name)
        return {};
    if (!m_sockets.rename(watched, rename.name))
        return {Progress::Done, SysError{"rename", EEXIST, rename.name, "a socket has this name already"}};
    m_recorder.info(watched);
    return {};
}

CommandDesk::Carried CommandDesk::on(Watched& watched, const command::ShutDown& shutDown) {
    if (!watched.isOpen())
        return {Progress::Done, notOpen("shutdown", watched)};
    return {Progress::Done, m_traffic.shutDown(watched, shutDown.direction)};
}

CommandDesk::Carried CommandDesk::connectAgain(Watched& watched, CommandId id) {
    const Kind kind = watched.info.kind;
    if (watched.info.parent != kNoSocket || kind == Kind::PipeRead || kind == Kind::PipeWrite || isPair(kind))
        return {Progress::Done,
                SysError{"connect", 0, watched.info.name, "only what an address opened can be opened again"}};
    m_traffic.close(watched, SocketState::Closed, false);
    watched.queue.pop_front(); // opening goes on with the ones behind it
    m_opener.open(watched, id);
    return {Progress::AnsweredLater, std::nullopt};
}

CommandDesk::Carried CommandDesk::remove(Watched& watched) {
    m_traffic.close(watched, SocketState::Closed, false);
    watched.queue.pop_front();
    giveUpQueue(watched);
    watched.info.state = SocketState::Closed;
    watched.info.removed = true;
    m_recorder.info(watched);
    m_sockets.remove(watched.info.id);
    return {Progress::Removed, std::nullopt};
}

std::optional<SysError> CommandDesk::on(const command::SetBackend& backend) {
    const std::string to(nameOf(backend.backend));
    const BackendInfo info = probeBackend(backend.backend);
    if (!info.works)
        return SysError{"backend", ENOTSUP, to, inEnglish(info.note)};
    const std::string from(nameOf(m_knowledge.backend()));
    if (from == to)
        return std::nullopt;
    Result<std::unique_ptr<Multiplexer>> multiplexer = m_knowledge.newMultiplexer(backend.backend);
    if (!multiplexer)
        return multiplexer.error();
    m_recorder.marker(MarkerKind::Backend, from + " → " + to, from, to);
    m_knowledge.use(std::move(*multiplexer));
    applyMask();
    return std::nullopt;
}

std::optional<SysError> CommandDesk::on(const command::SetTimeout& timeout) {
    const std::string from = formatDuration(m_control.timeout);
    const std::string to = formatDuration(timeout.timeout);
    if (from == to)
        return std::nullopt;
    m_control.timeout = timeout.timeout;
    m_control.timeoutChanged = true;
    m_knowledge.setTimeout(timeout.timeout);
    m_recorder.marker(MarkerKind::Timeout, "timeout " + to, from, to);
    return std::nullopt;
}

std::optional<SysError> CommandDesk::on(const command::SetMode& mode) {
    if (mode.mode == m_knowledge.mode())
        return std::nullopt;
    const std::string from(nameOf(m_knowledge.mode()));
    const std::string to(nameOf(mode.mode));
    m_recorder.marker(MarkerKind::Mode, to, from, to);
    const Status set = m_knowledge.setMode(mode.mode);
    return set ? std::nullopt : std::optional(set.error());
}

std::optional<SysError> CommandDesk::on(const command::SetMask& mask) {
    for (const int signal : mask.signals)
        if (signal == SIGKILL || signal == SIGSTOP)
            return SysError{"mask", EINVAL, signalName(signal), "no program can block it"};
    const std::string from = maskWords(m_mask);
    m_mask = mask.signals;
    m_recorder.marker(MarkerKind::Mask, "mask " + maskWords(m_mask), from, maskWords(m_mask));
    applyMask();
    return std::nullopt;
}

void CommandDesk::applyMask() { m_signals.setMask(m_mask, m_knowledge.multiplexer().traits().masksSignals); }

std::optional<SysError> CommandDesk::on(const command::Raise& raise) {
    const std::string name = signalName(raise.signal);
    if (raise.signal == SIGKILL || raise.signal == SIGSTOP)
        return SysError{"raise", EINVAL, name, "it would end or stop the program"};
    m_recorder.marker(MarkerKind::Signal, name);
    if (const int error = m_signals.raise(raise.signal); error != 0)
        return SysError{"raise", error, name, {}};
    return std::nullopt;
}

void CommandDesk::run(bool capture) {
    if (capture == m_control.capturing)
        return;
    m_control.capturing = capture;
    m_control.timeoutChanged = true;
    m_recorder.marker(capture ? MarkerKind::Start : MarkerKind::Stop, capture ? "start" : "stop");
    if (capture)
        m_knowledge.resumed(monotonicNow());
    else
        m_knowledge.stopped(monotonicNow());
}

void CommandDesk::clearHistory() {
    m_recorder.forgetTrace();
    m_recorder.store().clear(monotonicNow());
    m_knowledge.forgetAll();
    if (!m_control.capturing)
        m_knowledge.stopped(monotonicNow());
}

} // namespace readyscope

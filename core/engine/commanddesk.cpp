// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/commanddesk.h"

#include <cerrno>

namespace readyscope {

namespace {

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

void forgetFront(Watched& watched) {
    watched.waitsFor = {};
    watched.started = false;
    watched.yield = {};
}

} // namespace

CommandDesk::CommandDesk(SocketTable& sockets, Recorder& recorder, Knowledge& knowledge, Traffic& traffic,
                         Opener& opener, Mailbox& mailbox, SignalDesk& signalDesk, LoopControl& control)
    : m_sockets(sockets), m_recorder(recorder), m_knowledge(knowledge), m_traffic(traffic), m_opener(opener),
      m_capture(recorder, knowledge, signalDesk, control), m_acts(sockets, recorder, knowledge, traffic, control),
      m_transfers(recorder, knowledge, traffic, mailbox) {
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
    m_recorder.answer(command.id, kNoSocket, m_capture.carry(command.command));
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
    forgetFront(watched);
    m_knowledge.touch(watched);
}

void CommandDesk::goOn(Watched& watched) {
    while (!watched.queue.empty()) {
        if (watched.supported == SocketState::Opening || watched.supported == SocketState::Connecting)
            return;
        const CommandId command = watched.queue.front().id;
        const SocketId id = watched.info.id;
        const Carried carried = carry(watched, watched.queue.front());
        switch (carried.progress) {
        case Progress::Waits:
        case Progress::AnsweredLater:
            return;
        case Progress::Removed:
            m_recorder.answer(command, id);
            return;
        case Progress::OutOfTheWay:
            watched.queue.pop_front();
            forgetFront(watched);
            break;
        case Progress::Done:
            answerFront(watched, carried.error);
        }
    }
}

void CommandDesk::answerFront(Watched& watched, std::optional<SysError> error) {
    m_recorder.answer(watched.queue.front().id, watched.info.id, std::move(error), std::move(watched.yield));
    watched.queue.pop_front();
    forgetFront(watched);
    m_knowledge.touch(watched);
}

void CommandDesk::loaded(LoadedFile file) {
    Watched* watched = m_sockets.find(file.socket);
    if (watched == nullptr || watched->queue.empty() || watched->queue.front().id != file.command)
        return; // given up meanwhile
    if (file.bytes) {
        watched->queue.front().command = command::Send{{file.socket, {}}, std::move(*file.bytes)};
        watched->started = false;
    } else {
        answerFront(*watched, file.bytes.error());
    }
    goOn(*watched);
}

Carried CommandDesk::carry(Watched& watched, const PostedCommand& command) {
    return std::visit(Overloaded{
                          [&](const command::Send& c) { return m_transfers.send(watched, c); },
                          [&](const command::SendFile& c) { return m_transfers.sendFile(watched, c, command.id); },
                          [&](const command::SendUrgent& c) { return m_transfers.sendUrgent(watched, c); },
                          [&](const command::Flood&) { return m_transfers.flood(watched); },
                          [&](const command::Receive& c) { return m_transfers.receive(watched, c); },
                          [&](const command::AwaitEnd&) { return awaitEnd(watched, command.id); },
                          [&](const command::Peek& c) { return m_transfers.peek(watched, c); },
                          [&](const command::Accept& c) { return m_acts.on(watched, c); },
                          [&](const command::SetInterest& c) { return m_acts.on(watched, c); },
                          [&](const command::SetPolicy& c) { return m_acts.on(watched, c); },
                          [&](const command::Rename& c) { return m_acts.on(watched, c); },
                          [&](const command::ShutDown& c) { return m_acts.on(watched, c); },
                          [&](const command::SetOption& c) { return m_acts.on(watched, c); },
                          [&](const command::ReadOptions& c) { return m_acts.on(watched, c); },
                          [&](const command::Close&) { return close(watched); },
                          [&](const command::Reset&) { return reset(watched); },
                          [&](const command::Connect&) { return connectAgain(watched, command.id); },
                          [&](const command::Remove&) { return remove(watched); },
                          [&](const auto&) { return Carried{}; },
                      },
                      command.command);
}

Carried CommandDesk::close(Watched& watched) {
    if (!watched.isOpen() && watched.info.state != SocketState::Closed) {
        watched.info.state = watched.supported = SocketState::Closed;
        m_recorder.info(watched);
    }
    m_traffic.close(watched, SocketState::Closed, false);
    return {};
}

Carried CommandDesk::reset(Watched& watched) {
    if (!watched.isOpen())
        return {Progress::Done, notOpen("reset", watched)};
    m_traffic.close(watched, SocketState::Closed, true);
    return {};
}

Carried CommandDesk::connectAgain(Watched& watched, CommandId id) {
    const Kind kind = watched.info.kind;
    if (watched.info.parent != kNoSocket || kind == Kind::PipeRead || kind == Kind::PipeWrite || isPair(kind))
        return {Progress::Done,
                SysError{"connect", 0, watched.info.name, "only what an address opened can be opened again"}};
    m_traffic.close(watched, SocketState::Closed, false);
    watched.queue.pop_front(); // opening goes on with the ones behind it
    forgetFront(watched);
    m_opener.open(watched, id);
    return {Progress::AnsweredLater, std::nullopt};
}

Carried CommandDesk::awaitEnd(Watched& watched, CommandId id) {
    if (!watched.isOpen())
        return {Progress::Done, notOpen("recv", watched)};
    watched.awaitEnd.push_back(id);
    m_traffic.tellEnd(watched);
    return {Progress::OutOfTheWay, std::nullopt};
}

Carried CommandDesk::remove(Watched& watched) {
    m_traffic.close(watched, SocketState::Closed, false);
    watched.queue.pop_front();
    giveUpQueue(watched);
    watched.info.state = SocketState::Closed;
    watched.info.removed = true;
    m_recorder.info(watched);
    m_sockets.remove(watched.info.id);
    return {Progress::Removed, std::nullopt};
}

} // namespace readyscope

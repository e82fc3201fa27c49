// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/socketcommands.h"

#include <cerrno>

namespace readyscope {

Carried SocketCommands::on(Watched& watched, const command::Accept& accept) {
    if (!watched.isOpen())
        return {Progress::Done, notOpen("accept", watched)};
    if (!isListener(watched.info.kind))
        return {Progress::Done, SysError{"accept", 0, watched.info.name, "it is not a listener"}};
    int error = m_traffic.accept(watched);
    while (accept.all && error == 0)
        error = m_traffic.accept(watched);
    const bool none = error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
    m_knowledge.touch(watched);
    if (none && !accept.all) {
        watched.waitsFor = Events::In;
        return {Progress::Waits, std::nullopt};
    }
    if (error != 0 && !none)
        return {Progress::Done, SysError{"accept", error, watched.info.name, {}}};
    return {};
}

Carried SocketCommands::on(Watched& watched, const command::SetInterest& interest) {
    watched.info.interest = interest.interest;
    m_recorder.info(watched);
    askAgain(watched);
    return {};
}

Carried SocketCommands::on(Watched& watched, const command::SetPolicy& policy) {
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

Carried SocketCommands::on(Watched& watched, const command::Rename& rename) {
    if (rename.name == watched.info.name)
        return {};
    if (!m_sockets.rename(watched, rename.name))
        return {Progress::Done, SysError{"rename", EEXIST, rename.name, "a socket has this name already"}};
    m_recorder.info(watched);
    return {};
}

Carried SocketCommands::on(Watched& watched, const command::ShutDown& shutDown) {
    if (!watched.isOpen())
        return {Progress::Done, notOpen("shutdown", watched)};
    return {Progress::Done, m_traffic.shutDown(watched, shutDown.direction)};
}

// What an option changes without waking anybody, such as IN under SO_RCVLOWAT, is asked for at once.
Carried SocketCommands::on(Watched& watched, const command::SetOption& option) {
    const SocketOption* known = socketOptionNamed(option.name);
    if (known == nullptr)
        return {Progress::Done, SysError{"setsockopt", 0, option.name, "there is no such option"}};
    if (!watched.isOpen())
        return {Progress::Done, notOpen("setsockopt", watched)};
    const Result<int> value = setOption(watched.fd(), *known, option.value, watched.info.name);
    if (!value)
        return {Progress::Done, value.error()};
    watched.yield.options.push_back({known, *value});
    m_knowledge.allMayFall(watched, monotonicNow());
    askAgain(watched);
    return {};
}

Carried SocketCommands::on(Watched& watched, const command::ReadOptions&) {
    if (!watched.isOpen())
        return {Progress::Done, notOpen("getsockopt", watched)};
    for (const SocketOption& option : socketOptions())
        if (const Result<int> value = readOption(watched.fd(), option, watched.info.name))
            watched.yield.options.push_back({&option, *value});
    return {};
}

void SocketCommands::askAgain(Watched& watched) {
    m_knowledge.touch(watched);
    m_knowledge.updateAsked();
    if (m_control.capturing)
        m_knowledge.askAll();
}

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/scenarios/servant.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr std::size_t kKept = 3;           // closed connections that stay as rows
constexpr Nanos kPatience = 2 * kSecond;   // for the end of a peer who has got all
constexpr std::size_t kLongestWords = 512; // of a datagram of chargen (RFC 864)

bool isOver(const SocketInfo& info) {
    return info.removed || info.state == SocketState::Closed || info.state == SocketState::Failed;
}

} // namespace

Servant::Servant(Sink sink, const RowBook& rows, std::string row, Service service)
    : Actor(std::move(sink)), m_rows(rows), m_row(std::move(row)), m_service(service) {}

void Servant::socketOpened(const SocketInfo& info, Nanos now) {
    if (m_children.contains(info.id) && isOver(info))
        m_children.erase(info.id);
    if (info.removed)
        std::erase(m_closed, info.id);
    if (info.removed || !m_rows.isOfRow(info, m_row) || std::ranges::find(m_closed, info.id) != m_closed.end())
        return;
    if (isOver(info)) {
        m_closed.push_back(info.id);
        for (; m_closed.size() > kKept; m_closed.pop_front())
            post(command::Remove{{m_closed.front(), {}}, true});
    } else if (const auto [child, isNew] = m_children.try_emplace(info.id); isNew) {
        child->second.name = info.name;
        child->second.peer = info.peer;
        begin(info.id, child->second, now);
    }
}

void Servant::begin(SocketId id, Child& child, Nanos now) {
    switch (m_service) {
    case Service::Echo:
    case Service::Discard: // the policy does it
        child.awaited = post(command::AwaitEnd{{id, {}}});
        break;
    case Service::Daytime:
        finish(id, child, daytimeText(std::time(nullptr)), now);
        break;
    case Service::Chargen:
        child.awaited = post(command::Send{{id, {}}, chargenLines()});
        break;
    case Service::Web:
        child.awaited = post(command::Receive{{id, {}}});
        break;
    }
}

// Closed at once, data that the peer has sent meanwhile would make a reset of it, which may overtake what was said (RFC
// 2525, 2.17): so our half ends first, and the rest when the peer ends too.
void Servant::finish(SocketId id, Child& child, std::string lastWords, Nanos now) {
    child.finished = true;
    child.due = now + kPatience;
    post(command::Send{{id, {}}, std::move(lastWords)});
    post(command::ShutDown{{id, {}}, Direction::Write});
    if (m_service == Service::Web)
        child.awaited = post(command::Receive{{id, {}}});
    else
        child.awaited = post(command::AwaitEnd{{id, {}}});
}

void Servant::answered(const Answer& answer, Nanos now) {
    const auto child = m_children.find(answer.socket);
    if (child != m_children.end() && answer.id == child->second.awaited)
        goOnWith(child->first, child->second, answer, now);
}

void Servant::goOnWith(SocketId id, Child& child, const Answer& answer, Nanos now) {
    if (!answer.done())
        return close(id);
    switch (m_service) {
    case Service::Echo:
    case Service::Discard:
    case Service::Daytime:
        return close(id);
    case Service::Chargen:
        child.awaited = post(command::Send{{id, {}}, chargenLines()});
        return;
    case Service::Web:
        return readRequest(id, child, answer, now);
    }
}

void Servant::readRequest(SocketId id, Child& child, const Answer& answer, Nanos now) {
    child.request += answer.yield.bytes;
    if (child.finished)
        child.request.clear();
    if (answer.yield.ended && (child.finished || child.request.empty()))
        return close(id);
    if (child.finished ||
        (!answer.yield.ended && !endOfRequest(child.request) && child.request.size() < kLongestRequest)) {
        child.awaited = post(command::Receive{{id, {}}});
        return;
    }
    finish(id, child, webAnswer(child.request, child.name, child.peer), now);
}

void Servant::close(SocketId id) {
    m_children.erase(id);
    post(command::Close{{id, {}}, true});
}

Nanos Servant::due() const {
    Nanos next = kInfinite;
    for (const auto& [id, child] : m_children)
        if (child.due != kInfinite)
            next = next == kInfinite ? child.due : std::min(next, child.due);
    return next;
}

void Servant::run(Nanos now) {
    std::vector<SocketId> late;
    for (const auto& [id, child] : m_children)
        if (child.due != kInfinite && child.due <= now)
            late.push_back(id);
    for (const SocketId id : late)
        close(id);
}

DatagramServant::DatagramServant(Sink sink, const RowBook& rows, std::string row, Service service)
    : Actor(std::move(sink)), m_rows(rows), m_row(std::move(row)), m_service(service) {}

void DatagramServant::socketOpened(const SocketInfo& info, Nanos) {
    if (!m_rows.isRow(info, m_row))
        return;
    if (isOver(info)) {
        m_id = kNoSocket;
        m_awaited = 0;
    } else if (m_id == kNoSocket && m_rows.openRow(m_row) != nullptr) {
        m_id = info.id;
        receive();
    }
}

void DatagramServant::answered(const Answer& answer, Nanos) {
    if (answer.socket != m_id || answer.id != m_awaited)
        return;
    m_awaited = 0;
    // An error of the socket is over once it is told; one that was given up is followed by its end.
    if (answer.error && answer.error->errnum == ECANCELED)
        return;
    if (answer.yield.from && answer.yield.from->length > 0)
        post(command::Send{{m_id, {}}, words(), answer.yield.from});
    receive();
}

void DatagramServant::receive() { m_awaited = post(command::Receive{{m_id, {}}}); }

// RFC 864 wants a random number of characters, up to 512; any order that comes by all of them will do, and none is left
// empty, which a reader would not see.
std::string DatagramServant::words() {
    constexpr std::size_t kStride = 211; // has no divisor in common with 512
    if (m_service == Service::Daytime)
        return daytimeText(std::time(nullptr));
    m_length = (m_length + kStride) % kLongestWords;
    return chargenLines().substr(0, m_length + 1);
}

} // namespace readyscope

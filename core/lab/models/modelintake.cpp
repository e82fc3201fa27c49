// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/modelintake.h"

#include <algorithm>

namespace readyscope {

namespace {

constexpr std::size_t kLeastOfStream = 16'384;

} // namespace

ModelIntake::ModelIntake(const ModelRun& run, std::size_t descriptors, int first)
    : m_isStream(run.transport == Transport::Tcp), m_first(first),
      m_size(static_cast<std::size_t>(std::max(run.size, ModelRun::kLeastSize))),
      m_bufferSize(m_isStream ? std::max(2 * m_size, kLeastOfStream) : m_size),
      m_events(static_cast<std::uint32_t>(run.events)), m_ended(descriptors), m_left(descriptors) {
    if (m_isStream)
        m_framers.assign(descriptors, Framer(m_size));
}

bool ModelIntake::take(CallLog& log, std::size_t index, std::span<const char> bytes, std::optional<Nanos> arrived,
                       const CallRecord& call) {
    // No datagram of ours is empty: the socket was shut down. A stream ends so.
    if (bytes.empty()) {
        end(index);
        return false;
    }
    return m_isStream ? takeOfStream(log, index, bytes, arrived, call) : takeDatagram(log, index, bytes, arrived, call);
}

bool ModelIntake::takeDatagram(CallLog& log, std::size_t index, std::span<const char> datagram,
                               std::optional<Nanos> arrived, const CallRecord& call) {
    const std::optional<MessageHead> head = headOf(datagram);
    if (!head || (head->number >= m_events && head->number != MessageHead::kLast))
        return false; // somebody else's
    if (head->number == MessageHead::kLast) {
        end(index);
        return false;
    }
    add(log, index, *head, datagram.size(), arrived, true, call);
    return true;
}

// The stamp is of the last byte that was there: it is a message's own where the read took all, and that byte ends it.
// One that came along has a stamp that is too late, by nobody knows how much.
bool ModelIntake::takeOfStream(CallLog& log, std::size_t index, std::span<const char> bytes,
                               std::optional<Nanos> arrived, const CallRecord& call) {
    Framer& framer = m_framers[index];
    const std::vector<MessageHead>& heads = framer.add(bytes);
    const bool endsMessage = framer.isBetweenMessages() && bytes.size() < m_bufferSize;
    for (std::size_t i = 0; i < heads.size(); ++i)
        if (heads[i].number < m_events) // else it is somebody else's connection
            add(log, index, heads[i], m_size, arrived, endsMessage && i + 1 == heads.size(), call);
    return !heads.empty();
}

void ModelIntake::add(CallLog& log, std::size_t index, const MessageHead& head, std::size_t bytes,
                      std::optional<Nanos> arrived, bool isItsOwn, const CallRecord& call) const {
    ModelEvent event;
    event.sent = head.sent;
    event.arrived = arrived.value_or(call.returned);
    event.isStamped = arrived && isItsOwn ? 1 : 0;
    event.entered = call.entered;
    event.handed = call.returned;
    event.number = head.number;
    event.descriptor = m_first + static_cast<std::int32_t>(index);
    event.bytes = static_cast<std::int32_t>(bytes);
    log.addEvent(event);
}

void ModelIntake::end(std::size_t index) {
    m_left -= m_ended[index] ? 0U : 1U;
    m_ended[index] = true;
}

} // namespace readyscope

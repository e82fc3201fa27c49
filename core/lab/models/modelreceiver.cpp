// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/modelreceiver.h"

#include "core/multiplexer/registry.h"

#include <cerrno>
#include <numeric>

#include <fcntl.h>
#include <sys/socket.h>

namespace readyscope {

ModelReceiver::ModelReceiver(const ModelRun& run, std::span<const Fd> descriptors, int first)
    : m_model(*run.model), m_descriptors(descriptors), m_transport(run.transport),
      m_intake(run, descriptors.size(), first), m_buffer(m_intake.bufferSize()),
      m_hasOwnThread(run.model->aThreadEach && run.descriptors > 1) {
    // Message i is sent to descriptor i % descriptors.
    const auto all = static_cast<std::size_t>(run.descriptors);
    const auto sent = static_cast<std::size_t>(run.events);
    for (std::size_t i = 0; i < descriptors.size(); ++i) {
        const std::size_t number = static_cast<std::size_t>(first) + i;
        m_expected += number < sent ? (sent - number - 1) / all + 1 : 0;
    }
    for (std::size_t i = 0; i < descriptors.size(); ++i)
        m_byFd[descriptors[i].get()] = i;
}

void ModelReceiver::nameAll() {
    m_named.resize(m_descriptors.size());
    std::iota(m_named.begin(), m_named.end(), std::size_t{0});
}

Status ModelReceiver::open() {
    if (m_model.backend) {
        m_multiplexer = makeMultiplexer(*m_model.backend);
        if (!m_multiplexer)
            return SysError{"io_uring_setup", 0, {}, "this program was built without liburing"};
    }
    if (m_model.family == IoModel::Asynchronous) {
        m_completions = m_model.readsInLibrary() ? makeAioReads() : makeRingReads();
        if (!m_completions)
            return SysError{"io_uring_setup", 0, {}, "this program was built without liburing"};
        return m_completions->open(m_descriptors, m_buffer.size());
    }
    if (m_model.family == IoModel::SignalDriven) {
        m_signalDesk = std::make_unique<ModelSignals>();
        return m_signalDesk->install();
    }
    return Done{};
}

Status ModelReceiver::prepare() {
    if (const Status opened = open(); !opened)
        return opened.error();
    for (const ModelStep& step : m_model.prepare)
        if (const Status prepared = prepare(step.act); !prepared)
            return prepared.error();
    return Done{};
}

Status ModelReceiver::prepare(Act act) {
    for (std::size_t i = 0; i < m_descriptors.size(); ++i) {
        const int fd = m_descriptors[i].get();
        Status done = Done{};
        switch (act) {
        case Act::MakeNonBlocking:
            if (const int flags = ::fcntl(fd, F_GETFL); flags < 0 || ::fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0)
                done = SysError{"fcntl", errno, "O_NONBLOCK", {}};
            break;
        case Act::Watch:
            done = m_multiplexer->add(static_cast<Token>(i + 1), fd, inWordsOf(*m_model.backend, Events::In),
                                      Trigger::Level);
            break;
        case Act::TakeSignals:
            done = m_signalDesk->takeFrom(fd);
            break;
        case Act::QueueSignals:
            done = m_signalDesk->queueFrom(fd);
            break;
        case Act::Submit:
            done = m_completions->submit(i);
            break;
        default:
            break;
        }
        if (!done)
            return done.error();
    }
    return Done{};
}

Status ModelReceiver::receive() {
    m_begun = usageNow();
    m_isMeasured = m_expected == 0;
    while (!m_intake.haveAllEnded()) {
        nameAll();
        for (std::size_t step = 0; step < m_model.loop.size(); ++step)
            if (const Status done = perform(static_cast<std::uint8_t>(step)); !done)
                return done.error();
    }
    return Done{};
}

Status ModelReceiver::perform(std::uint8_t step) {
    switch (const Act act = m_model.loop[step].act) {
    case Act::Wait:
        return wait(step);
    case Act::AwaitSignal:
        awaitSignal(step);
        return Done{};
    case Act::AwaitCompletion:
        return awaitCompletion(step);
    case Act::Submit:
        return submitAgain();
    case Act::Receive:
    case Act::Drain:
        return take(step, act == Act::Drain || m_mayBeMore);
    default:
        return Done{};
    }
}

Status ModelReceiver::wait(std::uint8_t step) {
    const std::uint64_t calls = m_multiplexer->calls();
    CallRecord call;
    call.step = step;
    call.entered = realtimeNow();
    const Outcome outcome = m_multiplexer->wait(kInfinite, nullptr, m_ready);
    call.returned = realtimeNow();
    call.result = outcome.returned;
    call.error = outcome.error;
    m_log.add(call, m_multiplexer->calls() - calls);
    if (outcome.error != 0 && outcome.error != EINTR)
        return SysError{std::string(m_model.loop[step].call), outcome.error, {}, {}};
    if (m_multiplexer->anyRefused())
        return SysError{std::string(m_model.loop[step].call), m_multiplexer->takeRefused().front().error, {}, {}};
    m_named.clear();
    for (const Ready& ready : m_ready)
        m_named.push_back(ready.token - 1);
    return Done{};
}

// A signal that names no descriptor may be of any.
void ModelReceiver::awaitSignal(std::uint8_t step) {
    CallRecord call;
    call.step = step;
    call.entered = realtimeNow();
    const std::vector<ModelSignals::Taken>& taken = m_signalDesk->await();
    call.returned = realtimeNow();
    m_log.add(call);
    m_named.clear();
    m_mayBeMore = false;
    for (const ModelSignals::Taken& one : taken) {
        CallRecord signal;
        signal.step = step;
        signal.entered = signal.returned = one.time;
        signal.result = one.signal;
        signal.isSignal = true;
        m_log.add(signal); // rt_sigreturn
        ++m_signals;
        if (const auto known = one.fd ? m_byFd.find(*one.fd) : m_byFd.end(); known != m_byFd.end())
            m_named.push_back(known->second);
        else
            m_mayBeMore = true;
    }
    if (m_mayBeMore)
        nameAll();
}

Status ModelReceiver::awaitCompletion(std::uint8_t step) {
    const std::uint64_t calls = m_completions->calls();
    CallRecord call;
    call.step = step;
    call.entered = realtimeNow();
    const Status awaited = m_completions->await(m_completed);
    call.returned = realtimeNow();
    if (!awaited)
        return awaited.error();
    call.result = static_cast<std::int32_t>(m_completed.size());
    m_log.add(call, m_completions->calls() - calls);
    m_named.clear();
    for (const Completion& completion : m_completed) {
        m_named.push_back(completion.index);
        if (completion.error != 0 && completion.error != EINTR && completion.error != EAGAIN)
            return SysError{"read", completion.error, {}, {}};
        if (completion.error == 0)
            take(completion.index, completion.data, completion.arrived, call);
    }
    return Done{};
}

// A stream that has ended would complete at once, again and again.
Status ModelReceiver::submitAgain() {
    for (const std::size_t index : m_named) {
        if (m_transport == Transport::Tcp && m_intake.hasEnded(index))
            continue;
        if (const Status submitted = m_completions->submit(index); !submitted)
            return submitted.error();
    }
    return Done{};
}

// One signal, one read; but of a stream one signal may tell of more than one read takes.
Status ModelReceiver::take(std::uint8_t step, bool drain) {
    for (const std::size_t index : m_named)
        for (bool more = true; more;) {
            const Result<bool> received = receiveOne(step, index);
            if (!received)
                return received.error();
            more = *received && (drain || (m_signalDesk && m_isFull));
        }
    return Done{};
}

ssize_t ModelReceiver::read(int fd) {
    return m_transport == Transport::Tcp ? ::recvmsg(fd, m_message.into(m_buffer), 0)
                                         : ::recvfrom(fd, m_buffer.data(), m_buffer.size(), 0, nullptr, nullptr);
}

// Whether there may be more: not where it found nothing, or the end of a stream.
Result<bool> ModelReceiver::receiveOne(std::uint8_t step, std::size_t index) {
    const int fd = m_descriptors[index].get();
    CallRecord call;
    call.step = step;
    call.entered = realtimeNow();
    const ssize_t bytes = read(fd);
    const int error = errno;
    call.returned = realtimeNow();
    call.result = static_cast<std::int32_t>(bytes);
    call.error = bytes < 0 ? error : 0;
    m_log.add(call);
    if (bytes < 0 && error != EWOULDBLOCK && error != EINTR)
        return SysError{std::string(m_model.loop[step].callOver(m_transport)), error, {}, {}};
    if (bytes < 0)
        return false;
    const std::span<const char> data = std::span(m_buffer).first(static_cast<std::size_t>(bytes));
    take(index, data, m_transport == Transport::Tcp ? m_message.stamp() : stampOfLast(fd), call);
    m_isFull = m_transport == Transport::Tcp && data.size() == m_buffer.size();
    return bytes > 0;
}

void ModelReceiver::take(std::size_t index, std::span<const char> bytes, std::optional<Nanos> arrived,
                         const CallRecord& call) {
    if (m_intake.take(m_log, index, bytes, arrived, call))
        m_signalsForEvents = m_signals;
    if (!m_isMeasured)
        measureAtTheEnd(index);
}

// The end is not the messages': every descriptor has to hear it, which costs as much as there are.
void ModelReceiver::measureAtTheEnd(std::size_t index) {
    if (m_log.events().size() < m_expected && !m_intake.hasEnded(index)) // some may be lost
        return;
    m_usage = usageNow() - m_begun;
    m_isMeasured = true;
}

} // namespace readyscope

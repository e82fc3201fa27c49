// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lab/models/modelrunner.h"

#include "core/lab/models/copytime.h"
#include "core/lab/models/datagrams.h"
#include "core/lab/models/loopback.h"
#include "core/lab/models/modelreceiver.h"
#include "core/lab/models/streams.h"
#include "core/lab/quantile.h"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <latch>
#include <memory>
#include <system_error>
#include <thread>

#include <sys/socket.h>

namespace readyscope {

namespace {

// Threads of this process.
int tasks() {
    std::error_code none;
    int count = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task", none))
        count += task.path().empty() ? 0 : 1;
    return std::max(count, 1);
}

class Run {
public:
    explicit Run(const ModelRun& run) : m_run(run) {}

    Result<ModelResult> run() {
        if (const Status opened = openAll(); !opened)
            return opened.error();
        if (const Status stamped = awaitStamps(); !stamped)
            return stamped.error();
        const Result<Nanos> copy = copyTime(m_run);
        if (!copy)
            return copy.error();
        if (const Status received = m_run.model->aThreadEach && m_run.descriptors > 1 ? receiveInThreads() : receive();
            !received)
            return received.error();
        m_result.costs.copy = *copy;
        return std::move(m_result);
    }

private:
    Status openAll() { return m_run.transport == Transport::Tcp ? openStreams() : openDatagrams(); }

    Status openDatagrams() {
        std::vector<std::uint16_t> ports;
        for (int i = 0; i < m_run.descriptors; ++i) {
            Result<Fd> receiver = openReceiver();
            if (!receiver)
                return receiver.error();
            ports.push_back(portOf(*receiver));
            m_descriptors.push_back(std::move(*receiver));
        }
        return m_sender.start(m_run, sendingDatagrams(std::move(ports)));
    }

    Status openStreams() {
        Result<Fd> listener = openListener(m_run.descriptors);
        if (!listener)
            return listener.error();
        if (const Status started = m_sender.start(m_run, sendingStreams(*listener, m_run.descriptors)); !started)
            return started.error();
        for (int i = 0; i < m_run.descriptors; ++i) {
            Result<Fd> receiver = acceptStream(*listener, m_sender);
            if (!receiver)
                return receiver.error();
            m_descriptors.push_back(std::move(*receiver));
        }
        return Done{};
    }

    Status receive() {
        ModelReceiver receiver(m_run, m_descriptors, 0);
        if (const Status prepared = receiver.prepare(); !prepared)
            return prepared.error();
        m_sender.go();
        if (const Status received = receiver.receive(); !received)
            return received.error();
        m_result.costs.threads = m_run.model->readsInLibrary() ? tasks() : 1;
        add(receiver);
        finish();
        return Done{};
    }

    Status receiveInThreads() {
        std::vector<std::unique_ptr<ModelReceiver>> receivers;
        for (int i = 0; i < m_run.descriptors; ++i)
            receivers.push_back(std::make_unique<ModelReceiver>(
                m_run, std::span(m_descriptors).subspan(static_cast<std::size_t>(i), 1), i));
        std::vector<Status> statuses(receivers.size(), Done{});
        std::latch ready(m_run.descriptors);
        std::vector<std::thread> threads;
        const auto work = [&](std::size_t i) {
            Status status = receivers[i]->prepare();
            ready.count_down();
            statuses[i] = status ? receivers[i]->receive() : std::move(status);
        };
        const int error = startAll(threads, receivers.size(), work);
        if (error == 0) {
            ready.wait();
            m_sender.go();
        } else {
            // Those that sleep in a read are woken by its end.
            for (const Fd& descriptor : m_descriptors)
                ::shutdown(descriptor.get(), SHUT_RD);
        }
        for (std::thread& thread : threads)
            thread.join();
        if (error != 0)
            return SysError{"pthread_create", error, "a thread a descriptor", {}};
        for (const Status& status : statuses)
            if (!status)
                return status.error();
        m_result.costs.threads = m_run.descriptors;
        for (const auto& receiver : receivers)
            add(*receiver);
        finish();
        return Done{};
    }

    // errno(3) where there can be no more.
    template <typename Work>
    static int startAll(std::vector<std::thread>& threads, std::size_t count, const Work& work) {
        try {
            for (std::size_t i = 0; i < count; ++i)
                threads.emplace_back(work, i);
        } catch (const std::system_error& error) {
            return error.code().value();
        }
        return 0;
    }

    void add(const ModelReceiver& receiver) {
        const auto firstCall = static_cast<std::uint32_t>(m_result.calls.size());
        const CallLog& log = receiver.log();
        m_result.calls.insert(m_result.calls.end(), log.calls().begin(), log.calls().end());
        for (ModelEvent event : log.events()) {
            event.firstCall += firstCall;
            m_result.events.push_back(event);
        }
        m_result.costs.calls += m_run.model->readsInLibrary() ? 0 : log.made();
        m_result.costs.signalsTaken += receiver.signalsTaken();
        m_result.costs.cpu += receiver.usage().cpu;
        m_result.costs.voluntary += receiver.usage().voluntary;
        m_result.costs.involuntary += receiver.usage().involuntary;
    }

    void finish() {
        std::ranges::sort(m_result.events, {}, &ModelEvent::number);
        ModelCosts& costs = m_result.costs;
        costs.received = m_result.events.size();
        const auto sent = static_cast<std::uint64_t>(m_run.events);
        costs.lost = sent - std::min(sent, costs.received);
        if (m_run.model->family == IoModel::SignalDriven)
            costs.merged = costs.received - std::min(costs.received, costs.signalsTaken);
        std::vector<Nanos> latencies;
        for (const ModelEvent& event : m_result.events)
            if (event.isStamped != 0)
                latencies.push_back(event.latency());
        costs.stamped = latencies.size();
        std::ranges::sort(latencies);
        costs.p50 = quantile(latencies, 0.5).value_or(0);
        costs.p99 = quantile(latencies, 0.99).value_or(0);
    }

    const ModelRun& m_run;
    std::vector<Fd> m_descriptors;
    MessageSender m_sender; // ends before they do
    ModelResult m_result;
};

} // namespace

Result<ModelResult> runModel(const ModelRun& run) {
    // aio_read(3) takes no control message, and nothing else tells when a segment came: a latency would be a guess.
    if (run.model->readsInLibrary() && run.transport == Transport::Tcp)
        return SysError{"aio_read", 0, "POSIX aio",
                        "the kernel's stamps of TCP come with recvmsg only, and it reads with read: when the data "
                        "came, and so how long it waited, cannot be measured"};
    if (const int most = run.model->mostDescriptors; most > 0 && run.descriptors > most)
        return SysError{"aio_read", 0, "POSIX aio",
                        "its " + std::to_string(most) + " threads hold " + std::to_string(most) +
                            " descriptors, the other " + std::to_string(run.descriptors - most) +
                            " would never be read"};
    return Run(run).run();
}

} // namespace readyscope

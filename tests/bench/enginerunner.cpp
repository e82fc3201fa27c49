// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/enginerunner.h"

#include "tests/bench/pairs.h"

#include <algorithm>

#include <unistd.h>

namespace readyscope::bench {

EngineRunner::EngineRunner(const EngineSettings& settings, ReadTap* tap) : m_engine(settings, m_store, *this) {
    if (!m_engine.prepare())
        die("the engine's waker");
    m_engine.setReadTap(tap);
    m_thread = std::thread([this] {
        {
            const std::lock_guard lock(m_mutex);
            m_threadId = ::gettid();
            m_changed.notify_all();
        }
        m_engine.run();
    });
    await([this] { return m_threadId != 0; });
}

EngineRunner::~EngineRunner() {
    m_engine.post(command::Quit{});
    m_thread.join();
}

void EngineRunner::engineBatch(Batch& batch) {
    if (batch.sockets.empty() && batch.answers.empty())
        return;
    const std::lock_guard lock(m_mutex);
    for (const SocketInfo& info : batch.sockets)
        m_newest = std::max(m_newest, info.id);
    for (const Answer& answer : batch.answers) {
        if (answer.error)
            die(answer.error->call.c_str());
        m_answered = std::max(m_answered, answer.id);
    }
    m_changed.notify_all();
}

template <typename Condition> void EngineRunner::await(Condition condition) {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, condition);
}

void EngineRunner::call(Command command) {
    const CommandId id = m_engine.post(std::move(command));
    await([&] { return m_answered >= id; });
}

std::vector<Fd> EngineRunner::connect(int count, const std::string& interest, const std::string& policy) {
    const std::string name = freshName();
    const AddressResult listener =
        parseAddress("unix-listen:@" + name + ",backlog=20000,child-interest=" + interest + ",child-policy=" + policy);
    call(command::Add{std::get<Address>(listener)});
    std::vector<Fd> ends = connectTo(name, count);
    await([&] { return m_newest >= kFirstChild + static_cast<SocketId>(count) - 1; });
    call(command::Remove{{kFirstChild - 1, {}}, false});
    return ends;
}

} // namespace readyscope::bench

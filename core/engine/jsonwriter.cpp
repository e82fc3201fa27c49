// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/jsonwriter.h"

#include <algorithm>
#include <cerrno>
#include <chrono>

#include <poll.h>
#include <unistd.h>

namespace readyscope {

namespace {

// A record from outside waits this long for the engine's of the same time; then the engine is asleep, and its next
// ones will be younger.
constexpr std::chrono::milliseconds kPatience{50};

// errno, 0 when all of it is written. The descriptor may be somebody's non-blocking one: then poll(2) waits.
int writeAll(int fd, std::string_view text) {
    while (!text.empty()) {
        const ssize_t written = ::write(fd, text.data(), text.size());
        if (written >= 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd waiting{fd, POLLOUT, 0};
            ::poll(&waiting, 1, -1);
        } else if (errno != EINTR) {
            return errno;
        }
    }
    return 0;
}

} // namespace

JsonWriter::JsonWriter(int fd, Options options, std::function<void(const SysError&)> failed)
    : m_fd(fd), m_options(options), m_tellFailed(std::move(failed)), m_order(options.waits) {}

JsonWriter::~JsonWriter() { finish(); }

void JsonWriter::begin(const CaptureHeader& capture) {
    std::string line;
    appendJson(line, capture);
    m_thread = std::thread([this, first = std::move(line)]() mutable {
        write(first);
        run();
    });
}

void JsonWriter::finish() {
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_finishing = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

void JsonWriter::engineBatch(Batch& batch) {
    Parcel parcel;
    parcel.batch = std::move(batch);
    parcel.batch.answers.clear();
    parcel.fromEngine = true;
    batch = Batch{};
    post(std::move(parcel));
}

void JsonWriter::add(ClockPair clock) {
    Parcel parcel;
    parcel.clocks.push_back(clock);
    post(std::move(parcel));
}

void JsonWriter::add(const Gap& gap) {
    Parcel parcel;
    parcel.batch.gaps.push_back(gap);
    post(std::move(parcel));
}

void JsonWriter::add(const ErrorRecord& error) {
    Parcel parcel;
    parcel.batch.errors.push_back(error);
    post(std::move(parcel));
}

void JsonWriter::post(Parcel parcel) {
    parcel.bytes = weightOf(parcel.batch);
    {
        const std::lock_guard lock(m_mutex);
        if (m_bytes + parcel.bytes > m_options.bound) {
            // One loss stays one gap however many batches it takes.
            const bool joins = parcel.fromEngine && !m_queue.empty() && m_queue.back().loss.count > 0;
            Parcel& place = joins ? m_queue.back() : parcel;
            thin(parcel.batch, place.loss);
            if (joins)
                join(place.batch, parcel.batch);
            m_bytes -= joins ? place.bytes : 0;
            place.bytes = weightOf(place.batch) + place.loss.last.size() * sizeof(Transition);
            if (joins) {
                m_bytes += place.bytes;
                return;
            }
        }
        m_bytes += parcel.bytes;
        m_queue.push_back(std::move(parcel));
    }
    m_changed.notify_one();
}

bool JsonWriter::next(Parcel& parcel) {
    std::unique_lock lock(m_mutex);
    m_bytes -= parcel.bytes;
    parcel = Parcel{};
    const auto ready = [this] { return m_finishing || !m_queue.empty(); };
    if (m_outside <= m_horizon)
        m_changed.wait(lock, ready);
    else if (!m_changed.wait_for(lock, kPatience, ready))
        m_horizon = m_outside;
    if (m_queue.empty())
        return !m_finishing;
    parcel = std::move(m_queue.front());
    m_queue.pop_front();
    return true;
}

// Who told of it may have been stopped between the look at the clock and here, while the engine's records of a later
// time were written: it is told of now.
void JsonWriter::bringUpToDate(Parcel& parcel) const {
    for (ErrorRecord& error : parcel.batch.errors)
        error.time = std::max(error.time, m_horizon);
    for (ClockPair& clock : parcel.clocks) {
        const Nanos late = std::max<Nanos>(0, m_horizon - clock.monotonic);
        clock.monotonic += late;
        clock.realtime += late;
    }
}

void JsonWriter::gather(Parcel& parcel) {
    if (!parcel.fromEngine)
        bringUpToDate(parcel);
    const auto addAll = [this](const auto& records) {
        for (const auto& record : records)
            m_order.add(record);
    };
    addAll(parcel.batch.sockets);
    addAll(parcel.batch.waits);
    addAll(parcel.batch.transitions);
    if (parcel.loss.count > 0) {
        addAll(toldOf(parcel.loss));
        m_order.add(gapOf(parcel.loss));
    }
    addAll(parcel.batch.hits);
    addAll(parcel.batch.markers);
    addAll(parcel.batch.errors);
    addAll(parcel.batch.gaps);
    addAll(parcel.clocks);
    if (parcel.fromEngine) {
        m_horizon = std::max(m_horizon, parcel.batch.horizon);
        return;
    }
    for (const ClockPair& clock : parcel.clocks)
        m_outside = std::max(m_outside, clock.monotonic);
    for (const Gap& gap : parcel.batch.gaps)
        m_outside = std::max(m_outside, gap.to);
    for (const ErrorRecord& error : parcel.batch.errors)
        m_outside = std::max(m_outside, error.time);
}

void JsonWriter::write(std::string& text) {
    if (!failed() && !text.empty()) {
        if (const int error = writeAll(m_fd, text); error != 0) {
            m_failed.store(true, std::memory_order_release);
            m_tellFailed({"write", error, "", ""});
        }
    }
    text.clear();
}

void JsonWriter::run() {
    Parcel parcel;
    std::string text;
    while (next(parcel)) {
        gather(parcel);
        m_order.take(m_horizon, text);
        write(text);
    }
    m_order.finish(monotonicNow(), text);
    write(text);
}

} // namespace readyscope

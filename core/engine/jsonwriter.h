// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Writes a capture as JSON Lines. The engine hands its batches over without ever waiting; a thread of our own puts
// them in order and writes. Where the reader is too slow for the queue, transitions, waits and hits are lost, counted,
// and told as a gap; what a socket became meanwhile is told after it. All else is never lost.

#include "core/engine/batch.h"
#include "core/engine/slowgap.h"
#include "core/trace/jsonorder.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace readyscope {

class JsonWriter final : public BatchObserver {
public:
    struct Options {
        bool waits = true;
        std::size_t bound = std::size_t{64} << 20; // of the queue, bytes
    };
    // Does not own `fd`. `failed` is called once, on the writer's thread, when the output takes no more; nothing is
    // written from then on, and the engine does not notice.
    JsonWriter(int fd, Options options, std::function<void(const SysError&)> failed);
    ~JsonWriter() override;

    // Writes the first line and starts the thread.
    void begin(const CaptureHeader& capture);
    // Writes all that is left and the last line, and ends the thread. Waits for a slow reader.
    void finish();

    void engineBatch(Batch& batch) override;

    // What the engine does not see. Any thread.
    void add(ClockPair clock);
    void add(const Gap& gap);
    void add(const ErrorRecord& error);

    bool failed() const { return m_failed.load(std::memory_order_acquire); }

private:
    struct Parcel {
        Batch batch;
        std::vector<ClockPair> clocks;
        SlowGap loss;
        std::size_t bytes = 0;
        bool fromEngine = false;
    };

    void post(Parcel parcel);
    void run();
    bool next(Parcel& parcel); // false at the end
    void bringUpToDate(Parcel& parcel) const;
    void gather(Parcel& parcel);
    void write(std::string& text);

    const int m_fd;
    const Options m_options;
    const std::function<void(const SysError&)> m_tellFailed;
    std::atomic<bool> m_failed = false;
    std::thread m_thread;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Parcel> m_queue; // the one being written is no longer in it, but still in m_bytes
    std::size_t m_bytes = 0;
    bool m_finishing = false;

    // The writer's thread only.
    JsonOrder m_order;
    Nanos m_horizon = 0;
    Nanos m_outside = 0; // newest of what the engine did not send
};

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Between the engine and the main thread of a recording: hands each batch on to the writer, and keeps what the main
// thread must know of it (answers, sockets, errors), waking it only for these.

#include "core/engine/jsonwriter.h"
#include "core/lab/recipes/watcher.h"
#include "core/socket/fd.h"

#include <memory>
#include <mutex>

namespace readyscope {

class Listener final : public BatchObserver {
public:
    explicit Listener(JsonWriter& writer);

    void engineBatch(Batch& batch) override;

    struct News {
        std::vector<SocketInfo> sockets;
        std::vector<ErrorRecord> errors;
        std::vector<Answer> answers;
        bool empty() const { return sockets.empty() && errors.empty() && answers.empty(); }
    };
    // Who else is to see each batch, on the engine's thread; null: nobody.
    void setWatcher(std::shared_ptr<recipes::Watcher> watcher);
    void ring(); // any thread

    // Any thread.
    int fd() const { return m_bell.get(); } // readable when there are news
    News take();

private:
    JsonWriter& m_writer;
    Fd m_bell;
    std::mutex m_mutex;
    News m_news;                                 // under the mutex
    std::shared_ptr<recipes::Watcher> m_watcher; // likewise
};

} // namespace readyscope

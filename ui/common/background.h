// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Work that is too long for the thread that draws: one piece at a time, and only the one asked for last matters. A
// piece that is not wanted any more is told so, and its result is never delivered.

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace readyscope {

class Background : public QObject {
    Q_OBJECT
public:
    using Cancelled = std::function<bool()>; // asked by the work now and then

    explicit Background(QObject* parent = nullptr);
    ~Background() override; // waits until the work has noticed

    // `work(cancelled)` in a thread of its own, then `done(result)` in this object's.
    template <typename Work, typename Done> void run(Work work, Done done) {
        cancel();
        m_wanted = std::make_shared<std::atomic<bool>>(true);
        m_pool.start([this, wanted = m_wanted, work = std::move(work), done = std::move(done)] {
            auto result = work([wanted] { return !wanted->load(); });
            if (wanted->load())
                QMetaObject::invokeMethod(
                    this,
                    [this, wanted, done, result = std::move(result)] {
                        if (!wanted->load())
                            return;
                        m_wanted.reset();
                        done(result);
                    },
                    Qt::QueuedConnection);
        });
    }
    void cancel();
    bool isBusy() const { return m_wanted != nullptr; }

private:
    QThreadPool m_pool;
    std::shared_ptr<std::atomic<bool>> m_wanted; // null: nothing runs
};

} // namespace readyscope

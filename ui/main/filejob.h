// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The reading or writing of one file, on a thread of its own. While it runs a timer tells how far it is; when it is
// over, the window's thread is told. One at a time.

#include "core/trace/fileprogress.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <thread>

namespace readyscope {

class FileJob : public QObject {
    Q_OBJECT
public:
    explicit FileJob(QObject* parent = nullptr);
    ~FileJob() override; // cancels, and waits for it to end

    bool isRunning() const { return m_thread.joinable(); }
    QString words() const { return m_words; } // "Opening x.jsonl"
    // `work` on the thread, then `done` on the window's. False, and neither is called, where there is no thread to be
    // had.
    bool start(const QString& words, std::function<void(FileProgress&)> work, std::function<void()> done);
    void cancel();

signals:
    void started();
    void progressed(double share, qint64 msLeft); // -1: not known
    void finished();

private:
    void tell();
    void end();

    QString m_words;
    std::shared_ptr<FileProgress> m_progress;
    std::function<void()> m_done;
    std::thread m_thread;
    QTimer m_tick;
    QElapsedTimer m_since;
};

} // namespace readyscope

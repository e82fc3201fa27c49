// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/filejob.h"

#include <chrono>
#include <system_error>
#include <utility>

namespace readyscope {

namespace {
constexpr std::chrono::milliseconds kTick{100};
constexpr qint64 kSoonestGuess = 500; // ms, of how much time is left
} // namespace

FileJob::FileJob(QObject* parent) : QObject(parent) {
    m_tick.setInterval(kTick);
    connect(&m_tick, &QTimer::timeout, this, &FileJob::tell);
}

FileJob::~FileJob() {
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

bool FileJob::start(const QString& words, std::function<void(FileProgress&)> work, std::function<void()> done) {
    if (isRunning())
        return false;
    m_progress = std::make_shared<FileProgress>();
    m_done = std::move(done);
    m_words = words;
    auto run = [this, progress = m_progress, work = std::move(work)] {
        work(*progress);
        QMetaObject::invokeMethod(this, &FileJob::end, Qt::QueuedConnection);
    };
    try {
        m_thread = std::thread(std::move(run));
    } catch (const std::system_error&) {
        return false;
    }
    m_since.start();
    m_tick.start();
    emit started();
    return true;
}

void FileJob::cancel() {
    if (m_progress)
        m_progress->cancelled = true;
}

void FileJob::tell() {
    const std::uint64_t total = m_progress->total;
    const double share =
        total == 0 ? 0 : qMin(1.0, static_cast<double>(m_progress->done.load()) / static_cast<double>(total));
    const qint64 passed = m_since.elapsed();
    const bool canGuess = share > 0 && passed >= kSoonestGuess;
    emit progressed(share, canGuess ? static_cast<qint64>(static_cast<double>(passed) / share * (1 - share)) : -1);
}

void FileJob::end() {
    m_thread.join();
    m_tick.stop();
    emit finished();
    if (const auto done = std::exchange(m_done, {}))
        done();
}

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab/labrunner.h"

#include <QSocketNotifier>

#include <algorithm>
#include <chrono>

namespace readyscope {

namespace {
constexpr std::chrono::milliseconds kProgress{500}; // how often the time left is told
} // namespace

LabRunner::LabRunner(QObject* parent) : QObject(parent) {
    m_tick.setInterval(kProgress);
    connect(&m_tick, &QTimer::timeout, this, &LabRunner::progressed);
}

LabRunner::~LabRunner() { m_readable.reset(); }

void LabRunner::start(const SeriesOptions& options) {
    if (m_running)
        return;
    m_series = std::make_unique<ModelSeries>(options);
    m_running = true;
    m_tick.start();
    startNext();
}

void LabRunner::startNext() {
    while (const std::optional<ModelRun> run = m_series->next()) {
        m_since.start();
        const Status started = m_worker.start(*run);
        if (started) {
            m_readable = std::make_unique<QSocketNotifier>(m_worker.descriptor(), QSocketNotifier::Read);
            connect(m_readable.get(), &QSocketNotifier::activated, this, &LabRunner::read);
            emit changed();
            return;
        }
        m_series->add(started.error(), 0);
    }
    end(true);
}

void LabRunner::read() {
    if (m_worker.read())
        return;
    // Not within its own signal.
    m_readable->setEnabled(false);
    m_readable.release()->deleteLater();
    m_series->add(m_worker.result(), m_since.nsecsElapsed());
    startNext();
}

void LabRunner::cancel() {
    if (!m_running)
        return;
    m_readable.reset();
    m_worker.cancel();
    end(false);
}

void LabRunner::end(bool isComplete) {
    m_running = false;
    m_tick.stop();
    emit changed();
    emit ended(isComplete);
}

Nanos LabRunner::left() const { return m_running ? std::max<Nanos>(0, m_series->left() - m_since.nsecsElapsed()) : 0; }

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Performs a series for the window: one worker process after the other, whose pipe is read as it fills. Destroyed in
// the middle it is cancelled, and the worker killed.

#include "core/lab/models/modelseries.h"
#include "core/lab/models/modelworker.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <memory>

class QSocketNotifier;

namespace readyscope {

class LabRunner : public QObject {
    Q_OBJECT
public:
    explicit LabRunner(QObject* parent = nullptr);
    ~LabRunner() override;

    bool isRunning() const { return m_running; }
    // The last one, or the one that runs; null before the first.
    const ModelSeries* series() const { return m_series.get(); }
    pid_t worker() const { return m_worker.pid(); }
    Nanos left() const; // expected

    void start(const SeriesOptions& options);
    void cancel();

signals:
    void changed();              // a result, or that it begins or ended
    void progressed();           // time passed
    void ended(bool isComplete); // not where it was cancelled

private:
    void startNext();
    void read();
    void end(bool isComplete);

    std::unique_ptr<ModelSeries> m_series;
    ModelWorker m_worker;
    std::unique_ptr<QSocketNotifier> m_readable;
    QElapsedTimer m_since; // of the present run
    QTimer m_tick;
    bool m_running = false;
};

} // namespace readyscope

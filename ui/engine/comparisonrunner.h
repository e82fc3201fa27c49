// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// A comparison of backends on the window's engine: hands it what the engine tells, and wakes it when it is due. No
// timer runs while none does. Destroyed in the middle it is cancelled.

#include "core/engine/enginethread.h"
#include "core/lab/comparison.h"

#include <QObject>
#include <QTimer>

namespace readyscope {

class ComparisonRunner : public QObject {
    Q_OBJECT
public:
    explicit ComparisonRunner(EngineThread& engine, QObject* parent = nullptr);

    bool isRunning() const { return m_comparison && m_comparison->isRunning(); }
    // The last one, or the one that runs; null before the first.
    const Comparison* comparison() const { return m_comparison.get(); }

public slots:
    void run(const readyscope::ComparisonOptions& options, std::uint64_t sockets);
    void cancel();

signals:
    void changed(); // progress, a row, or that it ended

private:
    void plan();

    EngineThread& m_engine;
    std::unique_ptr<Comparison> m_comparison;
    QTimer m_due;
};

} // namespace readyscope

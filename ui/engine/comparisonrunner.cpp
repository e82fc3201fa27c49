// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/engine/comparisonrunner.h"

#include <algorithm>
#include <chrono>

namespace readyscope {

namespace {
constexpr std::chrono::milliseconds kProgress{500}; // how often the time left is told
} // namespace

ComparisonRunner::ComparisonRunner(EngineThread& engine, QObject* parent) : QObject(parent), m_engine(engine) {
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::PreciseTimer);
    connect(&m_due, &QTimer::timeout, this, [this] {
        m_comparison->tick(monotonicNow());
        plan();
    });
    connect(&engine, &EngineThread::socketsChanged, this, [this](const QVector<SocketInfo>& sockets) {
        if (!isRunning())
            return;
        for (const SocketInfo& socket : sockets)
            m_comparison->socketChanged(socket);
        plan();
    });
    connect(&engine, &EngineThread::answered, this, [this](const QVector<Answer>& answers) {
        if (!isRunning())
            return;
        for (const Answer& answer : answers)
            m_comparison->answered(answer);
        plan();
    });
}

void ComparisonRunner::run(const ComparisonOptions& options, std::uint64_t sockets) {
    if (isRunning())
        return;
    m_comparison = std::make_unique<Comparison>(
        Comparison::Ports{[this](const Command& command) { return m_engine.post(command); },
                          [this] { return m_engine.figures(); }, [this] { return m_engine.source().snapshot(); }},
        options);
    m_comparison->start(m_engine.settings().backend, sockets);
    plan();
}

void ComparisonRunner::cancel() {
    if (m_comparison)
        m_comparison->cancel();
    plan();
}

void ComparisonRunner::plan() {
    const Nanos due = m_comparison ? m_comparison->due() : kNoTime;
    if (due == kNoTime) {
        m_due.stop();
    } else {
        const Nanos left = std::max<Nanos>(0, due - monotonicNow());
        m_due.start(std::min(kProgress, std::chrono::milliseconds((left + kMillisecond - 1) / kMillisecond)));
    }
    emit changed();
}

} // namespace readyscope

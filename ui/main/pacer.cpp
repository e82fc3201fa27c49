// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/pacer.h"

#include "ui/main/capturepage.h"
#include "ui/sockets/sockettableview.h"

#include <algorithm>

namespace readyscope {

namespace {
constexpr Nanos kFiguresNanos = std::chrono::nanoseconds(Pacer::kFigures).count();
constexpr std::chrono::milliseconds kRates{RateMeter::kLeast / kMillisecond + 20};
} // namespace

Pacer::Pacer(EngineThread& engine, CapturePage& page, QObject* parent)
    : QObject(parent), m_engine(engine), m_page(page) {
    m_tick.setSingleShot(true);
    connect(&engine, &EngineThread::advanced, this, &Pacer::refresh);
    connect(&m_tick, &QTimer::timeout, this, &Pacer::tick);
}

void Pacer::setSeen(bool seen) {
    if (seen == m_seen)
        return;
    m_seen = seen;
    if (seen)
        refresh();
    else
        m_tick.stop();
}

void Pacer::refresh() {
    if (!m_seen)
        return;
    const auto snapshot = m_page.source().snapshot();
    if (m_page.isVisible())
        m_page.refresh(snapshot);
    tellFigures(snapshot->totals(), monotonicNow());
    planTick();
}

void Pacer::tick() {
    const auto snapshot = m_page.source().snapshot();
    if (m_page.isVisible())
        m_page.refreshNumbers(snapshot);
    tellFigures(snapshot->totals(), monotonicNow());
    planTick();
}

void Pacer::tellFigures(const TraceTotals& totals, Nanos now) {
    if (!m_page.isLive()) { // nothing of it goes on
        m_told = totals;
        emit figures(totals, {});
        return;
    }
    const bool newRates = m_meter.take({totals, m_engine.cpuTime(), now});
    if (totals == m_told && !newRates)
        return;
    m_owing = now - m_toldAt < kFiguresNanos;
    if (m_owing)
        return;
    m_told = totals;
    m_toldAt = now;
    emit figures(totals, m_meter.rates());
}

void Pacer::planTick() {
    auto next = std::chrono::milliseconds::max();
    if (!m_page.isLive()) {
        m_tick.stop();
        return;
    }
    if (m_page.isVisible() && m_page.table().needsTicking())
        next = m_page.table().tickInterval();
    if (m_owing)
        next = std::min(next, kFigures);
    if (!m_meter.rates().areZero())
        next = std::min(next, kRates);
    if (next == std::chrono::milliseconds::max())
        m_tick.stop();
    else
        m_tick.start(std::max(next, kFigures)); // a person reads no faster, and each wakes the machine
}

} // namespace readyscope

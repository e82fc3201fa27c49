// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/sampletrace.h"

#include <array>
#include <cmath>

namespace readyscope::bench {

namespace {

constexpr double kMeanBurst = 200;
constexpr double kMeanGap = 10e3;
constexpr double kMeanSilence = 20e6;
constexpr SocketId kBusy = 4;
constexpr std::array kRare{Events::Pri, Events::RdHup, Events::Hup, Events::Err, Events::Nval};

} // namespace

double SampleTrace::chance() { return static_cast<double>(m_dice() >> 11) * 0x1p-53; }

Nanos SampleTrace::exponential(double mean) { return static_cast<Nanos>(-mean * std::log(1 - chance())); }

Events SampleTrace::bit() {
    const std::uint64_t percent = m_dice() % 100;
    if (percent < 60)
        return Events::In;
    return percent < 90 ? Events::Out : kRare[m_dice() % kRare.size()];
}

void SampleTrace::begin() {
    m_left = 1 + exponential(kMeanBurst - 1);
    m_busy = below(m_sockets);
    m_time += exponential(kMeanSilence);
}

Transition SampleTrace::next() {
    if (m_left == 0)
        begin();
    --m_left;
    m_time += exponential(kMeanGap);
    const bool busy = m_dice() % 4 != 0;
    Transition transition;
    transition.time = m_time;
    transition.socket = 1 + (busy ? (m_busy + below(kBusy)) % m_sockets : below(m_sockets));
    Events& state = m_states[transition.socket];
    transition.previous = state;
    transition.revents = state = state ^ bit();
    return transition;
}

} // namespace readyscope::bench

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the tool bar and the Capture menu offer, in the same order and words.

#include "core/engine/engine.h"
#include "ui/common/texts.h"

#include <QCoreApplication>

#include <array>

namespace readyscope {

inline constexpr std::array<Nanos, 7> kUsualTimeouts{
    kInfinite, 0, kMillisecond, 5 * kMillisecond, 10 * kMillisecond, 100 * kMillisecond, kSecond};

inline QString timeoutText(Nanos timeout) {
    return timeout == kInfinite ? QCoreApplication::translate("readyscope", "infinite") : durationText(timeout);
}

// "Transitions, resample 2 ms": the period matters in this mode only.
inline QString modeWithPeriod(const EngineSettings& settings) {
    if (settings.mode == Mode::EveryReturn)
        return modeText(settings.mode);
    return QCoreApplication::translate("readyscope", "%1, resample %2")
        .arg(modeText(settings.mode), durationText(settings.resample));
}

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/scaleglide.h"

#include <QApplication>
#include <QStyle>
#include <QWidget>

#include <cmath>

namespace readyscope {

TimeScale glided(const TimeScale& from, const TimeScale& to, double share) {
    if (share >= 1)
        return to;
    const auto first = static_cast<long double>(from.span());
    const auto last = static_cast<long double>(to.span());
    const long double span = first * std::pow(last / first, static_cast<long double>(share));
    // Where the span has changed by a part, the left edge has moved by the same part: a fixed point stays fixed.
    const long double part =
        from.span() == to.span() ? static_cast<long double>(share) : (span - first) / (last - first);
    const auto moved = static_cast<Nanos>(static_cast<long double>(to.from() - from.from()) * part);
    return TimeScale(from.from() + moved, static_cast<Nanos>(span), to.width());
}

bool wantsAnimation(const QWidget& widget) {
    return widget.isVisible() && QApplication::isEffectEnabled(Qt::UI_General) &&
           widget.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &widget) > 0;
}

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/timelinetip.h"

#include "ui/common/texts.h"
#include "ui/timeline/enginegeometry.h"

#include <algorithm>

namespace readyscope {

namespace {

QString timeoutText(Nanos timeout) { return timeout == kInfinite ? TipWriter::tr("infinite") : durationText(timeout); }

QString outcomeOf(const Wait& wait) {
    const QString call = backendText(wait.backend);
    if (wait.error != 0)
        return TipWriter::tr("%1 failed: %2").arg(call, interruptText(wait));
    if (wait.byCommand)
        return TipWriter::tr("%1 ended by a command").arg(call);
    if (wait.timedOut())
        return TipWriter::tr("%1 timed out, 0 ready").arg(call);
    const QString ready = countText(static_cast<std::uint64_t>(std::max(0, wait.ready)));
    if (wait.kind == WaitKind::Ask)
        return TipWriter::tr("%1 asked all once, %2 ready").arg(call, ready);
    if (wait.kind == WaitKind::Resample)
        return TipWriter::tr("%1 resampled, %2 ready").arg(call, ready);
    return TipWriter::tr("%1 returned, %2 ready").arg(call, ready);
}

QString timeoutsOf(const Wait& wait) {
    if (wait.kind != WaitKind::Loop)
        return TipWriter::tr("timeout 0, beside the loop");
    QString text = TipWriter::tr("timeout %1").arg(timeoutText(wait.timeout));
    if (wait.passed != wait.timeout)
        text += TipWriter::tr(", passed %1").arg(timeoutText(wait.passed));
    if (wait.left != kNoTime)
        text += TipWriter::tr(", left %1").arg(durationText(wait.left));
    return text;
}

} // namespace

TimelineTip TipWriter::engine(int column) const {
    TimelineTip tip;
    const Nanos at = m_scale.timeAt(column);
    const std::uint64_t end = m_snapshot.endWait();
    std::uint64_t position = m_snapshot.lowerBoundWait(at);
    // A return just left of the pointer is meant rather than the wait around it.
    if (position > m_snapshot.firstWait() &&
        column - m_scale.columnAt(m_snapshot.wait(position - 1).returned) <= m_reach)
        --position;
    if (position >= end)
        return tip;
    const Wait wait = m_snapshot.wait(position);
    if (wait.entered > latest(column))
        return tip;
    tip.title = outcomeOf(wait);
    tip.lines << tr("entered %1").arg(moment(wait.entered))
              << tr("returned %1, after %2").arg(moment(wait.returned), durationText(wait.returned - wait.entered))
              << timeoutsOf(wait);
    if (wait.maskNotAtomic)
        tip.lines << tr("signal mask set around the call, not by it");
    return tip;
}

TimelineTip TipWriter::marker(int column, int wordReach) const {
    TimelineTip tip;
    // The last one at or left of the pointer: its word stands right of it.
    for (const Marker& marker : m_snapshot.markers(m_scale.timeAt(column - wordReach), latest(column))) {
        if (m_scale.columnAt(marker.time) > column + m_reach)
            break;
        tip.title = markerText(marker);
        tip.lines = QStringList{
            tr("%1 at %2").arg(QString::fromStdString(std::string(nameOf(marker.kind))), moment(marker.time))};
    }
    return tip;
}

} // namespace readyscope

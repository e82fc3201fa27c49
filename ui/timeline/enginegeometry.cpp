// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/enginegeometry.h"

#include "core/text/errors.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>

namespace readyscope {

namespace {

QString text(std::string_view words) { return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size())); }

void addWaits(EngineGeometry& engine, const Snapshot& snapshot, const TimeScale& scale, std::uint64_t position) {
    for (; position < snapshot.endWait(); ++position) {
        const Wait wait = snapshot.wait(position);
        if (wait.entered >= scale.to())
            return;
        engine.waits.append({{scale.columnAt(wait.entered), scale.columnAt(wait.returned)}, wait});
    }
}

void addBins(EngineGeometry& engine, const Snapshot& snapshot, const TimeScale& scale, EngineBins& bins) {
    bins.read(snapshot, scale, engine.binWidth);
    engine.origin = bins.origin();
    engine.bins = bins.bins();
    for (const WaitBin& bin : engine.bins)
        engine.greatest = std::max(engine.greatest, bin.returned);
}

EngineFlag interruptFlag(const Wait& wait, int column) {
    EngineFlag flag;
    flag.shape = EngineFlag::Shape::Interrupt;
    flag.column = column;
    flag.text = interruptText(wait);
    return flag;
}

} // namespace

EngineGeometry engineGeometry(const Snapshot& snapshot, const TimeScale& scale, int leastColumns, int binWidth,
                              EngineBins* kept) {
    EngineGeometry engine;
    engine.binWidth = binWidth;
    const std::uint64_t first = snapshot.lowerBoundWait(scale.from());
    engine.count = snapshot.lowerBoundWait(scale.to()) - first;
    engine.dense = engine.count > static_cast<std::uint64_t>(std::max(1, scale.width() / leastColumns));
    EngineBins own;
    if (engine.dense)
        addBins(engine, snapshot, scale, kept ? *kept : own);
    else
        addWaits(engine, snapshot, scale, first);
    return engine;
}

namespace {

// A signal that was raised is marked, and then interrupts: nearer than a word, the interrupt's flag says both.
constexpr int kWordColumns = 100;

bool isSaidBy(const EngineWait& wait, const Marker& marker, int column) {
    return wait.wait.error == EINTR && wait.wait.signal > 0 && marker.kind == MarkerKind::Signal &&
           marker.text == signalName(wait.wait.signal) && wait.columns.to >= column &&
           wait.columns.to < column + kWordColumns;
}

bool isSaidBy(const EngineGeometry& engine, const Marker& marker, int column) {
    return std::any_of(engine.waits.begin(), engine.waits.end(),
                       [&](const EngineWait& wait) { return isSaidBy(wait, marker, column); });
}

// Where waits are drawn as their density, the ones that were interrupted are looked up, within bounds.
constexpr int kMostNamed = 16;
constexpr std::uint64_t kMostLookedAt = 512;

void addInterruptsOfBins(QVector<EngineFlag>& flags, const Snapshot& snapshot, const TimeScale& scale,
                         const EngineGeometry& engine) {
    int named = 0;
    for (std::size_t bin = 0; bin < engine.bins.size() && named < kMostNamed; ++bin) {
        if (engine.bins[bin].interrupted == 0)
            continue;
        const int column = std::max(0, engine.origin + static_cast<int>(bin) * engine.binWidth);
        const std::uint64_t first = snapshot.lowerBoundWait(scale.timeAt(column));
        const std::uint64_t end = std::min(snapshot.endWait(), first + kMostLookedAt);
        for (std::uint64_t position = first; position < end; ++position)
            if (const Wait wait = snapshot.wait(position); wait.error != 0) {
                flags.append(interruptFlag(wait, column));
                ++named;
                break;
            }
    }
}

} // namespace

QVector<EngineFlag> engineFlags(const Snapshot& snapshot, const TimeScale& scale, const EngineGeometry& engine) {
    QVector<EngineFlag> flags;
    for (const Marker& marker : snapshot.markers(scale.from(), scale.to())) {
        if (isSaidBy(engine, marker, scale.columnAt(marker.time)))
            continue;
        EngineFlag flag;
        flag.shape = marker.kind == MarkerKind::Backend ? EngineFlag::Shape::Switch : EngineFlag::Shape::Marker;
        flag.column = scale.columnAt(marker.time);
        flag.text = markerText(marker);
        flags.append(flag);
    }
    for (const EngineWait& wait : engine.waits)
        if (wait.wait.error != 0)
            flags.append(interruptFlag(wait.wait, wait.columns.to));
    if (engine.dense)
        addInterruptsOfBins(flags, snapshot, scale, engine);
    std::stable_sort(flags.begin(), flags.end(),
                     [](const EngineFlag& a, const EngineFlag& b) { return a.column < b.column; });
    return flags;
}

QString markerText(const Marker& marker) {
    if (!marker.text.empty())
        return text(marker.text);
    if (!marker.from.empty() && !marker.to.empty())
        return QStringLiteral("%1 → %2").arg(text(marker.from), text(marker.to));
    if (!marker.to.empty())
        return text(marker.to);
    switch (marker.kind) {
    case MarkerKind::Start:
        return QCoreApplication::translate("EngineLane", "start");
    case MarkerKind::Stop:
        return QCoreApplication::translate("EngineLane", "stop");
    default:
        return text(nameOf(marker.kind));
    }
}

QString interruptText(const Wait& wait) {
    const QString name = text(errnoName(wait.error));
    return wait.signal > 0 ? name + QLatin1Char(' ') + QString::fromStdString(signalName(wait.signal)) : name;
}

} // namespace readyscope

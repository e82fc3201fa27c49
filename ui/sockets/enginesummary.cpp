// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sockets/enginesummary.h"

#include "core/text/errors.h"
#include "ui/common/texts.h"

#include <QCoreApplication>
#include <QStringList>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::EngineRow)
};

WaitBin waitsIn(const Snapshot& snapshot, Nanos from, Nanos to) {
    std::vector<WaitBin> bins;
    if (to > from)
        snapshot.waitBins(from, to, 1, bins);
    return bins.empty() ? WaitBin() : bins.front();
}

QString lastWords(const Snapshot& snapshot) {
    if (snapshot.endWait() == snapshot.firstWait())
        return Words::tr("nothing returned yet");
    const Wait wait = snapshot.wait(snapshot.endWait() - 1);
    if (wait.signal != 0)
        return Words::tr("last ended by %1").arg(QString::fromStdString(signalName(wait.signal)));
    if (wait.error != 0)
        return Words::tr("last failed: %1").arg(QString::fromStdString(std::string(errnoName(wait.error))));
    if (wait.timedOut())
        return Words::tr("last timed out");
    if (wait.byCommand)
        return Words::tr("last ended by a command");
    return Words::tr("last returned %1").arg(wait.ready);
}

QString viewWords(const WaitBin& bin) {
    const QString waits =
        bin.returned == 1 ? Words::tr("1 wait in view") : Words::tr("%1 waits in view").arg(countText(bin.returned));
    return bin.timedOut == 0 ? waits : Words::tr("%1, %2 timed out").arg(waits, countText(bin.timedOut));
}

QString beforeWords(const Snapshot& snapshot, Nanos now) {
    const Nanos begin = snapshot.totals().begin;
    const std::vector<Marker> markers = snapshot.markers(begin, now);
    for (auto marker = markers.rbegin(); marker != markers.rend(); ++marker)
        if (marker->kind == MarkerKind::Backend)
            return Words::tr("was %1 until %2")
                .arg(QString::fromStdString(marker->from), durationText(marker->time - begin));
    return {};
}

} // namespace

QString EngineSummary::spoken() const {
    QStringList parts{backend, before, last, inView, rate, interrupted};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

EngineSummary summaryOf(const Snapshot& snapshot, Backend backend, Nanos now, Nanos from, Nanos to) {
    const WaitBin viewed = waitsIn(snapshot, from, to);
    const WaitBin second = waitsIn(snapshot, now - kSecond, now + 1);
    EngineSummary summary;
    summary.backend = backendText(backend);
    summary.before = beforeWords(snapshot, now);
    summary.last = lastWords(snapshot);
    summary.inView = to > from ? viewWords(viewed) : QString();
    summary.rate = Words::tr("%1/s").arg(countText(second.returned));
    if (viewed.interrupted > 0)
        summary.interrupted = Words::tr("%1 EINTR").arg(countText(viewed.interrupted));
    summary.isBusy = second.returned > 0;
    return summary;
}

} // namespace readyscope

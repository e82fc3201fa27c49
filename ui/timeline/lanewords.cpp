// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lanepainter.h"

#include "core/text/errors.h"
#include "ui/common/texts.h"

#include <QCoreApplication>

namespace readyscope {

namespace {

QString reasonOf(const SocketInfo& info) {
    return info.problem->detail.empty() ? problemOf(info) : QString::fromStdString(info.problem->detail);
}

} // namespace

BlankWord wordAfterWatch(const LaneBlank& blank, const SocketInfo& info) {
    const bool reasonKnown = blank.isLast && info.problem;
    LaneBlank neverWatched = blank;
    switch (blank.end) {
    case WatchEnd::Open: // never watched: only a failure to open says why
        if (!reasonKnown)
            return {};
        neverWatched.end = info.state == SocketState::Unsupported ? WatchEnd::Unsupported : WatchEnd::Failed;
        return wordAfterWatch(neverWatched, info);
    case WatchEnd::Closed:
        return {QCoreApplication::translate("LanePainter", "closed"), false};
    case WatchEnd::Failed:
        if (reasonKnown && info.problem->errnum != 0)
            return {QCoreApplication::translate("LanePainter", "failed: %1")
                        .arg(QString::fromUtf8(errnoName(info.problem->errnum).data())),
                    false};
        return {QCoreApplication::translate("LanePainter", "failed"), false};
    case WatchEnd::Unsupported:
        return {reasonKnown ? QCoreApplication::translate("LanePainter", "refused: %1").arg(reasonOf(info))
                            : QCoreApplication::translate("LanePainter", "refused"),
                true};
    case WatchEnd::Stopped:
        return {QCoreApplication::translate("LanePainter", "stopped"), false};
    }
    return {};
}

QString wordBeforeWatch(const LaneBlank& blank) {
    if (blank.afterWatch && blank.end == WatchEnd::Stopped)
        return QCoreApplication::translate("LanePainter", "started");
    return blank.accepted ? QCoreApplication::translate("LanePainter", "accepted")
                          : QCoreApplication::translate("LanePainter", "opened");
}

} // namespace readyscope

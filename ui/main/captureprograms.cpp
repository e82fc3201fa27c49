// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main/captureprograms.h"

#include "core/engine/enginethread.h"
#include "ui/common/texts.h"
#include "ui/main/controller.h"

#include <QCoreApplication>

#include <algorithm>

namespace readyscope {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(readyscope::CapturePrograms)
};

} // namespace

CaptureOutline outlineOf(const Controller& controller, const QList<int>& blockedSignals) {
    CaptureOutline outline;
    const EngineSettings settings = controller.engine().settings();
    outline.backend = settings.backend;
    outline.timeout = settings.timeout;
    outline.blockedSignals = {blockedSignals.begin(), blockedSignals.end()};
    QList<SocketId> sockets = controller.sockets();
    std::ranges::sort(sockets);
    for (const SocketId id : sockets) {
        const SocketInfo info = controller.info(id);
        outline.sockets.push_back({info.name, info.kind, info.address, info.interest});
    }
    return outline;
}

QVector<ProgramChoice> capturePrograms(const CaptureOutline& outline) {
    QVector<ProgramChoice> choices;
    for (const Backend backend : kBackends)
        choices.append({Words::tr("This capture: %1").arg(backendText(backend)), QStringLiteral("capture"),
                        [outline, backend] {
                            CaptureOutline other = outline;
                            other.backend = backend;
                            return captureProgramOf(other);
                        },
                        Words::tr("It opens the same addresses: what this capture has bound must be closed first.")});
    return choices;
}

int captureProgramIndex(Backend backend) {
    return static_cast<int>(std::ranges::find(kBackends, backend) - kBackends.begin());
}

} // namespace readyscope

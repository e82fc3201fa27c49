// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/frameapplication.h"

#include "tests/bench/median.h"
#include "tests/bench/owntime.h"

#include <QTimer>
#include <QWidget>

#include <cstdio>

namespace readyscope::bench {

FrameApplication::FrameApplication(int& argc, char** argv) : QApplication(argc, argv) {
    setApplicationName(QStringLiteral("readyscope"));
    setOrganizationName(QStringLiteral("readyscope"));
}

bool FrameApplication::notify(QObject* receiver, QEvent* event) {
    const bool isFrame = event->type() == QEvent::UpdateRequest && receiver->isWidgetType();
    const bool taken = QApplication::notify(receiver, event);
    if (isFrame) {
        const Nanos now = ownNow();
        m_frames.push_back(now - m_last);
        m_last = now;
    }
    return taken;
}

FrameApplication::Run FrameApplication::run(std::chrono::milliseconds duration) {
    // Not quit(), which closes the windows.
    QTimer::singleShot(duration, Qt::PreciseTimer, this, [] { QCoreApplication::exit(); });
    m_frames.clear();
    const Nanos from = monotonicNow();
    const Nanos own = m_last = ownNow();
    exec();
    Run run;
    run.frames = std::move(m_frames);
    run.seconds = static_cast<double>(monotonicNow() - from) / 1e9;
    run.share = static_cast<double>(ownNow() - own) / 1e9 / run.seconds;
    return run;
}

void printFrames(const FrameApplication::Run& run) {
    std::printf(" %.1f / %.1f / %.1f | %.0f |", milliseconds(median(run.frames)),
                milliseconds(quantile(run.frames, 0.99)), milliseconds(quantile(run.frames, 1)),
                static_cast<double>(run.frames.size()) / run.seconds);
}

} // namespace readyscope::bench

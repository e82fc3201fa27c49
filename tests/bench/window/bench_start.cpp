// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the process to the end of the window's first painting: this program starts itself again, as the
// program starts its window. On the platform that Qt finds, so with QT_QPA_PLATFORM=offscreen and under Xvfb. Beside it
// an empty widget of the same size.
//
//   bench_start [ROUNDS]   (21)

#include "tests/bench/median.h"

#include "core/engine/engine.h"
#include "core/readiness/clock.h"
#include "core/socket/descriptorlimit.h"
#include "ui/main/runwindow.h"

#include <QApplication>
#include <QEvent>
#include <QTemporaryDir>
#include <QTimer>
#include <QWidget>

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include <sys/wait.h>
#include <unistd.h>

using namespace readyscope;
using namespace readyscope::bench;

namespace {

constexpr QSize kSize(1'440, 900);

// Writes to standard output when the first painting has ended, and ends the program.
class FirstPaint final : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint && watched->isWidgetType() && !m_seen) {
            m_seen = true;
            // What is painted is on the screen once the event that asked for it is over.
            QMetaObject::invokeMethod(
                this,
                [] {
                    const Nanos now = monotonicNow();
                    if (::write(STDOUT_FILENO, &now, sizeof now) == sizeof now)
                        ::_exit(0);
                    ::_exit(1);
                },
                Qt::QueuedConnection);
        }
        return false;
    }

private:
    bool m_seen = false;
};

void watchFirstPaint() {
    QCoreApplication::instance()->installEventFilter(new FirstPaint(QCoreApplication::instance()));
}

int plainWindow(int& argc, char** argv) {
    const QApplication application(argc, argv);
    QWidget widget;
    widget.resize(kSize);
    widget.show();
    return QApplication::exec();
}

int realWindow(int& argc, char** argv) {
    blockUserSignals();
    raiseDescriptorLimit();
    return runWindow({}, argc, argv);
}

Nanos startOnce(const char* program, const char* what) {
    int ends[2];
    if (::pipe(ends) != 0)
        std::abort();
    const Nanos started = monotonicNow();
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDOUT_FILENO);
        ::execl(program, program, what, nullptr);
        ::_exit(1);
    }
    ::close(ends[1]);
    Nanos painted = 0;
    const bool told = ::read(ends[0], &painted, sizeof painted) == sizeof painted;
    ::close(ends[0]);
    ::waitpid(child, nullptr, 0);
    if (!told) {
        std::fprintf(stderr, "bench_start: the window was never painted\n");
        std::exit(1);
    }
    return painted - started;
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watchFirstPaint)

int main(int argc, char** argv) {
    const std::string_view what = argc > 1 ? argv[1] : "";
    if (what == "plain")
        return plainWindow(argc, argv);
    if (what == "window")
        return realWindow(argc, argv);
    const QTemporaryDir folder;
    ::setenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit().constData(), 1);
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 21;
    std::vector<Nanos> plain;
    std::vector<Nanos> window;
    for (int round = 0; round < rounds; ++round) {
        plain.push_back(startOnce("/proc/self/exe", "plain"));
        window.push_back(startOnce("/proc/self/exe", "window"));
    }
    const char* const platform = std::getenv("QT_QPA_PLATFORM");
    std::printf("| %s |", platform != nullptr ? platform : "X11");
    for (const auto& all : {window, plain})
        std::printf(" %.0f / %.0f |", static_cast<double>(median(all)) / 1e6,
                    static_cast<double>(quantile(all, 0.9)) / 1e6);
    std::printf("\n");
    return 0;
}

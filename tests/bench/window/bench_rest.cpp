// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the program takes while nothing changes: it is started as the user starts it, with a listener that nobody
// connects to, and the kernel says what its threads used (/proc/PID/task, schedstat and voluntary_ctxt_switches).
//
//   bench_rest [SECONDS]   (20)

#include "core/engine/engine.h"
#include "core/readiness/clock.h"
#include "core/socket/descriptorlimit.h"
#include "ui/main/runwindow.h"

#include <QTemporaryDir>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include <sys/wait.h>
#include <unistd.h>

using namespace readyscope;

namespace {

constexpr unsigned kSettles = 5; // seconds, from its start

int window(int& argc, char** argv) {
    blockUserSignals();
    raiseDescriptorLimit();
    WindowOptions options;
    options.sockets.push_back(std::get<Address>(parseAddress("tcp-listen:127.0.0.1:0")));
    return runWindow(options, argc, argv);
}

struct Spent {
    Nanos processor = 0;
    long ownWakes = 0; // of the first thread, the window's
    long wakes = 0;
};

Spent spentBy(pid_t process) {
    Spent spent;
    const std::string first = std::to_string(process);
    for (const auto& task : std::filesystem::directory_iterator("/proc/" + first + "/task")) {
        Nanos ran = 0;
        std::ifstream(task.path() / "schedstat") >> ran;
        spent.processor += ran;
        std::ifstream status(task.path() / "status");
        for (std::string line; std::getline(status, line);) {
            constexpr std::string_view kWord = "voluntary_ctxt_switches:";
            if (!line.starts_with(kWord))
                continue;
            const long wakes = std::atol(line.c_str() + kWord.size());
            spent.wakes += wakes;
            spent.ownWakes += task.path().filename() == first ? wakes : 0;
        }
    }
    return spent;
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::string_view(argv[1]) == "window")
        return window(argc, argv);
    const unsigned seconds = argc > 1 ? static_cast<unsigned>(std::atoi(argv[1])) : 20;
    const QTemporaryDir folder;
    ::setenv("XDG_CONFIG_HOME", folder.path().toLocal8Bit().constData(), 1);
    const pid_t child = ::fork();
    if (child == 0) {
        ::execl("/proc/self/exe", argv[0], "window", nullptr);
        ::_exit(1);
    }
    ::sleep(kSettles);
    const Spent before = spentBy(child);
    ::sleep(seconds);
    const Spent after = spentBy(child);
    ::kill(child, SIGTERM);
    int status = 0;
    ::waitpid(child, &status, 0);
    if (after.processor < before.processor || before.processor == 0) {
        std::fprintf(stderr, "bench_rest: the window has ended by itself\n");
        return 1;
    }
    const char* const platform = std::getenv("QT_QPA_PLATFORM");
    std::printf("| %s | %.3f %% | %.1f | %.1f |\n", platform != nullptr ? platform : "X11",
                static_cast<double>(after.processor - before.processor) / seconds / 1e9 * 100,
                static_cast<double>(after.ownWakes - before.ownWakes) / seconds,
                static_cast<double>(after.wakes - before.wakes) / seconds);
    return 0;
}

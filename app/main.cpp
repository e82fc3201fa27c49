// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backends.h"
#include "app/commandline.h"
#include "app/record.h"
#include "app/tell.h"
#include "core/engine/engine.h"
#include "core/socket/descriptorlimit.h"
#ifdef READYSCOPE_HAS_WINDOW
#include "ui/main/runwindow.h"
#endif

#include <cstdio>

#include <signal.h>

namespace {

using namespace readyscope;

void setEndingSignals(int how) {
    sigset_t ending{};
    ::sigemptyset(&ending);
    ::sigaddset(&ending, SIGINT);
    ::sigaddset(&ending, SIGTERM);
    ::pthread_sigmask(how, &ending, nullptr);
}

int window(const WindowOptions& options, int& argc, char** argv) {
#ifdef READYSCOPE_HAS_WINDOW
    return runWindow(options, argc, argv);
#else
    static_cast<void>(options);
    static_cast<void>(argc);
    static_cast<void>(argv);
    tell("this build has no window: use record or backends (--help)");
    return 2;
#endif
}

int say(const Said& said) {
    if (said.status == 0)
        std::fputs(said.text.c_str(), stdout);
    else
        tell(said.text);
    return said.status;
}

} // namespace

int main(int argc, char** argv) {
    // They end a capture cleanly whenever they come, so they wait from the first moment until it can take them.
    setEndingSignals(SIG_BLOCK);
    blockUserSignals();
    raiseDescriptorLimit();
    const bool outputIsOpen = reserveStandardDescriptors();
    const Invocation invocation = parseCommandLine(argc, argv);
    if (const auto* options = std::get_if<RecordOptions>(&invocation))
        return record(*options, outputIsOpen);
    setEndingSignals(SIG_UNBLOCK);
    if (const auto* options = std::get_if<WindowOptions>(&invocation))
        return window(*options, argc, argv);
    if (const auto* said = std::get_if<Said>(&invocation))
        return say(*said);
    return listBackends();
}

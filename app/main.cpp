// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/backends.h"
#include "app/commandline.h"
#include "app/lab.h"
#include "app/record.h"
#include "app/tell.h"
#include "core/engine/engine.h"
#include "core/lab/models/modelworker.h"
#include "core/socket/descriptorlimit.h"
#ifdef READYSCOPE_HAS_WINDOW
#include "ui/main/runwindow.h"
#endif

#include <cstdio>
#include <span>
#include <string_view>

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
    tell("this build has no window: use record, lab or backends (--help)");
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
    if (argc > 1 && std::string_view(argv[1]) == ModelWorker::kArgument) {
        raiseDescriptorLimit();
        return runModelWorker(std::span<const char* const>(argv, argv + argc).subspan(2));
    }
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
    if (const auto* options = std::get_if<LabOptions>(&invocation))
        return lab(*options);
    return listBackends();
}

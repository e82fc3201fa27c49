// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/captureheader.h"

#include <sys/utsname.h>

namespace readyscope {

CaptureHeader headerFor(const EngineSettings& settings) {
    utsname system{};
    ::uname(&system);
    CaptureHeader header;
    header.program = "readyscope " READYSCOPE_VERSION;
    header.host = system.nodename;
    header.kernel = std::string(system.sysname) + ' ' + system.release;
    header.clock = readClockPair();
    header.backend = settings.backend;
    header.timeout = settings.timeout;
    header.mode = settings.mode;
    return header;
}

} // namespace readyscope

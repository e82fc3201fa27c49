// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/timerslack.h"

#include <sys/prctl.h>

namespace readyscope {

Nanos timerSlack() {
    const int slack = ::prctl(PR_GET_TIMERSLACK, 0, 0, 0, 0);
    return slack < 0 ? 0 : slack;
}

} // namespace readyscope

// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Performs steps on real descriptors: loopback only, ports that the kernel chooses, nothing that blocks. Whatever was
// made is closed at the end, temporary files go, and the thread gets its signal mask back. One thread.

#include "core/lab/steps.h"
#include "core/readiness/result.h"

#include <memory>
#include <string>

namespace readyscope::semantics {

struct Scene;

class Stage {
public:
    Stage();
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;
    ~Stage();

    // Fails where the kernel did other than the step says; the subject of the error is the step. A step that was
    // not checked (checkStep()) may name a descriptor that is not there: EBADF.
    Status perform(const Step& step);
    // What the last one gave, foretold or not: bytes that it moved, or the errno(3) that it failed with.
    struct Gave {
        long amount = 0;
        int error = 0;
    };
    Gave gave() const { return m_gave; }

    // A step that awaits something ends with ECANCELED as this descriptor is readable. Before the first step.
    void setInterrupt(int fd);

    // The number of the descriptor of that name, also after its close; -1 where there was none.
    int number(const std::string& name) const;

private:
    std::unique_ptr<Scene> m_scene;
    Gave m_gave;
};

} // namespace readyscope::semantics

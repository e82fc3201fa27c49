// SPDX-FileCopyrightText: 2026 The Readyscope developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/shortslice.h"

#include <cstdint>

#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace readyscope {

namespace {

constexpr std::uint64_t kSlice = 100'000; // ns: the least that the kernel takes

// struct sched_attr in its first version, of which not every C library has a declaration.
struct Attributes {
    std::uint32_t size = sizeof(Attributes);
    std::uint32_t policy = 0;
    std::uint64_t flags = 0;
    std::int32_t nice = 0;
    std::uint32_t priority = 0;
    std::uint64_t runtime = 0;
    std::uint64_t deadline = 0;
    std::uint64_t period = 0;
};
static_assert(sizeof(Attributes) == 48);

} // namespace

bool askForShortSlice() {
    Attributes own;
    if (::syscall(SYS_sched_getattr, 0, &own, sizeof own, 0U) != 0 || own.policy != SCHED_OTHER)
        return false;
    own.size = sizeof own;
    own.runtime = kSlice;
    return ::syscall(SYS_sched_setattr, 0, &own, 0U) == 0;
}

} // namespace readyscope
